"""Plan against plan: what a new roadmap does otherwise than one that was kept, and why."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
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
        why: why it is in; why it is out; earlier: which room it found; later: why it does not start earlier.
    """

    id: str
    turn: Turn
    before: Quarter | None
    after: Quarter | None
    why: Reason


def kept(roadmap: Roadmap) -> Kept:
    """Return a roadmap as one to hold another against."""
    starts = {step.id: step.start for step in roadmap.steps if step.start is not None}
    costs = {step.id: step.initiative.cost for step in roadmap.steps}
    index = roadmap.forecast[-1].index if roadmap.forecast else None
    ceilings: dict[str, dict[int, int]] = {}
    for row in roadmap.budget:
        ceilings.setdefault(row.fund, {})[row.year] = row.ceiling
    items = {step.id: step.initiative for step in roadmap.steps if step.start is not None}
    return Kept(starts, costs, roadmap.total_cost, index, ceilings, items)


def moves(before: Kept, roadmap: Roadmap) -> tuple[Move, ...]:
    """Compare a roadmap with a baseline.

    Args:
        before: the roadmap that was kept.
        roadmap: the roadmap as it is now.

    Returns:
        What differs, in the order of the plan, then what the plan no longer has, by id.
    """
    baseline = before.starts
    here = [move for step in roadmap.steps for move in _moves(step, before)]
    if any(move.turn == "earlier" for move in here):
        rooms = Rooms(before, roadmap)
        here = [replace(m, why=rooms.found_by(m.id)) if m.turn == "earlier" else m for m in here]
    known = {step.id for step in roadmap.steps}
    gone = (
        Move(id_, "leaves", baseline[id_], None, Reason("not-in-plan", {}))
        for id_ in sorted(set(baseline) - known)
    )
    return (*here, *gone)


def _moves(step: Step, before: Kept) -> Iterator[Move]:
    """Yield how one initiative is planned otherwise: when it starts, and what it costs."""
    start = before.starts.get(step.id)
    if start != step.start:
        yield _move(step, start)
    cost = before.costs.get(step.id, step.initiative.cost)
    if cost != step.initiative.cost and (start or step.start):
        why = Reason("cost-changed", {"amount": cost, "need": step.initiative.cost})
        yield Move(step.id, "cost", start, step.start, why)


def _move(step: Step, before: Quarter | None) -> Move:
    if before is None:
        return Move(step.id, "joins", None, step.start, step.why)
    if step.start is None:
        return Move(step.id, "leaves", before, None, step.why)
    if step.start < before:
        return Move(step.id, "earlier", before, step.start, step.why)
    return Move(step.id, "later", before, step.start, step.earlier or step.why)
