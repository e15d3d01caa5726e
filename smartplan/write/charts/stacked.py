"""Several charts in one drawing, below one another."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from smartplan.write.charts.svg import INK, Font, drawing, element, label

GAP, HEAD = 14.0, 22.0
SIZE = re.compile(r'width="([\d.]+)" height="([\d.]+)"')


class Drawn(Protocol):
    """A chart."""

    @property
    def title(self) -> str:
        """What it shows."""
        ...

    def svg(self) -> str:
        """Return the drawing."""
        ...


@dataclass(frozen=True, slots=True)
class Stacked:
    """Charts below one another, the title of each above it."""

    title: str
    charts: tuple[Drawn, ...]

    def svg(self) -> str:
        """Draw them."""
        drawn = [chart.svg() for chart in self.charts]
        sizes = [_size(svg) for svg in drawn]
        tops = list(_tops([height for _, height in sizes]))
        heads = [
            label(6, top - 8, c.title, Font(9.5, 600, INK)) for top, c in zip(tops, self.charts, strict=True)
        ]
        placed = [
            element("g", svg, transform=f"translate(0 {top:g})") for top, svg in zip(tops, drawn, strict=True)
        ]
        whole = (max(width for width, _ in sizes), tops[-1] + sizes[-1][1])
        return drawing(whole, self.title, [*heads, *placed])


def _tops(heights: list[float]) -> Iterator[float]:
    top = HEAD
    for height in heights:
        yield top
        top += height + GAP + HEAD


def _size(svg: str) -> tuple[float, float]:
    found = SIZE.search(svg)
    return (float(found[1]), float(found[2])) if found else (0.0, 0.0)
