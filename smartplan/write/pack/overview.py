"""The result at a glance: aims, index, rank, dimensions beside the means, and who stands around the city."""

from collections.abc import Iterator

from smartplan.core.panel import Standing
from smartplan.write.document.assessment import dimensions_figure
from smartplan.write.document.model import (
    Block,
    Cell,
    Column,
    Heading,
    KeyFigures,
    Lead,
    Row,
    Section,
    Table,
    Tile,
    row,
    said,
)
from smartplan.write.pack.case import Writer
from smartplan.write.pack.compared import Against, compared
from smartplan.write.pack.letter import result
from smartplan.write.terminal.benchmark import between


def overview(writer: Writer) -> Section:
    """Show the index and its dimensions beside the others."""
    return Section("overview", writer.words("Overview"), tuple(_overview(writer)))


def _overview(writer: Writer) -> Iterator[Block]:
    words, author = writer.words, writer.author
    yield Lead(" ".join(result(writer)))
    yield _tiles(writer)
    yield said(
        words(
            "The evaluation shows how far the programme has come, where {city} stands among comparable"
            " regions, and where a step counts most. {count} indicators were assessed in {dimensions}"
            " dimensions; {coverage} of the weight is known.",
            city=author.city,
            count=words.number(len(author.gaps.leaves), 0),
            dimensions=words.number(len(author.dimensions), 0),
            coverage=words.percent(author.gaps.root.score.coverage, 1),
        ),
        words("Aims and scope."),
    )
    if author.dimensions and _has_peers(writer):
        peers = writer.among.peers.values
        against = Against(words("Mean of {others}", others=writer.others), peers)
        title = words("Dimensions beside the mean of {others}", others=writer.others)
        yield compared(writer, "beside", title, against)
    elif author.dimensions:
        yield dimensions_figure(author, "dimensions")
    yield from _league(writer)


def _has_peers(writer: Writer) -> bool:
    return bool(writer.among.peers.values) and writer.among.cities > 1


def _tiles(writer: Writer) -> KeyFigures:
    words, author, among = writer.words, writer.author, writer.among
    root, standing, move = author.gaps.root.score, among.standing, among.move
    ranked = standing.rank is not None and among.cities > 1
    rank = words.number(standing.rank, 0) if ranked else "–"
    median = words("median {median}", median=author.figure(among.median)) if among.median is not None else ""
    changed = words.number(move.change, writer.digits, signed=True) if move else "–"
    since = words("since {year}", year=move.before[0]) if move else words("first under this framework")
    return KeyFigures(
        (
            Tile(
                author.figure(root.reported),
                words("Index {year}", year=author.year),
                root.band.name if root.band else _interval(writer),
            ),
            Tile(
                rank,
                words("Rank"),
                words("of {count} {others}", count=words.number(among.cities, 0), others=writer.others),
            ),
            Tile(
                words.number(standing.to_median, writer.digits, signed=True),
                words("To the median of peers"),
                median,
            ),
            Tile(changed, words("Change of the index"), since),
        )
    )


def _interval(writer: Writer) -> str:
    root, author = writer.author.gaps.root.score, writer.author
    if root.low == root.high:
        return ""
    return writer.words("interval {low}–{high}", low=author.figure(root.low), high=author.figure(root.high))


def _league(writer: Writer) -> Iterator[Block]:
    """Show who stands around the city; nothing where it has no peers."""
    words, among = writer.words, writer.among
    if among.cities < 2:  # noqa: PLR2004 - a league needs two
        return
    whole = len(among.told) == among.cities
    count = words.number(among.cities, 0)
    lead = (
        words("All {count} {others}, by their index.", count=count, others=writer.others)
        if whole
        else words(
            "Of {count} {others} those at the top and those around {city}; all are in the national report.",
            count=count,
            others=writer.others,
            city=writer.author.city,
        )
    )
    columns = (
        Column(words("Rank"), 9, "right"),
        Column(words("between"), 12, "right"),
        Column(words("Region"), 39),
        Column(words("Index"), 12, "right"),
        Column(words("Band"), 16),
        Column(words("to the leader"), 12, "right"),
    )
    rows = tuple(_row(writer, each) for each in among.told)
    yield Heading(words("Results of all regions"))
    yield said(lead)
    yield Table(columns, rows, words("Results of {others}", others=writer.others))


def _row(writer: Writer, standing: Standing) -> Row:
    words, figures = writer.words, standing.figures
    own = standing.member.key == writer.among.standing.member.key
    low, high = standing.rank_low, standing.rank_high
    return row(
        Cell("–" if standing.rank is None else words.number(standing.rank, 0), strong=own),
        "–" if low is None or high is None else between(low, high, words),
        Cell(standing.member.assessment.city.name, strong=own),
        Cell(words.number(figures.reported, writer.digits), strong=own, exact=figures.index),
        figures.band or "–",
        words.number(standing.to_leader, writer.digits),
    )
