"""What it costs: by fund and year against the ceilings, and by dimension."""

from collections.abc import Sequence
from fractions import Fraction

from smartplan.core.roadmap import Roadmap, Spending
from smartplan.write.charts import Bar, Part, Stack
from smartplan.write.document.author import Author
from smartplan.write.document.findings import group_name, money_ticks
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


def budget(author: Author) -> list[Section]:
    """Show what each fund pays in each year, and what it may pay."""
    words, roadmap = author.words, author.case.roadmap
    if roadmap is None or not any(item.ceiling or item.spent for item in roadmap.budget):
        return []
    blocks: list[Block] = [
        Lead(budget_lead(author, roadmap)),
        budget_figure(author, roadmap),
        said(_use(author, roadmap)),
    ]
    blocks.append(_ceilings(author, roadmap))
    return [Section("budget", words("Budget by fund and year"), tuple(blocks))]


def _years(roadmap: Roadmap) -> list[int]:
    return sorted({item.year for item in roadmap.budget})


def funds_of(roadmap: Roadmap) -> list[str]:
    """Return the funds of a plan, in the order of the file."""
    return list(dict.fromkeys(item.fund for item in roadmap.budget))


def paid(roadmap: Roadmap, year: int | None = None, fund: str | None = None) -> list[Spending]:
    """Return what is spent in a year, by a fund, or both."""
    return [
        item
        for item in roadmap.budget
        if (year is None or item.year == year) and (fund is None or item.fund == fund)
    ]


def spent_of(items: Sequence[Spending]) -> int:
    """Return what is spent in all, whole rupiah."""
    return sum(item.spent for item in items)


def ceiling_of(items: Sequence[Spending]) -> int:
    """Return what may be spent in all, whole rupiah."""
    return sum(item.ceiling for item in items)


def budget_lead(author: Author, roadmap: Roadmap) -> str:
    """Say what the roadmap takes of what the funds may pay, and when most."""
    words, years = author.words, _years(roadmap)
    total = spent_of(roadmap.budget)
    peak = max(years, key=lambda year: (spent_of(paid(roadmap, year)), -year))
    return words(
        "The roadmap takes {cost} of the {ceiling} that the funds may pay in {years}; most is spent"
        " in {peak}, {most}.",
        cost=author.money(total),
        ceiling=author.money(ceiling_of(roadmap.budget)),
        years=author.years,
        peak=peak,
        most=author.money(spent_of(paid(roadmap, peak))),
    )


def budget_figure(author: Author, roadmap: Roadmap) -> Figure:
    """Return what each fund pays in each year as stacked bars under their ceilings."""
    words, years, funds = author.words, _years(roadmap), funds_of(roadmap)
    highest = max(max(spent_of(paid(roadmap, year)), ceiling_of(paid(roadmap, year))) for year in years)
    ticks, unit, unit_name = money_ticks(author, highest)

    def said_in_units(rupiah: int) -> str:
        return words.number(Fraction(rupiah, unit), 1)

    bars = tuple(
        Bar(
            str(year),
            tuple(
                Part(
                    float(spent_of(paid(roadmap, year, fund))),
                    said_in_units(spent_of(paid(roadmap, year, fund))),
                    words.money(spent_of(paid(roadmap, year, fund))),
                )
                for fund in funds
            ),
            said_in_units(spent_of(paid(roadmap, year))),
            float(ceiling_of(paid(roadmap, year))),
            words.money(ceiling_of(paid(roadmap, year))),
        )
        for year in years
    )
    title = words("Budget of the roadmap by fund and year")
    names = tuple(author.fund(fund) for fund in funds)
    chart = Stack(title, unit_name, names, bars, ticks, words("Ceiling of all funds"))
    return Figure("budget", chart, title, _largest(author, roadmap), "", _table(author, roadmap))


def _largest(author: Author, roadmap: Roadmap) -> str:
    words, funds = author.words, funds_of(roadmap)
    first = max(funds, key=lambda fund: (spent_of(paid(roadmap, fund=fund)), fund))
    spent = spent_of(paid(roadmap, fund=first))
    return words(
        "{fund} pays most: {spent}, {share} of the whole.",
        fund=author.fund(first),
        spent=author.money(spent),
        share=author.share(spent, spent_of(roadmap.budget)),
    )


def _table(author: Author, roadmap: Roadmap) -> Table:
    """Return rupiah by fund and year, with the sums."""
    words, years = author.words, _years(roadmap)
    width = 60 // (len(years) + 1)
    columns = (
        Column(words("Fund (million rupiah)"), 100 - width * (len(years) + 1)),
        *(Column(str(year), width, "right") for year in years),
        Column(words("Together"), width, "right"),
    )
    rows = [
        _sums(author, author.fund(fund), [paid(roadmap, year, fund) for year in years])
        for fund in funds_of(roadmap)
    ]
    rows.append(_sums(author, words("Together"), [paid(roadmap, year) for year in years], total=True))
    return Table(columns, tuple(rows))


def _sums(author: Author, name: str, by_year: Sequence[Sequence[Spending]], *, total: bool = False) -> Row:
    spent = [spent_of(items) for items in by_year]
    cells = [millions(author, rupiah) for rupiah in (*spent, sum(spent))]
    return row(name, *cells, kind="total" if total else "row")


def millions(author: Author, rupiah: int) -> str:
    """Return rupiah in millions, with two decimals where these say anything."""
    said = author.words.number(Fraction(rupiah, 10**6), 2)
    return said.removesuffix(",00").removesuffix(".00")


def _use(author: Author, roadmap: Roadmap) -> str:
    """Say how far the ceilings are used, and where they are used up."""
    words = author.words
    full = [item for item in roadmap.budget if item.ceiling and item.spent == item.ceiling]
    share = author.share(spent_of(roadmap.budget), ceiling_of(roadmap.budget))
    first = words("The ceilings are used by {share}.", share=share)
    if not full:
        return f"{first} {words('No fund is used up in any year.')}"
    named = [f"{author.short_fund(item.fund)} {item.year}" for item in full]
    if len(named) > 4:  # noqa: PLR2004 - more than a sentence can hold
        return f"{first} {words('In {count} cases a fund is used up within its year.', count=len(named))}"
    return f"{first} {words('Used up to the last rupiah: {names}.', names=words.listing(named))}"


def _ceilings(author: Author, roadmap: Roadmap) -> Table:
    """Return what was taken of each ceiling."""
    words = author.words
    columns = (
        Column(words("Fund"), 40),
        Column(words("Spent"), 22, "right"),
        Column(words("Ceiling"), 22, "right"),
        Column(words("Used"), 16, "right"),
    )
    rows = [
        row(
            author.fund(fund),
            author.money(spent_of(items)),
            author.money(ceiling_of(items)),
            _used(author, items),
        )
        for fund, items in ((fund, paid(roadmap, fund=fund)) for fund in funds_of(roadmap))
    ]
    items = roadmap.budget
    total = (
        author.money(spent_of(items)),
        author.money(ceiling_of(items)),
        author.share(spent_of(items), ceiling_of(items)),
    )
    rows.append(row(words("Together"), *total, kind="total"))
    caption = words("What the roadmap takes of the ceilings {years}", years=author.years)
    return Table(columns, tuple(rows), caption)


def _used(author: Author, items: Sequence[Spending]) -> Cell:
    spent, ceiling = spent_of(items), ceiling_of(items)
    return Cell(author.share(spent, ceiling), share=spent / ceiling if ceiling else None)


def budget_by_dimension(author: Author) -> list[Section]:
    """Show what each dimension costs in each year."""
    words, roadmap = author.words, author.case.roadmap
    if roadmap is None or not roadmap.total_cost:
        return []
    years = _years(roadmap)
    width = 60 // (len(years) + 1)
    columns = (
        Column(words("Dimension (million rupiah)"), 100 - width * (len(years) + 1)),
        *(Column(str(year), width, "right") for year in years),
        Column(words("Together"), width, "right"),
    )
    parts = [(id_, [s for s in author.steps_of(id_) if s.selected]) for id_ in author.order]
    rows, costs = [], []
    for id_, steps in parts:
        if steps:
            name = group_name(author, id_)
            costs.append((sum(step.cost for step in steps), name))
            spent = [sum(step.spending.get(year, 0) for step in steps) for year in years]
            rows.append(row(name, *(millions(author, rupiah) for rupiah in (*spent, sum(spent)))))
    all_ = [sum(step.spending.get(year, 0) for step in roadmap.selected) for year in years]
    rows.append(row(words("Together"), *(millions(author, r) for r in (*all_, sum(all_))), kind="total"))
    most, name = max(costs)
    sentence = words(
        "{name} takes most: {cost}, {share} of the whole.",
        name=name,
        cost=author.money(most),
        share=author.share(most, roadmap.total_cost),
    )
    table = Table(columns, tuple(rows), words("Cost of the roadmap by dimension and year"))
    return [Section("budget-by-dimension", words("Budget by dimension"), (said(sentence), table))]
