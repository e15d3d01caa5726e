"""Plan against plan: what a new roadmap does otherwise than one that was kept, and why."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from smartplan.core.model import Quarter
from smartplan.core.roadmap.freed import Kept, Rooms
from smartplan.core.roadmap.result import Reason, Roadmap, Step

Turn = Literal["joins", "leaves", "earlier", "later", "cost"]


@dataclass(frozen=True, slots=True)
class Move:
    """One initiative that is planned otherwise than before.

    Attributes:
        id: the initiative.
        turn: joins = it was out; leaves = it is out; earlier, later = it starts in another quarter; cost =
            the plan says another cost than it did.
        before: in which quarter it was to start; None where it was out.
        after: in which quarter it starts now; None where it is out.
        why: the first reason: why it is in; why it is out; earlier: which room it found; later: why it does
            not start earlier.
        more: what else made room for it, or is in its way that was not: other money, other people.
    """

    id: str
    turn: Turn
    before: Quarter | None
    after: Quarter | None
    why: Reason
    more: tuple[Reason, ...] = ()

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """All of why."""
        return (self.why, *self.more)


def kept(roadmap: Roadmap) -> Kept:
    """Return a roadmap as one to hold another against."""
    starts = {step.id: step.start for step in roadmap.steps if step.start is not None}
    costs = {step.id: step.initiative.cost for step in roadmap.steps}
    index = roadmap.forecast[-1].index if roadmap.forecast else None
    ceilings: dict[str, dict[int, int]] = {}
    for row in roadmap.budget:
        ceilings.setdefault(row.fund, {})[row.year] = row.ceiling
    items = {step.id: step.initiative for step in roadmap.steps if step.start is not None}
    capacities = {id_: agency.capacity for id_, agency in roadmap.plan.agencies.items()}
    return Kept(starts, costs, roadmap.total_cost, index, ceilings, items, capacities)


def moves(before: Kept, roadmap: Roadmap) -> tuple[Move, ...]:
    """Compare a roadmap with a baseline.

    Args:
        before: the roadmap that was kept.
        roadmap: the roadmap as it is now.

    Returns:
        What differs, in the order of the plan, then what the plan no longer has, by id.
    """
    baseline = before.starts
    rooms = Rooms(before, roadmap)
    here = [move for step in roadmap.steps for move in _moves(step, before, rooms)]
    known = {step.id for step in roadmap.steps}
    gone = (
        Move(id_, "leaves", baseline[id_], None, Reason("not-in-plan", {}))
        for id_ in sorted(set(baseline) - known)
    )
    return (*here, *gone)


def _moves(step: Step, before: Kept, rooms: Rooms) -> Iterator[Move]:
    """Yield how one initiative is planned otherwise: when it starts, and what it costs."""
    start = before.starts.get(step.id)
    if start != step.start:
        yield _move(step, start, before, rooms)
    cost = before.costs.get(step.id, step.initiative.cost)
    if cost != step.initiative.cost and (start or step.start):
        why = Reason("cost-changed", {"amount": cost, "need": step.initiative.cost})
        yield Move(step.id, "cost", start, step.start, why)


def _move(step: Step, start: Quarter | None, before: Kept, rooms: Rooms) -> Move:
    if start is None:
        is_new = step.id not in before.costs
        more = (Reason("new-in-plan", {}),) if is_new else rooms.found_by(step.id)
        return Move(step.id, "joins", None, step.start, step.why, more)
    if step.start is None:
        return Move(step.id, "leaves", start, None, step.why, rooms.lost_by(step.id))
    if step.start < start:
        found = rooms.found_by(step.id) or (Reason("room-not-settled", {}),)
        return Move(step.id, "earlier", start, step.start, found[0], found[1:])
    return Move(step.id, "later", start, step.start, step.earlier or step.why, rooms.lost_by(step.id))
