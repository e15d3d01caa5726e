"""The picture of the cover: the city's own dimensions as a figure of light, and nothing else."""

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from math import cos, pi, sin

from smartplan.write.charts.svg import element, number, points
from smartplan.write.visible import visible

WIDTH, HEIGHT = 595.28, 841.89
CENTRE, RADIUS = (396.0, 286.0), 330.0
RINGS = 12
HAIR: dict[str, object] = {"stroke": "#8fb8dd", "stroke_width": 0.6, "stroke_opacity": 0.25}
GROUND, LIGHT, WARM = "#0c2c4a", "#8fb8dd", "#f0b35e"
FEWEST = 3


@dataclass(frozen=True, slots=True)
class CoverArt:
    """Rings, and on them the figure of now inside the figure wanted.

    Attributes:
        title: what it is, for those who can't see it.
        now: each dimension as a share of the scale, 0 to 1; unknown ones as 0.
        wanted: its target likewise; empty where there is none.
    """

    title: str
    now: tuple[float, ...]
    wanted: tuple[float, ...]

    def svg(self) -> str:
        """Draw it, A4 high."""
        spokes = max(len(self.now), FEWEST)
        now = self.now if len(self.now) >= FEWEST else ()
        body = [
            element("rect", x=0, y=0, width=WIDTH, height=HEIGHT, fill=GROUND),
            *_rings(spokes),
            *_rays(spokes),
            _figure(self.wanted, {"fill": WARM, "fill_opacity": 0.10, "stroke": WARM, "stroke_width": 1.2}),
            _figure(now, {"fill": LIGHT, "fill_opacity": 0.32, "stroke": "#ffffff", "stroke_width": 1.6}),
            *_stars(now),
        ]
        return element(
            "svg",
            f"<title>{escape(visible(self.title), quote=False)}</title>",
            *body,
            xmlns="http://www.w3.org/2000/svg",
            viewBox=f"0 0 {number(WIDTH)} {number(HEIGHT)}",
            width=WIDTH,
            height=HEIGHT,
            role="img",
        )


def _at(spoke: int, count: int, share: float) -> tuple[float, float]:
    angle = 2 * pi * spoke / count - pi / 2
    return CENTRE[0] + RADIUS * share * cos(angle), CENTRE[1] + RADIUS * share * sin(angle)


def _rings(count: int) -> Iterator[str]:
    for ring in range(1, RINGS + 1):
        share = ring / RINGS * 1.5
        corners = points(_at(i, count, share) for i in range(count))
        opacity = max(0.07, 0.34 - 0.022 * ring)
        yield element(
            "polygon", points=corners, fill="none", stroke=LIGHT, stroke_width=0.7, stroke_opacity=opacity
        )


def _rays(count: int) -> Iterator[str]:
    for i in range(count):
        x, y = _at(i, count, 1.5)
        yield element("line", x1=CENTRE[0], y1=CENTRE[1], x2=x, y2=y, **HAIR)


def _figure(shares: tuple[float, ...], look: dict[str, object]) -> str:
    if len(shares) < FEWEST:
        return ""
    corners = points(_at(i, len(shares), share) for i, share in enumerate(shares))
    return element("polygon", points=corners, stroke_linejoin="round", **look)


def _stars(shares: tuple[float, ...]) -> Iterator[str]:
    for i, share in enumerate(shares):
        x, y = _at(i, len(shares), share)
        yield element("circle", cx=x, cy=y, r=3.2, fill="#ffffff")
