"""How often each gap is among the biggest: the ones a city would work on first."""

from smartplan.core.gaps import Gap, Gaps
from smartplan.core.panel import Array, Branch, Tree
from smartplan.core.uncertainty.design import Design
from smartplan.core.uncertainty.parameters import Parameters, draw
from smartplan.core.uncertainty.result import Priority
from smartplan.core.uncertainty.run import shifts_of

BIGGEST = 5


def priorities_of(design: Design, gaps: Gaps) -> tuple[Priority, ...]:
    """Return the gaps that are among the five biggest in some draw, the most frequent first, ties by id.

    A gap is as big as its weight in the index times what is missing to the target. Weights and unsure scores
    make a difference; how nodes aggregate makes none.

    Args:
        design: the study of one city.
        gaps: its gaps.
    """
    import numpy as np

    # In the order of ids, so that a stable sort breaks ties by id.
    known = sorted((gap for gap in gaps.leaves if gap.gap is not None), key=lambda gap: gap.id)
    times = np.zeros(len(known), dtype=np.int64)
    for parameters in draw(design, design.draws):
        weighted = _weighted(design, parameters, known)
        first = np.argsort(-weighted, axis=1, kind="stable")[:, :BIGGEST]
        there = np.take_along_axis(weighted, first, axis=1) > 0
        times += np.bincount(first[there], minlength=len(known))
    places = {gap.id: place for place, gap in enumerate(gaps.biggest(BIGGEST), 1)}
    found = [
        Priority(gap, places.get(gap.id), float(count) / design.draws)
        for gap, count in zip(known, times, strict=True)
        if count or gap.id in places
    ]
    return tuple(sorted(found, key=lambda priority: (-priority.share, priority.gap.id)))


def _weighted(design: Design, parameters: Parameters, known: list[Gap]) -> Array:
    """Return the weighted gaps, draws × leaves; what is under rounding noise is no gap."""
    import numpy as np

    tree = design.base
    shares = weights_in_index(tree, tree.weights * parameters.factors)
    shifts = shifts_of(design, tree, parameters.moves)
    columns = []
    for gap in known:
        value, target = float(gap.score.value or 0), float(gap.target or 0)
        place = tree.place(gap.id)
        score = value + shifts[place][:, 0] if place in shifts else value
        nothing = np.zeros(len(parameters))
        columns.append(shares.get(gap.id, nothing) * np.maximum(target - score, 0.0))
    return np.round(np.stack(columns, axis=1), 12) if columns else np.empty((len(parameters), 0))


def weights_in_index(tree: Tree, weights: Array) -> dict[str, Array]:
    """Return by leaf of the first city its share of the index by draw, over what is in scope."""
    import numpy as np

    return dict(_shares(tree.root, weights, np.ones(len(weights))))


def _shares(branch: Branch, weights: Array, share: Array) -> list[tuple[str, Array]]:
    """Share out the weight of a branch among its operands in scope."""
    inside = [operand for operand in branch.operands if operand.scope[0]]
    if not inside:
        return [(branch.id, share)]
    part = weights[:, [operand.place for operand in inside]]
    part = part / part.sum(axis=1, keepdims=True) * share[:, None]
    return [
        pair for column, operand in enumerate(inside) for pair in _shares(operand, weights, part[:, column])
    ]
