"""The register of services: what runs, what was built but does not, and what bringing it back would give."""

from collections.abc import Iterator

from smartplan.core.model import Service
from smartplan.core.process.services import Idle, Resting
from smartplan.core.process.standing import Process
from smartplan.core.process.wins import IDLE
from smartplan.core.roadmap import Roadmap
from smartplan.write.document.author import Author
from smartplan.write.document.dimensions import STATES
from smartplan.write.document.model import (
    Block,
    Callout,
    Cell,
    Column,
    Lead,
    Row,
    Section,
    Table,
    Text,
    plain,
    row,
)
from smartplan.write.named import name_of

GAIN_DIGITS = 3
MARK = "▲ "


def services(author: Author) -> list[Section]:
    """List every service with its state, and what the roadmap does about those that stand still."""
    words, process = author.words, author.case.standing.process
    if process is None or not process.plan.services:
        return []
    register = process.plan.services
    running = [service for service in register if service.status == "running"]
    lead = words(
        "Of {count} services {running} run; {idle} were built and do not run.",
        count=words.number(len(register), 0),
        running=words.number(len(running), 0),
        idle=words.number(len(process.idle), 0),
    )
    columns = (
        Column(words("Service"), 29),
        Column(words("Agency"), 16),
        Column(words("State"), 19),
        Column(words("Remark"), 36),
    )
    caption = words("Register of digital services; ▲ marks what was built and does not run")
    table = Table(columns, tuple(_row(author, service) for service in register), caption)
    idle = (_idle(author, process, found) for found in process.idle)
    return [Section("services", words("Services"), (Lead(lead), table, *idle))]


def _row(author: Author, service: Service) -> Row:
    words, idle = author.words, service.status in IDLE
    said = [service.since] if service.since else []
    if service.users is not None:
        said.append(words("{count} users", count=words.number(service.users, 0)))
    state = words(STATES[service.status])
    return row(
        Cell(author.title(service.title), strong=True, more="; ".join(said)),
        author.short_agency(service.agency),
        Cell(f"{MARK}{state}" if idle else state, strong=idle),
        Cell(author.title(service.note) or "–", more=service.evidence or ""),
    )


def _idle(author: Author, process: Process, idle: Idle) -> Block:
    """Tell of one service that does not run: what rests on it, what is cut off, what brings it back."""
    title = author.words(
        "{service}: {state}",
        service=author.title(idle.service.title),
        state=author.words(STATES[idle.service.status]),
    )
    return Callout(title, tuple(_told(author, process, idle)), "warning")


def _told(author: Author, process: Process, idle: Idle) -> Iterator[Text]:
    words = author.words
    for resting in idle.resting:
        yield plain(_resting(author, resting))
    cut = [link.other if link.one is idle.service else link.one for link in idle.lapsed]
    if cut:
        names = words.listing([author.title(service.title) for service in cut])
        yield plain(words("Its link to {services} is cut off and is to be restored.", services=names))
    yield from _revivals(author, process, idle)
    if author.case.roadmap is not None:
        yield plain(_revival(author, idle.service, author.case.roadmap))
    elif not idle.revivals:
        yield plain(words("No initiative of the plan brings it back."))


def _resting(author: Author, resting: Resting) -> str:
    words = author.words
    values = {
        "score": words.plain(resting.score.value),
        "indicator": author.title(resting.score.item.title),
    }
    if not resting.others:
        return words("Score {score} of “{indicator}” rests on it alone.", **values)
    others = words.listing([author.title(other.title) for other in resting.others])
    return words("Score {score} of “{indicator}” rests on it, and on {others}.", **values, others=others)


def _revivals(author: Author, process: Process, idle: Idle) -> Iterator[Text]:
    """Say what each initiative that revives it would bring by itself, and how that compares."""
    words = author.words
    for win in idle.revivals:
        values = {
            "initiative": name_of(win.initiative, author.words),
            "gain": words.number(win.gain, GAIN_DIGITS),
            "cost": author.money(win.cost),
        }
        text = words("By itself “{initiative}” lifts the index by {gain} for {cost}.", **values)
        if win is idle.cheapest:
            text += " " + words("No other initiative lifts it for less a point.")
        yield plain(text)
    best = process.best
    if best and not idle.cheapest and any(win.price is not None for win in idle.revivals):
        values = {"initiative": name_of(best.initiative, author.words), "cost": author.money(best.cost)}
        gain = words.number(best.gain, GAIN_DIGITS)
        text = words("Least a point costs another: “{initiative}”, {gain} for {cost}.", gain=gain, **values)
        yield plain(text)


def _revival(author: Author, service: Service, roadmap: Roadmap) -> str:
    """Say which initiative of the roadmap brings a service back; say so where none does."""
    words = author.words
    step = next((step for step in roadmap.selected if step.initiative.revives == service.id), None)
    name = author.title(service.title)
    if step is None:
        return words("{service} does not run, and no initiative of the roadmap revives it.", service=name)
    return words(
        "{service} runs again after “{initiative}” ({when}); what needs it waits until then.",
        service=name,
        initiative=name_of(step.initiative, author.words),
        when=author.span(step),
    )
