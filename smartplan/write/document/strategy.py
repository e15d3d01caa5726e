"""What is done in each dimension, and the action plans of the four kinds."""

from collections.abc import Iterator, Sequence

from smartplan.core.gaps import Gap
from smartplan.core.model.plan import ActionKind
from smartplan.core.roadmap import Step
from smartplan.write.document.author import Author
from smartplan.write.document.findings import points
from smartplan.write.document.model import (
    Block,
    Cell,
    Column,
    Lead,
    Section,
    Table,
    row,
    said,
)
from smartplan.write.named import name_of
from smartplan.write.words import later

KINDS: dict[ActionKind, str] = {
    "people": later("Human-resource capacity"),
    "infrastructure": later("Supporting infrastructure"),
    "applications": later("Supporting applications"),
    "literacy": later("Smart-city literacy"),
}
WHAT_FOR: dict[ActionKind, str] = {
    "people": later("People first: skills, roles and working habits decide whether what is built is used."),
    "infrastructure": later(
        "Networks, data exchange and facilities on which services of several agencies stand."
    ),
    "applications": later(
        "Applications that people and agencies use; what exists is used before anything new is built."
    ),
    "literacy": later("Knowledge and trust of the public, so that services are known, understood and used."),
}


def strategies(author: Author) -> list[Section]:
    """Say for each dimension what is wanted, by which strategies, with which initiatives."""
    if author.case.plan is None:
        return []
    sections = [_dimension(author, gap) for gap in author.dimensions]
    return [section for section in sections if section.blocks]


def _dimension(author: Author, gap: Gap) -> Section:
    words, plan = author.words, author.case.plan
    direction = plan.directions.get(gap.id) if plan else None
    steps = author.steps_of(gap.id)
    blocks: list[Block] = []
    if direction is not None and direction.goal is not None:
        blocks.append(Lead(author.title(direction.goal)))
    if gap.score.item.note is not None:
        blocks.append(said(author.title(gap.score.item.note)))
    if direction is not None and direction.strategies:
        blocks.append(said(words("The objective is pursued by these strategies.")))
        blocks.append(points(author, direction.strategies))
    if steps:
        blocks.append(said(_sum(author, gap, steps)))
        caption = words("Initiatives of {name}", name=author.name(gap))
        blocks.append(initiatives_table(author, steps, caption))
    return Section(f"strategy-{gap.id}", author.name(gap), tuple(blocks), dimension=gap.id)


def _sum(author: Author, gap: Gap, steps: Sequence[Step]) -> str:
    """Say how many initiatives are in, what they cost, and where they take the dimension."""
    words = author.words
    chosen = [step for step in steps if step.selected]
    if not chosen:
        return words("None of its {count} initiatives is in the roadmap.", count=words.number(len(steps), 0))
    values = {
        "chosen": words.number(len(chosen), 0),
        "count": words.number(len(steps), 0),
        "cost": author.money(sum(step.cost for step in chosen)),
    }
    if len(chosen) == len(steps):
        first = words("All {count} initiatives are in the roadmap, for {cost}.", **values)
    else:
        first = words("Of {count} initiatives {chosen} are in the roadmap, for {cost}.", **values)
    reached = reached_by(author, gap)
    if reached is None:
        return first
    return f"{first} {reached}"


def reached_by(author: Author, gap: Gap) -> str | None:
    """Say where the roadmap takes a dimension by its last year; None where nothing is forecast."""
    words, roadmap = author.words, author.case.roadmap
    last = roadmap.forecast[-1] if roadmap and roadmap.forecast else None
    end = last.nodes.get(gap.id) if last else None
    if last is None or end is None or gap.score.value is None:
        return None
    values = {
        "now": author.figure(gap.score.value),
        "end": author.figure(end),
        "year": last.year,
        "target": author.aim(gap),
    }
    if gap.target is not None and end >= gap.target:
        return words("They take it from {now} to {end} by the end of {year}, and so to its target.", **values)
    return words("They take it from {now} to {end} by the end of {year}; its target is {target}.", **values)


def initiatives_table(author: Author, steps: Sequence[Step], caption: str) -> Table:
    """Return initiatives with what they are, who carries them, when, at what cost."""
    words = author.words
    columns = (
        Column(words("Initiative"), 49),
        Column(words("Agency"), 16),
        Column(words("When"), 17),
        Column(words("Cost"), 18, "right"),
    )
    rows = tuple(
        row(
            _described(author, step),
            author.short_agency(step.initiative.agency),
            author.span(step) if step.selected else words("not in the roadmap"),
            author.money(step.initiative.cost),
        )
        for step in steps
    )
    return Table(columns, rows, caption)


def _described(author: Author, step: Step) -> Cell:
    title, description = author.title(step.initiative.title), author.title(step.initiative.description)
    drawn = (
        author.words("Drawn from a catalogue: typical, not authoritative.") if step.initiative.typical else ""
    )
    return Cell(title, strong=True, more=" ".join(part for part in (description, drawn) if part))


def action_plans(author: Author) -> list[Section]:
    """List the initiatives of the roadmap by the four kinds that the evaluation asks for."""
    return list(_action_plans(author))


def _action_plans(author: Author) -> Iterator[Section]:
    words, roadmap = author.words, author.case.roadmap
    if roadmap is None or not roadmap.selected:
        return
    total = roadmap.total_cost
    for kind, title in KINDS.items():
        steps = [step for step in roadmap.selected if step.initiative.kind == kind]
        if not steps:
            yield Section(
                f"actions-{kind}",
                words(title),
                (said(words("No initiative of this kind is in the roadmap.")),),
            )
            continue
        cost = sum(step.cost for step in steps)
        sentence = words(
            "{count} initiatives of the roadmap are of this kind; they take {cost}, {share} of its cost.",
            count=words.number(len(steps), 0),
            cost=author.money(cost),
            share=author.share(cost, total),
        )
        caption = words("Action plan: {kind}", kind=words(title))
        blocks = (Lead(words(WHAT_FOR[kind])), said(sentence), _outputs(author, steps, caption))
        yield Section(f"actions-{kind}", words(title), blocks)


def _outputs(author: Author, steps: Sequence[Step], caption: str) -> Table:
    words = author.words
    columns = (
        Column(words("Initiative"), 30),
        Column(words("What is there when it is finished"), 31),
        Column(words("Agency"), 16),
        Column(words("When"), 23),
    )
    rows = [
        row(
            Cell(name_of(step.initiative, author.words), strong=True),
            author.title(step.initiative.output) or "–",
            author.short_agency(step.initiative.agency),
            author.span(step),
        )
        for step in steps
    ]
    return Table(columns, tuple(rows), caption)
