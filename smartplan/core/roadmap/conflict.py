"""An impossible plan: a minimal set of its demands that can't hold together."""

from collections.abc import Sequence

from smartplan.core.model import Quarter
from smartplan.core.roadmap.demands import After, Asked, Between, Chosen, Demand
from smartplan.core.roadmap.encode import Steps
from smartplan.core.roadmap.job import LONGEST, Job
from smartplan.core.roadmap.result import Constraint
from smartplan.core.roadmap.solver import Answer, ask
from smartplan.core.roadmap.task import Task


def find_conflict(task: Task, demands: tuple[Demand, ...], limit: float) -> tuple[Constraint, ...]:
    """Return demands that can't all hold; drop any one, and the rest of them can.

    The solver names a set that suffices; then each of its members is left out in turn, and stays out where
    the rest is still impossible. The horizon is a demand like others, so the search looks beyond it, far
    enough for everything that must be in to be done one after the other.
    """
    musts = drawn_in(demands)
    span = span_of(task, musts)
    left = list(_core(musts, demands, span, limit))
    for demand in tuple(left):
        rest = [other for other in left if other is not demand]
        if _put(musts, rest, span, limit).impossible:
            left = rest
    return tuple(demand.constraint for demand in left)


def drawn_in(demands: Sequence[Demand]) -> tuple[Job, ...]:
    """Return the jobs that must be in, and whatever they wait for; all else may stay out."""
    found = {demand.job.id: demand.job for demand in demands if isinstance(demand, Chosen | Asked)}
    wanted = (demand for demand in demands if isinstance(demand, Between) and demand.least)
    found |= {job.id: job for demand in wanted for job in demand.jobs}
    waits = [demand for demand in demands if isinstance(demand, After)]
    size = -1
    while size < len(found):
        size = len(found)
        found |= {other.id: other for wait in waits if wait.job.id in found for other in wait.others}
    return tuple(found.values())


def span_of(task: Task, musts: Sequence[Job]) -> int:
    """Return as many quarters as reach beyond every year with a ceiling and every earliest start."""
    first = task.quarter(0).index
    ceilings = (year for years in task.plan.funds.values() for year in years)
    deadlines = (year for years in task.plan.entry.values() for year in years)
    free = Quarter(max((*task.years, *ceilings, *deadlines)) + 1, 1).index - first
    given = (quarter for job in musts for quarter in (job.initiative.earliest, job.initiative.fixed))
    latest = max((free, *(quarter.index - first for quarter in given if quarter)))
    return latest + sum(job.work + min(job.initiative.lag, LONGEST) for job in musts)


def _core(musts: Sequence[Job], demands: Sequence[Demand], span: int, limit: float) -> tuple[Demand, ...]:
    """Return demands that suffice to make the plan impossible, in the order given."""
    steps = Steps([job.id for job in musts], span)
    kept = {}
    for place, demand in enumerate(demands):
        switch = steps.new(f"demand {place}")
        demand.post(steps, (switch,))
        kept[switch.index] = demand
    steps.model.add_assumptions([steps.variables[place] for place in range(-len(demands), 0)])
    core = set(ask(steps, limit).core)
    found = tuple(demand for index, demand in kept.items() if index in core)
    return found or tuple(demands)


def _put(musts: Sequence[Job], demands: Sequence[Demand], span: int, limit: float) -> Answer:
    steps = Steps([job.id for job in musts], span)
    for demand in demands:
        demand.post(steps)
    return ask(steps, limit)
