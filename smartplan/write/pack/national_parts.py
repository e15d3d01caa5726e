"""What the national report says beside the leagues: dimensions, provinces, movers, indicators."""

from collections.abc import Iterator, Sequence

from smartplan.core.model import ROOT, Framework
from smartplan.core.panel import Average, Cohort, Distribution, Judged, Move, means_of, scores_of
from smartplan.core.panel.array import known
from smartplan.write.charts import BAR, Multiples, Panel, Tick
from smartplan.write.digits import digits_of
from smartplan.write.document.model import (
    Block,
    Cell,
    Column,
    Figure,
    Lead,
    Row,
    Section,
    Table,
    row,
    said,
)
from smartplan.write.pack.case import class_name
from smartplan.write.words import Words

CLASSES = 8
"""Columns of a small panel."""
LISTED = 10
"""So many rises and so many falls are listed; the tables have all."""
MOST_CLASSES = 5
"""So many classes have a column of their own."""


def dimensions(judged: Judged, least: int, words: Words) -> Section:
    """Show how the cities are spread over each dimension, and the mean of every class."""
    cohort = judged.cohort
    items = [(item.id, words.title(item.title)) for item in cohort.framework.tree]
    columns = dict(zip(_ids(cohort), scores_of(cohort).T.tolist(), strict=True))
    groups = [(name, [known(value) for value in columns[id_]]) for id_, name in items]
    title = words("How the cities are spread over each dimension")
    sentence = words("Every column is a part of the scale; the higher it is, the more cities stand there.")
    chart = _multiples(cohort.framework, title, groups, least, words)
    table = _class_means(judged, items, least, words)
    figure = Figure("spread", chart, title, sentence, "", table)
    return Section("dimensions", words("Dimensions"), (figure,))


def _ids(cohort: Cohort) -> tuple[str, ...]:
    return (*(item.id for item, _ in cohort.framework.items()), ROOT)


def _multiples(
    framework: Framework,
    title: str,
    groups: Sequence[tuple[str, Sequence[float | None]]],
    least: int,
    words: Words,
) -> Multiples:
    panels = []
    for name, values in groups:
        there = [value for value in values if value is not None]
        told = bool(there) and len(there) >= least
        mean = sum(there) / len(there) if told else None
        count = words.plural("{count} city", "{count} cities", len(there))
        note = words("mean {mean}, {count}", mean=words.number(mean, digits_of(framework)), count=count)
        counts = _counts(framework, there if told else [])
        panels.append(Panel(name, counts, mean, note, _classes(framework, counts, words)))
    return Multiples(title, tuple(panels), _ticks(framework, words), _key(words))


def _key(words: Words) -> tuple[tuple[str, str], ...]:
    return ((BAR, words("Cities")), ("target", words("Mean")))


def _classes(framework: Framework, counts: Sequence[int], words: Words) -> tuple[str, ...]:
    """Say of each class from where to where it is, and how many cities are in it."""
    low, step = framework.scale.min, (framework.scale.max - framework.scale.min) / CLASSES
    return tuple(
        f"{words.plain(low + step * i)}–{words.plain(low + step * (i + 1))}: "
        + words.plural("{count} city", "{count} cities", count)
        for i, count in enumerate(counts)
    )


def _counts(framework: Framework, values: Sequence[float]) -> tuple[int, ...]:
    low, span = float(framework.scale.min), float(framework.scale.max - framework.scale.min)
    counts = [0] * CLASSES
    for value in values:
        counts[min(CLASSES - 1, max(0, int((value - low) / span * CLASSES)))] += 1
    return tuple(counts)


def _ticks(framework: Framework, words: Words) -> tuple[Tick, ...]:
    low, high = framework.scale.min, framework.scale.max
    return tuple(Tick(float(v), words.plain(v)) for v in (low, (low + high) / 2, high))


def _class_means(judged: Judged, items: Sequence[tuple[str, str]], least: int, words: Words) -> Table:
    """Return the means of each class and of all; of many classes only that of all."""
    cohort, digits = judged.cohort, digits_of(judged.cohort.framework)
    places = {id(member): place for place, member in enumerate(cohort.members)}
    groups = [
        (
            class_name(league.name, words, is_whole=league.is_whole),
            [places[id(each.member)] for each in league.standings],
        )
        for league in judged.leagues
        if not league.is_whole and len(judged.leagues) <= MOST_CLASSES
    ]
    groups.append((words("all cities"), list(range(len(cohort.members)))))
    means = [means_of(cohort, chosen, least).values for _, chosen in groups]
    width = 60 // len(groups)
    columns = (
        Column(words("Dimension"), 100 - width * len(groups)),
        *(Column(words("Mean of {others}", others=name), width, "right") for name, _ in groups),
    )
    rows = [
        Row(
            (Cell(name), *(Cell(words.number(each.get(id_), digits), exact=each.get(id_)) for each in means)),
            "total" if id_ == ROOT else "row",
        )
        for id_, name in (*items, (ROOT, words("Index")))
    ]
    return Table(columns, tuple(rows))


def provinces(judged: Judged, least: int, words: Words) -> Iterator[Section]:
    """Show the means of the provinces, with and without inhabitants; nothing where no city names one."""
    means = judged.averages[1:]
    if not means:
        return
    cohort = judged.cohort
    indexes: dict[str, list[float | None]] = {}
    for member, own in zip(cohort.members, cohort.figures, strict=True):
        if member.assessment.city.province is not None and own.index is not None:
            indexes.setdefault(member.assessment.city.province, []).append(float(own.index))
    told = {each.province for each in means if not each.suppressed}
    groups = [(name, indexes[name] if name in told else []) for name in sorted(indexes)]
    title = words("The index within each province")
    chart = _multiples(cohort.framework, title, groups, least, words)
    sentence = words("Every column is a part of the scale; the higher it is, the more cities stand there.")
    table = _averages(judged, words)
    yield Section("provinces", words("Provinces"), (table, Figure("provinces", chart, title, sentence)))


def _averages(judged: Judged, words: Words) -> Table:
    columns = (
        Column(words("Province"), 40),
        Column(words("Cities"), 14, "right"),
        Column(words("Mean"), 14, "right"),
        Column(words("Mean by inhabitants"), 16, "right"),
        Column(words("Inhabitants"), 16, "right"),
    )
    digits = digits_of(judged.cohort.framework)
    whole, *rest = judged.averages
    rows = [_average(each, digits, words) for each in rest]
    rows.append(_average(whole, digits, words))
    return Table(columns, tuple(rows), words("Means of the provinces"))


def _average(average: Average, digits: int, words: Words) -> Row:
    people = average.inhabitants or None
    cells = (
        Cell(words("all cities") if average.province is None else average.province, strong=True),
        Cell(words.number(average.cities, 0), exact=average.cities),
        Cell(words.number(average.mean, digits), exact=average.mean),
        Cell(words.number(average.weighted, digits), exact=average.weighted),
        Cell(words.number(people, 0), exact=people),
    )
    return Row(cells, "total" if average.province is None else "row")


def movers(judged: Judged, words: Words) -> Iterator[Section]:
    """List who rose and who fell most, and how long it takes to catch up; nothing in a first year."""
    if not judged.moves:
        return
    rises = [move for move in judged.moves if move.change > 0][:LISTED]
    falls = [move for move in reversed(judged.moves) if move.change < 0][:LISTED]
    blocks: list[Block] = []
    for moves, caption in ((rises, words("Greatest rises")), (falls, words("Greatest falls"))):
        if moves:
            blocks.append(_moves(judged, moves, caption, words))
    note = words(
        "Years are those that a city needs, at its pace since its first year under this framework, to where"
        " the leader or the median of its class stands now."
    )
    yield Section("movers", words("Who moved"), (*blocks, said(note)))


def _moves(judged: Judged, moves: Sequence[Move], caption: str, words: Words) -> Table:
    digits = digits_of(judged.cohort.framework)
    columns = (
        Column(words("Region"), 34),
        Column(words("Index"), 12, "right"),
        Column(words("Change"), 12, "right"),
        Column(words("since"), 12, "right"),
        Column(words("Years to the median"), 15, "right"),
        Column(words("Years to the leader"), 15, "right"),
    )
    rows = tuple(
        row(
            Cell(move.standing.member.assessment.city.name, strong=True),
            Cell(words.number(move.standing.figures.reported, digits), exact=move.standing.index),
            Cell(words.number(move.change, digits, signed=True), exact=move.change),
            str(move.before[0]),
            Cell(words.number(move.to_median, 1), exact=move.to_median),
            Cell(words.number(move.to_leader, 1), exact=move.to_leader),
        )
        for move in moves
    )
    return Table(columns, rows, caption)


def indicators(judged: Judged, words: Words) -> Section:
    """Show how the answers to every indicator are spread."""
    lead = Lead(
        words("Half of the cities that answered are between the quartiles; values are in the unit of each.")
    )
    columns = (
        Column(words("Indicator"), 49),
        Column(words("Answers"), 10, "right"),
        Column(words("Unknown"), 11, "right"),
        Column(words("Lower quartile"), 10, "right"),
        Column(words("Median"), 10, "right"),
        Column(words("Upper quartile"), 10, "right"),
    )
    rows = tuple(_distribution(each, words) for each in judged.distributions)
    table = Table(columns, rows, words("Answers to every indicator"))
    return Section("indicators", words("Indicators"), (lead, table))


def _distribution(each: Distribution, words: Words) -> Row:
    figures = (each.lower_quartile, each.median, each.upper_quartile)
    return row(
        Cell(words.title(each.item.title), more=each.item.id),
        Cell(words.number(each.known, 0), exact=each.known),
        Cell(words.number(each.unknown, 0), exact=each.unknown),
        *(Cell("–" if value is None else words.plain(value, 2), exact=value) for value in figures),
    )
