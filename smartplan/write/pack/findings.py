"""Strengths, weaknesses and recommendations: what the assessors wrote, then what the figures say."""

from collections.abc import Iterable, Iterator, Sequence

from smartplan.core.gaps import Gap
from smartplan.core.model import ROOT, Remarks
from smartplan.core.model.base import Titles
from smartplan.core.scores import Exact
from smartplan.write.document.assessment import findings as strong_and_weak
from smartplan.write.document.assessment import largest_gaps
from smartplan.write.document.front import STANDINGS
from smartplan.write.document.model import (
    Block,
    BulletList,
    Cell,
    Column,
    Heading,
    Lead,
    Run,
    Section,
    Table,
    Text,
    row,
    said,
)
from smartplan.write.pack.case import Writer
from smartplan.write.pack.compared import Against, difference

LISTED = 6
"""So many questions ahead of the mean, and so many behind it, are listed."""


def findings(writer: Writer) -> Section:
    """Tell strengths and weaknesses."""
    title = writer.words("Strengths and weaknesses")
    return Section("findings", title, tuple(_findings(writer)))


def _findings(writer: Writer) -> Iterator[Block]:
    words = writer.words
    strengths = _written(writer, [(id_, each.strengths) for id_, each in _remarks(writer)])
    weaknesses = _written(writer, [(id_, each.weaknesses) for id_, each in _remarks(writer)])
    for title, points in ((words("Strengths"), strengths), (words("Weaknesses"), weaknesses)):
        if points:
            yield Heading(title)
            yield BulletList(points)
    if not strengths and not weaknesses:
        yield Lead(words("The assessors wrote down neither strengths nor weaknesses; the figures say this."))
    yield from strong_and_weak(writer.author)
    yield from _by_figures(writer)


def _remarks(writer: Writer) -> Iterator[tuple[str, Remarks]]:
    """Yield what was written of each node, of the whole first, then in the framework's order."""
    scores = writer.author.gaps.scores
    for id_ in (ROOT, *(item.id for item, _ in scores.framework.items())):
        if id_ in scores.assessment.notes:
            yield id_, scores.assessment.notes[id_]


def _written(writer: Writer, found: Iterable[tuple[str, Iterable[Titles]]]) -> tuple[Text, ...]:
    """Return what people wrote as points, each behind the name of its node."""
    titles = {item.id: item.title for item, _ in writer.author.gaps.scores.framework.items()}
    points: list[Text] = []
    for id_, texts in found:
        lead = (Run(f"{writer.author.title(titles[id_])}: ", strong=True),) if id_ in titles else ()
        points += [(*lead, Run(writer.author.title(text))) for text in texts]
    return tuple(points)


def _by_figures(writer: Writer) -> Iterator[Block]:
    """List the questions furthest ahead of the mean of the peers, and furthest behind."""
    words, among = writer.words, writer.among
    against = Against(words("Mean of {others}", others=writer.others), among.peers.values)
    known = [
        (found, leaf)
        for leaf in writer.author.gaps.leaves
        if (found := difference(leaf, against)) is not None and among.cities > 1
    ]
    ahead = sorted((pair for pair in known if pair[0] > 0), key=lambda pair: (-pair[0], pair[1].id))
    behind = sorted((pair for pair in known if pair[0] < 0), key=lambda pair: (pair[0], pair[1].id))
    captions = (
        words("Furthest ahead of the mean of {others}", others=writer.others),
        words("Furthest behind the mean of {others}", others=writer.others),
    )
    for pairs, caption in zip((ahead, behind), captions, strict=True):
        if pairs:
            yield _table(writer, pairs[:LISTED], caption, against)


def _table(writer: Writer, found: Sequence[tuple[Exact, Gap]], caption: str, against: Against) -> Table:
    words, author = writer.words, writer.author
    columns = (
        Column(words("Indicator"), 46),
        Column(words("Value"), 14, "right"),
        Column(against.name, 22, "right"),
        Column(words("Difference"), 18, "right"),
    )
    rows = tuple(
        row(
            author.name(leaf),
            Cell(writer.value(leaf.score), exact=leaf.score.value),
            Cell(author.figure(against.of(leaf)), exact=against.of(leaf)),
            Cell(words.number(points, writer.digits, signed=True), strong=True, exact=points),
        )
        for points, leaf in found
    )
    return Table(columns, rows, caption)


def recommendations(writer: Writer) -> Section:
    """Tell what the assessors recommend, and where a step counts most."""
    title = writer.words("Recommendations")
    return Section("recommendations", title, tuple(_recommendations(writer)))


def _recommendations(writer: Writer) -> Iterator[Block]:
    words = writer.words
    open_ = [
        (id_, [one.text for one in each.recommendations if one.state != "done"])
        for id_, each in _remarks(writer)
    ]
    points = _written(writer, open_)
    if points:
        yield said(words("The assessors recommend:"))
        yield BulletList(points, numbered=True)
    else:
        yield said(words("The assessors wrote down no recommendation."))
    for section in largest_gaps(writer.author):
        yield Heading(words("Where a step counts most"))
        yield from section.blocks
        yield from _target(writer)


def _target(writer: Writer) -> Iterator[Block]:
    """Say which target gaps are measured to, in the framework's own words: it may be no official one."""
    profile = writer.author.gaps.target.profile
    if profile is not None:
        standing = writer.words(STANDINGS[profile.standing])
        text = f"{writer.author.title(profile.title)} ({standing})."
        yield said(text, writer.words("The target that is meant."))
