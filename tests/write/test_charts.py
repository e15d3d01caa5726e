"""Charts: well-formed, readable, true to their figures, whatever the labels hold."""

import re
from io import BytesIO
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from PIL import Image, ImageColor

from smartplan.write.charts import (
    Bar,
    Bars,
    CoverArt,
    Curve,
    Dumbbell,
    Gantt,
    HeatCell,
    Heatmap,
    HeatRow,
    Length,
    Moment,
    Multiples,
    Panel,
    Part,
    Radar,
    Reach,
    Rise,
    Spoke,
    Stack,
    Task,
    Tick,
    Waterfall,
    nice_steps,
)
from smartplan.write.charts.raster import raster
from smartplan.write.charts.svg import (
    ACCENT,
    CONTRAST_MIN,
    INK,
    LATE,
    MUTED,
    PAPER,
    PRIMARY,
    SERIES,
    contrast,
    on,
    text_width,
    untipped,
    wrap,
)

read = ET.fromstring
SVG = "{http://www.w3.org/2000/svg}"
TICKS = tuple(Tick(value, str(value)) for value in range(5))
EVIL = '<script>alert("x")</script> & "kutip" \u202e{{ 7*7 }}'


def radar(*values, label="Dimensi"):
    spokes = tuple(Spoke(f"{label} {n}", value, 3.0, "catatan") for n, value in enumerate(values))
    return Radar("Radar", spokes, TICKS, (("now", "Kini"), ("target", "Target")))


def gantt(*tasks):
    return Gantt(
        "Peta jalan", ("2026", "2027"), 1, ("I", "II", "III", "IV"), 8, tasks, (("arrow", "menunggu"),)
    )


CHARTS = [
    radar(1.0, 2.0, None, label=EVIL),
    Dumbbell(
        "Celah",
        (Reach(EVIL, 1, 3, 0, 4, "2", EVIL, EVIL), Reach("b", None, 3)),
        TICKS,
        (("now", EVIL),),
        EVIL,
    ),
    Stack(
        "Biaya",
        EVIL,
        (EVIL, "b"),
        (Bar(EVIL, (Part(2, "2", EVIL), Part(1, "1")), "3", 4, EVIL),),
        TICKS,
        EVIL,
    ),
    Curve(
        "Indeks", EVIL, (Moment("2026", 1, EVIL, 2, "2"), Moment("2027", None, "–")), TICKS, (("line", EVIL),)
    ),
    Waterfall("Naik", EVIL, (Rise(EVIL, 0, 1, "1", whole=True), Rise("b", 1, 2, "+1")), TICKS),
    Multiples(EVIL, (Panel(EVIL, (0, 2, 1, 0), 1.5, EVIL, (EVIL,) * 4),), TICKS, (("target", EVIL),)),
    Heatmap(EVIL, (HeatRow(EVIL, (HeatCell(0.5, "2", EVIL), HeatCell(None, "?", EVIL)), EVIL),), "0", "4"),
    Bars(EVIL, (Length(EVIL, 2, "2"), Length("b", 0, "0"))),
    gantt(Task("a", EVIL, 0, 1, 0, EVIL, (), EVIL, "★", EVIL), Task("b", "B", 2, 3, 1, "Rp1", ("a",))),
    CoverArt(EVIL, (0.2, 0.4, 0.6), (0.8, 0.8, 0.8)),
]


@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: type(chart).__name__)
def test_chart_is_well_formed_and_says_first_what_it_shows(chart):
    drawn = read(chart.svg())

    assert drawn.tag == f"{SVG}svg"
    assert drawn[0].tag == f"{SVG}title"
    assert drawn[0].text == chart.title.replace("\u202e", "")


@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: type(chart).__name__)
def test_hostile_label_stays_text(chart):
    drawn = read(chart.svg())

    tags = {element.tag.removeprefix(SVG) for element in drawn.iter()}
    assert tags <= {"svg", "title", "rect", "line", "text", "g", "polygon", "polyline", "circle", "path"}
    assert "\u202e" not in chart.svg()


@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: type(chart).__name__)
def test_chart_is_the_same_twice_and_has_at_most_two_decimals(chart):
    drawn = read(chart.svg())
    numbers = [
        value
        for element in drawn.iter()
        for name, value in element.attrib.items()
        if name in {"x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "width", "height", "points", "d"}
    ]

    assert chart.svg() == chart.svg()
    assert not [value for value in numbers if re.search(r"\.\d{3}", value)]


@pytest.mark.parametrize("chart", CHARTS[:-1], ids=lambda chart: type(chart).__name__)
def test_marks_say_their_values_as_text_and_on_paper_nothing(chart):
    drawn = read(chart.svg())
    said = [mark for mark in drawn.iter() if mark is not drawn and mark.find(f"{SVG}title") is not None]
    on_paper = read(untipped(chart.svg()))

    assert said
    assert all(
        mark[0].tag == f"{SVG}title" and mark[0].text and len(mark) == 1 and not len(mark[0]) for mark in said
    )
    assert any(EVIL.replace("\u202e", "") in mark[0].text for mark in said)
    assert [title.text for title in on_paper.iter(f"{SVG}title")] == [drawn[0].text]
    assert [(e.tag, e.attrib) for e in on_paper.iter()] == [
        (e.tag, e.attrib) for e in drawn.iter() if e is drawn[0] or e.tag != f"{SVG}title"
    ]


def test_radar_with_an_unknown_dimension_stays_open_there():
    def outlines(chart):
        drawn = read(chart.svg())
        return [
            element for element in drawn.iter() if element.get("stroke") == PRIMARY and element.get("points")
        ]

    assert [element.tag for element in outlines(radar(1.0, 2.0, 3.0))] == [f"{SVG}polygon"]
    assert {element.tag for element in outlines(radar(1.0, 2.0, None, 1.0))} == {f"{SVG}polyline"}
    assert len(outlines(radar(1.0, 2.0, None, 1.0))) == 2


def test_an_unknown_indicator_has_no_dot_but_shows_what_is_open():
    chart = Dumbbell("Celah", (Reach("a", None, 3, 0, 4, "belum diketahui"),), TICKS, (), "Selisih")
    drawn = read(chart.svg())

    assert not list(drawn.iter(f"{SVG}circle"))
    assert [element.get("stroke-dasharray") for element in drawn.iter(f"{SVG}rect")].count("2 2") == 1


def test_bar_heights_are_in_proportion_to_their_values():
    parts = (Part(2, "2"), Part(1, "1"))
    chart = Stack("Biaya", "Rp", ("a", "b"), (Bar("2026", parts, "3"),), TICKS)
    heights = {
        element.get("fill"): float(element.get("height"))
        for element in read(chart.svg()).iter(f"{SVG}rect")
        if element.get("stroke") == PAPER
    }

    assert heights[SERIES[0]] == pytest.approx(2 * heights[SERIES[1]], abs=0.02)


def test_arrow_is_red_only_where_work_starts_before_what_it_waits_for_ends():
    first = Task("a", "A", 0, 3, 0)
    in_time, early = Task("b", "B", 4, 5, 1, after=("a",)), Task("b", "B", 2, 5, 1, after=("a",))

    assert LATE not in gantt(first, in_time).svg()
    assert LATE in gantt(first, early).svg()


def test_bar_covers_the_quarters_of_its_task():
    drawn = read(gantt(Task("a", "A", 0, 3, 2), Task("b", "B", 4, 7, 3)).svg())
    bars = [element for element in drawn.iter(f"{SVG}rect") if element.get("rx") == "2"]
    left = [float(bar.get("x")) for bar in bars]
    right = [float(bar.get("x")) + float(bar.get("width")) for bar in bars]

    assert right[0] == pytest.approx(left[1] - 1.5, abs=0.02)
    assert right[0] - left[0] == pytest.approx(right[1] - left[1], abs=0.02)


def test_contrast_is_that_of_wcag():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("colour", [INK, MUTED, PRIMARY, ACCENT, LATE])
def test_text_colours_can_be_read_on_paper(colour):
    assert contrast(colour, PAPER) >= CONTRAST_MIN


@pytest.mark.parametrize("ground", SERIES)
def test_text_can_be_read_on_every_bar(ground):
    assert contrast(on(ground), ground) >= CONTRAST_MIN


def test_neighbouring_series_differ_in_grey_print():
    assert all(contrast(one, other) > 1.5 for one, other in pairwise(SERIES))


@pytest.mark.parametrize("text", ["kata " * 400, "x" * 100_000, "", "satu"])
def test_wrapped_lines_fit_their_width(text):
    lines = wrap(text, 90, 9, 2)

    assert 1 <= len(lines) <= 2
    assert all(text_width(line, 9) <= 90 for line in lines)


@pytest.mark.parametrize("highest", [0.4, 1, 7, 33.3, 250, 9_999])
def test_axis_reaches_the_highest_value_in_even_steps(highest):
    steps = nice_steps(highest)

    assert steps[0] == 0
    assert steps[-2] < highest <= steps[-1] * 1.001
    assert len({round(b - a, 9) for a, b in pairwise(steps)}) == 1


def pixels(png):
    return Image.open(BytesIO(png)).convert("RGB")


def test_raster_is_as_wide_as_asked_and_the_same_twice() -> None:
    svg = radar(1, 2, 3).svg()
    once, again = raster(svg, 640), raster(svg, 640)

    assert once == again
    assert pixels(once).size[0] == 640


def test_raster_shows_bars_arrows_and_shades_in_their_colours() -> None:
    first, second = Task("a", "Satu", 0, 1, 0), Task("b", "Dua", 1, 3, 1, after=("a",), mark="★")
    shown = {colour for _, colour in pixels(raster(gantt(first, second).svg(), 1480)).getcolors(1 << 20)}

    assert {ImageColor.getrgb(wanted) for wanted in (SERIES[0], SERIES[1], LATE, ACCENT, INK)} <= shown


def test_raster_draws_what_shines_through_over_what_is_below() -> None:
    art = pixels(raster(CoverArt("Sampul", (1, 1, 1), (1, 1, 1)).svg(), 595))

    assert art.getpixel((10, 800)) == ImageColor.getrgb("#0c2c4a")
    assert art.getpixel((396, 250)) not in {ImageColor.getrgb(ground) for ground in ("#0c2c4a", "#8fb8dd")}


def test_raster_refuses_what_it_can_not_draw() -> None:
    with pytest.raises(ValueError, match="image"):
        raster(f'<svg xmlns="{SVG[1:-1]}" width="9" height="9"><image/></svg>', 9)


def test_the_highest_column_of_each_small_panel_fills_it_whatever_its_size():
    few = Panel("few", (1, 0, 2, 0), 2.0, "3")
    many = Panel("many", (0, 40, 20, 0), None, "60")
    drawn = read(Multiples("Spread", (few, many), TICKS, ()).svg())

    heights = [float(box.get("height")) for box in drawn.iter(f"{SVG}rect")][1:]
    assert heights == [22, 44, 44, 22]
    assert len(list(drawn.iter(f"{SVG}polygon"))) == 1  # a mean that is not told has no mark
