"""How sure a roadmap is: delays and overruns drawn many times, and what becomes of the index and the money.

Of each initiative, work and cost are drawn from a triangle, each by itself. A delay is handed on to what
waits for the work and to what waits for the agency; what is late for the deadlines of its fund waits for the
next that it meets. No ceiling stops anything in a draw, nor does a quarter by which something must be done:
how often they are broken is one of the answers. The index is that of the framework's own rule.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from smartplan.core.model import Quarter
from smartplan.core.panel import Array, Draws, Tree, evaluate, tree_of
from smartplan.core.roadmap import Forecast, Roadmap
from smartplan.core.roadmap.job import LONGEST, Job, shares_of
from smartplan.core.roadmap.task import Task, make_task
from smartplan.core.uncertainty.rehearse import Rehearsal, rehearse
from smartplan.core.uncertainty.risk_result import Driver, FundRisk, Late, Risk, YearRisk

NOISE = 1e-9
"""Index points that float sums of exact weights may be off by; a target is not missed by less."""


def risk_of(roadmap: Roadmap, *, draws: int = 10_000, seed: int = 1) -> Risk | None:
    """Draw delays and overruns of a roadmap.

    Args:
        roadmap: the roadmap; its plan says how durations and costs may turn out.
        draws: how many.
        seed: what the draws begin with; the same seed gives the same answer.

    Returns:
        What becomes of index and money; None where there is no schedule, or nothing is known of the index.
    """
    if not roadmap.forecast or roadmap.gaps.scores.root.value is None:
        return None
    task = make_task(roadmap.gaps, roadmap.plan)
    starts = {step.id: _start(task, step.start) for step in roadmap.selected if step.start}
    drawn = rehearse(task, starts, draws, seed)
    index = _indices(task, drawn, draws)
    total = sum(drawn.cost.values(), _zeros(draws))
    bills, overdue = _bills(task, drawn, draws), _overdue(task, drawn)
    return Risk(
        draws=draws,
        seed=seed,
        years=tuple(_year(task, year, index) for year in roadmap.forecast),
        target_p50=_reached(task, roadmap.forecast[-1], index, 0.5),
        target_p80=_reached(task, roadmap.forecast[-1], index, 0.8),
        cost_p50=_quantile(total, 0.5),
        cost_p80=_quantile(total, 0.8),
        funds=tuple(_fund(bill) for bill in bills),
        over=_share(sum((bill.over for bill in bills), _zeros(draws)) > 0),
        drivers=_drivers(drawn, sum(index, _zeros(draws)), total),
        in_time=_in_time(overdue, draws),
        late=_late(overdue),
    )


def _start(task: Task, start: Quarter) -> int:
    return max(start.index - task.quarter(0).index, 0)


def _zeros(draws: int) -> Array:
    import numpy as np

    return np.zeros(draws)


def _quantile(values: Array, share: float) -> float:
    import numpy as np

    return float(np.quantile(values, share))


def _share(holds: Array) -> float:
    return float(holds.mean())


# The index.


def _indices(task: Task, drawn: Rehearsal, draws: int) -> list[Array]:
    """Return the index of every draw by the framework's own rule, quarter by quarter."""
    import numpy as np

    tree = tree_of([task.gaps.scores])
    weights = np.broadcast_to(tree.weights, (draws, len(tree.weights)))
    found: list[Array] = []
    for quarter in range(task.quarters):
        again = found and not any(_moves(rise.time, quarter) for rise in drawn.rises)
        shifts = {} if again else _shifts(tree, drawn, quarter)
        found.append(found[-1] if again else evaluate(tree, Draws(weights, shifts))[:, 0])
    return found


def _moves(time: Array, quarter: int) -> bool:
    """Whether some draw reaches a level in a quarter."""
    return bool(((time > quarter - 1) & (time <= quarter)).any())


def _shifts(tree: Tree, drawn: Rehearsal, quarter: int) -> dict[int, Array]:
    """Return by column of the tree how far indicators have risen by a quarter."""
    shifts: dict[int, Array] = {}
    for rise in drawn.rises:
        place = tree.place(rise.indicator)
        risen = (rise.gain * (rise.time <= quarter))[:, None]
        shifts[place] = shifts[place] + risen if place in shifts else risen
    return shifts


def _year(task: Task, forecast: Forecast, index: Sequence[Array]) -> YearRisk:
    values = index[task.last_of(forecast.year)]
    target = None if forecast.target is None else float(forecast.target)
    chance = None if target is None else _share(values >= target - NOISE)
    return YearRisk(forecast.year, _quantile(values, 0.5), _quantile(values, 0.2), target, chance)


def _reached(task: Task, last: Forecast, index: Sequence[Array], share: float) -> Quarter | None:
    """Return the first quarter in which this share of the draws has reached the last target."""
    if last.target is None:
        return None
    target = float(last.target) - NOISE
    found = next((q for q in range(task.quarters) if _share(index[q] >= target) >= share), None)
    return None if found is None else task.quarter(found)


# What must be finished.


def _overdue(task: Task, drawn: Rehearsal) -> dict[str, tuple[Quarter, Array]]:
    """Return by what must be finished by some quarter: which, and in which draws it is not."""
    found = {}
    for id_, finish in drawn.finish.items():
        item, within = task.jobs[id_].initiative, task.quarter(task.plan.quick_wins.within - 1)
        ends = [*([item.latest] if item.latest else []), *([within] if item.quick_win else [])]
        if ends:
            last = min(ends, key=lambda quarter: quarter.index)
            found[id_] = last, finish > last.index - task.quarter(0).index + 1 + NOISE
    return found


def _in_time(overdue: Mapping[str, tuple[Quarter, Array]], draws: int) -> float | None:
    """Return the share of draws in which nothing is overdue; None where nothing can be."""
    late = sum((late for _, late in overdue.values()), _zeros(draws))
    return _share(late == 0) if overdue else None


def _late(overdue: Mapping[str, tuple[Quarter, Array]]) -> tuple[Late, ...]:
    late = (Late(id_, by, _share(draws)) for id_, (by, draws) in overdue.items())
    return tuple(sorted((one for one in late if one.share), key=lambda one: (-one.share, one.id)))


# The money.


@dataclass(frozen=True, slots=True)
class _Bill:
    """What a fund pays in a year, in every draw."""

    year: int
    fund: str
    ceiling: int
    paid: Array

    @property
    def over(self) -> Array:
        """Whether it is more than the fund may pay, by more than floats are off."""
        return self.paid > self.ceiling + 1


def _bills(task: Task, drawn: Rehearsal, draws: int) -> list[_Bill]:
    """Return what every fund pays in every year of the horizon, by year, then fund."""
    paid = {fund: [_zeros(draws) for _ in task.years] for fund in task.plan.funds}
    for id_ in drawn.cost:
        job = task.jobs[id_]
        if job.initiative.fund in paid:
            for place, rupiah in enumerate(_by_year(task, job, drawn)):
                paid[job.initiative.fund][place] = paid[job.initiative.fund][place] + rupiah
    return [
        _Bill(year, fund, task.plan.funds[fund].get(year, 0), paid[fund][place])
        for place, year in enumerate(task.years)
        for fund in task.plan.funds
    ]


def _by_year(task: Task, job: Job, drawn: Rehearsal) -> list[Array]:
    """Return what an initiative takes in each year: its cost as the work goes on, then for running it."""
    import numpy as np

    edges = [max(Quarter(year, 1).index - task.quarter(0).index, 0) for year in task.years]
    edges.append(task.quarters)
    begin, finish = drawn.begin[job.id], drawn.finish[job.id]
    span = np.maximum(drawn.work[job.id], NOISE)
    spent = [drawn.cost[job.id] * _done(job, np.clip((edge - begin) / span, 0, 1)) for edge in edges]
    yearly, running = job.initiative.running_cost, np.ceil(finish)
    kept = [yearly / 4 * np.clip(edge - running, 0, None) if yearly else 0.0 for edge in edges]
    totals = [work + upkeep for work, upkeep in zip(spent, kept, strict=True)]
    return [after - before for before, after in pairwise(totals)]


def _done(job: Job, time: Array) -> Array:
    """Return the part of the cost that is spent when this part of the work is done, by the plan's profile."""
    import numpy as np

    item = job.initiative
    if item.profile == "even":
        return time
    parts = [float(share) for share in shares_of(item, min(item.duration, LONGEST))]
    sums = np.concatenate(([0.0], np.cumsum(parts))) / sum(parts)
    return np.interp(time, np.linspace(0, 1, len(sums)), sums)


def _fund(bill: _Bill) -> FundRisk:
    half, most = _quantile(bill.paid, 0.5), _quantile(bill.paid, 0.8)
    return FundRisk(bill.year, bill.fund, half, most, bill.ceiling, _share(bill.over))


# What drives it.


def _drivers(drawn: Rehearsal, area: Array, total: Array) -> tuple[Driver, ...]:
    """Return what each initiative shares in moving the area under the index, and the cost."""
    late = {id_: _moved(work, area) for id_, work in drawn.work.items()}
    dear = {id_: _moved(cost, total) for id_, cost in drawn.cost.items()}
    times, moneys = sum(late.values()) or 1.0, sum(dear.values()) or 1.0
    found = (Driver(id_, late[id_] / times, dear[id_] / moneys) for id_ in drawn.work)
    moving = (driver for driver in found if driver.time or driver.money)
    return tuple(sorted(moving, key=lambda driver: (-driver.time, -driver.money, driver.id)))


def _moved(cause: Array, effect: Array) -> float:
    """Return the squared correlation of two draws; 0 where one of them never varies."""
    import numpy as np

    if np.ptp(cause) == 0 or np.ptp(effect) == 0:
        return 0.0
    return float(np.corrcoef(cause, effect)[0, 1] ** 2)
