"""From a case to its gaps, and to what may be said of them."""

from smartplan.core.gaps import Gaps, choose_target, find_gaps
from smartplan.core.model import Track
from smartplan.core.scores import assess, failed_assertions
from smartplan.errors import Problem
from smartplan.read.files import Case, inspect


def gaps_of(case: Case, target: str | None = None, track: Track | None = None) -> Gaps:
    """Pull a case through scores to gaps."""
    framework, plan = case.framework.model, case.plan.model if case.plan else None
    scores = assess(framework, case.assessment.model, track)
    return find_gaps(scores, choose_target(framework, plan, target))


def disagreements(case: Case) -> tuple[Problem, ...]:
    """Return the published figures that the scores do not give, each with its place."""
    failed = failed_assertions(case.framework.model, case.assessment.model)
    return tuple(problem.at(case.assessment.place(*problem.keys)) for problem in failed)


def problems_in(file: str) -> tuple[Problem, ...]:
    """Return all that is wrong or doubtful in a file, and the published figures that it does not give."""
    problems, case = inspect(file)
    return (*problems, *(disagreements(case) if case else ()))
