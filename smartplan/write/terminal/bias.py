"""Two tracks on the screen: how far the city's own scores lie above the verifier's, and whose."""

from collections.abc import Iterator

from rich.console import Console
from rich.table import Table
from rich.text import Text

from smartplan.core.changes import Bias, Changes, Lean
from smartplan.write.terminal.screen import light_table, print_line
from smartplan.write.words import Words, later

DIGITS = 2
PARTS = (
    ("nodes", later("Dimension")),
    ("agencies", later("Agency")),
    ("assessors", later("Assessor")),
)


def show_bias(console: Console, changes: Changes, bias: Bias, words: Words) -> None:
    """Print the bias of all, then by dimension, agency and assessor, spread and appeals."""
    console.print()
    print_line(console, Text(words("The city's own scores beside the verified ones"), style="bold"))
    print_line(console, Text(lean_said(bias.all, words)))
    for part, heading in PARTS:
        rows = getattr(bias, part)
        if rows:
            console.print()
            console.print(_table(changes, rows, words(heading), words))
    for line in tail(bias, words):
        print_line(console, Text(line))


def lean_said(lean: Lean, words: Words) -> str:
    """Say in a sentence how far own scores lie above verified ones."""
    return words(
        "own less verified: {mean} on average of {count} indicators; {higher} higher, {lower} lower",
        mean=words.number(lean.mean, DIGITS, signed=True),
        count=lean.count,
        higher=lean.higher,
        lower=lean.lower,
    )


def _table(changes: Changes, rows: tuple[Lean, ...], heading: str, words: Words) -> Table:
    table = light_table()
    table.add_column(heading, overflow="fold")
    for name in (words("Optimism"), words("Indicators"), words("higher"), words("lower")):
        table.add_column(name, justify="right", no_wrap=True)
    titles = {child.id: words.title(child.item.title) for child in changes.new.root.children}
    for row in rows:
        name = f"{row.id} {titles[row.id]}" if row.id in titles else row.id
        mean = words.number(row.mean, DIGITS, signed=True)
        table.add_row(name, mean, str(row.count), str(row.higher), str(row.lower))
    return table


def tail(bias: Bias, words: Words) -> Iterator[str]:
    """Say how far assessors lie apart, and what became of the appeals."""
    if bias.spreads:
        widest = max(bias.spreads, key=lambda spread: spread.width)
        yield words(
            "Assessors lie {mean} apart on average, most in {indicator} ({width})",
            mean=words.number(sum(spread.width for spread in bias.spreads) / len(bias.spreads), DIGITS),
            indicator=widest.id,
            width=words.plain(widest.width, DIGITS),
        )
    if bias.appeals:
        decided = bias.appeals - bias.pending
        share = words.percent(bias.upheld / decided) if decided else "–"
        yield words(
            "Appeals: {count}, {upheld} upheld ({share} of those decided), {pending} pending",
            count=bias.appeals,
            upheld=bias.upheld,
            share=share,
            pending=bias.pending,
        )
