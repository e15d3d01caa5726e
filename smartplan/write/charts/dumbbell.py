"""The gap chart: for each row where the city is, where it should be, and the way between."""

from dataclasses import dataclass

from smartplan.write.charts.legend import Entry, legend
from smartplan.write.charts.scale import Axis, Tick, vertical_grid
from smartplan.write.charts.svg import (
    ACCENT,
    FAINT,
    INK,
    MUTED,
    RULE,
    Font,
    box,
    diamond,
    dot,
    drawing,
    element,
    label,
    labels,
    line,
    wrap,
)

WIDTH, NAMES, RIGHT = 470.0, 212.0, 58.0
TOP, ROW, GROUP = 22.0, 19.8, 16.0


@dataclass(frozen=True, slots=True)
class Reach:
    """One row.

    Attributes:
        label: what it is called.
        value: where it is; None where unknown.
        target: where it should be; None where nothing says.
        low: the worst it may be, where unknowns leave it open.
        high: the best it may be.
        note: the gap in words, at the right.
        group: a heading above this row; None: none.
        told: value and target in words, for whoever points at them.
    """

    label: str
    value: float | None
    target: float | None
    low: float | None = None
    high: float | None = None
    note: str = ""
    group: str | None = None
    told: str = ""


@dataclass(frozen=True, slots=True)
class Dumbbell:
    """A gap chart; its axis runs from the worst score to the best."""

    title: str
    rows: tuple[Reach, ...]
    ticks: tuple[Tick, ...]
    legend: tuple[Entry, ...]
    note_title: str

    def svg(self) -> str:
        """Draw it."""
        axis = Axis(self.ticks[0].value, self.ticks[-1].value, NAMES + 12, WIDTH - RIGHT)
        body, y = [], TOP
        for row in self.rows:
            if row.group is not None:
                body.append(_group(y, row.group))
                y += GROUP
            body.append(_row(axis, y + ROW / 2, row))
            y += ROW
        grid = vertical_grid(axis, self.ticks, TOP - 4, y)
        head = label(WIDTH - 2, TOP - 9, self.note_title, Font(8, fill=MUTED, anchor="end"))
        key = legend(NAMES + 6, y + 17, self.legend, WIDTH - NAMES)
        return drawing((WIDTH, y + 24), self.title, [grid, head, *body, key])


def _group(y: float, text: str) -> str:
    ground = box(0, y + 2, (WIDTH, GROUP - 4), "#eef2f5")
    return ground + label(6, y + 11.1, text, Font(8.8, 600))


def _row(axis: Axis, y: float, row: Reach) -> str:
    parts = [
        line((0, y + ROW / 2), (WIDTH, y + ROW / 2), FAINT),
        labels(6, y, wrap(row.label, NAMES - 10, 8.3, 2), Font(8.3)),
        _open(axis, y, row),
        _way(axis, y, row),
    ]
    tip = f"{row.label}: {row.told}" if row.told else ""
    if row.target is not None:
        parts.append(diamond(axis.at(row.target), y, tip=tip))
    if row.value is not None:
        parts.append(dot(axis.at(row.value), y, tip=tip))
    weight = 600 if row.value is not None else 400
    parts.append(label(WIDTH - 4, y + 3, row.note, Font(9, weight, INK, "end")))
    return "".join(parts)


def _open(axis: Axis, y: float, row: Reach) -> str:
    """Draw what unknowns leave open, a hatched band from the worst to the best."""
    if row.low is None or row.high is None or row.low == row.high:
        return ""
    left, right = axis.at(row.low), axis.at(row.high)
    look = {"fill": "none", "stroke": RULE, "stroke_dasharray": "2 2"}
    return element("rect", x=left, y=y - 4, width=right - left, height=8, **look)


def _way(axis: Axis, y: float, row: Reach) -> str:
    if row.value is None or row.target is None or row.target <= row.value:
        return ""
    return line((axis.at(row.value), y), (axis.at(row.target), y), ACCENT, stroke_width=2.4, opacity=0.55)
