"""Where the search begins: a schedule filled up by what promises most for its money.

It only spares the solver the way to a first sensible schedule. No answer rests on it: the solver betters it,
and proves what it finds or says how far that may be from the best.
"""

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction

from smartplan.core.roadmap.demands import (
    After,
    Asked,
    Between,
    Capacity,
    Ceiling,
    Chosen,
    Demand,
    Open,
    Within,
)
from smartplan.core.roadmap.job import Job
from smartplan.core.roadmap.task import Starts, Task

PASSES = 2
"""How often what is still out is tried: a level may be in reach only once another has been lifted."""


def filled(task: Task, demands: Sequence[Demand], starts: Starts) -> Starts:
    """Return a schedule filled up within all limits; a must-have may be missing: the solver finds it."""
    board = _Board(task, demands, starts)
    for job in board.musts:
        board.place(job)
    for _ in range(PASSES):
        for job in _by_promise(task):
            board.add_if_better(job)
    return board.starts


def _by_promise(task: Task) -> list[Job]:
    """Return the jobs by what they would close for their cost if they were alone, priorities first."""

    def key(job: Job) -> tuple[Fraction, Fraction, str]:
        first, every = task.closed({job.id: 0})
        cost = 1 + sum(rupiah for _, rupiah in job.paid(0))
        return -Fraction(first, cost), -Fraction(every, cost), job.id

    return sorted(task.jobs.values(), key=key)


class _Board:
    """A schedule being filled in, with what is left of money and people."""

    def __init__(self, task: Task, demands: Sequence[Demand], starts: Starts) -> None:
        self.starts = dict(starts)
        self._task = task
        self._own: dict[str, list[Demand]] = {id_: [] for id_ in task.jobs}
        self._money: Counter[tuple[str | None, int]] = Counter()
        self._people: Counter[tuple[str, int]] = Counter()
        self._limits: dict[str, int] = {}
        for demand in demands:
            self._take_in(demand)
        for id_, start in starts.items():
            self._book(task.jobs[id_], start, 1)
        chosen = [demand for demand in demands if isinstance(demand, Chosen)]
        self.musts = [demand.job for demand in sorted(chosen, key=lambda demand: demand.start is None)]

    def _take_in(self, demand: Demand) -> None:
        if isinstance(demand, Ceiling):
            for fund in {job.initiative.fund for job in demand.jobs}:
                self._money[fund, demand.year] = demand.amount
        elif isinstance(demand, Capacity):
            self._limits |= {job.initiative.agency: demand.limit for job in demand.jobs}
        elif isinstance(demand, After | Asked | Chosen):
            self._own[demand.job.id].append(demand)
        elif isinstance(demand, Between | Open | Within):
            for job in demand.jobs:
                self._own[job.id].append(demand)

    def add_if_better(self, job: Job) -> None:
        """Put a job in, with what it waits for, unless that closes no more of the gap."""
        if job.id in self.starts:
            return
        before = dict(self.starts)
        closed = self._task.closed(self.starts)
        if not self.place(job) or self._task.closed(self.starts) <= closed:
            for id_ in [id_ for id_ in self.starts if id_ not in before]:
                self._book(self._task.jobs[id_], self.starts.pop(id_), -1)

    def place(self, job: Job, above: tuple[str, ...] = ()) -> bool:
        """Put a job into the first quarter in which it fits, what it waits for before it."""
        if job.id in self.starts:
            return True
        waits = [demand for demand in self._own[job.id] if isinstance(demand, After)]
        for wait in waits:
            there = any(other.id in self.starts for other in wait.others)
            rest = [other for other in wait.others if other.id not in above]
            if not there and not any(self.place(other, (*above, job.id)) for other in rest):
                return False
        start = next((q for q in range(self._task.quarters) if self._fits(job, q)), None)
        if start is not None:
            self.starts[job.id] = start
            self._book(job, start, 1)
        return start is not None

    def _fits(self, job: Job, start: int) -> bool:
        return self._may(job, start) and self._affordable(job, start) and self._staffed(job, start)

    def _may(self, job: Job, start: int) -> bool:
        trial = {**self.starts, job.id: start}
        return not any(self._against(demand, job, trial) for demand in self._own[job.id])

    def _against(self, demand: Demand, job: Job, trial: Starts) -> bool:
        """Whether a job's own demand forbids its start in a schedule, whatever else is missing."""
        if isinstance(demand, Between):
            return sum(other.id in trial for other in demand.jobs) > demand.most
        if isinstance(demand, Within):
            return not demand.allows(job, trial[job.id])
        return demand.broken(trial if isinstance(demand, After) else {job.id: trial[job.id]})

    def _affordable(self, job: Job, start: int) -> bool:
        need: Counter[int] = Counter()
        for quarter, rupiah in job.paid(start):
            need[self._task.year(quarter)] += rupiah
        return all(amount <= self._money[job.initiative.fund, year] for year, amount in need.items())

    def _staffed(self, job: Job, start: int) -> bool:
        agency = job.initiative.agency
        limit = self._limits.get(agency)
        work = range(start, start + job.work)
        return limit is None or all(self._people[agency, quarter] < limit for quarter in work)

    def _book(self, job: Job, start: int, sign: int) -> None:
        for quarter, rupiah in job.paid(start):
            self._money[job.initiative.fund, self._task.year(quarter)] -= sign * rupiah
        for quarter in range(start, start + job.work):
            self._people[job.initiative.agency, quarter] += sign
