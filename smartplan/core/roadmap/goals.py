"""What the goals of a plan cost at the least, within its ceilings and whatever they are."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from smartplan.core.gaps import Gaps
from smartplan.core.model import Plan
from smartplan.core.roadmap.frontier import Cheapest, Point, cheapest_to, frontier
from smartplan.core.scores import Exact


@dataclass(frozen=True, slots=True)
class Goal:
    """A goal for the end of the horizon, and the least that it costs.

    Attributes:
        index: the index that is wanted; None: every known indicator is wanted at its target.
        within: the least within the ceilings of the funds.
        anyhow: the least whatever the ceilings; None where it can be had within them.
        best: the best that the ceilings reach; None where the goal can be had within them.
    """

    index: Exact | None
    within: Cheapest
    anyhow: Cheapest | None = None
    best: Point | None = None


def goals_of(
    gaps: Gaps, plan: Plan, *, limit: float | None = None, without: Collection[str] = ()
) -> tuple[Goal, ...]:
    """Return what the goals cost: the index that is wanted, if one is, then every target of an indicator.

    An index is reckoned as today's and the weighted gap closed, so what is lifted beyond a target does not
    count; under arithmetic rules that is never above the framework's own index.

    Args:
        gaps: the gaps to close; their target says the goals.
        plan: the plan; its checks have passed.
        limit: deterministic seconds for each question; None: `BESIDE`.
        without: initiatives that are to stay out.
    """
    goals = tuple(_priced(gaps, plan, index, limit, without) for index in _wanted(gaps))
    if all(goal.within.possible for goal in goals):
        return goals
    (best,) = frontier(gaps, plan, [Fraction(1)], limit=limit, without=without)
    return tuple(goal if goal.within.possible else replace(goal, best=best) for goal in goals)


def _wanted(gaps: Gaps) -> Iterator[Exact | None]:
    if gaps.target.goal is not None and gaps.root.score.value is not None:
        yield gaps.target.goal
    yield None


def _priced(
    gaps: Gaps, plan: Plan, index: Exact | None, limit: float | None, without: Collection[str]
) -> Goal:
    today = gaps.root.score.value or Fraction(0)
    closed = None if index is None else max(Fraction(index) - Fraction(today), Fraction(0))
    within = cheapest_to(gaps, plan, closed=closed, limit=limit, without=without)
    if within.possible:
        return Goal(index, within)
    anyhow = cheapest_to(gaps, plan, closed=closed, within=False, limit=limit, without=without)
    return Goal(index, within, anyhow)
