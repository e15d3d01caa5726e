"""Aggregation rules, as the OECD/JRC Handbook on Constructing Composite Indicators (2008) defines them.

What is rational runs in Fractions where the values are Fractions: arithmetic, harmonic, minimum, worst,
staged, product and ratio. Geometric and generalised means run in floats.
"""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from itertools import takewhile
from math import exp, fsum, lcm, log, prod
from typing import Literal

from smartplan.core.model.rules import (
    Rule,
    RuleGeneralised,
    RuleGeometric,
    RuleProduct,
    RuleRatio,
    RuleStaged,
    RuleWorst,
)
from smartplan.core.scores.report import Exact

Weighted = Sequence[tuple[Fraction, Exact]]
"""Pairs of a weight and a value; weights need not sum to one."""

Children = Sequence[tuple[Fraction, Exact | None]]
"""The same in the framework's order, with None for a value that is not known."""

Side = Literal["value", "low", "high"]
"""Which figure of a child is meant: what counts, or an end of its interval."""

MEANS = ("arithmetic", "pooled")
"""The rules by which values of the same weight may be exchanged for their mean."""

_OTHER: Mapping[Side, Side] = {"value": "value", "low": "high", "high": "low"}


def aggregate(rule: Rule, children: Children) -> Exact | None:
    """Aggregate children into their parent; weights are renormalised over the children that are known.

    Args:
        rule: the rule of the parent.
        children: weight and value of each child in scope. One that is unknown (None) leaves a mean, has not
            passed as a stage, and leaves no ratio.

    Returns:
        The parent's value on the same scale; None where no child with weight is known, or nothing comes out.
    """
    weighing = [(weight, value) for weight, value in children if weight.numerator > 0]
    known = [(weight, value) for weight, value in weighing if value is not None]
    if not known:
        return None
    if isinstance(rule, str):
        return _WORDS[rule](known)
    if isinstance(rule, RuleStaged):
        return _staged(rule, weighing)
    if isinstance(rule, RuleRatio):
        return _ratio(rule, known) if len(known) == len(weighing) else None
    return _with_parameters(rule, known)


def side_of(rule: Rule, place: int, side: Side) -> Side:
    """Return which end of a child's interval makes an end of its parent's: of a divisor, the other one."""
    return _OTHER[side] if isinstance(rule, RuleRatio) and place == 1 else side


def _with_parameters(
    rule: RuleGeometric | RuleGeneralised | RuleWorst | RuleProduct, children: Weighted
) -> Exact:
    if isinstance(rule, RuleGeometric):
        return _geometric(children, rule.floor)
    if isinstance(rule, RuleGeneralised):
        return _generalised(rule.power, children)
    return _worst(rule, children) if isinstance(rule, RuleWorst) else _product(rule, children)


def _arithmetic(children: Weighted) -> Exact:
    """Σ w·v / Σ w, in Fractions; with a float among the values, by fsum."""
    rational = [(weight, value) for weight, value in children if not isinstance(value, float)]
    if len(rational) == len(children):
        return mean_of(rational)
    total = sum((weight for weight, _ in children), Fraction(0))
    return fsum(float(weight) * float(value) for weight, value in children) / float(total)


def mean_of(children: Sequence[tuple[Fraction, Fraction]]) -> Fraction:
    """Return Σ w·v / Σ w; the weights do not sum to 0."""
    return added_up(children)[1]


def added_up(children: Sequence[tuple[Fraction, Fraction]]) -> tuple[Fraction, Fraction]:
    """Return Σ w and Σ w·v / Σ w, added up in whole numbers over common denominators and reduced once.

    Args:
        children: weight and value of each; the weights do not sum to 0.
    """
    ratios = [(*weight.as_integer_ratio(), *value.as_integer_ratio()) for weight, value in children]
    of_weights = lcm(*(ratio[1] for ratio in ratios))
    of_values = lcm(*(ratio[3] for ratio in ratios))
    top = total = 0
    for weight, per, value, of in ratios:
        share = weight * (of_weights // per)
        total += share
        top += share * value * (of_values // of)
    return Fraction(total, of_weights), Fraction(top, total * of_values)


def _harmonic(children: Weighted) -> Exact:
    """Σ w / Σ (w/v); a zero makes the mean zero."""
    if any(value <= 0 for _, value in children):
        return Fraction(0)
    if all(isinstance(value, Fraction) for _, value in children):
        total = sum((weight for weight, _ in children), Fraction(0))
        return total / sum((weight / value for weight, value in children), Fraction(0))
    parts = [(float(weight), float(value)) for weight, value in children]
    return fsum(weight for weight, _ in parts) / fsum(weight / value for weight, value in parts)


def _minimum(children: Weighted) -> Exact:
    """The lowest v."""
    return min(value for _, value in children)


def _geometric(children: Weighted, floor: Fraction = Fraction(0)) -> Exact:
    """exp(Σ w·ln v / Σ w); values below the floor count as the floor, and a zero makes the product zero."""
    values = [(float(weight), max(float(value), float(floor))) for weight, value in children]
    if any(value <= 0 for _, value in values):
        return 0.0
    total = fsum(weight for weight, _ in values)
    return exp(fsum(weight * log(value) for weight, value in values) / total)


_WORDS: Mapping[str, Callable[[Weighted], Exact]] = {
    "arithmetic": _arithmetic,
    "geometric": _geometric,
    "harmonic": _harmonic,
    "minimum": _minimum,
    "pooled": _arithmetic,
}


def _generalised(power: Fraction, children: Weighted) -> Exact:
    """(Σ w·v^p / Σ w)^(1/p), about the largest value for p > 0 and the least for p < 0: nothing overflows."""
    if abs(power) == 1:
        return _arithmetic(children) if power > 0 else _harmonic(children)
    values = [(float(weight), max(float(value), 0.0)) for weight, value in children]
    p = float(power)
    about = max(value for _, value in values) if p > 0 else min(value for _, value in values)
    if about == 0:
        return 0.0
    total = fsum(weight for weight, _ in values)
    mean = fsum(weight * (value / about) ** p for weight, value in values) / total
    return about * float(mean ** (1 / p))


def _worst(rule: RuleWorst, children: Weighted) -> Exact:
    """The plain mean of the k lowest values; not below the guard unless all of them are.

    The guard is that of the dashboards of the Sustainable Development Report: a goal is red only where both
    of its two worst indicators are.
    """
    lowest = sorted(value for _, value in children)[: rule.count]
    mean = _arithmetic([(Fraction(1), value) for value in lowest])
    if rule.guard is None or lowest[-1] < rule.guard:
        return mean
    return max(mean, rule.guard)


def _staged(rule: RuleStaged, children: Children) -> Exact:
    """The score `from`, and of the way to `to` the weights of the leading stages that pass, over Σ w."""
    passed = takewhile(lambda child: child[1] is not None and child[1] >= rule.passes, children)
    total = sum((weight for weight, _ in children), Fraction(0))
    return rule.from_ + (rule.to - rule.from_) * sum((weight for weight, _ in passed), Fraction(0)) / total


def _product(rule: RuleProduct, children: Weighted) -> Exact:
    """The whole times Π (v / whole)."""
    shares: list[Exact] = [value / rule.whole for _, value in children]
    return rule.whole * prod(shares, start=Fraction(1))


def _ratio(rule: RuleRatio, children: Weighted) -> Exact | None:
    """The whole times first / second."""
    if len(children) != 2 or not children[1][1]:  # noqa: PLR2004 - dividend and divisor
        return None
    return rule.whole * children[0][1] / children[1][1]
