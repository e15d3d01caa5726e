"""What is missing to the target, and what the index gains if one indicator gets there."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from smartplan.core.gaps.target import Target
from smartplan.core.model import ROOT, Indicator, Node
from smartplan.core.model.rules import Rule
from smartplan.core.scores import Exact, Score, Scores, aggregate, index_if


@dataclass(frozen=True, slots=True)
class Gap:
    """What is missing of one node or indicator.

    Attributes:
        score: the score it belongs to.
        target: its target on the framework's scale; None where nothing sets one.
        gap: of a leaf max(0, target - score), None where the score is unknown; of a node rule(targets) -
            rule(min(score, target)), so that under arithmetic rules index gap = Σ weight·gap.
        gap_unknown: the part of a node's gap that unknowns leave open where something stands in for them, as
            under `floor` and `group_mean`; else 0.
        lift: what the index gains if this leaf alone reaches its target; None for nodes and unknown leaves.
        children: the gaps below.
    """

    score: Score
    target: Exact | None
    gap: Exact | None
    gap_unknown: Exact
    lift: Exact | None = None
    children: tuple["Gap", ...] = ()

    @property
    def id(self) -> str:
        """The id of the node or indicator."""
        return self.score.id

    @property
    def weighted(self) -> Exact:
        """The part of the index gap that this leaf makes under arithmetic rules; 0 where unknown."""
        return self.score.weight * self.gap if self.gap is not None else Fraction(0)


@dataclass(frozen=True, slots=True)
class Gaps:
    """The gaps of one assessment to one target.

    Attributes:
        scores: the scores.
        target: the target.
        root: the gap of the index, with all below it.
    """

    scores: Scores
    target: Target
    root: Gap

    def all(self) -> tuple[Gap, ...]:
        """Return every gap, depth first in the framework's order, the index first."""
        return _walk(self.root)

    @property
    def leaves(self) -> tuple[Gap, ...]:
        """The gaps of the leaves, in the framework's order."""
        return tuple(gap for gap in self.all() if gap.score.is_leaf)

    def of(self, id_: str) -> Gap:
        """Return the gap of a node or leaf.

        Raises:
            KeyError: there is no such id among the scores.
        """
        for gap in self.all():
            if gap.id == id_:
                return gap
        raise KeyError(id_)

    def biggest(self, count: int) -> tuple[Gap, ...]:
        """Return the leaves that make most of the index gap, largest first, ties by id."""
        open_ = [gap for gap in self.leaves if gap.gap]
        return tuple(sorted(open_, key=lambda gap: (-gap.weighted, gap.id))[:count])


def find_gaps(scores: Scores, target: Target) -> Gaps:
    """Find the gaps of an assessment to a target.

    The target of an indicator is the nearest of: its own, that of a node above it, that of the profile.
    """
    return Gaps(scores, target, _gap(scores, target, scores.root, target.everywhere))


def _gap(scores: Scores, target: Target, score: Score, inherited: Fraction | None) -> Gap:
    own = target.own(score.id) if score.id != ROOT else None
    nearest = inherited if own is None else own
    if score.is_leaf:
        return _leaf_gap(scores, target, score, nearest)
    children = tuple(_gap(scores, target, child, nearest) for child in score.children)
    return _node_gap(scores, score, children)


def _leaf_gap(scores: Scores, target: Target, score: Score, nearest: Fraction | None) -> Gap:
    aim = _target_of(scores, target, score.item, nearest)
    if not score.in_scope or aim is None:
        return Gap(score, aim, None, Fraction(0))
    if score.value is None:
        return Gap(score, aim, None, _left_open(score, aim))
    gap = max(aim - score.value, Fraction(0))
    return Gap(score, aim, gap, Fraction(0), _lift(scores, score, aim) if gap else Fraction(0))


def _target_of(
    scores: Scores, target: Target, item: Node | Indicator, nearest: Fraction | None
) -> Exact | None:
    """Return the target of an item; of a node with a score of its own, that of what lies below it."""
    own = target.own(item.id)
    here = nearest if own is None else own
    if isinstance(item, Indicator):
        return here
    below = [(child.weight, _target_of(scores, target, child, here)) for child in item.children]
    known = [(weight, value) for weight, value in below if value is not None]
    return aggregate(scores.framework.rule_of(item), known)


def _left_open(score: Score, aim: Exact) -> Exact:
    """Return what an unknown leaves open: what it counts as falls short by so much; else nothing."""
    return Fraction(0) if score.stand_in is None else max(aim - score.stand_in, Fraction(0))


def _lift(scores: Scores, score: Score, aim: Exact) -> Exact | None:
    before, after = scores.root.value, index_if(scores, {score.id: aim})
    return None if before is None or after is None else after - before


def _node_gap(scores: Scores, score: Score, children: tuple[Gap, ...]) -> Gap:
    """Aggregate targets, and scores kept at their targets, by the node's own rule.

    An unknown leaf stands at its target on both sides, and a child without a target at its score, so that
    neither makes a gap; what unknowns leave open under `floor` is told apart.
    """
    rule = score.rule
    inside = [gap for gap in _taken_by(rule, children) if gap.score.in_scope]
    if rule is None or all(child.target is None for child in inside):
        return Gap(score, None, None, Fraction(0), children=children)

    def aggregated(missing: Callable[[Gap], Exact]) -> Exact:
        pairs = [(c.score.item.weight, _wanted(scores, c) - missing(c)) for c in inside]
        return aggregate(rule, pairs) or Fraction(0)

    wanted = aggregated(lambda _: Fraction(0))
    reached, known = aggregated(_missing), aggregated(lambda child: _missing(child) - child.gap_unknown)
    return Gap(score, _target_over(rule, inside), wanted - reached, known - reached, children=children)


def _taken_by(rule: Rule | None, children: tuple[Gap, ...]) -> tuple[Gap, ...]:
    """Return what a rule takes: the children; to be pooled, all leaves below."""
    if rule != "pooled":
        return children
    return tuple(gap for child in children for gap in _walk(child) if gap.score.is_leaf)


def _target_over(rule: Rule, inside: Sequence[Gap]) -> Exact | None:
    """Return the target of a node: targets of its children, where they are where there is no target.

    A child of which neither is known has no say in it.
    """
    known = [(c.score.item.weight, c.score.value if c.target is None else c.target) for c in inside]
    return aggregate(rule, [(weight, value) for weight, value in known if value is not None])


def _wanted(scores: Scores, child: Gap) -> Exact:
    """Return where a child should be: its target, else where it is; an unknown without target at the best."""
    if child.target is not None:
        return child.target
    return scores.framework.scale.max if child.score.value is None else child.score.value


def _missing(child: Gap) -> Exact:
    """Return all that is missing of a child, with what is unknown; a node's gap holds that already."""
    return (child.gap or Fraction(0)) + (child.gap_unknown if child.score.is_leaf else Fraction(0))


def _walk(gap: Gap) -> tuple[Gap, ...]:
    return (gap, *(below for child in gap.children for below in _walk(child)))
