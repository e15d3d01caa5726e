"""The bare tree of an index: rules, weights and leaves, to be evaluated with any weights and values.

Weights given to `value_of` are those of leaves in the whole index: a node weighs what lies below it. So the
same tree can be asked what it would say under the weights of another edition.
"""

from collections.abc import Container, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from smartplan.core.changes.warp import is_associative
from smartplan.core.model.rules import Rule
from smartplan.core.scores import Exact, Score, Scores, aggregate

Weights = Mapping[str, Fraction]
Values = Mapping[str, Exact]


@dataclass(frozen=True, slots=True)
class Leaf:
    """What is weighed and answered.

    Attributes:
        id: its id.
        weight: the weight among its siblings.
    """

    id: str
    weight: Fraction


@dataclass(frozen=True, slots=True)
class Branch:
    """What aggregates its children.

    Attributes:
        rule: how.
        weight: the weight among its siblings.
        children: the branches and leaves below.
    """

    rule: Rule
    weight: Fraction
    children: tuple["Branch | Leaf", ...]

    @property
    def leaves(self) -> tuple[str, ...]:
        """The ids of all leaves below, in order."""
        return tuple(leaf for child in self.children for leaf in leaves_of(child))


Tree = Branch | Leaf


def leaves_of(tree: Tree) -> tuple[str, ...]:
    """Return the ids of all leaves of a tree, in order."""
    return (tree.id,) if isinstance(tree, Leaf) else tree.leaves


def plant(scores: Scores, units: Container[str]) -> Branch:
    """Return the tree of what enters an index; it ends at the units, whatever lies below them."""
    grown = _grow(scores.root, units)
    if isinstance(grown, Branch):
        return grown
    return Branch("arithmetic", Fraction(1), () if grown is None else (grown,))


def _grow(score: Score, units: Container[str]) -> Tree | None:
    if score.id in units:
        return None if score.counted is None else Leaf(score.id, score.item.weight)
    below = [_grow(child, units) for child in score.operands]
    children = tuple(child for child in below if child is not None)
    if not children or score.rule is None:
        return None
    # What a pooled node takes are its leaves: an arithmetic mean, once the nodes between are left out.
    return Branch("arithmetic" if score.rule == "pooled" else score.rule, score.item.weight, children)


def prune(tree: Branch, kept: Container[str]) -> Branch:
    """Return the tree with only these leaves, and without branches that end up empty."""
    children = [
        child if isinstance(child, Leaf) else prune(child, kept)
        for child in tree.children
        if isinstance(child, Branch) or child.id in kept
    ]
    return replace(tree, children=tuple(c for c in children if isinstance(c, Leaf) or c.children))


def weights_of(tree: Branch) -> dict[str, Fraction]:
    """Return the weight of every leaf in the whole index, siblings renormalised; the sum is 1, or 0."""
    return dict(_shared_out(tree, Fraction(1)))


def _shared_out(tree: Tree, share: Fraction) -> list[tuple[str, Fraction]]:
    if isinstance(tree, Leaf):
        return [(tree.id, share)]
    own = [child.weight if _has_weight(child) else Fraction(0) for child in tree.children]
    total = sum(own, Fraction(0)) or Fraction(1)
    pairs = zip(tree.children, own, strict=True)
    return [pair for child, weight in pairs for pair in _shared_out(child, share * weight / total)]


def _has_weight(tree: Tree) -> bool:
    below = isinstance(tree, Leaf) or any(_has_weight(child) for child in tree.children)
    return tree.weight > 0 and below


def mass_of(tree: Tree, weights: Weights) -> Fraction:
    """Return what a tree weighs: the weights of its leaves together."""
    return sum((weights.get(leaf, Fraction(0)) for leaf in leaves_of(tree)), Fraction(0))


def value_of(tree: Tree, weights: Weights, values: Values) -> Exact | None:
    """Return the value of a tree by its own rules; None where nothing in it has weight."""
    if isinstance(tree, Leaf):
        return values[tree.id]
    pairs = [(mass_of(child, weights), child) for child in tree.children]
    below = [(mass, value_of(child, weights, values)) for mass, child in pairs if mass]
    return aggregate(tree.rule, [(mass, value) for mass, value in below if value is not None])


def flat(tree: Branch) -> Branch:
    """Merge branches into the one above that has the same rule, where a mean of means is the mean of all."""
    children: list[Tree] = []
    for child in tree.children:
        merged = flat(child) if isinstance(child, Branch) else child
        if isinstance(merged, Branch) and merged.rule == tree.rule and is_associative(tree.rule):
            children.extend(merged.children)
        else:
            children.append(merged)
    return replace(tree, children=tuple(children))


def renamed(tree: Branch, names: Mapping[str, str]) -> Branch:
    """Return the tree with other ids at its leaves."""
    children = tuple(
        replace(child, id=names[child.id]) if isinstance(child, Leaf) else renamed(child, names)
        for child in tree.children
    )
    return replace(tree, children=children)


def same_shape(one: Tree, other: Tree) -> bool:
    """Whether two trees have the same rules over the same leaves; weights and order don't matter."""
    return _shape(one) == _shape(other)


def _shape(tree: Tree) -> object:
    if isinstance(tree, Leaf):
        return tree.id
    return (tree.rule, frozenset(_shape(child) for child in tree.children))
