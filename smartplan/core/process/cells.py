"""One value of an item as a cell, and a cell back into the item; items are plain, as their file has them."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from smartplan.core.process.tables import LANGUAGES, YES, Cell, Column

Plain = dict[str, Any]
"""A mapping as a file has it: keys are text, values plain."""


def copied(value: Any) -> Any:  # noqa: ANN401 - whatever a file says
    """Return a copy of a plain value that may be changed."""
    if isinstance(value, Mapping):
        return {key: copied(inner) for key, inner in value.items()}
    return [copied(inner) for inner in value] if isinstance(value, list | tuple) else value


def cell_of(item: Mapping[str, Any], column: Column) -> Cell:
    """Return what a column shows of an item; text that serves both languages shows in both."""
    value: Any = item
    for step in column.key.split("."):
        value = _below(value, step)
    if value is None or value is False:
        return None
    if column.kind == "flag":
        return YES
    if column.kind == "ids":
        return ", ".join(str(part) for part in value) or None
    if column.kind in ("number", "whole") and isinstance(value, int | Decimal):
        return Decimal(value)
    return str(value)


def _below(value: Any, step: str) -> Any:  # noqa: ANN401 - whatever a file says
    if isinstance(value, list):
        return value[int(step)] if int(step) < len(value) else None
    if isinstance(value, Mapping):
        return value.get(step)
    return value if step in LANGUAGES else None


def put_cell(item: Plain, column: Column, cell: Cell) -> None:
    """Put what a cell says into an item; an empty cell takes the value out."""
    *above, last = column.key.split(".")
    if above and last in LANGUAGES:
        _put_said(item, above, last, cell)
    else:
        _put(item, [*above, last], _value(column, cell))


def _value(column: Column, cell: Cell) -> object:
    if cell is None or column.kind == "flag":
        return True if cell is not None else None
    if column.kind == "ids":
        return [part.strip() for part in str(cell).split(",") if part.strip()]
    return int(cell) if isinstance(cell, Decimal) and cell == cell.to_integral_value() else cell


def _put_said(item: Plain, above: list[str], language: str, cell: Cell) -> None:
    """Put text in one language beside that in the other; the same in both is written once."""
    columns = {name: Column(".".join((*above, name))) for name in LANGUAGES}
    said = {name: cell_of(item, column) for name, column in columns.items()}
    said[language] = cell
    texts = [text for text in said.values() if text is not None]
    both = len(texts) == len(LANGUAGES) and len(set(texts)) > 1
    _put(item, above, said if both else (texts[0] if texts else None))


def _put(item: Plain, steps: list[str], value: object) -> None:
    """Put a value at the end of a way; a block that is left empty goes too."""
    if len(steps) > 1:
        inner = item.setdefault(steps[0], {})
        _put(inner, steps[1:], value)
        value = inner or None
    if value is None:
        item.pop(steps[0], None)
    else:
        item[steps[0]] = value


def same_cell(one: Cell, other: Cell) -> bool:
    """Return whether two cells say the same: numbers as a sheet keeps them, text whatever its spaces."""
    if isinstance(one, Decimal) and isinstance(other, Decimal):
        return float(one) == float(other)
    return _squeezed(one) == _squeezed(other)


def _squeezed(cell: Cell) -> str | None:
    if isinstance(cell, Decimal):
        return repr(float(cell))
    return "".join(cell.split()) or None if cell is not None else None
