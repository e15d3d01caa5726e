"""The dimensions of a city beside those of somebody else, or its own of a year before, as one chart."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from smartplan.core.gaps import Gap
from smartplan.core.scores import Exact
from smartplan.write.charts import Chart, Dumbbell, Radar, Reach, Spoke
from smartplan.write.charts.radar import FEWEST
from smartplan.write.document.findings import as_float, scale_ticks
from smartplan.write.document.model import Cell, Column, Figure, Table, row
from smartplan.write.pack.case import Writer

MOST = 10
"""More spokes can't be told apart."""


@dataclass(frozen=True, slots=True)
class Against:
    """What the city is held against: what it is called, and its scores by id."""

    name: str
    values: Mapping[str, Exact | None]

    def of(self, gap: Gap) -> Exact | None:
        """Return its score of a node or indicator; None where it is not known."""
        return self.values.get(gap.id)


def compared(writer: Writer, name: str, title: str, against: Against) -> Figure:
    """Return the dimensions now and against something, as a radar where one can be read."""
    gaps = writer.author.dimensions
    round_enough = FEWEST <= len(gaps) <= MOST
    chart: Chart = _radar(writer, title, against) if round_enough else _dumbbell(writer, title, against)
    table = _table(writer, gaps, against)
    return Figure(name, chart, title, _sentence(writer, gaps, against), "", table, beside=round_enough)


def difference(gap: Gap, against: Against) -> Exact | None:
    """Return by how much a city is ahead; None where one of both is not known."""
    other = against.of(gap)
    return None if gap.score.value is None or other is None else gap.score.value - other


def _marks(writer: Writer, against: Against) -> tuple[tuple[str, str], ...]:
    return (("now", writer.words("Score {year}", year=writer.author.year)), ("target", against.name))


def _told(writer: Writer, gap: Gap, against: Against) -> str:
    """Say what a mark shows: the score, and beside it what it is compared with."""
    figure = writer.author.figure
    return f"{figure(gap.score.reported)} ({figure(against.of(gap))})"


def _radar(writer: Writer, title: str, against: Against) -> Radar:
    author = writer.author
    spokes = tuple(
        Spoke(
            author.name(gap),
            as_float(gap.score.value),
            as_float(against.of(gap)),
            _told(writer, gap, against),
        )
        for gap in author.dimensions
    )
    return Radar(title, spokes, scale_ticks(author), _marks(writer, against))


def _dumbbell(writer: Writer, title: str, against: Against) -> Dumbbell:
    author = writer.author
    rows = tuple(
        Reach(
            author.name(gap),
            as_float(gap.score.value),
            as_float(against.of(gap)),
            as_float(gap.score.low),
            as_float(gap.score.high),
            _signed(writer, difference(gap, against)),
            told=_told(writer, gap, against),
        )
        for gap in author.dimensions
    )
    title_of_note = author.words("Difference")
    return Dumbbell(title, rows, scale_ticks(author), _marks(writer, against), title_of_note)


def _signed(writer: Writer, value: Exact | None) -> str:
    return writer.words.number(value, writer.digits, signed=True)


def _table(writer: Writer, gaps: Sequence[Gap], against: Against) -> Table:
    words, author = writer.words, writer.author
    columns = (
        Column(words("Dimension"), 40),
        Column(str(author.year), 19, "right"),
        Column(against.name, 21, "right"),
        Column(words("Difference"), 20, "right"),
    )
    rows = tuple(
        row(
            author.name(gap),
            Cell(author.figure(gap.score.reported), exact=gap.score.value),
            Cell(author.figure(against.of(gap)), exact=against.of(gap)),
            Cell(_signed(writer, difference(gap, against)), strong=True, exact=difference(gap, against)),
        )
        for gap in gaps
    )
    return Table(columns, rows)


def _sentence(writer: Writer, gaps: Sequence[Gap], against: Against) -> str:
    """Say where the city is furthest ahead, and where furthest behind."""
    words, author = writer.words, writer.author
    known = [(gap, found) for gap in gaps if (found := difference(gap, against)) is not None]
    if not known:
        return words("Nothing can be compared.")
    ahead = max(known, key=lambda pair: pair[1])
    behind = min(known, key=lambda pair: pair[1])
    parts = []
    if ahead[1] > 0:
        values = {"name": author.name(ahead[0]), "points": _signed(writer, ahead[1])}
        parts.append(words("Furthest ahead: {name} ({points}).", **values))
    if behind[1] < 0:
        values = {"name": author.name(behind[0]), "points": _signed(writer, behind[1])}
        parts.append(words("Furthest behind: {name} ({points}).", **values))
    return " ".join(parts) or words("All dimensions are the same.")
