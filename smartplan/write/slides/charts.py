"""The document's charts as native ones, so that they can be edited: radar, columns, lines, bars."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from smartplan.write.charts import Bars, Chart, Curve, Dumbbell, Radar, Stack, Tick
from smartplan.write.charts.svg import ACCENT, FAINT, INK, MUTED, PRIMARY, SERIES
from smartplan.write.slides.chart_data import data_of_chart
from smartplan.write.slides.page import Box, Picture
from smartplan.write.slides.text import colour, describe, emu
from smartplan.write.visible import visible
from smartplan.write.words import Words

SCORE, MONEY = "0.00", {10**9: "#,##0.0,,,", 10**6: "#,##0.0,,"}
SMALL = 11.0


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart as the library wants it: its kind, its names, its series, how numbers are shown."""

    kind: str
    names: tuple[str, ...]
    series: tuple[tuple[str, tuple[float | None, ...]], ...]
    shown: str = SCORE
    axis: tuple[float, float] = (0.0, 0.0)
    unit: str = ""


def drawing_of(chart: Chart) -> Drawing | None:
    """Return a chart of the document as data; None where there is no native chart for it."""
    if isinstance(chart, Radar):
        return _radar(chart)
    if isinstance(chart, Curve):
        return _curve(chart)
    if isinstance(chart, Stack):
        return _stack(chart)
    if isinstance(chart, Dumbbell):
        return _dumbbell(chart)
    return _bars(chart) if isinstance(chart, Bars) else None


def _radar(chart: Radar) -> Drawing:
    now, wanted = (text for _, text in chart.legend)
    series = ((now, tuple(s.value for s in chart.spokes)), (wanted, tuple(s.target for s in chart.spokes)))
    return Drawing("radar", tuple(s.label for s in chart.spokes), series, axis=_ends(chart.ticks))


def _dumbbell(chart: Dumbbell) -> Drawing:
    now, wanted = (text for _, text in chart.legend)
    series = ((now, tuple(r.value for r in chart.rows)), (wanted, tuple(r.target for r in chart.rows)))
    return Drawing("bars", tuple(r.label for r in chart.rows), series, axis=_ends(chart.ticks))


def _curve(chart: Curve) -> Drawing:
    expected, wanted = (text for _, text in chart.legend)
    moments = chart.moments
    series = ((expected, tuple(m.value for m in moments)), (wanted, tuple(m.target for m in moments)))
    return Drawing("lines", tuple(m.label for m in moments), series, axis=_ends(chart.ticks))


def _stack(chart: Stack) -> Drawing:
    unit = max(size for size in MONEY if size == 10**6 or chart.ticks[-1].value >= size)
    parts = tuple(
        (name, tuple(bar.parts[place].value for bar in chart.bars)) for place, name in enumerate(chart.series)
    )
    ceiling = (chart.ceiling or "", tuple(bar.ceiling for bar in chart.bars))
    names = tuple(bar.label for bar in chart.bars)
    return Drawing("columns", names, (*parts, ceiling), MONEY[unit], _ends(chart.ticks), chart.unit)


def _bars(chart: Bars) -> Drawing:
    values = tuple(item.value for item in chart.lengths)
    return Drawing("bars", tuple(item.label for item in chart.lengths), ((chart.title, values),))


def _ends(ticks: Sequence[Tick]) -> tuple[float, float]:
    return ticks[0].value, ticks[-1].value


def told(drawing: Drawing, words: Words) -> str:
    """Return the values of a chart in words, for those who can't see it."""
    places = 0 if drawing.kind == "columns" else 2
    lines = []
    for at, name in enumerate(drawing.names):
        values = (f"{title} {words.number(values[at], places)}" for title, values in drawing.series)
        lines.append(f"{name}: {', '.join(values)}")
    return "; ".join(lines)


def add_chart(shapes: Any, picture: Picture, box: Box, words: Words) -> None:  # noqa: ANN401 - of the library
    """Draw a native chart with its data behind it."""
    from pptx.chart import data as library
    from pptx.enum.chart import XL_CHART_TYPE

    drawing = drawing_of(picture.chart)
    if drawing is None:
        raise TypeError(f"no native chart for {type(picture.chart).__name__}")
    kinds = {"radar": "RADAR_MARKERS", "columns": "COLUMN_STACKED", "lines": "LINE_MARKERS"}
    kind = XL_CHART_TYPE[kinds.get(drawing.kind, "BAR_CLUSTERED")]
    names = [visible(name) for name in drawing.names]
    series = [(visible(title), values) for title, values in drawing.series]
    maker: Any = library.CategoryChartData
    data = maker(number_format=drawing.shown)
    data.categories = names
    for title, values in series:
        data.add_series(title, values)
    place = (emu(box.x), emu(box.y), emu(box.width), emu(box.height))
    frame = shapes.add_chart(kind, *place, data)
    blob = data_of_chart(names, series, drawing.shown)
    frame.chart.part.chart_workbook.update_from_xlsx_blob(blob)
    describe(frame, picture.chart.title, f"{picture.chart.title}. {picture.sentence} {told(drawing, words)}")
    _dress(frame.chart, drawing)


def _dress(chart: Any, drawing: Drawing) -> None:  # noqa: ANN401 - of the library
    from pptx.enum.chart import XL_LEGEND_POSITION

    chart.has_title = False
    chart.font.size, chart.font.color.rgb = emu(SMALL), colour(INK)
    chart.has_legend = len(drawing.series) > 1
    if chart.has_legend:
        chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
    _DRESSERS[drawing.kind](chart, drawing)


def _dress_axis(axis: Any, drawing: Drawing) -> None:  # noqa: ANN401 - of the library
    """Draw a quiet axis from the worst score to the best, or from nothing to a round amount."""
    axis.minimum_scale, axis.maximum_scale = drawing.axis
    axis.major_gridlines.format.line.color.rgb = colour(FAINT)
    axis.format.line.fill.background()
    axis.tick_labels.number_format, axis.tick_labels.number_format_is_linked = drawing.shown, False
    axis.tick_labels.font.size, axis.tick_labels.font.color.rgb = emu(SMALL - 1), colour(MUTED)
    if drawing.unit:
        axis.has_title = True
        axis.axis_title.text_frame.text = drawing.unit
        font = axis.axis_title.text_frame.paragraphs[0].runs[0].font
        font.size, font.bold, font.color.rgb = emu(SMALL - 1), False, colour(MUTED)


def _strokes(plot: Any, *, labels: bool) -> None:  # noqa: ANN401 - of the library
    """Draw now as a firm line with dots, and what is wanted as a dashed one with diamonds."""
    from pptx.enum.chart import XL_LABEL_POSITION, XL_MARKER_STYLE
    from pptx.enum.dml import MSO_LINE

    looks = (
        (PRIMARY, MSO_LINE.SOLID, XL_MARKER_STYLE.CIRCLE),
        (ACCENT, MSO_LINE.DASH, XL_MARKER_STYLE.DIAMOND),
    )
    for series, (ink, dash, mark) in zip(plot.series, looks, strict=False):
        series.format.line.color.rgb, series.format.line.width = colour(ink), emu(2.25)
        series.format.line.dash_style = dash
        series.marker.style, series.marker.size = mark, 8
        series.marker.format.fill.solid()
        series.marker.format.fill.fore_color.rgb = colour(ink)
        series.marker.format.line.color.rgb = colour(ink)
    if labels:
        shown = plot.series[0].data_labels
        shown.show_value, shown.position = True, XL_LABEL_POSITION.ABOVE
        shown.number_format, shown.number_format_is_linked = SCORE, False
        shown.font.size, shown.font.bold, shown.font.color.rgb = emu(SMALL), True, colour(PRIMARY)


def _dress_radar(chart: Any, drawing: Drawing) -> None:  # noqa: ANN401 - of the library
    _strokes(chart.plots[0], labels=False)
    _dress_axis(chart.value_axis, drawing)
    chart.value_axis.tick_labels.number_format = "0"
    chart.category_axis.tick_labels.font.size = emu(SMALL + 1)


def _dress_lines(chart: Any, drawing: Drawing) -> None:  # noqa: ANN401 - of the library
    _strokes(chart.plots[0], labels=True)
    for series in chart.plots[0].series:
        series.smooth = False
    _dress_axis(chart.value_axis, drawing)


def _dress_bars(chart: Any, drawing: Drawing) -> None:  # noqa: ANN401 - of the library
    from pptx.enum.chart import XL_TICK_LABEL_POSITION

    plot = chart.plots[0]
    plot.gap_width = 45
    for series, ink in zip(plot.series, (PRIMARY, SERIES[1]), strict=False):
        series.format.fill.solid()
        series.format.fill.fore_color.rgb = colour(ink)
    plot.has_data_labels = True
    plot.data_labels.number_format, plot.data_labels.number_format_is_linked = drawing.shown, False
    plot.data_labels.font.size, plot.data_labels.font.bold = emu(SMALL), True
    chart.category_axis.reverse_order = True
    chart.category_axis.format.line.color.rgb = colour(FAINT)
    chart.category_axis.tick_labels.font.size = emu(SMALL + 1)
    chart.value_axis.minimum_scale = 0
    chart.value_axis.has_major_gridlines = False
    chart.value_axis.tick_label_position = XL_TICK_LABEL_POSITION.NONE
    chart.value_axis.format.line.fill.background()


def _dress_columns(chart: Any, drawing: Drawing) -> None:  # noqa: ANN401 - of the library
    plot = chart.plots[0]
    plot.gap_width = 60
    for place, series in enumerate(plot.series):
        series.format.fill.solid()
        series.format.fill.fore_color.rgb = colour(SERIES[place % len(SERIES)])
    _dress_axis(chart.value_axis, drawing)
    _as_line(plot)


def _as_line(plot: Any) -> None:  # noqa: ANN401 - of the library
    """Turn the last series of columns into a dashed line over them: the ceiling."""
    from pptx.enum.dml import MSO_LINE
    from pptx.oxml import parse_xml
    from pptx.oxml.ns import nsdecls, qn

    columns = plot._element  # noqa: SLF001 - the library draws no two kinds in one chart
    last = columns.findall(qn("c:ser"))[-1]
    ceiling = plot.series[len(plot.series) - 1]
    last.append(parse_xml(f'<c:smooth {nsdecls("c")} val="0"/>'))
    ceiling.format.fill.background()
    ceiling.format.line.color.rgb, ceiling.format.line.width = colour(ACCENT), emu(2)
    ceiling.format.line.dash_style = MSO_LINE.DASH
    for name in ("c:invertIfNegative",):
        for found in last.findall(qn(name)):
            last.remove(found)
    axes = "".join(f'<c:axId val="{axis.get("val")}"/>' for axis in columns.findall(qn("c:axId")))
    line = parse_xml(
        f'<c:lineChart {nsdecls("c")}><c:grouping val="standard"/><c:varyColors val="0"/>'
        f'<c:marker val="1"/>{axes}</c:lineChart>'
    )
    line.insert(2, last)
    last.find(qn("c:spPr")).addnext(parse_xml(f'<c:marker {nsdecls("c")}><c:symbol val="none"/></c:marker>'))
    columns.addnext(line)


_DRESSERS: Mapping[str, Any] = {
    "radar": _dress_radar,
    "lines": _dress_lines,
    "bars": _dress_bars,
    "columns": _dress_columns,
}
