"""From gaps to a roadmap."""

from smartplan.core.gaps import Gaps
from smartplan.core.roadmap import Roadmap, make_roadmap
from smartplan.errors import InputError, Problem
from smartplan.read.files import Case


def roadmap_of(case: Case, gaps: Gaps, limit: float | None) -> Roadmap:
    """Pull gaps through the solver to a roadmap.

    Raises:
        InputError: the assessment names no plan.
    """
    if case.plan is None:
        raise InputError([Problem("no-plan", ("plan",)).at(case.assessment.place())])
    return make_roadmap(gaps, case.plan.model, limit=limit)
