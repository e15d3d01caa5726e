"""From a plan to its demands, each with its place in the file."""

from collections.abc import Collection, Iterator

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
from smartplan.core.roadmap.job import LONGEST, Job
from smartplan.core.roadmap.result import Constraint
from smartplan.core.roadmap.task import Task


def demands_of(task: Task, later: int = 0) -> tuple[Demand, ...]:
    """Return everything that the plan asks of a schedule, in the order of a reader of the file.

    Args:
        task: what is to be decided.
        later: how many years beyond the horizon are without money where the plan names none.
    """
    return (
        _horizon(task),
        *_ceilings(task, later),
        *deadlines_of(task),
        *_capacities(task),
        *_quick_wins(task),
        *(demand for job in task.jobs.values() for demand in _of_job(task, job)),
    )


def left_out(task: Task, without: Collection[str]) -> Iterator[Demand]:
    """Yield that some initiatives are to stay out, which no plan says of itself."""
    for job in task.jobs.values():
        if job.id in without:
            values = {"initiative": job.id, "question": "without"}
            yield Asked(Constraint("asked", ("initiatives", job.place), values), job, by=None)


def _horizon(task: Task) -> Demand:
    values = {"years": task.plan.horizon.years, "last": task.quarter(task.quarters - 1)}
    return Within(
        Constraint("horizon", ("horizon", "years"), values),
        tuple(task.jobs.values()),
        lambda job, start: start + job.work <= task.quarters,
    )


def _ceilings(task: Task, later: int) -> Iterator[Demand]:
    """One a fund and year: the years of the horizon, so many later ones, and any that the plan names."""
    paying = [job for job in task.jobs.values() if any(job.pays) or any(job.upkeep)]
    funds = dict.fromkeys([*task.plan.funds, *(job.initiative.fund for job in paying)])
    for fund in funds:
        given = task.plan.funds.get(fund or "", {})
        jobs = tuple(job for job in paying if job.initiative.fund == fund)
        named = (year for year in given if year > task.years[-1])
        for year in sorted({*task.years, *range(task.years[-1], task.years[-1] + later + 1), *named}):
            keys = ("funds", fund or "", *([str(year)] if year in given else []))
            values = {"fund": fund, "year": year, "ceiling": given.get(year, 0)}
            yield Ceiling(Constraint("fund", keys, values), jobs, year, given.get(year, 0), task.year)


def deadlines_of(task: Task) -> Iterator[Open]:
    """Yield one demand a fund and year that has deadlines; what is fixed has its money already."""
    for fund, years in task.plan.entry.items():
        jobs = [job for job in task.jobs.values() if job.initiative.fund == fund]
        bound = tuple(job for job in jobs if job.initiative.fixed is None)
        for year, deadlines in sorted(years.items()):
            if deadlines:
                asked = Constraint("entry", ("entry", fund, str(year)), {"fund": fund, "year": year})
                yield Open(asked, bound, year, deadlines, task.quarter)


def _quick_wins(task: Task) -> Iterator[Demand]:
    """Quick wins are quick, and there are as many of them in each dimension as the plan asks for."""
    wins = tuple(job for job in task.jobs.values() if job.initiative.quick_win)
    asked = task.plan.quick_wins
    if wins:
        last = task.quarter(asked.within - 1)
        soon = Constraint("quick_win", ("quick_wins", "within"), {"within": asked.within, "last": last})
        yield Within(soon, wins, lambda job, start: job.last(start) < asked.within)
    for top in task.gaps.scores.root.children if asked.each_dimension else ():
        own = tuple(job for job in wins if top.id in dimension_of(task, job))
        values = {"dimension": top.id, "least": asked.each_dimension}
        each = Constraint("quick_wins", ("quick_wins", "each_dimension"), values)
        yield Between(each, own, asked.each_dimension, len(task.jobs))


def dimension_of(task: Task, job: Job) -> tuple[str, ...]:
    """Return the dimension of a job and all above it: as written, else that of the first thing it raises."""
    named = job.initiative.dimension or next(iter(job.initiative.raises), None)
    above = {item.id: over for item, over in task.gaps.scores.framework.items()}
    return (named, *above[named]) if named in above else ()


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
    if written.fixed is not None:
        begin = max(written.fixed.index - task.quarter(0).index, 0)
        yield Chosen(_asked("fixed", job, (), fixed=written.fixed), job, begin)
    if written.earliest is not None:
        first = written.earliest.index - task.quarter(0).index
        asked = _asked("earliest", job, (), earliest=written.earliest)
        yield Within(asked, (job,), lambda job, start: start - job.begun >= first)
    if written.latest is not None:
        last = written.latest.index - task.quarter(0).index
        asked = _asked("latest", job, (), latest=written.latest)
        yield Within(asked, (job,), lambda job, start: job.last(start) <= last)
    for place, other in enumerate(written.depends_on):
        asked = _asked("depends_on", job, (place,), on=other, lag=written.lag)
        yield After(asked, job, (task.jobs[other],), min(written.lag, LONGEST))
    if written.either_of:
        others = (job.id, *written.either_of)
        one_of = tuple(task.jobs[id_] for id_ in dict.fromkeys(others))
        yield Between(_asked("either_of", job, (), others=list(written.either_of)), one_of, 0, 1)
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
