"""The cover: title, who issues it, and the picture of the city's own dimensions as native shapes."""

from collections.abc import Sequence
from math import cos, pi, sin
from typing import Any

from smartplan.write.charts import CoverArt
from smartplan.write.charts.cover import FEWEST, LIGHT, WARM
from smartplan.write.document.model import Document, plain
from smartplan.write.slides.page import Box
from smartplan.write.slides.text import Pen, bare, colour, describe, emu

CENTRE, RADIUS, RINGS = (750.0, 270.0), 168.0, 8
FAR = 1.24
"""How far the rings go beyond the best score."""
RING = "#2b4c6e"
TITLES = (36.0, 32.0, 28.0, 24.0, 20.0, 16.0)
TITLE, SUBTITLE = Box(48, 124, 480, 168), Box(48, 304, 480, 70)


def add_cover(slide: Any, document: Document) -> None:  # noqa: ANN401 - of the library
    """Fill the cover."""
    pen = Pen(document.language)
    pen.title(slide.shapes.title.text_frame, document.title, TITLE, TITLES)
    holders = {holder.placeholder_format.idx: holder for holder in slide.placeholders}
    pen.title(holders[1].text_frame, document.subtitle, SUBTITLE, (18.0, 16.0, 14.0, 12.0))
    issuer = (plain(document.authority), plain(f"{document.status} · {document.dated}"))
    pen.points(holders[13].text_frame, issuer, Box(48, 424, 700, 60))
    _draw(slide.shapes, document.cover)


def _draw(shapes: Any, art: CoverArt) -> None:  # noqa: ANN401 - of the library
    group = shapes.add_group_shape()
    describe(group, "Cover", art.title)
    spokes = max(len(art.now), FEWEST)
    for ring in range(RINGS, 0, -1):
        corners = [_at(place, spokes, FAR * ring / RINGS) for place in range(spokes)]
        _shape(group.shapes, corners, RING, 0.75)
    for place in range(spokes):
        _shape(group.shapes, [CENTRE, _at(place, spokes, FAR)], RING, 0.75)
    if len(art.wanted) >= FEWEST:
        _shape(group.shapes, _corners(art.wanted), WARM, 2.0)
    if len(art.now) >= FEWEST:
        _shape(group.shapes, _corners(art.now), "#ffffff", 2.0, fill=LIGHT)


def _corners(shares: Sequence[float]) -> list[tuple[float, float]]:
    return [_at(place, len(shares), share) for place, share in enumerate(shares)]


def _at(spoke: int, count: int, share: float) -> tuple[float, float]:
    angle = 2 * pi * spoke / count - pi / 2
    return CENTRE[0] + RADIUS * share * cos(angle), CENTRE[1] + RADIUS * share * sin(angle)


def _shape(
    shapes: Any,  # noqa: ANN401 - of the library
    corners: Sequence[tuple[float, float]],
    ink: str,
    width: float,
    fill: str | None = None,
) -> None:
    """Draw a closed line through corners, filled or not."""
    first, *others = corners
    builder = shapes.build_freeform(emu(first[0]), emu(first[1]), scale=1.0)
    builder.add_line_segments([(emu(x), emu(y)) for x, y in others], close=len(corners) > 2)  # noqa: PLR2004 - a line has two ends
    shape = builder.convert_to_shape()
    shape.line.color.rgb, shape.line.width = colour(ink), emu(width)
    bare(shape)
    if fill is None:
        shape.fill.background()
    else:
        shape.fill.solid()
        shape.fill.fore_color.rgb = colour(fill)
        _clear(shape)


def _clear(shape: Any) -> None:  # noqa: ANN401 - of the library
    """Let what is behind a filling be seen through it."""
    from pptx.oxml import parse_xml
    from pptx.oxml.ns import nsdecls, qn

    code = shape.fill._xPr.find(qn("a:solidFill")).find(qn("a:srgbClr"))  # noqa: SLF001 - the library knows no transparency
    code.append(parse_xml(f'<a:alpha {nsdecls("a")} val="40000"/>'))
