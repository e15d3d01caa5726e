"""From a case to its gaps, and to what may be said of them."""

from smartplan.core.changes import under
from smartplan.core.gaps import Gaps, choose_target, find_gaps
from smartplan.core.model import Crosswalk, Framework, Track
from smartplan.core.scores import Scores, assess, failed_assertions
from smartplan.errors import InputError, Problem
from smartplan.read.crosswalks import read_crosswalk_file, refuse_misfit
from smartplan.read.files import Case, inspect, read_crosswalk, read_framework
from smartplan.write.assessment import Given


def gaps_of(
    case: Case,
    target: str | None = None,
    track: Track | None = None,
    other: str | None = None,
    *,
    confidence: bool = False,
) -> Gaps:
    """Pull a case through scores to gaps; `other` names a framework under which its answers are read.

    Raises:
        InputError: there is no such framework, no crosswalk to it, or no such target.
    """
    framework, plan = case.framework.model, case.plan.model if case.plan else None
    scores = assess(framework, case.assessment.model, track, confidence=confidence)
    if other is not None:
        scores, plan = _under(scores, other, confidence=confidence), None
    return find_gaps(scores, choose_target(scores.framework, plan, target))


def given(case: Case, gaps: Gaps, problems: tuple[Problem, ...], other: str | None) -> Given:
    """Return what an answer of `assess` is made of; read under another framework, answers have no lines."""
    if other is None:
        return Given(gaps, problems, case.framework.document.sha256, case.line_of_answer)
    return Given(gaps, problems, read_framework(other).document.sha256, lambda _: None)


def _under(scores: Scores, other: str, *, confidence: bool) -> Scores:
    """Read answers under another framework, as far as a crosswalk carries them."""
    framework = read_framework(other).model
    crosswalk = crosswalk_between(scores.framework.id, framework.id)
    return assess(framework, under(scores, framework, crosswalk), confidence=confidence)


def crosswalk_between(old: str, new: str) -> Crosswalk | None:
    """Return the crosswalk from one framework to another; None where they are the same.

    Raises:
        InputError: they differ, and none is shipped.
    """
    if old == new:
        return None
    found = read_crosswalk(old, new)
    if found is None:
        raise InputError([Problem("no-crosswalk", values={"old": old, "new": new})])
    return found.model


def own_crosswalk(file: str, old: Framework, new: Framework) -> Crosswalk:
    """Return a crosswalk of somebody's own from one framework to another.

    Raises:
        InputError: it can't be read, leads elsewhere, or something is wrong in it.
    """
    found = read_crosswalk_file(file)
    refuse_misfit(found, old, new)
    return found.model


def disagreements(case: Case) -> tuple[Problem, ...]:
    """Return the published figures that the scores do not give, each with its place."""
    failed = failed_assertions(case.framework.model, case.assessment.model)
    return tuple(problem.at(case.assessment.place(*problem.keys)) for problem in failed)


def problems_in(file: str) -> tuple[Problem, ...]:
    """Return all that is wrong or doubtful in a file, and the published figures that it does not give."""
    problems, case = inspect(file)
    return (*problems, *(disagreements(case) if case else ()))
