"""The index if some leaves had other scores; only the paths from them to the root are computed again."""

from collections.abc import Mapping

from smartplan.core.scores.assess import counted
from smartplan.core.scores.report import Exact
from smartplan.core.scores.rules import aggregate
from smartplan.core.scores.score import Score, Scores


def index_if(scores: Scores, values: Mapping[str, Exact]) -> Exact | None:
    """Return the exact index if these leaves had these values (on the framework's scale), all else equal.

    A leaf that is not applicable stays out of scope. None where nothing is known at all.
    """
    return _value(scores, scores.root, values)[0]


def _value(scores: Scores, score: Score, values: Mapping[str, Exact]) -> tuple[Exact | None, bool]:
    """Return the value of a score under the change, and whether anything below it changed."""
    if score.is_leaf:
        changed = score.in_scope and score.id in values
        return (values[score.id] if changed else counted(scores.framework, score)), changed
    below = [(child, *_value(scores, child, values)) for child in score.children if child.in_scope]
    if not any(changed for _, _, changed in below):
        return score.value, False
    pairs = [(child.item.weight, value) for child, value, _ in below if value is not None]
    return (score.value if score.rule is None else aggregate(score.rule, pairs)), True
