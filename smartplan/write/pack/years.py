"""The city beside its own result of the round before: a radar, and which questions moved most."""

from collections.abc import Iterator, Sequence

from smartplan.core.gaps import Gap
from smartplan.core.scores import Exact
from smartplan.write.document.model import Block, Cell, Column, Lead, Section, Table, row, said
from smartplan.write.pack.case import Writer
from smartplan.write.pack.compared import Against, compared
from smartplan.write.pack.questions import round_name, scores_before

LISTED = 5
"""So many rises and so many falls are listed."""


def years(writer: Writer) -> Section | None:
    """Compare with the round before under the same framework; None where there is none."""
    before = writer.case.before
    if before is None:
        return None
    when = round_name(before.assessment.year, before.assessment.round, writer)
    title = writer.words("Compared with {year}", year=when)
    return Section("years", title, tuple(_years(writer, when)))


def _years(writer: Writer, when: str) -> Iterator[Block]:
    words, author, move = writer.words, writer.author, writer.among.move
    was = scores_before(writer)
    if move is not None:
        values = {
            "city": author.city,
            "year": when,
            "old": author.figure(was.get(author.gaps.root.id)),
            "new": author.figure(author.gaps.root.score.value),
            "change": words.number(move.change, writer.digits, signed=True),
        }
        yield Lead(words("{city} stood at {old} in {year} and stands at {new} now ({change}).", **values))
    title = words("Dimensions now and in {year}", year=when)
    yield compared(writer, "years", title, Against(when, was))
    yield from _pace(writer)
    yield from _moved(writer, was, when)


def _pace(writer: Writer) -> Iterator[Block]:
    """Say how long it takes to where the peers stand now, at the pace so far."""
    words, move = writer.words, writer.among.move
    if move is None or move.pace is None:
        return
    told = [
        words(
            "Since {since} the index has changed by {pace} points a year.",
            since=move.since,
            pace=words.number(move.pace, writer.digits, signed=True),
        )
    ]
    if move.to_median:
        years = words.number(move.to_median, 1)
        told.append(words("At this pace the median of its peers is reached in {years} years.", years=years))
    if move.to_leader:
        years = words.number(move.to_leader, 1)
        told.append(
            words("At this pace the leader's present index is reached in {years} years.", years=years)
        )
    yield said(" ".join(told), words("Pace."))


def _moved(writer: Writer, was: dict[str, Exact | None], when: str) -> Iterator[Block]:
    words = writer.words
    changed = [
        (change, leaf)
        for leaf in writer.author.gaps.leaves
        if (change := _change(leaf, was.get(leaf.id))) is not None and change
    ]
    rises = sorted((pair for pair in changed if pair[0] > 0), key=lambda pair: (-pair[0], pair[1].id))
    falls = sorted((pair for pair in changed if pair[0] < 0), key=lambda pair: (pair[0], pair[1].id))
    for found, caption in (
        (rises, words("Questions that rose most")),
        (falls, words("Questions that fell most")),
    ):
        if found:
            yield _table(writer, found[:LISTED], caption, (was, when))


def _change(leaf: Gap, before: Exact | None) -> Exact | None:
    return None if leaf.score.value is None or before is None else leaf.score.value - before


def _table(
    writer: Writer,
    found: Sequence[tuple[Exact, Gap]],
    caption: str,
    before: tuple[dict[str, Exact | None], str],
) -> Table:
    words, author = writer.words, writer.author
    was, when = before
    columns = (
        Column(words("Indicator"), 55),
        Column(when, 15, "right"),
        Column(str(author.year), 15, "right"),
        Column(words("Change"), 15, "right"),
    )
    rows = tuple(
        row(
            author.name(leaf),
            Cell(author.figure(was[leaf.id]), exact=was[leaf.id]),
            Cell(author.figure(leaf.score.value), exact=leaf.score.value),
            Cell(words.number(change, writer.digits, signed=True), strong=True, exact=change),
        )
        for change, leaf in found
    )
    return Table(columns, rows, caption)
