"""How the answers to each indicator are spread over a cohort, and which cities stand far outside."""

from collections.abc import Sequence
from dataclasses import dataclass

from smartplan.core.model import Indicator, Node
from smartplan.core.panel.array import Array, known
from smartplan.core.panel.cohort import Cohort
from smartplan.core.panel.figures import LEAF, SCOPE
from smartplan.core.panel.moments import shape

QUARTILES = (0, 0.25, 0.5, 0.75, 1)
FENCE = 1.5
"""A value farther from the quartiles than this many interquartile ranges is an outlier (Tukey, 1977)."""


@dataclass(frozen=True, slots=True)
class Distribution:
    """The answers to one indicator, in its own unit.

    Attributes:
        item: the indicator, or a node whose own result is given.
        known: how many cities answered.
        unknown: how many did not though it applies to them.
        low: the least; None where nobody answered, as all that follows.
        lower_quartile: a quarter is at or below (linear interpolation between order statistics).
        median: half is.
        upper_quartile: three quarters are.
        high: the largest.
        mean: the mean, each city counting once.
        sd: the standard deviation of the sample; None for fewer than two.
        skew: the skewness, corrected for bias; None for fewer than four, or where all are equal.
        kurtosis: the excess kurtosis, likewise.
        outliers: the keys of the cities beyond Tukey's fences; none where half of the cities are equal.
        suppressed: whether the figures were taken out because so few cities answered.
    """

    item: Indicator | Node
    known: int
    unknown: int
    low: float | None = None
    lower_quartile: float | None = None
    median: float | None = None
    upper_quartile: float | None = None
    high: float | None = None
    mean: float | None = None
    sd: float | None = None
    skew: float | None = None
    kurtosis: float | None = None
    outliers: tuple[str, ...] = ()
    suppressed: bool = False


def distributions_of(cohort: Cohort) -> tuple[Distribution, ...]:
    """Return the distribution of every leaf that a city has, in the framework's order."""
    import numpy as np

    keys = [member.key for member in cohort.members]
    items = [item for item, _ in cohort.framework.items()]
    tables = [city.tables() for city in cohort.figures]
    flags: Array = np.array([np.frombuffer(city.flags, dtype=np.uint8) for city in tables])
    raw: Array = np.array([np.frombuffer(city.raw) for city in tables])
    leaf = (flags & LEAF) > 0
    columns = np.flatnonzero(leaf.any(axis=0))
    asked = (leaf & ((flags & SCOPE) > 0)).sum(axis=0)[columns]
    answers = np.ascontiguousarray(raw[:, columns].T)
    figures = _figures(answers)
    far = _far(answers, figures)
    counts = (~np.isnan(answers)).sum(axis=1)
    return tuple(
        _distribution(
            items[column],
            int(counts[row]),
            int(asked[row] - counts[row]),
            [known(figure) for figure in figures[row].tolist()],
            tuple(keys[place] for place in np.flatnonzero(far[row])),
        )
        for row, column in enumerate(columns)
    )


def _distribution(
    item: Indicator | Node,
    count: int,
    unknown: int,
    figures: Sequence[float | None],
    outliers: tuple[str, ...],
) -> Distribution:
    low, lower, middle, upper, high, mean, sd, skew, kurtosis = figures
    return Distribution(
        item=item,
        known=count,
        unknown=unknown,
        low=low,
        lower_quartile=lower,
        median=middle,
        upper_quartile=upper,
        high=high,
        mean=mean,
        sd=sd,
        skew=skew,
        kurtosis=kurtosis,
        outliers=outliers,
    )


def _figures(answers: Array) -> Array:
    """Return a row an indicator: the quartiles from the least to the largest, mean, sd, skewness, kurtosis.

    Args:
        answers: a row an indicator; NaN where one is not known.
    """
    import numpy as np

    there = ~np.isnan(answers)
    counts = there.sum(axis=1)
    found = np.full((len(answers), len(QUARTILES) + 2), np.nan)
    for count in np.unique(counts[counts > 0]):  # rows of one length make one table
        rows = np.flatnonzero(counts == count)
        values = answers[rows][there[rows]].reshape(len(rows), count)
        found[rows, : len(QUARTILES)] = np.quantile(values, QUARTILES, axis=1).T
        found[rows, -2] = np.mean(values, axis=1)
        if count > 1:
            found[rows, -1] = np.std(values, axis=1, ddof=1)
    return np.column_stack([found, *shape(answers.T)])


def _far(answers: Array, figures: Array) -> Array:
    """Return which answers are beyond Tukey's fences; none where half of the cities are equal."""
    import numpy as np

    lower, upper = figures[:, [1]], figures[:, [3]]
    reach = FENCE * (upper - lower)
    with np.errstate(invalid="ignore"):
        return (reach > 0) & ((answers < lower - reach) | (answers > upper + reach))
