"""What each dimension makes of the gap of the index."""

from collections.abc import Iterator
from fractions import Fraction

from smartplan.core.gaps import Gap
from smartplan.core.scores import Exact
from smartplan.write.charts import Bars, Length
from smartplan.write.document.author import Author
from smartplan.write.document.model import Block, Column, Figure, Table, row


def gap_by_dimension(author: Author) -> Iterator[Block]:
    """Show what each dimension makes of the gap of the index."""
    words, whole = author.words, author.gaps.root.gap
    parts = [(weighted(author, dimension), dimension) for dimension in author.dimensions]
    total = sum((part for part, _ in parts), Fraction(0))
    if not whole or not total:
        return
    parts.sort(key=lambda pair: -pair[0])
    lengths = tuple(
        Length(author.name(gap), float(part), f"{author.figure(part)} ({author.share(part, total)})")
        for part, gap in parts
    )
    title = words("What each dimension makes of the gap of the index")
    half = _most(parts, total)
    sentence = words.plural(
        "{names} alone makes more than half of the gap.",
        "{names} together make more than half of the gap.",
        len(half),
        names=author.names(half),
    )
    yield Figure(
        "gap-by-dimension",
        Bars(title, lengths),
        title,
        sentence,
        author.source,
        _shares(author, parts, total),
    )


def weighted(author: Author, gap: Gap) -> Exact:
    """Return what a node makes of the gap of the index: the sum over its indicators of weight x gap."""
    return sum((leaf.weighted for leaf in author.leaves(gap)), Fraction(0))


def _most(parts: list[tuple[Exact, Gap]], total: Exact) -> list[Gap]:
    """Return the fewest dimensions that make more than half of the whole."""
    chosen: list[Gap] = []
    reached: Exact = Fraction(0)
    for part, gap in parts:
        if reached * 2 > total:
            break
        chosen.append(gap)
        reached += part
    return chosen


def _shares(author: Author, parts: list[tuple[Exact, Gap]], total: Exact) -> Table:
    words = author.words
    columns = (
        Column(words("Dimension"), 46),
        Column(words("Weight"), 16, "right"),
        Column(words("Points of the index"), 20, "right"),
        Column(words("Share"), 18, "right"),
    )
    rows = [
        row(
            author.name(gap),
            words.percent(gap.score.weight, 1),
            author.figure(part),
            author.share(part, total),
        )
        for part, gap in parts
    ]
    rows.append(row(words("Together"), "", author.figure(total), words.percent(1), kind="total"))
    return Table(columns, tuple(rows))
