"""Explain the change of a tree's value by its leaves: what their values, and what their weights have moved.

With the warped value φ of a node's rule and its slope q(a, b) = (φ(b) - φ(a)) / (b - a), a node changes by

    V₁ - V₀ = [ Σ w̄·(φ(v₁) - φ(v₀)) + Σ (w₁ - w₀)·(φ̄ - c) ] / q(V₀, V₁)

exactly, with means of both sides under the bars; c is free, as Σ (w₁ - w₀) = 0, and stands for the node.
For the arithmetic mean this is the midpoint split (which is Shapley's), for the geometric one LMDI-I with its
logarithmic mean (Ang 2005). What lies below a child counts w̄·q(v₀, v₁)/q(V₀, V₁) times: levels are chained.

Where φ is not finite (a zero), or there is none (minimum, worst, staged, product, ratio), what a node changes
by goes to its children by Shapley.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from smartplan.core.changes.result import ZERO, Parts
from smartplan.core.changes.shapley import shapley
from smartplan.core.changes.tree import Branch, Leaf, Tree, Values, Weights, flat, mass_of, value_of
from smartplan.core.changes.warp import Warp, warp_of
from smartplan.core.model.rules import Rule
from smartplan.core.scores import Exact, aggregate


@dataclass(frozen=True, slots=True)
class State:
    """One side of a change.

    Attributes:
        weights: of every leaf, in the whole index.
        values: of every leaf.
    """

    weights: Weights
    values: Values


@dataclass(frozen=True, slots=True)
class _Child:
    """A child on both sides: its share among its siblings, and its value; where it has none, the other's."""

    tree: Tree
    share0: Fraction
    share1: Fraction
    value0: Exact
    value1: Exact
    is_on_both: bool


@dataclass(frozen=True, slots=True)
class _Moved:
    """What a child moves in its node: by its value (`factor` of that for what lies below), by its weight."""

    tree: Tree
    by_value: Exact
    factor: Exact
    by_weight: Exact


def explain(tree: Branch, before: State, after: State) -> dict[str, Parts]:
    """Split the change of a tree's value into scores and weights of its leaves.

    Args:
        tree: the tree; on each side something in it has weight.
        before: weights and values of its leaves before.
        after: the same now.

    Returns:
        Per leaf its scores and weights parts; they sum to the change.
    """
    return _explain(flat(tree), before, after)


def spread(amount: Exact, weights: Weights) -> dict[str, Exact]:
    """Share an amount out in proportion to weights, evenly where all are zero."""
    total = sum(weights.values(), ZERO)
    even = Fraction(1, len(weights)) if weights else ZERO
    return {id_: amount * (weight / total if total else even) for id_, weight in weights.items()}


def _explain(branch: Branch, before: State, after: State) -> dict[str, Parts]:
    children = _both_sides(branch, before, after)
    warp = warp_of(branch.rule)
    if warp and warp.is_finite(value for child in children for value in (child.value0, child.value1)):
        moved = _by_warp(branch.rule, warp, children)
    else:
        moved = _by_shapley(branch.rule, children)
    return {id_: parts for move in moved for id_, parts in _of_leaves(move, before, after).items()}


def _of_leaves(move: _Moved, before: State, after: State) -> dict[str, Parts]:
    """Bring what a child moves down to its leaves; what its own weight moves is shared out by theirs."""
    if isinstance(move.tree, Leaf):
        return {move.tree.id: Parts(scores=move.by_value, weights=move.by_weight)}
    below = _explain(move.tree, before, after)
    sides = (before.weights, after.weights)
    own = spread(move.by_weight, {id_: sum((w.get(id_, ZERO) for w in sides), ZERO) for id_ in below})
    return {
        id_: Parts.of((parts.times(move.factor), Parts(weights=own[id_]))) for id_, parts in below.items()
    }


def _both_sides(branch: Branch, before: State, after: State) -> list[_Child]:
    """Return the children on both sides; a side without any weight is seen with the other's."""
    sides = [(tree, _side(tree, before, after), _side(tree, after, before)) for tree in branch.children]
    total0 = sum((mass for _, (mass, _), _ in sides), ZERO)
    total1 = sum((mass for _, _, (mass, _) in sides), ZERO)
    children = []
    for tree, (mass0, value0), (mass1, value1) in sides:
        share0 = mass0 / total0 if total0 else (mass1 / total1 if total1 else ZERO)
        share1 = mass1 / total1 if total1 else share0
        start, end = value1 if value0 is None else value0, value0 if value1 is None else value1
        if start is not None and end is not None and share0 + share1:
            on_both = value0 is not None and value1 is not None
            children.append(_Child(tree, share0, share1, start, end, on_both))
    return children


def _side(tree: Tree, here: State, there: State) -> tuple[Fraction, Exact | None]:
    """Return what a child weighs on a side, 0 where nothing comes out of it, and its value."""
    value = value_of(tree, here.weights, here.values)
    if value is not None:
        return mass_of(tree, here.weights), value
    return ZERO, value_of(tree, there.weights, here.values)


def _by_warp(rule: Rule, warp: Warp, children: Sequence[_Child]) -> list[_Moved]:
    node0 = aggregate(rule, [(child.share0, child.value0) for child in children])
    node1 = aggregate(rule, [(child.share1, child.value1) for child in children])
    if node0 is None or node1 is None:
        return []
    of_node = warp.of_node
    slope = of_node.slope(node0, node1)
    centre = (of_node.at(node0) + of_node.at(node1)) / 2
    return [_moved(warp, child, slope, centre) for child in children]


def _moved(warp: Warp, child: _Child, slope: Exact, centre: Exact) -> _Moved:
    share = (child.share0 + child.share1) / 2
    level = (warp.at(child.value0) + warp.at(child.value1)) / 2
    return _Moved(
        child.tree,
        by_value=share * warp.step(child.value0, child.value1) / slope,
        factor=share * warp.slope(child.value0, child.value1) / slope if child.is_on_both else ZERO,
        by_weight=(child.share1 - child.share0) * (level - centre) / slope,
    )


def _by_shapley(rule: Rule, children: Sequence[_Child]) -> list[_Moved]:
    """Let each value, and the weights all at once, change in every order; see `shapley`."""
    moving = [n for n, child in enumerate(children) if child.value0 != child.value1]
    turned = {n: abs(child.share1 - child.share0) for n, child in enumerate(children)}
    weighing = any(turned.values())

    def value(changed: frozenset[int]) -> Exact:
        new = weighing and len(moving) in changed
        there = {moving[player] for player in changed if player < len(moving)}
        pairs = [
            (child.share1 if new else child.share0, child.value1 if n in there else child.value0)
            for n, child in enumerate(children)
        ]
        return aggregate(rule, pairs) or ZERO

    shares = shapley(len(moving) + weighing, value)
    by_value = dict(zip(moving, shares, strict=False))
    by_weight = spread(shares[-1] if weighing else ZERO, {str(n): turn for n, turn in turned.items()})
    return [
        _Moved(
            child.tree,
            by_value=by_value.get(n, ZERO),
            factor=_factor(rule, children, child, by_value.get(n, ZERO)),
            by_weight=by_weight[str(n)],
        )
        for n, child in enumerate(children)
    ]


def _factor(rule: Rule, children: Sequence[_Child], child: _Child, by_value: Exact) -> Exact:
    """How often what lies below a child counts; where the child stands still, how far it is the minimum."""
    change = child.value1 - child.value0
    if change:
        return by_value / change
    if rule != "minimum" or not child.is_on_both:
        return ZERO
    before = [(c.value0, c is child) for c in children if c.share0]
    after = [(c.value1, c is child) for c in children if c.share1]
    return (_deciding(before) + _deciding(after)) / 2


def _deciding(side: Sequence[tuple[Exact, bool]]) -> Fraction:
    """Return 1 where this child alone is the lowest, its share of 1 where others are as low."""
    lowest = min(value for value, _ in side)
    at_it = [own for value, own in side if value == lowest]
    return Fraction(any(at_it), len(at_it))
