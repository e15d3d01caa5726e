"""The answer of `diff` in every format."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass

from smartplan.core.changes import Bias, Changes, Deliveries
from smartplan.errors import Problem
from smartplan.write.json_diff import diff_json
from smartplan.write.json_results import Json, to_json
from smartplan.write.markdown_escape import inline
from smartplan.write.problems import as_json
from smartplan.write.sheets import to_csv
from smartplan.write.tables import markdown_table
from smartplan.write.terminal.bias import show_bias
from smartplan.write.terminal.deliveries import show_deliveries
from smartplan.write.terminal.diff import PART_WORDS, head, row_name, show_diff, verdict
from smartplan.write.terminal.screen import screen
from smartplan.write.words import Words

EXACT = 6
"""Decimals of a figure in a memo's tables."""


@dataclass(frozen=True, slots=True)
class Compared:
    """What a comparison found.

    Attributes:
        changes: what changed, split exactly.
        deliveries: the older assessment's plan against what came of it; None where it names no plan.
        bias: the city's own track beside the verified one; None where other sides are compared.
    """

    changes: Changes
    deliveries: Deliveries | None
    bias: Bias | None


def write_diff(
    found: Compared, problems: Sequence[Problem], words: Words, output_format: str, *, every: bool
) -> None:
    """Write the comparison on standard output."""
    if output_format == "text":
        show_diff(screen(), found.changes, words, every=every)
        if found.deliveries is not None:
            show_deliveries(screen(), found.changes, found.deliveries, words)
        if found.bias is not None:
            show_bias(screen(), found.changes, found.bias, words)
        return
    diagnostics = [as_json(problem, words) for problem in problems]
    answer = diff_json(found.changes, found.deliveries, found.bias, diagnostics)
    if output_format == "json":
        sys.stdout.write(to_json(answer) + "\n")
    else:
        sys.stdout.write(to_csv(_flat(answer)) if output_format == "csv" else diff_memo(found.changes, words))


def _flat(answer: Json) -> list[Json]:
    """Return one flat row an indicator."""
    listed = answer["indicators"]
    rows = []
    for row in listed if isinstance(listed, list) else []:
        parts = row.pop("parts")
        rows.append({**row, "ancestors": " ".join(row["ancestors"]), **parts})
    return rows


def diff_memo(changes: Changes, words: Words) -> str:
    """Return a memo: the headline, the split, and the indicators that moved."""
    lines = [inline(str(line)) for line in head(changes, words)]
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
