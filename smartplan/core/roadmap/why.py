"""Reasons that are true of the finished schedule, all else as it is: why in, why out, why not earlier.

Nothing is guessed from an order. What is in was left out to see what is lost; what is out, and what could
start earlier, was put there to see which demands break.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from smartplan.core.roadmap.demands import (
    After,
    Asked,
    Between,
    Capacity,
    Ceiling,
    Demand,
    Open,
    Within,
    broken,
)
from smartplan.core.roadmap.job import Job
from smartplan.core.roadmap.result import Reason
from smartplan.core.roadmap.task import Starts, Task
from smartplan.core.roadmap.worth import why_worthless


@dataclass(frozen=True, slots=True)
class Case:
    """A finished schedule, and what it was made for.

    Attributes:
        task: what was to be decided.
        demands: what had to hold.
        starts: the schedule.
        proved: whether every aim of it was proved.
    """

    task: Task
    demands: tuple[Demand, ...]
    starts: Starts
    proved: bool

    def moved(self, job: Job, start: int) -> Starts:
        """Return the schedule with one job put to a quarter."""
        return {**self.starts, job.id: start}

    def gain(self, starts: Starts) -> Fraction:
        """Return the weighted gap that the schedule closes more than another, index points x quarters."""
        return (self.task.closed(self.starts)[1] - self.task.closed(starts)[1]) / self.task.scale

    @property
    def unsettled(self) -> Reason:
        """Why a reason is missing: the limit was reached before the schedule was the best there is."""
        return Reason("not-settled", {})


def why_in(case: Case, job: Job) -> Reason:
    """Return why a job is in: it must be, or it closes a gap, or something that is in needs it."""
    without = {id_: start for id_, start in case.starts.items() if id_ != job.id}
    values = {"gain": case.gain(without), "indicators": _carried(case, without)}
    if job.initiative.fixed is not None:
        return Reason("fixed", {**values, "fixed": job.initiative.fixed})
    if job.initiative.mandatory:
        return Reason("mandatory", values)
    before, after = case.task.closed(case.starts), case.task.closed(without)
    if before[0] > after[0]:
        return Reason("closes-priority-gap", values)
    if before[1] > after[1]:
        return Reason("closes-gap", values)
    return _needed(case, without)


def _needed(case: Case, without: Starts) -> Reason:
    """Return what would break without a job that closes no gap itself."""
    against = broken(case.demands, without)
    enabled = [demand.job.id for demand in against if isinstance(demand, After)]
    if enabled:
        return Reason("enables", {"initiatives": enabled})
    wanted = next((demand for demand in against if isinstance(demand, Between)), None)
    return Reason("quick-win-wanted", wanted.constraint.values) if wanted else case.unsettled


def _carried(case: Case, without: Starts) -> list[str]:
    """Return the indicators that would stand lower, at some time, without a job."""
    task = case.task
    full, less = task.by_indicator(case.starts), task.by_indicator(without)
    return [id_ for id_, closed in full.items() if closed > less[id_]]


def why_not_earlier(case: Case, job: Job) -> Reason:
    """Return what breaks if a job that is in starts one quarter earlier and all else stays."""
    start = case.starts[job.id] - 1
    if job.initiative.fixed is not None:
        return Reason("fixed", {"fixed": job.initiative.fixed})
    if start < 0:
        return Reason("horizon-start", {"start": case.task.quarter(0)})
    moved = case.moved(job, start)
    against = broken(case.demands, moved)
    if against:
        return _blocked(case, job, against[0], moved)
    more = _cost(job, start) - _cost(job, start + 1)
    return Reason("costs-more", {"more": more}) if more > 0 else case.unsettled


def _cost(job: Job, start: int) -> int:
    return sum(rupiah for _, rupiah in job.paid(start))


def why_out(case: Case, job: Job) -> Reason:
    """Return why a job is out: nothing gained by it, something missing before it, or no room for it."""
    if any(isinstance(demand, Asked) and demand.job is job for demand in case.demands):
        return Reason("left-out", {})
    possible = [start for start in range(case.task.quarters) if not _shut(case, job, start)]
    if not possible:
        return _never(case, job)
    return _why_nowhere(case, job, possible)


def _why_nowhere(case: Case, job: Job, possible: list[int]) -> Reason:
    """Return why a job is out although it could start in some quarters, were there nothing else."""
    if not _useful(case, job, possible):
        return why_worthless(case.task, case.moved(job, possible[0]), job)
    taken = _taken(case, job)
    if taken:
        return Reason("alternative-chosen", {"chosen": taken})
    waits = [demand for demand in case.demands if isinstance(demand, After) and demand.job.id == job.id]
    for wait in waits:
        if not any(other.id in case.starts for other in wait.others):
            return _missing(wait)
    ready = [start for start in possible if not any(wait.broken(case.moved(job, start)) for wait in waits)]
    useful = _useful(case, job, ready)
    if not useful:
        last = max(waits, key=lambda wait: _end(case, wait))
        return Reason("predecessor-too-late", {**last.constraint.values, **_ends(case, last)})
    return _no_room(case, job, useful)


def _useful(case: Case, job: Job, possible: list[int]) -> list[int]:
    """Return the quarters in which a job would close some of the gap if it started there."""
    base = case.task.closed(case.starts)[1]
    return [start for start in possible if case.task.closed(case.moved(job, start))[1] > base]


def _taken(case: Case, job: Job) -> list[str]:
    """Return the alternatives to a job that are in, and leave it no place."""
    either = (demand for demand in case.demands if isinstance(demand, Between) and job in demand.jobs)
    chosen = (other.id for demand in either if demand.most == 1 for other in demand.jobs if other is not job)
    return [id_ for id_ in dict.fromkeys(chosen) if id_ in case.starts]


def _shut(case: Case, job: Job, start: int) -> list[Demand]:
    """Return the demands on this job alone that keep it from starting in a quarter."""
    return [
        demand
        for demand in case.demands
        if (isinstance(demand, Within) and job in demand.jobs and not demand.allows(job, start))
        or (isinstance(demand, Open) and job in demand.jobs and demand.missed(job, start))
    ]


def _never(case: Case, job: Job) -> Reason:
    everywhere = (demand for start in range(case.task.quarters) for demand in _shut(case, job, start))
    shut = {demand.constraint.kind: demand.constraint for demand in everywhere}
    values = {key: value for one in shut.values() for key, value in one.values.items()}
    return Reason("no-window", {**values, "kinds": sorted(shut), "duration": job.work})


def _missing(wait: After) -> Reason:
    if wait.constraint.kind == "needs_service":
        return Reason("service-not-running", wait.constraint.values)
    return Reason("depends-on-unselected", wait.constraint.values)


def _no_room(case: Case, job: Job, useful: list[int]) -> Reason:
    """Return what is short wherever a job would close a gap: the quarter in which least money is short."""
    tried = [(start, case.moved(job, start)) for start in useful]
    blocks = [
        (start, [_blocked(case, job, d, moved) for d in broken(case.demands, moved)])
        for start, moved in tried
    ]
    if not all(reasons for _, reasons in blocks):
        return case.unsettled
    for code, name in (("fund-ceiling", "out-of-money"), ("agency-capacity", "no-capacity")):
        if all(code in {reason.code for reason in reasons} for _, reasons in blocks):
            return _nearest(case, code, name, blocks)
    return Reason("no-room", {"reasons": blocks[0][1], "start": case.task.quarter(blocks[0][0])})


def _nearest(case: Case, code: str, name: str, blocks: list[tuple[int, list[Reason]]]) -> Reason:
    """Return the first of the shortages of one kind, in the quarter in which they are least."""

    def short(reason: Reason) -> int:
        value = reason.values.get("short", 0)
        return value if isinstance(value, int) else 0

    start, reasons = min(blocks, key=lambda block: (sum(map(short, block[1])), len(block[1]), block[0]))
    first = max((reason for reason in reasons if reason.code == code), key=short)
    return Reason(name, {**first.values, "start": case.task.quarter(start)})


def _blocked(case: Case, job: Job, demand: Demand, moved: Starts) -> Reason:
    """Return a broken demand as a reason, with the figures that break it."""
    code, more = _figures(case, job, demand, moved)
    return Reason(code, {**demand.constraint.values, **more})


def _figures(case: Case, job: Job, demand: Demand, moved: Starts) -> tuple[str, Mapping[str, object]]:
    if isinstance(demand, Ceiling):
        need, taken = demand.need(job, moved[job.id]), demand.taken(moved)
        left = demand.amount - (taken - need)
        return "fund-ceiling", {"need": need, "left": left, "short": taken - demand.amount}
    if isinstance(demand, Capacity):
        quarter = next(demand.full(moved))
        others = [other.id for other in demand.running(moved, quarter) if other is not job]
        return "agency-capacity", {"quarter": case.task.quarter(quarter), "running": others}
    if isinstance(demand, After):
        return "predecessor", _ends(case, demand)
    if isinstance(demand, Open):
        missed = demand.missed(job, moved[job.id])
        values = {"deadline": missed.name, "by": missed.by} if missed else {}
        return "entry", {**values, "ready": job.initiative.ready}
    return demand.constraint.kind, {}


def _end(case: Case, wait: After) -> int:
    """Return the last quarter of what a job waits for; the first to be done where several would do."""
    return min(case.starts[o.id] + o.work - 1 for o in wait.others if o.id in case.starts)


def _ends(case: Case, wait: After) -> dict[str, object]:
    """Return what a job waits for, and the last quarter of it."""
    last = _end(case, wait)
    on = [o.id for o in wait.others if o.id in case.starts and case.starts[o.id] + o.work - 1 == last]
    return {"on": on[0], "finish": case.task.quarter(last)}
