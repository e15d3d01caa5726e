"""The schedule of a roadmap on the screen: a bar of characters for each initiative, under its years."""

from dataclasses import dataclass

from rich.console import Console
from rich.table import Table

from smartplan.core.model import Quarter
from smartplan.core.roadmap import Roadmap, Step
from smartplan.write.named import TYPICAL
from smartplan.write.terminal.screen import blocks, halves, light_table
from smartplan.write.words import Words

NAME, AGENCY, MONEY = 20, 13, 15
"""How wide a column must be for a name, may be for an agency, and is for money with the gaps between them."""
LABEL = 2
"""How many characters name a year."""


@dataclass(frozen=True, slots=True)
class _Scale:
    """How a horizon is drawn: one character a quarter, or half a year where that would leave names no room.

    Attributes:
        start: the first quarter of the horizon.
        quarters: how many quarters it has.
        each: how many quarters one character stands for: 1, or 2 of the same half of a year.
    """

    start: Quarter
    quarters: int
    each: int

    @property
    def lead(self) -> int:
        """How many quarters of the first character lie before the horizon."""
        return (self.start.number - 1) % self.each

    @property
    def width(self) -> int:
        """How many characters a bar has."""
        return -(-(self.lead + self.quarters) // self.each)

    def years(self) -> str:
        """Return the years above the bars, each at its first quarter; one without room is left out."""
        labels = ""
        for offset in range(self.quarters):
            place, at = (self.lead + offset) // self.each, self.start.plus(offset)
            if at.number == 1 or offset == 0:
                free = (place > len(labels) or not labels) and place + LABEL <= self.width
                labels = labels.ljust(place) + f"{at.year % 100:02d}" if free else labels
        return labels.ljust(self.width)


def schedule(console: Console, roadmap: Roadmap, words: Words) -> Table:
    """Return the schedule: one character a quarter or half a year, the years marked above."""
    scale = _scale(console, roadmap)
    table = light_table()
    table.expand = True
    table.add_column(words("Initiative"), ratio=1, no_wrap=True, overflow="ellipsis")
    table.add_column(scale.years(), no_wrap=True)
    agency = console.width - scale.width - AGENCY - MONEY >= NAME
    if agency:
        table.add_column(words("Agency"), no_wrap=True, overflow="ellipsis", max_width=AGENCY)
    table.add_column(words("Cost"), justify="right", no_wrap=True)
    for step in roadmap.selected:
        marks = ("*" if step.initiative.quick_win else "") + (TYPICAL if step.initiative.typical else "")
        mark = f"{marks} " if marks else ""
        table.add_row(
            mark + words.title(step.initiative.title),
            _bar(console, scale, step),
            *([step.initiative.agency] if agency else []),
            words.money_short(step.cost),
        )
    table.caption = "\n".join(_captions(roadmap, scale, words))
    table.caption_justify = "left"
    return table


def _scale(console: Console, roadmap: Roadmap) -> _Scale:
    horizon = roadmap.plan.horizon
    fits = console.width - horizon.quarters - MONEY >= NAME
    return _Scale(horizon.start, horizon.quarters, 1 if fits else 2)


def _captions(roadmap: Roadmap, scale: _Scale, words: Words) -> list[str]:
    quarter = words("* quick win; one character is a quarter")
    half = words("* quick win; one character is half a year, half a character a quarter")
    typical = any(step.initiative.typical for step in roadmap.selected)
    told = words("~ typical, drawn from a catalogue; not authoritative")
    return [half if scale.each > 1 else quarter, *([told] if typical else [])]


def _bar(console: Console, scale: _Scale, step: Step) -> str:
    if step.start is None or step.finish is None:
        return ""
    filled, _, empty = blocks(console)
    first, second = halves(console)
    shown = {(False, False): empty, (True, True): filled, (True, False): first, (False, True): second}
    bar = ""
    for place in range(scale.width):
        at = scale.start.index - scale.lead + place * scale.each
        early, late = (step.start.index <= index <= step.finish.index for index in (at, at + scale.each - 1))
        bar += shown[early, late]
    return bar
