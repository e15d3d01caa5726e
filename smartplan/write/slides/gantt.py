"""The roadmap as native rectangles over quarters, grouped, so that it can be moved and edited."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from smartplan.write.charts import Gantt, Task
from smartplan.write.charts.svg import FAINT, INK, MUTED, PRIMARY, SERIES, on, text_width
from smartplan.write.slides.fit import LEADING, STAND_IN, shortened
from smartplan.write.slides.master import GROUND
from smartplan.write.slides.page import Box
from smartplan.write.slides.text import Pen, bare, colour, describe, emu
from smartplan.write.visible import visible
from smartplan.write.words import Words

NAMES, HEAD, LEGEND = 300.0, 20.0, 22.0
ROW, SMALLEST = 22.0, 7.5
MOST_BARS = 32
"""More bars than this can't be read on a slide; then each dimension is one bar."""


@dataclass(frozen=True, slots=True)
class _Sheet:
    """Where bars stand: the box, the height of a row, the width of a quarter, the size of text."""

    box: Box
    row: float
    quarter: float
    size: float
    pen: Pen
    shapes: Any

    def x(self, quarter: float) -> float:
        return self.box.x + NAMES + quarter * self.quarter

    def y(self, row: float) -> float:
        return self.box.y + HEAD + row * self.row


def add_gantt(shapes: Any, chart: Gantt, box: Box, words: Words) -> None:  # noqa: ANN401 - of the library
    """Draw bars over quarters, with names before them and the meaning of colours below."""
    group = shapes.add_group_shape()
    describe(group, chart.title, f"{chart.title}. {_told(chart)}")
    row = min((box.height - HEAD - LEGEND) / max(len(chart.tasks), 1), ROW)
    size = min(max(row * 0.68, SMALLEST), 11.0)
    quarter = (box.width - NAMES) / chart.span
    sheet = _Sheet(box, row, quarter, size, Pen(words.language), group.shapes)
    _years(sheet, chart)
    for number, task in enumerate(chart.tasks):
        _task(sheet, number, task, chart.span)
    _legend(sheet, chart)


def joined(charts: Sequence[Gantt], title: str) -> Gantt:
    """Return the drawings of several pages as one."""
    legend = dict.fromkeys(entry for chart in charts for entry in chart.legend)
    tasks = tuple(task for chart in charts for task in chart.tasks)
    return replace(charts[0], title=title, tasks=tasks, legend=tuple(legend))


def by_group(chart: Gantt, words: Words) -> Gantt:
    """Return one bar for each dimension: from its first start to its last finish."""
    return replace(chart, tasks=tuple(_groups(chart, words)))


def _groups(chart: Gantt, words: Words) -> Iterator[Task]:
    names = [text for mark, text in chart.legend if mark != "arrow"]
    for place, series in enumerate(dict.fromkeys(task.series for task in chart.tasks)):
        own = [task for task in chart.tasks if task.series == series]
        first, last = min(task.start for task in own), max(task.finish for task in own)
        text = words.plural("{count} initiative", "{count} initiatives", len(own))
        yield Task(f"group-{series}", names[place], first, last, series, text)


def _told(chart: Gantt) -> str:
    """Return every bar in words: what, and from which quarter to which, by their numbers."""

    def quarter(at: int) -> str:
        year, number = divmod(at + chart.first - 1, 4)
        return f"{chart.quarter[number]} {chart.years[min(year, len(chart.years) - 1)]}"

    return "; ".join(f"{task.label}: {quarter(task.start)} – {quarter(task.finish)}" for task in chart.tasks)


def _years(sheet: _Sheet, chart: Gantt) -> None:
    """Draw a column for each year, every other one shaded."""
    rows = len(chart.tasks)
    at = 0
    for place, year in enumerate(chart.years):
        until = min((place + 1) * 4 - (chart.first - 1), chart.span)
        shade = GROUND if place % 2 == 0 else "#ffffff"
        area = Box(sheet.x(at), sheet.box.y, (until - at) * sheet.quarter, HEAD + rows * sheet.row)
        _rectangle(sheet, area, shade)
        _text(sheet, replace(area, height=HEAD), year, _Look(11.0, PRIMARY, strong=True, centred=True))
        at = until


def _task(sheet: _Sheet, number: int, task: Task, span: int) -> None:
    y = sheet.y(number)
    label = f"{task.mark} {task.label}".strip()
    room = 0.9 * NAMES
    name = shortened(visible(label), room, sheet.size * LEADING, sheet.size)
    _rectangle(sheet, Box(sheet.box.x, y + sheet.row, sheet.box.width, 0.5), FAINT)
    _text(sheet, Box(sheet.box.x, y, NAMES, sheet.row), name, _Look(sheet.size))
    fill = SERIES[task.series % len(SERIES)]
    width = (task.finish + 1 - task.start) * sheet.quarter - 2
    thick = sheet.row * 0.7
    bar = Box(sheet.x(task.start) + 1, y + (sheet.row - thick) / 2, width, thick)
    _rectangle(sheet, bar, fill)
    long = text_width(task.text, sheet.size) * STAND_IN + 8
    if long <= width:
        _text(sheet, bar, task.text, _Look(sheet.size, on(fill), centred=True))
        return
    behind = sheet.x(task.finish + 1) + 3
    if behind + long <= sheet.x(span):
        _text(sheet, Box(behind, y, long, sheet.row), task.text, _Look(sheet.size, MUTED))
    else:
        _text(sheet, Box(bar.x - long, y, long, sheet.row), task.text, _Look(sheet.size, MUTED))


def _legend(sheet: _Sheet, chart: Gantt) -> None:
    """Say below what the colours mean."""
    entries = [(str(mark), text) for mark, text in chart.legend if mark != "arrow"]
    y, x = sheet.y(len(chart.tasks)) + 6, sheet.box.x
    each = sheet.box.width / max(len(entries), 1)
    for mark, text in entries:
        _rectangle(sheet, Box(x, y + 3, 10, 10), mark)
        name = shortened(text, each - 20, 10 * LEADING, 10.0)
        _text(sheet, Box(x + 14, y, each - 16, 16), name, _Look(10.0))
        x += each


def _rectangle(sheet: _Sheet, box: Box, fill: str) -> None:
    from pptx.enum.shapes import MSO_SHAPE

    place = (emu(box.x), emu(box.y), emu(box.width), emu(box.height))
    shape = sheet.shapes.add_shape(MSO_SHAPE.RECTANGLE, *place)
    shape.fill.solid()
    shape.fill.fore_color.rgb = colour(fill)
    shape.line.fill.background()
    bare(shape)


@dataclass(frozen=True, slots=True)
class _Look:
    """How a text looks."""

    size: float
    ink: str = INK
    strong: bool = False
    centred: bool = False


def _text(sheet: _Sheet, box: Box, text: str, look: _Look) -> None:
    from pptx.enum.text import MSO_ANCHOR, PP_ALIGN

    shape = sheet.shapes.add_textbox(emu(box.x), emu(box.y), emu(box.width), emu(box.height))
    frame = shape.text_frame
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = emu(1)
    frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    sheet.pen.line(frame, text, look.size, ink=look.ink, strong=look.strong)
    frame.paragraphs[0].alignment = PP_ALIGN.CENTER if look.centred else PP_ALIGN.LEFT
