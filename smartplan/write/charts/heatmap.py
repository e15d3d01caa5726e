"""The heat map: many scores at once, each with its figure, darker where higher."""

from dataclasses import dataclass

from smartplan.write.charts.svg import (
    INK,
    MUTED,
    PAPER,
    PRIMARY,
    RULE,
    Font,
    box,
    drawing,
    element,
    label,
    labels,
    mixed,
    on,
    wrap,
)

WIDTH, NAMES, ROW, GROUP, TOP = 470.0, 236.0, 20.0, 18.0, 4.0


@dataclass(frozen=True, slots=True)
class HeatCell:
    """One score: how high on the scale (0 to 1; None: unknown), what it says, and whose score it is."""

    share: float | None
    text: str
    told: str = ""


@dataclass(frozen=True, slots=True)
class HeatRow:
    """One row: its name, its cells, and a heading above it where a group begins."""

    label: str
    cells: tuple[HeatCell, ...]
    group: str | None = None


@dataclass(frozen=True, slots=True)
class Heatmap:
    """A heat map; `low` and `high` say in words what the ends of the shading mean."""

    title: str
    rows: tuple[HeatRow, ...]
    low: str
    high: str

    def svg(self) -> str:
        """Draw it."""
        widest = max((len(row.cells) for row in self.rows), default=1)
        step = (WIDTH - NAMES) / widest
        body, y = [], TOP
        for row in self.rows:
            if row.group is not None:
                body.append(label(0, y + 12.5, row.group, Font(9, 600, PRIMARY)))
                y += GROUP
            body.append(_row(y, step, row))
            y += ROW
        return drawing((WIDTH, y + 26), self.title, [*body, _key(self, y + 18)])


def _row(y: float, step: float, row: HeatRow) -> str:
    name = labels(6, y + ROW / 2, wrap(row.label, NAMES - 14, 8.8, 1), Font(8.8))
    return name + "".join(_cell(NAMES + step * i, y, step, cell) for i, cell in enumerate(row.cells))


def _cell(x: float, y: float, step: float, cell: HeatCell) -> str:
    if cell.share is None:
        look = {"stroke": RULE, "stroke_dasharray": "2 2"}
        drawn = box(x + 1.5, y + 1.5, (step - 3, ROW - 3), PAPER, tip=cell.told, **look)
        return drawn + label(x + step / 2, y + 13, cell.text, Font(8.8, 400, MUTED, "middle"), cell.told)
    fill = shade(cell.share)
    drawn = box(x + 1, y + 1, (step - 2, ROW - 2), fill, tip=cell.told, rx=1.5)
    return drawn + label(x + step / 2, y + 13, cell.text, Font(8.8, 600, on(fill), "middle"), cell.told)


def shade(share: float) -> str:
    """Return the colour of a score: pale where low, deep where high."""
    return mixed(PRIMARY, 0.07 + 0.93 * min(max(share, 0.0), 1.0))


def _key(heatmap: Heatmap, y: float) -> str:
    shades = "".join(box(NAMES + 14 * i, y - 8, (14, 8), shade(i / 5)) for i in range(6))
    first = label(NAMES - 6, y - 0.8, heatmap.low, Font(8, fill=MUTED, anchor="end"))
    last = label(NAMES + 90, y - 0.8, heatmap.high, Font(8, fill=INK))
    return first + element("g", shades) + last
