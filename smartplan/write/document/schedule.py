"""The roadmap in time: bars over quarters, and the programmes with all that a planner asks for."""

from collections.abc import Iterator, Sequence

from smartplan.core.model import Initiative
from smartplan.core.roadmap import Roadmap, Step
from smartplan.write.charts import Gantt, Task
from smartplan.write.charts.gantt import GROUP, ROOM, ROW
from smartplan.write.charts.legend import Entry
from smartplan.write.charts.stack import colour
from smartplan.write.document.author import Author
from smartplan.write.document.findings import group_name
from smartplan.write.document.model import Cell, Column, Figure, Row, Section, Table, row
from smartplan.write.named import TYPICAL, name_of
from smartplan.write.strengths import strength_names
from smartplan.write.terms import GROUPS


def roadmap_schedule(author: Author) -> list[Section]:
    """Draw the roadmap on landscape pages."""
    words, roadmap = author.words, author.case.roadmap
    if roadmap is None or not roadmap.selected:
        return []
    pages = list(_pages(author, roadmap))
    figures = tuple(
        _gantt(author, roadmap, page, (number, len(pages))) for number, page in enumerate(pages, 1)
    )
    return [Section("roadmap-schedule", words("The roadmap in time"), figures, landscape=True)]


def _pages(author: Author, roadmap: Roadmap) -> Iterator[list[tuple[str | None, Step]]]:
    """Part the initiatives into drawings that fit a page, dimensions kept together where they fit one."""
    page: list[tuple[str | None, Step]] = []
    used = 0.0
    for chunk in _chunks(author, roadmap):
        needed = GROUP + ROW * len(chunk)
        if page and used + needed > ROOM:
            yield page
            page, used = [], 0.0
        page.extend(chunk)
        used += needed
    if page:
        yield page


def _chunks(author: Author, roadmap: Roadmap) -> Iterator[list[tuple[str | None, Step]]]:
    """Yield the initiatives of each dimension, in pieces where they are more than a page holds."""
    most = int((ROOM - GROUP) // ROW)
    for id_ in author.order:
        steps = [(id_, step) for step in roadmap.selected if author.dimension_of(step.initiative) == id_]
        for first in range(0, len(steps), most):
            yield steps[first : first + most]


def _gantt(
    author: Author, roadmap: Roadmap, page: Sequence[tuple[str | None, Step]], place: tuple[int, int]
) -> Figure:
    words, horizon = author.words, roadmap.plan.horizon
    title = words("Roadmap {years}", years=author.years)
    number, count = place
    caption = (
        title
        if count == 1
        else words("{title}, part {number} of {count}", title=title, number=number, count=count)
    )
    last = horizon.start.plus(horizon.quarters - 1)
    shown = dict.fromkeys(id_ for id_, _ in page)
    order = author.order
    entries: list[Entry] = [(colour(order.index(id_)), group_name(author, id_)) for id_ in shown]
    entries.append(("arrow", words("waits for the other to finish")))
    chart = Gantt(
        title=caption,
        years=tuple(str(year) for year in range(horizon.start.year, last.year + 1)),
        first=horizon.start.number,
        quarter=author.quarters,
        span=horizon.quarters,
        tasks=tuple(_tasks(author, page)),
        legend=tuple(entries),
    )
    sentence = words(
        "{count} initiatives from {first} to {last}; ★ marks a quick win, and the figure at a bar"
        " is its cost.",
        count=words.number(len(page), 0),
        first=author.quarter(min(step.start for _, step in page if step.start)),
        last=author.quarter(max(step.finish for _, step in page if step.finish)),
    )
    if any(step.initiative.typical for _, step in page):
        sentence += " " + words("~ marks what is typical, drawn from a catalogue; it is not authoritative.")
    return Figure(f"roadmap-{number}", chart, caption, sentence)


def _tasks(author: Author, page: Sequence[tuple[str | None, Step]]) -> Iterator[Task]:
    words, order = author.words, author.order
    here = {step.id for _, step in page}
    before: str | None = ""
    for id_, step in page:
        if step.start is None or step.finish is None:
            continue
        first = author.case.plan.horizon.start.index if author.case.plan else 0
        yield Task(
            id=step.id,
            label=name_of(step.initiative, words),
            start=step.start.index - first,
            finish=step.finish.index - first,
            series=order.index(id_),
            text=author.money(step.cost) if step.cost else "",
            after=tuple(other for other in step.initiative.depends_on if other in here),
            group=group_name(author, id_) if id_ != before else None,
            mark=_mark(step.initiative),
            told=_told(author, step),
        )
        before = id_


def _told(author: Author, step: Step) -> str:
    """Say when an initiative runs, and what it costs to the rupiah."""
    return f"{author.span(step)}, {author.words.money(step.cost)}" if step.cost else author.span(step)


def _mark(initiative: Initiative) -> str:
    """Return the signs before a name, which may be cut short."""
    return ("★" if initiative.quick_win else "") + (TYPICAL if initiative.typical else "")


def programmes(author: Author) -> list[Section]:
    """List the programmes of the roadmap with all that a planner asks for."""
    words, roadmap = author.words, author.case.roadmap
    if roadmap is None or not roadmap.selected:
        return []
    columns = (
        Column(words("Initiative"), 27),
        Column(words("Agency"), 11),
        Column(words("Partners"), 12),
        Column(words("Fund"), 10),
        Column(words("When"), 11),
        Column(words("Cost"), 10, "right"),
        Column(words("Output"), 19),
    )
    rows = []
    for id_ in author.order:
        steps = [step for step in roadmap.selected if author.dimension_of(step.initiative) == id_]
        if steps:
            rows.append(row(group_name(author, id_), kind="group"))
            rows.extend(_programme(author, step) for step in steps)
    total = words.money_short(roadmap.total_cost)
    rows.append(row(words("Together"), "", "", "", "", total, "", kind="total"))
    table = Table(columns, tuple(rows), words("Programmes of the roadmap {years}", years=author.years))
    return [Section("programmes", words("Programmes"), (table,), landscape=True)]


def _strengths(author: Author, initiative: Initiative) -> str | None:
    """Say what the initiative draws on, where the plan says so."""
    plan = author.case.plan
    if plan is None or not initiative.draws_on:
        return None
    strengths = "; ".join(strength_names(plan, initiative, author.case.also, author.words))
    return author.words("draws on: {strengths}", strengths=strengths)


def _programme(author: Author, step: Step) -> Row:
    written = step.initiative
    parts = (written.id, written.programme, _strengths(author, written))
    return row(
        Cell(
            name_of(written, author.words),
            strong=True,
            more=" · ".join(part for part in parts if part),
        ),
        author.short_agency(written.agency),
        ", ".join(author.words(GROUPS[group]) for group in written.partners) or "–",
        author.short_fund(written.fund),
        author.span(step),
        author.money(step.cost),
        author.title(written.output) or "–",
    )
