"""The roadmap as bars over quarters, with what waits for what."""

from dataclasses import dataclass

from smartplan.write.charts.legend import Entry, legend
from smartplan.write.charts.svg import (
    ACCENT,
    ARROW,
    FAINT,
    INK,
    LATE,
    MUTED,
    PAPER,
    PRIMARY,
    RULE,
    SERIES,
    Font,
    box,
    drawing,
    element,
    label,
    labels,
    line,
    number,
    on,
    text_width,
    wrap,
)

WIDTH, NAMES = 740.0, 232.0
HEAD, GROUP, ROW, BAR = 30.0, 15.0, 16.6, 10.4
ROOM = 346.0
"""How high the rows of one drawing may be, so that it stands on a landscape page with its words."""
QUARTERS = 4


@dataclass(frozen=True, slots=True)
class Task:
    """One bar.

    Attributes:
        id: what arrows refer to.
        label: what it is called.
        start: the first quarter of work, counted from the start of the chart.
        finish: the last quarter of work, counted likewise.
        series: which colour it takes; its group says the same in words.
        text: what stands on the bar, where there is room, else behind it.
        after: the tasks it waits for, those of this drawing.
        group: a heading above this row; None: none.
        mark: a sign in front of the name; empty: none.
        told: when it runs and what it costs exactly, for whoever points at it.
    """

    id: str
    label: str
    start: int
    finish: int
    series: int
    text: str = ""
    after: tuple[str, ...] = ()
    group: str | None = None
    mark: str = ""
    told: str = ""


@dataclass(frozen=True, slots=True)
class Gantt:
    """Bars over quarters.

    Attributes:
        title: what the figure shows, for those who can't see it.
        years: the calendar years of the chart.
        first: the quarter (1 to 4) in which the first year begins.
        quarter: the names of the four quarters.
        span: how many quarters the chart has.
        tasks: the bars, from the top.
        legend: the marks and their meaning.
    """

    title: str
    years: tuple[str, ...]
    first: int
    quarter: tuple[str, str, str, str]
    span: int
    tasks: tuple[Task, ...]
    legend: tuple[Entry, ...] = ()

    def svg(self) -> str:
        """Draw it."""
        places = _places(self)
        bottom = HEAD + height_of(self.tasks)
        body = [
            _head(self),
            _grid(self, bottom),
            *(_row(task, places[task.id]) for task in self.tasks),
            *(_arrow(self, places, task, before) for task in self.tasks for before in task.after),
            *(_bar(self, task, places[task.id]) for task in self.tasks),
            legend(NAMES, bottom + 17, self.legend, WIDTH - NAMES),
        ]
        return drawing((WIDTH, bottom + (26 if self.legend else 4)), self.title, body)


def height_of(tasks: tuple[Task, ...]) -> float:
    """Return how high the rows of these tasks are."""
    return sum(ROW + (GROUP if task.group is not None else 0) for task in tasks)


def _step(gantt: Gantt) -> float:
    return (WIDTH - NAMES) / max(gantt.span, 1)


def _x(gantt: Gantt, quarter: float) -> float:
    return NAMES + _step(gantt) * quarter


def _places(gantt: Gantt) -> dict[str, float]:
    """Return the middle of each task's row."""
    places, y = {}, HEAD
    for task in gantt.tasks:
        y += GROUP if task.group is not None else 0
        places[task.id] = y + ROW / 2
        y += ROW
    return places


def _head(gantt: Gantt) -> str:
    """Return years above quarters."""
    parts, quarter = [], 0
    for index, year in enumerate(gantt.years):
        taken = min(QUARTERS - (gantt.first - 1 if index == 0 else 0), gantt.span - quarter)
        left, width = _x(gantt, quarter), _step(gantt) * taken
        parts.append(box(left, 0, (width, 15), PRIMARY, stroke=PAPER, stroke_width=1))
        parts.append(label(left + width / 2, 10.8, year, Font(9, 600, PAPER, "middle")))
        quarter += taken
    names = [
        label(_x(gantt, i + 0.5), 25.5, _quarter(gantt, i), Font(7.5, 400, MUTED, "middle"))
        for i in range(gantt.span)
    ]
    return "".join(parts + names)


def _quarter(gantt: Gantt, index: int) -> str:
    return gantt.quarter[(gantt.first - 1 + index) % QUARTERS]


def _grid(gantt: Gantt, bottom: float) -> str:
    """Return a line for each quarter, a stronger one where a year begins."""
    return "".join(
        line(
            (_x(gantt, i), 17 if _quarter(gantt, i) == gantt.quarter[0] else HEAD),
            (_x(gantt, i), bottom),
            RULE if _quarter(gantt, i) == gantt.quarter[0] else FAINT,
        )
        for i in range(gantt.span + 1)
    )


def _row(task: Task, y: float) -> str:
    parts = [line((0, y + ROW / 2), (WIDTH, y + ROW / 2), FAINT)]
    if task.group is not None:
        parts.append(box(0, y - ROW / 2 - GROUP + 1, (WIDTH, GROUP - 2), "#eef2f5"))
        parts.append(label(5, y - ROW / 2 - 4.6, task.group, Font(8.8, 600, PRIMARY)))
    if task.mark:
        parts.append(label(5, y + 3, task.mark, Font(8.5, 600, ACCENT)))
    parts.append(labels(15, y, wrap(task.label, NAMES - 18, 8.6, 1), Font(8.6)))
    return "".join(parts)


def _bar(gantt: Gantt, task: Task, y: float) -> str:
    fill = SERIES[task.series % len(SERIES)]
    left, right = _x(gantt, task.start), _x(gantt, task.finish + 1)
    tip = f"{task.label}: {task.told}" if task.told else ""
    drawn = box(left + 0.75, y - BAR / 2, (right - left - 1.5, BAR), fill, tip=tip, rx=2)
    if not task.text:
        return drawn
    if text_width(task.text, 7.8) < right - left - 8:
        return drawn + label(left + 5, y + 2.7, task.text, Font(7.8, 400, on(fill)), tip)
    if right + text_width(task.text, 7.8) + 8 < WIDTH:
        return drawn + label(right + 7, y + 2.7, task.text, Font(7.8, 400, INK))
    return drawn + label(left - 4, y + 2.7, task.text, Font(7.8, 400, INK, "end"))


def _arrow(gantt: Gantt, places: dict[str, float], task: Task, before: str) -> str:
    """Return an arrow from the end of what comes before to the start of this bar.

    It leaves the earlier bar downwards (or upwards), runs in the gap before the later one, and ends in its
    left edge; it is red where the later bar starts before the earlier one ends.
    """
    if before not in places:
        return ""
    source = next(t for t in gantt.tasks if t.id == before)
    start_x, start_y = _x(gantt, source.finish + 1) - 4, places[before]
    end_x, end_y = _x(gantt, task.start), places[task.id]
    late = task.start <= source.finish
    colour = LATE if late else ARROW
    turn = start_x if end_x > start_x + 3 else end_x - 5
    leave = start_y + (BAR / 2 if end_y > start_y else -BAR / 2)
    path = f"M{number(start_x)} {number(leave)}"
    if turn != start_x:
        corner = end_y + (-ROW / 2 if end_y > start_y else ROW / 2)
        path += f" V{number(corner)} H{number(turn)}"
    path += f" V{number(end_y)} H{number(end_x - 1)}"
    drawn = element("path", d=path, fill="none", stroke=colour, stroke_width=0.9)
    head = f"M{number(end_x + 0.5)} {number(end_y)} l-4.4 -2.4 v4.8 z"
    return drawn + element("path", d=head, fill=colour)
