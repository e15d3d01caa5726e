"""The bands of drawn indices: the framework's own rounding, over whole tables."""

from collections.abc import Sequence
from dataclasses import dataclass

from smartplan.core.model import Band, Rounding
from smartplan.core.panel import Array
from smartplan.core.scores import Scores

DIGITS = 9
"""Before a figure is rounded, the noise of floats beyond so many further decimals is cut off."""


@dataclass(frozen=True, slots=True)
class BandCounter:
    """Counts the bands of the draws.

    Attributes:
        rounding: the framework's rounding.
        bands: by city, the bands by which it is read, from the lowest.
        counts: cities × bands: how often each came out; first, how often none.
    """

    rounding: Rounding | None
    bands: tuple[tuple[Band, ...], ...]
    counts: Array

    def add(self, index: Array) -> None:
        """Count the bands of draws × cities."""
        import numpy as np

        if not any(self.bands):
            return
        figure = reported(self.rounding, index)
        for bands in set(self.bands):
            cities = [city for city, own in enumerate(self.bands) if own == bands]
            part = figure[:, cities]
            reached = np.zeros(part.shape, dtype=np.int64)
            for band in bands:
                bound = float(band.from_)
                reached += part > bound if band.above else part >= bound
            # A city without an index has no band, not the lowest.
            there = ~np.isnan(part)
            for column, city in enumerate(cities):
                found = np.bincount(reached[there[:, column], column], minlength=len(bands) + 1)
                self.counts[city, : len(bands) + 1] += found


def counter_for(cities: Sequence[Scores]) -> BandCounter:
    """Return a counter for some cities under one framework."""
    import numpy as np

    framework = cities[0].framework
    bands = tuple(framework.bands_of(city.assessment.city.group) for city in cities)
    most = max(len(own) for own in bands)
    return BandCounter(framework.rounding, bands, np.zeros((len(cities), most + 1), dtype=np.int64))


def reported(rounding: Rounding | None, index: Array) -> Array:
    """Return the figures that a framework reports of drawn indices, as `core.scores.report` rounds one."""
    import numpy as np

    if rounding is None:
        return np.round(index, DIGITS)
    unit = 10.0**rounding.digits
    scaled = np.round(index * unit, DIGITS)
    if rounding.rule == "half_up":
        whole = np.sign(scaled) * np.floor(np.abs(scaled) + 0.5)
    else:
        whole = np.rint(scaled) if rounding.rule == "half_even" else np.trunc(scaled)
    # The nearest float of the decimal, as the bands have it.
    return np.round(whole / unit, rounding.digits)
