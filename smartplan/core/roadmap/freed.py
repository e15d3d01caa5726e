"""Why an initiative is planned otherwise than a kept roadmap had it: which room it found, or lost.

Nothing is guessed: in the schedule that was kept, under the money, people and costs of then, the initiative
alone is put to its new quarter. What breaks is what held it back, and the new schedule shows who gave way.
Likewise it is put back to its old quarter in the new schedule, and what breaks there is in its way now.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from smartplan.core.model import Initiative, Plan, Quarter
from smartplan.core.roadmap.compile import demands_of
from smartplan.core.roadmap.demands import After, Capacity, Ceiling, Demand, broken
from smartplan.core.roadmap.job import Job
from smartplan.core.roadmap.result import Reason, Roadmap
from smartplan.core.roadmap.task import Starts, Task, make_task
from smartplan.core.roadmap.varied import with_ceilings
from smartplan.core.scores import Exact


@dataclass(frozen=True, slots=True)
class Kept:
    """A roadmap that was kept, as far as another one is held against it.

    Attributes:
        starts: when the initiatives that were in were to start, by id.
        costs: what the plan said then that every initiative costs, whole rupiah; also of those that were out.
        spent: what the roadmap was to cost, whole rupiah.
        index: the index that it forecast for the end of its horizon; None where nothing was known.
        ceilings: what each fund could pay then, whole rupiah by year; as today where it is missing.
        items: the initiatives that were in, as far as they were kept: agency, fund, cost, duration.
        capacities: how many initiatives each agency could run at once then, None without a limit; as today
            where it is missing.
    """

    starts: Mapping[str, Quarter]
    costs: Mapping[str, int]
    spent: int
    index: Exact | None
    ceilings: Mapping[str, Mapping[int, int]]
    items: Mapping[str, Initiative]
    capacities: Mapping[str, int | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Schedule:
    """A schedule with what it had to keep to."""

    task: Task
    demands: tuple[Demand, ...]
    starts: Starts

    def finish(self, id_: str) -> Quarter | None:
        """Return the last quarter of work of an initiative; None where it is out."""
        start = self.starts.get(id_)
        return None if start is None else self.task.quarter(start + self.task.jobs[id_].work - 1)

    def ceiling(self, fund: object, year: int) -> Ceiling | None:
        """Return the ceiling of a fund in a year."""
        ceilings = (demand for demand in self.demands if isinstance(demand, Ceiling))
        return next((c for c in ceilings if (c.constraint.values["fund"], c.year) == (fund, year)), None)

    def capacity(self, agency: object) -> Capacity | None:
        """Return how many initiatives an agency may run at once; None where that is not limited."""
        capacities = (demand for demand in self.demands if isinstance(demand, Capacity))
        return next((c for c in capacities if c.constraint.values["agency"] == agency), None)

    def need(self, ceiling: Ceiling, id_: str) -> int:
        """Return what an initiative takes of a ceiling; nothing where it is out."""
        job = self.task.jobs.get(id_)
        if job is None or id_ not in self.starts or job not in ceiling.jobs:
            return 0
        return ceiling.need(job, self.starts[id_])


class Rooms:
    """Compares a kept schedule with a new one, to name the room that an initiative found or lost."""

    def __init__(self, before: Kept, roadmap: Roadmap) -> None:
        plan = _as_it_was(before, roadmap.plan)
        starts = {step.id: step.start for step in roadmap.steps if step.start is not None}
        self._new = _schedule(make_task(roadmap.gaps, roadmap.plan), starts)
        self._old = _schedule(make_task(roadmap.gaps, plan), before.starts)
        self._known = _is_within(self._old, before)

    def found_by(self, id_: str) -> tuple[Reason, ...]:
        """Return which rooms were free for an initiative in its new quarter, and not in the kept schedule."""
        trial = {**self._old.starts, id_: self._new.starts[id_]}
        reasons = (self._reason(d, self._old.task.jobs[id_], trial) for d in self._against(self._old, trial))
        return tuple(reason for reason in reasons if reason is not None)

    def lost_by(self, id_: str) -> tuple[Reason, ...]:
        """Return which ceilings and capacities were lowered that keep an initiative from its old quarter."""
        if id_ not in self._old.starts or id_ not in self._new.task.jobs:
            return ()
        trial = {**self._new.starts, id_: self._old.starts[id_]}
        reasons = (self._lowered(demand) for demand in self._against(self._new, trial))
        return tuple(reason for reason in reasons if reason is not None)

    def _against(self, schedule: _Schedule, trial: Starts) -> list[Demand]:
        """Return what a trial breaks and the schedule itself does not; nothing where that is not known."""
        there = {id(demand) for demand in broken(schedule.demands, schedule.starts)}
        return [d for d in broken(schedule.demands, trial) if id(d) not in there] if self._known else []

    def _lowered(self, new: Demand) -> Reason | None:
        if isinstance(new, Ceiling):
            old = self._old.ceiling(new.constraint.values["fund"], new.year)
            if old is not None and old.amount > new.amount:
                return Reason("ceiling-lowered", {**new.constraint.values, "amount": old.amount})
        if isinstance(new, Capacity):
            were = self._old.capacity(new.constraint.values["agency"])
            if were is None:
                return Reason("capacity-limited", new.constraint.values)
            if were.limit > new.limit:
                return Reason("capacity-lowered", {**new.constraint.values, "before": were.limit})
        return None

    def _reason(self, demand: Demand, job: Job, trial: Starts) -> Reason | None:
        if isinstance(demand, Ceiling):
            return self._money(demand, job, trial)
        if isinstance(demand, Capacity):
            return self._people(demand, job, trial)
        return self._predecessor(demand) if isinstance(demand, After) else None

    def _money(self, old: Ceiling, job: Job, trial: Starts) -> Reason | None:
        """Return who takes less of a fund's year now, or that it was raised."""
        need = old.need(job, trial[job.id])
        values = {**old.constraint.values, "need": need, "left": old.amount - old.taken(trial) + need}
        new = self._new.ceiling(old.constraint.values["fund"], old.year)
        if new is None:
            return None
        less = [
            id_
            for id_ in self._old.starts
            if id_ != job.id and self._new.need(new, id_) < self._old.need(old, id_)
        ]
        if new.amount > old.amount and (old.taken(trial) <= new.amount or not less):
            return Reason("ceiling-raised", {**values, "amount": old.amount, "ceiling": new.amount})
        return Reason("room-in-fund", {**values, "freed": less}) if less else None

    def _people(self, old: Capacity, job: Job, trial: Starts) -> Reason | None:
        """Return who no longer runs at an agency in a quarter, or that it can run more at once."""
        quarter = next(old.full(trial))
        running = [other.id for other in old.running(trial, quarter) if other is not job]
        freed = [id_ for id_ in running if not self._runs(id_, quarter)]
        values = {**old.constraint.values, "quarter": self._old.task.quarter(quarter), "running": running}
        new = self._new.capacity(old.constraint.values["agency"])
        if new is None:
            return Reason("capacity-unlimited", values)
        if new.limit > old.limit and (len(running) < new.limit or not freed):
            return Reason("capacity-raised", {**values, "capacity": new.limit, "before": old.limit})
        return Reason("room-at-agency", {**values, "freed": freed}) if freed else None

    def _runs(self, id_: str, quarter: int) -> bool:
        start = self._new.starts.get(id_)
        return start is not None and start <= quarter < start + self._new.task.jobs[id_].work

    def _predecessor(self, old: After) -> Reason | None:
        """Return what it waits for and is finished sooner now."""
        for other in old.others:
            before, now = self._old.finish(other.id), self._new.finish(other.id)
            if before is not None and now is not None and now < before:
                return Reason("predecessor-sooner", {"on": other.id, "before": before, "finish": now})
        return None


def _as_it_was(before: Kept, plan: Plan) -> Plan:
    """Return the plan with the ceilings, capacities and costs of then, and what it no longer has."""
    names = dict.fromkeys([*plan.funds, *before.ceilings])
    funds = {fund: {**plan.funds.get(fund, {}), **before.ceilings.get(fund, {})} for fund in names}
    known = {item.id for item in plan.initiatives}
    items = [_item_as_it_was(before, item) for item in plan.initiatives]
    gone = [item for id_, item in before.items.items() if id_ not in known]
    agencies = {
        id_: agency.model_copy(update={"capacity": before.capacities.get(id_, agency.capacity)})
        for id_, agency in plan.agencies.items()
    }
    then = plan.model_copy(update={"initiatives": (*items, *gone), "agencies": agencies})
    return with_ceilings(then, funds)


def _item_as_it_was(before: Kept, item: Initiative) -> Initiative:
    """Return an initiative of today as it was kept: its cost; of one that was in, who paid and ran it."""
    then = before.items.get(item.id)
    kept = {name: getattr(then, name) for name in ("agency", "fund", "duration")} if then else {}
    return item.model_copy(update={**kept, "cost": before.costs.get(item.id, item.cost)})


def _schedule(task: Task, starts: Mapping[str, Quarter]) -> _Schedule:
    first = task.quarter(0).index
    inside = {id_: max(start.index - first, 0) for id_, start in starts.items() if id_ in task.jobs}
    return _Schedule(task, demands_of(task), inside)


def _is_within(old: _Schedule, before: Kept) -> bool:
    """Whether the kept schedule lies in the horizon of today's plan, apart from what is fixed."""
    first = old.task.quarter(0)
    fixed = {id_ for id_, job in old.task.jobs.items() if job.initiative.fixed is not None}
    return all(start >= first for id_, start in before.starts.items() if id_ not in fixed)
