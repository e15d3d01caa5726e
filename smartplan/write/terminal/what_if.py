"""What other answers would change, on the screen."""

from rich.console import Console
from rich.text import Text

from smartplan.core.scores import Moved, Score, WhatIf
from smartplan.write.terminal.assessment import name_of
from smartplan.write.terminal.screen import light_table
from smartplan.write.words import Words


def show_what_if(console: Console, found: WhatIf, words: Words) -> None:
    """Print the index before and after, and every node and answer that moved."""
    before, after = found.before.root, found.after.root
    console.print(
        Text(
            words("Index {before} → {after}", before=_figure(before, words), after=_figure(after, words)),
            style="bold",
        )
    )
    table = light_table()
    table.expand = True
    table.add_column(words("Item"), ratio=1, no_wrap=True, overflow="ellipsis")
    for heading in (words("Before"), words("After"), words("Change")):
        table.add_column(heading, justify="right", no_wrap=True)
    for one in found.moved:
        table.add_row(name_of(one.before, words), *_cells(one, words))
    console.print(table)


def _cells(one: Moved, words: Words) -> tuple[str, str, str]:
    before, after = one.before.value, one.after.value
    change = "" if before is None or after is None else words.number(after - before, 4, signed=True)
    return words.plain(before, 4), words.plain(after, 4), change


def _figure(score: Score, words: Words) -> str:
    band = f" ({score.band.name})" if score.band else ""
    return words.plain(score.reported) + band
