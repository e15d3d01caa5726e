"""Skewness and kurtosis of indicators, with the corrections for bias that statistics packages apply."""

from smartplan.core.panel.array import Array

LEAST = 4
"""Kurtosis needs so many values."""


def skewness(values: Array) -> Array:
    """Return the skewness G1 of each column: √(n(n-1)) / (n-2) · m3 / m2^1.5 (Joanes and Gill, 1998).

    NaN where fewer than four values are known, or all are equal.
    """
    import numpy as np

    n, second, third, _ = _central(values)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(n < LEAST, np.nan, np.sqrt(n * (n - 1)) / (n - 2) * third / second**1.5)


def kurtosis(values: Array) -> Array:
    """Return the excess kurtosis G2 of each column: (n-1) / ((n-2)(n-3)) · ((n+1)·g2 + 6), g2 = m4/m2² - 3.

    NaN where fewer than four values are known, or all are equal.
    """
    import numpy as np

    n, second, _, fourth = _central(values)
    with np.errstate(divide="ignore", invalid="ignore"):
        plain = fourth / second**2 - 3
        return np.where(n < LEAST, np.nan, ((n + 1) * plain + 6) * (n - 1) / ((n - 2) * (n - 3)))


def _central(values: Array) -> tuple[Array, Array, Array, Array]:
    """Return how many values each column has, and its second to fourth central moments."""
    import numpy as np

    there = ~np.isnan(values)
    n = there.sum(axis=0).astype(np.float64)
    with np.errstate(divide="ignore", invalid="ignore"):
        off = np.where(there, values, 0.0)
        off = np.where(there, off - off.sum(axis=0) / n, 0.0)
        square = off * off
        second = square.sum(axis=0) / n
        third = (square * off).sum(axis=0) / n
        fourth = (square * square).sum(axis=0) / n
        # What is left of equal values is rounding, not spread.
        second = np.where(square.max(axis=0, initial=0.0) <= _NOISE * _largest(values), np.nan, second)
    return n, second, third, fourth


_NOISE = 1e-28


def _largest(values: Array) -> Array:
    import numpy as np

    return np.where(np.isnan(values), 0.0, values * values).max(axis=0, initial=0.0)
