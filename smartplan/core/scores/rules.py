"""Aggregation rules, as the OECD/JRC Handbook on Constructing Composite Indicators (2008) defines them."""

from collections.abc import Sequence
from fractions import Fraction
from math import exp, fsum, log

from smartplan.core.model.framework import Rule, RuleGeometric
from smartplan.core.scores.report import Exact

Weighted = Sequence[tuple[Fraction, Exact]]
"""Pairs of a weight and a value; weights need not sum to one."""


def aggregate(rule: Rule, children: Weighted) -> Exact | None:
    """Aggregate children into their parent; weights are renormalised over the children given.

    Args:
        rule: the rule of the parent.
        children: weight and value of each child that counts.

    Returns:
        The parent's value on the same scale; None where no child with weight counts.
    """
    counted = [(weight, value) for weight, value in children if weight > 0]
    if not counted:
        return None
    if rule == "minimum":
        return min(value for _, value in counted)
    if rule == "arithmetic":
        return _arithmetic(counted)
    if rule == "harmonic":
        return _harmonic(counted)
    return _geometric(counted, rule.floor if isinstance(rule, RuleGeometric) else Fraction(0))


def _arithmetic(children: Weighted) -> Exact:
    """Σ w·v / Σ w, in Fractions; with a float among the values, by fsum."""
    total = sum((weight for weight, _ in children), Fraction(0))
    if all(isinstance(value, Fraction) for _, value in children):
        return sum((weight * value for weight, value in children), Fraction(0)) / total
    return fsum(float(weight) * float(value) for weight, value in children) / float(total)


def _geometric(children: Weighted, floor: Fraction) -> float:
    """exp(Σ w·ln v / Σ w); values below the floor count as the floor, and a zero makes the product zero."""
    values = [(float(weight), max(float(value), float(floor))) for weight, value in children]
    if any(value <= 0 for _, value in values):
        return 0.0
    total = fsum(weight for weight, _ in values)
    return exp(fsum(weight * log(value) for weight, value in values) / total)


def _harmonic(children: Weighted) -> float:
    """Σ w / Σ (w/v); a zero makes the mean zero."""
    values = [(float(weight), float(value)) for weight, value in children]
    if any(value <= 0 for _, value in values):
        return 0.0
    return fsum(weight for weight, _ in values) / fsum(weight / value for weight, value in values)
