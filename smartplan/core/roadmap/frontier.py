"""Index against money: the best that each budget reaches, and the least that an index costs.

Here the index at the end of the horizon counts, and not how early it is reached as in the roadmap.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from fractions import Fraction

from smartplan.core.gaps import Gaps
from smartplan.core.model import Plan
from smartplan.core.roadmap.compile import demands_of, left_out
from smartplan.core.roadmap.demands import Ceiling
from smartplan.core.roadmap.encode import Steps
from smartplan.core.roadmap.forecast import levels_in
from smartplan.core.roadmap.solve import Aim, Solution, least_cost, levels_of, posted, pursue
from smartplan.core.roadmap.solver import BESIDE
from smartplan.core.roadmap.task import Starts, Task, make_task
from smartplan.core.roadmap.varied import with_budgets
from smartplan.core.scores import Exact, index_if

STEP = Fraction(1, 10)
"""Index points of which the price is told."""


@dataclass(frozen=True, slots=True)
class Point:
    """The best that one budget reaches by the end of the horizon.

    Attributes:
        factor: what every ceiling of the plan was multiplied by.
        budget: the sum of the ceilings, whole rupiah.
        cost: the least that reaches it, whole rupiah; None where the must-haves do not fit.
        index: the exact index by the framework's own rule.
        closed: the weighted gap closed, index points; under arithmetic rules what the index gains.
        bound: what no schedule within this budget can beat, in the same unit.
        proved: both `closed` and `cost` are the best there are.
    """

    factor: Fraction
    budget: int
    cost: int | None
    index: Exact | None
    closed: Fraction | None
    bound: Fraction | None
    proved: bool


@dataclass(frozen=True, slots=True)
class Cheapest:
    """The least that reaches a goal by the end of the horizon.

    Attributes:
        possible: whether anything does; None where the limit was reached before that was known.
        cost: what it costs, whole rupiah.
        bound: no way costs less.
        proved: whether `cost` is the least.
        initiatives: what it takes, by id.
        index: the exact index that it reaches, by the framework's own rule.
        short: the indicators that no initiative of the plan lifts to their target.
    """

    possible: bool | None
    cost: int | None = None
    bound: int | None = None
    proved: bool = False
    initiatives: tuple[str, ...] = ()
    index: Exact | None = None
    short: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Further:
    """What it takes to close `STEP` more of the gap than the best within the ceilings does.

    Attributes:
        possible: whether the initiatives of the plan can; None where the limit was reached before that was
            known.
        low: no way costs less more than this, whole rupiah; None where it is not known, or not possible.
        high: so much more does it, whole rupiah.
        index: the exact index that it reaches.
    """

    possible: bool | None
    low: int | None = None
    high: int | None = None
    index: Exact | None = None


def frontier(
    gaps: Gaps,
    plan: Plan,
    factors: Sequence[Fraction],
    *,
    limit: float | None = None,
    without: Collection[str] = (),
) -> tuple[Point, ...]:
    """Return the best index that each budget reaches, and the least money that this takes.

    Args:
        gaps: the gaps to close.
        plan: the plan; its checks have passed.
        factors: what the ceilings of all funds and years are multiplied by, one point each.
        limit: deterministic seconds for each of the two questions of a point; None: `BESIDE`.
        without: initiatives that are to stay out.
    """
    bound = BESIDE if limit is None else limit
    return tuple(_point(gaps, plan, factor, bound, without) for factor in factors)


def _point(gaps: Gaps, plan: Plan, factor: Fraction, limit: float, without: Collection[str]) -> Point:
    task = make_task(gaps, with_budgets(plan, dict.fromkeys(plan.funds, factor)))
    budget = sum(rupiah for ceilings in task.plan.funds.values() for rupiah in ceilings.values())
    steps = posted(task, (*demands_of(task), *left_out(task, without)))
    found = pursue(steps, [_index(task, steps), least_cost(task, steps)], limit)
    if found.starts is None:
        return Point(factor, budget, None, None, None, None, proved=found.impossible)
    closed, cost = found.stages
    return Point(
        factor=factor,
        budget=budget,
        cost=cost.value,
        index=_reached(task, found.starts),
        closed=(closed.value or 0) / task.scale,
        bound=(closed.bound or 0) / task.scale,
        proved=closed.proved and cost.proved,
    )


def further_from(
    gaps: Gaps, plan: Plan, point: Point, *, limit: float | None = None, without: Collection[str] = ()
) -> Further:
    """Ask what `STEP` more index points cost, whatever the ceilings; all else of the plan is kept.

    Args:
        gaps: the gaps to close.
        plan: the plan; its checks have passed.
        point: the best that its ceilings allow, on the frontier; it has a cost.
        limit: deterministic seconds; None: `BESIDE`.
        without: initiatives that are to stay out.
    """
    wanted = (point.closed or Fraction(0)) + STEP
    found = cheapest_to(gaps, plan, closed=wanted, within=False, limit=limit, without=without)
    if found.cost is None or found.bound is None or point.cost is None:
        return Further(found.possible)
    low = found.bound - point.cost if point.proved else None
    return Further(True, low, found.cost - point.cost, found.index)  # noqa: FBT003 - `possible`


def cheapest_to(
    gaps: Gaps,
    plan: Plan,
    *,
    closed: Fraction | None = None,
    within: bool = True,
    limit: float | None = None,
    without: Collection[str] = (),
) -> Cheapest:
    """Return the least money that reaches a goal by the last quarter of the horizon.

    Args:
        gaps: the gaps to close.
        plan: the plan; its checks have passed.
        closed: the weighted gap to close, index points; None: every known indicator reaches its target.
        within: keep the ceilings of the funds; without, only what else the plan asks.
        limit: deterministic seconds; None: `BESIDE`.
        without: initiatives that are to stay out.
    """
    task = make_task(gaps, plan)
    short = () if closed is not None else _short(task, without)
    if short:
        return Cheapest(possible=False, short=short)
    asked = (d for d in demands_of(task) if within or not isinstance(d, Ceiling))
    steps = posted(task, (*asked, *left_out(task, without)))
    _ask_for(task, steps, closed)
    return _cheapest(task, pursue(steps, [least_cost(task, steps)], BESIDE if limit is None else limit))


def _ask_for(task: Task, steps: Steps, closed: Fraction | None) -> None:
    """Post the goal: so much of the gap, or the last level of every indicator."""
    last = [(ladder, level) for ladder, level in levels_of(task, steps) if level.quarter == task.quarters - 1]
    if closed is not None:
        steps.add(steps.sum([level.gain * level.term for _, level in last]) >= _units(task, closed))
        return
    tops = {ladder.gap.id: level.term for ladder, level in last if level.place == len(ladder.levels)}
    for ladder in task.ladders:
        steps.add(tops.get(ladder.gap.id, 0) >= 1)


def _units(task: Task, closed: Fraction) -> int:
    """Return a gap in whole units, rounded up: what is asked for is reached, not nearly reached."""
    return -int(-closed * task.scale // 1)


def _short(task: Task, without: Collection[str]) -> tuple[str, ...]:
    """Return the indicators with a gap that the initiatives together can't close, whatever they cost."""
    all_of_them = frozenset(task.jobs) - frozenset(without)
    able = {ladder.gap.id for ladder in task.ladders if _closes(ladder.gap.target, ladder.levels)}
    full = {ladder.gap.id for ladder in task.ladders if ladder.reached(all_of_them) == len(ladder.levels)}
    return tuple(gap.id for gap in task.gaps.leaves if gap.gap and gap.id not in able & full)


def _closes(target: Exact | None, levels: Sequence[Fraction]) -> bool:
    return target is not None and bool(levels) and levels[-1] >= target


def _cheapest(task: Task, found: Solution) -> Cheapest:
    if found.starts is None:
        return Cheapest(possible=False if found.impossible else None)
    (cost,) = found.stages
    index = _reached(task, found.starts)
    chosen = tuple(sorted(found.starts))
    return Cheapest(
        possible=True, cost=cost.value, bound=cost.bound, proved=cost.proved, initiatives=chosen, index=index
    )


def _index(task: Task, steps: Steps) -> Aim:
    """Return the aim to close most of the weighted gap by the last quarter."""
    last = task.quarters - 1
    closed = steps.sum([v.gain * v.term for _, v in levels_of(task, steps) if v.quarter == last])
    return Aim("index", closed, lambda starts: task.closed_at(starts, last), scale=task.scale)


def _reached(task: Task, starts: Starts) -> Exact | None:
    return index_if(task.gaps.scores, levels_in(task, starts, task.quarters - 1))
