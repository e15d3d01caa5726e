"""Tables of many cities, one row a city: CSV, XLSX and Parquet to cells.

Nothing is guessed: a number is a number only as JSON has it (a decimal point), and all else stays text.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from io import BytesIO, StringIO
from numbers import Integral, Real
from pathlib import Path
from typing import Any

from smartplan.errors import InputError, Place, Problem
from smartplan.read.decode import decode
from smartplan.read.grid import NotASheet, archive_of, rows_in
from smartplan.read.paths import read_whole, too_large
from smartplan.read.xlsx import xlsx_grids

MAX_UNPACKED = 200 * 1024 * 1024
"""A workbook is packed: a small file may hold far more than any table of cities."""

Cell = str | Decimal | None
"""Text as it stands, a number with the digits that it has, nothing."""

_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]{1,3})?")
_LINE = re.compile(r"line (\d+)")


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table.

    Attributes:
        line: its line, from 1; the head is line 1.
        cells: by column, what is there; nothing is left out.
    """

    line: int
    cells: Mapping[str, Cell]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a head.

    Attributes:
        file: its name as the user typed it.
        columns: the names of the columns, in order.
        rows: the rows below the head, without empty ones.
    """

    file: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]

    def place(self, row: Row | None = None, column: str | None = None) -> Place:
        """Return where a row or a cell stands; columns are counted as a sheet counts them."""
        number = self.columns.index(column) + 1 if column in self.columns else 1
        return Place(self.file, row.line if row else 1, number)


def read_table(file: str) -> Table:
    """Return the cells of a table.

    Raises:
        InputError: it can't be opened, is no table, or has no head with different names.
    """
    data = read_whole(file)
    if _unpacked(data, file) > MAX_UNPACKED:
        raise too_large(file, MAX_UNPACKED)
    lines = list(_numbered(_rows(data, file)))
    if not lines:
        raise InputError([Problem("empty-table", place=Place(file))])
    columns = _columns(lines[0][1], file)
    rows = [Row(line, dict(zip(columns, cells, strict=False))) for line, cells in lines[1:]]
    return Table(file, columns, tuple(row for row in rows if any(v is not None for v in row.cells.values())))


def _unpacked(data: bytes, file: str) -> int:
    """Return how many bytes a workbook says that it unpacks to; what is no workbook is told later."""
    if Path(file).suffix.lower() != ".xlsx":
        return len(data)
    try:
        with archive_of(data) as archive:
            return sum(part.file_size for part in archive.infolist())
    except NotASheet:
        return len(data)


def _columns(head: Sequence[Cell], file: str) -> tuple[str, ...]:
    names = tuple(str(name) if name is not None else "" for name in head)
    twice = sorted({name for name in names if name and names.count(name) > 1})
    if twice:
        raise InputError(
            [Problem("column-twice", (name,), {"column": name}, place=Place(file)) for name in twice]
        )
    return names


def _rows(data: bytes, file: str) -> Iterator[Sequence[Any]]:
    ending = Path(file).suffix.lower()
    try:
        if ending == ".csv":
            yield from _csv(decode(data, file).text)
        elif ending == ".xlsx":
            yield from _xlsx(data)
        else:
            yield from _parquet(data)
    except InputError:
        raise
    except ImportError as error:  # pyarrow is large, and few have such files
        raise InputError([Problem("parquet-unavailable", place=Place(file))]) from error
    except Exception as error:  # whatever a library says of bytes that are no table
        line = _LINE.search(str(error))
        place = Place(file, int(line[1]) if line else 1)
        raise InputError([Problem("table-unreadable", values={"ending": ending}, place=place)]) from error


def _csv(text: str) -> Iterator[Sequence[Any]]:
    import pandas as pd

    head = text.split("\n", 1)[0]
    separator = max(",", ";", "\t", key=head.count)
    if not text.strip():
        return
    frame = pd.read_csv(
        StringIO(text), header=None, sep=separator, dtype=str, keep_default_na=False, skip_blank_lines=False
    )
    yield from frame.itertuples(index=False, name=None)


def _xlsx(data: bytes) -> Iterator[Sequence[Any]]:
    """Yield the rows of the first sheet, empty ones between others too, all of one width."""
    with archive_of(data) as archive:
        grid = next(xlsx_grids(archive), None)
    if grid is None:
        raise NotASheet
    rows = rows_in(grid.cells)
    width = max((column for cells in rows.values() for column in cells), default=-1) + 1
    for number in range(max(rows, default=-1) + 1):
        cells = rows.get(number, {})
        yield tuple(cells.get(column) for column in range(width))


def _parquet(data: bytes) -> Iterator[Sequence[Any]]:
    import pandas as pd

    frame = pd.read_parquet(BytesIO(data), engine="pyarrow")
    yield tuple(frame.columns)
    yield from frame.itertuples(index=False, name=None)


def _numbered(rows: Iterator[Sequence[Any]]) -> Iterator[tuple[int, list[Cell]]]:
    """Number rows by their lines; a text that is broken into lines takes several."""
    line = 1
    for row in rows:
        yield line, [_cell(value) for value in row]
        line += 1 + max((value.count("\n") for value in row if isinstance(value, str)), default=0)


def _cell(value: Any) -> Cell:  # noqa: ANN401 - whatever a library found in a cell
    if value is None or value != value:  # noqa: PLR0124 - an empty cell is not a number, and differs from itself
        return None
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Real):
        text = str(value) if isinstance(value, Integral) else repr(float(value))
    else:
        text = str(value).strip()
    return Decimal(text) if _NUMBER.fullmatch(text) else text or None
