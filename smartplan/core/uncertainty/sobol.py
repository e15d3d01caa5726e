"""Sobol's indices: how much of the variance each factor makes alone, and in how much it takes part.

First order: Saltelli et al. (2010), table 2, formula b; total order: Jansen (1999), formula f there. A factor
may stand for many random numbers at once (all weights), since whole columns are exchanged.
"""

from collections.abc import Callable, Mapping, Sequence

from smartplan.core.panel import Array
from smartplan.core.uncertainty.design import Design
from smartplan.core.uncertainty.parameters import Parameters, draw_at_random
from smartplan.core.uncertainty.request import Factor
from smartplan.core.uncertainty.result import Effect

RESAMPLES = 1000
INTERVAL = (0.025, 0.975)
NOISE = 1e-18
"""A variance below this is rounding."""


def effects_of(
    design: Design, output: Callable[[Parameters], Array], count: int
) -> tuple[tuple[Effect, ...], int]:
    """Return the effects of the factors that vary, and how many evaluations they took.

    Args:
        design: the study.
        output: gives one figure a draw.
        count: how many draws each of the matrices has; there are two, and one for every factor.

    Returns:
        Nothing where fewer than two factors vary, or nothing moves.
    """
    if len(design.varied) < 2:  # noqa: PLR2004 - the only factor makes everything
        return (), 0
    one, other = (draw_at_random(design, count, stream) for stream in (1, 2))
    a, b = output(one), output(other)
    mixed = {factor: output(one.with_factor(factor, other)) for factor in design.varied}
    runs = count * (2 + len(mixed))
    samples = _samples(design.request.seed, count)
    return tuple(_effects(a, b, mixed, samples)), runs


def _samples(seed: int, count: int) -> Array:
    import numpy as np

    return np.random.default_rng([seed, 3]).integers(count, size=(RESAMPLES, count))


def _effects(a: Array, b: Array, mixed: Mapping[Factor, Array], samples: Array) -> list[Effect]:
    import numpy as np

    if np.concatenate([a, b]).var() <= NOISE:
        return []
    effects = []
    for factor, ab in mixed.items():
        first, total = sobol(a, b, ab)
        resampled = [sobol(a[rows], b[rows], ab[rows]) for rows in samples]
        ends = np.quantile(np.array(resampled), INTERVAL, axis=0)
        effects.append(
            Effect(
                factor=factor,
                first=first,
                first_low=float(ends[0, 0]),
                first_high=float(ends[1, 0]),
                total=total,
                total_low=float(ends[0, 1]),
                total_high=float(ends[1, 1]),
            )
        )
    return effects


def sobol(
    a: Sequence[float] | Array, b: Sequence[float] | Array, ab: Sequence[float] | Array
) -> tuple[float, float]:
    """Return the first- and total-order index of one factor.

    Args:
        a: the figure of each draw of the first matrix.
        b: of the second, independent of it.
        ab: of the first with the factor's columns from the second.

    Returns:
        Σ b·(ab - a) / n / V and Σ (a - ab)² / 2n / V, V the variance over a and b; 0 where nothing moves.
    """
    import numpy as np

    one, other, mixed = (np.asarray(values, dtype=np.float64) for values in (a, b, ab))
    both = np.concatenate([one, other])
    variance = both.var()
    if variance <= NOISE:
        return 0.0, 0.0
    first = ((other - both.mean()) * (mixed - one)).mean() / variance
    return float(first), float(((one - mixed) ** 2).mean() / 2 / variance)
