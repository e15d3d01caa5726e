"""How the answers to each indicator are spread over a cohort, and which cities stand far outside."""

from dataclasses import dataclass

from smartplan.core.model import Indicator, Node
from smartplan.core.panel.array import Array, known, matrix
from smartplan.core.panel.cohort import Cohort
from smartplan.core.panel.figures import LEAF, SCOPE
from smartplan.core.panel.moments import shape

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
    flags: Array = np.array([np.frombuffer(city.flags, dtype=np.uint8) for city in cohort.figures])
    raw: Array = np.array([np.frombuffer(city.raw) for city in cohort.figures])
    found = []
    for place, (item, _) in enumerate(cohort.framework.items()):
        is_leaf = (flags[:, place] & LEAF) > 0
        if is_leaf.any():
            asked = int((is_leaf & ((flags[:, place] & SCOPE) > 0)).sum())
            answers = [known(value) for value in raw[:, place]]
            found.append(_distribution(item, asked, list(zip(keys, answers, strict=True))))
    return tuple(found)


def _distribution(
    item: Indicator | Node, asked: int, answers: list[tuple[str, float | None]]
) -> Distribution:
    import numpy as np

    values = [value for _, value in answers if value is not None]
    if not values:
        return Distribution(item, 0, asked)
    skew, kurtosis = shape(matrix([[value] for value in values]))
    low, lower, middle, upper, high = (float(q) for q in np.quantile(values, (0, 0.25, 0.5, 0.75, 1)))
    reach = FENCE * (upper - lower)
    return Distribution(
        item=item,
        known=len(values),
        unknown=asked - len(values),
        low=low,
        lower_quartile=lower,
        median=middle,
        upper_quartile=upper,
        high=high,
        mean=float(np.mean(values)),
        sd=float(np.std(values, ddof=1)) if len(values) > 1 else None,
        skew=known(skew[0]),
        kurtosis=known(kurtosis[0]),
        outliers=tuple(
            key
            for key, value in answers
            if value is not None and reach > 0 and not lower - reach <= value <= upper + reach
        ),
    )
