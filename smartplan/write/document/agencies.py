"""Who must act, and what nobody knows yet."""

from collections.abc import Iterator
from fractions import Fraction

from smartplan.core.gaps import Gap
from smartplan.core.scores import Exact, Status
from smartplan.write.document.author import Author
from smartplan.write.document.model import Block, Cell, Column, Lead, Section, Table, row, said
from smartplan.write.words import later

REASONS = {
    Status.UNKNOWN: later("unknown"),
    Status.NOT_ASSESSED: later("not assessed yet"),
    Status.NOT_APPLICABLE: later("does not apply"),
}


def responsible_agencies(author: Author) -> list[Section]:
    """List agencies by what their indicators make of the gap."""
    words = author.words
    groups = _by_agency(author)
    if not groups:
        return []
    total = sum((part for _, _, part in groups), Fraction(0))
    first = groups[0]
    lead = words(
        "{agency} answers for the largest part of the gap: {share} of all that agencies answer for.",
        agency=author.agency(first[0]),
        share=author.share(first[2], total),
    )
    columns = (
        Column(words("Agency"), 46),
        Column(words("Indicators"), 14, "right"),
        Column(words("Below target"), 14, "right"),
        Column(words("Points of the index"), 14, "right"),
        Column(words("Share"), 12, "right"),
    )
    rows = [
        row(
            author.agency(agency),
            words.number(len(leaves), 0),
            words.number(sum(1 for leaf in leaves if leaf.gap), 0),
            author.figure(part),
            Cell(author.share(part, total), share=float(part / total) if total else None),
        )
        for agency, leaves, part in groups
    ]
    caption = words("Agencies by what their indicators make of the gap of the index")
    table = Table(columns, tuple(rows), caption, author.source)
    return [Section("responsible-agencies", words("Who must act"), (Lead(lead), table))]


def _by_agency(author: Author) -> list[tuple[str, list[Gap], Exact]]:
    """Return agencies with their indicators and the weighted gap of these, largest first, ties by id."""
    held: dict[str, list[Gap]] = {}
    for leaf in author.gaps.leaves:
        if leaf.score.answer is not None and leaf.score.answer.agency is not None:
            held.setdefault(leaf.score.answer.agency, []).append(leaf)
    groups = [
        (agency, leaves, sum((leaf.weighted for leaf in leaves), Fraction(0)))
        for agency, leaves in held.items()
    ]
    return sorted(groups, key=lambda group: (-group[2], group[0]))


def unknowns(author: Author) -> list[Section]:
    """List what is not known, and what was left out and why."""
    words, root = author.words, author.gaps.scores.root
    unclear = [leaf for leaf in author.gaps.leaves if leaf.score.value is None]
    if not unclear:
        return []
    blocks: list[Block] = []
    if root.low != root.high:
        blocks.append(
            Lead(
                words(
                    "With everything unknown at its worst the index would be {low}, at its best {high}.",
                    low=author.figure(root.low),
                    high=author.figure(root.high),
                )
            )
        )
    columns = (
        Column(words("Indicator"), 42),
        Column(words("Agency"), 16),
        Column(words("State"), 18),
        Column(words("Remark"), 24),
    )
    rows = tuple(
        row(author.name(leaf), _agency(author, leaf), words(REASONS[leaf.score.status]), _remark(leaf))
        for leaf in unclear
    )
    blocks.append(Table(columns, rows, words("What is not known or does not apply"), author.source))
    blocks.extend(_next_question(author))
    return [Section("unknowns", words("What is not known"), tuple(blocks))]


def _next_question(author: Author) -> Iterator[Block]:
    """Name the unknown that weighs most."""
    words = author.words
    ask = [leaf for leaf in author.open_leaves() if leaf.score.weight]
    if ask:
        heaviest = max(ask, key=lambda leaf: leaf.score.weight)
        text = words(
            "The answer that would narrow the interval most is that to “{indicator}”.",
            indicator=author.name(heaviest),
        )
        yield said(text, words("The next question."))


def _agency(author: Author, leaf: Gap) -> str:
    return author.short_agency(leaf.score.answer.agency if leaf.score.answer else None)


def _remark(leaf: Gap) -> str:
    answer = leaf.score.answer
    if answer is None:
        return "–"
    return answer.not_applicable or answer.note or "–"
