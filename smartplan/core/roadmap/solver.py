"""The one place that puts questions: to OR-tools' CP-SAT first, to HiGHS where its proof does not come.

CP-SAT, because it reckons in whole numbers, proves what the step encoding asks of most plans within a second
or two, betters parts of a schedule, and tells which of a plan's demands make it impossible. HiGHS, because
where money is short over many years its cuts bring proofs that CP-SAT does not come to in many minutes.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from smartplan.core.roadmap.aside import aside
from smartplan.core.roadmap.branch import Heard, branched, unheard
from smartplan.core.roadmap.encode import Steps, Term
from smartplan.core.roadmap.linear import Linear, linear_of
from smartplan.core.roadmap.nearby import Nearby
from smartplan.core.roadmap.task import Starts

LIMIT = 27.0
"""Deterministic seconds that an aim of the roadmap may take on average, where the caller does not say."""

BESIDE = 12.0
"""The same for questions beside it, such as what else might be: an interval answers them well enough."""

BRIEF = 0.15
"""The share of a limit for CP-SAT; the rest is for branch and cut."""

DIRECT = 0.45
"""CP-SAT's share for one strategy alone, which proves most plans soonest; then it betters parts."""

PIECE = 0.2
"""Deterministic seconds to better one part of a schedule."""

PATIENCE = 40
"""So many parts in a row may be thought over without bettering anything."""

ROUND = 0.05
"""Deterministic seconds that this is reckoned to take at least: the solver does not count all it does."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the solver said.

    Attributes:
        starts: a schedule that keeps all that was posted; None where none was found.
        values: the value of every variable of that schedule, to start the next question from.
        reached: what the schedule makes of what is maximised; a whole number.
        bound: no schedule makes more of it than this; below `reached` where the solver came to no bound.
        proved: the schedule is the best there is.
        impossible: proved that there is no schedule.
        spent: deterministic seconds that it took.
        core: of an impossible question, the assumptions that suffice to make it so.
        question: what branch and cut was asked; None where CP-SAT alone gave the answer.
    """

    starts: Starts | None
    values: tuple[int, ...] = ()
    reached: int = 0
    bound: int = 0
    proved: bool = False
    impossible: bool = False
    spent: float = 0.0
    core: tuple[int, ...] = ()
    question: Linear | None = None


def ask(steps: Steps, limit: float, hints: Sequence[int] = (), heard: Heard = unheard) -> Answer:
    """Put the model to the solvers.

    Args:
        steps: the model, with all that was posted.
        limit: deterministic seconds; never a wall clock, so that the answer depends on the question alone.
        hints: the values of an earlier answer, variable by variable.
        heard: is told how far the search has come.
    """
    if not steps.model.has_objective():
        return ask_briefly(steps, limit, hints)
    last = ask_briefly(steps, limit * BRIEF, hints)
    if last.proved or last.impossible:
        return last
    if last.starts is not None:
        heard(last.reached, last.bound)
    return _branch(steps, last, limit - last.spent, heard)


def ask_briefly(steps: Steps, limit: float, hints: Sequence[int] = ()) -> Answer:
    """Put the model to CP-SAT alone: a good schedule soon, and a proof where that is easy."""
    last = _ask(steps, steps.model, new_solver(limit * DIRECT), hints)
    if last.starts is None and not last.impossible:
        last = _search(steps, last, limit * (1 - DIRECT))
    settled = last.proved or last.impossible or last.starts is None
    return last if settled else _better(steps, last, limit * (1 - DIRECT))


def _branch(steps: Steps, last: Answer, limit: float, heard: Heard) -> Answer:
    """Prove an answer by branch and cut, or better it."""
    linear = linear_of(steps.model)
    found = branched(linear, last.values, limit, partial(_with_bound, heard, last))
    spent = last.spent + found.spent
    if not found.values:
        return replace(last, bound=last.bound if found.bound is None else found.bound, spent=spent)
    reached = linear.worth(found.values)
    bound = _nearest(last, reached, found.bound)
    starts, proved = steps.starts(found.values), bound == reached
    return Answer(starts, found.values, reached, bound, proved, spent=spent, question=linear)


def _with_bound(heard: Heard, last: Answer, reached: int, bound: int) -> None:
    heard(reached, _nearest(last, reached, bound))


def _nearest(last: Answer, reached: int, bound: int | None) -> int:
    """Return the nearer of two bounds; one below what is reached is none."""
    told = [one for one in (last.bound, bound) if one is not None and one >= reached]
    return min(told, default=last.bound)


def _search(steps: Steps, last: Answer, limit: float) -> Answer:
    """Look for a first schedule by many strategies in turn."""
    turns = new_solver(limit)
    turns.parameters.interleave_search = True
    answer = _ask(steps, steps.model, turns)
    return replace(answer, spent=last.spent + answer.spent)


def _better(steps: Steps, last: Answer, limit: float) -> Answer:
    """Better a schedule part by part: look for the best starts of some jobs, with the rest as it is."""
    nearby = Nearby(steps.groups(), steps.ids)
    left, vain = limit, 0
    while left > 0 and vain < PATIENCE:
        model = steps.fixed_but(nearby.free(last.starts or {}), last.values)
        quick = new_solver(min(left, PIECE))
        quick.parameters.cp_model_probing_level = quick.parameters.symmetry_level = 0
        answer = _ask(steps, model, quick, last.values)
        nearby.learn(settled=answer.proved)
        spent = max(answer.spent, ROUND)
        vain = 0 if answer.starts is not None and answer.reached > last.reached else vain + 1
        if _is_as_good(answer, last):
            last = replace(answer, bound=last.bound, proved=False, spent=last.spent)
        last = replace(last, spent=last.spent + spent)
        left -= spent
    return last


def _is_as_good(answer: Answer, last: Answer) -> bool:
    """Whether an answer has a schedule that makes no less: a search that is stopped may fall behind."""
    return answer.starts is not None and (last.starts is None or answer.reached >= last.reached)


def _ask(steps: Steps, model: Term, solver: Term, hints: Sequence[int] = ()) -> Answer:
    model.clear_hints()
    for variable, value in zip(steps.variables, hints, strict=False):
        model.add_hint(variable, value)
    status = run(solver, model)
    spent = float(solver.response_proto.deterministic_time)
    if status == "MODEL_INVALID":
        raise RuntimeError(model.validate())
    if status == "INFEASIBLE":
        core = tuple(solver.sufficient_assumptions_for_infeasibility())
        return Answer(None, impossible=True, spent=spent, core=core)
    # The solver minimises the negative; its integer is exact where its float would not be.
    bound = -int(solver.response_proto.inner_objective_lower_bound)
    if status not in {"OPTIMAL", "FEASIBLE"}:
        return Answer(None, bound=bound, spent=spent)
    values = tuple(int(solver.value(variable)) for variable in steps.variables)
    reached = round(solver.objective_value)  # below 2**53, so that the float is exact
    return Answer(steps.starts(values), values, reached, bound, status == "OPTIMAL", spent=spent)


def new_solver(limit: float) -> Term:
    """Return a solver that answers the same every time: one worker, one seed, a deterministic limit."""
    from ortools.sat.python import cp_model

    solver = cp_model.CpSolver()
    settings = solver.parameters
    settings.num_workers = 1
    settings.random_seed = 1
    settings.linearization_level = 2
    settings.max_deterministic_time = limit
    settings.absolute_gap_limit = 0
    settings.relative_gap_limit = 0
    settings.catch_sigint_signal = False
    # Version 9.15 overflows there where coefficients are large, and then proves what is not so.
    settings.presolve_inclusion_work_limit = 0
    return solver


def run(solver: Term, model: Term) -> str:
    """Solve, and return the name of the status."""
    return str(solver.status_name(aside(partial(solver.solve, model), solver.stop_search)))
