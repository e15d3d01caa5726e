"""The answer of `roadmap` on the screen: proof, schedule, money, forecast, and what is out and why."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from rich.console import Console
from rich.table import Table
from rich.text import Text

from smartplan.core.roadmap import Roadmap, Step
from smartplan.write import proof
from smartplan.write.digits import digits_of
from smartplan.write.named import TYPICAL, name_of
from smartplan.write.planned import Planned
from smartplan.write.reasons import constraint_sentence, eased_sentence, reason_sentence
from smartplan.write.terminal.asked import asked_lines, show_against, show_goals
from smartplan.write.terminal.money import show_frontier
from smartplan.write.terminal.priority import show_priority
from smartplan.write.terminal.risk import show_risk
from smartplan.write.terminal.screen import blocks, light_table, print_line
from smartplan.write.words import Words

NAME, AGENCY, MONEY = 20, 13, 15
"""How wide a column must be for a name, may be for an agency, and is for money with the gaps between them."""


def show_roadmap(console: Console, planned: Planned, words: Words) -> None:
    """Print the roadmap, or why there is none and the cheapest ways out, and what was asked beside it."""
    roadmap = planned.roadmap
    lines = [*asked_lines(planned, words), *_head(roadmap, words)]
    if roadmap.conflict:
        lines += (*_conflict(planned, words), *_reliefs(planned, words))
    for line in lines:
        print_line(console, line)
    show_goals(console, planned, words)
    if roadmap.forecast:
        _show_schedule(console, planned, words)


def _show_schedule(console: Console, planned: Planned, words: Words) -> None:
    roadmap = planned.roadmap
    for against in (planned.written, planned.baseline):
        if against is not None:
            show_against(console, against, roadmap, words)
    for table in (
        _schedule(console, roadmap, words),
        _budget(console, roadmap, words),
        _forecast(roadmap, words),
    ):
        console.print()
        console.print(table)
    if planned.priority is not None:
        show_priority(console, planned.priority, roadmap, words)
    if planned.frontier:
        show_frontier(console, planned, words)
    if planned.risk is not None:
        show_risk(console, planned.risk, digits_of(roadmap.gaps.scores.framework), words)
    for line in _out(roadmap, words):
        print_line(console, line)


def _head(roadmap: Roadmap, words: Words) -> Iterator[Text]:
    assessment = roadmap.gaps.scores.assessment
    yield Text(words("Roadmap of {city}", city=assessment.city.name), style="bold")
    if roadmap.plan.illustrative is not None:
        yield Text(words.title(roadmap.plan.illustrative), style="yellow")
    standing, *bounds = proof.standing(roadmap, words)
    yield Text(standing)
    yield from (Text(f"  {bound}") for bound in bounds)
    if roadmap.forecast:
        yield Text(
            words(
                "{chosen} of {all} initiatives, {cost}",
                chosen=len(roadmap.selected),
                all=len(roadmap.steps),
                cost=words.money_short(roadmap.total_cost),
            ),
            style="bold",
        )


def _conflict(planned: Planned, words: Words) -> Iterator[Text]:
    yield Text(words("These can't hold together; drop or ease any one of them and the rest fits:"))
    for constraint in planned.roadmap.conflict:
        place = planned.place_of(constraint.keys)
        yield Text(f"  - {constraint_sentence(constraint, words)} ({place.file}:{place.line})")


def _reliefs(planned: Planned, words: Words) -> Iterator[Text]:
    """Name the cheapest ways out, any one of which makes the plan possible."""
    if not planned.reliefs:
        return
    yield Text(words("The cheapest ways out, any one of which is enough:"))
    for relief in planned.reliefs:
        said = words.listing([eased_sentence(one, words) for one in relief.eased])
        yield Text(f"  - {said}" + ("" if relief.proved else " " + words("(less may do)")))


def _schedule(console: Console, roadmap: Roadmap, words: Words) -> Table:
    """Return the schedule: one character a quarter, the years marked above."""
    table = light_table()
    table.expand = True
    table.add_column(words("Initiative"), ratio=1, no_wrap=True, overflow="ellipsis")
    table.add_column(_years(roadmap), no_wrap=True)
    agency = console.width - roadmap.plan.horizon.quarters - AGENCY - MONEY >= NAME
    if agency:
        table.add_column(words("Agency"), no_wrap=True, overflow="ellipsis", max_width=AGENCY)
    table.add_column(words("Cost"), justify="right", no_wrap=True)
    for step in roadmap.selected:
        marks = ("*" if step.initiative.quick_win else "") + (TYPICAL if step.initiative.typical else "")
        mark = f"{marks} " if marks else ""
        table.add_row(
            mark + words.title(step.initiative.title),
            _bar(console, roadmap, step),
            *([step.initiative.agency] if agency else []),
            words.money_short(step.cost),
        )
    caption = words("* quick win; one character is a quarter")
    if any(step.initiative.typical for step in roadmap.selected):
        caption = f"{caption}\n" + words("~ typical, drawn from a catalogue; not authoritative")
    table.caption = caption
    table.caption_justify = "left"
    return table


def _years(roadmap: Roadmap) -> str:
    start = roadmap.plan.horizon.start
    labels = ""
    for quarter in range(roadmap.plan.horizon.quarters):
        at = start.plus(quarter)
        if at.number == 1 or quarter == 0:
            labels = labels.ljust(quarter) + f"{at.year % 100:02d}"
    return labels[: roadmap.plan.horizon.quarters].ljust(roadmap.plan.horizon.quarters)


def _bar(console: Console, roadmap: Roadmap, step: Step) -> str:
    filled, _, empty = blocks(console)
    first = roadmap.plan.horizon.start.index
    if step.start is None or step.finish is None:
        return ""
    quarters = range(first, first + roadmap.plan.horizon.quarters)
    return "".join(filled if step.start.index <= q <= step.finish.index else empty for q in quarters)


def _budget(console: Console, roadmap: Roadmap, words: Words) -> Table:
    """Return what each fund pays in each year of how much; a row a year where that would be too wide."""
    size, unit = words.money_unit(max((row.ceiling for row in roadmap.budget), default=0))
    years = sorted({row.year for row in roadmap.budget})
    funds = tuple(dict.fromkeys(row.fund for row in roadmap.budget))
    said = {
        (row.fund, str(row.year)): f"{_in(row.spent, size, words)} / {_in(row.ceiling, size, words)}"
        for row in roadmap.budget
    }
    heads = [str(year) for year in years]
    table = _grid(unit, heads, [(fund, [said[fund, year] for year in heads]) for fund in funds])
    anyhow = console.options.update(max_width=1000)
    if console.measure(table, options=anyhow).maximum > console.width:
        table = _grid(unit, funds, [(year, [said[fund, year] for fund in funds]) for year in heads])
    table.caption = words("spent / ceiling, by fund and year")
    table.caption_justify = "left"
    return table


def _grid(unit: str, heads: Sequence[str], rows: Sequence[tuple[str, Sequence[str]]]) -> Table:
    table = light_table()
    table.add_column(unit, no_wrap=True, overflow="ellipsis")
    for head in heads:
        table.add_column(head, justify="right", no_wrap=True)
    for name, cells in rows:
        table.add_row(name, *cells)
    return table


def _in(rupiah: int, size: int, words: Words) -> str:
    return words.number(Fraction(rupiah, size), 2) if rupiah else "0"


def _forecast(roadmap: Roadmap, words: Words) -> Table:
    """Return where the index stands at the end of each year if the roadmap is kept."""
    table = light_table()
    table.add_column(words("At the end of"))
    digits = digits_of(roadmap.gaps.scores.framework)
    for forecast in roadmap.forecast:
        table.add_column(str(forecast.year), justify="right")
    table.add_row(words("index forecast"), *(words.number(f.index, digits) for f in roadmap.forecast))
    table.add_row(words("index wanted"), *(words.number(f.target, digits) for f in roadmap.forecast))
    return table


def _out(roadmap: Roadmap, words: Words) -> Iterator[Text]:
    """Say what is not in the roadmap, and why."""
    out = [step for step in roadmap.steps if not step.selected]
    if not out:
        return
    yield Text("")
    yield Text(words("Not in the roadmap"), style="bold")
    for step in out:
        title = name_of(step.initiative, words)
        yield Text(
            f"  {title} ({words.money_short(step.initiative.cost)})", overflow="ellipsis", no_wrap=True
        )
        yield Text(f"    {reason_sentence(step.why, words)}")
