"""What the index gains for what money: each initiative with all that it needs, by itself."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from smartplan.core.gaps import Gaps
from smartplan.core.model import Initiative, Plan
from smartplan.core.roadmap.forecast import climbed
from smartplan.core.roadmap.ladders import lifts_of
from smartplan.core.scores import Exact, index_if
from smartplan.core.scores.report import exact_decimal

IDLE = ("built", "stalled")
"""States of a service that is there and does not run."""


@dataclass(frozen=True, slots=True)
class Win:
    """What one initiative would bring if it were carried out now, with nothing else but what it needs.

    Attributes:
        initiative: the initiative.
        needs: what must be carried out before it, in file order; what is done already is left out.
        cost: whole rupiah for all of them.
        gain: what the index gains from all of them; 0 where they raise nothing that is known.
    """

    initiative: Initiative
    needs: tuple[Initiative, ...]
    cost: int
    gain: Exact

    @property
    def price(self) -> Fraction | None:
        """Rupiah for one point of the index; None where nothing is gained."""
        return Fraction(self.cost) / exact_decimal(self.gain) if self.gain > 0 else None


def wins_of(gaps: Gaps, plan: Plan) -> tuple[Win, ...]:
    """Return what each initiative that is still open would bring, in file order."""
    open_ = [initiative for initiative in plan.initiatives if not is_done(initiative)]
    return tuple(_win(gaps, plan, initiative) for initiative in open_)


def cheapest(wins: tuple[Win, ...]) -> Win | None:
    """Return the win that costs least for a point of the index, ties by id; None where nothing gains."""
    priced = [(win.price, -win.gain, win.initiative.id, win) for win in wins if win.price is not None]
    return min(priced, key=lambda found: found[:3])[3] if priced else None


def is_done(initiative: Initiative) -> bool:
    """Return whether an initiative was reported as done in any year."""
    return any(realised.status == "done" for realised in initiative.realised.values())


def _win(gaps: Gaps, plan: Plan, initiative: Initiative) -> Win:
    wanted = _with_needs(plan, initiative)
    needs = tuple(item for item in plan.initiatives if item.id in wanted and item is not initiative)
    together = (*needs, initiative)
    values: dict[str, Exact] = {}
    for leaf in gaps.scores.leaves:
        lifts = [lift for item in together for lift in lifts_of(gaps, leaf, item)]
        if lifts and leaf.value is not None:
            today = exact_decimal(leaf.value)
            values[leaf.id] = max(today, climbed(today, lifts))
    before, after = gaps.scores.root.value, index_if(gaps.scores, values)
    gain = Fraction(0) if before is None or after is None else after - before
    return Win(initiative, needs, sum(item.cost for item in together), gain)


def _with_needs(plan: Plan, initiative: Initiative) -> set[str]:
    """Return the ids of an initiative and of everything that must be there before it."""
    known = {item.id: item for item in plan.initiatives}
    found: set[str] = set()
    waiting = [initiative.id]
    while waiting:
        item = known[waiting.pop()]
        if item.id not in found and not (is_done(item) and item is not initiative):
            found.add(item.id)
            waiting += (*item.depends_on, *_revivers(plan, item))
    return found


def _revivers(plan: Plan, initiative: Initiative) -> Iterator[str]:
    """Yield the cheapest that brings back the service which an initiative needs, if that does not run."""
    idle = any(s.id == initiative.needs_service and s.status != "running" for s in plan.services)
    if idle:
        of_it = [item for item in plan.initiatives if item.revives == initiative.needs_service]
        yield from (item.id for item in sorted(of_it, key=lambda item: (item.cost, item.id))[:1])
