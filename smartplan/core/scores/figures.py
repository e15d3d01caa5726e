"""A figure of a node from those of what its rule takes: the value that counts, or an end of the interval."""

from collections.abc import Callable, Sequence

from smartplan.core.model.rules import Rule
from smartplan.core.scores.report import Exact
from smartplan.core.scores.rules import Side, aggregate, side_of
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
