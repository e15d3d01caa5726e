"""Where the city stands: the index, its dimensions, all indicators at a glance, the largest gaps."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from fractions import Fraction

from smartplan.core.gaps import Gap
from smartplan.write.document.author import Author
from smartplan.write.document.findings import compared
from smartplan.write.document.model import (
    Block,
    Cell,
    Column,
    Figure,
    KeyFigures,
    Lead,
    Paragraph,
    Row,
    Section,
    Table,
    Tile,
    row,
    said,
)
from smartplan.write.document.parts import gap_by_dimension

SHOWN = 10
"""How many of the largest gaps are listed."""


def overview(author: Author) -> list[Section]:
    """Show the index and its dimensions, and say what follows from them."""
    words = author.words
    blocks: list[Block] = [Lead(condition(author)), key_figures(author)]
    if author.dimensions:
        blocks.append(dimensions_figure(author, "dimensions"))
        blocks.extend(findings(author))
        blocks.extend(gap_by_dimension(author))
    return [Section("overview", words("Result of the assessment"), tuple(blocks))]


def condition(author: Author) -> str:
    """Say in one sentence where the city stands and how far it is from the target."""
    words, root = author.words, author.gaps.root
    if root.score.reported is None:
        return words("No indicator of {city} is scored yet, so there is no index.", city=author.city)
    values = {
        "city": author.city,
        "year": author.year,
        "score": author.figure(root.score.reported),
        "max": author.maximum,
        "gap": author.figure(root.gap),
        "target": author.figure(root.target),
    }
    if root.target is None:
        return words("{city} scores {score} of {max} in {year}; no target was set.", **values)
    if root.gap == 0:
        return words(
            "{city} scores {score} of {max} in {year}, and every known indicator is at its target.", **values
        )
    return words(
        "{city} scores {score} of {max} in {year}; {gap} points are missing to its targets.", **values
    )


def key_figures(author: Author) -> KeyFigures:
    """Return index, gap, indicators at their target, coverage."""
    words, root = author.words, author.gaps.root
    known = [leaf for leaf in author.gaps.leaves if leaf.gap is not None]
    reached = [leaf for leaf in known if leaf.gap == 0]
    open_ = (
        ""
        if root.score.low == root.score.high
        else words(
            "interval {low}–{high}",
            low=author.figure(root.score.low),
            high=author.figure(root.score.high),
        )
    )
    target = words("to the targets, on average {target}", target=author.figure(root.target))
    return KeyFigures(
        (
            Tile(author.figure(root.score.reported), words("Index {year}", year=author.year), open_),
            Tile(
                author.figure(root.gap), words("Gap of the index"), target if root.target is not None else ""
            ),
            Tile(
                words(
                    "{part} of {whole}", part=words.number(len(reached), 0), whole=words.number(len(known), 0)
                ),
                words("Indicators at their target"),
            ),
            Tile(words.percent(root.score.coverage, 1), words("Coverage by weight")),
        )
    )


def dimensions_figure(author: Author, name: str) -> Figure:
    """Return the dimensions now and wanted, with the sentence that says what it shows."""
    title = author.words("Dimensions: score {year} and target", year=author.year)
    return replace(
        compared(author, name, title, author.words("Dimension")), sentence=strongest_weakest(author)
    )


def strongest_weakest(author: Author) -> str:
    """Name the strongest and the weakest dimension, and what lies between them."""
    words, ranked = author.words, author.ranked
    if not ranked:
        return words("No dimension is known yet.")
    first, last = ranked[0], ranked[-1]
    if first.score.value == last.score.value:
        return words("All known dimensions score the same.")
    return words(
        "{first} is the strongest dimension with {high}; {last} is the weakest with {low}.",
        first=author.name(first),
        high=author.score(first.score),
        last=author.name(last),
        low=author.score(last.score),
    )


def findings(author: Author) -> Iterator[Paragraph]:
    """Say what is strong, what is weak, how far it is, and what is unknown."""
    words = author.words
    ahead = [leaf for leaf in author.gaps.leaves if leaf.gap == 0]
    absent = [
        leaf for leaf in author.gaps.leaves if leaf.score.value == author.gaps.scores.framework.scale.min
    ]
    if ahead:
        text = words(
            "{count} indicators have reached their target. Most of them belong to {names}.",
            count=words.number(len(ahead), 0),
            names=_where(author, ahead),
        )
        yield said(text, words("What is strong."))
    if absent:
        text = words(
            "{count} indicators are at the lowest level. Most of them belong to {names}.",
            count=words.number(len(absent), 0),
            names=_where(author, absent),
        )
        yield said(text, words("What is weak."))
    if author.open_leaves():
        yield said(_unknown(author), words("What is unknown."))


def _where(author: Author, leaves: Iterable[Gap]) -> str:
    """Name the dimensions that hold most of these indicators, each with how many."""
    words = author.words
    held = [author.top_of(leaf.id) for leaf in leaves]
    counts = [
        (held.count(dimension.id), dimension) for dimension in author.dimensions if dimension.id in held
    ]
    most = sorted(counts, key=lambda pair: -pair[0])[:3]
    return words.listing(
        [f"{author.name(dimension)} ({words.number(count, 0)})" for count, dimension in most]
    )


def _unknown(author: Author) -> str:
    words, root = author.words, author.gaps.scores.root
    return words.plural(
        "Of {count} indicator nothing is known; depending on its answer the index lies between"
        " {low} and {high}.",
        "Of {count} indicators nothing is known; depending on their answers the index lies between"
        " {low} and {high}.",
        len(author.open_leaves()),
        low=author.figure(root.low),
        high=author.figure(root.high),
    )


def largest_gaps(author: Author) -> list[Section]:
    """List the indicators that make most of the gap."""
    words, biggest = author.words, author.gaps.biggest(SHOWN)
    if not biggest:
        return []
    total = sum((leaf.weighted for leaf in author.gaps.leaves), Fraction(0))
    part = sum((leaf.weighted for leaf in biggest), Fraction(0))
    lead = words(
        "The {count} largest gaps make {share} of the gap of the index; they are where a step counts most.",
        count=words.number(len(biggest), 0),
        share=author.share(part, total),
    )
    named = any(leaf.score.answer and leaf.score.answer.agency for leaf in biggest)
    columns = (
        Column(words("Indicator"), 38 if named else 46),
        Column(words("Dimension"), 17 if named else 30),
        Column(words("Score"), 7, "right"),
        Column(words("Target"), 8, "right"),
        Column(words("Lift"), 9, "right"),
        *((Column(words("Agency"), 21),) if named else ()),
    )
    rows = tuple(_gap_row(author, leaf, with_agency=named) for leaf in biggest)
    caption = words(
        "The largest gaps; lift is what the index gains if this indicator alone reaches its target"
    )
    table = Table(columns, rows, caption, author.source)
    return [Section("largest-gaps", words("The largest gaps"), (Lead(lead), table))]


def _gap_row(author: Author, leaf: Gap, *, with_agency: bool) -> Row:
    """Return a gap; who answers for it has no column where nobody is named for any."""
    top = author.top_of(leaf.id)
    answer = leaf.score.answer
    return row(
        author.name(leaf),
        author.name(author.gaps.of(top)) if top else "–",
        Cell(author.score(leaf.score), exact=leaf.score.value),
        Cell(author.aim(leaf), exact=leaf.target),
        Cell(author.words.number(leaf.lift, 3), strong=True, exact=leaf.lift),
        *((author.short_agency(answer.agency if answer else None),) if with_agency else ()),
    )
