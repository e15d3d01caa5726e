"""The radar: every dimension now and wanted, on one round figure."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi, sin

from smartplan.write.charts.legend import Entry, legend
from smartplan.write.charts.scale import Tick
from smartplan.write.charts.svg import (
    ACCENT,
    FAINT,
    INK,
    MUTED,
    PAPER,
    PRIMARY,
    RULE,
    Font,
    diamond,
    dot,
    drawing,
    element,
    label,
    line,
    points,
    wrap,
)

WIDTH, BELOW = 320.0, 52.0
RADIUS, CENTRE = 88.0, (160.0, 128.0)
SIDE, MIDDLE = 72.0, 160.0
"""How wide a name may be beside the figure, and above or below it."""
FEWEST = 3
"""A round figure needs three spokes."""


@dataclass(frozen=True, slots=True)
class Spoke:
    """One dimension: what it is called, where it is (None: unknown), where it should be, both in words."""

    label: str
    value: float | None
    target: float | None
    note: str


@dataclass(frozen=True, slots=True)
class Radar:
    """A radar of at least three spokes.

    Attributes:
        title: what the figure shows, for those who can't see it.
        spokes: the dimensions, clockwise from the top.
        ticks: the rings, from the worst score to the best.
        legend: the marks and their meaning.
    """

    title: str
    spokes: tuple[Spoke, ...]
    ticks: tuple[Tick, ...]
    legend: tuple[Entry, ...]

    def svg(self) -> str:
        """Draw it."""
        top = self.ticks[-1].value
        height = max(_at(self, i, top)[1] for i in range(len(self.spokes))) + BELOW
        body = [
            _rings(self),
            _shape(self, [s.target for s in self.spokes], _TARGET),
            _shape(self, [s.value for s in self.spokes], _NOW),
            _marks(self),
            _scale_texts(self),
            *(_name(self, i, spoke) for i, spoke in enumerate(self.spokes)),
            legend(74, height - 8, self.legend, WIDTH - 74),
        ]
        return drawing((WIDTH, height), self.title, body)


_NOW = {"fill": PRIMARY, "fill_opacity": 0.22, "stroke": PRIMARY, "stroke_width": 2}
_TARGET = {"fill": "none", "stroke": ACCENT, "stroke_width": 1.4, "stroke_dasharray": "4 2.5"}


def _at(radar: Radar, spoke: int, value: float) -> tuple[float, float]:
    low, high = radar.ticks[0].value, radar.ticks[-1].value
    share = (value - low) / (high - low) if high > low else 0.0
    angle = 2 * pi * spoke / len(radar.spokes) - pi / 2
    return CENTRE[0] + RADIUS * share * cos(angle), CENTRE[1] + RADIUS * share * sin(angle)


def _rings(radar: Radar) -> str:
    spokes = range(len(radar.spokes))
    rings = [
        element("polygon", points=points(_at(radar, i, t.value) for i in spokes), fill="none", stroke=FAINT)
        for t in radar.ticks[1:-1]
    ]
    top = radar.ticks[-1].value
    edge = element(
        "polygon",
        points=points(_at(radar, i, top) for i in spokes),
        fill="#f7f9fa",
        stroke=RULE,
        stroke_width=1,
    )
    return edge + "".join(rings) + "".join(line(CENTRE, _at(radar, i, top), FAINT) for i in spokes)


def _shape(radar: Radar, values: Sequence[float | None], look: dict[str, object]) -> str:
    """Return the figure through the values; where one is unknown it stays open there."""
    corners = [None if v is None else _at(radar, i, v) for i, v in enumerate(values)]
    if all(corner is not None for corner in corners):
        return element("polygon", points=points(c for c in corners if c), stroke_linejoin="round", **look)
    pairs = zip(corners, corners[1:] + corners[:1], strict=True)
    stroke = {key: value for key, value in look.items() if key.startswith("stroke")}
    return "".join(
        element("polyline", points=points((a, b)), fill="none", **stroke) for a, b in pairs if a and b
    )


def _marks(radar: Radar) -> str:
    wanted = [
        diamond(*_at(radar, i, s.target), half=3.4, tip=f"{s.label}: {s.note}")
        for i, s in enumerate(radar.spokes)
        if s.target is not None
    ]
    now = [
        dot(*_at(radar, i, s.value), radius=3.4, tip=f"{s.label}: {s.note}")
        for i, s in enumerate(radar.spokes)
        if s.value is not None
    ]
    return "".join(wanted + now)


def _scale_texts(radar: Radar) -> str:
    """Say what each ring stands for, along the first spoke, on a white ground."""
    parts = []
    for tick in radar.ticks:
        x, y = _at(radar, 0, tick.value)
        halo = element("circle", cx=x - 9, cy=y, r=4.6, fill=PAPER, fill_opacity=0.8)
        parts.append(halo + label(x - 9, y + 2.5, tick.text, Font(7.5, fill=MUTED, anchor="middle")))
    return "".join(parts)


def _name(radar: Radar, index: int, spoke: Spoke) -> str:
    """Return name and figures of a spoke, outside the ring."""
    top = radar.ticks[-1].value
    x, y = _at(radar, index, top)
    away = (x - CENTRE[0]) / RADIUS, (y - CENTRE[1]) / RADIUS
    anchor = "middle" if abs(away[0]) < 0.2 else ("start" if away[0] > 0 else "end")  # noqa: PLR2004 - near the axis
    lines = wrap(spoke.label, MIDDLE if anchor == "middle" else SIDE, 9.5, 2)
    height = 11 * len(lines) + 10
    left = x + away[0] * 9
    first = y + away[1] * 8 - height * (1 - away[1]) / 2 + 9
    named = "".join(
        label(left, first + 11 * i, text, Font(9.5, 600, INK, anchor)) for i, text in enumerate(lines)
    )
    return named + label(left, first + 11 * len(lines), spoke.note, Font(8.5, 400, MUTED, anchor))
