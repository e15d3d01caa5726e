"""The reported figure: the one rounding that the framework's rule asks for, and the band read from it."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from smartplan.core.model import Band, Framework, Rounding, Step

Exact = Fraction | float
"""A computed number: a Fraction where the rules allow it (arithmetic, minimum), else a float."""

SIGNIFICANT = 12


def exact_decimal(value: Exact) -> Fraction:
    """Return the value as a Fraction; of a float, 12 significant digits, so that noise decides nothing."""
    return Fraction(f"{value:.{SIGNIFICANT}g}") if isinstance(value, float) else value


def half_up(value: Exact, digits: int) -> Fraction:
    """Round half away from zero on the exact decimal: 2.595 to 2.60, 2.594 to 2.59."""
    number = exact_decimal(value)
    if 10**digits % number.denominator == 0:  # it has no more digits than that
        return number
    top, below = number.as_integer_ratio()
    whole = (2 * abs(top) * 10**digits + below) // (2 * below)
    return Fraction(whole if top >= 0 else -whole, 10**digits)


def rounded(value: Exact, rounding: Rounding) -> Fraction:
    """Round by a framework's rule: half_up, half_even (2.585 to 2.58), down (towards zero: 2.589 to 2.58)."""
    if rounding.rule == "half_up":
        return half_up(value, rounding.digits)
    scaled = exact_decimal(value) * 10**rounding.digits
    return Fraction(round(scaled) if rounding.rule == "half_even" else int(scaled), 10**rounding.digits)


def reported(framework: Framework, value: Exact | None) -> Fraction | None:
    """Return the figure that the framework publishes for a score; the exact one where it doesn't round."""
    if value is None:
        return None
    return exact_decimal(value) if framework.rounding is None else rounded(value, framework.rounding)


@dataclass(frozen=True, slots=True)
class Reporting:
    """How scores are published.

    Attributes:
        framework: whose rounding holds.
        bands: the bands that figures are read by.
    """

    framework: Framework
    bands: tuple[Band, ...]


def reaches(bound: Band | Step, value: Fraction) -> bool:
    """Whether a value is at or above a lower bound; strictly above where the bound says so."""
    return value > bound.from_ or (value == bound.from_ and not bound.above)


def band_of(bands: Iterable[Band], figure: Fraction | None) -> Band | None:
    """Return the band of a reported figure: the highest whose lower bound it reaches (or is above)."""
    if figure is None:
        return None
    reached = [band for band in bands if reaches(band, figure)]
    return max(reached, key=lambda band: band.from_, default=None)
