"""What is joined to what: the links of the register of services, how many work, and which comes next."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from smartplan.core.gaps import Gaps
from smartplan.core.model import Plan, Service
from smartplan.core.scores import Exact


class State(StrEnum):
    """How a link between two services stands."""

    LIVE = "live"
    """Both run."""
    LAPSED = "lapsed"
    """One of them has come to a halt: to be restored."""
    PLANNED = "planned"
    """One of them is still to be built or to be put to use."""


@dataclass(frozen=True, slots=True)
class Link:
    """A link between two services, written at either of them.

    Attributes:
        one: the service that comes first in the register.
        other: the other.
        state: how it stands.
        worth: the weighted gap of the indicators that the two support.
    """

    one: Service
    other: Service
    state: State
    worth: Exact

    @property
    def ends(self) -> tuple[str, str]:
        """The ids of both services."""
        return self.one.id, self.other.id


@dataclass(frozen=True, slots=True)
class Integration:
    """The register of services as a whole.

    Attributes:
        links: every link, in the order of the register; those to retired services are left out.
        share: the part of the links that work; None where there is none.
        target: the part that the plan wants; None where it does not say.
        year: by when.
        next: the link that is worth most among those that do not work; a lapsed one before a planned one.
        alone: services that run and are joined to nothing.
    """

    links: tuple[Link, ...]
    share: Fraction | None
    target: Fraction | None
    year: int | None
    next: Link | None
    alone: tuple[Service, ...]


def integration_of(gaps: Gaps, plan: Plan) -> Integration:
    """Return how far the services of a plan are integrated."""
    links = links_of(gaps, plan)
    live = sum(1 for link in links if link.state is State.LIVE)
    waiting = [link for link in links if link.state is not State.LIVE]
    order = sorted(waiting, key=lambda link: (link.state is not State.LAPSED, -link.worth, link.ends))
    joined = {end for link in links for end in link.ends}
    aim = plan.integration
    return Integration(
        links=links,
        share=Fraction(live, len(links)) if links else None,
        target=aim.target if aim else None,
        year=aim.year if aim else None,
        next=order[0] if order else None,
        alone=tuple(s for s in plan.services if s.status == "running" and s.id not in joined),
    )


def links_of(gaps: Gaps, plan: Plan) -> tuple[Link, ...]:
    """Return the links between services that are not retired, each once."""
    known = {service.id: service for service in plan.services if service.status != "retired"}
    order = list(known)
    pairs = {tuple(sorted(pair, key=order.index)) for pair in _pairs(known)}
    ordered = sorted(pairs, key=lambda pair: tuple(map(order.index, pair)))
    return tuple(_link(gaps, known[one], known[other]) for one, other in ordered)


def _pairs(known: dict[str, Service]) -> Iterator[tuple[str, str]]:
    for service in known.values():
        yield from (
            (service.id, other) for other in service.integrates_with if other in known and other != service.id
        )


def _link(gaps: Gaps, one: Service, other: Service) -> Link:
    supported = {*one.indicators, *other.indicators}
    worth = sum((gap.weighted for gap in gaps.leaves if gap.id in supported), Fraction(0))
    return Link(one, other, _state({one.status, other.status}), worth)


def _state(states: set[str]) -> State:
    if states == {"running"}:
        return State.LIVE
    return State.LAPSED if "stalled" in states and "planned" not in states else State.PLANNED
