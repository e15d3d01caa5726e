"""The answer of `diff` on the screen: the comparable core beside the official change, and what made it."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from rich.console import Console
from rich.table import Table
from rich.text import Text

from smartplan.core.changes import Change, Changes, shown
from smartplan.core.scores import Scores
from smartplan.write.digits import digits_of
from smartplan.write.terminal.screen import blocks, light_table, print_line
from smartplan.write.words import Words, later

PART_WORDS = (
    later("scores: answered differently"),
    later("weights: the same indicators weighed differently"),
    later("framework: indicators added, dropped, split, redefined"),
    later("scope: became unknown or not applicable, or the reverse"),
)
VERDICT_WORDS = {
    "identical": later("identical"),
    "relabelled": later("relabelled"),
    "rescaled": later("rescaled"),
    "reweighted": later("reweighted"),
    "redefined": later("redefined"),
    "split": later("split"),
    "merged": later("merged"),
    "new": later("new"),
    "retired": later("retired"),
    "not_comparable": later("not comparable"),
}
REASON_WORDS = {
    "not_scored_before": later("not scored before"),
    "not_scored_now": later("not scored now"),
    "not_scored_in_either": later("not scored in either"),
    "known_only_as_mean": later("known only as a mean"),
}
BAR = 20


def show_diff(console: Console, changes: Changes, words: Words, *, every: bool) -> None:
    """Print the headline, the split, and what became of the indicators; `every`: even if nothing."""
    for line in head(changes, words):
        print_line(console, line)
    console.print()
    console.print(_parts(console, changes, words))
    console.print()
    console.print(_rows(changes, words, every=every))
    for line in _tail(changes, words, every=every):
        print_line(console, line)


def head(changes: Changes, words: Words) -> Iterator[Text]:
    """Say who, from when to when, the comparable core, and the official change beside it."""
    city = changes.new.assessment.city.name
    yield Text(f"{city}: {_side(changes.old)} → {_side(changes.new)}", style="bold")
    digits = digits_of(changes.new.framework)
    core = changes.comparable
    if core.delta is None:
        yield Text(words("Nothing is comparable between the two."), style="bold")
    else:
        yield Text(
            words(
                "Comparable core: {delta} ({old} → {new}), on {share} of the weight",
                delta=words.number(core.delta, digits, signed=True),
                old=words.number(core.old, digits),
                new=words.number(core.new, digits),
                share=words.percent(core.weight),
            ),
            style="bold",
        )
        yield from _pairing(changes, words)
    yield Text(
        words(
            "Index as published: {old} → {new}, exact change {delta}",
            old=words.number(changes.old.root.reported, digits),
            new=words.number(changes.new.root.reported, digits),
            delta=words.number(changes.delta, digits + 2, signed=True),
        )
    )
    yield from _bands(changes, words)


def _side(scores: Scores) -> str:
    assessment = scores.assessment
    parts = [
        str(assessment.year),
        *([f"#{assessment.round}"] if assessment.round else []),
        scores.framework.id,
    ]
    return " ".join([*parts, *([scores.track] if scores.track else [])])


def _pairing(changes: Changes, words: Words) -> Iterator[Text]:
    core = changes.comparable
    if core.ours:
        yield Text(
            words(
                "  of that weight {official} rest on a published pairing, {ours} on smartplan's own",
                official=words.percent(core.official),
                ours=words.percent(core.ours),
            )
        )


def _bands(changes: Changes, words: Words) -> Iterator[Text]:
    bands = changes.bands
    if bands.old is None or bands.new is None:
        return
    text = words("Band: {old} → {new}", old=bands.old.name, new=bands.new.name)
    if bands.by_cutoffs_alone:
        text += " " + words(
            "(by its cut-offs alone: the old figure would already be {new})", new=bands.new.name
        )
    yield Text(text)


def _parts(console: Console, changes: Changes, words: Words) -> Table:
    digits = digits_of(changes.new.framework) + 1
    total = shown(changes.parts.each, digits)
    table = light_table()
    table.add_column(words("What moved the index"))
    table.add_column(words("Points"), justify="right", no_wrap=True)
    table.add_column("", no_wrap=True)
    largest = max((abs(part) for part in total), default=Fraction(0)) or Fraction(1)
    for label, part in zip(PART_WORDS, total, strict=True):
        table.add_row(words(label), words.number(part, digits, signed=True), _bar(console, part / largest))
    table.add_row(words("together"), words.number(sum(total), digits, signed=True), "", style="bold")
    return table


def _bar(console: Console, share: Fraction) -> str:
    filled, light, _ = blocks(console)
    return (filled if share > 0 else light) * round(abs(float(share)) * BAR)


def _rows(changes: Changes, words: Words, *, every: bool) -> Table:
    digits = digits_of(changes.new.framework) + 1
    table = light_table()
    table.expand = True
    table.add_column(words("Indicator"), ratio=1, no_wrap=True, overflow="ellipsis")
    for heading in (words("Old"), words("New"), words("Points")):
        table.add_column(heading, justify="right", no_wrap=True)
    table.add_column(words("Verdict"), no_wrap=True, overflow="ellipsis", max_width=24)
    for row, points in with_points(changes.rows, digits):
        if every or points or row.verdict != "identical":
            table.add_row(
                row_name(row, words),
                words.plain(row.old, 2),
                words.plain(row.new, 2),
                words.number(points, digits, signed=True),
                verdict(row, words),
            )
    return table


def with_points(rows: Sequence[Change], digits: int) -> list[tuple[Change, Fraction]]:
    """Return the rows with their parts rounded so that they add up to the rounded change."""
    return list(zip(rows, shown([row.parts.total for row in rows], digits), strict=True))


def row_name(row: Change, words: Words) -> str:
    """Return the id and title of a row; of a retired one, the old title."""
    score = row.score or (row.ancestors[0] if row.ancestors else None)
    return f"{row.id} {words.title(score.item.title)}" if score else row.id


def verdict(row: Change, words: Words) -> str:
    """Return the verdict in words, with its reason."""
    said = words(VERDICT_WORDS[row.verdict])
    return f"{said}: {words(REASON_WORDS[row.reason])}" if row.reason else said


def _tail(changes: Changes, words: Words, *, every: bool) -> Iterator[Text]:
    still = sum(1 for row in changes.rows if row.verdict == "identical" and not row.parts.total)
    if still and not every:
        text = words.plural("{count} indicator did not move", "{count} indicators did not move", still)
        yield Text(text, style="dim")
