"""Every indicator at a glance, as a heat map."""

from collections.abc import Iterator

from smartplan.core.gaps import Gap
from smartplan.write.charts import HeatCell, Heatmap, HeatRow
from smartplan.write.document.author import Author
from smartplan.write.document.model import Figure, Section


def indicator_map(author: Author) -> list[Section]:
    """Show every indicator at once, by what it lies under."""
    words = author.words
    if len(author.gaps.leaves) == len(author.dimensions):
        return []
    scale = author.gaps.scores.framework.scale
    title = words("All indicators at a glance")
    low = words("lowest score {score}", score=words.plain(scale.min))
    high = words("highest score {score}", score=words.plain(scale.max))
    chart = Heatmap(title, tuple(_heat_rows(author)), low, high)
    figure = Figure("indicators", chart, title, _by_level(author), author.source)
    return [Section("indicator-map", title, (figure,))]


def _heat_rows(author: Author) -> Iterator[HeatRow]:
    """Yield a row for each node right above indicators, grouped by dimension, and for scored dimensions."""
    for dimension in author.dimensions:
        if dimension.score.is_leaf:
            yield HeatRow(author.name(dimension), (_heat(author, dimension),))
            continue
        group: str | None = author.name(dimension)
        for node in _parents(dimension):
            cells = tuple(_heat(author, leaf) for leaf in node.children if leaf.score.is_leaf)
            yield HeatRow(author.name(node), cells, group)
            group = None


def _parents(gap: Gap) -> Iterator[Gap]:
    if any(child.score.is_leaf for child in gap.children):
        yield gap
    for child in gap.children:
        yield from _parents(child)


def _heat(author: Author, leaf: Gap) -> HeatCell:
    scale, value = author.gaps.scores.framework.scale, leaf.score.value
    if value is None:
        open_ = author.words("unknown" if leaf.score.in_scope else "out of scope")
        return HeatCell(None, "?" if leaf.score.in_scope else "–", f"{author.name(leaf)}: {open_}")
    said = author.score(leaf.score)
    share = float((value - scale.min) / (scale.max - scale.min))
    return HeatCell(share, said, f"{author.name(leaf)}: {said}")


def _by_level(author: Author) -> str:
    """Say how many indicators stand at each whole level; of other scores, what the shading means."""
    words = author.words
    values = [leaf.score.value for leaf in author.gaps.leaves if leaf.score.value is not None]
    levels = sorted(set(values))
    opening = words(
        "Each cell is one indicator, in the order of Annex A; a question mark stands for an unknown one."
    )
    if len(levels) > 6:  # noqa: PLR2004 - more levels than a sentence can hold
        return opening
    counted = [
        words("{count} score {level}", count=words.number(values.count(level), 0), level=words.plain(level))
        for level in levels
    ]
    return f"{opening} {words('By level: {counts}.', counts=words.listing(counted))}"
