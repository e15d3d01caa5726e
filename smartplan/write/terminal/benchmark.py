"""The answer of `benchmark` on the screen: a league a class, then what stands out."""

from collections.abc import Collection, Iterable, Iterator, Sequence

from rich.cells import cell_len, set_cell_size
from rich.console import Console
from rich.table import Table
from rich.text import Text

from smartplan.core.panel import Distribution, Group, Judged, League, Standing
from smartplan.write.digits import digits_of
from smartplan.write.terminal.movers import MARK, averages, movers, restated, turnover
from smartplan.write.terminal.screen import a_few, light_table, print_line
from smartplan.write.visible import visible
from smartplan.write.words import Words, later

NAME, BAND = 2, 4
"""The places of two columns of a league."""
NARROW = 12
"""Where less is left for the name of a city, rich decides what else makes way."""
LISTED, NAMED = 12, 5
"""So many of a kind are listed, and so many cities are named in a line; JSON has all."""
CLASS_WORDS = {
    "kota": later("cities (kota)"),
    "kabupaten": later("regencies (kabupaten)"),
    "provinsi": later("provinces"),
    "instansi": later("institutions"),
}
FLAG_WORDS = {
    "redundant": later("correlate so much that they count the same thing twice"),
    "opposed": later("run against each other"),
}
PART_WORDS = {
    "opposed": later("runs against its own group"),
    "weak": later("is hardly heard in its group"),
    "misplaced": later("goes with {elsewhere} more than with its own group"),
}


def show_benchmark(console: Console, judged: Judged, words: Words) -> None:
    """Print the leagues of a cohort, what was done within it, its outliers, and how its parts fit."""
    for league in judged.leagues:
        print_line(console, Text(heading(league, words), style="bold"))
        rows = [row(league, standing, words) for standing in league.standings]
        show_league(console, headings(words), rows, (BAND,))
        console.print()
    said = (*averages(judged, words), *movers(judged, words), *map(Text, turnover(judged, words)))
    said += (*restated(judged, words), *within(judged, words))
    told = (*said, *outliers(judged, words), *coherence(judged, words))
    for line in told:
        print_line(console, line)
    if told:
        console.print()


def heading(league: League, words: Words) -> str:
    """Name a league: framework, year, class, how many cities."""
    name = league.name
    unnamed = words("all cities") if league.is_whole else words("other cities")
    named = words(CLASS_WORDS[name]) if name in CLASS_WORDS else visible(name or unnamed)
    count = words.plural("{count} city", "{count} cities", len(league.standings))
    round_ = "" if league.round is None else words(" (round {number})", number=league.round)
    return f"{words.title(league.framework.title)} {league.year}{round_} · {named} · {count}"


def headings(words: Words) -> tuple[str, ...]:
    """Return the heads of the columns of a league."""
    return (
        words("Rank"),
        words("between"),
        words("City"),
        words("Index"),
        words("Band"),
        words("to the leader"),
        words("to peers"),
        words("Cov."),
    )


def row(league: League, standing: Standing, words: Words) -> tuple[str, ...]:
    """Return one city of a league as its columns."""
    digits, figures = digits_of(league.framework), standing.figures
    low, high = standing.rank_low, standing.rank_high
    return (
        "–" if standing.rank is None else words.number(standing.rank, 0),
        "–" if low is None or high is None else between(low, high, words),
        visible(standing.member.assessment.city.name) + (f" {MARK}" if standing.member.restated else ""),
        words.number(figures.reported, digits),
        figures.band or "",
        words.number(standing.to_leader, digits),
        words.number(standing.to_median, digits, signed=True),
        words.percent(figures.coverage),
    )


def between(low: int, high: int, words: Words) -> str:
    """Return an interval of ranks; one number where it has one rank only."""
    ends = [words.number(low, 0), words.number(high, 0)]
    return ends[0] if low == high else "–".join(ends)


def _table(titles: Sequence[str], rows: Iterable[Sequence[str]], left: Collection[int]) -> Table:
    table = light_table()
    table.expand = True
    for place, title in enumerate(titles):
        if place == NAME:
            table.add_column(title, ratio=1, no_wrap=True, overflow="ellipsis")
        else:
            table.add_column(title, justify="left" if place in left else "right", no_wrap=True)
    for row in rows:
        table.add_row(*row)
    return table


def show_league(
    console: Console, titles: Sequence[str], rows: Sequence[Sequence[str]], left: Collection[int] = ()
) -> None:
    """Print a league: figures to the right, the name of the city takes what is left.

    It is laid out here, for rich takes ten times as long, which thousands of cities feel.

    Args:
        console: where.
        titles: of the columns; the third is the name.
        rows: of cells.
        left: columns of words, by their place.
    """
    cells = [titles, *rows]
    widths = [max(map(cell_len, column)) for column in zip(*cells, strict=True)]
    widths[NAME] = console.width - sum(widths) + widths[NAME] - len(widths) + 1
    if widths[NAME] < NARROW:
        console.print(_table(titles, rows, left))
        return
    lines = [
        " ".join(
            _padded(cell, width, to_left=place in left or place == NAME)
            for place, (cell, width) in enumerate(zip(line, widths, strict=True))
        )
        for line in cells
    ]
    text = Text("\n".join(lines), no_wrap=True, overflow="ignore", end="\n")
    text.stylize("bold", 0, len(lines[0]))
    console.print(text, crop=False)


def _padded(cell: str, width: int, *, to_left: bool) -> str:
    length = cell_len(cell)
    if length > width:
        return set_cell_size(cell, width - 1) + "…"
    return cell + " " * (width - length) if to_left else " " * (width - length) + cell


def within(judged: Judged, words: Words) -> Iterator[Text]:
    """Say what was filled in and treated within the cohort."""
    steps = judged.cohort.steps
    if steps is None:
        return
    if steps.filled.any():
        yield Text(
            words(
                "{values} unknown values were filled in, in {indicators} indicators",
                values=words.number(int(steps.filled.sum()), 0),
                indicators=words.number(int(steps.filled.any(axis=0).sum()), 0),
            )
        )
    named = {
        "winsorised": later("Outliers pulled in: {indicators}"),
        "log": later("Put on a logarithmic scale: {indicators}"),
        "left": later("Skewed, and left as they are: {indicators}"),
    }
    for kind, sentence in named.items():
        found = [f"{t.id} ({t.points})" if t.points else t.id for t in steps.treatments if t.kind == kind]
        if found:
            yield Text(words(sentence, indicators=", ".join(found)))


def outliers(judged: Judged, words: Words) -> Iterator[Text]:
    """List the cities that answer far outside what the others do."""
    found = [each for each in judged.distributions if each.outliers]
    if not found:
        return
    yield Text(words("Far outside what the others answer"), style="bold")
    for each in found[:LISTED]:
        yield Text("  " + _outlier(each, words), no_wrap=True, overflow="ellipsis")
    if len(found) > LISTED:
        yield Text("  " + words("and {count} more", count=len(found) - LISTED))


def _outlier(each: Distribution, words: Words) -> str:
    return words(
        "{indicator}: {cities} (half of all are between {low} and {high})",
        indicator=each.item.id,
        cities=a_few(each.outliers, NAMED, words),
        low=words.plain(each.lower_quartile, 3),
        high=words.plain(each.upper_quartile, 3),
    )


def coherence(judged: Judged, words: Words) -> Iterator[Text]:
    """Say of every group whether its parts belong together."""
    if judged.coherence is None:
        return
    yield Text(words("Do the parts of the framework belong together?"), style="bold")
    for group in judged.coherence:
        yield Text("  " + _alpha(group, words))
        yield from (Text(f"    {line}") for line in _flagged(group, words))


def _alpha(group: Group, words: Words) -> str:
    return words(
        "{group}: Cronbach's alpha {alpha} over {cities} cities",
        group=f"{group.item.id} {words.title(group.item.title)}",
        alpha=words.number(group.alpha, 2),
        cities=words.number(group.cities, 0),
    )


def _flagged(group: Group, words: Words) -> Iterator[str]:
    for part in group.parts:
        for flag in part.flags:
            said = words(PART_WORDS[flag], elsewhere=part.elsewhere)
            own, there = words.number(part.r, 2), words.number(part.r_elsewhere, 2)
            yield f"{part.item.id} {said} (r = {f'{there} > {own}' if flag == 'misplaced' else own})"
    for pair in group.pairs:
        if pair.flag is not None:
            yield words(
                "{one} and {other} {what}",
                one=pair.one,
                other=pair.other,
                what=words(FLAG_WORDS[pair.flag]) + f" (r = {words.number(pair.r, 2)})",
            )
