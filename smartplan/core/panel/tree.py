"""The tree of a framework over many cities at once, as tables of figures."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from smartplan.core.model import Indicator, Node, Rule
from smartplan.core.panel.array import Array, matrix
from smartplan.core.scores import Exact, Score, Scores

PerCity = Sequence[Score | None]
"""The score of one item by city; None where it lies below a node with a result of its own."""


@dataclass(frozen=True, slots=True)
class Branch:
    """One node or indicator over all cities.

    Attributes:
        item: the node or indicator.
        place: its column among the weights of the tree.
        rule: how its operands aggregate; None for an indicator.
        operands: what its rule takes: its children, or all leaves below where they are pooled.
        own: by city, the value with which it counts as a leaf; NaN where it is no leaf, or does not count.
        stand_in: by city, what it counts as where its rule gives nothing; NaN where it leaves its node.
        refused: by city, whether it is a node without a score: nothing, or too little, is known below it.
        scope: by city, whether it counts in the denominator.
        complete: whether it and all below it are known in every city, and nothing stands in or is refused.
    """

    item: Node | Indicator
    place: int
    rule: Rule | None
    operands: tuple["Branch", ...]
    own: Array
    stand_in: Array
    refused: Array
    scope: Array
    complete: bool

    @property
    def id(self) -> str:
        """The id of the node or indicator."""
        return self.item.id

    def walk(self) -> Iterator["Branch"]:
        """Walk this branch and what its rules take, depth first."""
        yield self
        for operand in self.operands:
            yield from operand.walk()


@dataclass(frozen=True, slots=True)
class Tree:
    """A framework over the scores of several cities.

    Attributes:
        cities: the scores, in the order of the columns of every result.
        root: the index.
        ids: every node and indicator below the index, in the order of the weights.
        weights: their weights among their siblings, as the framework states them.
        levels: how deep each of them lies, from 1.
    """

    cities: tuple[Scores, ...]
    root: Branch
    ids: tuple[str, ...]
    weights: Array
    levels: tuple[int, ...]

    def place(self, id_: str) -> int:
        """Return the column of an item among the weights."""
        return self.ids.index(id_)


def tree_of(cities: Sequence[Scores]) -> Tree:
    """Return the tree over some cities, all scored under one framework; at least one."""
    import numpy as np

    framework = cities[0].framework
    items = list(framework.items())
    places = {item.id: place for place, (item, _) in enumerate(items)}
    root = _branch(framework.root, [city.root for city in cities], places)
    return Tree(
        cities=tuple(cities),
        root=root,
        ids=tuple(places),
        weights=np.array([float(item.weight) for item, _ in items]),
        levels=tuple(len(above) for _, above in items),
    )


def _branch(item: Node | Indicator, scores: PerCity, places: dict[str, int]) -> Branch:
    rule = next((score.rule for score in scores if score is not None and score.rule is not None), None)
    operands = tuple(_operands(item, scores, rule, places)) if rule is not None else ()
    return _assembled(item, scores, rule, operands, places.get(item.id, -1))


def _operands(
    item: Node | Indicator, scores: PerCity, rule: Rule, places: dict[str, int]
) -> Iterator[Branch]:
    children = item.children if isinstance(item, Node) else ()
    for child in children:
        below = _child(scores, child.id)
        if rule != "pooled":
            yield _branch(child, below, places)
            continue
        leaves = [score if score is not None and score.is_leaf else None for score in below]
        if any(leaf is not None for leaf in leaves):
            yield _assembled(child, leaves, None, (), places[child.id])
        yield from _operands(child, below, rule, places)


def _child(scores: PerCity, id_: str) -> list[Score | None]:
    """Return by city the child with an id of a score that is a node there."""
    return [
        next((child for child in score.children if child.id == id_), None) if score is not None else None
        for score in scores
    ]


def _assembled(
    item: Node | Indicator, scores: PerCity, rule: Rule | None, operands: tuple[Branch, ...], place: int
) -> Branch:
    import numpy as np

    own = matrix([[_own(score)] for score in scores])[:, 0]
    stand_in = matrix([[score.stand_in if score and not score.is_leaf else None] for score in scores])[:, 0]
    refused = np.array([score is not None and not score.is_leaf and score.value is None for score in scores])
    weighing = tuple(operand for operand in operands if operand.item.weight)
    inside = [operand.complete for operand in weighing]
    complete = all(inside) and bool(inside) if rule is not None else not np.isnan(own).any()
    return Branch(
        item=item,
        place=place,
        rule=rule,
        operands=weighing,
        own=own,
        stand_in=stand_in,
        refused=refused,
        scope=np.array([score is not None and score.in_scope for score in scores]),
        complete=complete and not refused.any() and (rule is None or bool(np.isnan(own).all())),
    )


def _own(score: Score | None) -> Exact | None:
    return score.counted if score is not None and score.is_leaf else None


def with_scores(tree: Tree, scores: Mapping[str, Array]) -> Tree:
    """Return the tree with other scores of some indicators, by city; NaN where one leaves its node."""
    return replace(tree, root=_with_scores(tree.root, scores))


def _with_scores(branch: Branch, scores: Mapping[str, Array]) -> Branch:
    import numpy as np

    if branch.rule is None:
        own = scores.get(branch.id, branch.own)
        return replace(branch, own=own, complete=not np.isnan(own).any())
    operands = tuple(_with_scores(operand, scores) for operand in branch.operands)
    complete = branch.complete or not (branch.refused.any() or (~np.isnan(branch.own)).any())
    return replace(branch, operands=operands, complete=complete and all(o.complete for o in operands))
