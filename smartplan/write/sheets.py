"""Rows as CSV for a spreadsheet, in which no text ever becomes a formula."""

import csv
import io
from collections.abc import Iterable, Mapping

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def to_csv(rows: Iterable[Mapping[str, object]]) -> str:
    """Return rows as CSV: one line each, missing values empty, decimal points as in JSON.

    Rows may come one by one: only their lines are kept. Columns stand in the order in which they first come.
    """
    columns: dict[str, None] = {}
    lines: list[tuple[str, int]] = []
    for row in rows:
        columns |= dict.fromkeys(row)
        lines.append((_line(_cell(row.get(name)) for name in columns), len(columns)))
    whole = (line + "," * (len(columns) - width) for line, width in lines)
    return "".join(f"{line}\n" for line in (_line(columns), *whole))


def _line(cells: Iterable[object]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="").writerow(cells)
    return line.getvalue()


def _cell(value: object) -> object:
    """Keep a spreadsheet from running what somebody wrote as text; what is not known is empty."""
    if isinstance(value, str):
        return f"'{value}" if value.startswith(FORMULA_STARTS) else value
    return "" if value is None or value != value else value  # noqa: PLR0124 - only NaN differs from itself
