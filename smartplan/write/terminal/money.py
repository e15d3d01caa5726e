"""Index against money on the screen: what each budget reaches, and what a little more would cost."""

from rich.console import Console
from rich.table import Table
from rich.text import Text

from smartplan.write.digits import digits_of
from smartplan.write.frontier import certainty, frontier_lines
from smartplan.write.planned import Planned
from smartplan.write.terminal.screen import light_table, print_line
from smartplan.write.words import Words


def show_frontier(console: Console, planned: Planned, words: Words) -> None:
    """Print the frontier, and what stands below it."""
    console.print()
    console.print(_frontier(planned, words))
    for line in frontier_lines(planned, words):
        print_line(console, Text(f"  {line}"))


def _frontier(planned: Planned, words: Words) -> Table:
    """Return what each budget reaches by the end of the horizon, and what that takes."""
    table = light_table()
    headings = (words("Ceilings"), words("Money"), words("Index at end"), words("Least cost"))
    for heading, wraps in zip(headings, (False, False, True, False), strict=True):
        table.add_column(heading, justify="right", no_wrap=not wraps)
    table.add_column()
    for point in planned.frontier:
        table.add_row(
            words.percent(point.factor),
            words.money_short(point.budget),
            words.number(point.index, digits_of(planned.roadmap.gaps.scores.framework)),
            words.money_short(point.cost),
            certainty(point, words),
        )
    return table
