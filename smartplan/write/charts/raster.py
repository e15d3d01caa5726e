"""Our own drawings as PNG, for readers that can't show SVG: the same pixels for the same drawing.

It knows what `svg.py` writes (rectangles, lines, circles, polygons, polylines, paths of straight strokes,
text, groups that are moved) and refuses anything else, so that nothing is silently left out of a picture.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from io import BytesIO
from itertools import pairwise
from math import cos, hypot, pi, sin
from typing import Any
from xml.etree import ElementTree as ET

from smartplan.shipped import templates_dir

Point = tuple[float, float]
Ink = tuple[int, int, int, int]
Attributes = dict[str, str]

FINER = 3
"""How many times finer than asked it is drawn, to be smooth when made smaller."""
SEMIBOLD = 600
OPAQUE = 255
ANCHORS = {"start": "ls", "middle": "ms", "end": "rs"}
STROKES = re.compile(r"[A-Za-z]|-?[\d.]+")
STAR = "★"
"""The one sign of the charts that the fonts of the documents lack."""
MOVED = re.compile(r"translate\((-?[\d.]+)[ ,]+(-?[\d.]+)\)")


def raster(svg: str, width_px: int) -> bytes:
    """Return a drawing of ours as PNG.

    Args:
        svg: what a chart's `svg()` returned.
        width_px: how wide, in pixels; the height follows.

    Raises:
        ValueError: the drawing holds what this module can't draw.
    """
    root = ET.fromstring(svg)  # noqa: S314 - it reads only what `svg.py` wrote
    width, height = _size(root)
    size = (width_px, max(round(width_px * height / width), 1))
    canvas = _Canvas(size, width_px * FINER / width)
    for element in root:
        _draw(canvas, element, (0.0, 0.0))
    return canvas.png()


def size_of(svg: str) -> tuple[float, float]:
    """Return how wide and high a drawing of ours is, in its own units."""
    return _size(ET.fromstring(svg))  # noqa: S314 - it reads only what `svg.py` wrote


def _size(root: ET.Element) -> tuple[float, float]:
    return float(root.attrib["width"]), float(root.attrib["height"])


def _draw(canvas: "_Canvas", element: ET.Element, origin: Point) -> None:
    """Draw an element and what is in it; `origin` is where its own coordinates begin."""
    name = element.tag.rsplit("}", 1)[-1]
    if name == "title":
        return
    if name in {"g", "svg"}:
        inner = _moved(element.get("transform"), origin)
        for child in element:
            _draw(canvas, child, inner)
    elif name in SHAPES:
        SHAPES[name](canvas, element.attrib, origin)
    elif name == "text":
        canvas.text(element.text or "", element.attrib, origin)
    else:
        raise ValueError(f"an SVG {name} can't be drawn")


def _moved(transform: str | None, origin: Point) -> Point:
    if transform is None:
        return origin
    found = MOVED.fullmatch(transform)
    if found is None:
        raise ValueError(f"the transform {transform} can't be drawn")
    return origin[0] + float(found[1]), origin[1] + float(found[2])


class _Canvas:
    """A picture that is drawn finer than it is wanted; coordinates are those of the drawing."""

    def __init__(self, size: tuple[int, int], unit: float) -> None:
        from PIL import Image, ImageDraw

        self._image = Image.new("RGB", (size[0] * FINER, size[1] * FINER), "#ffffff")
        self._pen = ImageDraw.Draw(self._image, "RGBA")
        self._unit = unit

    def png(self) -> bytes:
        """Return the picture as it is wanted, each pixel the mean of those that it was drawn with."""
        out = BytesIO()
        self._image.reduce(FINER).save(out, "PNG")
        return out.getvalue()

    def shape(self, corners: Sequence[Point], look: Attributes, origin: Point, *, closed: bool) -> None:
        """Fill what the corners surround, then draw its edge, as the attributes say."""
        spots = [self._at(corner, origin) for corner in corners]
        fill, stroke = _ink(look, "fill", "#000000"), _ink(look, "stroke", "none")
        if fill is not None and closed:
            self._pen.polygon(spots, fill=fill)
        if stroke is not None:
            self._edge([*spots, *spots[:2]] if closed else spots, stroke, look)

    def round(self, box: tuple[Point, Point], radius: float, look: Attributes, origin: Point) -> None:
        """Fill a rectangle with round corners (a circle is one that is all corner), then draw its edge."""
        (left, top), (right, bottom) = (self._at(corner, origin) for corner in box)
        stroke = _ink(look, "stroke", "none")
        wide = self._thickness(look) if stroke is not None else 0
        self._pen.rounded_rectangle(
            (left - wide / 2, top - wide / 2, right + wide / 2, bottom + wide / 2),
            radius * self._unit + wide / 2,
            fill=_ink(look, "fill", "#000000"),
            outline=stroke,
            width=wide,
        )

    def text(self, text: str, look: Attributes, origin: Point) -> None:
        """Write one line, its baseline at the given height."""
        font = _font(float(look["font-size"]) * self._unit, float(look.get("font-weight", 400)) >= SEMIBOLD)
        spot = self._at((float(look["x"]), float(look["y"])), origin)
        if text == STAR:
            self._pen.polygon(_star(spot, font.size), fill=look.get("fill", "#000000"))
            return
        anchor = ANCHORS[look.get("text-anchor", "start")]
        self._pen.text(spot, text, fill=look.get("fill", "#000000"), font=font, anchor=anchor)

    def _at(self, corner: Point, origin: Point) -> Point:
        return (corner[0] + origin[0]) * self._unit, (corner[1] + origin[1]) * self._unit

    def _thickness(self, look: Attributes) -> int:
        return max(round(float(look.get("stroke-width", 1)) * self._unit), 1)

    def _edge(self, spots: Sequence[Point], ink: Ink, look: Attributes) -> None:
        dashes = [float(length) * self._unit for length in look.get("stroke-dasharray", "").split()]
        # A joint is drawn over the ends of its strokes: where they shine through it would be seen.
        joint = "curve" if ink[3] == OPAQUE else None
        for piece in _dashed(spots, dashes) if dashes else [spots]:
            self._pen.line(piece, fill=ink, width=self._thickness(look), joint=joint)


@cache
def _font(pixels: float, semibold: bool) -> Any:  # noqa: ANN401, FBT001 - the library is imported where it is used
    from PIL import ImageFont

    name = "SourceSans3-Semibold.ttf" if semibold else "SourceSans3-Regular.ttf"
    content = BytesIO((templates_dir() / "fonts" / name).read_bytes())
    # The basic layout is the same on every machine; the other one is there only where a library is.
    return ImageFont.truetype(content, pixels, layout_engine=ImageFont.Layout.BASIC)


def _ink(look: Attributes, part: str, otherwise: str) -> Ink | None:
    """Return the colour of a fill or stroke with how far it covers; None where there is none."""
    colour = look.get(part, otherwise)
    if colour == "none":
        return None
    opacity = float(look.get("opacity", 1)) * float(look.get(f"{part}-opacity", 1))
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return red, green, blue, round(OPAQUE * opacity)


def _star(spot: Point, size: float) -> list[Point]:
    """Return the corners of a star that stands on the baseline at a spot, as wide as high."""
    x, y = spot[0] + size * 0.38, spot[1] - size * 0.34
    turns = ((pi * turn / 5 - pi / 2, size * (0.42 if turn % 2 == 0 else 0.17)) for turn in range(10))
    return [(x + radius * cos(angle), y + radius * sin(angle)) for angle, radius in turns]


def _dashed(spots: Sequence[Point], dashes: Sequence[float]) -> Iterator[tuple[Point, Point]]:
    """Yield the dashes along a line; the pattern begins anew at every corner."""
    for start, end in pairwise(spots):
        length, gone, place = hypot(end[0] - start[0], end[1] - start[1]), 0.0, 0
        while gone < length:
            until = min(gone + dashes[place % len(dashes)], length)
            if place % 2 == 0:
                yield _between(start, end, gone / length), _between(start, end, until / length)
            gone, place = until, place + 1


def _between(start: Point, end: Point, share: float) -> Point:
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share


def _rect(canvas: _Canvas, look: Attributes, origin: Point) -> None:
    x, y, width, height = (float(look[name]) for name in ("x", "y", "width", "height"))
    if "rx" in look and min(width, height) > 0:
        canvas.round(((x, y), (x + width, y + height)), float(look["rx"]), look, origin)
    else:
        corners = [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]
        canvas.shape(corners, look, origin, closed=True)


def _circle(canvas: _Canvas, look: Attributes, origin: Point) -> None:
    x, y, radius = (float(look[name]) for name in ("cx", "cy", "r"))
    canvas.round(((x - radius, y - radius), (x + radius, y + radius)), radius, look, origin)


def _line(canvas: _Canvas, look: Attributes, origin: Point) -> None:
    ends = [(float(look["x1"]), float(look["y1"])), (float(look["x2"]), float(look["y2"]))]
    canvas.shape(ends, look, origin, closed=False)


def _polygon(canvas: _Canvas, look: Attributes, origin: Point) -> None:
    canvas.shape(_corners(look), look, origin, closed=True)


def _polyline(canvas: _Canvas, look: Attributes, origin: Point) -> None:
    canvas.shape(_corners(look), look, origin, closed=False)


def _corners(look: Attributes) -> list[Point]:
    pairs = (pair.split(",") for pair in look["points"].split())
    return [(float(x), float(y)) for x, y in pairs]


def _path(canvas: _Canvas, look: Attributes, origin: Point) -> None:
    spots, closed = _stroked(STROKES.findall(look["d"]))
    canvas.shape(spots, look, origin, closed=closed)


def _stroked(words: Sequence[str]) -> tuple[list[Point], bool]:
    """Return the corners of one path of straight strokes, and whether it ends where it began."""
    spots: list[Point] = []
    queue = list(words)
    while queue:
        stroke = queue.pop(0)
        x, y = spots[-1] if spots else (0.0, 0.0)
        if stroke in "zZ":
            return spots, True
        if stroke in "ML":
            spots.append((float(queue.pop(0)), float(queue.pop(0))))
        elif stroke == "l":
            spots.append((x + float(queue.pop(0)), y + float(queue.pop(0))))
        elif stroke in "Hh":
            spots.append((float(queue.pop(0)) + (x if stroke == "h" else 0), y))
        elif stroke in "Vv":
            spots.append((x, float(queue.pop(0)) + (y if stroke == "v" else 0)))
        else:
            raise ValueError(f"the stroke {stroke} of a path can't be drawn")
    return spots, False


SHAPES = {
    "rect": _rect,
    "circle": _circle,
    "line": _line,
    "polygon": _polygon,
    "polyline": _polyline,
    "path": _path,
}
