"""What is done, by whom, and with whom: initiatives, services, stakeholders."""

from collections.abc import Iterator

from smartplan.core.model import Outcome
from smartplan.core.roadmap import Roadmap, Step
from smartplan.write.document.author import Author
from smartplan.write.document.dimensions import STATES
from smartplan.write.document.findings import group_name
from smartplan.write.masterplan_sheets.leaf import Head, Leaf, Value
from smartplan.write.named import name_of
from smartplan.write.terms import GROUPS


def initiatives(author: Author) -> Leaf | None:
    """Return every proposed initiative: those of the roadmap by start, then those that are not in it."""
    words, roadmap = author.words, author.case.roadmap
    if roadmap is None:
        return None
    years = sorted({item.year for item in roadmap.budget})
    heads = (
        Head(words("Id"), 22),
        Head(words("Initiative"), 46),
        Head(words("Dimension"), 24),
        Head(words("Agency"), 30),
        Head(words("Fund"), 26),
        Head(words("In the roadmap"), 12),
        Head(words("Start"), 14),
        Head(words("Finish"), 14),
        Head(words("Proposed cost (Rp)"), 20, "money"),
        Head(words("Cost in the roadmap (Rp)"), 20, "money"),
        *(Head(str(year), 18, "money") for year in years),
        Head(words("Quick win"), 10),
        Head(words("Mandatory"), 10),
        Head(words("Waits for"), 24),
        Head(words("Raises"), 30),
        Head(words("Why it is in, or not"), 50),
        Head(words("Why not earlier"), 50),
        Head(words("Output"), 40),
    )
    rows = tuple(_initiative(author, step, years) for step in _ordered(roadmap))
    title = words("Proposed initiatives: schedule, cost, and the reason for each")
    return Leaf(words("Initiatives"), title, heads, rows, frozen=2)


def _ordered(roadmap: Roadmap) -> tuple[Step, ...]:
    return (*roadmap.selected, *(step for step in roadmap.steps if not step.selected))


def _initiative(author: Author, step: Step, years: list[int]) -> tuple[Value, ...]:
    words, written = author.words, step.initiative
    dimension = author.dimension_of(written)
    spending = (step.spending.get(year, 0) if step.selected else None for year in years)
    return (
        step.id,
        name_of(written, words),
        group_name(author, dimension),
        author.agency(written.agency),
        author.fund(written.fund) if written.fund else None,
        words("yes") if step.selected else words("no"),
        author.quarter(step.start) if step.start else None,
        author.quarter(step.finish) if step.finish else None,
        written.cost,
        step.cost if step.selected else None,
        *spending,
        words("yes") if written.quick_win else None,
        words("yes") if written.mandatory else None,
        ", ".join(written.depends_on) or None,
        _raised(author, step),
        author.reason(step.why),
        author.reason(step.earlier) if step.earlier else None,
        author.title(written.output) or None,
    )


def _raised(author: Author, step: Step) -> str | None:
    """Return the indicators that an initiative raises, from where to where."""
    plain = author.words.plain
    effects = step.initiative.raises.items()
    return "; ".join(f"{id_} {plain(effect.from_)} → {plain(effect.to)}" for id_, effect in effects) or None


def services(author: Author) -> Leaf | None:
    """Return the register of services."""
    words, plan = author.words, author.case.plan
    if plan is None:
        return None
    heads = (
        Head(words("Id"), 20),
        Head(words("Service"), 36),
        Head(words("Agency"), 34),
        Head(words("State"), 22),
        Head(words("Since"), 14),
        Head(words("Users"), 14, "money"),
        Head(words("Integrated with (ids)"), 28),
        Head(words("Supports the indicators (ids)"), 28),
        Head(words("Evidence"), 40),
        Head(words("Remark"), 50),
    )
    rows = tuple(
        (
            service.id,
            author.title(service.title),
            author.agency(service.agency),
            words(STATES[service.status]),
            service.since,
            service.users,
            ", ".join(service.integrates_with) or None,
            ", ".join(service.indicators) or None,
            service.evidence,
            author.title(service.note) or None,
        )
        for service in plan.services
    )
    return Leaf(words("Services"), words("Register of digital services"), heads, rows, frozen=2)


def outcomes(author: Author) -> Leaf | None:
    """Return what was wanted and measured of every outcome, a row a year."""
    words, process = author.words, author.case.standing.process
    if process is None or not process.outcomes:
        return None
    heads = (
        Head(words("Id"), 22),
        Head(words("Outcome measure"), 50),
        Head(words("Unit"), 16),
        Head(words("Agency"), 30),
        Head(words("Year"), 8, "year"),
        Head(words("Baseline"), 12, "exact"),
        Head(words("Target"), 12, "exact"),
        Head(words("Measured"), 12, "exact"),
        Head(words("Evidence"), 50),
    )
    rows = tuple(row for progress in process.outcomes for row in _years(author, progress.outcome))
    title = words("Outcome measures: where they start, what is wanted, what was measured")
    return Leaf(words("Outcome measures"), title, heads, rows, frozen=2)


def _years(author: Author, outcome: Outcome) -> Iterator[tuple[Value, ...]]:
    baseline = outcome.baseline
    agency = author.agency(outcome.agency) if outcome.agency else None
    known = (outcome.id, author.title(outcome.title), author.title(outcome.unit), agency)
    for year in sorted({*outcome.targets, *outcome.realised, *([baseline.year] if baseline else [])}):
        start = baseline if baseline and baseline.year == year else None
        measured = outcome.realised.get(year)
        evidence = [one.evidence for one in (start, measured) if one and one.evidence]
        yield (
            *known,
            year,
            start.value if start else None,
            outcome.targets.get(year),
            measured.value if measured else None,
            "; ".join(evidence) or None,
        )


def stakeholders(author: Author) -> Leaf | None:
    """Return who takes part, by group."""
    words, plan = author.words, author.case.plan
    if plan is None:
        return None
    heads = (
        Head(words("Group"), 18),
        Head(words("Who"), 44),
        Head(words("Role"), 70),
        Head(words("Initiatives"), 30),
    )
    rows = tuple(
        (
            words(title),
            author.title(member.name),
            author.title(member.role),
            ", ".join(member.initiatives) or None,
        )
        for group, title in GROUPS.items()
        for member in plan.stakeholders
        if member.group == group
    )
    return Leaf(words("Stakeholders"), words("Stakeholders by group"), heads, rows, frozen=2)
