"""From gaps to a roadmap, and to what other money would reach."""

from fractions import Fraction

from smartplan.core.gaps import Gaps
from smartplan.core.roadmap import Roadmap, frontier, make_roadmap, reliefs_of, risk_of
from smartplan.errors import InputError, Problem
from smartplan.read.files import Case
from smartplan.write.planned import Planned

SHARES = tuple(Fraction(percent, 100) for percent in (50, 75, 100, 125, 150, 200))
"""The budgets of the frontier, as shares of the plan's ceilings."""


def roadmap_of(case: Case, gaps: Gaps, limit: float | None) -> Roadmap:
    """Pull gaps through the solver to a roadmap.

    Raises:
        InputError: the assessment names no plan.
    """
    if case.plan is None:
        raise InputError([Problem("no-plan", ("plan",)).at(case.assessment.place())])
    return make_roadmap(gaps, case.plan.model, limit=limit)


def planned(
    case: Case, gaps: Gaps, limit: float | None, *, draw_frontier: bool, draw_risk: bool, seed: int
) -> Planned:
    """Return the roadmap with the places of its plan, the ways out where there is none, frontier and risk.

    Raises:
        InputError: the assessment names no plan.
    """
    roadmap = roadmap_of(case, gaps, limit)
    points = frontier(gaps, roadmap.plan, SHARES, limit=limit) if draw_frontier else ()
    reliefs = reliefs_of(roadmap, limit=limit) if roadmap.conflict else ()
    of_plan = case.plan or case.assessment
    risk = risk_of(roadmap, seed=seed) if draw_risk else None
    return Planned(roadmap, lambda keys: of_plan.place(*keys), reliefs, points, risk)
