"""What lies outside the core: what an index gains by counting, beside the core, what can't be compared.

The core's index is the whole index with every unit outside at the value of the nearest node above it that has
a core: as a mean of equal values is that value, such units change nothing. Moving them from there to where
they are is then a change of values like any other, explained by `chain`: under arithmetic rules
weight · (value - core value of that node).
"""

from collections.abc import Mapping

from smartplan.core.changes.chain import State, explain, spread
from smartplan.core.changes.result import ZERO
from smartplan.core.changes.tree import Branch, Leaf, Tree, Values, Weights, prune, value_of, weights_of
from smartplan.core.scores import Exact


def gained_outside(
    tree: Branch, values: Values, core: frozenset[str], core_index: Exact
) -> Mapping[str, Exact]:
    """Return what each unit outside the core adds to the core's index; the sum is index - core index.

    Args:
        tree: the whole tree of one side.
        values: the values of its units.
        core: the ids of the core; where it is empty, all is outside.
        core_index: the index of the core; of an empty core, the value to start from.
    """
    outside = [id_ for id_ in tree.leaves if id_ not in core]
    weights = weights_of(tree)
    core_weights = weights_of(prune(tree, core))
    start = State(weights, _filled(tree, core_weights, values, core_index))
    moved = explain(tree, start, State(weights, values))
    gained = {id_: moved[id_].scores if id_ in moved else ZERO for id_ in outside}
    return _completed(gained, tree, start, core_index, weights)


def _completed(
    gained: Mapping[str, Exact], tree: Branch, start: State, core_index: Exact, weights: Weights
) -> Mapping[str, Exact]:
    """Add what floors that differ between levels leave: of equal values below it, the mean is the floor."""
    filled = value_of(tree, start.weights, start.values)
    if filled is None or filled == core_index:
        return gained
    left = spread(filled - core_index, {id_: weights[id_] for id_ in gained})
    return {id_: amount + left[id_] for id_, amount in gained.items()}


def _filled(tree: Tree, core_weights: Weights, values: Values, above: Exact) -> dict[str, Exact]:
    """Return the core's own values, and for all else the core value of the nearest node that has one."""
    if isinstance(tree, Leaf):
        return {tree.id: values[tree.id] if tree.id in core_weights else above}
    here = value_of(tree, core_weights, values)
    nearest = above if here is None else here
    return {
        id_: value
        for child in tree.children
        for id_, value in _filled(child, core_weights, values, nearest).items()
    }
