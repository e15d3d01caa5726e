"""Rows as CSV for a spreadsheet, in which no text ever becomes a formula."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import TextIO

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")

Row = Mapping[str, object]


def to_csv(rows: Iterable[Row], columns: Sequence[str] | None = None) -> str:
    """Return rows as CSV: one line each, missing values empty, decimal points as in JSON.

    Args:
        rows: the rows; they may lack columns.
        columns: of all of them, so that rows that come one by one are not kept; by default those they have.
    """
    if columns is None:
        rows = list(rows)
        columns = columns_of(rows)
    out = io.StringIO()
    write_csv(columns, rows, out)
    return out.getvalue()


def columns_of(rows: Iterable[Row]) -> tuple[str, ...]:
    """Return the columns of rows, in the order in which they first come."""
    columns: dict[str, None] = {}
    for row in rows:
        columns |= dict.fromkeys(row)
    return tuple(columns)


def write_csv(columns: Sequence[str], rows: Iterable[Row], out: TextIO) -> None:
    """Write rows as `to_csv` returns them, one by one: memory does not grow with them."""
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_cell(row.get(name)) for name in columns] for row in rows)


def _cell(value: object) -> object:
    """Keep a spreadsheet from running what somebody wrote as text; what is not known is empty."""
    if isinstance(value, str):
        return f"'{value}" if value.startswith(FORMULA_STARTS) else value
    return "" if value is None or value != value else value  # noqa: PLR0124 - only NaN differs from itself
