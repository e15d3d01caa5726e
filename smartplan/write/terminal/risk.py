"""What delays and overruns make of a roadmap, on the screen."""

from rich.console import Console
from rich.table import Table
from rich.text import Text

from smartplan.core.uncertainty import Risk
from smartplan.write.risk import risk_lines
from smartplan.write.terminal.screen import light_table, print_line
from smartplan.write.words import Words


def show_risk(console: Console, risk: Risk, digits: int, words: Words) -> None:
    """Print how sure the index and the money of a roadmap are, and what makes it unsure."""
    console.print()
    console.print(Text(words("Delays and overruns"), style="bold"))
    console.print(_years(risk, digits, words))
    for line in risk_lines(risk, words):
        print_line(console, Text("  " + line))


def _years(risk: Risk, digits: int, words: Words) -> Table:
    table = light_table()
    table.add_column(words("At the end of"))
    for heading in (words("Half reach"), words("Four of five reach"), words("Wanted"), words("Chance")):
        table.add_column(heading, justify="right")
    for year in risk.years:
        table.add_row(
            str(year.year),
            words.number(year.p50, digits),
            words.number(year.p80, digits),
            words.number(year.target, digits),
            words.percent(year.chance),
        )
    return table
