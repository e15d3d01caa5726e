"""From a plan to its demands, each with its place in the file."""

from collections.abc import Iterator

from smartplan.core.roadmap.demands import After, Capacity, Ceiling, Chosen, Demand, Within
from smartplan.core.roadmap.result import Constraint
from smartplan.core.roadmap.task import Job, Task


def demands_of(task: Task) -> tuple[Demand, ...]:
    """Return everything that the plan asks of a schedule, in the order of a reader of the file."""
    return (
        _horizon(task),
        *_ceilings(task),
        *_capacities(task),
        *(demand for job in task.jobs.values() for demand in _of_job(task, job)),
    )


def _horizon(task: Task) -> Demand:
    values = {"years": task.plan.horizon.years, "last": task.quarter(task.quarters - 1)}
    return Within(
        Constraint("horizon", ("horizon", "years"), values),
        tuple(task.jobs.values()),
        lambda job, start: start + job.work <= task.quarters,
    )


def _ceilings(task: Task) -> Iterator[Demand]:
    """One a fund and year: the years of the horizon, and later ones that the plan names."""
    paying = [job for job in task.jobs.values() if job.initiative.cost]
    funds = dict.fromkeys([*task.plan.funds, *(job.initiative.fund for job in paying)])
    for fund in funds:
        given = task.plan.funds.get(fund or "", {})
        jobs = tuple(job for job in paying if job.initiative.fund == fund)
        for year in sorted({*task.years, *(year for year in given if year > task.years[-1])}):
            keys = ("funds", fund or "", *([str(year)] if year in given else []))
            values = {"fund": fund, "year": year, "ceiling": given.get(year, 0)}
            yield Ceiling(Constraint("fund", keys, values), jobs, year, given.get(year, 0), task.year)


def _capacities(task: Task) -> Iterator[Demand]:
    for id_, agency in task.plan.agencies.items():
        if agency.capacity is not None:
            jobs = tuple(job for job in task.jobs.values() if job.initiative.agency == id_)
            values = {"agency": id_, "capacity": agency.capacity}
            yield Capacity(
                Constraint("capacity", ("agencies", id_, "capacity"), values), jobs, agency.capacity
            )


def _of_job(task: Task, job: Job) -> Iterator[Demand]:
    written = job.initiative
    if written.mandatory:
        yield Chosen(_asked("mandatory", job, ()), job)
    if written.earliest is not None:
        first = written.earliest.index - task.quarter(0).index
        asked = _asked("earliest", job, (), earliest=written.earliest)
        yield Within(asked, (job,), lambda _, start: start >= first)
    if written.latest is not None:
        last = written.latest.index - task.quarter(0).index
        asked = _asked("latest", job, (), latest=written.latest)
        yield Within(asked, (job,), lambda job, start: start + job.work - 1 <= last)
    for place, other in enumerate(written.depends_on):
        yield After(_asked("depends_on", job, (place,), on=other), job, (task.jobs[other],))
    yield from _service(task, job)


def _service(task: Task, job: Job) -> Iterator[Demand]:
    needed = job.initiative.needs_service
    status = {service.id: service.status for service in task.plan.services}
    if needed is not None and status.get(needed) != "running":
        revivers = tuple(other for other in task.jobs.values() if other.initiative.revives == needed)
        asked = _asked("needs_service", job, (), service=needed, revived_by=[r.id for r in revivers])
        yield After(asked, job, revivers)


def _asked(kind: str, job: Job, more: tuple[int, ...], **values: object) -> Constraint:
    return Constraint(kind, ("initiatives", job.place, kind, *more), {"initiative": job.id, **values})
