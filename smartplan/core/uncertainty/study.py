"""A whole study of sensitivity: what becomes of the index, the band, the ranks and the priorities."""

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

from smartplan.core.gaps import Gaps
from smartplan.core.panel import Array, Cohort, drawn_ranks
from smartplan.core.panel.ranks import ranks
from smartplan.core.uncertainty.design import Design, design_of
from smartplan.core.uncertainty.flips import band_flips, order_flips
from smartplan.core.uncertainty.nearby import nearby
from smartplan.core.uncertainty.outcomes import outcomes_of
from smartplan.core.uncertainty.parameters import Parameters
from smartplan.core.uncertainty.priorities import priorities_of
from smartplan.core.uncertainty.request import Request
from smartplan.core.uncertainty.result import Flips, Sensitivity
from smartplan.core.uncertainty.run import indices
from smartplan.core.uncertainty.sobol import effects_of
from smartplan.errors import InputError, Problem


def study(cohort: Cohort, request: Request, gaps: Gaps | None = None) -> Sensitivity:
    """Run a study.

    Args:
        cohort: one city, or several.
        request: what to vary, how often, from which seed.
        gaps: of a single city, its gaps to a target.

    Raises:
        InputError: what was asked for can't be varied here, or no city has an index.
    """
    if all(city.root.value is None for city in cohort.scores):
        raise InputError([Problem("no-index", values={"framework": cohort.framework.id})])
    design = design_of(cohort, request)
    outcomes = outcomes_of(design)
    alone = len(cohort.members) == 1
    # The draws of all matrices together are about as many as those of the study itself.
    count = max(1, design.draws // (len(design.varied) + 2))
    effects, runs = effects_of(design, _index(design) if alone else _rank_shift(design), count)
    return Sensitivity(
        design=design,
        outcomes=outcomes,
        effects=effects,
        output="index" if alone else "rank_shift",
        runs=runs,
        priorities=priorities_of(design, gaps) if alone and gaps is not None else (),
        flips=(band_flips(cohort.members[0], cohort.scores[0]),) if alone else _neighbours(design),
    )


def _index(design: Design) -> Callable[[Parameters], Array]:
    return lambda parameters: indices(design, parameters)[:, 0]


def _rank_shift(design: Design) -> Callable[[Parameters], Array]:
    """Return what gives, by draw, the mean over the cities of how many ranks each has moved."""
    import numpy as np

    found = ranks([city.root.value for city in design.cohort.scores])
    columns = [column for column, rank in enumerate(found) if rank is not None]
    nominal = np.array([rank for rank in found if rank is not None])

    def shift(parameters: Parameters) -> Array:
        moved = drawn_ranks(indices(design, parameters)[:, columns]).astype(np.int64) - nominal
        return np.abs(moved).mean(axis=1)

    return shift


def _neighbours(design: Design) -> tuple[Flips, ...]:
    """Find what first changes the order of each city and the next one, by rank."""
    cities = list(zip(design.cohort.members, design.cohort.scores, strict=True))
    found = ranks([scores.root.value for _, scores in cities])
    order = [column for column, rank in enumerate(found) if rank is not None]
    order.sort(key=lambda column: (found[column] or 0, column))
    pairs = list(pairwise(order))
    near = nearby(design.base, order) if pairs else ()
    searched = int((design.base.weights > 0).sum())
    return tuple(
        replace(order_flips(cities[leading], cities[other], ids), others=(), searched=searched)
        for (leading, other), ids in zip(pairs, near, strict=True)
    )
