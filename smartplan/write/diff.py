"""The answer of `diff` in every format."""

import sys
from collections.abc import Sequence

from smartplan.core.changes import Changes
from smartplan.errors import Problem
from smartplan.write.json_diff import diff_json
from smartplan.write.json_results import Json, to_json
from smartplan.write.problems import as_json
from smartplan.write.sheets import to_csv
from smartplan.write.tables import markdown_table, markdown_text
from smartplan.write.terminal.diff import PART_WORDS, head, row_name, show_diff, verdict
from smartplan.write.terminal.screen import screen
from smartplan.write.words import Words

EXACT = 6
"""Decimals of a figure in a memo's tables."""


def write_diff(
    changes: Changes, problems: Sequence[Problem], words: Words, output_format: str, *, every: bool
) -> None:
    """Write the comparison on standard output."""
    if output_format == "text":
        show_diff(screen(), changes, words, every=every)
        return
    answer = diff_json(changes, [as_json(problem, words) for problem in problems])
    texts = {
        "json": lambda: to_json(answer) + "\n",
        "csv": lambda: to_csv(_flat(answer)),
        "markdown": lambda: _memo(changes, words),
    }
    sys.stdout.write(texts[output_format]())


def _flat(answer: Json) -> list[Json]:
    """Return one flat row an indicator."""
    listed = answer["indicators"]
    rows = []
    for row in listed if isinstance(listed, list) else []:
        parts = row.pop("parts")
        rows.append({**row, "ancestors": " ".join(row["ancestors"]), **parts})
    return rows


def _memo(changes: Changes, words: Words) -> str:
    """Return a memo: the headline, the split, and the indicators that moved."""
    lines = [markdown_text(str(line)) for line in head(changes, words)]
    parts = zip(PART_WORDS, changes.parts.each, strict=True)
    split = [[words(label), words.number(part, EXACT, signed=True)] for label, part in parts]
    moved = [row for row in changes.rows if row.parts.total]
    rows = [
        [
            row_name(row, words),
            words.plain(row.old, 2),
            words.plain(row.new, 2),
            words.number(row.parts.total, EXACT, signed=True),
            verdict(row, words),
        ]
        for row in moved
    ]
    headings = [words("Indicator"), words("Old"), words("New"), words("Points"), words("Verdict")]
    return "\n\n".join(
        [
            f"# {lines[0]}",
            *lines[1:],
            markdown_table([words("What moved the index"), words("Points")], split).rstrip(),
            markdown_table(headings, rows),
        ]
    )
