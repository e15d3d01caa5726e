"""What a questionnaire that came back changes, as text or JSON."""

import sys
from collections.abc import Sequence

from rich.text import Text

from smartplan.core.process import Cell, Change
from smartplan.errors import Problem
from smartplan.write.json_results import Json, to_json
from smartplan.write.problems import as_json
from smartplan.write.questionnaire_words import choices, heading, in_one
from smartplan.write.terminal.screen import print_line, screen, show_indented
from smartplan.write.visible import visible
from smartplan.write.words import Words

MAX_SHOWN = 60


def write_imported(
    changes: Sequence[Change],
    problems: Sequence[Problem],
    saved: Sequence[str],
    words: Words,
    output_format: str,
) -> None:
    """Write what changes, and which files were written, on standard output."""
    if output_format == "json":
        answer = {
            "schema": "smartplan/questionnaire@1",
            "changes": [_json(change) for change in changes],
            "written": list(saved),
            "diagnostics": [as_json(problem, words) for problem in problems],
        }
        sys.stdout.write(to_json(answer) + "\n")
        return
    console = screen()
    head = words.plural("{count} value changes", "{count} values change", len(changes))
    print_line(console, Text(head, style="bold"))
    file = None
    for change in changes:
        if change.place.file != file:
            file = change.place.file
            print_line(console, Text(visible(file)))
        show_indented(console, Text(visible(_line(change, words))), 4, "  ")
    for name in saved:
        print_line(console, Text(words("written: {path}", path=name)))
    if changes and not saved:
        print_line(console, Text(words("Nothing was written."), style="yellow"))


def _line(change: Change, words: Words) -> str:
    old, new = _shown(change, change.old, words), _shown(change, change.new, words)
    name = in_one(heading(change.column.key), words)
    return f"{change.place.cell}  {' '.join(change.key)}, {name}: {old} → {new}"


def _shown(change: Change, cell: Cell, words: Words) -> str:
    if cell is None:
        return "–"
    if not isinstance(cell, str):
        return words.plain(cell)
    word = choices().get(change.column.choices, {}).get(cell)
    text = " ".join(cell.split()) if word is None else in_one(word, words)
    return text if len(text) <= MAX_SHOWN else f"{text[: MAX_SHOWN - 1]}…"


def _json(change: Change) -> Json:
    return {
        "table": change.table,
        "key": list(change.key),
        "column": change.column.key,
        "old": _plain(change.old),
        "new": _plain(change.new),
        "file": change.place.file,
        "cell": change.place.cell,
    }


def _plain(cell: Cell) -> object:
    return cell if cell is None or isinstance(cell, str) else float(cell)
