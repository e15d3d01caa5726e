"""The index as a function of one weight, all other weights kept."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from smartplan.core.model import Indicator, Node
from smartplan.core.scores import Exact, Score, Scores, aggregate

Ratio = tuple[Exact, Exact, Exact, Exact]
"""(a, b, c, d): the index is (a + b·w) / (c + d·w); below the line stands more than zero for every w > 0."""


@dataclass(frozen=True, slots=True)
class Curve:
    """The index of one city by the weight of one item.

    Attributes:
        score: the item; it is known, and so is another one beside it.
        above: the nodes above it, from the index down.
        ratio: the index as a ratio, where all rules on the way are arithmetic; else None.
    """

    score: Score
    above: tuple[Score, ...]
    ratio: Ratio | None

    @property
    def item(self) -> Node | Indicator:
        """The node or indicator."""
        return self.score.item

    @property
    def weight(self) -> Fraction:
        """Its weight as the framework states it."""
        return self.score.item.weight

    def at(self, weight: Exact) -> Exact:
        """Return the index at another weight, above zero."""
        if self.ratio is not None:
            a, b, c, d = self.ratio
            return (a + b * weight) / (c + d * weight)
        below, own, value = self.score, Fraction(weight), self.score.counted
        for node in reversed(self.above):
            pairs = [(own, value) if s is below else (s.item.weight, s.counted) for s in _in_scope(node)]
            value = aggregate(node.rule or "arithmetic", pairs)
            below, own = node, node.item.weight
        return Fraction(0) if value is None else value

    def share(self, weight: Exact) -> Exact:
        """Return its share of its node's weight at another weight, over what is in scope."""
        rest = sum((s.item.weight for s in _in_scope(self.above[-1]) if s is not self.score), Fraction(0))
        return weight / (rest + weight)


def curves_of(scores: Scores) -> dict[str, Curve]:
    """Return by id the curve of every weight that makes a difference to a city's index."""
    return {curve.score.id: curve for curve in _curves(scores)}


def curve_of(scores: Scores, id_: str) -> Curve | None:
    """Return the curve of one weight; None where it makes no difference to the city's index."""
    found = next((path for path in _paths(scores.root, ()) if path[-1].id == id_), None)
    return Curve(found[-1], found[:-1], _ratio(found[-1], found[:-1])) if found else None


def _curves(scores: Scores) -> Iterator[Curve]:
    for *above, score in _paths(scores.root, ()):
        yield Curve(score, tuple(above), _ratio(score, tuple(above)))


def _paths(node: Score, above: tuple[Score, ...]) -> Iterator[tuple[Score, ...]]:
    """Yield the way from the index to every item whose weight makes a difference."""
    if node.value is None:
        return
    path = (*above, node)
    counted = [s for s in _in_scope(node) if s.item.weight > 0 and s.counted is not None]
    for score in counted:
        if len(counted) > 1:
            yield (*path, score)
        yield from _paths(score, path)


def _in_scope(node: Score) -> list[Score]:
    return [score for score in node.operands if score.in_scope]


def _ratio(score: Score, above: tuple[Score, ...]) -> Ratio | None:
    """Compose the ratio from the item's node up to the index."""
    if any(node.rule not in ("arithmetic", "pooled") for node in above):
        return None
    weighed, rest = _others(above[-1], score)
    a, b, c, d = weighed, score.counted or Fraction(0), rest, Fraction(1)
    below = above[-1]
    for node in reversed(above[:-1]):
        weighed, rest = _others(node, below)
        own = below.item.weight
        a, b = weighed * c + own * a, weighed * d + own * b
        c, d = (rest + own) * c, (rest + own) * d
        below = node
    return a, b, c, d


def _others(node: Score, but: Score) -> tuple[Exact, Fraction]:
    """Return Σ w·v and Σ w over what counts in a node, one operand left out."""
    counted = [(s.item.weight, s.counted) for s in node.operands if s is not but and s.in_scope]
    known = [(weight, value) for weight, value in counted if value is not None]
    weighed: Exact = sum((weight * value for weight, value in known), Fraction(0))
    return weighed, sum((weight for weight, _ in known), Fraction(0))
