"""Index against money on the screen: what each budget reaches, and what a little more would cost."""

from collections.abc import Iterator

from rich.console import Console
from rich.table import Table
from rich.text import Text

from smartplan.core.roadmap import STEP, Further, Point
from smartplan.write.digits import digits_of
from smartplan.write.planned import Planned
from smartplan.write.terminal.screen import light_table, print_line
from smartplan.write.words import Words


def show_frontier(console: Console, planned: Planned, words: Words) -> None:
    """Print the frontier, and what stands below it."""
    console.print()
    console.print(_frontier(planned, words))
    for line in _below(planned, words):
        print_line(console, line)


def _frontier(planned: Planned, words: Words) -> Table:
    """Return what each budget reaches by the end of the horizon, and what that takes."""
    table = light_table()
    headings = (words("Ceilings"), words("Money"), words("Index at end"), words("Least cost"), "")
    for heading in headings:
        table.add_column(heading, justify="right", no_wrap=True)
    for point in planned.frontier:
        table.add_row(
            words.percent(point.factor),
            words.money_short(point.budget),
            words.number(point.index, digits_of(planned.roadmap.gaps.scores.framework)),
            words.money_short(point.cost),
            _certainty(point, words),
        )
    return table


def _certainty(point: Point, words: Words) -> str:
    if not point.proved:
        return words("not proved")
    return words("must-haves do not fit") if point.cost is None else words("proved")


def _below(planned: Planned, words: Words) -> Iterator[Text]:
    """Say where the roadmap itself stands on the frontier, and what `STEP` more index points would cost."""
    roadmap, digits = planned.roadmap, digits_of(planned.roadmap.gaps.scores.framework)
    yield Text(
        "  "
        + words(
            "This roadmap: index {index} for {cost}. It closes most of the gap early; the table looks only at"
            " the end.",
            index=words.number(roadmap.forecast[-1].index, digits),
            cost=words.money_short(roadmap.total_cost),
        )
    )
    if planned.further is not None:
        yield Text("  " + _further(planned.further, words))


def _further(further: Further, words: Words) -> str:
    step = words.plain(STEP)
    if further.possible is None:
        return words("What the next {step} index points would cost was not settled.", step=step)
    if not further.possible:
        return words("No initiatives of this plan reach {step} index points more at any price.", step=step)
    high = words.money_short(further.high)
    if further.low is None:
        return words("The next {step} index points cost about {high}; not proved.", step=step, high=high)
    if further.low == further.high:
        return words(
            "The next {step} index points cost {high} more at the least (proved), whatever the ceilings.",
            step=step,
            high=high,
        )
    return words(
        "The next {step} index points cost {low} to {high} more, whatever the ceilings.",
        step=step,
        low=words.money_short(further.low),
        high=high,
    )
