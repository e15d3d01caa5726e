"""Rows as CSV for a spreadsheet, in which no text ever becomes a formula."""

from collections.abc import Mapping, Sequence

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def to_csv(rows: Sequence[Mapping[str, object]]) -> str:
    """Return rows as CSV: one line each, missing values empty, decimal points as in JSON."""
    import pandas as pd

    frame = pd.DataFrame([{key: _cell(value) for key, value in row.items()} for row in rows])
    text: str = frame.to_csv(index=False, lineterminator="\n")
    return text


def _cell(value: object) -> object:
    """Keep a spreadsheet from running what somebody wrote as text."""
    if isinstance(value, str) and value.startswith(FORMULA_STARTS):
        return f"'{value}"
    return value
