"""Workbooks that came back: XLSX, ODS and CSV to cells with their places, not judged yet."""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from io import StringIO
from pathlib import Path

from smartplan.errors import InputError, Place, Problem
from smartplan.read.decode import decode
from smartplan.read.grid import Grid, NotASheet, Raw, Spot, archive_of, name_of, part_of, rows_in
from smartplan.read.ods import CONTENT, ods_grids
from smartplan.read.paths import read_whole
from smartplan.read.xlsx import xlsx_grids

ENDINGS = (".xlsx", ".ods", ".csv")
MAX_UNPACKED = 64 * 1024 * 1024
"""A workbook that unpacks to more is something else than it seems."""
MAX_EXCERPT = 200
_SEPARATORS = (";", ",", "\t")


@dataclass(frozen=True)
class RawSheet:
    """The cells of one sheet.

    Attributes:
        file: the name of its file as the user typed it.
        grid: its cells.
        comma: numbers are text here, with a decimal comma (True) or point (False); None: they are numbers.
    """

    file: str
    grid: Grid
    comma: bool | None = None

    @cached_property
    def rows(self) -> Mapping[int, Mapping[int, Raw]]:
        """The rows that hold anything, and in each the cells that do, all counted from 0."""
        return rows_in(self.grid.cells)

    def cell(self, spot: Spot) -> Raw:
        """Return what stands in a cell."""
        return self.grid.cells.get(spot)

    def place(self, spot: Spot, heading: str = "") -> Place:
        """Return where a cell is, with its heading and what it holds."""
        held = self.cell(spot)
        text = "" if held is None else " ".join(str(held).split())[:MAX_EXCERPT]
        cell = f"{self.grid.name}!{name_of(spot)}" if self.grid.name else name_of(spot)
        excerpt = f"{heading}: {text}" if heading else text
        return Place(self.file, spot[0] + 1, spot[1] + 1, max(1, len(text)), excerpt, cell)


def read_sheets(file: str) -> tuple[RawSheet, ...]:
    """Return the sheets of a workbook, hidden ones too.

    Raises:
        InputError: it can't be opened, is none, is protected by a password, or is far too large.
    """
    data = read_whole(file)
    ending = Path(file).suffix.lower()
    if ending not in ENDINGS:
        raise _unreadable(file, endings=", ".join(ENDINGS))
    try:
        if ending == ".csv":
            return (_csv(decode(data, file).text, file),)
        return tuple(RawSheet(file, grid) for grid in _grids(data))
    except (NotASheet, csv.Error) as error:
        raise _unreadable(file) from error


def _unreadable(file: str, **values: object) -> InputError:
    return InputError([Problem("sheet-unreadable", values={"path": file, **values}, place=Place(file))])


def _csv(text: str, file: str) -> RawSheet:
    head = "\n".join(text.split("\n", 5)[:5])
    separator = max(_SEPARATORS, key=head.count)
    grid = Grid("")
    for row, cells in enumerate(csv.reader(StringIO(text), delimiter=separator)):
        for column, cell in enumerate(cells):
            if cell:
                grid.put((row, column), cell)
    return RawSheet(file, grid, comma=separator == ";")


def _grids(data: bytes) -> Iterator[Grid]:
    with archive_of(data) as archive:
        if sum(entry.file_size for entry in archive.infolist()) > MAX_UNPACKED:
            raise NotASheet
        if CONTENT in archive.namelist():
            yield from ods_grids(part_of(archive, CONTENT))
        else:
            yield from xlsx_grids(archive)
