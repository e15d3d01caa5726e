"""Each fund by itself: what it pays in each year against its own ceiling, and for which dimension."""

from collections.abc import Sequence
from fractions import Fraction

from smartplan.core.roadmap import Roadmap, Spending
from smartplan.write.charts import Bar, Part, Stack
from smartplan.write.document.author import Author
from smartplan.write.document.budget import ceiling_of, funds_of, paid, spent_of
from smartplan.write.document.findings import group_name, money_ticks
from smartplan.write.document.model import Column, Figure, Section, Table, row


def budget_by_fund(author: Author) -> list[Section]:
    """Show of each fund what it pays in each year against its own ceiling, by dimension."""
    roadmap = author.case.roadmap
    if roadmap is None:
        return []
    paying = [fund for fund in funds_of(roadmap) if spent_of(paid(roadmap, fund=fund))]
    figures = tuple(_fund_figure(author, roadmap, fund) for fund in paying)
    title = author.words("Each fund against its ceiling")
    return [Section("budget-by-fund", title, figures)] if figures else []


def _fund_figure(author: Author, roadmap: Roadmap, fund: str) -> Figure:
    words, items = author.words, paid(roadmap, fund=fund)
    steps = {
        id_: [step for step in author.steps_of(id_) if step.initiative.fund == fund] for id_ in author.order
    }
    ticks, unit, unit_name = money_ticks(author, max(max(item.spent, item.ceiling) for item in items))

    def part(id_: str | None, year: int) -> Part:
        rupiah = sum(step.spending.get(year, 0) for step in steps[id_])
        return Part(float(rupiah), words.number(Fraction(rupiah, unit), 1), words.money(rupiah))

    bars = tuple(
        Bar(
            str(item.year),
            tuple(part(id_, item.year) for id_ in author.order),
            words.number(Fraction(item.spent, unit), 1),
            float(item.ceiling),
            words.money(item.ceiling),
        )
        for item in items
    )
    names = tuple(group_name(author, id_) for id_ in author.order)
    title = words("{fund}: spent by dimension, and ceiling", fund=author.fund(fund))
    chart = Stack(
        title, unit_name, names, bars, ticks, words("Ceiling of {fund}", fund=author.short_fund(fund))
    )
    return Figure(f"fund-{fund}", chart, title, _fund_sentence(author, items), "", _by_year(author, items))


def _fund_sentence(author: Author, items: Sequence[Spending]) -> str:
    words = author.words
    full = [str(item.year) for item in items if item.ceiling and item.spent == item.ceiling]
    if full:
        return words("Used up to the last rupiah in {years}.", years=words.listing(full))
    share = author.share(spent_of(items), ceiling_of(items))
    return words("{share} of it is used; it is used up in no year.", share=share)


def _by_year(author: Author, items: Sequence[Spending]) -> Table:
    words = author.words
    columns = (
        Column(words("Year"), 22),
        Column(words("Spent"), 26, "right"),
        Column(words("Ceiling"), 26, "right"),
        Column(words("Left"), 26, "right"),
    )
    rows = (
        row(
            str(item.year),
            author.money(item.spent),
            author.money(item.ceiling),
            author.money(item.ceiling - item.spent),
        )
        for item in items
    )
    return Table(columns, tuple(rows))
