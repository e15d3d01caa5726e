"""A scale, and what must stand on it."""

from collections.abc import Iterator
from fractions import Fraction

from smartplan.core.model import Scale
from smartplan.errors import Keys, Problem


def check_scale(scale: Scale, keys: Keys) -> Iterator[Problem]:
    """Yield what is wrong with a scale itself."""
    span = scale.max - scale.min
    if span <= 0:
        yield Problem("scale-not-ascending", keys, {"min": scale.min, "max": scale.max})
    elif scale.step is not None and (scale.step <= 0 or (span / scale.step).denominator != 1):
        yield Problem(
            "step-does-not-fit", (*keys, "step"), {"step": scale.step, "min": scale.min, "max": scale.max}
        )


def on_scale(code: str, value: Fraction, scale: Scale, keys: Keys, item: str) -> Iterator[Problem]:
    """Yield a problem where a value does not stand on a scale."""
    if not scale.min <= value <= scale.max:
        values = {"item": item, "value": value, "min": scale.min, "max": scale.max}
        yield Problem(code, keys, values)
