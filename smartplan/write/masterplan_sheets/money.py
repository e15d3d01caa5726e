"""What it costs and where it leads, as numbers: budget by fund and year, forecast by year."""

from smartplan.core.roadmap import Roadmap
from smartplan.write.document.author import Author
from smartplan.write.masterplan_sheets.leaf import Drawn, Head, Leaf, Value


def budget(author: Author) -> Leaf | None:
    """Return for every fund and year its ceiling, what is spent, what is left."""
    words, roadmap = author.words, author.case.roadmap
    if roadmap is None:
        return None
    heads = (
        Head(words("Year"), 10, "year"),
        Head(words("Fund"), 40),
        Head(words("Ceiling (Rp)"), 22, "money"),
        Head(words("Spent (Rp)"), 22, "money"),
        Head(words("Left (Rp)"), 22, "money"),
        Head(words("Used"), 12, "percent"),
    )
    rows = tuple(
        (item.year, author.fund(item.fund), *_used(item.ceiling, item.spent)) for item in roadmap.budget
    )
    return Leaf(words("Budget"), words("Budget of the roadmap by fund and year"), heads, rows, frozen=2)


def _used(ceiling: int, spent: int) -> tuple[Value, ...]:
    return (ceiling, spent, ceiling - spent, spent / ceiling if ceiling else None)


def budget_by_year(author: Author) -> Leaf | None:
    """Return what each fund pays in each year, one row a year, with all that the funds may pay."""
    words, roadmap = author.words, author.case.roadmap
    if roadmap is None or not any(item.ceiling or item.spent for item in roadmap.budget):
        return None
    funds = tuple(dict.fromkeys(item.fund for item in roadmap.budget))
    heads = (
        Head(words("Year"), 10, "year"),
        *(Head(author.fund(fund), 24, "money") for fund in funds),
        Head(words("Together"), 22, "money"),
        Head(words("Ceiling of all funds"), 22, "money"),
        Head(words("Left (Rp)"), 22, "money"),
    )
    years = sorted({item.year for item in roadmap.budget})
    rows = tuple(_year(roadmap, year, funds) for year in years)
    series = tuple(range(1, len(funds) + 1))
    title = words("Budget of the roadmap by fund and year")
    drawn = Drawn("stacked", title, 0, series, len(funds) + 2, words("Rp million"))
    note = words("Spending of each fund by year, in rupiah")
    return Leaf(words("Budget by year"), title, heads, rows, note, drawn)


def _year(roadmap: Roadmap, year: int, funds: tuple[str, ...]) -> tuple[Value, ...]:
    items = {item.fund: item for item in roadmap.budget if item.year == year}
    spent = [items[fund].spent if fund in items else 0 for fund in funds]
    ceiling = sum(item.ceiling for item in items.values())
    return (year, *spent, sum(spent), ceiling, ceiling - sum(spent))


def forecast(author: Author) -> Leaf | None:
    """Return the index and each dimension now and at the end of each year, with the target of the index."""
    words, roadmap = author.words, author.case.roadmap
    if roadmap is None or not roadmap.forecast:
        return None
    named = author.dimensions
    heads = (
        Head(words("End of"), 12, "year"),
        Head(words("Forecast"), 12, "score"),
        Head(words("Target"), 12, "score"),
        Head(words("Difference"), 12, "score"),
        *(Head(author.name(gap), 18, "score") for gap in named),
    )
    now = (author.year, author.gaps.scores.root.value, None, None, *(gap.score.value for gap in named))
    rows = [now]
    for item in roadmap.forecast:
        short = None if item.index is None or item.target is None else item.index - item.target
        nodes = (item.nodes.get(gap.id) for gap in named)
        rows.append((item.year, item.index, item.target, short, *nodes))
    title = words("Index by year: forecast and target")
    note = words("The first row is the assessment; the others hold if the roadmap is kept.")
    return Leaf(words("Forecast"), title, heads, tuple(rows), note, Drawn("line", title, 0, (1, 2)))
