"""A figure of a node from those of what its rule takes: the value that counts, or an end of the interval."""

from collections.abc import Callable, Sequence
from fractions import Fraction

from smartplan.core.model.rules import Rule
from smartplan.core.scores.report import Exact
from smartplan.core.scores.rules import MEANS, Side, added_up, aggregate, side_of
from smartplan.core.scores.score import Score

Figure = Callable[[Score, Side], Exact | None]
"""Gives a figure of a score."""


def figure_at(score: Score, side: Side) -> Exact | None:
    """Return a figure that a score has."""
    if side == "value":
        return score.counted
    return score.low if side == "low" else score.high


def figure_of(
    rule: Rule, operands: Sequence[Score], side: Side = "value", figure: Figure = figure_at
) -> Exact | None:
    """Aggregate a figure of what a rule takes.

    Args:
        rule: the rule.
        operands: what it takes; what is not applicable is left out.
        side: which figure.
        figure: gives it of an operand.

    Returns:
        The figure; None where nothing comes out, or where an end of the interval has no bound.
    """
    inside = [score for score in operands if score.in_scope]
    pairs = [(s.item.weight, figure(s, side_of(rule, place, side))) for place, s in enumerate(inside)]
    if side != "value" and any(value is None for _, value in pairs):
        return None
    return aggregate(rule, pairs)


def figures_of(rule: Rule, operands: Sequence[Score]) -> tuple[Exact | None, Exact | None, Exact | None]:
    """Return the value that counts and the ends of the interval; they are one where nothing below is open."""
    inside = [score for score in operands if score.in_scope]
    sure: list[Score] = []
    left: list[Score] = []
    for score in inside:
        (sure if score.is_sure else left).append(score)
    if not left:
        value = figure_of(rule, inside)
        return value, value, value
    joined = _joined(sure) if rule in MEANS and not any(map(_has_float, left)) else None
    if joined is None:
        return figure_of(rule, inside), figure_of(rule, inside, "low"), figure_of(rule, inside, "high")
    return (
        _mean(rule, joined, left, "value"),
        _mean(rule, joined, left, "low"),
        _mean(rule, joined, left, "high"),
    )


def _joined(sure: Sequence[Score]) -> list[tuple[Fraction, Exact]] | None:
    """Return what stands in a mean for all that is sure, so that it is added up once.

    None where there is a float or nothing among it: floats are added up with all others at once, for their
    sum depends on it, and where one is missing an end of an interval has no bound.
    """
    pairs = [(score.item.weight, score.counted) for score in sure]
    rational = [(weight, value) for weight, value in pairs if isinstance(value, Fraction)]
    if len(rational) < len(pairs):
        return None
    weighing = [(weight, value) for weight, value in rational if weight]
    return [added_up(weighing)] if weighing else []


def _has_float(score: Score) -> bool:
    return any(isinstance(figure, float) for figure in (score.counted, score.low, score.high))


def _mean(
    rule: Rule, joined: Sequence[tuple[Fraction, Exact]], left: Sequence[Score], side: Side
) -> Exact | None:
    """Return a figure of a mean of what was joined and what is left."""
    pairs = [(score.item.weight, figure_at(score, side)) for score in left]
    if side != "value" and any(value is None for _, value in pairs):
        return None
    return aggregate(rule, [*joined, *pairs])
