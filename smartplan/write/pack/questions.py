"""A table for every dimension: each question with the city's value, and the means of its peers and of all."""

from collections.abc import Iterator
from itertools import groupby
from typing import Literal

from smartplan.core.gaps import Gap
from smartplan.core.model import Indicator
from smartplan.core.scores import Exact, Status
from smartplan.write.document.model import Block, Cell, Column, Lead, Row, Section, Table, row
from smartplan.write.pack.case import Writer
from smartplan.write.words import later

STATES = {
    Status.UNKNOWN: later("unknown"),
    Status.NOT_ASSESSED: later("not assessed"),
    Status.NOT_APPLICABLE: later("not applicable"),
}


def questions(writer: Writer) -> Section:
    """Write the tables."""
    words, city = writer.words, writer.author.city
    lead = (
        words("Every question with the value of {city}.", city=city)
        if writer.among.everybody.cities == 1
        else words(
            "Every question with the value of {city}, and beside it what the others reach on average.",
            city=city,
        )
    )
    return Section("questions", words("Result by question"), (Lead(lead), *_tables(writer)))


def _tables(writer: Writer) -> Iterator[Block]:
    """Yield a table for each dimension; indicators that lie right below the index share one."""
    words, author = writer.words, writer.author
    for alone, found in groupby(author.dimensions, lambda gap: gap.score.is_leaf):
        if alone:
            rows = tuple(row for gap in found for row in _rows(writer, gap))
            yield Table(_columns(writer), rows, words("Indicators: every question"))
            continue
        for gap in found:
            caption = words("{name}: every question", name=author.name(gap))
            yield Table(_columns(writer), tuple(_rows(writer, gap)), caption)


def _columns(writer: Writer) -> tuple[Column, ...]:
    """Return the columns; whose league is the whole cohort has no mean of peers of its own."""
    words = writer.words
    peers = (
        ()
        if writer.among.is_whole
        else (Column(words("Mean of {others}", others=writer.others), 15, "right"),)
    )
    before = () if writer.case.before is None else (Column(_before(writer), 10, "right"),)
    own = Column(words("Value {year}", year=writer.author.year), 12, "right")
    alone = writer.among.everybody.cities == 1
    everybody = () if alone else (Column(words("Mean of all"), 13, "right"),)
    rest = (own, *before, *peers, *everybody)
    return (Column(words("Indicator and question"), 100 - sum(column.width for column in rest)), *rest)


def _before(writer: Writer) -> str:
    before = writer.case.before
    return "" if before is None else round_name(before.assessment.year, before.assessment.round, writer)


def round_name(year: int, round_: int | None, writer: Writer) -> str:
    """Return a year, with its round where it has several and the report compares them."""
    own = writer.author.gaps.scores.assessment
    same = own.year == year and round_ is not None
    return writer.words("{year}, round {number}", year=year, number=round_) if same else str(year)


def _rows(writer: Writer, dimension: Gap) -> Iterator[Row]:
    for child in dimension.children or (dimension,):
        if not child.score.is_leaf:
            yield row(f"{writer.author.name(child)} · {_value(writer, child)}", kind="group")
        for leaf in writer.author.leaves(child):
            yield _question(writer, leaf)
    if dimension.children:
        yield _line(writer, dimension, Cell(writer.words("Score of the dimension")), "total")


def _question(writer: Writer, leaf: Gap) -> Row:
    item = leaf.score.item
    asked = item.question if isinstance(item, Indicator) else None
    return _line(writer, leaf, Cell(writer.author.name(leaf), more=writer.author.title(asked)))


def _line(writer: Writer, gap: Gap, head: Cell, kind: Literal["row", "total"] = "row") -> Row:
    among = writer.among
    cells = [head, Cell(_value(writer, gap), strong=True, exact=gap.score.value)]
    if writer.case.before is not None:
        cells.append(_mean(writer, scores_before(writer).get(gap.id)))
    if not among.is_whole:
        cells.append(_mean(writer, among.peers.values.get(gap.id)))
    if among.everybody.cities > 1:
        cells.append(_mean(writer, among.everybody.values.get(gap.id)))
    return Row(tuple(cells), kind)


def _value(writer: Writer, gap: Gap) -> str:
    """Return the value as `assess` shows it, or in words why there is none."""
    if gap.score.value is None:
        said = writer.words(STATES.get(gap.score.status, STATES[Status.UNKNOWN]))
        return said.replace(" ", "\n")  # word by word: nothing is broken within a narrow column
    return writer.value(gap.score)


def _mean(writer: Writer, value: Exact | None) -> Cell:
    return Cell(writer.author.figure(value), exact=value)


def scores_before(writer: Writer) -> dict[str, Exact | None]:
    """Return the city's scores of the round before, by id; empty where it has none."""
    before = writer.case.before
    return {} if before is None else {score.id: score.value for score in before.root.walk()}
