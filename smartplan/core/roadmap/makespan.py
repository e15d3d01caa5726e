"""Scheduling alone: the shortest time in which activities with renewable resources can be done.

The roadmap's own question has levels and money and is encoded in steps; this one has neither, and intervals
with cumulative resources prove it soonest. It is here to be held against published optima.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from smartplan.core.roadmap.encode import Term
from smartplan.core.roadmap.solver import BESIDE, new_solver, run


@dataclass(frozen=True, slots=True)
class Activity:
    """Something that takes time and resources.

    Attributes:
        id: its name.
        duration: periods, 0 or more.
        needs: units of each resource while it runs.
        after: what must have ended before it starts.
    """

    id: str
    duration: int
    needs: tuple[int, ...]
    after: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Makespan:
    """The shortest schedule that was found.

    Attributes:
        value: its length in periods; None where none was found.
        bound: no schedule is shorter.
        proved: whether it is the shortest.
        starts: the period in which each activity starts.
    """

    value: int | None
    bound: int
    proved: bool
    starts: Mapping[str, int]


def least_makespan(
    activities: Sequence[Activity], capacities: Sequence[int], *, limit: float | None = None
) -> Makespan:
    """Schedule activities, finish to start, within the capacity of every resource, as short as can be.

    Args:
        activities: the activities; what one waits for is among them.
        capacities: units of each resource in every period.
        limit: deterministic seconds; None: `BESIDE`.
    """
    from ortools.sat.python import cp_model

    model = cp_model.CpModel()
    longest = sum(activity.duration for activity in activities)
    starts = {one.id: model.new_int_var(0, longest, one.id) for one in activities}
    ends = {one.id: starts[one.id] + one.duration for one in activities}
    for one in activities:
        for other in one.after:
            model.add(starts[one.id] >= ends[other])
    _share(model, activities, capacities, starts)
    last = model.new_int_var(0, longest, "makespan")
    model.add_max_equality(last, list(ends.values()))
    model.minimize(last)
    solver = new_solver(BESIDE if limit is None else limit)
    status = run(solver, model)
    bound = int(solver.response_proto.inner_objective_lower_bound)
    if status not in {"OPTIMAL", "FEASIBLE"}:
        return Makespan(None, bound, proved=False, starts={})
    found = {id_: int(solver.value(start)) for id_, start in starts.items()}
    return Makespan(int(solver.value(last)), bound, status == "OPTIMAL", found)


def _share(
    model: Term, activities: Sequence[Activity], capacities: Sequence[int], starts: Mapping[str, Term]
) -> None:
    """Keep the use of every resource within its capacity."""
    for resource, capacity in enumerate(capacities):
        using = [one for one in activities if one.needs[resource] and one.duration]
        spans = [model.new_fixed_size_interval_var(starts[one.id], one.duration, one.id) for one in using]
        model.add_cumulative(spans, [one.needs[resource] for one in using], capacity)
