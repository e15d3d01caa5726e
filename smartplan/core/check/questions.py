"""Questions that an assessment raises by itself: asked, never held against anybody."""

import re
from collections.abc import Iterator

from smartplan.core.model import Answer, Assessment, Evidence, Framework, Indicator
from smartplan.errors import Keys, Problem, Severity

POLICY = re.compile(r"\b\d+[A-Za-z]?\s*(?:/|[Tt]ahun)\s*((?:19|20)\d\d)\b")
"""A regulation by number and year, 43/2020 or Nomor 43 Tahun 2020; the group is the year."""
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
MANY = 8
"""So many equal levels are a straight line; fewer may well be equal."""


def questions_about(assessment: Assessment, framework: Framework) -> list[Problem]:
    """Return what a reader would ask about one assessment; all are warnings.

    `evidence-shared`: one piece of evidence behind indicators of different top nodes.
    `evidence-before-policy`: a piece that names a regulation, and a year before it.
    `straight-line`: eight levels or more are scored, and all alike.
    `top-without-evidence`: the highest level without any evidence, of all such indicators at once.
    """
    return [
        *_shared(assessment, framework),
        *_before_policy(assessment),
        *_straight_line(assessment, framework),
        *_bare_tops(assessment, framework),
    ]


def _shared(assessment: Assessment, framework: Framework) -> Iterator[Problem]:
    tops = {item.id: above[1] if len(above) > 1 else item.id for item, above in framework.items()}
    cited: dict[Evidence, list[tuple[str, int]]] = {}
    for id_, answer in assessment.scores.items():
        for index, piece in enumerate(answer.evidence):
            cited.setdefault(piece, []).append((id_, index))
    for piece, places in cited.items():
        if len({tops[id_] for id_, _ in places}) > 1:
            id_, index = places[-1]
            ids = tuple(dict.fromkeys(id_ for id_, _ in places))
            keys: Keys = ("scores", id_, "evidence", index)
            values = {"source": piece.source, "indicators": ids}
            yield Problem("evidence-shared", keys, values, Severity.WARNING)


def _before_policy(assessment: Assessment) -> Iterator[Problem]:
    for id_, answer in assessment.scores.items():
        for index, piece in enumerate(answer.evidence):
            text = " ".join(part for part in (piece.source, piece.file) if part)
            policies = [int(year) for year in POLICY.findall(text)]
            dated = [int(year) for year in YEAR.findall(POLICY.sub(" ", text))]
            if policies and dated and max(dated) < min(policies):
                values = {"indicator": id_, "dated": max(dated), "policy": min(policies)}
                keys: Keys = ("scores", id_, "evidence", index)
                yield Problem("evidence-before-policy", keys, values, Severity.WARNING)


def _straight_line(assessment: Assessment, framework: Framework) -> Iterator[Problem]:
    levels = [
        value
        for _, answer in _levels(assessment, framework)
        if (value := _counted(answer, assessment)) is not None
    ]
    if len(levels) >= MANY and len(set(levels)) == 1:
        values = {"number": len(levels), "level": levels[0]}
        yield Problem("straight-line", ("scores",), values, Severity.WARNING, at_key=True)


def _bare_tops(assessment: Assessment, framework: Framework) -> Iterator[Problem]:
    bare = tuple(
        item.id
        for item, answer in _levels(assessment, framework)
        if _counted(answer, assessment) == framework.scale_of(item).max and not answer.evidence
    )
    if bare:
        values = {"indicators": bare, "number": len(bare)}
        yield Problem("top-without-evidence", ("scores", bare[0]), values, Severity.WARNING, at_key=True)


def _levels(assessment: Assessment, framework: Framework) -> Iterator[tuple[Indicator, Answer]]:
    """Yield the indicators that are levels, with what was answered, in the framework's order."""
    for item in framework.indicators():
        if item.kind == "level" and item.id in assessment.scores:
            yield item, assessment.scores[item.id]


def _counted(answer: Answer, assessment: Assessment) -> object:
    """Return the score that counts: the verifier's where there is one, else the city's own."""
    verified = answer.on("verified", assessment.track)
    return answer.on("self", assessment.track) if verified is None else verified
