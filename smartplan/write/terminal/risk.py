"""What delays and overruns make of a roadmap, on the screen."""

from collections.abc import Iterator

from rich.console import Console
from rich.table import Table
from rich.text import Text

from smartplan.core.roadmap import Risk
from smartplan.write.terminal.screen import light_table
from smartplan.write.words import Words

DRIVERS = 5


def show_risk(console: Console, risk: Risk, digits: int, words: Words) -> None:
    """Print how sure the index and the money of a roadmap are, and what makes it unsure."""
    console.print()
    console.print(Text(words("Delays and overruns"), style="bold"))
    console.print(_years(risk, digits, words))
    for line in _lines(risk, words):
        console.print(Text("  " + line))


def _years(risk: Risk, digits: int, words: Words) -> Table:
    table = light_table()
    table.add_column(words("At the end of"))
    for heading in (words("Half reach"), words("Four of five reach"), words("Wanted"), words("Chance")):
        table.add_column(heading, justify="right", no_wrap=True)
    for year in risk.years:
        table.add_row(
            str(year.year),
            words.number(year.p50, digits),
            words.number(year.p80, digits),
            words.number(year.target, digits),
            words.percent(year.chance),
        )
    return table


def _reached(risk: Risk, words: Words) -> Iterator[str]:
    """Say by when the last target is reached, in half and in four of five of the draws."""
    if risk.target_p50 is None:
        yield words("fewer than half of the draws reach the last target")
        return
    yield words(
        "half of the draws reach the last target by {quarter}", quarter=words.quarter(risk.target_p50)
    )
    if risk.target_p80 is not None:
        quarter = words.quarter(risk.target_p80)
        yield words("four of five draws reach it by {quarter}", quarter=quarter)


def _lines(risk: Risk, words: Words) -> Iterator[str]:
    yield from _reached(risk, words)
    half, most = words.money_short(round(risk.cost_p50)), words.money_short(round(risk.cost_p80))
    yield words("it costs {half} or less in half of the draws, {most} in four of five", half=half, most=most)
    drivers = [f"{one.id} ({words.percent(one.time)})" for one in risk.drivers[:DRIVERS] if one.time]
    if drivers:
        yield words("most of the delay comes from {drivers}", drivers=words.listing(drivers))
    else:
        yield words("the plan says of no duration and no cost how it may turn out, so nothing was varied")
    if not risk.exact:
        yield words("drawn on the linear index: the framework's own rule is not linear here")
    yield words(
        "Agencies and ceilings do not bind the draws: what is late waits for no free people or money."
    )
    yield words("{draws} draws, seed {seed}", draws=words.number(risk.draws, 0), seed=risk.seed)
