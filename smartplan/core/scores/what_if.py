"""What would be if some leaves had other scores; only the paths from them to the root are computed again."""

from collections.abc import Mapping

from smartplan.core.model import Node
from smartplan.core.scores.coverage import suffices
from smartplan.core.scores.figures import figure_at, figure_of
from smartplan.core.scores.report import Exact
from smartplan.core.scores.rules import Side
from smartplan.core.scores.score import Score, Scores


def index_if(scores: Scores, values: Mapping[str, Exact], side: Side = "value") -> Exact | None:
    """Return the exact index if these leaves had these values, all else equal.

    A leaf that is not applicable stays out of scope.

    Args:
        scores: the scores as they are.
        values: by leaf, its value on the framework's scale.
        side: the index itself, or an end of its interval, where all other unknowns stay open.

    Returns:
        The index; None where nothing is known at all, or too little.
    """
    touched = _touched(scores.root, values)

    def figure(score: Score, side: Side) -> Exact | None:
        if score.id not in touched:
            return figure_at(score, side)
        if score.rule is None:
            return values[score.id]
        if side == "value" and not _suffices(score, values):
            return score.stand_in
        found = figure_of(score.rule, score.operands, side, figure)
        return score.stand_in if found is None and side == "value" else found

    return figure(scores.root, side)


def _touched(score: Score, values: Mapping[str, Exact]) -> frozenset[str]:
    """Return the ids of the leaves that change, and of all nodes above them."""
    if score.is_leaf:
        return frozenset({score.id} if score.in_scope and score.id in values else ())
    below = frozenset[str]().union(*(_touched(child, values) for child in score.children))
    return below | {score.id} if below else below


def _suffices(node: Score, values: Mapping[str, Exact]) -> bool:
    least = node.item.min_coverage if isinstance(node.item, Node) else None
    return suffices(least, node.operands, lambda leaf: leaf.value is not None or leaf.id in values)
