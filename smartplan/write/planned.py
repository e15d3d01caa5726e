"""A roadmap with what its commands show beside it."""

from collections.abc import Callable
from dataclasses import dataclass

from smartplan.core.roadmap import Point, Relief, Risk, Roadmap
from smartplan.errors import Keys, Place


@dataclass(frozen=True, slots=True)
class Planned:
    """A roadmap, and what belongs beside it.

    Attributes:
        roadmap: the roadmap.
        place_of: where the plan writes something, by its path in the file.
        reliefs: the cheapest ways out of an impossible plan.
        frontier: the best that other budgets reach; empty where it was not asked for.
        risk: what delays and overruns make of it; None where it was not asked for.
    """

    roadmap: Roadmap
    place_of: Callable[[Keys], Place]
    reliefs: tuple[Relief, ...] = ()
    frontier: tuple[Point, ...] = ()
    risk: Risk | None = None
