"""Outliers: indicators so skewed that one city would decide where all others stand."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass

from smartplan.core.model.panel import Outliers
from smartplan.core.panel.array import Array, known
from smartplan.core.panel.moments import shape

SHIFT = 0.01
"""Before the logarithm the least value stands at this share of the range above zero (COINr, log_CT)."""


@dataclass(frozen=True, slots=True)
class Treatment:
    """What was done to one indicator.

    Attributes:
        id: the indicator.
        kind: winsorised; log; or left, where nothing helped and the plan says so.
        points: how often the most extreme value was set to the next one; 0 for log and left.
        skew: the skewness before.
        kurtosis: the kurtosis before.
        skew_after: the skewness after.
        kurtosis_after: the kurtosis after; log may leave it beyond its limit.
    """

    id: str
    kind: str
    points: int
    skew: float
    kurtosis: float
    skew_after: float | None
    kurtosis_after: float | None


def treat(
    values: Array, ids: Sequence[str], plan: Outliers, among: Container[str]
) -> tuple[Array, tuple[Treatment, ...]]:
    """Return the values with skewed indicators treated, and what was done to which.

    Args:
        values: cities × indicators.
        ids: the indicators, in the order of the columns.
        plan: what counts as skewed, and what is done then.
        among: the indicators that may be treated.
    """
    before = shape(values)
    beyond = _is_skewed(before, plan)
    skewed = [c for c, id_ in enumerate(ids) if beyond[c] and id_ in among and id_ not in plan.skip]
    points = _winsorise(treated := values.copy(), skewed, plan)
    for column in skewed:
        if not points[column] and plan.then == "log":
            treated[:, column] = _log(values[:, column])
    after = shape(treated[:, skewed])
    return treated, tuple(
        Treatment(
            id=ids[column],
            kind="winsorised" if points[column] else ("log" if plan.then == "log" else "left"),
            points=points[column],
            skew=float(before[0][column]),
            kurtosis=float(before[1][column]),
            skew_after=known(after[0][place]),
            kurtosis_after=known(after[1][place]),
        )
        for place, column in enumerate(skewed)
    )


def _is_skewed(found: tuple[Array, Array], plan: Outliers) -> Array:
    return (abs(found[0]) > float(plan.skew)) & (found[1] > float(plan.kurtosis))


def _winsorise(values: Array, columns: Sequence[int], plan: Outliers) -> Mapping[int, int]:
    """Pull in what sticks out until the columns are no longer skewed, all columns a round at a time.

    Columns that stay skewed are left as they were, with 0 points.
    """
    points, waiting = dict.fromkeys(columns, 0), list(columns)
    pulled = values[:, waiting]
    skew, _ = shape(pulled)
    for number in range(1, plan.winsorise + 1):
        if not waiting:
            break
        pulled = _pulled_in(pulled, skew > 0)
        found = shape(pulled)
        still = _is_skewed(found, plan)
        for place, column in enumerate(waiting):
            if not still[place]:
                values[:, column], points[column] = pulled[:, place], number
        waiting = [column for column, skewed in zip(waiting, still, strict=True) if skewed]
        pulled, skew = pulled[:, still], found[0][still]
    return points


def _pulled_in(values: Array, highest: Array) -> Array:
    """Return each column with its most extreme value (all that share it) set to the next one."""
    import numpy as np

    sign = np.where(highest, 1.0, -1.0)
    turned = values * sign
    extreme = np.fmax.reduce(turned, axis=0)
    following = np.fmax.reduce(np.where(turned == extreme, np.nan, turned), axis=0)
    return sign * np.where((turned == extreme) & ~np.isnan(following), following, turned)


def _log(values: Array) -> Array:
    """Return ln(x - min + 1/100 of the range)."""
    import numpy as np

    low, high = np.nanmin(values), np.nanmax(values)
    return np.log(values - low + SHIFT * (high - low))
