"""What else could have been: the best roadmap with one initiative in, out, or a quarter earlier.

The solver is asked again with that forced. So the answer is what it would truly cost, everything else free
to move, and not what a finished schedule seems to say.
"""

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from smartplan.core.roadmap.compile import demands_of
from smartplan.core.roadmap.conflict import find_conflict
from smartplan.core.roadmap.demands import Asked, Demand
from smartplan.core.roadmap.job import Job
from smartplan.core.roadmap.result import Constraint, Roadmap, Stage, StageName, Step
from smartplan.core.roadmap.solve import solve
from smartplan.core.roadmap.solver import BESIDE
from smartplan.core.roadmap.task import Starts, Task, make_task

Question = Literal["with", "without", "earlier"]


@dataclass(frozen=True, slots=True)
class Price:
    """What an alternative loses in one aim.

    Attributes:
        name: the aim.
        low: the least that it can lose, in the aim's units; below zero it may gain, where the roadmap is not
            proved to be the best; None where that is not known.
        high: the most; the same as `low` where both roadmaps are proved; None where that is not known.
    """

    name: StageName
    low: Fraction | None
    high: Fraction | None


@dataclass(frozen=True, slots=True)
class Alternative:
    """The best roadmap in which one initiative is otherwise.

    Attributes:
        question: with = it is in; without = it is out; earlier = it starts a quarter or more earlier.
        possible: whether there is such a roadmap; None where the limit was reached before that was known.
        price: the first aim that it changes; None where it is as good in all, or not possible.
        joins: the initiatives that it takes in, by id.
        leaves: the initiatives that it leaves out, by id.
        conflict: of what is not possible, demands that can't hold together with it.
    """

    question: Question
    possible: bool | None
    price: Price | None = None
    joins: tuple[str, ...] = ()
    leaves: tuple[str, ...] = ()
    conflict: tuple[Constraint, ...] = ()


def alternatives_to(roadmap: Roadmap, id_: str, *, limit: float | None = None) -> tuple[Alternative, ...]:
    """Ask what else could have been of one initiative, and what that would cost.

    Args:
        roadmap: the roadmap as it is.
        id_: the initiative.
        limit: deterministic seconds for each aim of each alternative; None: half of `BESIDE`, for a price
            need not be exact: what is not proved is an interval.

    Returns:
        Of an initiative that is in: without it, and earlier unless it starts with the horizon or is fixed. Of
        one that is out: with it. Nothing where the roadmap has no schedule.

    Raises:
        KeyError: the plan has no such initiative.
    """
    step = roadmap.of(id_)
    if roadmap.status not in {"optimal", "feasible"}:
        return ()
    task = make_task(roadmap.gaps, roadmap.plan)
    bound = BESIDE / 2 if limit is None else limit
    asked = _questions(task, task.jobs[id_], step)
    return tuple(_answer(roadmap, task, question, demand, bound) for question, demand in asked)


def _questions(task: Task, job: Job, step: Step) -> list[tuple[Question, Asked]]:
    def ask(question: Question, by: int | None) -> tuple[Question, Asked]:
        values = {"initiative": job.id, "question": question}
        return question, Asked(Constraint("asked", ("initiatives", job.place), values), job, by)

    if step.start is None:
        return [ask("with", task.quarters)]
    start = step.start.index - task.quarter(0).index
    earlier = [ask("earlier", start - 1)] if start > 0 and job.initiative.fixed is None else []
    return [ask("without", None), *earlier]


def _answer(roadmap: Roadmap, task: Task, question: Question, asked: Asked, limit: float) -> Alternative:
    demands: tuple[Demand, ...] = (*demands_of(task), asked)
    solution = solve(task, demands, limit)
    if solution.starts is None:
        conflict = find_conflict(task, demands, limit) if solution.impossible else ()
        others = tuple(constraint for constraint in conflict if constraint.kind != "asked")
        return Alternative(question, False if solution.impossible else None, conflict=others)
    joins, leaves = _changes(roadmap, solution.starts)
    price = _price(roadmap.stages, solution.stages)
    return Alternative(question, possible=True, price=price, joins=joins, leaves=leaves)


def _changes(roadmap: Roadmap, starts: Starts) -> tuple[tuple[str, ...], tuple[str, ...]]:
    before = {step.id for step in roadmap.selected}
    return tuple(sorted(set(starts) - before)), tuple(sorted(before - set(starts)))


def _price(best: tuple[Stage, ...], forced: tuple[Stage, ...]) -> Price | None:
    """Return what is lost in the first aim in which the two may differ.

    What is forced is never better than what is not, so that the roadmap's bound holds of the alternative too.
    """
    for here, there in zip(best[1:], forced[1:], strict=True):
        sign = 1 if here.name in {"priority", "all"} else -1
        bounds = [sign * bound for bound in (here.bound, there.bound) if bound is not None]
        low = _lost(here, sign * (here.value or 0), min(bounds, default=None))
        high = _lost(here, None if here.bound is None else sign * here.bound, sign * (there.value or 0))
        if not (low == high == 0):
            return Price(here.name, low, high)
    return None


def _lost(stage: Stage, before: int | None, after: int | None) -> Fraction | None:
    """Return how much less of an aim there is after than before; None where one of them is not known."""
    return None if before is None or after is None else (before - after) / stage.scale
