"""What an assessment must agree on with its framework."""

from collections.abc import Iterator

from smartplan.core.check.answers import check_answer
from smartplan.core.check.refs import unknown
from smartplan.core.model import ROOT, Answer, Assessment, Framework, Node
from smartplan.errors import Problem

MAX_SUGGESTIONS = 20
"""Whoever misses more indicators than this has the wrong framework, not a slip of the finger."""
MAX_SOUND = 5000
"""So many answers that fit are remembered."""


def check_assessment(assessment: Assessment, framework: Framework) -> list[Problem]:
    """Return where the answers, notes and published figures do not fit the framework."""
    return Checker(framework).check(assessment)


class Checker:
    """Checks many assessments as `check_assessment` does one; equal answers are looked at once.

    Args:
        framework: the framework of all of them.
    """

    def __init__(self, framework: Framework) -> None:
        self._framework = framework
        self._items = {item.id: item for item, _ in framework.items()}
        self._sound: dict[tuple[str, int], Answer] = {}

    def check(self, assessment: Assessment) -> list[Problem]:
        """Return where an assessment does not fit the framework."""
        return [
            *_group(assessment, self._framework),
            *self._answers(assessment),
            *self._scored_twice(assessment),
            *_notes(assessment, self._framework),
            *_assertions(assessment, self._framework),
        ]

    def _answers(self, assessment: Assessment) -> Iterator[Problem]:
        strangers = [id_ for id_ in assessment.scores if id_ not in self._items]
        for number, id_ in enumerate(strangers):
            # A comparison with every known id is slow, and of no use where nothing fits.
            near = self._items if number < MAX_SUGGESTIONS else {}
            yield from unknown("unknown-indicator", id_, near, ("scores", id_), framework=self._framework.id)
        for id_, answer in assessment.scores.items():
            # What is known to be sound is kept with its answer, so that no other one has that id.
            if id_ in self._items and (id_, id(answer)) not in self._sound:
                yield from self._answer(id_, answer, assessment)

    def _answer(self, id_: str, answer: Answer, assessment: Assessment) -> list[Problem]:
        found = list(check_answer(self._items[id_], answer, self._framework, assessment))
        if not found and answer.is_common and not answer.years:  # those count from the year of the assessment
            if len(self._sound) >= MAX_SOUND:
                self._sound.clear()
            self._sound[id_, id(answer)] = answer
        return found

    def _scored_twice(self, assessment: Assessment) -> Iterator[Problem]:
        """A node with a score of its own takes it; then nothing below it may have one."""
        if not any(isinstance(self._items.get(id_), Node) for id_ in assessment.scores):
            return
        below: dict[str, list[str]] = {}
        for item, above in self._framework.items():
            if item.id in assessment.scores:
                for node in above:
                    below.setdefault(node, []).append(item.id)
        for id_ in assessment.scores:
            if id_ in below:
                values = {"node": id_, "below": tuple(below[id_])}
                yield Problem("scored-twice", ("scores", id_), values, at_key=True)


def _group(assessment: Assessment, framework: Framework) -> Iterator[Problem]:
    if assessment.city.group is not None:
        known = [group.id for group in framework.groups]
        keys = ("city", "group")
        yield from unknown("unknown-group", assessment.city.group, known, keys, framework=framework.id)


def _notes(assessment: Assessment, framework: Framework) -> Iterator[Problem]:
    if not assessment.notes:
        return
    known = [ROOT, *(item.id for item, _ in framework.items())]
    for id_ in assessment.notes:
        yield from unknown("unknown-item", id_, known, ("notes", id_), framework=framework.id)


def _assertions(assessment: Assessment, framework: Framework) -> Iterator[Problem]:
    if not assessment.assert_:
        return
    known = [ROOT, *(item.id for item, _ in framework.items())]
    bands = [band.name for band in framework.bands_of(assessment.city.group)]
    for index, assertion in enumerate(assessment.assert_):
        keys = ("assert", index)
        yield from unknown("unknown-item", assertion.node, known, (*keys, "node"), framework=framework.id)
        if assertion.band is not None:
            yield from unknown("unknown-band", assertion.band, bands, (*keys, "band"))
