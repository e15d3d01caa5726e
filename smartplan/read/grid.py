"""A sheet as a grid of cells, and XML read without anything that could make it endless."""

import datetime as dt
import re
import struct
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from io import BytesIO
from xml.parsers import expat

MAX_ROWS, MAX_COLUMNS = 20_000, 500

Raw = str | Decimal | bool | None
"""What stands in a cell: dates are text, as they are written in a file."""

Spot = tuple[int, int]
"""Row and column, from 0."""

Attributes = dict[str, str]

_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")


class NotASheet(Exception):  # noqa: N818 - told to the user by whoever asked
    """The bytes are no workbook, or one that is not to be opened."""


@dataclass(slots=True)
class Grid:
    """The cells of one sheet.

    Attributes:
        name: what the sheet is called.
        cells: what stands in each cell that holds anything.
        formulas: cells that hold a formula.
        merged: the first cell of every stretch that was merged into one.
    """

    name: str
    cells: dict[Spot, Raw] = field(default_factory=dict)
    formulas: set[Spot] = field(default_factory=set)
    merged: set[Spot] = field(default_factory=set)

    def put(self, spot: Spot, value: Raw) -> None:
        """Put a value into a cell; nothing is no value.

        Raises:
            NotASheet: the cell is further out than any questionnaire goes.
        """
        if not (0 <= spot[0] < MAX_ROWS and 0 <= spot[1] < MAX_COLUMNS):
            raise NotASheet
        held = value.replace("\r\n", "\n").strip() if isinstance(value, str) else value
        if held not in (None, ""):
            self.cells[spot] = held


class Reader:
    """Takes the elements of an XML text as they come; their names are without namespaces."""

    def start(self, tag: str, attributes: Attributes) -> None:
        """Take the start of an element."""

    def end(self, tag: str) -> None:
        """Take its end."""

    def text(self, text: str) -> None:
        """Take text between."""


def walk(data: bytes, reader: Reader) -> None:
    """Read XML; a document type, which could make it endless, is refused.

    Raises:
        NotASheet: it has one, or is no XML.
    """

    def refuse(*_: object) -> None:
        raise NotASheet

    def start(tag: str, attributes: Attributes) -> None:
        reader.start(_local(tag), {_local(name): value for name, value in attributes.items()})

    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler = start
    parser.EndElementHandler = lambda tag: reader.end(_local(tag))
    parser.CharacterDataHandler = reader.text
    try:
        parser.Parse(data, True)  # noqa: FBT003 - its own interface
    except (expat.ExpatError, ValueError, OverflowError, KeyError, IndexError, InvalidOperation) as error:
        raise NotASheet from error


def _local(name: str) -> str:
    return name.rsplit(":", 1)[-1]


DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    LookupError,
    OSError,
    EOFError,
    RuntimeError,
    ValueError,
    struct.error,
)
"""What the archive library says of damaged bytes; a version nobody knows is a RuntimeError."""


def archive_of(data: bytes) -> zipfile.ZipFile:
    """Return the archive that a workbook is.

    Raises:
        NotASheet: it is none.
    """
    try:
        return zipfile.ZipFile(BytesIO(data))
    except DAMAGED as error:
        raise NotASheet from error


def part_of(archive: zipfile.ZipFile, name: str) -> bytes:
    """Return a part of a workbook; never more than its directory says.

    Raises:
        NotASheet: it is missing or damaged.
    """
    try:
        return archive.read(name)
    except DAMAGED as error:
        raise NotASheet from error


def number_in(text: str) -> Decimal:
    """Return a number as a sheet keeps it, with the digits that it shows.

    Raises:
        NotASheet: it is none.
    """
    try:
        value = float(text)
        return Decimal(int(value)) if value == int(value) else Decimal(repr(value))
    except (ValueError, OverflowError) as error:
        raise NotASheet from error


def day_in(days: Decimal, first: dt.date) -> str:
    """Return the date that so many days after the first stand for.

    Raises:
        NotASheet: there is no such date.
    """
    try:
        return (first + dt.timedelta(days=int(days))).isoformat()
    except OverflowError as error:
        raise NotASheet from error


def spot_of(reference: str) -> Spot:
    """Return row and column of a cell as a sheet names it: B3 is (2, 1).

    Raises:
        ValueError: it is no such name.
    """
    found = _REFERENCE.fullmatch(reference)
    if found is None:
        raise ValueError(reference)
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(found[2]) - 1, column - 1


def name_of(spot: Spot) -> str:
    """Return what a sheet calls a cell: (2, 1) is B3."""
    letters, rest = "", spot[1] + 1
    while rest:
        rest, letter = divmod(rest - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{spot[0] + 1}"


def rows_in(cells: Mapping[Spot, Raw]) -> Mapping[int, Mapping[int, Raw]]:
    """Return the cells by row and column; only rows that hold anything."""
    rows: dict[int, dict[int, Raw]] = {}
    for row, column in sorted(cells):
        rows.setdefault(row, {})[column] = cells[row, column]
    return rows
