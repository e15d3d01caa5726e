"""Stacked bars: what each part adds up to, year by year, with a ceiling where there is one."""

from dataclasses import dataclass

from smartplan.write.charts.legend import Entry, legend, rows
from smartplan.write.charts.scale import Axis, Tick, horizontal_grid
from smartplan.write.charts.svg import (
    ACCENT,
    INK,
    MUTED,
    PAPER,
    RULE,
    SERIES,
    Font,
    box,
    drawing,
    label,
    line,
    on,
    text_width,
)

WIDTH, HEIGHT = 470.0, 226.0
LEFT, TOP, BOTTOM = 44.0, 26.0, 22.0
NEAR = 11.0
"""A total that would touch the line of the ceiling stands above it."""
READABLE = 11.0
"""The least height of a part that can hold its figure."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of one bar: its size, the size in words, and exactly, for whoever points at it."""

    value: float
    text: str
    told: str = ""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: what it stands for, its parts as the series, its total, its ceiling, and exactly in words."""

    label: str
    parts: tuple[Part, ...]
    total: str
    ceiling: float | None = None
    told: str = ""


@dataclass(frozen=True, slots=True)
class Stack:
    """Stacked bars over an axis that starts at zero.

    Attributes:
        title: what the figure shows, for those who can't see it.
        unit: the unit, above the axis.
        series: the names of the parts, from the bottom up.
        bars: the bars, from left to right.
        ticks: the marks of the axis; the first is zero.
        ceiling: what the line across a bar means; None where there is none.
    """

    title: str
    unit: str
    series: tuple[str, ...]
    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    ceiling: str | None = None

    def svg(self) -> str:
        """Draw it."""
        axis = Axis(self.ticks[0].value, self.ticks[-1].value, HEIGHT - BOTTOM, TOP)
        step = (WIDTH - LEFT) / max(len(self.bars), 1)
        entries = [(colour(i), name) for i, name in enumerate(self.series)]
        key: list[Entry] = [*entries, *([("ceiling", self.ceiling)] if self.ceiling else [])]
        body = [
            label(0, 10, self.unit, Font(8, fill=MUTED)),
            horizontal_grid(axis, self.ticks, LEFT, WIDTH),
            *(_bar(axis, (LEFT + step * i, step), bar, self) for i, bar in enumerate(self.bars)),
            line((LEFT, axis.at(0)), (WIDTH, axis.at(0)), RULE, stroke_width=1),
            legend(LEFT, HEIGHT + 12, key, WIDTH - LEFT),
        ]
        return drawing((WIDTH, HEIGHT + 8 + 13.6 * rows(key, WIDTH - LEFT)), self.title, body)


def colour(index: int) -> str:
    """Return the colour of a series."""
    return SERIES[index % len(SERIES)]


def _bar(axis: Axis, place: tuple[float, float], bar: Bar, stack: Stack) -> str:
    left, step = place
    width = min(step * 0.58, 62.0)
    x = left + (step - width) / 2
    parts, below = [], 0.0
    for index, part in enumerate(bar.parts):
        bottom, top = axis.at(below), axis.at(below + part.value)
        tip = f"{stack.series[index]}, {bar.label}: {part.told}" if part.told else ""
        parts.append(_part((x, top, width, bottom - top), colour(index), part.text, tip))
        below += part.value
    middle = x + width / 2
    above = axis.at(below) - 5
    if bar.ceiling is not None and above - NEAR < axis.at(bar.ceiling) <= axis.at(below) + 1:
        above = axis.at(bar.ceiling) - 5
    parts.append(label(middle, above, bar.total, Font(9, 600, INK, "middle")))
    parts.append(label(middle, HEIGHT - BOTTOM + 13, bar.label, Font(9, 600, INK, "middle")))
    if bar.ceiling is not None:
        y = axis.at(bar.ceiling)
        tip = f"{stack.ceiling}, {bar.label}: {bar.told}" if bar.told else ""
        parts.append(line((x - 7, y), (x + width + 7, y), ACCENT, tip=tip, stroke_width=2))
    return "".join(parts)


def _part(place: tuple[float, float, float, float], fill: str, text: str, tip: str) -> str:
    x, top, width, height = place
    if height <= 0:
        return ""
    drawn = box(x, top, (width, height), fill, tip=tip, stroke=PAPER, stroke_width=0.75)
    if height < READABLE or text_width(text, 8) > width - 4:
        return drawn
    return drawn + label(
        x + width / 2, top + height / 2 + 2.8, text, Font(8, fill=on(fill), anchor="middle"), tip
    )
