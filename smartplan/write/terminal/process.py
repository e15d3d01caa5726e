"""What a plan says of the process, on the screen: services, integration, the table of groups, alignment."""

from collections.abc import Iterator

from rich.console import Console
from rich.text import Text

from smartplan.core.process import Standing
from smartplan.core.process.integration import Integration, State
from smartplan.core.process.services import Idle
from smartplan.core.process.standing import Process
from smartplan.core.process.table import FIVE, Seats
from smartplan.write.named import name_of
from smartplan.write.steps import GAIN_DIGITS
from smartplan.write.strengths import strength_names
from smartplan.write.terminal.points import show_weights
from smartplan.write.terminal.screen import light_table, show_heading, show_indented
from smartplan.write.terms import GROUPS, TIES
from smartplan.write.words import Words, later

LISTED = 8
MOST_COLUMNS = 20
"""More services than this are not shown as a matrix."""
STATES = {"built": later("built, not in use"), "stalled": later("stalled")}
LINKS = {State.LIVE: "x", State.LAPSED: "!", State.PLANNED: "."}


def show_process(console: Console, standing: Standing, process: Process, words: Words) -> None:
    """Print the parts that have anything to say."""
    if process.idle:
        show_heading(console, words("Services that were built and do not run"))
    for idle in process.idle:
        service, state = idle.service, words(STATES[idle.service.status])
        line = f"{words.title(service.title)} ({state}), {agency_name(process, service.agency, words)}"
        show_indented(console, Text(line), 2)
        for further in _idle(process, idle, words):
            show_indented(console, Text(further), 4)
    if process.integration.links:
        _integration(console, process, words)
    if process.seats:
        _seats(console, standing, process, words)
    if process.weights:
        show_weights(console, standing.gaps, process.weights, words)
    _strengths(console, process, words)
    _alignment(console, process, words)


def agency_name(process: Process, id_: str, words: Words) -> str:
    """Return the title of an agency."""
    agency = process.plan.agencies.get(id_)
    return words.title(agency.title) if agency else id_


def _idle(process: Process, idle: Idle, words: Words) -> Iterator[str]:
    for resting in idle.resting:
        also = [words.title(other.title) for other in resting.others]
        yield _resting(resting.score.id, words.plain(resting.score.value), also, words)
    for link in idle.lapsed:
        other = link.other if link.one is idle.service else link.one
        yield words("to be restored: its link to {service}", service=words.title(other.title))
    if not idle.revivals:
        yield words("no initiative of the plan brings it back")
    for win in idle.revivals:
        cost, gain = words.money_short(win.cost), words.number(win.gain, GAIN_DIGITS)
        title = name_of(win.initiative, words)
        yield words("“{title}” lifts the index by {gain} for {cost}", title=title, gain=gain, cost=cost)
    yield from _compared(process, idle, words)


def _resting(id_: str, score: str, also: list[str], words: Words) -> str:
    if also:
        return words(
            "score {score} of {id} rests on it, and on {others}",
            score=score,
            id=id_,
            others=words.listing(also),
        )
    return words("score {score} of {id} rests on it alone", score=score, id=id_)


def _compared(process: Process, idle: Idle, words: Words) -> Iterator[str]:
    """Say whether bringing a service back is the cheapest win of the plan, and what is where it is not."""
    if idle.cheapest:
        yield words("that is the cheapest win of the plan")
    elif process.best and any(win.price is not None for win in idle.revivals):
        title, cost = name_of(process.best.initiative, words), words.money_short(process.best.cost)
        gain = words.number(process.best.gain, GAIN_DIGITS)
        yield words(
            "the cheapest win is another: “{title}”, {gain} for {cost}", title=title, gain=gain, cost=cost
        )


def _integration(console: Console, process: Process, words: Words) -> None:
    integration = process.integration
    show_heading(console, words("Integration of services"))
    for line in _shares(integration, words):
        show_indented(console, Text(line), 2)
    services = [s for s in process.plan.services if s.status != "retired"]
    if len(services) > MOST_COLUMNS:
        return
    table = light_table()
    widths = [len(str(number)) for number in range(1, len(services) + 1)]
    room = console.width - sum(widths) - len(widths) - 1
    table.add_column("", no_wrap=True, overflow="ellipsis", max_width=room)
    for number, width in enumerate(widths, 1):
        table.add_column(str(number), justify="right", no_wrap=True, min_width=width)
    states = {frozenset(link.ends): LINKS[link.state] for link in integration.links}
    for number, row in enumerate(services, 1):
        cells = (states.get(frozenset((row.id, other.id)), "") for other in services)
        table.add_row(f"  {number} {words.title(row.title)} ({row.agency})", *cells)
    console.print(table)
    console.print(Text("  " + words("x works   ! to be restored   . to come"), style="dim"))


def _shares(integration: Integration, words: Words) -> Iterator[str]:
    live = sum(1 for link in integration.links if link.state is State.LIVE)
    yield words(
        "{live} of {all} links work ({share})",
        live=live,
        all=len(integration.links),
        share=words.percent(integration.share),
    )
    if integration.target is not None:
        wanted = words.percent(integration.target)
        year = integration.year
        yield (
            words("wanted: {share} by {year}", share=wanted, year=year)
            if year
            else words("wanted: {share}", share=wanted)
        )
    if integration.next:
        one, other = words.title(integration.next.one.title), words.title(integration.next.other.title)
        yield words("next best: {one} with {other}", one=one, other=other)
    if integration.alone:
        alone = words.listing([words.title(service.title) for service in integration.alone])
        yield words("joined to nothing: {services}", services=alone)


def _seats(console: Console, standing: Standing, process: Process, words: Words) -> None:
    """Print in how many initiatives of each dimension each group takes part, and who is missing where."""
    show_heading(console, words("Who takes part (ABCGM), initiatives with a partner"))
    table = light_table()
    table.add_column(words("Dimension"), no_wrap=True, overflow="ellipsis")
    for name in (words("Initiatives"), *(words(GROUPS[group]) for group in FIVE)):
        table.add_column(name, justify="right", no_wrap=True)
    for seats in process.seats:
        counts = (str(seats.partners[group] + seats.members[group]) for group in FIVE)
        table.add_row(f"  {_dimension(standing, seats, words)}", str(seats.initiatives), *counts)
    console.print(table)
    for seats in process.seats:
        if seats.missing:
            groups = words.listing([words(GROUPS[group]) for group in seats.missing])
            where = _dimension(standing, seats, words)
            line = words("missing in {dimension}: {groups}", dimension=where, groups=groups)
            show_indented(console, Text(line, style="yellow"), 2)


def _dimension(standing: Standing, seats: Seats, words: Words) -> str:
    if seats.dimension is None:
        return words("across dimensions")
    return words.title(standing.gaps.scores.of(seats.dimension).item.title)


def _strengths(console: Console, process: Process, words: Words) -> None:
    """List the initiatives that can draw on a strength of the city."""
    drawing = [initiative for initiative in process.plan.initiatives if initiative.draws_on]
    if drawing:
        show_heading(console, words("Initiatives that draw on strengths"))
    for initiative in drawing[:LISTED]:
        strengths = "; ".join(strength_names(process.plan, initiative, process.also, words))
        show_indented(console, Text(f"{name_of(initiative, words)}: {strengths}"), 2)
    if len(drawing) > LISTED:
        console.print(Text("  " + words("and {count} more", count=len(drawing) - LISTED)))


def _alignment(console: Console, process: Process, words: Words) -> None:
    """List the initiatives that lack a place in the documents that evaluators look for."""
    open_ = [found for found in process.alignment if found.missing]
    if not open_:
        return
    show_heading(console, words("Initiatives that are not aligned in every respect"))
    for found in open_[:LISTED]:
        missing = words.listing([words(TIES[name]) for name in found.missing])
        line = words("{id}: no {missing}", id=found.initiative.id, missing=missing)
        show_indented(console, Text(line), 2)
    if len(open_) > LISTED:
        console.print(Text("  " + words("and {count} more", count=len(open_) - LISTED)))
