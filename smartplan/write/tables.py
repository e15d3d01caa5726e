"""Small tables as Markdown, for answers that go into a memo."""

from collections.abc import Sequence

SPECIAL = "\\`*_{}[]<>#|~"


def markdown_table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a table; every cell is text, whatever stands in it."""
    lines = [_line(headings), _line(["---"] * len(headings), escape=False), *(_line(row) for row in rows)]
    return "\n".join(lines) + "\n"


def _line(cells: Sequence[str], *, escape: bool = True) -> str:
    return "| " + " | ".join(markdown_text(cell) if escape else cell for cell in cells) + " |"


def markdown_text(text: str) -> str:
    """Return text in which no character means anything to Markdown."""
    escaped = "".join(f"\\{character}" if character in SPECIAL else character for character in text)
    return " ".join(escaped.split())
