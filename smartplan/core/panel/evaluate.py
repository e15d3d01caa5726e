"""Aggregation over draws and cities at once: every rule of `core.scores.rules`, in floats.

It gives what `assess` gives, up to the noise of floats; a test holds them together for every rule.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from smartplan.core.model import (
    Rule,
    RuleGeneralised,
    RuleGeometric,
    RuleProduct,
    RuleRatio,
    RuleStaged,
    RuleWorst,
)
from smartplan.core.panel.array import Array
from smartplan.core.panel.means import Mean, Sums, mean_of
from smartplan.core.panel.tree import Branch, Tree

MEANS = ("arithmetic", "geometric", "harmonic")
"""The words for rules that are means; the geometric with a floor and the generalised are means too."""


@dataclass(frozen=True, slots=True)
class Draws:
    """What differs from draw to draw.

    Attributes:
        weights: draws × items of the tree: the weight of each among its siblings.
        shifts: by column of the tree, draws × cities: what is added to a leaf.
        rule: the rule of every node that is a mean; None: its own.
    """

    weights: Array
    shifts: Mapping[int, Array] = field(default_factory=dict)
    rule: Rule | None = None


def is_mean(rule: Rule | None) -> bool:
    """Whether a rule is a weighted mean of its own operands, so that another mean can take its place."""
    return rule in MEANS or isinstance(rule, RuleGeometric | RuleGeneralised)


def evaluate(tree: Tree, draws: Draws) -> Array:
    """Return the index, draws × cities; NaN where a city has none."""
    import numpy as np

    found = _value(tree.root, draws)
    return np.broadcast_to(found, (len(draws.weights), len(tree.cities)))


def values_of(tree: Tree, draws: Draws) -> Mapping[str, Array]:
    """Return draws × cities of every item that a rule takes, and of the index; slower than `evaluate`."""
    return {branch.id: _value(branch, draws) for branch in tree.root.walk()}


def _value(branch: Branch, draws: Draws) -> Array:
    """Return draws × cities, or 1 × cities where it is the same in every draw."""
    import numpy as np

    own = branch.own[None, :]
    if branch.place in draws.shifts:
        own = own + draws.shifts[branch.place]
    if branch.rule is None:
        return own
    found = _aggregated(branch, _rule(branch, draws), draws)
    if branch.complete:
        return found
    found = np.where(branch.refused, np.nan, found)
    found = np.where(np.isnan(found), branch.stand_in, found)
    return np.where(np.isnan(own), found, own)


def _rule(branch: Branch, draws: Draws) -> Rule:
    own = branch.rule or "arithmetic"
    return draws.rule if draws.rule is not None and is_mean(own) else own


def _aggregated(branch: Branch, rule: Rule, draws: Draws) -> Array:
    if not branch.operands:
        return branch.own[None, :]
    if rule in ("arithmetic", "pooled") and _is_flat(branch, draws):
        return _flat(branch, draws)
    mean = mean_of(rule)
    if mean is not None:
        return _quasi_arithmetic(branch, draws, mean)
    values = [_value(operand, draws) for operand in branch.operands]
    weights = [draws.weights[:, operand.place, None] for operand in branch.operands]
    return _other(rule, _Operands(values, weights, [operand.scope for operand in branch.operands]))


# Means: turn the values, take the weighted arithmetic mean, turn back.


def _quasi_arithmetic(branch: Branch, draws: Draws, mean: Mean) -> Array:
    """Return back(Σ w·turn(v) / Σ w) over what is known; leaves that keep still are one matrix product.

    Most cities know all operands: only for the others the weights of what they know are added up one by one.
    """
    import numpy as np

    still = [o for o in branch.operands if o.rule is None and o.place not in draws.shifts]
    moving = [o for o in branch.operands if o.rule is not None or o.place in draws.shifts]
    sums = Sums(len(draws.weights), len(branch.own))
    if still:
        sums.add_block(draws.weights[:, [o.place for o in still]], np.stack([o.own for o in still]), mean)
    for operand in moving:
        sums.add(draws.weights[:, operand.place, None], _value(operand, draws), mean)
    with np.errstate(divide="ignore", invalid="ignore"):
        found = mean.back(sums.quotient())
    return np.where(sums.nought, 0.0, found) if mean.zero else found


# Arithmetic throughout, and everything known: one product of effective weights and scores.


def _is_flat(branch: Branch, draws: Draws) -> bool:
    return branch.complete and all(
        below.rule is None or _rule(below, draws) in ("arithmetic", "pooled") for below in branch.walk()
    )


def _flat(branch: Branch, draws: Draws) -> Array:
    import numpy as np

    leaves, shares = zip(*_shares(branch, draws, None), strict=True)
    index = np.stack(shares, axis=1) @ np.stack([leaf.own for leaf in leaves])
    for leaf, share in zip(leaves, shares, strict=True):
        if leaf.place in draws.shifts:
            index = index + share[:, None] * draws.shifts[leaf.place]
    return index


def _shares(branch: Branch, draws: Draws, share: Array | None) -> list[tuple[Branch, Array]]:
    """Return each leaf with its share of the index by draw: the product of renormalised weights."""
    if branch.rule is None:
        return [(branch, share)]
    columns = [operand.place for operand in branch.operands]
    part = draws.weights[:, columns]
    part = part / part.sum(axis=1, keepdims=True)
    if share is not None:
        part = part * share[:, None]
    return [
        pair
        for column, operand in enumerate(branch.operands)
        for pair in _shares(operand, draws, part[:, column])
    ]


# Rules that are no means.


@dataclass(frozen=True, slots=True)
class _Operands:
    """Values (draws × cities), weights (draws × 1) and scope (cities) of what a rule takes."""

    values: Sequence[Array]
    weights: Sequence[Array]
    scope: Sequence[Array]


def _other(rule: Rule, operands: _Operands) -> Array:
    if isinstance(rule, RuleWorst):
        return _worst(rule, operands)
    if isinstance(rule, RuleStaged):
        return _staged(rule, operands)
    if isinstance(rule, RuleProduct):
        return _product(rule, operands)
    return _ratio(rule, operands) if isinstance(rule, RuleRatio) else _minimum(operands)


def _minimum(operands: _Operands) -> Array:
    import numpy as np

    lowest = operands.values[0]
    for value in operands.values[1:]:
        lowest = np.fmin(lowest, value)
    return lowest


def _worst(rule: RuleWorst, operands: _Operands) -> Array:
    import numpy as np

    lowest = np.sort(np.stack(np.broadcast_arrays(*operands.values)), axis=0)[: rule.count]
    there = ~np.isnan(lowest)
    with np.errstate(invalid="ignore"):
        mean = np.where(there, lowest, 0.0).sum(axis=0) / there.sum(axis=0)
    if rule.guard is None:
        return mean
    last = np.fmax.reduce(lowest, axis=0)
    return np.where(last < float(rule.guard), mean, np.maximum(mean, float(rule.guard)))


def _staged(rule: RuleStaged, operands: _Operands) -> Array:
    import numpy as np

    passed: Array = 0.0
    total: Array = 0.0
    leading: Array = True
    known: Array = False
    for value, weight, scope in zip(operands.values, operands.weights, operands.scope, strict=True):
        leading = leading & (~scope | (np.nan_to_num(value, nan=-np.inf) >= float(rule.passes)))
        passed = passed + weight * (leading & scope)
        total = total + weight * scope
        known = known | ~np.isnan(value)
    with np.errstate(invalid="ignore"):
        found = float(rule.from_) + float(rule.to - rule.from_) * passed / total
    return np.where(known, found, np.nan)


def _product(rule: RuleProduct, operands: _Operands) -> Array:
    import numpy as np

    product: Array = 1.0
    known: Array = False
    for value in operands.values:
        there = ~np.isnan(value)
        product = product * np.where(there, value / float(rule.whole), 1.0)
        known = known | there
    return np.where(known, float(rule.whole) * product, np.nan)


def _ratio(rule: RuleRatio, operands: _Operands) -> Array:
    """The first in scope over the second; nothing where one is unknown, or there are not two."""
    import numpy as np

    count = sum(scope.astype(int) for scope in operands.scope)
    first, second = operands.values[:2]
    with np.errstate(divide="ignore", invalid="ignore"):
        found = float(rule.whole) * first / second
    return np.where((count == 2) & (second != 0), found, np.nan)  # noqa: PLR2004 - dividend and divisor
