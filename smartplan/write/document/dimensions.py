"""One section a dimension: the present, the condition wanted, the gap, the services, who must act."""

from collections.abc import Iterator

from smartplan.core.gaps import Gap
from smartplan.core.model.base import Titles
from smartplan.write.document.author import Author
from smartplan.write.document.findings import dumbbell, points
from smartplan.write.document.model import (
    Block,
    Cell,
    Column,
    Figure,
    Heading,
    Lead,
    Row,
    Section,
    Table,
    row,
    said,
)
from smartplan.write.words import later

MANY = 6
"""From so many indicators on, a dimension begins a page of its own."""
STATES = {
    "planned": later("planned"),
    "built": later("built, not in operation"),
    "running": later("running"),
    "stalled": later("built, but not running"),
    "retired": later("no longer in use"),
}


def dimensions(author: Author) -> list[Section]:
    """Tell of each dimension in the framework's order."""
    return [
        Section(
            id=f"dimension-{gap.id}",
            title=author.name(gap),
            blocks=tuple(_dimension(author, gap)),
            new_page=len(author.leaves(gap)) >= MANY,
            dimension=gap.id,
        )
        for gap in author.dimensions
    ]


def _dimension(author: Author, gap: Gap) -> Iterator[Block]:
    words = author.words
    yield Lead(_lead(author, gap))
    yield Heading(words("Present condition"))
    yield from _present(author, gap)
    yield from _wanted(author, gap)
    yield Heading(words("The gap to the target"))
    yield _figure(author, gap)
    yield from _recommended(author, gap)
    yield from _services(author, gap)
    yield from _actors(author, gap)


def _lead(author: Author, gap: Gap) -> str:
    """Say how the dimension stands among the others and how far it is from its target."""
    words, ranked = author.words, author.ranked
    if gap.score.value is None:
        return words("Nothing is known of this dimension yet.")
    values = {
        "name": author.name(gap),
        "score": author.score(gap.score),
        "max": author.maximum,
        "rank": words.number(ranked.index(gap) + 1, 0),
        "count": words.number(len(ranked), 0),
        "gap": author.missing(gap),
        "target": author.aim(gap),
    }
    if gap.target is None:
        return words("{name} scores {score} of {max}, rank {rank} of {count}; it has no target.", **values)
    if gap.gap == 0:
        return words("{name} scores {score} of {max} and has reached its target of {target}.", **values)
    if gap is ranked[0]:
        return words(
            "{name} is the strongest dimension: {score} of {max}, {gap} below its target of {target}.",
            **values,
        )
    if gap is ranked[-1]:
        return words(
            "{name} is the weakest dimension: {score} of {max}, {gap} below its target of {target}.", **values
        )
    return words(
        "{name} scores {score} of {max}, rank {rank} of {count}, and is {gap} below its target of {target}.",
        **values,
    )


def _present(author: Author, gap: Gap) -> Iterator[Block]:
    words = author.words
    yield said(_spread(author, gap))
    remarks = author.gaps.scores.assessment.notes.get(gap.id)
    if remarks is None:
        return
    if remarks.strengths:
        yield said(_joined(author, remarks.strengths), words("Strengths."))
    if remarks.weaknesses:
        yield said(_joined(author, remarks.weaknesses), words("Weaknesses."))


def _joined(author: Author, texts: tuple[Titles, ...]) -> str:
    return " ".join(author.title(text) for text in texts)


def _spread(author: Author, gap: Gap) -> str:
    """Say how many indicators are where, and which part is strongest and weakest."""
    words, leaves = author.words, author.leaves(gap)
    known = [leaf for leaf in leaves if leaf.score.value is not None]
    reached = [leaf for leaf in known if leaf.gap == 0]
    count = words.number(len(leaves), 0)
    if len(known) == len(leaves):
        counted = words("All {count} indicators are scored.", count=count)
    else:
        scored = words.number(len(known), 0)
        counted = words("Of {count} indicators {known} are scored.", count=count, known=scored)
    if reached:
        ahead = words.plural(
            "{count} of them has reached its target.",
            "{count} of them have reached their target.",
            len(reached),
        )
    else:
        ahead = words("None of them has reached its target yet.")
    counted = f"{counted} {ahead}"
    parts = [child for child in gap.children if child.score.value is not None and not child.score.is_leaf]
    if len({part.score.value for part in parts}) < 2:  # noqa: PLR2004 - a comparison needs two
        return counted
    parts.sort(key=lambda part: -(part.score.value or 0))
    compared = words(
        "Within the dimension {first} is ahead ({high}), and {last} comes last ({low}).",
        first=author.name(parts[0]),
        high=author.score(parts[0].score),
        last=author.name(parts[-1]),
        low=author.score(parts[-1].score),
    )
    return f"{counted} {compared}"


def _wanted(author: Author, gap: Gap) -> Iterator[Block]:
    plan = author.case.plan
    direction = plan.directions.get(gap.id) if plan else None
    if direction is None or (direction.future is None and direction.goal is None):
        return
    yield Heading(author.words("Condition wanted"))
    if direction.future is not None:
        yield said(author.title(direction.future))
    if direction.goal is not None:
        yield said(author.title(direction.goal), author.words("Objective."))


def _figure(author: Author, gap: Gap) -> Figure:
    """Return the indicators of the dimension from score to target, and the table behind the chart."""
    words, leaves = author.words, author.leaves(gap)
    title = words("{name}: score and target of each indicator", name=author.name(gap))
    chart = dumbbell(author, title, leaves, _groups(author, gap))
    return Figure(f"gap-{gap.id}", chart, title, _widest(author, leaves), author.source, _table(author, gap))


def _groups(author: Author, gap: Gap) -> list[str | None]:
    """Return the heading above each indicator: the part of the dimension that begins with it."""
    groups: list[str | None] = []
    for child in gap.children or (gap,):
        below = author.leaves(child)
        heading = None if child.score.is_leaf else author.name(child)
        groups.extend([heading, *[None] * (len(below) - 1)])
    return groups


def _widest(author: Author, leaves: tuple[Gap, ...]) -> str:
    words = author.words
    open_ = [leaf for leaf in leaves if leaf.gap]
    if not open_:
        return words("Every known indicator of this dimension is at its target.")
    widest = max((leaf.gap or 0) for leaf in open_)
    names = [f"“{author.name(leaf)}”" for leaf in open_ if leaf.gap == widest]
    if len(names) > 3:  # noqa: PLR2004 - more than a sentence can hold
        return words(
            "{count} indicators are furthest from their target, by {gap} points each.",
            count=words.number(len(names), 0),
            gap=words.plain(widest),
        )
    return words(
        "Furthest from its target, by {gap} points: {names}.",
        gap=words.plain(widest),
        names=words.listing(names),
    )


def _table(author: Author, gap: Gap) -> Table:
    words = author.words
    columns = (
        Column(words("Indicator"), 31),
        Column(words("Score"), 15),
        Column(words("Target"), 8, "right"),
        Column(words("Gap"), 8, "right"),
        Column(words("What was found"), 38),
    )
    rows: list[Row] = []
    for child in gap.children or (gap,):
        if not child.score.is_leaf:
            rows.append(row(f"{author.name(child)} · {author.score(child.score)}", kind="group"))
        rows.extend(_found(author, leaf) for leaf in author.leaves(child))
    return Table(columns, tuple(rows))


def _found(author: Author, leaf: Gap) -> Row:
    answer, level = leaf.score.answer, author.level(leaf.score)
    note = (answer.not_applicable or answer.note) if answer else None
    score = author.score(leaf.score)
    return row(
        author.name(leaf),
        Cell(f"{score} {level}" if level else score, exact=leaf.score.value),
        _aim(author, leaf),
        Cell(author.missing(leaf), strong=True, exact=leaf.gap),
        note or "–",
    )


def _aim(author: Author, leaf: Gap) -> Cell:
    return Cell(author.aim(leaf), exact=leaf.target) if leaf.score.in_scope else Cell("–")


def _recommended(author: Author, gap: Gap) -> Iterator[Block]:
    remarks = author.gaps.scores.assessment.notes.get(gap.id)
    if remarks is None:
        return
    open_ = [item.text for item in remarks.recommendations if item.state != "done"]
    if open_:
        yield Heading(author.words("Recommendations"))
        yield points(author, open_)


def _services(author: Author, gap: Gap) -> Iterator[Block]:
    """Say which services carry this dimension, and which of them do not run."""
    words, plan = author.words, author.case.plan
    below = {leaf.id for leaf in author.leaves(gap)}
    services = [service for service in (plan.services if plan else ()) if below & set(service.indicators)]
    if not services:
        return
    named = [f"{author.title(service.title)} ({words(STATES[service.status])})" for service in services]
    yield said(f"{words.listing(named)}.", words("Services."))


def _actors(author: Author, gap: Gap) -> Iterator[Block]:
    """Name the agencies that answer for indicators below their target."""
    words = author.words
    held = [leaf.score.answer.agency for leaf in author.leaves(gap) if leaf.gap and leaf.score.answer]
    agencies = sorted({agency for agency in held if agency}, key=lambda agency: (-held.count(agency), agency))
    if not agencies:
        return
    named = [f"{author.agency(agency)} ({words.number(held.count(agency), 0)})" for agency in agencies]
    text = words("Indicators below their target are answered for by {names}.", names=words.listing(named))
    yield said(text, words("Who must act."))
