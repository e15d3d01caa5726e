"""How much of a node is known, and whether that is enough for a score."""

from collections.abc import Callable, Sequence
from fractions import Fraction

from smartplan.core.model import Coverage
from smartplan.core.scores.rules import mean_of
from smartplan.core.scores.score import Score

Known = Callable[[Score], bool]
"""Whether a leaf is known."""


def has_value(leaf: Score) -> bool:
    """Whether a leaf has a score."""
    return leaf.value is not None


def share_known(operands: Sequence[Score], known: Known = has_value) -> Fraction | None:
    """Return weight known / weight in scope over what a node's rule takes; None where nothing has weight."""
    inside = [score for score in operands if score.in_scope]
    if not any(score.item.weight for score in inside):
        return None
    shares = [_share(score, known) for score in inside]
    if all(share == 1 for share in shares):
        return Fraction(1)
    return mean_of([(score.item.weight, share) for score, share in zip(inside, shares, strict=True)])


def _share(score: Score, known: Known) -> Fraction:
    if known is has_value:
        return score.coverage or Fraction(0)
    return Fraction(known(score)) if score.is_leaf else share_known(score.operands, known) or Fraction(0)


def suffices(least: Coverage | None, operands: Sequence[Score], known: Known = has_value) -> bool:
    """Whether enough is known for a score.

    Args:
        least: what the framework asks for; None: nothing.
        operands: what the node's rule takes.
        known: which leaves are known.
    """
    if least is None:
        return True
    inside = [leaf for score in operands for leaf in score.walk() if leaf.is_leaf and leaf.in_scope]
    number = sum(known(leaf) for leaf in inside)
    return (
        (least.weight is None or (share_known(operands, known) or 0) >= least.weight)
        and (least.indicators is None or number >= least.indicators * len(inside))
        and (least.known is None or number >= least.known)
    )
