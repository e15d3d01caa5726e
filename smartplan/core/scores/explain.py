"""Why a score is what it is: the operands of its rule, with the weights that were used."""

from dataclasses import dataclass
from fractions import Fraction

from smartplan.core.scores.report import Exact
from smartplan.core.scores.score import Score

SUMS = ("arithmetic", "pooled")
"""Rules under which the parts add up to the score."""


@dataclass(frozen=True, slots=True)
class Operand:
    """One child in the computation of its node.

    Attributes:
        score: the child's score.
        share: its weight over the weights of the children that count, 0 to 1; None where it does not count.
        value: that with which it counts (the minimum for an unknown under `floor`); None where it doesn't.
        part: share times value, the addend of an arithmetic mean; None where it does not count, and under
            rules that are no sums.
    """

    score: Score
    share: Fraction | None
    value: Exact | None
    part: Exact | None


def operands_of(score: Score) -> tuple[Operand, ...]:
    """Return the operands of a node in the framework's order; none for a leaf."""
    values = [(child, child.counted if child.in_scope else None) for child in score.operands]
    total = sum((child.item.weight for child, value in values if value is not None), Fraction(0))
    is_sum = score.rule in SUMS
    return tuple(_operand(child, value, total, is_sum=is_sum) for child, value in values)


def _operand(child: Score, value: Exact | None, total: Fraction, *, is_sum: bool) -> Operand:
    if value is None or not total:
        return Operand(child, None, None, None)
    share = child.item.weight / total
    return Operand(child, share, value, share * value if is_sum else None)
