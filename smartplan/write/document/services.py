"""The register of services: what runs, what was built but does not, and what is joined to what."""

from smartplan.core.model import Service
from smartplan.write.document.author import Author
from smartplan.write.document.dimensions import STATES
from smartplan.write.document.model import Cell, Column, Lead, Section, Table, row, said

IDLE = {"built", "stalled"}
MOST = 12
"""More columns than this can't be read."""


def services(author: Author) -> list[Section]:
    """List every service with its state, and what the roadmap does about those that stand still."""
    words, plan = author.words, author.case.plan
    if plan is None or not plan.services:
        return []
    running = [service for service in plan.services if service.status == "running"]
    idle = [service for service in plan.services if service.status in IDLE]
    lead = words(
        "Of {count} services {running} run; {idle} were built and do not run.",
        count=words.number(len(plan.services), 0),
        running=words.number(len(running), 0),
        idle=words.number(len(idle), 0),
    )
    columns = (
        Column(words("Service"), 27),
        Column(words("Agency"), 17),
        Column(words("State"), 20),
        Column(words("Remark"), 36),
    )
    rows = tuple(
        row(
            Cell(author.title(service.title), strong=True, more=service.since or ""),
            author.short_agency(service.agency),
            words(STATES[service.status]),
            author.title(service.note) or "–",
        )
        for service in plan.services
    )
    table = Table(columns, rows, words("Register of digital services"))
    revived = tuple(said(_revival(author, service)) for service in idle)
    return [Section("services", words("Services"), (Lead(lead), table, *revived))]


def _revival(author: Author, service: Service) -> str:
    """Say which initiative of the roadmap brings a service back; say so where none does."""
    words, roadmap = author.words, author.case.roadmap
    chosen = roadmap.selected if roadmap else ()
    step = next((step for step in chosen if step.initiative.revives == service.id), None)
    name = author.title(service.title)
    if step is None:
        return words("{service} does not run, and no initiative of the roadmap revives it.", service=name)
    return words(
        "{service} runs again after “{initiative}” ({when}); what needs it waits until then.",
        service=name,
        initiative=author.title(step.initiative.title),
        when=author.span(step),
    )


def integration(author: Author) -> list[Section]:
    """Show which services are joined to which."""
    words, plan = author.words, author.case.plan
    joined = [service for service in (plan.services if plan else ()) if service.integrates_with]
    if plan is None or not joined:
        return []
    known = {service.id: service for service in plan.services}
    targets = [id_ for id_ in known if any(id_ in service.integrates_with for service in joined)][:MOST]
    pairs = {frozenset((service.id, other)) for service in joined for other in service.integrates_with}
    lead = words.plural(
        "{count} pair of services is joined or is to be joined.",
        "{count} pairs of services are joined or are to be joined.",
        len(pairs),
    )
    width = 60 // max(len(targets), 1)
    columns = (
        Column(words("Service"), 100 - width * len(targets)),
        *(Column(author.title(known[id_].title), width, "center") for id_ in targets),
    )
    rows = tuple(
        row(author.title(service.title), *("●" if id_ in service.integrates_with else "" for id_ in targets))
        for service in joined
    )
    caption = words("What is joined to what; ● stands for a link from the row to the column")
    return [Section("integration", words("Integration"), (Lead(lead), Table(columns, rows, caption)))]
