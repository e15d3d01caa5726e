"""Which weights may be the first that make two neighbours change places: in floats, over all cities at once.

Whoever comes near is then looked at exactly (`flips`).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from smartplan.core.panel import Array, Branch, Draws, Tree, evaluate, values_of

REACH = 1000
"""Where the index is no ratio of a weight, the weight is changed by so many times at most."""
STEPS = 24
"""From a weight to the farthest it is tried at so many places, by equal factors."""
NEAR = 1e-6
"""A change that is found in floats is right to this part of itself."""

Ratio = tuple[Array, Array, Array, Array]
"""By city (a, b, c, d): the index is (a + b·w) / (c + d·w)."""
Bounds = tuple[Array, Array]
"""By pair of neighbours: the smallest change is between these; infinite where there is none."""


def nearby(tree: Tree, order: Sequence[int]) -> tuple[tuple[str, ...], ...]:
    """Return for every two neighbours the weights whose change may be the smallest that turns them around.

    Args:
        tree: the tree of the cities.
        order: the columns of the cities that have an index, the leading one first.
    """
    import numpy as np

    ratios = ratios_of(tree)
    ids = [id_ for id_, weight in zip(tree.ids, tree.weights, strict=True) if weight > 0]
    bounds = [
        _of_ratio(ratios[id_], float(tree.weights[tree.place(id_)]), order)
        if id_ in ratios
        else _tried(tree, tree.place(id_), order)
        for id_ in ids
    ]
    low, high = (np.stack(ends) for ends in zip(*bounds, strict=True))
    near = np.isfinite(low) & (low <= high.min(axis=0))
    return tuple(tuple(ids[int(place)] for place in np.flatnonzero(pair)) for pair in near.T)


@dataclass(frozen=True, slots=True)
class _Above:
    """A node on the way: Σ w·v of what else it takes, the weight through which the way goes, Σ w of all."""

    aside: Array
    weight: float
    whole: Array


def ratios_of(tree: Tree) -> Mapping[str, Ratio]:
    """Return by item the index as a ratio of its weight, where all rules on the way are arithmetic.

    In a city to whose index the weight makes no difference, b and d are 0.
    """
    import numpy as np

    found = values_of(tree, Draws(tree.weights[None, :]))
    values = {id_: np.broadcast_to(value, (1, len(tree.cities)))[0] for id_, value in found.items()}
    live = np.ones(len(tree.cities), dtype=bool)
    return dict(_ratios(tree, tree.root, values, live, ()))


def _ratios(
    tree: Tree, branch: Branch, values: Mapping[str, Array], live: Array, way: tuple[_Above, ...]
) -> Iterator[tuple[str, Ratio]]:
    import numpy as np

    if branch.rule not in ("arithmetic", "pooled"):
        return
    live = live & ~branch.refused & np.isnan(branch.own)
    known = {o.id: ~np.isnan(values[o.id]) for o in branch.operands}
    weight = {o.id: float(tree.weights[o.place]) for o in branch.operands}
    part = {id_: np.where(known[id_], weight[id_] * values[id_], 0.0) for id_ in known}
    top: Array = sum(part.values())
    total: Array = sum(weight[id_] * known[id_] for id_ in known)
    for operand in branch.operands:
        id_ = operand.id
        rest = total - weight[id_] * known[id_]
        ratio = _composed((top - part[id_], values[id_], rest, np.ones_like(rest)), way)
        yield id_, _where(live & known[id_] & (rest > NEAR * total), ratio, values[tree.root.id])
        yield from _ratios(tree, operand, values, live, (*way, _Above(top - part[id_], weight[id_], total)))


def _composed(ratio: Ratio, way: tuple[_Above, ...]) -> Ratio:
    """Carry a ratio from a node up to the index."""
    for above in reversed(way):
        a, b, c, d = ratio
        ratio = (
            above.aside * c + above.weight * a,
            above.aside * d + above.weight * b,
            above.whole * c,
            above.whole * d,
        )
    return ratio


def _where(moves: Array, ratio: Ratio, index: Array) -> Ratio:
    import numpy as np

    kept = (index, 0.0, 1.0, 0.0)
    a, b, c, d = (np.where(moves, new, old) for new, old in zip(ratio, kept, strict=True))
    return a, b, c, d


def _of_ratio(ratio: Ratio, weight: float, order: Sequence[int]) -> Bounds:
    """Solve for where the difference of two neighbours is zero: a square equation in the weight."""
    import numpy as np

    (a, b, c, d), (e, f, g, h) = ([part[list(order)][s] for part in ratio] for s in (np.s_[:-1], np.s_[1:]))
    square, linear, constant = b * h - f * d, a * h + b * g - e * d - f * c, a * g - e * c
    with np.errstate(divide="ignore", invalid="ignore"):
        root = np.sqrt(linear * linear - 4 * square * constant)
        # The form that loses no digits where one of the roots is far away.
        half = -(linear + np.where(linear < 0, -root, root)) / 2
        at = np.stack([half / square, constant / half])
        change = np.where((at > 0) & np.isfinite(at), abs(at / weight - 1), np.inf).min(axis=0)
    return change * (1 - NEAR), change * (1 + NEAR) + NEAR


def _tried(tree: Tree, place: int, order: Sequence[int]) -> Bounds:
    """Try the weight at many places, and return between which of them two neighbours change places."""
    import numpy as np

    low = high = np.full(len(order) - 1, np.inf)
    for direction in (1, -1):
        factors = REACH ** (direction * np.arange(STEPS + 1) / STEPS)
        weights = np.tile(tree.weights, (len(factors), 1))
        weights[:, place] *= factors
        index = evaluate(tree, Draws(weights))[:, list(order)]
        lost = index[:, :-1] < index[:, 1:] - 1e-15
        first = lost.argmax(axis=0)
        there = lost.any(axis=0) & (first > 0)
        size = abs(factors - 1)
        low = np.minimum(low, np.where(there, size[np.maximum(first - 1, 0)], np.inf))
        high = np.minimum(high, np.where(there, size[first], np.inf))
    return low, high
