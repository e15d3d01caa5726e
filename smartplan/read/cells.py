"""What one cell of a questionnaire says, by the kind of its column; whatever is doubtful is a problem."""

import re
from collections.abc import Mapping
from decimal import Decimal

from smartplan.core.check import nearest
from smartplan.core.process import Cell
from smartplan.core.process.tables import YES, Column
from smartplan.errors import Problem
from smartplan.read.decode import STRAY
from smartplan.read.grid import Raw, Spot
from smartplan.read.numbers import meant_number
from smartplan.read.scalars import plain
from smartplan.read.sheets import RawSheet

_WITH_COMMA = re.compile(r"-?(?:0|[1-9][0-9]*)(?:,[0-9]+)?")
_YES = frozenset({"ya", "yes", "true", "x", "1"})
_NO = frozenset({"tidak", "no", "false", "0", "-"})


def cell_in(sheet: RawSheet, spot: Spot, column: Column, shown: Mapping[str, str]) -> Cell | Problem:
    """Return what a cell says, or what is wrong with it.

    Args:
        sheet: its sheet.
        spot: its row and column.
        column: what it is to hold.
        shown: what the words that may be chosen are shown as.
    """
    raw = sheet.cell(spot)
    if raw is None:
        return None
    if column.kind in ("number", "whole"):
        return _number(raw, column, sheet.comma)
    text = _text(raw)
    stray = STRAY.search(text)
    if stray:
        return Problem("control-character", values={"number": f"U+{ord(stray[0]):04X}"})
    if column.kind == "flag":
        return _flag(text, shown)
    return _word(text, column, shown) if column.kind == "choice" else text


def _text(raw: Raw) -> str:
    if isinstance(raw, Decimal):
        return f"{raw:f}"
    return str(raw).lower() if isinstance(raw, bool) else str(raw)


def _number(raw: Raw, column: Column, comma: bool | None) -> Cell | Problem:  # noqa: FBT001 - as the sheet has it
    value = raw
    if isinstance(raw, str) and comma is not None:
        value = _of_csv(raw, comma=comma)
    if not isinstance(value, Decimal):
        return Problem(
            "text-for-number", values={"value": _text(raw), "suggestion": meant_number(_text(raw))}
        )
    if column.kind == "whole" and value != value.to_integral_value():
        return Problem("not-a-whole-number", values={"key": column.key, "value": value})
    return value


def _of_csv(text: str, *, comma: bool) -> Raw:
    """Read a number of a CSV file: where semicolons divide the cells, the comma belongs to the number."""
    if comma and _WITH_COMMA.fullmatch(text):
        return Decimal(text.replace(",", "."))
    value = None if comma else plain(text)
    return Decimal(value) if isinstance(value, int | Decimal) and not isinstance(value, bool) else text


def _flag(text: str, shown: Mapping[str, str]) -> Cell | Problem:
    said = text.casefold()
    if said in _YES or said == shown.get(YES, YES).casefold():
        return YES
    return None if said in _NO else _not_one_of(text, shown)


def _word(text: str, column: Column, shown: Mapping[str, str]) -> Cell | Problem:
    """Take a word as it is shown, in one of its languages, or as a file has it; ids may be new."""
    said = text.casefold()
    for word, label in shown.items():
        if said in (word.casefold(), label.casefold(), *(half.casefold() for half in label.split(" / "))):
            return word
    return text if column.choices in _IDS else _not_one_of(text, shown)


_IDS = frozenset({"agencies", "funds", "dimensions", "indicators", "initiatives", "services", "outcomes"})
"""Lists that another sheet may add to, and that are checked when all are read."""


def _not_one_of(text: str, shown: Mapping[str, str]) -> Problem:
    labels = tuple(shown.values())
    values = {"value": text, "choices": labels, "suggestion": nearest(text, labels)}
    return Problem("not-one-of-these", values=values)
