"""What it costs or brings to put some dimensions first: the roadmap against the best one without that."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from fractions import Fraction

from smartplan.core.roadmap.compile import demands_of, left_out
from smartplan.core.roadmap.forecast import forecast
from smartplan.core.roadmap.result import Forecast, Roadmap, Stage
from smartplan.core.roadmap.solve import solve
from smartplan.core.roadmap.solver import BESIDE
from smartplan.core.roadmap.task import Starts, Task, make_task
from smartplan.core.scores import Exact


@dataclass(frozen=True, slots=True)
class Reach:
    """When a dimension that comes first gets to its target.

    Attributes:
        dimension: its id.
        target: its target on the scale.
        year: the first year at whose end it is there; None: not within the horizon.
        other: likewise under the roadmap without any priority.
    """

    dimension: str
    target: Exact
    year: int | None
    other: int | None


@dataclass(frozen=True, slots=True)
class PriorityPrice:
    """The roadmap as planned against the best one in which no dimension comes first.

    Attributes:
        same: whether the two are the same schedule.
        low: the least that the priority costs: weighted gap closed less in all dimensions, index points on
            the mean of the horizon's quarters; never below 0.
        high: the most; the same as `low` where the other roadmap is proved, None where nothing bounds it.
        brings: weighted gap closed more in the priority dimensions, likewise on the mean; of the schedules
            that were found.
        cost: whole rupiah that the roadmap costs more within the horizon; below 0: less.
        forecast: every calendar year of the horizon under the other roadmap; empty where none was found.
        reaches: when the dimensions that come first get to their targets.
        joins: initiatives that are in for the priority, by id.
        leaves: initiatives that are out for it, by id.
    """

    same: bool
    low: Fraction
    high: Fraction | None
    brings: Fraction
    cost: int
    forecast: tuple[Forecast, ...]
    reaches: tuple[Reach, ...]
    joins: tuple[str, ...]
    leaves: tuple[str, ...]


def price_of_priority(
    roadmap: Roadmap, *, limit: float | None = None, without: Collection[str] = ()
) -> PriorityPrice | None:
    """Ask the solver for the best roadmap without any priority, and hold the planned one against it.

    Args:
        roadmap: the roadmap as it is.
        limit: deterministic seconds for each aim; None: `BESIDE`.
        without: initiatives that were to stay out.

    Returns:
        What the priority costs and brings; None where nothing comes first or there is no schedule.
    """
    if not roadmap.plan.priority or not roadmap.forecast:
        return None
    task = make_task(roadmap.gaps, roadmap.plan)
    free = make_task(roadmap.gaps, roadmap.plan.model_copy(update={"priority": ()}))
    demands = (*demands_of(free), *left_out(free, without))
    solution = solve(free, demands, BESIDE if limit is None else limit)
    begin = task.quarter(0).index
    here = {step.id: max(step.start.index - begin, 0) for step in roadmap.steps if step.start is not None}
    if solution.starts is None:
        return PriorityPrice(False, Fraction(0), None, Fraction(0), 0, (), (), (), ())  # noqa: FBT003 - `same`
    best = next(stage for stage in solution.stages if stage.name == "all")
    return _held_against(task, roadmap.forecast, here, solution.starts, best)


def _held_against(
    task: Task, own: tuple[Forecast, ...], here: Starts, there: Starts, best: Stage
) -> PriorityPrice:
    (first, every), (free_first, _) = task.closed(here), task.closed(there)
    unit = task.scale * task.quarters
    other = forecast(task, there)
    return PriorityPrice(
        same=dict(here) == dict(there),
        low=max((best.value or 0) - every, 0) / unit,
        high=None if best.bound is None else (best.bound - every) / unit,
        brings=(first - free_first) / unit,
        cost=sum(task.spent(here).values()) - sum(task.spent(there).values()),
        forecast=other,
        reaches=tuple(_reaches(task, own, other)),
        joins=tuple(sorted(set(here) - set(there))),
        leaves=tuple(sorted(set(there) - set(here))),
    )


def _reaches(task: Task, own: tuple[Forecast, ...], other: tuple[Forecast, ...]) -> Iterator[Reach]:
    for gap in task.gaps.root.children:
        wished = task.gaps.target.own(gap.id)
        target = gap.target if wished is None else wished  # as written, rather than what parts add up to
        if gap.id in task.plan.priority and target is not None:
            years = (_first_year(rows, gap.id, target) for rows in (own, other))
            yield Reach(gap.id, target, *years)


def _first_year(rows: tuple[Forecast, ...], id_: str, target: Exact) -> int | None:
    return next((row.year for row in rows if id_ in row.nodes and row.nodes[id_] >= target), None)
