"""The curve of the index: forecast against target, year by year."""

from collections.abc import Sequence
from dataclasses import dataclass

from smartplan.write.charts.legend import Entry, legend, meaning
from smartplan.write.charts.scale import Axis, Tick, horizontal_grid
from smartplan.write.charts.svg import (
    ACCENT,
    INK,
    MUTED,
    PRIMARY,
    RULE,
    Font,
    diamond,
    dot,
    drawing,
    element,
    label,
    line,
    points,
)

WIDTH, HEIGHT = 470.0, 216.0
LEFT, RIGHT, TOP, BOTTOM = 34.0, 18.0, 24.0, 24.0


@dataclass(frozen=True, slots=True)
class Moment:
    """One year: the index, the target, both in words; None where there is none."""

    label: str
    value: float | None
    text: str
    target: float | None = None
    target_text: str = ""


@dataclass(frozen=True, slots=True)
class Curve:
    """A curve over an axis that runs from the worst score to the best."""

    title: str
    unit: str
    moments: tuple[Moment, ...]
    ticks: tuple[Tick, ...]
    legend: tuple[Entry, ...]

    def svg(self) -> str:
        """Draw it."""
        axis = Axis(self.ticks[0].value, self.ticks[-1].value, HEIGHT - BOTTOM, TOP)
        across = Axis(0, max(len(self.moments) - 1, 1), LEFT + 26, WIDTH - RIGHT - 16)
        spots = [(across.at(i), moment) for i, moment in enumerate(self.moments)]
        body = [
            label(0, 10, self.unit, Font(8, fill=MUTED)),
            horizontal_grid(axis, self.ticks, LEFT, WIDTH),
            line((LEFT, axis.at(axis.low)), (WIDTH, axis.at(axis.low)), RULE, stroke_width=1),
            _path([(x, axis.at(m.target)) for x, m in spots if m.target is not None], _WANTED),
            _path([(x, axis.at(m.value)) for x, m in spots if m.value is not None], _EXPECTED),
            *(_moment(axis, x, moment, meaning(self.legend, "dashed", "target")) for x, moment in spots),
            legend(LEFT, HEIGHT + 10, self.legend, WIDTH - LEFT),
        ]
        return drawing((WIDTH, HEIGHT + 18), self.title, body)


_EXPECTED = {"stroke": PRIMARY, "stroke_width": 2.2}
_WANTED = {"stroke": ACCENT, "stroke_width": 1.6, "stroke_dasharray": "4 2.5"}


def _path(spots: Sequence[tuple[float, float]], look: dict[str, object]) -> str:
    return element("polyline", points=points(spots), fill="none", stroke_linejoin="round", **look)


def _moment(axis: Axis, x: float, moment: Moment, target: str) -> str:
    """Return the marks of a year; the higher of the two says its figure above, the lower below."""
    parts = [label(x, HEIGHT - BOTTOM + 14, moment.label, Font(9, 600, INK, "middle"))]
    above = moment.target is None or (moment.value is not None and moment.value >= moment.target)
    if moment.target is not None:
        y = axis.at(moment.target)
        wanted = f"{moment.label}, {target}" if target else moment.label
        parts.append(diamond(x, y, tip=f"{wanted}: {moment.target_text}"))
        parts.append(
            label(x, y + (17 if above else -9), moment.target_text, Font(8.5, 400, ACCENT, "middle"))
        )
    if moment.value is not None:
        y = axis.at(moment.value)
        parts.append(dot(x, y, tip=f"{moment.label}: {moment.text}"))
        parts.append(label(x, y + (-9 if above else 17), moment.text, Font(9, 600, PRIMARY, "middle")))
    return "".join(parts)
