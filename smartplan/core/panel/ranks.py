"""Ranks: the best is 1, equals share it, and what is not known has none."""

from bisect import bisect_right
from collections.abc import Sequence
from fractions import Fraction

from smartplan.core.panel.array import Array
from smartplan.core.scores import Exact

Key = tuple[float, Exact]
SMALL = 2**16
DIGITS = 10
"""Draws are compared to so many digits, so that noise of floats parts no equals."""


def ranks(values: Sequence[Exact | None]) -> tuple[int | None, ...]:
    """Return the rank of each exact value: one more than how many are better; None for None."""
    keys = [None if value is None else in_order(value) for value in values]
    rising = sorted(key for key in keys if key is not None)
    return tuple(None if key is None else 1 + len(rising) - bisect_right(rising, key) for key in keys)


def in_order(value: Exact) -> Key:
    """Return what sorts as a value does, exactly, and fast: a float is as monotone as it is rounded.

    Only where floats are equal are Fractions compared, which takes a hundred times as long.
    """
    return float(value), value


def rank_intervals(
    lows: Sequence[Exact | None], highs: Sequence[Exact | None]
) -> tuple[tuple[int, int] | None, ...]:
    """Return the best and the worst rank of each city, whatever the unknowns turn out to be.

    Args:
        lows: the least that each value may be; None: it takes no part.
        highs: the most; None: without bound.

    Returns:
        The best rank (all others at their worst), and the worst (all others at their best).
    """
    bounds = [
        (in_order(low), in_order(Fraction(10**18) if high is None else high))
        for low, high in zip(lows, highs, strict=True)
        if low is not None
    ]
    low_rising, high_rising = sorted(low for low, _ in bounds), sorted(high for _, high in bounds)
    found = iter([_interval(low, high, low_rising, high_rising) for low, high in bounds])
    return tuple(None if low is None else next(found) for low in lows)


def _interval(low: Key, high: Key, low_rising: Sequence[Key], high_rising: Sequence[Key]) -> tuple[int, int]:
    surely_better = len(low_rising) - bisect_right(low_rising, high)
    maybe_better = len(high_rising) - bisect_right(high_rising, low)
    return 1 + surely_better, 1 + maybe_better - (high > low)


def drawn_ranks(values: Array) -> Array:
    """Return the ranks within each row of a table of draws × cities, all of them known."""
    import numpy as np

    rounded = np.round(values, DIGITS)
    order = np.argsort(-rounded, axis=1)
    sorted_ = np.take_along_axis(rounded, order, axis=1)
    places = np.broadcast_to(np.arange(values.shape[1], dtype=rank_type(values.shape[1])), values.shape)
    equal = sorted_[:, 1:] == sorted_[:, :-1]
    if equal.any():
        fresh = np.where(equal, 0, places[:, 1:])
        first = np.zeros((len(values), 1), dtype=places.dtype)
        places = np.maximum.accumulate(np.concatenate([first, fresh], axis=1), axis=1)
    found = np.empty(values.shape, dtype=places.dtype)
    np.put_along_axis(found, order, places + 1, axis=1)
    return found


def rank_type(cities: int) -> Array:
    """Return the smallest type that holds the ranks of so many cities."""
    import numpy as np

    return np.uint16 if cities < SMALL else np.uint32


def median(rising: Sequence[Exact]) -> Exact | None:
    """Return the median of rising values, exact where they are; None where there are none."""
    half = len(rising) // 2
    if not rising:
        return None
    return rising[half] if len(rising) % 2 else (rising[half - 1] + rising[half]) / 2
