"""The one place that runs the solver: OR-tools' CP-SAT, set so that it answers the same every time.

CP-SAT and not a MILP solver, because it proves what the step encoding asks as fast, and tells which of a
plan's demands make it impossible.
"""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace

from smartplan.core.roadmap.encode import Steps, Term
from smartplan.core.roadmap.task import Starts

LIMIT = 24.0
"""Deterministic seconds that one question may take, where the caller does not say."""

DIRECT = 0.5
"""The share of a limit for one strategy alone, which proves most plans soonest; the rest is for many in turn,
which find good schedules where it does not."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the solver said.

    Attributes:
        starts: a schedule that keeps all that was posted; None where none was found.
        values: the value of every variable of that schedule, to start the next question from.
        bound: no schedule makes more of what is maximised than this; a whole number.
        proved: the schedule is the best there is.
        impossible: proved that there is no schedule.
        spent: deterministic seconds that it took.
        core: of an impossible question, the assumptions that suffice to make it so.
    """

    starts: Starts | None
    values: tuple[int, ...] = ()
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
    direct = _ask(steps, new_solver(limit * DIRECT), hints)
    if direct.proved or direct.impossible:
        return direct
    turns = new_solver(limit * (1 - DIRECT))
    turns.parameters.interleave_search = True
    answer = _ask(steps, turns, direct.values or hints)
    spent = direct.spent + answer.spent
    if answer.proved or answer.impossible:
        return replace(answer, spent=spent)
    best = answer if answer.starts is not None else direct
    return replace(best, bound=min(direct.bound, answer.bound), spent=spent)


def _ask(steps: Steps, solver: Term, hints: Sequence[int]) -> Answer:
    model = steps.model
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
    return Answer(steps.starts(solver.value), values, bound, status == "OPTIMAL", spent=spent)


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
