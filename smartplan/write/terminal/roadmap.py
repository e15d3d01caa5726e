"""The answer of `roadmap` on the screen: proof, schedule, money, forecast, and what is out and why."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from rich.console import Console
from rich.table import Table
from rich.text import Text

from smartplan.core.roadmap import Roadmap
from smartplan.write import proof
from smartplan.write.digits import digits_of
from smartplan.write.named import name_of
from smartplan.write.planned import Planned
from smartplan.write.reasons import constraint_sentence, eased_sentence, reason_sentence
from smartplan.write.terminal.asked import asked_lines, show_against, show_goals
from smartplan.write.terminal.gantt import schedule
from smartplan.write.terminal.money import show_frontier
from smartplan.write.terminal.priority import show_priority
from smartplan.write.terminal.risk import show_risk
from smartplan.write.terminal.screen import light_table, print_line
from smartplan.write.words import Words


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
        schedule(console, roadmap, words),
        _budget(console, roadmap, words),
        _forecast(console, roadmap, words),
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
    wide = _grid(unit, heads, [(fund, [said[fund, year] for year in heads]) for fund in funds])
    tall = _grid(unit, funds, [(year, [said[fund, year] for fund in funds]) for year in heads])
    table = _fitting(console, wide, tall)
    table.caption = words("spent / ceiling, by fund and year")
    table.caption_justify = "left"
    return table


def _fitting(console: Console, wide: Table, tall: Table) -> Table:
    """Return a table with its years beside each other, or below each other where that is too wide."""
    anyhow = console.options.update(max_width=1000)
    return wide if console.measure(wide, options=anyhow).maximum <= console.width else tall


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


def _forecast(console: Console, roadmap: Roadmap, words: Words) -> Table:
    """Return where the index stands at the end of each year if the roadmap is kept."""
    head, digits = words("At the end of"), digits_of(roadmap.gaps.scores.framework)
    names = (words("index forecast"), words("index wanted"))
    years = [str(forecast.year) for forecast in roadmap.forecast]
    said = [(words.number(f.index, digits), words.number(f.target, digits)) for f in roadmap.forecast]
    wide = _grid(head, years, list(zip(names, zip(*said, strict=True), strict=True)))
    return _fitting(console, wide, _grid(head, names, list(zip(years, said, strict=True))))


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
