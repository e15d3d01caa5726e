"""What would be if some answers were others: the index alone, quickly, or everything that would move."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from smartplan.core.check import check_assessment
from smartplan.core.model import Answer, Assessment, Node, Track
from smartplan.core.scores.assess import assess
from smartplan.core.scores.coverage import suffices
from smartplan.core.scores.figures import figure_at, figure_of
from smartplan.core.scores.report import Exact
from smartplan.core.scores.rules import Side
from smartplan.core.scores.score import Score, Scores
from smartplan.errors import InputError, errors_in


@dataclass(frozen=True, slots=True)
class Moved:
    """A node or leaf whose figures another answer would change.

    Attributes:
        before: its score as it is.
        after: its score as it would be.
    """

    before: Score
    after: Score


@dataclass(frozen=True, slots=True)
class WhatIf:
    """An assessment, and what it would be with some answers changed.

    Attributes:
        before: the scores as they are.
        after: the scores as they would be.
        moved: what differs, in the framework's order, the index first if it moves.
    """

    before: Scores
    after: Scores
    moved: tuple[Moved, ...]


def index_if(scores: Scores, values: Mapping[str, Exact], side: Side = "value") -> Exact | None:
    """Return the exact index if these leaves had these values, all else equal.

    Only the paths from them to the root are computed again.

    A leaf that is not applicable stays out of scope.

    Args:
        scores: the scores as they are.
        values: by leaf, its value on the framework's scale.
        side: the index itself, or an end of its interval, where all other unknowns stay open.

    Returns:
        The index; None where nothing is known at all, or too little.
    """
    touched = _touched(scores.root, values)

    def figure(score: Score, side: Side) -> Exact | None:
        if score.id not in touched:
            return figure_at(score, side)
        if score.rule is None:
            return values[score.id]
        if side == "value" and not _suffices(score, values):
            return score.stand_in
        found = figure_of(score.rule, score.operands, side, figure)
        return score.stand_in if found is None and side == "value" else found

    return figure(scores.root, side)


def what_if(scores: Scores, values: Mapping[str, Fraction], *, confidence: bool = False) -> WhatIf:
    """Assess again with other answers to some indicators or nodes.

    Args:
        scores: the scores as they are.
        values: by id, the answer as it would be written: a level, a raw value, the score of a node.
        confidence: whether `scores` were widened by low confidence.

    Raises:
        InputError: an id is not the framework's, or a value is none that its indicator takes.
    """
    changed = _answered(scores.assessment, values, scores.track or "verified")
    problems = errors_in(check_assessment(changed, scores.framework))
    if problems:
        raise InputError(problems)
    after = assess(scores.framework, changed, scores.track, confidence=confidence)
    then = {score.id: score for score in after.root.walk()}
    both = [(score, then[score.id]) for score in scores.root.walk() if score.id in then]
    return WhatIf(
        scores, after, tuple(Moved(*pair) for pair in both if _figures(pair[0]) != _figures(pair[1]))
    )


def _answered(assessment: Assessment, values: Mapping[str, Fraction], track: Track) -> Assessment:
    """Return the assessment with these answers on a track, each with the benchmark that it had."""
    answers = dict(assessment.scores)
    for id_, value in values.items():
        old = answers.get(id_)
        own = {"benchmark": old.benchmark if old else None, "unit": old.unit if old else None}
        answers[id_] = Answer.model_validate({track: value, **own})
    return assessment.model_copy(update={"scores": answers})


def _figures(score: Score) -> tuple[object, ...]:
    return score.value, score.low, score.high, score.status


def _touched(score: Score, values: Mapping[str, Exact]) -> frozenset[str]:
    """Return the ids of the leaves that change, and of all nodes above them."""
    if score.is_leaf:
        return frozenset({score.id} if score.in_scope and score.id in values else ())
    below = frozenset[str]().union(*(_touched(child, values) for child in score.children))
    return below | {score.id} if below else below


def _suffices(node: Score, values: Mapping[str, Exact]) -> bool:
    least = node.item.min_coverage if isinstance(node.item, Node) else None
    return suffices(least, node.operands, lambda leaf: leaf.value is not None or leaf.id in values)
