"""The strengths that initiatives draw on: stakeholders, elements of the SWOT, parts of the readiness."""

from collections.abc import Sequence
from dataclasses import dataclass

from smartplan.core.gaps import Gaps
from smartplan.core.model import Initiative, Plan, Titles
from smartplan.core.scores import Score


@dataclass(frozen=True, slots=True)
class Strength:
    """What an initiative draws on.

    Attributes:
        id: as the initiative names it.
        texts: what it is called; of an element of the SWOT, its strengths.
        score: of a part of the readiness, how strong it is found to be.
    """

    id: str
    texts: tuple[Titles, ...]
    score: Score | None = None


def strengths_of(plan: Plan, initiative: Initiative, also: Sequence[Gaps]) -> tuple[Strength, ...]:
    """Return what an initiative draws on, as it lists it.

    Args:
        plan: its plan.
        initiative: the initiative.
        also: the further assessments of the city, of which it may name a part.
    """
    parts = (score for gaps in also for score in gaps.scores.root.walk())
    known = {score.id: Strength(score.id, (score.item.title,), score) for score in parts}
    known |= {id_: Strength(id_, swot.strengths) for id_, swot in plan.swot.items() if swot.strengths}
    known |= {one.id: Strength(one.id, (one.name,)) for one in plan.stakeholders if one.id}
    return tuple(known[id_] for id_ in initiative.draws_on if id_ in known)


def drawing_on(plan: Plan, id_: str) -> tuple[Initiative, ...]:
    """Return the initiatives that draw on an element or on a part of it, in file order."""
    inside = f"{id_}."
    return tuple(
        initiative
        for initiative in plan.initiatives
        if any(drawn == id_ or drawn.startswith(inside) for drawn in initiative.draws_on)
    )
