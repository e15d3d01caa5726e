"""How sure a roadmap is: delays and overruns drawn many times, and what becomes of the index and the money.

Of each initiative, work and cost are drawn from a triangle. Work begins as planned, or once what it waits for
is done. Agencies and ceilings bind nothing in a draw: how often a ceiling is broken is one of the answers.
"""

from collections.abc import Callable
from dataclasses import dataclass

from smartplan.core.model import Quarter
from smartplan.core.roadmap.rehearse import Draws, Rehearsal, rehearse
from smartplan.core.roadmap.result import Forecast, Roadmap
from smartplan.core.roadmap.task import Task, make_task

NOISE = 1e-9
"""Index points that float sums of exact weights may be off by; a target is not missed by less."""


@dataclass(frozen=True, slots=True)
class YearRisk:
    """The index at the end of a year.

    Attributes:
        year: the calendar year.
        p50: half of the draws reach this, or more.
        p80: four of five draws reach this, or more.
        target: what the plan wants in that year; None where it says nothing.
        chance: the share of draws that reach the target, 0 to 1; None without one.
    """

    year: int
    p50: float
    p80: float
    target: float | None
    chance: float | None


@dataclass(frozen=True, slots=True)
class FundRisk:
    """What a fund has to pay in a year.

    Attributes:
        year: the calendar year.
        fund: the id of the fund.
        p50: half of the draws cost no more, rupiah.
        p80: four of five draws cost no more, rupiah.
        ceiling: what it may pay.
        over: the share of draws that break the ceiling, 0 to 1.
    """

    year: int
    fund: str
    p50: float
    p80: float
    ceiling: int
    over: float


@dataclass(frozen=True, slots=True)
class Driver:
    """How much of the risk one initiative makes.

    Attributes:
        id: the initiative.
        time: its share of what moves the gap closed over the horizon: squared correlations that sum to 1.
        money: its share of what moves the total cost, likewise.
    """

    id: str
    time: float
    money: float


@dataclass(frozen=True, slots=True)
class Risk:
    """How sure a roadmap is.

    Attributes:
        draws: how many.
        seed: what the draws began with.
        exact: the index is linear in the scores here, so what was drawn is the framework's own index; else it
            is today's index and Σ weight x lift.
        years: by year.
        target_p50: the first quarter by which half of the draws have reached the last year's target; None
            where they never do, or there is none.
        target_p80: the same for four of five draws.
        cost_p50: half of the draws cost no more in total, rupiah.
        cost_p80: four of five draws cost no more.
        funds: by year, then fund in file order.
        drivers: the initiatives that move anything, those that move the index most first, ties by id.
    """

    draws: int
    seed: int
    exact: bool
    years: tuple[YearRisk, ...]
    target_p50: Quarter | None
    target_p80: Quarter | None
    cost_p50: float
    cost_p80: float
    funds: tuple[FundRisk, ...]
    drivers: tuple[Driver, ...]


def risk_of(roadmap: Roadmap, *, draws: int = 10_000, seed: int = 1) -> Risk | None:
    """Draw delays and overruns of a roadmap.

    Args:
        roadmap: the roadmap; its plan says how durations and costs may turn out.
        draws: how many.
        seed: what the draws begin with; the same seed gives the same answer.

    Returns:
        What becomes of index and money; None where there is no schedule, or nothing is known of the index.
    """
    today = roadmap.gaps.scores.root.value
    if not roadmap.forecast or today is None:
        return None
    task = make_task(roadmap.gaps, roadmap.plan)
    starts = {step.id: _start(task, step.start) for step in roadmap.selected if step.start}
    drawn = rehearse(task, starts, draws, seed)
    index = _index(drawn, float(today), draws)
    total = sum(drawn.cost.values(), _zeros(draws))
    return Risk(
        draws=draws,
        seed=seed,
        exact=all(year.index == year.linear for year in roadmap.forecast),
        years=tuple(_year(task, year, index) for year in roadmap.forecast),
        target_p50=_reached(task, roadmap.forecast[-1], index, 0.5),
        target_p80=_reached(task, roadmap.forecast[-1], index, 0.8),
        cost_p50=_quantile(total, 0.5),
        cost_p80=_quantile(total, 0.8),
        funds=_funds(task, drawn, draws),
        drivers=_drivers(task, drawn, total),
    )


def _start(task: Task, start: Quarter) -> int:
    return max(start.index - task.quarter(0).index, 0)


def _zeros(draws: int) -> Draws:
    import numpy as np

    return np.zeros(draws)


def _quantile(values: Draws, share: float) -> float:
    import numpy as np

    return float(np.quantile(values, share))


def _index(drawn: Rehearsal, today: float, draws: int) -> Callable[[int], Draws]:
    """Return the linear index of every draw in a quarter."""

    def in_quarter(quarter: int) -> Draws:
        reached = (rise.gain * (rise.time <= quarter) for rise in drawn.rises)
        return sum(reached, _zeros(draws) + today)

    return in_quarter


def _year(task: Task, forecast: Forecast, index: Callable[[int], Draws]) -> YearRisk:
    values = index(task.last_of(forecast.year))
    target = None if forecast.target is None else float(forecast.target)
    chance = None if target is None else float((values >= target - NOISE).mean())
    return YearRisk(forecast.year, _quantile(values, 0.5), _quantile(values, 0.2), target, chance)


def _reached(task: Task, last: Forecast, index: Callable[[int], Draws], share: float) -> Quarter | None:
    """Return the first quarter in which this share of the draws has reached the last target."""
    if last.target is None:
        return None
    target = float(last.target) - NOISE
    quarters = range(task.quarters)
    found = next((q for q in quarters if float((index(q) >= target).mean()) >= share), None)
    return None if found is None else task.quarter(found)


def _funds(task: Task, drawn: Rehearsal, draws: int) -> tuple[FundRisk, ...]:
    return tuple(
        _fund(task, drawn, fund, year, _zeros(draws)) for year in task.years for fund in task.plan.funds
    )


def _fund(task: Task, drawn: Rehearsal, fund: str, year: int, spent: Draws) -> FundRisk:
    """Return what a fund pays in a year: each cost evenly over its work as drawn, and running costs."""
    import numpy as np

    first = Quarter(year, 1).index - task.quarter(0).index
    for id_, cost in drawn.cost.items():
        item = task.jobs[id_].initiative
        if item.fund == fund:
            begin, finish = drawn.begin[id_], drawn.finish[id_]
            inside = np.clip(np.minimum(finish, first + 4) - np.maximum(begin, max(first, 0)), 0, None)
            kept = min(first + 4, task.quarters) - np.maximum(np.ceil(finish), max(first, 0))
            work = cost * inside / np.maximum(finish - begin, NOISE)
            spent = spent + work + item.running_cost / 4 * np.clip(kept, 0, None)
    ceiling = task.plan.funds[fund].get(year, 0)
    over = float((spent > ceiling + 1).mean())
    return FundRisk(year, fund, _quantile(spent, 0.5), _quantile(spent, 0.8), ceiling, over)


def _drivers(task: Task, drawn: Rehearsal, total: Draws) -> tuple[Driver, ...]:
    """Return what each initiative shares in moving the area under the index, and the cost."""
    import numpy as np

    areas = (rise.gain * np.clip(task.quarters - np.ceil(rise.time), 0, None) for rise in drawn.rises)
    area = sum(areas, np.zeros_like(total))
    late = {id_: _moved(drawn.finish[id_] - drawn.begin[id_], area) for id_ in drawn.finish}
    dear = {id_: _moved(cost, total) for id_, cost in drawn.cost.items()}
    times, moneys = sum(late.values()) or 1.0, sum(dear.values()) or 1.0
    found = (Driver(id_, late[id_] / times, dear[id_] / moneys) for id_ in drawn.finish)
    moving = (driver for driver in found if driver.time or driver.money)
    return tuple(sorted(moving, key=lambda driver: (-driver.time, -driver.money, driver.id)))


def _moved(cause: Draws, effect: Draws) -> float:
    """Return the squared correlation of two draws; 0 where one of them never varies."""
    import numpy as np

    if np.ptp(cause) == 0 or np.ptp(effect) == 0:
        return 0.0
    return float(np.corrcoef(cause, effect)[0, 1] ** 2)
