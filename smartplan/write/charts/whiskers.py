"""Whiskers: for each row a figure, and between what it may be."""

from dataclasses import dataclass

from smartplan.write.charts.legend import Entry, legend
from smartplan.write.charts.scale import Axis, Tick, vertical_grid
from smartplan.write.charts.svg import (
    FAINT,
    INK,
    MUTED,
    PRIMARY,
    Font,
    box,
    dot,
    drawing,
    label,
    labels,
    line,
    mixed,
    wrap,
)

WIDTH, NAMES, RIGHT = 470.0, 150.0, 62.0
TOP, ROW, BAR = 22.0, 16.0, 5.0
SHADE = mixed(PRIMARY, 0.3)


@dataclass(frozen=True, slots=True)
class Whisker:
    """One row.

    Attributes:
        label: what it is called.
        value: the figure itself; None where unknown.
        low: most of what it may be is from here
        median: with one half on each side of this
        high: to here.
        note: the interval in words, at the right.
    """

    label: str
    value: float | None
    low: float
    median: float
    high: float
    note: str


@dataclass(frozen=True, slots=True)
class Whiskers:
    """Rows of whiskers over one axis, which runs from the first tick to the last."""

    title: str
    rows: tuple[Whisker, ...]
    ticks: tuple[Tick, ...]
    legend: tuple[Entry, ...]
    note_title: str

    def svg(self) -> str:
        """Draw it."""
        axis = Axis(self.ticks[0].value, self.ticks[-1].value, NAMES + 12, WIDTH - RIGHT - 8)
        bottom = TOP + ROW * len(self.rows)
        body = [_row(axis, TOP + ROW * (place + 0.5), row) for place, row in enumerate(self.rows)]
        grid = vertical_grid(axis, self.ticks, TOP - 4, bottom)
        head = label(WIDTH - 2, TOP - 9, self.note_title, Font(8, fill=MUTED, anchor="end"))
        key = legend(NAMES + 6, bottom + 15, self.legend, WIDTH - NAMES)
        return drawing((WIDTH, bottom + 24), self.title, [grid, head, *body, key])


def _row(axis: Axis, y: float, row: Whisker) -> str:
    left, right = axis.at(row.low), axis.at(row.high)
    parts = [
        line((0, y + ROW / 2), (WIDTH, y + ROW / 2), FAINT, stroke_width=0.5),
        labels(6, y, wrap(row.label, NAMES - 6, 8.6, 1), Font(8.6)),
        box(left, y - BAR / 2, (max(right - left, 0.8), BAR), SHADE, rx=1),
        line((axis.at(row.median), y - BAR), (axis.at(row.median), y + BAR), PRIMARY, stroke_width=1.2),
    ]
    if row.value is not None:
        parts.append(dot(axis.at(row.value), y, radius=3))
    parts.append(label(WIDTH - 4, y + 3, row.note, Font(8.6, 400, INK, "end")))
    return "".join(parts)
