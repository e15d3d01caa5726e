"""Services that were built and do not run: what rests on them, and what bringing them back would bring."""

from dataclasses import dataclass

from smartplan.core.gaps import Gaps
from smartplan.core.model import Plan, Service
from smartplan.core.process.integration import Link, State, links_of
from smartplan.core.process.wins import IDLE, Win
from smartplan.core.scores import Score


@dataclass(frozen=True, slots=True)
class Resting:
    """A score that rests on a service that does not run.

    Attributes:
        score: the score; above the worst.
        others: services that run and support the indicator too.
    """

    score: Score
    others: tuple[Service, ...]


@dataclass(frozen=True, slots=True)
class Idle:
    """A service that is there and does not run.

    Attributes:
        service: the service.
        revivals: what would bring it back, the cheapest first.
        resting: scores that rest on it.
        lapsed: its links to other services, which are to be restored.
        cheapest: the revival that is the cheapest win of the whole plan, if one of these is.
    """

    service: Service
    revivals: tuple[Win, ...]
    resting: tuple[Resting, ...]
    lapsed: tuple[Link, ...]
    cheapest: Win | None


def idle_services(gaps: Gaps, plan: Plan, wins: tuple[Win, ...], best: Win | None) -> tuple[Idle, ...]:
    """Return the services that were built and do not run, in file order.

    Args:
        gaps: the gaps of the city.
        plan: the plan, with its register of services.
        wins: what every open initiative would bring.
        best: the cheapest of them.
    """
    links = links_of(gaps, plan)
    return tuple(
        _idle(gaps, plan, service, wins, best, links) for service in plan.services if service.status in IDLE
    )


def _idle(
    gaps: Gaps, plan: Plan, service: Service, wins: tuple[Win, ...], best: Win | None, links: tuple[Link, ...]
) -> Idle:
    revivals = sorted(
        (win for win in wins if win.initiative.revives == service.id),
        key=lambda win: (win.price is None, win.price or 0, win.cost, win.initiative.id),
    )
    worst = gaps.scores.framework.scale.min
    resting = tuple(
        Resting(leaf, tuple(o for o in plan.services if o.status == "running" and leaf.id in o.indicators))
        for leaf in gaps.scores.leaves
        if leaf.id in service.indicators and leaf.value is not None and leaf.value > worst
    )
    lapsed = tuple(link for link in links if service.id in link.ends and link.state is State.LAPSED)
    return Idle(service, tuple(revivals), resting, lapsed, best if best in revivals else None)
