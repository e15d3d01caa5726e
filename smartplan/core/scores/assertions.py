"""Published results against computed ones, like a balance assertion in a ledger."""

from smartplan.core.model import Assertion, Assessment, Framework
from smartplan.core.scores.assess import assess
from smartplan.core.scores.score import Score
from smartplan.errors import Problem


def failed_assertions(framework: Framework, assessment: Assessment) -> tuple[Problem, ...]:
    """Return a problem for every published figure or band that the scores do not give.

    An assertion holds if |reported - published| is at most its tolerance, on its own track, and the band,
    where one is published, is the band of the reported figure.
    """
    tracks = {a.track: assess(framework, assessment, a.track) for a in assessment.assert_}
    problems = []
    for index, assertion in enumerate(assessment.assert_):
        found = [s for s in tracks[assertion.track].root.walk() if s.id == assertion.node]
        problem = _compare(index, assertion, found[0] if found else None)
        problems += [problem] if problem else []
    return tuple(problems)


def _compare(index: int, assertion: Assertion, score: Score | None) -> Problem | None:
    figure = score.reported if score else None
    values = {"node": assertion.node, "published": assertion.score, "tolerance": assertion.tolerance}
    if figure is None:
        return Problem("assertion-unknown", ("assert", index, "score"), values)
    if abs(figure - assertion.score) > assertion.tolerance:
        return Problem("assertion-failed", ("assert", index, "score"), {**values, "computed": figure})
    band = score.band.name if score and score.band else None
    if assertion.band is not None and assertion.band != band:
        values = {"node": assertion.node, "published": assertion.band, "computed": band or "-"}
        return Problem("band-assertion-failed", ("assert", index, "band"), values)
    return None
