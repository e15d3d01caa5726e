"""The weight of every node and indicator in the whole index."""

from collections.abc import Container, Iterator
from fractions import Fraction

from smartplan.core.model import Framework, Indicator, Node


def weights_in_index(framework: Framework, root: Node, leaves: Container[str]) -> dict[str, Fraction]:
    """Return the share of each item in the whole index; under the root they sum to 1 on each level, or to 0.

    Args:
        framework: the framework.
        root: its root.
        leaves: the ids of what is answered and in scope; a node among them is taken as a whole.

    Returns:
        The product of sibling weights, renormalised over what is in scope; below a pooled node the leaves'
        own weights, renormalised over all of them. 0 for what is out of scope.
    """
    return {root.id: Fraction(1), **dict(_shared_out(framework, root, Fraction(1), leaves))}


def _shared_out(
    framework: Framework, node: Node, share: Fraction, leaves: Container[str]
) -> Iterator[tuple[str, Fraction]]:
    if framework.rule_of(node) == "pooled":
        mass = sum((_mass(child, leaves) for child in node.children), Fraction(0))
        for child in node.children:
            yield from _pooled(child, share / mass if mass else Fraction(0), leaves)
        return
    inside = [child.weight if _in_scope(child, leaves) else Fraction(0) for child in node.children]
    total = sum(inside, Fraction(0)) or Fraction(1)
    for child, weight in zip(node.children, inside, strict=True):
        part = share * weight / total
        yield child.id, part
        if isinstance(child, Node) and child.id not in leaves:
            yield from _shared_out(framework, child, part, leaves)


def _pooled(item: Node | Indicator, unit: Fraction, leaves: Container[str]) -> Iterator[tuple[str, Fraction]]:
    yield item.id, _mass(item, leaves) * unit
    if isinstance(item, Node) and item.id not in leaves:
        for child in item.children:
            yield from _pooled(child, unit, leaves)


def _mass(item: Node | Indicator, leaves: Container[str]) -> Fraction:
    """Return the weights of the leaves of an item together, in scope."""
    if item.id in leaves:
        return item.weight
    below = item.children if isinstance(item, Node) else ()
    return sum((_mass(child, leaves) for child in below), Fraction(0))


def _in_scope(item: Node | Indicator, leaves: Container[str]) -> bool:
    below = item.children if isinstance(item, Node) else ()
    return item.id in leaves or any(_in_scope(child, leaves) for child in below)
