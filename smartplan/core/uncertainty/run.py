"""Draws to indices: the tree of each combination of choices, under the weights and scores of each draw."""

from collections.abc import Mapping

from smartplan.core.panel import Array, Draws, Tree, evaluate
from smartplan.core.uncertainty.design import Design
from smartplan.core.uncertainty.parameters import Parameters

CELLS = 1_000_000
"""So many figures are computed at once; more would only take memory."""


def indices(design: Design, parameters: Parameters) -> Array:
    """Return the index by draw and city; NaN where a city has none."""
    import numpy as np

    cities = len(design.cohort.members)
    step = max(1, CELLS // cities)
    found = np.empty((len(parameters), cities))
    for start in range(0, len(parameters), step):
        found[start : start + step] = _chunk(design, parameters.part(start, start + step))
    return found


def _chunk(design: Design, parameters: Parameters) -> Array:
    import numpy as np

    found = np.empty((len(parameters), len(design.cohort.members)))
    combinations, which = np.unique(parameters.options, axis=0, return_inverse=True)
    for number, chosen in enumerate(combinations):
        rows = np.flatnonzero(which.reshape(-1) == number)
        rule, tree = design.combination([int(option) for option in chosen])
        weights = tree.weights * parameters.factors[rows]
        shifts = shifts_of(design, tree, parameters.moves[rows])
        found[rows] = evaluate(tree, Draws(weights, shifts, rule))
    return found


def shifts_of(design: Design, tree: Tree, moves: Array) -> Mapping[int, Array]:
    """Return by column of the tree how far unsure scores are off, draws × cities; they stay on the scale."""
    import numpy as np

    shifts: dict[int, Array] = {}
    leaves = {branch.id: branch for branch in tree.root.walk() if branch.rule is None}
    for number, unsure in enumerate(design.unsure):
        if unsure.id in leaves:
            leaf = leaves[unsure.id]
            here = shifts.setdefault(leaf.place, np.zeros((len(moves), len(tree.cities))))
            value = leaf.own[unsure.city]
            moved = np.clip(value + moves[:, number] * unsure.width, unsure.low, unsure.high)
            here[:, unsure.city] = moved - value
    return shifts
