"""What it costs and brings to put some dimensions first, on the screen."""

from rich.console import Console
from rich.text import Text

from smartplan.core.roadmap import PriorityPrice, Roadmap
from smartplan.write.digits import digits_of
from smartplan.write.priority import priority_sentences
from smartplan.write.terminal.screen import light_table, show_heading, show_indented
from smartplan.write.words import Words, later


def show_priority(console: Console, price: PriorityPrice, roadmap: Roadmap, words: Words) -> None:
    """Print the sentences, then the index and these dimensions year by year, with and without."""
    show_heading(console, words("The price of the priority"))
    for sentence in priority_sentences(price, roadmap, words):
        show_indented(console, Text(sentence), 2)
    if price.same or not price.forecast:
        return
    for label, ids in ((later("in for it"), price.joins), (later("out for it"), price.leaves)):
        if ids:
            show_indented(console, Text(f"{words(label)}: {', '.join(ids)}"), 2)
    console.print()
    _years(console, price, roadmap, words)


def _years(console: Console, price: PriorityPrice, roadmap: Roadmap, words: Words) -> None:
    digits = digits_of(roadmap.gaps.scores.framework)
    titles = {top.id: words.title(top.item.title) for top in roadmap.gaps.scores.root.children}
    first = [id_ for id_ in roadmap.plan.priority if id_ in titles]
    table = light_table()
    table.add_column(words("Year"))
    for name in (words("Index"), *(titles[id_] for id_ in first)):
        table.add_column(name, justify="right", no_wrap=True)
        table.add_column(words("without"), justify="right", no_wrap=True)
    for own, other in zip(roadmap.forecast, price.forecast, strict=True):
        values = [own.index, other.index]
        for id_ in first:
            values += [own.nodes.get(id_), other.nodes.get(id_)]
        table.add_row(str(own.year), *(words.number(value, digits) for value in values))
    console.print(table)
