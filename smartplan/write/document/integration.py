"""What is joined to what: the matrix of services by agency, how much of it works, what comes next."""

from collections.abc import Iterator, Sequence

from smartplan.core.model import Service
from smartplan.core.process.integration import Integration, Link, State
from smartplan.write.document.author import Author
from smartplan.write.document.model import Block, Cell, Column, Lead, Row, Section, Table, row, said
from smartplan.write.words import later

MOST = 12
"""More columns than this can't be read: links are listed then."""
NUMBER, WIDTH = 5, 5
SIGNS = {State.LIVE: "●", State.LAPSED: "▲", State.PLANNED: "○"}
LINKS = {
    State.LIVE: later("works"),
    State.LAPSED: later("cut off, to be restored"),
    State.PLANNED: later("to come"),
}


def integration(author: Author) -> list[Section]:
    """Show how far the services are joined, by agency and pair by pair."""
    words, process = author.words, author.case.standing.process
    if process is None or not process.integration.links:
        return []
    found = process.integration
    blocks: list[Block] = [Lead(_lead(author, found)), *_next(author, found)]
    joined = [s for s in process.plan.services if any(s.id in link.ends for link in found.links)]
    if len(joined) <= MOST:
        blocks.append(_matrix(author, joined, found))
    else:
        blocks += [_list(author, found), _by_agency(author, joined, found)]
    if found.alone:
        names = words.listing([author.title(service.title) for service in found.alone])
        blocks.append(said(f"{names}.", words("Running, and joined to nothing:")))
    return [Section("integration", words("Integration"), tuple(blocks))]


def _lead(author: Author, found: Integration) -> str:
    words = author.words
    live = words.number(_live(found.links), 0)
    values = {"live": live, "all": words.number(len(found.links), 0), "share": words.percent(found.share)}
    text = words("Of {all} links between services {live} work ({share}).", **values)
    if found.target is None:
        return text
    wanted = {"target": words.percent(found.target), "year": found.year}
    aim = (
        words("Wanted by {year}: {target}.", **wanted) if found.year else words("Wanted: {target}.", **wanted)
    )
    return f"{text} {aim}"


def _live(links: Sequence[Link]) -> int:
    return sum(1 for link in links if link.state is State.LIVE)


def _next(author: Author, found: Integration) -> Iterator[Block]:
    """Name the link that is worth most of those that do not work."""
    words, link = author.words, found.next
    if link is None:
        return
    values = {"one": author.title(link.one.title), "other": author.title(link.other.title)}
    if link.state is State.LAPSED:
        text = words("restore the link between {one} and {other}.", **values)
    else:
        text = words("join {one} and {other}.", **values)
    yield said(text, words("Next best integration:"))


def _matrix(author: Author, joined: Sequence[Service], found: Integration) -> Table:
    """Return services under their agencies against the same services."""
    words = author.words
    states = {frozenset(link.ends): SIGNS[link.state] for link in found.links}
    columns = (
        Column(words("Service"), 100 - NUMBER - WIDTH * len(joined)),
        Column(words("No."), NUMBER, "center"),
        *(Column(str(number), WIDTH, "center") for number in range(1, len(joined) + 1)),
    )
    numbers = {service.id: str(number) for number, service in enumerate(joined, 1)}
    rows: list[Row] = []
    for agency in dict.fromkeys(service.agency for service in joined):
        rows.append(row(_shared(author, agency, found), kind="group"))
        for service in joined:
            if service.agency == agency:
                signs = (states.get(frozenset((service.id, other.id)), "") for other in joined)
                rows.append(row(author.title(service.title), numbers[service.id], *signs))
    caption = words("Which service is joined to which: ● works, ▲ cut off and to be restored, ○ to come")
    return Table(columns, tuple(rows), caption)


def _shared(author: Author, agency: str, found: Integration) -> str:
    """Name an agency with how many of the links of its services work."""
    own = _own(agency, found)
    return author.words(
        "{agency}: {live} of {all} links work ({share})",
        agency=author.agency(agency),
        live=author.words.number(_live(own), 0),
        all=author.words.number(len(own), 0),
        share=author.share(_live(own), len(own)),
    )


def _own(agency: str, found: Integration) -> list[Link]:
    return [link for link in found.links if agency in (link.one.agency, link.other.agency)]


def _list(author: Author, found: Integration) -> Table:
    words = author.words
    columns = (Column(words("Service"), 38), Column(words("Joined to"), 38), Column(words("State"), 24))
    rows = tuple(
        row(author.title(link.one.title), author.title(link.other.title), words(LINKS[link.state]))
        for link in found.links
    )
    return Table(columns, rows, words("Which service is joined to which"))


def _by_agency(author: Author, joined: Sequence[Service], found: Integration) -> Table:
    """Return how many links of each agency's services work."""
    words = author.words
    columns = (
        Column(words("Agency"), 58),
        Column(words("Links"), 14, "right"),
        Column(words("that work"), 14, "right"),
        Column(words("Share"), 14, "right"),
    )
    rows = []
    for agency in dict.fromkeys(service.agency for service in joined):
        own = _own(agency, found)
        share = _live(own) / len(own)
        counts = (words.number(len(own), 0), words.number(_live(own), 0))
        bar = Cell(author.share(_live(own), len(own)), share=share)
        rows.append(row(author.agency(agency), *counts, bar))
    return Table(columns, tuple(rows), words("Links of each agency's services, and how many of them work"))
