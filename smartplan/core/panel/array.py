"""Tables of figures, one row a city: what is not known is NaN in them, and None everywhere else."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

Array = Any
"""A numpy array. The library is heavy, so it is imported only inside the functions that compute with it."""


def matrix(rows: Sequence[Sequence[Fraction | float | None]]) -> Array:
    """Return rows as a table of floats."""
    import numpy as np

    width = len(rows[0]) if rows else 0
    flat = [float("nan") if value is None else float(value) for row in rows for value in row]
    return np.array(flat, dtype=np.float64).reshape(len(rows), width)


def known(value: float) -> float | None:
    """Return a figure of a table as it leaves it: None where it is not known."""
    return None if value != value else float(value)  # noqa: PLR0124 - only NaN differs from itself
