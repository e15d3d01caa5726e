"""Skewness and kurtosis of indicators, with the corrections for bias that statistics packages apply."""

from smartplan.core.panel.array import Array

LEAST = 4
"""Kurtosis needs so many values."""
NOISE = 1e-28
"""A spread below this part of the square of the largest value is what rounding leaves of equal values."""


def shape(values: Array) -> tuple[Array, Array]:
    """Return the skewness G1 and the excess kurtosis G2 of each column (Joanes and Gill, 1998).

    G1 = √(n(n-1)) / (n-2) · m3 / m2^1.5; G2 = (n-1) / ((n-2)(n-3)) · ((n+1)·g2 + 6), g2 = m4/m2² - 3. NaN
    where fewer than four values are known, or all are equal.
    """
    import numpy as np

    there = ~np.isnan(values)
    n = there.sum(axis=0).astype(np.float64)
    n[n < LEAST] = np.nan
    kept = np.where(there, values, 0.0)
    with np.errstate(divide="ignore", invalid="ignore"):
        off = np.where(there, kept - kept.sum(axis=0) / n, 0.0)
        square = off * off
        second = square.sum(axis=0) / n
        second[square.max(axis=0, initial=0.0) <= NOISE * (kept * kept).max(axis=0, initial=0.0)] = np.nan
        plain = (square * square).sum(axis=0) / n / second**2 - 3
        skew = np.sqrt(n * (n - 1)) / (n - 2) * (square * off).sum(axis=0) / n / second**1.5
        return skew, ((n + 1) * plain + 6) * (n - 1) / ((n - 2) * (n - 3))
