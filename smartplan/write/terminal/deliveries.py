"""Plan against actual on the screen: what became of each initiative, index promised against reached."""

from rich.console import Console
from rich.table import Table
from rich.text import Text

from smartplan.core.changes import Changes, Deliveries, Delivery
from smartplan.write.digits import digits_of
from smartplan.write.named import name_of
from smartplan.write.terminal.screen import light_table
from smartplan.write.words import Words, later

OUTCOME_WORDS = {
    "delivered": later("delivered"),
    "late": later("late"),
    "without_effect": later("delivered without effect"),
    "improved_without_plan": later("improved without plan"),
    "not_due": later("not due yet"),
    "unknown": later("not known"),
}


def show_deliveries(console: Console, changes: Changes, held: Deliveries, words: Words) -> None:
    """Print what became of the plan: the index promised and reached, then each initiative."""
    console.print()
    console.print(Text(words("The plan against what came of it"), style="bold"))
    if held.promised is not None:
        digits = digits_of(changes.new.framework)
        promised, reached = words.number(held.promised, digits), words.number(held.reached, digits)
        text = words("index promised {promised}, reached {reached}", promised=promised, reached=reached)
        console.print(Text(text))
    console.print(_table(held, words))
    if held.unplanned:
        risen = ", ".join(row.id for row in held.unplanned)
        text = words("risen though no initiative was to lift them: {indicators}", indicators=risen)
        console.print(Text(text))


def _table(held: Deliveries, words: Words) -> Table:
    table = light_table()
    table.expand = True
    table.add_column(words("Initiative"), ratio=1, no_wrap=True, overflow="ellipsis")
    table.add_column(words("Outcome"), no_wrap=True)
    table.add_column(words("Lifted"), no_wrap=True, overflow="ellipsis", max_width=24)
    for row in held.initiatives:
        outcome = words(OUTCOME_WORDS[row.outcome])
        table.add_row(name_of(row.initiative, words), outcome, _lifted(row, words))
    return table


def _lifted(row: Delivery, words: Words) -> str:
    """Return from where to where its scores went, and where they were to be."""
    moves = ((one.old, one.new, one.to) for one in row.lifted)
    return ", ".join("{} → {} / {}".format(*(words.plain(value, 2) for value in move)) for move in moves)
