"""Where a value stands along an axis, and the marks along it."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor, log10

from smartplan.write.charts.svg import FAINT, MUTED, Font, label, line

NICE = (1, 2, 2.5, 5, 10)


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark on an axis: where, and what it says."""

    value: float
    text: str


@dataclass(frozen=True, slots=True)
class Axis:
    """A straight axis from one value to another, laid between two coordinates."""

    low: float
    high: float
    start: float
    end: float

    def at(self, value: float) -> float:
        """Return the coordinate of a value."""
        span = self.high - self.low
        share = (value - self.low) / span if span else 0.0
        return self.start + share * (self.end - self.start)


def nice_steps(highest: float, count: int = 5) -> tuple[float, ...]:
    """Return round values from zero to the first that is not below `highest`."""
    if highest <= 0:
        return (0.0, 1.0)
    power = 10 ** floor(log10(highest / count))
    step = next(power * nice for nice in NICE if power * nice * count >= highest * 0.999)
    steps = [0.0]
    while steps[-1] < highest * 0.999:
        steps.append(round(steps[-1] + step, 10))
    return tuple(steps)


def vertical_grid(axis: Axis, ticks: Sequence[Tick], top: float, bottom: float) -> str:
    """Return lines down from the ticks of a horizontal axis, their texts above."""
    return "".join(
        line((axis.at(t.value), top), (axis.at(t.value), bottom), FAINT)
        + label(axis.at(t.value), top - 5, t.text, Font(8, fill=MUTED, anchor="middle"))
        for t in ticks
    )


def horizontal_grid(axis: Axis, ticks: Sequence[Tick], left: float, right: float) -> str:
    """Return lines across from the ticks of a vertical axis, their texts at the left."""
    return "".join(
        line((left, axis.at(t.value)), (right, axis.at(t.value)), FAINT)
        + label(left - 6, axis.at(t.value) + 2.8, t.text, Font(8, fill=MUTED, anchor="end"))
        for t in ticks
    )
