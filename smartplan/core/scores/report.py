"""The reported figure: the one rounding that the framework's rule asks for, and the band read from it."""

from fractions import Fraction
from math import floor

from smartplan.core.model import Band, Framework

Exact = Fraction | float
"""A computed number: a Fraction where the rules allow it (arithmetic, minimum), else a float."""

SIGNIFICANT = 12


def exact_decimal(value: Exact) -> Fraction:
    """Return the value as a Fraction; of a float, 12 significant digits, so that noise decides nothing."""
    return Fraction(f"{value:.{SIGNIFICANT}g}") if isinstance(value, float) else value


def half_up(value: Exact, digits: int) -> Fraction:
    """Round half away from zero on the exact decimal: 2.595 to 2.60, 2.594 to 2.59."""
    number = exact_decimal(value)
    scaled = abs(number) * 10**digits
    whole = floor(scaled + Fraction(1, 2))
    return Fraction(whole if number >= 0 else -whole, 10**digits)


def reported(framework: Framework, value: Exact | None) -> Fraction | None:
    """Return the figure that the framework publishes for a score; the exact one where it doesn't round."""
    if value is None:
        return None
    rounding = framework.rounding
    return exact_decimal(value) if rounding is None else half_up(value, rounding.digits)


def band_of(framework: Framework, figure: Fraction | None) -> Band | None:
    """Return the band of a reported figure: the highest whose lower bound it reaches."""
    if figure is None:
        return None
    reached = [band for band in framework.bands if band.from_ <= figure]
    return max(reached, key=lambda band: band.from_, default=None)
