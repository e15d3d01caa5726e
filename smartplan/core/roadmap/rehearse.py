"""Draws of how a schedule may go: when each initiative is done, what it costs, when a level is reached."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from graphlib import TopologicalSorter
from itertools import pairwise
from typing import Any

from smartplan.core.model.terms import Range
from smartplan.core.roadmap.job import Job
from smartplan.core.roadmap.ladders import lifts_of
from smartplan.core.roadmap.task import Starts, Task
from smartplan.core.scores import Score
from smartplan.core.scores.report import exact_decimal

Draws = Any
"""A numpy array of one number a draw; numpy is imported only where it is used."""


@dataclass(frozen=True, slots=True)
class Rise:
    """One level of one indicator, and when each draw reaches it.

    Attributes:
        gain: what it adds to the linear index, index points.
        time: quarters from the horizon's start; infinite where it is never reached.
    """

    gain: float
    time: Draws


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """What was drawn for the initiatives of a schedule, by id.

    Attributes:
        begin: when work begins, quarters from the horizon's start.
        finish: when work is done; an effect counts from the next whole quarter.
        cost: rupiah.
        rises: every level that the schedule can reach.
    """

    begin: dict[str, Draws]
    finish: dict[str, Draws]
    cost: dict[str, Draws]
    rises: tuple[Rise, ...]


def rehearse(task: Task, starts: Starts, count: int, seed: int) -> Rehearsal:
    """Draw a schedule so many times.

    Each initiative has a stream of its own, by its place in the file, so that what is drawn for one does not
    depend on the others.
    """
    import numpy as np

    begin: dict[str, Draws] = {}
    finish: dict[str, Draws] = {}
    cost: dict[str, Draws] = {}
    for job in _in_order(task, starts):
        stream = np.random.default_rng([seed, job.place])
        plans = task.plan.uncertainty
        item = job.initiative
        work = _drawn(stream, item.duration_range or plans.duration, item.duration, count)
        cost[job.id] = _drawn(stream, item.cost_range or plans.cost, item.cost, count)
        planned = np.full(count, float(starts[job.id] - job.begun))
        begin[job.id] = _begin(task, job, planned, finish)
        finish[job.id] = begin[job.id] + work
    leaves = [leaf for leaf in task.gaps.scores.leaves if leaf.value is not None]
    return Rehearsal(begin, finish, cost, tuple(r for leaf in leaves for r in _rises(task, leaf, finish)))


def _in_order(task: Task, starts: Starts) -> Iterable[Job]:
    """Return the jobs that are in, each after what it waits for."""
    waits = {
        job.id: [*(id_ for id_ in job.initiative.depends_on if id_ in starts), *_revivers(task, job, starts)]
        for job in task.jobs.values()
        if job.id in starts
    }
    return (task.jobs[id_] for id_ in TopologicalSorter(waits).static_order())


def _revivers(task: Task, job: Job, ids: Iterable[str]) -> list[str]:
    """Return what revives the service that a job needs, if it does not run yet."""
    needed = job.initiative.needs_service
    idle = {service.id for service in task.plan.services if service.status != "running"}
    return [id_ for id_ in ids if needed in idle and task.jobs[id_].initiative.revives == needed]


def _drawn(stream: Draws, spread: Range, planned: int, count: int) -> Draws:
    """Draw from the triangle of a range around what is planned."""
    import numpy as np

    likely = float(planned if spread.likely is None else spread.likely)
    low = float(planned * (1 - spread.minus / 100) if spread.low is None else spread.low)
    high = float(planned * (1 + spread.plus / 100) if spread.high is None else spread.high)
    least, most = min(max(low, 0.0), likely), max(high, likely)
    return stream.triangular(least, likely, most, count) if least < most else np.full(count, likely)


def _begin(task: Task, job: Job, planned: Draws, finish: dict[str, Draws]) -> Draws:
    """Return when work begins: as planned, or once what it waits for is done, whichever is later."""
    import numpy as np

    waits = [finish[id_] + job.initiative.lag for id_ in job.initiative.depends_on if id_ in finish]
    revived = [finish[id_] for id_ in _revivers(task, job, finish)]
    return np.maximum.reduce([planned, *waits, *([np.minimum.reduce(revived)] if revived else [])])


def _rises(task: Task, leaf: Score, finish: dict[str, Draws]) -> list[Rise]:
    """Return when each draw reaches each level of an indicator: from the one below, once the work is done."""
    import numpy as np

    today = exact_decimal(leaf.value if leaf.value is not None else Fraction(0))
    lifts = [
        (lift, finish[job.id])
        for job in task.jobs.values()
        if job.id in finish
        for lift in lifts_of(task.gaps, leaf, job.initiative)
        if lift.to > today
    ]
    steps = [today, *sorted({lift.to for lift, _ in lifts})]
    never = np.full_like(lifts[0][1], np.inf) if lifts else np.inf
    times = [np.full_like(never, -np.inf), *(never for _ in steps[1:])]
    for lift, done in sorted(lifts, key=lambda pair: (pair[0].from_, pair[0].to)):
        below = next((place for place, level in enumerate(steps) if level >= lift.from_), len(steps))
        for place in range(below + 1, steps.index(lift.to) + 1):
            times[place] = np.minimum(times[place], np.maximum(done, times[below]))
    gains = (float(leaf.weight * (high - low)) for low, high in pairwise(steps))
    return [Rise(gain, time) for gain, time in zip(gains, times[1:], strict=True)]
