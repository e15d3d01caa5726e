"""Plan against plan: what a new roadmap does otherwise than one that was kept, and why."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from smartplan.core.model import Quarter
from smartplan.core.roadmap.result import Reason, Roadmap

Turn = Literal["joins", "leaves", "earlier", "later"]


@dataclass(frozen=True, slots=True)
class Move:
    """One initiative that is planned otherwise than before.

    Attributes:
        id: the initiative.
        turn: joins = it was out; leaves = it is out; earlier, later = it starts in another quarter.
        before: in which quarter it was to start; None where it was out.
        after: in which quarter it starts now; None where it is out.
        why: the new roadmap's reason: why it is in, why it is out, or why it does not start earlier.
    """

    id: str
    turn: Turn
    before: Quarter | None
    after: Quarter | None
    why: Reason


def moves(baseline: Mapping[str, Quarter], roadmap: Roadmap) -> tuple[Move, ...]:
    """Compare a roadmap with a baseline.

    Args:
        baseline: the starts that were kept, by initiative; what was out then is not there.
        roadmap: the roadmap as it is now.

    Returns:
        What differs, in the order of the plan, then what the plan no longer has, by id.
    """
    here = (_move(step.id, baseline.get(step.id), roadmap) for step in roadmap.steps)
    known = {step.id for step in roadmap.steps}
    gone = (
        Move(id_, "leaves", baseline[id_], None, Reason("not-in-plan", {}))
        for id_ in sorted(set(baseline) - known)
    )
    return (*(move for move in here if move is not None), *gone)


def _move(id_: str, before: Quarter | None, roadmap: Roadmap) -> Move | None:
    step = roadmap.of(id_)
    if before == step.start:
        return None
    if before is None:
        return Move(id_, "joins", None, step.start, step.why)
    if step.start is None:
        return Move(id_, "leaves", before, None, step.why)
    if step.start < before:
        return Move(id_, "earlier", before, step.start, step.why)
    return Move(id_, "later", before, step.start, step.earlier or step.why)
