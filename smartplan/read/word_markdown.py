"""Authored text of a Word file as the Markdown that it is kept in."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from smartplan.read.word_story import Piece, Written

SIGNS = re.compile(r"([\\*_\[\]])")
OPENING = re.compile(r"^(?:([#>+\-])|(\d{1,3})([.)]))")
SPACES = re.compile(r"\s+")
BRACKETS = {"(": "%28", ")": "%29"}


def markdown_of(written: Sequence[Written]) -> tuple[str, ...]:
    """Return the pieces of a text that empty lines part: paragraphs, headings, quotes, whole lists."""
    told = [one for one in written if "".join(piece.text for piece in one.pieces).strip()]
    chunks = []
    for (kind, _), same in groupby(told, lambda one: (one.kind, one.list)):
        lines = [_line(one) for one in same]
        if kind in ("bullet", "number"):
            marks = ("-" if kind == "bullet" else f"{place}." for place in range(1, len(lines) + 1))
            chunks.append("\n".join(f"{mark} {line}" for mark, line in zip(marks, lines, strict=True)))
        else:
            chunks += lines
    return tuple(chunks)


def _line(one: Written) -> str:
    """Return a paragraph on one line; a heading and a quote have no looks of their own."""
    if one.kind in ("heading", "quote"):
        text = SIGNS.sub(r"\\\1", SPACES.sub(" ", "".join(piece.text for piece in one.pieces)).strip())
        return f"## {text.replace('#', chr(92) + '#')}" if one.kind == "heading" else f"> {text}"
    text = "".join(_marked(piece) for piece in _joined(one.pieces)).strip()
    return OPENING.sub(_escaped, text) if one.kind == "paragraph" else text


def _escaped(found: re.Match[str]) -> str:
    """Return the opening of a paragraph so that it is not taken for a list, a heading or a quote."""
    return f"\\{found[1]}" if found[1] else f"{found[2]}\\{found[3]}"


def _joined(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Yield the pieces, neighbours of one look as one, with every gap as one space."""
    for look, same in groupby(pieces, lambda piece: replace(piece, text="")):
        yield replace(look, text=SPACES.sub(" ", "".join(piece.text for piece in same)))


def _marked(piece: Piece) -> str:
    """Return a piece with its marks around its words, and the spaces at its ends outside of them."""
    words = piece.text.strip()
    if not words:
        return piece.text
    before = piece.text[: len(piece.text) - len(piece.text.lstrip())]
    after = piece.text[len(piece.text.rstrip()) :]
    said = SIGNS.sub(r"\\\1", words)
    if piece.link:
        said = f"[{said}]({''.join(BRACKETS.get(sign, sign) for sign in piece.link)})"
    if piece.emphasis:
        said = f"_{said}_" if piece.strong else f"*{said}*"
    if piece.strong:
        said = f"**{said}**"
    return f"{before}{said}{after}"
