"""The roadmap as the table that a plan asks for: one row an initiative, the columns a setting of the plan."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from smartplan.core.roadmap import Step
from smartplan.write.document import Masterplan, author_of, make_document
from smartplan.write.document.author import Author
from smartplan.write.document.compose import illustrative_mark
from smartplan.write.document.findings import group_name
from smartplan.write.masterplan_sheets.book import workbook
from smartplan.write.masterplan_sheets.leaf import Form, Head, Leaf, Value
from smartplan.write.masterplan_sheets.money import budget, budget_by_year, forecast
from smartplan.write.named import name_of
from smartplan.write.proof import standing, unproved
from smartplan.write.sheets import to_csv
from smartplan.write.words import Words, later

HEADS: Mapping[str, tuple[str, int, Form]] = {
    "number": (later("No."), 5, "count"),
    "dimension": (later("Dimension"), 24, "text"),
    "goal": (later("Goal of the dimension"), 34, "text"),
    "programme": (later("Programme"), 30, "text"),
    "initiative": (later("Activity or action plan"), 44, "text"),
    "indicator": (later("Indicator or output"), 40, "text"),
    "target": (later("Target by year"), 36, "text"),
    "agency": (later("Agency in charge"), 32, "text"),
    "partners": (later("Partners"), 32, "text"),
    "years": (later("Years"), 12, "text"),
    "cost": (later("Estimated budget (Rp)"), 20, "money"),
    "fund": (later("Source of funds"), 26, "text"),
    "alignment": (later("Alignment with RPJMD and Renstra"), 34, "text"),
}
"""The columns by their word in the plan; how each is headed, how wide it is, how its values are shown."""


def table_csv(told: Masterplan, words: Words, today: date) -> str:
    """Return the table as CSV."""
    author = author_of(told, words, today)
    leaf, remarks = _table(author), " · ".join(_remarks(author))
    titles = [head.title for head in leaf.heads]
    rows = [dict(zip(titles, row, strict=True)) for row in leaf.rows]
    if remarks:  # a table without a row has still to say why
        rows = [{**row, words("Remark"): remarks} for row in rows or [dict.fromkeys(titles)]]
    return to_csv(rows) if rows else ",".join(titles) + "\n"


def table_workbook(told: Masterplan, words: Words, today: date) -> bytes:
    """Return a workbook: the table, its quarters, the money by fund and year, the forecast."""
    author = author_of(told, words, today)
    document = replace(make_document(told, words, today), illustrative=" · ".join(_remarks(author)) or None)
    more = (maker(author) for maker in (_quarters, budget, budget_by_year, forecast))
    leaves = (_table(author), *(leaf for leaf in more if leaf is not None and leaf.rows))
    return workbook(leaves, document, author.digits)


def _remarks(author: Author) -> Iterator[str]:
    """Yield what a reader must know of the table: that it is a what-if, illustrative, or not proved."""
    words, roadmap = author.words, author.case.roadmap
    if author.case.planned and author.case.planned.wishes:
        yield words("What if: this is not the roadmap of the plan as written.")
    illustrative = illustrative_mark(author)
    if illustrative is not None:
        yield illustrative
    if roadmap is not None:
        yield from unproved(roadmap, words) if roadmap.selected else standing(roadmap, words)


def _ordered(author: Author) -> list[Step]:
    """Return what is in the roadmap, by dimension, then start."""
    steps = author.case.roadmap.selected if author.case.roadmap else ()
    return [step for id_ in author.order for step in steps if author.dimension_of(step.initiative) == id_]


def _table(author: Author) -> Leaf:
    words, plan = author.words, author.case.plan
    columns = plan.roadmap_columns if plan else ()
    heads = tuple(Head(words(title), width, form) for title, width, form in (HEADS[word] for word in columns))
    rows = tuple(
        tuple(place if word == "number" else CELLS[word](author, step) for word in columns)
        for place, step in enumerate(_ordered(author), 1)
    )
    title = words("Roadmap {years}", years=author.years)
    return Leaf(words("Roadmap"), title, heads, rows, frozen=0)


def _quarters(author: Author) -> Leaf | None:
    """Return the quarters in which each initiative runs."""
    words, plan = author.words, author.case.plan
    if plan is None:
        return None
    span = [plan.horizon.start.plus(offset) for offset in range(plan.horizon.quarters)]
    heads = (Head(words("Initiative"), 44), *(Head(author.quarter(quarter), 8) for quarter in span))
    rows = tuple(
        (
            name_of(step.initiative, author.words),
            *(
                "■" if step.start and step.finish and step.start <= quarter <= step.finish else None
                for quarter in span
            ),
        )
        for step in _ordered(author)
    )
    return Leaf(words("Quarters"), words("Roadmap {years}", years=author.years), heads, rows)


def _dimension(author: Author, step: Step) -> str:
    return group_name(author, author.dimension_of(step.initiative))


def _goal(author: Author, step: Step) -> str | None:
    id_ = author.dimension_of(step.initiative)
    direction = author.case.plan.directions.get(id_) if author.case.plan and id_ else None
    return author.title(direction.goal) or None if direction else None


def _indicator(author: Author, step: Step) -> str | None:
    """Return the output, then the indicators that are raised, by their titles."""
    titles = {gap.id: author.name(gap) for gap in author.gaps.leaves}
    raised = [titles.get(id_, id_) for id_ in step.initiative.raises]
    return "; ".join(part for part in (author.title(step.initiative.output), *raised) if part) or None


def _target(author: Author, step: Step) -> str | None:
    """Return what is reached, in the year in which it counts."""
    plain = author.words.plain
    return "; ".join(f"{r.quarter.year}: {r.indicator} {plain(r.level)}" for r in step.reaches) or None


def _partners(author: Author, step: Step) -> str | None:
    return "; ".join(author.title(text) for text in step.initiative.partners.values()) or None


def _years(author: Author, step: Step) -> str | None:
    del author  # years are written alike everywhere
    if step.start is None or step.finish is None:
        return None
    first, last = step.start.year, step.finish.year
    return str(first) if first == last else f"{first}–{last}"


def _alignment(author: Author, step: Step) -> str | None:
    del author  # as written, in the plan's own words
    written = step.initiative
    return "; ".join(part for part in (written.programme, written.renstra, written.affair) if part) or None


CELLS: Mapping[str, Callable[[Author, Step], Value]] = {
    "dimension": _dimension,
    "goal": _goal,
    "programme": lambda _, step: step.initiative.programme,
    "initiative": lambda author, step: name_of(step.initiative, author.words),
    "indicator": _indicator,
    "target": _target,
    "agency": lambda author, step: author.agency(step.initiative.agency),
    "partners": _partners,
    "years": _years,
    "cost": lambda _, step: step.cost,
    "fund": lambda author, step: author.fund(step.initiative.fund) if step.initiative.fund else None,
    "alignment": _alignment,
}
