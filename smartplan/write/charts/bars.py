"""Horizontal bars: how much each of several makes of a whole."""

from dataclasses import dataclass

from smartplan.write.charts.svg import PRIMARY, Font, box, drawing, label, labels, mixed, text_width, wrap

WIDTH, NAMES, ROW, BAR = 470.0, 170.0, 22.0, 12.0


@dataclass(frozen=True, slots=True)
class Length:
    """One bar: what it stands for, how long it is, what it says."""

    label: str
    value: float
    text: str


@dataclass(frozen=True, slots=True)
class Bars:
    """Bars that start at zero, from the top; no axis, since each says its figure."""

    title: str
    lengths: tuple[Length, ...]

    def svg(self) -> str:
        """Draw it."""
        longest = max((item.value for item in self.lengths), default=0.0) or 1.0
        texts = max((text_width(item.text, 9) for item in self.lengths), default=0.0)
        room = WIDTH - NAMES - texts - 10
        rows = (_row(i * ROW + ROW / 2 + 2, item, room / longest) for i, item in enumerate(self.lengths))
        return drawing((WIDTH, ROW * len(self.lengths) + 4), self.title, rows)


def _row(y: float, item: Length, unit: float) -> str:
    named = labels(NAMES - 8, y, wrap(item.label, NAMES - 12, 9, 2), Font(9, anchor="end"))
    width = max(item.value * unit, 0.0)
    ground = box(NAMES, y + BAR / 2, (WIDTH - NAMES, 0.5), mixed(PRIMARY, 0.15))
    drawn = box(NAMES, y - BAR / 2, (width, BAR), PRIMARY, tip=f"{item.label}: {item.text}", rx=1)
    return ground + named + drawn + label(NAMES + width + 6, y + 3, item.text, Font(9, 600))
