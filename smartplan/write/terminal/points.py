"""How the groups of the table weigh the dimensions, on the screen, beside the framework's weights."""

from rich.console import Console
from rich.text import Text

from smartplan.core.gaps import Gaps
from smartplan.core.process.points import TableWeights
from smartplan.write.digits import digits_of
from smartplan.write.terminal.screen import light_table, show_heading, show_indented
from smartplan.write.terms import GROUPS
from smartplan.write.words import Words


def show_weights(console: Console, gaps: Gaps, weights: TableWeights, words: Words) -> None:
    """Print both weightings, how far the groups disagree, and what the index would be."""
    show_heading(console, words("Weights by the table (100 points a group), beside the framework's"))
    groups = list(weights.dimensions[0].groups)
    table = light_table()
    table.add_column(words("Dimension"), no_wrap=True, overflow="ellipsis")
    named = [words(GROUPS[group]) for group in groups]
    for name in (words("Framework"), *named, words("Mean"), words("Spread")):
        table.add_column(name, justify="right", no_wrap=True)
    for row in weights.dimensions:
        shares = (row.official, *(row.groups[group] for group in groups), row.mean, row.spread)
        title = words.title(gaps.scores.of(row.dimension).item.title)
        table.add_row(f"  {title}", *(words.percent(share) for share in shares))
    console.print(table)
    official, other = gaps.scores.root.reported, weights.index
    line = words(
        "the index under the mean of the groups would be {other}; the official one is {official}",
        other=words.number(other, digits_of(gaps.scores.framework)),
        official=words.number(official, digits_of(gaps.scores.framework)),
    )
    show_indented(console, Text(line), 2)
