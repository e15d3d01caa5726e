"""What lies outside the core: what an index gains by counting, beside the core, what can't be compared.

The core's index is the whole index with every unit outside at the value of the nearest node above it that has
a core: as a mean of equal values is that value, such units change nothing. Moving them from there to where
they are is then a change of values like any other, explained by `chain`: under arithmetic rules
weight · (value - core value of that node). In a product, what changes nothing is the whole.
"""

from collections.abc import Mapping

from smartplan.core.changes.chain import State, explain, spread
from smartplan.core.changes.result import ZERO, summed
from smartplan.core.changes.tree import Branch, Leaf, Tree, Values, Weights, prune, value_of, weights_of
from smartplan.core.model.rules import RuleProduct
from smartplan.core.scores import Exact

NOISE = 1e-12
"""Less than this is left by floats alone."""


def gained_outside(tree: Branch, values: Values, core: frozenset[str], core_index: Exact) -> dict[str, Exact]:
    """Return what each unit adds to the core's index, as far as `explain` can tell; those of the core add 0.

    Args:
        tree: the whole tree of one side.
        values: the values of its units.
        core: the ids of the core; where it is empty, all is outside.
        core_index: the index of the core; of an empty core, the value to start from.
    """
    weights = weights_of(tree)
    core_weights = weights_of(prune(tree, core))
    start = State(weights, _filled(tree, core_weights, values, core_index))
    moved = explain(tree, start, State(weights, values))
    return {id_: parts.total for id_, parts in moved.items()}


def completed(gained: Mapping[str, Exact], total: Exact, weights: Weights) -> dict[str, Exact]:
    """Add what is left of a total, shared by weight.

    Nothing is left of means. A stage that is unknown, a ratio that is not there on one side, floors that
    differ between levels leave something, which is owed to what is outside the core.

    Args:
        gained: what each unit adds.
        total: index - core index.
        weights: of the units that share what is left.
    """
    left = total - summed(gained.values())
    if -NOISE < left < NOISE:
        return dict(gained)
    shares = spread(left, weights)
    return {id_: gained.get(id_, ZERO) + shares.get(id_, ZERO) for id_ in {**gained, **shares}}


def _filled(tree: Tree, core_weights: Weights, values: Values, above: Exact) -> dict[str, Exact]:
    """Return the core's own values; for all else, what changes nothing in the nearest node with a core."""
    if isinstance(tree, Leaf):
        return {tree.id: values[tree.id] if tree.id in core_weights else above}
    here = value_of(tree, core_weights, values)
    nearest = above if here is None else here
    neutral = tree.rule.whole if isinstance(tree.rule, RuleProduct) else nearest
    return {
        id_: value
        for child in tree.children
        for id_, value in _filled(child, core_weights, values, neutral).items()
    }
