"""Authored text compared as a reader has it, and told anew with as much of the old as is still so."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from smartplan.write.document.authored import authored, chunks_of
from smartplan.write.document.model import Block, BulletList, Heading, Paragraph, Quote, Text

Read = tuple[object, ...]
"""What a reader has of a text: kinds of blocks, words in their looks, gaps as one space."""


def as_read(blocks: Iterable[Block]) -> Read:
    """Return blocks so that what looks the same is the same: lists that follow one another are one."""
    lines = [line for block in blocks for line in _lines(block) if line[1]]
    return tuple(lines)


def _lines(block: Block) -> list[tuple[str, object]]:
    if isinstance(block, BulletList):
        return [("number" if block.numbered else "bullet", _words(item)) for item in block.items]
    if isinstance(block, Paragraph):
        return [("paragraph", _words(block.text))]
    if isinstance(block, Heading | Quote):
        return [(block.kind, " ".join(block.text.split()))]
    raise TypeError(type(block))


def _words(text: Text) -> tuple[tuple[object, ...], ...]:
    """Return words with their looks; a space has none, and a link no emphasis."""
    words = (
        ((run.strong, run.emphasis and run.link is None, run.link), character)
        for run in text
        for character in run.text
    )
    joined: list[tuple[object, str]] = []
    for look, character in words:
        gap = character.isspace()
        if gap and (not joined or joined[-1][1] == " "):
            continue
        joined.append((None, " ") if gap else (look, character))
    while joined and joined[-1][1] == " ":
        joined.pop()
    return tuple((look, "".join(c for _, c in same)) for look, same in groupby(joined, lambda one: one[0]))


def told_anew(chunks: Sequence[str], old: str) -> str:
    """Return a text of chunks; where an old one says the same, it stays as it was typed."""
    before = {as_read(authored(chunk)): chunk for chunk in chunks_of(old)}
    return "\n\n".join(before.get(as_read(authored(chunk)), chunk) for chunk in chunks) + "\n"
