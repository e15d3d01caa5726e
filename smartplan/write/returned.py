"""What authored text that came back changes, as text or JSON."""

import sys
from collections.abc import Iterator, Sequence
from difflib import ndiff

from rich.text import Text

from smartplan.errors import Problem
from smartplan.write.json_results import to_json
from smartplan.write.problems import as_json
from smartplan.write.terminal.screen import print_line, screen
from smartplan.write.visible import visible
from smartplan.write.words import Words

MAX_SHOWN = 100
STYLES = {"-": "red", "+": "green"}

Returned = tuple[str, str | None, str]
"""A text: its file, what stood there (None: nothing), what it says now."""


def write_returned(
    texts: Sequence[Returned],
    problems: Sequence[Problem],
    saved: Sequence[str],
    words: Words,
    output_format: str,
) -> None:
    """Write what changes, line by line, and which files were written, on standard output."""
    changed = [text for text in texts if text[1] != text[2]]
    if output_format == "json":
        answer = {
            "schema": "smartplan/text@1",
            "texts": [{"file": file, "state": _state(old, new)} for file, old, new in texts],
            "written": list(saved),
            "diagnostics": [as_json(problem, words) for problem in problems],
        }
        sys.stdout.write(to_json(answer) + "\n")
        return
    console = screen()
    head = words.plural("{count} text changes", "{count} texts change", len(changed))
    same = words.plural("{count} stays as it is", "{count} stay as they are", len(texts) - len(changed))
    print_line(console, Text(f"{head}; {same}", style="bold"))
    for file, old, new in changed:
        print_line(console, Text(visible(file)))
        for line in _lines(old or "", new):
            print_line(console, Text(f"  {line}", style=STYLES[line[0]]))
    for name in saved:
        print_line(console, Text(words("written: {path}", path=name)))
    if changed and not saved:
        print_line(console, Text(words("Nothing was written."), style="yellow"))


def _state(old: str | None, new: str) -> str:
    if old is None:
        return "new"
    return "unchanged" if old == new else "changed"


def _lines(old: str, new: str) -> Iterator[str]:
    """Yield the lines that go and those that come, long ones cut."""
    for line in ndiff(old.splitlines(), new.splitlines()):
        text = visible(line)
        if line[0] in STYLES and line[2:].strip():
            yield text if len(text) <= MAX_SHOWN else f"{text[: MAX_SHOWN - 1]}…"
