"""The waterfall: from one figure to another in steps that add up."""

from dataclasses import dataclass

from smartplan.write.charts.scale import Axis, Tick, horizontal_grid
from smartplan.write.charts.svg import (
    ACCENT,
    INK,
    MUTED,
    PRIMARY,
    RULE,
    Font,
    box,
    drawing,
    label,
    labels,
    line,
    wrap,
)

WIDTH, HEIGHT = 470.0, 204.0
LEFT, TOP, NAMES = 34.0, 22.0, 34.0


@dataclass(frozen=True, slots=True)
class Rise:
    """One column: its name, from where to where it runs, what it says; whole: it stands on the axis."""

    label: str
    start: float
    end: float
    text: str
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Waterfall:
    """A waterfall; its axis starts at the worst score, so that columns are as long as what they stand for."""

    title: str
    unit: str
    rises: tuple[Rise, ...]
    ticks: tuple[Tick, ...]

    def svg(self) -> str:
        """Draw it."""
        axis = Axis(self.ticks[0].value, self.ticks[-1].value, HEIGHT - NAMES, TOP)
        step = (WIDTH - LEFT) / max(len(self.rises), 1)
        body = [
            label(0, 10, self.unit, Font(8, fill=MUTED)),
            horizontal_grid(axis, self.ticks, LEFT, WIDTH),
            *(_column(axis, LEFT + step * i, step, rise) for i, rise in enumerate(self.rises)),
            *(_bridge(axis, LEFT + step * i, step, rise) for i, rise in enumerate(self.rises[:-1])),
            line((LEFT, HEIGHT - NAMES), (WIDTH, HEIGHT - NAMES), RULE, stroke_width=1),
        ]
        return drawing((WIDTH, HEIGHT), self.title, body)


def _column(axis: Axis, left: float, step: float, rise: Rise) -> str:
    width = step * 0.62
    x = left + (step - width) / 2
    top, bottom = sorted((axis.at(rise.start), axis.at(rise.end)))
    fill = PRIMARY if rise.whole else "#e9c9ae"
    edge = None if rise.whole else ACCENT
    look = {"stroke": edge, "stroke_width": 1 if edge else None}
    tip = f"{rise.label}: {rise.text}"
    drawn = box(x, top, (width, max(bottom - top, 0.8)), fill, tip=tip, **look)
    named = labels(
        left + step / 2, HEIGHT - NAMES + 16, wrap(rise.label, step - 4, 8.5, 2), Font(8.5, anchor="middle")
    )
    return drawn + named + label(left + step / 2, top - 5, rise.text, Font(9, 600, INK, "middle"))


def _bridge(axis: Axis, left: float, step: float, rise: Rise) -> str:
    y = axis.at(rise.end)
    return line((left + step * 0.81, y), (left + step * 1.19, y), MUTED, stroke_dasharray="2 2")
