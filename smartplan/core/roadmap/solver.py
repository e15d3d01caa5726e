"""The one place that runs the solver: OR-tools' CP-SAT, set so that it answers the same every time.

CP-SAT and not a MILP solver, because it proves what the step encoding asks as fast, in whole numbers and
within a limit that counts work, and tells which of a plan's demands make it impossible.
"""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace

from smartplan.core.roadmap.encode import Steps, Term
from smartplan.core.roadmap.nearby import Nearby
from smartplan.core.roadmap.relaxed import relaxed_bound
from smartplan.core.roadmap.task import Starts

LIMIT = 12.0
"""Deterministic seconds that one question may take, where the caller does not say."""

DIRECT, NEARBY = 0.2, 0.3
"""The shares of a limit for one strategy alone, which proves most plans soonest, and then for bettering parts
of its schedule; the rest is for raising the bound."""

PIECE = 0.2
"""Deterministic seconds to better one part of a schedule."""

RELAXED = 4.0
"""So many limits may go into a bound from the linear relaxation: its solver counts far more for a second."""

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
    """

    starts: Starts | None
    values: tuple[int, ...] = ()
    reached: int = 0
    bound: int = 0
    proved: bool = False
    impossible: bool = False
    spent: float = 0.0
    core: tuple[int, ...] = ()


def ask(steps: Steps, limit: float, hints: Sequence[int] = ()) -> Answer:
    """Put the model to the solver.

    Args:
        steps: the model, with all that was posted.
        limit: deterministic seconds; never a wall clock, so that the answer depends on the question alone.
        hints: the values of an earlier answer, variable by variable.
    """
    direct = _ask(steps, steps.model, new_solver(limit * DIRECT), hints)
    if direct.proved or direct.impossible:
        return direct
    best = (_search if direct.starts is None else _better)(steps, direct, limit * NEARBY)
    bounding = new_solver(limit * (1 - DIRECT - NEARBY))
    bounding.parameters.optimize_with_lb_tree_search = True
    answer = _ask(steps, steps.model, bounding, best.values or hints)
    spent = best.spent + answer.spent
    bounds = [direct.bound, best.bound, answer.bound]
    if not (answer.proved or answer.impossible):
        relaxed = relaxed_bound(steps.model, limit * RELAXED)
        bounds += [] if relaxed is None else [relaxed]
    if answer.impossible or _is_as_good(answer, best):
        best = answer
    told = [bound for bound in bounds if bound >= best.reached]
    return replace(best, bound=min(told, default=best.bound), spent=spent)


def _search(steps: Steps, last: Answer, limit: float) -> Answer:
    """Look for a first schedule by many strategies in turn."""
    turns = new_solver(limit)
    turns.parameters.interleave_search = True
    answer = _ask(steps, steps.model, turns)
    return replace(answer, spent=last.spent + answer.spent)


def _better(steps: Steps, last: Answer, limit: float) -> Answer:
    """Better a schedule part by part: look for the best starts of some jobs, with the rest as it is."""
    nearby = Nearby(steps.groups(), steps.ids)
    left = limit
    while left > 0:
        model = steps.fixed_but(nearby.free(last.starts or {}), last.values)
        quick = new_solver(min(left, PIECE))
        quick.parameters.cp_model_probing_level = quick.parameters.symmetry_level = 0
        answer = _ask(steps, model, quick, last.values)
        nearby.learn(settled=answer.proved)
        spent = max(answer.spent, ROUND)
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
    return Answer(steps.starts(solver.value), values, reached, bound, status == "OPTIMAL", spent=spent)


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
    return solver


def run(solver: Term, model: Term) -> str:
    """Solve beside this thread, so that Ctrl-C reaches it at once; return the name of the status."""
    with ThreadPoolExecutor(1) as beside:
        answer = beside.submit(solver.solve, model)
        try:
            return str(solver.status_name(answer.result()))
        except KeyboardInterrupt:
            solver.stop_search()
            raise
