"""The league of a class as a table that a reader may sort."""

from collections.abc import Iterator, Mapping

from smartplan.core.panel import Judged, League, Move, Standing
from smartplan.write.digits import digits_of
from smartplan.write.document.model import Block, Cell, Column, Lead, Row, Section, Table, row
from smartplan.write.pack.case import class_name
from smartplan.write.terminal.benchmark import between
from smartplan.write.words import Words


def league_section(judged: Judged, league: League, place: int, words: Words) -> Section:
    """Return the league of a class as a section, `place` among its like."""
    others = class_name(league.name, words, is_whole=league.is_whole)
    title = words("League: {others}", others=others)
    return Section(
        f"league-{place}", title, tuple(_league(judged, league, words)), dimension=f"league-{place}"
    )


def _league(judged: Judged, league: League, words: Words) -> Iterator[Block]:
    digits = digits_of(league.framework)
    if league.suppressed:
        yield Lead(words("Too few cities are in this class for its mean and median to be told."))
    else:
        yield Lead(
            words(
                "{count}; mean {mean}, median {median}.",
                count=words.plural("{count} city", "{count} cities", len(league.standings)),
                mean=words.number(league.mean, digits),
                median=words.number(league.median, digits),
            )
        )
    moves = {id(move.standing): move for move in judged.moves}
    rows = tuple(_row(league, each, moves, words) for each in league.standings)
    others = class_name(league.name, words, is_whole=league.is_whole)
    yield Table(_columns(words), rows, words("Results of {others}", others=others))


def _columns(words: Words) -> tuple[Column, ...]:
    return (
        Column(words("Rank"), 8, "right"),
        Column(words("between"), 9, "right"),
        Column(words("Region"), 20),
        Column(words("Province"), 15),
        Column(words("Index"), 7, "right"),
        Column(words("Band"), 14),
        Column(words("Change"), 9, "right"),
        Column(words("to the leader"), 9, "right"),
        Column(words("to peers"), 9, "right"),
    )


def _row(league: League, standing: Standing, moves: Mapping[int, Move], words: Words) -> Row:
    digits, figures = digits_of(league.framework), standing.figures
    city, move = standing.member.assessment.city, moves.get(id(standing))
    low, high = standing.rank_low, standing.rank_high
    change = move.change if move else None
    return row(
        Cell("–" if standing.rank is None else words.number(standing.rank, 0), exact=standing.rank),
        "–" if low is None or high is None else between(low, high, words),
        Cell(city.name, strong=True),
        city.province or "–",
        Cell(words.number(figures.reported, digits), strong=True, exact=figures.index),
        figures.band or "–",
        Cell(words.number(change, digits, signed=True), exact=change),
        Cell(words.number(standing.to_leader, digits), exact=standing.to_leader),
        Cell(words.number(standing.to_median, digits, signed=True), exact=standing.to_median),
    )
