"""Small tables as Markdown, for answers that go into a memo."""

from collections.abc import Iterable, Sequence

from smartplan.write.markdown_escape import cell


def markdown_table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a table; every cell is text, whatever stands in it."""
    lines = [_line(map(cell, headings)), _line(["---"] * len(headings)), *(_line(map(cell, r)) for r in rows)]
    return "\n".join(lines) + "\n"


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
