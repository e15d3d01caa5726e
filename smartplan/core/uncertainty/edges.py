"""The values of the exact index at which the band of the reported index changes."""

from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

from smartplan.core.model import Band, Rounding
from smartplan.core.scores import Scores


@dataclass(frozen=True, slots=True)
class Edge:
    """Where one band ends and the next one begins.

    Attributes:
        at: the exact index.
        includes: whether the index itself is in the upper band; else only what is above.
        lower: the name of the lower band; None below all bands.
        upper: the name of the upper band.
        is_upward: whether the city is below it, so that it is crossed upwards.
    """

    at: Fraction
    includes: bool
    lower: str | None
    upper: str
    is_upward: bool


def edges_of(scores: Scores) -> tuple[Edge, ...]:
    """Return the edges below and above a city's index, those that there are."""
    framework, root = scores.framework, scores.root
    bands = sorted(framework.bands_of(scores.assessment.city.group), key=lambda band: band.from_)
    if root.value is None or not bands:
        return ()
    place = bands.index(root.band) if root.band is not None else -1
    names = [None, *(band.name for band in bands)]
    edges = []
    for number, is_upward in ((place, False), (place + 1, True)):
        if 0 <= number < len(bands):
            at, includes = _edge(bands[number], framework.rounding)
            edges.append(Edge(at, includes, names[number], bands[number].name, is_upward))
    return tuple(edges)


def _edge(band: Band, rounding: Rounding | None) -> tuple[Fraction, bool]:
    """Return the least exact index whose reported figure is in a band, and whether it is in it itself."""
    if rounding is None:
        return band.from_, not band.above
    unit = Fraction(1, 10**rounding.digits)
    count = floor(band.from_ / unit) + 1 if band.above else ceil(band.from_ / unit)
    if rounding.rule == "down":
        # Digits are cut off towards zero: below it everything moves up.
        return (count * unit, True) if count > 0 else ((count - 1) * unit, False)
    at = (count - Fraction(1, 2)) * unit
    if rounding.rule == "half_even":
        return at, count % 2 == 0
    return at, at > 0
