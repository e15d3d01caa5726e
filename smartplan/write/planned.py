"""A roadmap with what its commands show beside it."""

from collections.abc import Callable
from dataclasses import dataclass, field

from smartplan.core.roadmap import Further, Goal, Kept, Move, Point, PriorityPrice, Relief, Roadmap, Wishes
from smartplan.core.uncertainty import Risk
from smartplan.errors import Keys, Place


@dataclass(frozen=True, slots=True)
class Against:
    """An earlier roadmap, and what this one does otherwise.

    Attributes:
        kept: the earlier roadmap.
        moves: what differs.
        file: where it was kept; empty where it is that of the plan as written.
    """

    kept: Kept
    moves: tuple[Move, ...]
    file: str = ""


@dataclass(frozen=True, slots=True)
class Planned:
    """A roadmap, and what belongs beside it.

    Attributes:
        roadmap: the roadmap.
        place_of: where the plan writes something, by its path in the file.
        reliefs: the cheapest ways out of an impossible plan.
        frontier: the best that other budgets reach; empty where it was not asked for.
        further: what a little more of the index would cost; None where it was not asked for.
        risk: what delays and overruns make of it; None where it was not asked for.
        goals: what the goals cost at the least; empty where it was not asked for.
        priority: what it costs and brings to put the priority first; None where it was not asked for.
        wishes: what was asked beside the plan; the roadmap is not the plan's own where anything was.
        written: the roadmap of the plan as written; None where nothing was asked beside it.
        baseline: a roadmap that was kept; None where none was named.
    """

    roadmap: Roadmap
    place_of: Callable[[Keys], Place]
    reliefs: tuple[Relief, ...] = ()
    frontier: tuple[Point, ...] = ()
    further: Further | None = None
    risk: Risk | None = None
    goals: tuple[Goal, ...] = ()
    priority: PriorityPrice | None = None
    wishes: Wishes = field(default_factory=Wishes)
    written: Against | None = None
    baseline: Against | None = None
