"""What an assessment must agree on with its framework."""

from collections.abc import Iterator

from smartplan.core.check.answers import check_answer
from smartplan.core.check.refs import unknown
from smartplan.core.model import ROOT, Assessment, Framework
from smartplan.errors import Problem

MAX_SUGGESTIONS = 20
"""Whoever misses more indicators than this has the wrong framework, not a slip of the finger."""


def check_assessment(assessment: Assessment, framework: Framework) -> list[Problem]:
    """Return where the answers, notes and published figures do not fit the framework."""
    return [
        *_group(assessment, framework),
        *_answers(assessment, framework),
        *_scored_twice(assessment, framework),
        *_notes(assessment, framework),
        *_assertions(assessment, framework),
    ]


def _group(assessment: Assessment, framework: Framework) -> Iterator[Problem]:
    if assessment.city.group is not None:
        known = [group.id for group in framework.groups]
        keys = ("city", "group")
        yield from unknown("unknown-group", assessment.city.group, known, keys, framework=framework.id)


def _answers(assessment: Assessment, framework: Framework) -> Iterator[Problem]:
    known = {item.id: item for item, _ in framework.items()}
    strangers = [id_ for id_ in assessment.scores if id_ not in known]
    for number, id_ in enumerate(strangers):
        # A comparison with every known id is slow, and of no use where nothing fits.
        near = known if number < MAX_SUGGESTIONS else {}
        yield from unknown("unknown-indicator", id_, near, ("scores", id_), framework=framework.id)
    for id_, answer in assessment.scores.items():
        if id_ in known:
            yield from check_answer(known[id_], answer, framework, assessment)


def _scored_twice(assessment: Assessment, framework: Framework) -> Iterator[Problem]:
    """A node with a score of its own takes it; then nothing below it may have one."""
    below: dict[str, list[str]] = {}
    for item, above in framework.items():
        if item.id in assessment.scores:
            for node in above:
                below.setdefault(node, []).append(item.id)
    for id_ in assessment.scores:
        if id_ in below:
            values = {"node": id_, "below": tuple(below[id_])}
            yield Problem("scored-twice", ("scores", id_), values, at_key=True)


def _notes(assessment: Assessment, framework: Framework) -> Iterator[Problem]:
    known = [ROOT, *(item.id for item, _ in framework.items())]
    for id_ in assessment.notes:
        yield from unknown("unknown-item", id_, known, ("notes", id_), framework=framework.id)


def _assertions(assessment: Assessment, framework: Framework) -> Iterator[Problem]:
    known = [ROOT, *(item.id for item, _ in framework.items())]
    bands = [band.name for band in framework.bands_of(assessment.city.group)]
    for index, assertion in enumerate(assessment.assert_):
        keys = ("assert", index)
        yield from unknown("unknown-item", assertion.node, known, (*keys, "node"), framework=framework.id)
        if assertion.band is not None:
            yield from unknown("unknown-band", assertion.band, bands, (*keys, "band"))
