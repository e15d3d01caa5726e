"""What other money would reach, and what delays and overruns make of the roadmap."""

from collections.abc import Sequence

from smartplan.core.roadmap import Point
from smartplan.core.uncertainty import FundRisk, YearRisk
from smartplan.write.charts import Curve, Moment
from smartplan.write.document.author import Author
from smartplan.write.document.findings import as_float, scale_ticks
from smartplan.write.document.model import (
    Block,
    BulletList,
    Column,
    Figure,
    Section,
    Table,
    plain,
    row,
)
from smartplan.write.document.overview import sentence
from smartplan.write.frontier import certainty, frontier_lines
from smartplan.write.planned import Planned
from smartplan.write.risk import risk_lines


def roadmap_frontier(author: Author) -> list[Section]:
    """Draw the best index against the money, with the place of the roadmap on it."""
    words, planned = author.words, author.case.planned
    if planned is None or not planned.frontier:
        return []
    lines = tuple(plain(line) for line in frontier_lines(planned, words))
    blocks: tuple[Block, ...] = (_frontier(author, planned), BulletList(lines))
    return [Section("roadmap-frontier", words("What other money would reach"), blocks)]


def _frontier(author: Author, planned: Planned) -> Figure:
    words, own = author.words, planned.roadmap.forecast[-1].index if planned.roadmap.forecast else None
    moments = tuple(
        Moment(
            words.money_short(point.budget),
            as_float(point.index),
            author.figure(point.index) if point.index is not None else "",
            as_float(own) if point.factor == 1 else None,
            author.figure(own) if point.factor == 1 else "",
        )
        for point in planned.frontier
    )
    title = words("Index at the end by what the funds may pay")
    legend = (("line", words("The best that this money reaches")), ("target", words("This roadmap")))
    chart = Curve(title, words("Index"), moments, scale_ticks(author), legend)
    return Figure("frontier", chart, title, _reach(author, planned.frontier), "", _points(author, planned))


def _reach(author: Author, points: Sequence[Point]) -> str:
    """Say what the most money reaches, or that none does."""
    words, reached = author.words, [point for point in points if point.index is not None]
    if not reached:
        return words("No ceiling that was tried lets the must-haves fit.")
    first, last = reached[0], reached[-1]
    return words(
        "{low} reaches index {from_} at the end, {high} reaches {to}.",
        low=words.money_short(first.budget),
        from_=author.figure(first.index),
        high=words.money_short(last.budget),
        to=author.figure(last.index),
    )


def _points(author: Author, planned: Planned) -> Table:
    words = author.words
    columns = (
        Column(words("Ceilings"), 16, "right"),
        Column(words("Money"), 24, "right"),
        Column(words("Index at end"), 18, "right"),
        Column(words("Least cost"), 22, "right"),
        Column(words("Proof"), 20),
    )
    rows = (
        row(
            words.percent(point.factor),
            words.money_short(point.budget),
            author.figure(point.index),
            words.money_short(point.cost),
            certainty(point, words),
        )
        for point in planned.frontier
    )
    return Table(columns, tuple(rows))


def roadmap_risk(author: Author) -> list[Section]:
    """Say how sure index and money are if work takes longer and costs more than planned."""
    words, planned = author.words, author.case.planned
    if planned is None or planned.risk is None:
        return []
    risk = planned.risk
    lines = tuple(plain(sentence(line)) for line in risk_lines(risk, words, author.titled))
    blocks: list[Block] = [_years(author, risk.years), BulletList(lines)]
    funds = [fund for fund in risk.funds if fund.over]
    if funds:
        blocks.append(_funds(author, funds))
    return [Section("roadmap-risk", words("Delays and overruns"), tuple(blocks))]


def _years(author: Author, years: Sequence[YearRisk]) -> Table:
    words = author.words
    columns = (
        Column(words("At the end of"), 24),
        Column(words("Half reach"), 18, "right"),
        Column(words("Four of five reach"), 22, "right"),
        Column(words("Wanted"), 18, "right"),
        Column(words("Chance"), 18, "right"),
    )
    digits = author.digits
    rows = (
        row(
            str(year.year),
            words.number(year.p50, digits),
            words.number(year.p80, digits),
            words.number(year.target, digits),
            words.percent(year.chance),
        )
        for year in years
    )
    return Table(columns, tuple(rows), words("Index by year under delays, and the chance of its target"))


def _funds(author: Author, funds: Sequence[FundRisk]) -> Table:
    words = author.words
    columns = (
        Column(words("Fund"), 30),
        Column(words("Year"), 10, "right"),
        Column(words("Ceiling"), 20, "right"),
        Column(words("Four of five need at most"), 22, "right"),
        Column(words("Chance that it does not do"), 18, "right"),
    )
    rows = (
        row(
            author.fund(fund.fund),
            str(fund.year),
            author.money(fund.ceiling),
            author.money(round(fund.p80)),
            words.percent(fund.over),
        )
        for fund in funds
    )
    return Table(columns, tuple(rows), words("Where costs may break a ceiling"))
