"""Draws of how a schedule may go: when each initiative is done, what it costs, how high an indicator stands.

Work begins as planned, or once what it waits for is done and its agency has somebody free, whichever is last.
Where it then has missed the deadlines of its fund, it begins in the next quarter whose money is open to it.
An agency keeps to the order of the plan: what can't begin yet keeps its place, and nothing overtakes it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from graphlib import TopologicalSorter
from heapq import heappop, heappush
from itertools import pairwise

from smartplan.core.model.terms import Range
from smartplan.core.panel import Array
from smartplan.core.roadmap.compile import deadlines_of
from smartplan.core.roadmap.demands import Open
from smartplan.core.roadmap.job import Job
from smartplan.core.roadmap.ladders import lifts_of
from smartplan.core.roadmap.task import Starts, Task
from smartplan.core.scores import Score
from smartplan.core.scores.report import exact_decimal

Ends = dict[str, Array]
"""When initiatives are done in each draw, by id, in quarters from the start of the horizon."""


@dataclass(frozen=True, slots=True)
class Rise:
    """One level of one indicator, and when each draw reaches it.

    Attributes:
        indicator: its id.
        gain: by how much it stands higher than at the level before, on the framework's scale.
        time: quarters from the horizon's start; infinite where it is never reached.
    """

    indicator: str
    gain: float
    time: Array


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """What was drawn for the initiatives of a schedule, by id.

    Attributes:
        begin: when work begins, quarters from the horizon's start.
        work: how many quarters of work it takes.
        finish: when work is done; an effect counts from the next whole quarter.
        cost: rupiah.
        rises: every level that the schedule can reach.
    """

    begin: Ends
    work: Ends
    finish: Ends
    cost: dict[str, Array]
    rises: tuple[Rise, ...]


def rehearse(task: Task, starts: Starts, count: int, seed: int) -> Rehearsal:
    """Draw a schedule so many times.

    Each initiative has a stream of its own, by its place in the file, so that what is drawn for one does not
    depend on the others.

    Args:
        task: what was decided.
        starts: the schedule.
        count: how many draws.
        seed: what they begin with.
    """
    import numpy as np

    begin: Ends = {}
    work: Ends = {}
    finish: Ends = {}
    cost: dict[str, Array] = {}
    people, gates = _People(task, starts, count), _Gates(task)
    for job in _in_order(task, starts):
        stream = np.random.default_rng([seed, job.place])
        plans, item = task.plan.uncertainty, job.initiative
        work[job.id] = _drawn(stream, item.duration_range or plans.duration, item.duration, count)
        cost[job.id] = _drawn(stream, item.cost_range or plans.cost, item.cost, count)
        ready = _ready(task, job, np.full(count, float(starts[job.id] - job.begun)), finish)
        begin[job.id] = gates.opened(job, people.free(job, ready))
        people.take(job, begin[job.id], work[job.id])
        finish[job.id] = begin[job.id] + work[job.id]
    leaves = [leaf for leaf in task.gaps.scores.leaves if leaf.value is not None]
    rises = tuple(rise for leaf in leaves for rise in _rises(task, leaf, finish))
    return Rehearsal(begin, work, finish, cost, rises)


class _People:
    """Who is free when: each agency with a capacity has so many places, and each is taken until some time."""

    def __init__(self, task: Task, starts: Starts, count: int) -> None:
        import numpy as np

        ids = [task.jobs[id_].initiative.agency for id_ in starts]
        self._places = {
            id_: np.full((count, agency.capacity), -np.inf)
            for id_, agency in task.plan.agencies.items()
            if agency.capacity is not None and 0 < agency.capacity < ids.count(id_)
        }

    def free(self, job: Job, ready: Array) -> Array:
        """Return when somebody is free for a job that is ready at some time.

        What ran before the horizon began when it did.
        """
        import numpy as np

        places = self._places.get(job.initiative.agency)
        return ready if places is None or job.begun else np.maximum(ready, places.min(axis=1))

    def take(self, job: Job, begin: Array, work: Array) -> None:
        """Take a place for the work of a job that begins then.

        Of the free places the one is taken that became free last: the others are then of use to more of what
        follows.
        """
        import numpy as np

        places = self._places.get(job.initiative.agency)
        if places is not None:
            taken = np.where(places <= begin[:, None], places, -np.inf).argmax(axis=1)
            places[np.arange(len(begin)), taken] = begin + work


class _Gates:
    """In which quarters an initiative may begin, so that the money of its fund is open to it."""

    def __init__(self, task: Task) -> None:
        self._quarters = task.quarters
        self._deadlines: dict[str, list[Open]] = {}
        for demand in deadlines_of(task):
            for job in demand.jobs:
                if job.initiative.ready is not None:
                    self._deadlines.setdefault(job.id, []).append(demand)

    def opened(self, job: Job, begin: Array) -> Array:
        """Return when a job begins that could at some time: then, or in the next quarter that is open to it.

        As in the plan, what counts is the quarters in which the work would be paid for if it took as long as
        planned. Where none is open any more, it begins after the horizon.
        """
        import numpy as np

        deadlines = self._deadlines.get(job.id)
        if deadlines is None:
            return begin
        quarters, opened = np.floor(begin), begin.copy()
        for quarter in np.unique(quarters):
            first = self._first(job, deadlines, int(quarter))
            if first > quarter:
                opened[quarters == quarter] = first
        return opened

    def _first(self, job: Job, deadlines: Sequence[Open], quarter: int) -> int:
        later = range(quarter, self._quarters)
        is_open = (one for one in later if not any(demand.missed(job, one) for demand in deadlines))
        return next(is_open, max(quarter, self._quarters))


def _in_order(task: Task, starts: Starts) -> Iterator[Job]:
    """Yield the jobs that are in, each after what it waits for, otherwise by their planned start, then id."""
    waits = {
        id_: [
            *(other for other in task.jobs[id_].initiative.depends_on if other in starts),
            *_revivers(task, task.jobs[id_], starts),
        ]
        for id_ in starts
    }
    order = TopologicalSorter(waits)
    order.prepare()
    ready: list[tuple[int, str]] = []
    while order.is_active():
        for id_ in order.get_ready():
            heappush(ready, (starts[id_] - task.jobs[id_].begun, id_))
        _, first = heappop(ready)
        yield task.jobs[first]
        order.done(first)


def _revivers(task: Task, job: Job, ids: Iterable[str]) -> list[str]:
    """Return what revives the service that a job needs, if it does not run yet."""
    needed = job.initiative.needs_service
    idle = {service.id for service in task.plan.services if service.status != "running"}
    return [id_ for id_ in ids if needed in idle and task.jobs[id_].initiative.revives == needed]


def _drawn(stream: Array, spread: Range, planned: int, count: int) -> Array:
    """Draw from the triangle of a range around what is planned."""
    import numpy as np

    likely = float(planned if spread.likely is None else spread.likely)
    low = float(planned * (1 - spread.minus / 100) if spread.low is None else spread.low)
    high = float(planned * (1 + spread.plus / 100) if spread.high is None else spread.high)
    least, most = min(max(low, 0.0), likely), max(high, likely)
    return stream.triangular(least, likely, most, count) if least < most else np.full(count, likely)


def _ready(task: Task, job: Job, planned: Array, finish: Ends) -> Array:
    """Return when work may begin: as planned, or once what it waits for is done, whichever is later."""
    import numpy as np

    waits = [finish[id_] + job.initiative.lag for id_ in job.initiative.depends_on if id_ in finish]
    revived = [finish[id_] for id_ in _revivers(task, job, finish)]
    return np.maximum.reduce([planned, *waits, *([np.minimum.reduce(revived)] if revived else [])])


def _rises(task: Task, leaf: Score, finish: Ends) -> list[Rise]:
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
    gains = (float(high - low) for low, high in pairwise(steps))
    return [Rise(leaf.id, gain, time) for gain, time in zip(gains, times[1:], strict=True)]
