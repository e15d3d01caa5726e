"""What would make an impossible plan possible: the least more money, time, people, or a demand given up."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from smartplan.core.roadmap.compile import demands_of, left_out
from smartplan.core.roadmap.conflict import drawn_in, span_of
from smartplan.core.roadmap.demands import Capacity, Ceiling, Demand, Within
from smartplan.core.roadmap.encode import Steps, Term
from smartplan.core.roadmap.result import Constraint, Roadmap
from smartplan.core.roadmap.solver import BESIDE, ask
from smartplan.core.roadmap.task import Task, make_task

LATER = frozenset({"latest", "horizon", "quick_win"})
"""Demands that can be eased by giving more time; others of their form can only be given up."""


@dataclass(frozen=True, slots=True)
class Eased:
    """One demand, and by how much it is eased.

    Attributes:
        constraint: the demand.
        more: whole rupiah of a fund, quarters of time, initiatives at once of an agency; None: given up.
    """

    constraint: Constraint
    more: int | None


@dataclass(frozen=True, slots=True)
class Relief:
    """One way to make the plan possible, all its other demands kept.

    Attributes:
        eased: what is eased, in the order of the file.
        proved: whether less would not do.
    """

    eased: tuple[Eased, ...]
    proved: bool


def reliefs_of(
    roadmap: Roadmap, *, limit: float | None = None, without: Collection[str] = ()
) -> tuple[Relief, ...]:
    """Return the cheapest ways out of an impossible plan.

    First the least money, over all funds and years together; then, for every other demand in the conflict,
    that demand alone, by as little as will do. Years beyond the horizon have no money where the plan names
    none.

    Args:
        roadmap: an infeasible roadmap.
        limit: deterministic seconds for each way; None: `BESIDE`.
        without: initiatives that were to stay out.

    Returns:
        The ways that work; none where the plan has several conflicts that no single way resolves, or none at
        all.
    """
    task = make_task(roadmap.gaps, roadmap.plan)
    beyond = span_of(task, drawn_in(demands_of(task))) // 4 + 1
    demands = (*demands_of(task, later=beyond), *left_out(task, without))
    named = [constraint.keys for constraint in roadmap.conflict]
    money = tuple(demand for demand in demands if named and isinstance(demand, Ceiling))
    others = ((d,) for d in demands if d.constraint.keys in named and not isinstance(d, Ceiling))
    bound = BESIDE if limit is None else limit
    found = (_relief(task, demands, soft, bound) for soft in (money, *others) if soft)
    return tuple(relief for relief in found if relief is not None)


def _relief(task: Task, demands: Sequence[Demand], soft: Sequence[Demand], limit: float) -> Relief | None:
    """Return by how little these demands must be eased; None where that does not help, or is not known."""
    hard = [demand for demand in demands if not any(demand is other for other in soft)]
    musts = drawn_in([*hard, *(demand for demand in soft if _measured(demand))])
    steps = Steps([job.id for job in musts], span_of(task, musts))
    for demand in hard:
        demand.post(steps)
    slacks = [(demand, _ease(steps, demand)) for demand in soft]
    steps.model.maximize(-steps.sum([slack for _, slack in slacks]))
    answer = ask(steps, limit)
    if answer.starts is None:
        return None
    values = dict(zip((variable.index for variable in steps.variables), answer.values, strict=True))
    amounts = ((d, values[slack.index] if _measured(d) else None) for d, slack in slacks)
    eased = (Eased(demand.constraint, amount) for demand, amount in amounts)
    return Relief(tuple(one for one in eased if one.more != 0), answer.proved)


def _measured(demand: Demand) -> bool:
    return isinstance(demand, Ceiling | Capacity) or demand.constraint.kind in LATER


def _ease(steps: Steps, demand: Demand) -> Term:
    """Post a demand that may be exceeded, and return by how much; one that is given up is not posted."""
    slack = steps.amount(str(demand.constraint.keys), _most(steps, demand))
    if isinstance(demand, Ceiling | Capacity):
        demand.post(steps, more=slack)
    elif isinstance(demand, Within) and demand.constraint.kind in LATER:
        for job in demand.jobs:
            for quarter in range(steps.span):
                late = demand.late(job, quarter)
                if late:
                    steps.add(slack >= late * steps.at(job.id, quarter))
    return slack


def _most(steps: Steps, demand: Demand) -> int:
    """Return more than can ever be needed of what a demand limits."""
    if isinstance(demand, Ceiling):
        return sum(rupiah for job in demand.jobs for _, rupiah in job.paid(0))
    return len(demand.jobs) if isinstance(demand, Capacity) else 2 * steps.span
