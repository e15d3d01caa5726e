"""Make a roadmap: put the plan into whole numbers, ask the solver, check what it says, tell why."""

from collections.abc import Collection, Mapping

from smartplan.core.gaps import Gaps
from smartplan.core.model import Plan
from smartplan.core.roadmap.compile import demands_of, left_out
from smartplan.core.roadmap.conflict import find_conflict
from smartplan.core.roadmap.demands import Demand, broken
from smartplan.core.roadmap.forecast import forecast, reaches
from smartplan.core.roadmap.job import Job
from smartplan.core.roadmap.result import Reason, Roadmap, Spending, Standing, Step, Tell, unheard
from smartplan.core.roadmap.solve import Solution, solve
from smartplan.core.roadmap.solver import LIMIT
from smartplan.core.roadmap.task import Starts, Task, make_task
from smartplan.core.roadmap.why import Case, why_in, why_not_earlier, why_out


def make_roadmap(
    gaps: Gaps,
    plan: Plan,
    *,
    limit: float | None = None,
    without: Collection[str] = (),
    tell: Tell = unheard,
) -> Roadmap:
    """Choose initiatives and their quarters so that most of the weighted gap is closed.

    In this order: the mandatory ones are in; the weighted gap closed in the priority dimensions, summed over
    the quarters of the horizon, is largest; then that in all; then cost is least; then starts are earliest;
    then ids decide. Each aim is proved before the next is looked at.

    Args:
        gaps: the gaps to the target that the plan wants.
        plan: the plan; its checks against the framework have passed.
        limit: deterministic seconds that the solver may take for each aim, on average; None: `LIMIT`.
            The same limit gives the same roadmap.
        without: initiatives that are to stay out, to see what that costs.
        tell: is told how far the aim under way has come.

    Returns:
        The roadmap. Without a schedule, its status says whether that is proved (infeasible, with the
        conflict) or the limit was reached before one was found (unsettled).

    Raises:
        RuntimeError: the solver's schedule goes against a demand; a bug, never the plan's fault.
    """
    task = make_task(gaps, plan)
    demands = (*demands_of(task), *left_out(task, without))
    bound = LIMIT if limit is None else limit
    solution = solve(task, demands, bound, tell)
    if solution.starts is None:
        return _without(task, demands, solution, bound)
    against = broken(demands, solution.starts)
    if against:
        raise RuntimeError(f"schedule breaks {[demand.constraint.keys for demand in against]}")
    return _with(task, demands, solution, solution.starts)


def _without(task: Task, demands: tuple[Demand, ...], solution: Solution, limit: float) -> Roadmap:
    status: Standing = "infeasible" if solution.impossible else "unsettled"
    conflict = find_conflict(task, demands, limit) if solution.impossible else ()
    steps = tuple(
        Step(job.initiative, False, None, None, {}, (), Reason(status, {}), None)  # noqa: FBT003 - `selected`
        for job in task.jobs.values()
    )
    return Roadmap(
        task.gaps, task.plan, status, solution.stages, steps, _budget(task, {}), (), conflict=conflict
    )


def _with(task: Task, demands: tuple[Demand, ...], solution: Solution, starts: Starts) -> Roadmap:
    proved = all(stage.proved for stage in solution.stages)
    case = Case(task, demands, starts, proved)
    return Roadmap(
        gaps=task.gaps,
        plan=task.plan,
        status="optimal" if proved else "feasible",
        stages=solution.stages,
        steps=tuple(_step(case, job) for job in task.jobs.values()),
        budget=_budget(task, starts),
        forecast=forecast(task, starts),
    )


def _step(case: Case, job: Job) -> Step:
    start = case.starts.get(job.id)
    if start is None:
        return Step(job.initiative, False, None, None, {}, (), why_out(case, job), None)  # noqa: FBT003 - `selected`
    begin = job.initiative.fixed or case.task.quarter(start)
    return Step(
        initiative=job.initiative,
        selected=True,
        start=begin,
        finish=begin.plus(job.initiative.duration - 1),
        spending=_by_year(case.task, job, start),
        reaches=reaches(case.task, case.starts, job.id),
        why=why_in(case, job),
        earlier=why_not_earlier(case, job),
    )


def _by_year(task: Task, job: Job, start: int) -> Mapping[int, int]:
    spent = task.spent({job.id: start})
    return {year: rupiah for (_, year), rupiah in sorted(spent.items(), key=lambda item: item[0][1])}


def _budget(task: Task, starts: Starts) -> tuple[Spending, ...]:
    spent = task.spent(starts)
    return tuple(
        Spending(year, fund, ceilings.get(year, 0), spent.get((fund, year), 0))
        for year in task.years
        for fund, ceilings in task.plan.funds.items()
    )
