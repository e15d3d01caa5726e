"""Raw values made comparable: divided by what they grow with, and filled in where a city says nothing."""

from collections.abc import Sequence

from smartplan.core.panel.array import Array


def denominate(values: Array, divisors: Array) -> Array:
    """Return each value over its divisor; unknown where the divisor is unknown or zero.

    Args:
        values: cities × indicators.
        divisors: the same shape; 1 where an indicator has none.
    """
    import numpy as np

    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(divisors == 0, np.nan, values / divisors)


def impute(values: Array, kind: str, groups: Sequence[str | None]) -> Array:
    """Return the values with the unknown ones filled in from the known ones of the same column.

    Args:
        values: cities × indicators.
        kind: mean or median; group_mean or group_median is that of the city's group.
        groups: the group of each city; used by the kinds that name it. A city without one, and a group in
            which nothing is known, fill nothing in.
    """
    import numpy as np

    middle = _median if kind.endswith("median") else _mean
    if not kind.startswith("group_"):
        return np.where(np.isnan(values), middle(values), values)
    filled = values.copy()
    for group in sorted({group for group in groups if group is not None}):
        rows = [row for row, own in enumerate(groups) if own == group]
        part = values[rows]
        filled[rows] = np.where(np.isnan(part), middle(part), part)
    return filled


def _mean(values: Array) -> Array:
    import numpy as np

    there = ~np.isnan(values)
    with np.errstate(invalid="ignore"):
        return np.where(there, values, 0.0).sum(axis=0) / there.sum(axis=0)


def _median(values: Array) -> Array:
    """Return the median of each column; numpy's own warns where a column has none."""
    import numpy as np

    ordered = np.sort(values, axis=0)  # the unknown come last
    count = (~np.isnan(values)).sum(axis=0)
    columns = np.arange(values.shape[1])
    below, above = np.maximum((count - 1) // 2, 0), np.minimum(count // 2, len(values) - 1)
    return np.where(count > 0, (ordered[below, columns] + ordered[above, columns]) / 2, np.nan)
