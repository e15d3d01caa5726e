"""Small frozen specs to SVG text: pure, without a library, the same drawing for the same figures."""

from typing import Protocol

from smartplan.write.charts.bars import Bars, Length
from smartplan.write.charts.cover import CoverArt
from smartplan.write.charts.curve import Curve, Moment
from smartplan.write.charts.dumbbell import Dumbbell, Reach
from smartplan.write.charts.gantt import Gantt, Task
from smartplan.write.charts.heatmap import HeatCell, Heatmap, HeatRow
from smartplan.write.charts.multiples import BAR, Multiples, Panel
from smartplan.write.charts.radar import Radar, Spoke
from smartplan.write.charts.scale import Tick, nice_steps
from smartplan.write.charts.stack import Bar, Part, Stack
from smartplan.write.charts.stacked import Stacked
from smartplan.write.charts.waterfall import Rise, Waterfall
from smartplan.write.charts.whiskers import SHADE, Whisker, Whiskers


class Chart(Protocol):
    """Anything that draws itself as SVG, its title (the text alternative) within."""

    @property
    def title(self) -> str:
        """What the figure shows, for those who can't see it."""
        ...

    def svg(self) -> str:
        """Return the drawing as SVG text."""
        ...


__all__ = [
    "BAR",
    "SHADE",
    "Bar",
    "Bars",
    "Chart",
    "CoverArt",
    "Curve",
    "Dumbbell",
    "Gantt",
    "HeatCell",
    "HeatRow",
    "Heatmap",
    "Length",
    "Moment",
    "Multiples",
    "Panel",
    "Part",
    "Radar",
    "Reach",
    "Rise",
    "Spoke",
    "Stack",
    "Stacked",
    "Task",
    "Tick",
    "Waterfall",
    "Whisker",
    "Whiskers",
    "nice_steps",
]
