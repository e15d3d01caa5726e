"""The next best question: which unanswered indicator, once answered, would tell most about the index."""

from dataclasses import dataclass
from fractions import Fraction

from smartplan.core.scores.report import Exact
from smartplan.core.scores.score import Score, Scores
from smartplan.core.scores.what_if import index_if


@dataclass(frozen=True, slots=True)
class Question:
    """An unanswered indicator.

    Attributes:
        score: its score, unknown or not assessed.
        narrows: by how much an answer would narrow the interval of the index: how wide it is, less how wide
            it would be, on average over the worst and the best answer. Under arithmetic rules it does not
            matter which of them is given.
    """

    score: Score
    narrows: Exact


def next_questions(scores: Scores) -> tuple[Question, ...]:
    """Rank what is unanswered by how much an answer would narrow the index, most first, ties by id.

    What changes nothing whatever is answered (weight 0) comes last, with 0. Nothing is ranked where the index
    has no bounds.
    """
    width = _width(scores)
    if width is None:
        return ()
    open_ = [leaf for leaf in scores.leaves if leaf.in_scope and leaf.value is None]
    questions = [Question(leaf, width - _after(scores, leaf, width)) for leaf in open_]
    return tuple(sorted(questions, key=lambda question: (-question.narrows, question.score.id)))


def _after(scores: Scores, leaf: Score, width: Exact) -> Exact:
    """Return the mean width of the interval after the worst and the best answer."""
    ends = [end for end in (leaf.low, leaf.high) if end is not None]
    widths = [_width(scores, {leaf.id: end}) for end in ends]
    return sum((width if found is None else found for found in widths), Fraction(0)) / len(widths)


def _width(scores: Scores, values: dict[str, Exact] | None = None) -> Exact | None:
    low, high = (index_if(scores, values or {}, side) for side in ("low", "high"))
    return None if low is None or high is None else high - low
