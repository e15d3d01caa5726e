"""One value of an item as a cell, and a cell back into the item; items are plain, as their file has them."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import zip_longest
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
    if column.kind == "lines":
        above, language = column.key.split(".")
        return "\n".join(_line(said, language) for said in item.get(above, ())) or None
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


def _line(said: Any, language: str) -> str:  # noqa: ANN401 - text, or a mapping of languages
    """Return one text of a list in a language, on one line."""
    return " ".join(str(_below(said, language) or "").split())


def _below(value: Any, step: str) -> Any:  # noqa: ANN401 - whatever a file says
    if isinstance(value, list):
        return value[int(step)] if int(step) < len(value) else None
    if isinstance(value, Mapping):
        return value.get(step)
    return value if step in LANGUAGES else None


def put_cells(item: Plain, cells: Mapping[Column, Cell]) -> None:
    """Put what the cells of a row say into an item; an empty cell takes the value out."""
    done: set[str] = set()
    for column, cell in cells.items():
        above, _, last = column.key.rpartition(".")
        if not above or last not in LANGUAGES:
            _put(item, column.key.split("."), _value(column, cell))
        elif above not in done:  # text in both languages is put at once, or one would serve for the other
            done.add(above)
            columns = [Column(f"{above}.{language}", column.kind) for language in LANGUAGES]
            wished = {one.key: value for one, value in cells.items()}
            said = [wished[one.key] if one.key in wished else cell_of(item, one) for one in columns]
            texts = _texts(said) if column.kind == "lines" else _paired(said)
            _put(item, above.split("."), texts or None)


def _texts(said: Sequence[Cell]) -> list[object]:
    """Return a list of texts, each in both languages, line by line."""
    return [_paired(pair) for pair in zip_longest(*(lines_of(cell) for cell in said))]


def _paired(said: Sequence[Cell]) -> object:
    """Return a text in both languages; plainly where it is the same, or in one of them alone."""
    texts = list(dict.fromkeys(text for text in said if text is not None))
    return dict(zip(LANGUAGES, said, strict=True)) if len(texts) > 1 else (texts[0] if texts else None)


def lines_of(cell: Cell) -> list[str]:
    """Return the lines of a cell that say anything."""
    return [line for text in str(cell or "").split("\n") if (line := text.strip())]


def _value(column: Column, cell: Cell) -> object:
    if cell is None or column.kind == "flag":
        return True if cell is not None else None
    if column.kind == "ids":
        return [part.strip() for part in str(cell).split(",") if part.strip()]
    return int(cell) if isinstance(cell, Decimal) and cell == cell.to_integral_value() else cell


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
