"""Demands: each thing a plan asks of a schedule, as a place in its file that knows when it is broken.

The same demands are posted to the solver (`post`), checked on what it returns, quarter by quarter and
without the solver (`broken`), and named in reasons and conflicts.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import count
from typing import Protocol

from smartplan.core.model import Quarter
from smartplan.core.model.terms import Deadline
from smartplan.core.roadmap.encode import Guard, Steps, Term
from smartplan.core.roadmap.job import Job
from smartplan.core.roadmap.result import Constraint
from smartplan.core.roadmap.task import Starts


class Demand(Protocol):
    """One thing that the plan asks."""

    @property
    def constraint(self) -> Constraint:
        """What it is, and where it stands in the file."""

    def broken(self, starts: Starts) -> bool:
        """Whether a schedule goes against it."""

    def post(self, steps: Steps, guard: Guard = ()) -> None:
        """Tell the solver, to be kept wherever all of `guard` is true."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """A job must be in; what is fixed, in one quarter and no other."""

    constraint: Constraint
    job: Job
    start: int | None = None

    def broken(self, starts: Starts) -> bool:
        """Whether it is missing, or elsewhere."""
        start = starts.get(self.job.id)
        return start is None or self.start not in {None, start}

    def post(self, steps: Steps, guard: Guard = ()) -> None:
        """It starts at all, or there."""
        there = steps.chosen(self.job.id) if self.start is None else steps.at(self.job.id, self.start)
        steps.add(there >= 1, guard)


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody asks of one job, beyond the plan: to be in, to be out, or to start by some quarter.

    Attributes:
        by: the last quarter in which it may start; None: it is to be out.
    """

    constraint: Constraint
    job: Job
    by: int | None

    def broken(self, starts: Starts) -> bool:
        """Whether the answer is no."""
        start = starts.get(self.job.id)
        return start is not None if self.by is None else start is None or start > self.by

    def post(self, steps: Steps, guard: Guard = ()) -> None:
        """It has started by then, or never."""
        if self.by is None:
            steps.add(steps.chosen(self.job.id) <= 0, guard)
        else:
            steps.add(steps.by(self.job.id, self.by) >= 1, guard)


@dataclass(frozen=True, slots=True)
class Within:
    """If these jobs are in, they may start in some quarters only."""

    constraint: Constraint
    jobs: tuple[Job, ...]
    allows: Callable[[Job, int], bool]

    def broken(self, starts: Starts) -> bool:
        """Whether one starts in another quarter."""
        return any(job.id in starts and not self.allows(job, starts[job.id]) for job in self.jobs)

    def post(self, steps: Steps, guard: Guard = ()) -> None:
        """It does not start in any other quarter."""
        for job in self.jobs:
            for quarter in range(steps.span):
                if not self.allows(job, quarter):
                    steps.add(steps.at(job.id, quarter) <= 0, guard)

    def late(self, job: Job, start: int) -> int:
        """Return by how many quarters a start comes after one that is allowed."""
        return next(late for late in count() if self.allows(job, start - late))


@dataclass(frozen=True, slots=True)
class After:
    """If a job is in, one of some others is finished, and the lag is over, before it starts."""

    constraint: Constraint
    job: Job
    others: tuple[Job, ...]
    lag: int = 0

    def broken(self, starts: Starts) -> bool:
        """Whether it starts before any of them has finished, or without them."""
        if self.job.id not in starts:
            return False
        ends = [starts[other.id] + other.work + self.lag for other in self.others if other.id in starts]
        return not any(end <= starts[self.job.id] for end in ends)

    def post(self, steps: Steps, guard: Guard = ()) -> None:
        """It has not started unless one of the others started long enough ago."""
        for quarter in range(steps.span):
            ended = [steps.by(o.id, quarter - o.work - self.lag) for o in self.others]
            steps.add(steps.by(self.job.id, quarter) <= steps.sum(ended), guard)


@dataclass(frozen=True, slots=True)
class Ceiling:
    """A fund can't pay more in a year than it has."""

    constraint: Constraint
    jobs: tuple[Job, ...]
    year: int
    amount: int
    year_of: Callable[[int], int]

    def need(self, job: Job, start: int) -> int:
        """Return what a job takes from the fund in that year if it starts in a quarter."""
        return sum(rupiah for quarter, rupiah in job.paid(start) if self.year_of(quarter) == self.year)

    def taken(self, starts: Starts) -> int:
        """Return what a schedule takes from the fund in that year."""
        return sum(self.need(job, starts[job.id]) for job in self.jobs if job.id in starts)

    def broken(self, starts: Starts) -> bool:
        """Whether more is spent than there is."""
        return self.taken(starts) > self.amount

    def post(self, steps: Steps, guard: Guard = (), more: Term = 0) -> None:
        """Each job takes what its start means for the year; the sum stays below the ceiling and `more`."""
        terms = [steps.priced(job.id, partial(self.need, job)) for job in self.jobs]
        steps.add(steps.sum(terms) <= self.amount + more, guard)


@dataclass(frozen=True, slots=True)
class Capacity:
    """An agency can't run more initiatives at once than it has people for."""

    constraint: Constraint
    jobs: tuple[Job, ...]
    limit: int

    def running(self, starts: Starts, quarter: int) -> tuple[Job, ...]:
        """Return the jobs that run in a quarter."""
        inside = (job for job in self.jobs if job.id in starts)
        return tuple(job for job in inside if starts[job.id] <= quarter < starts[job.id] + job.work)

    def full(self, starts: Starts) -> Iterator[int]:
        """Return the quarters in which more run than may."""
        for quarter in sorted({starts[job.id] for job in self.jobs if job.id in starts}):
            if len(self.running(starts, quarter)) > self.limit:
                yield quarter

    def broken(self, starts: Starts) -> bool:
        """Whether too many run at once; the most run in some quarter in which one starts."""
        return any(True for _ in self.full(starts))

    def post(self, steps: Steps, guard: Guard = (), more: Term = 0) -> None:
        """In each quarter, started by now less started long enough ago to have ended; `more` may run."""
        for quarter in range(steps.span):
            running = [steps.by(j.id, quarter) - steps.by(j.id, quarter - j.work) for j in self.jobs]
            steps.add(steps.sum(running) <= self.limit + more, guard)


@dataclass(frozen=True, slots=True)
class Open:
    """A fund's money of a year is open to what was ready for one of its deadlines."""

    constraint: Constraint
    jobs: tuple[Job, ...]
    year: int
    deadlines: tuple[Deadline, ...]
    quarter_of: Callable[[int], Quarter]

    def missed(self, job: Job, start: int) -> Deadline | None:
        """Return the last deadline that would have opened the money, where a job that needs it missed all."""
        for offset, _ in job.paid_for_work(start):
            quarter, ready = self.quarter_of(offset), job.initiative.ready
            if quarter.year != self.year or ready is None:
                continue
            early = [one for one in self.deadlines if one.from_ is None or one.from_ <= quarter]
            if not any(ready <= one.by for one in early):
                return max(early or self.deadlines, key=lambda one: (one.by, one.name))
        return None

    def broken(self, starts: Starts) -> bool:
        """Whether a job spends money that is not open to it."""
        return any(job.id in starts and self.missed(job, starts[job.id]) for job in self.jobs)

    def post(self, steps: Steps, guard: Guard = ()) -> None:
        """No job starts where it would need money that is not open to it."""
        for job in self.jobs:
            for quarter in range(steps.span):
                if self.missed(job, quarter):
                    steps.add(steps.at(job.id, quarter) <= 0, guard)


@dataclass(frozen=True, slots=True)
class Between:
    """So many of some jobs are in, at least and at most."""

    constraint: Constraint
    jobs: tuple[Job, ...]
    least: int
    most: int

    def broken(self, starts: Starts) -> bool:
        """Whether too few or too many are."""
        return not self.least <= sum(job.id in starts for job in self.jobs) <= self.most

    def post(self, steps: Steps, guard: Guard = ()) -> None:
        """The sum of what is chosen."""
        chosen = steps.sum([steps.chosen(job.id) for job in self.jobs])
        steps.add(chosen >= self.least, guard)
        steps.add(chosen <= self.most, guard)


def broken(demands: tuple[Demand, ...], starts: Starts) -> tuple[Demand, ...]:
    """Return the demands that a schedule goes against, in their order."""
    return tuple(demand for demand in demands if demand.broken(starts))
