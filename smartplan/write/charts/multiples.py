"""Small multiples: how many cities stand where on one scale, a panel a group."""

from collections.abc import Iterable
from dataclasses import dataclass

from smartplan.write.charts.legend import Entry, legend
from smartplan.write.charts.scale import Axis, Tick
from smartplan.write.charts.svg import (
    INK,
    MUTED,
    PRIMARY,
    RULE,
    Font,
    box,
    diamond,
    drawing,
    label,
    labels,
    line,
    mixed,
    wrap,
)

WIDTH, ACROSS, GAP = 470.0, 3, 16.0
HEAD, HEIGHT, FOOT = 30.0, 44.0, 20.0
BAR = mixed(PRIMARY, 0.55)


@dataclass(frozen=True, slots=True)
class Panel:
    """One group.

    Attributes:
        label: what it is called.
        counts: how many are in each class of equal width, from the first tick to the last.
        mark: the mean; None where it is not told.
        note: the mean and how many there are, in words.
        told: each class and its count in words, for whoever points at its column.
    """

    label: str
    counts: tuple[int, ...]
    mark: float | None
    note: str
    told: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Multiples:
    """Panels over one scale; in each the highest column fills it, since groups differ in size."""

    title: str
    panels: tuple[Panel, ...]
    ticks: tuple[Tick, ...]
    legend: tuple[Entry, ...]

    def svg(self) -> str:
        """Draw them, three in a row."""
        wide = (WIDTH - GAP * (ACROSS - 1)) / ACROSS
        high = HEAD + HEIGHT + FOOT
        body = [
            _panel((wide + GAP) * (i % ACROSS), high * (i // ACROSS), wide, (panel, self.ticks))
            for i, panel in enumerate(self.panels)
        ]
        bottom = high * -(-len(self.panels) // ACROSS)
        body.append(legend(0, bottom + 10, self.legend, WIDTH))
        return drawing((WIDTH, bottom + 18), self.title, body)


def _panel(x: float, y: float, wide: float, what: tuple[Panel, tuple[Tick, ...]]) -> str:
    panel, ticks = what
    ground, most = y + HEAD + HEIGHT, max(panel.counts, default=0) or 1
    tips = panel.told or ("",) * len(panel.counts)
    step = wide / max(1, len(panel.counts))
    axis = Axis(ticks[0].value, ticks[-1].value, x, x + wide)
    named = labels(x, y + 8, wrap(panel.label, wide - 4, 8.8, 1), Font(8.8, 600, INK))
    parts = [named, label(x, y + 21, panel.note, Font(8, fill=MUTED))]
    parts += _columns(
        x, ground, step, [(count / most, tip) for count, tip in zip(panel.counts, tips, strict=True)]
    )
    parts.append(line((x, ground), (x + wide, ground), RULE))
    parts += [
        label(axis.at(tick.value), ground + 11, tick.text, Font(7.5, fill=MUTED, anchor=_anchor(tick, ticks)))
        for tick in ticks
    ]
    if panel.mark is not None:
        parts.append(diamond(axis.at(panel.mark), ground, half=3.4, tip=f"{panel.label}: {panel.note}"))
    return "".join(parts)


def _columns(x: float, ground: float, step: float, shares: Iterable[tuple[float, str]]) -> list[str]:
    return [
        box(x + step * i + 0.6, ground - HEIGHT * share, (step - 1.2, HEIGHT * share), BAR, tip=tip)
        for i, (share, tip) in enumerate(shares)
        if share
    ]


def _anchor(tick: Tick, ticks: tuple[Tick, ...]) -> str:
    """Keep the outer texts within the panel."""
    return {ticks[0]: "start", ticks[-1]: "end"}.get(tick, "middle")
