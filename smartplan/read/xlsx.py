"""XLSX workbooks to grids: shared and inline strings, numbers, dates by their format."""

import datetime as dt
import re
import zipfile
from collections.abc import Iterator, Sequence
from decimal import Decimal
from posixpath import normpath

from smartplan.read.grid import (
    Attributes,
    Grid,
    NotASheet,
    Raw,
    Reader,
    day_in,
    number_in,
    part_of,
    spot_of,
    walk,
)

WORKBOOK, RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"

MAX_SHEETS = 200
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_OF_DATES = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
"""Formats of dates and times that have a number instead of a description."""
_QUOTED = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')
_FIRST_DAY, _FIRST_DAY_1904 = dt.date(1899, 12, 30), dt.date(1904, 1, 1)


def xlsx_grids(archive: zipfile.ZipFile) -> Iterator[Grid]:
    """Yield the sheets of a workbook.

    Raises:
        NotASheet: it is damaged, or larger than any questionnaire.
    """
    index, relations = _Index(), _Relations()
    walk(part_of(archive, RELATIONS), relations)
    walk(part_of(archive, WORKBOOK), index)
    strings, styles = _Strings(), _Styles()
    for ending, reader in (("/sharedStrings", strings), ("/styles", styles)):
        for path in relations.of_kind(ending):
            walk(part_of(archive, path), reader)
    sheets = set(relations.of_kind("/worksheet"))
    if len(index.sheets) > MAX_SHEETS:
        raise NotASheet
    first_day = _FIRST_DAY_1904 if index.since_1904 else _FIRST_DAY
    for name, id_ in index.sheets.items():
        path = relations.paths.get(id_, "")
        if path in sheets:
            cells = _Cells(Grid(name), strings.all, styles.dates, first_day)
            walk(part_of(archive, path), cells)
            yield cells.grid


class _Relations(Reader):
    """Where the parts of a workbook are, by their ids."""

    def __init__(self) -> None:
        self.paths: dict[str, str] = {}
        self._kinds: dict[str, str] = {}

    def start(self, tag: str, attributes: Attributes) -> None:
        if tag == "Relationship":
            target = attributes["Target"]
            path = target.lstrip("/") if target.startswith("/") else normpath(f"xl/{target}")
            self.paths[attributes["Id"]] = path
            self._kinds[path] = attributes["Type"]

    def of_kind(self, ending: str) -> list[str]:
        """Return the paths of the parts whose kind ends so."""
        return [path for path, kind in self._kinds.items() if kind.endswith(ending)]


class _Index(Reader):
    """The names of the sheets, each with the id of its part."""

    def __init__(self) -> None:
        self.sheets: dict[str, str] = {}
        self.since_1904 = False

    def start(self, tag: str, attributes: Attributes) -> None:
        if tag == "sheet":
            self.sheets[attributes["name"]] = attributes["id"]
        elif tag == "workbookPr":
            self.since_1904 = attributes.get("date1904") in ("1", "true")


class _Strings(Reader):
    """The strings that cells share; what only tells how they are pronounced is left out."""

    def __init__(self) -> None:
        self.all: list[str] = []
        self._parts: list[str] = []
        self._taken = self._spoken = False

    def start(self, tag: str, attributes: Attributes) -> None:
        del attributes
        if tag == "si":
            self._parts = []
        self._spoken = self._spoken or tag == "rPh"
        self._taken = tag == "t" and not self._spoken

    def end(self, tag: str) -> None:
        self._taken = False
        self._spoken = self._spoken and tag != "rPh"
        if tag == "si":
            self.all.append(unescaped("".join(self._parts)))

    def text(self, text: str) -> None:
        if self._taken:
            self._parts.append(text)


class _Styles(Reader):
    """Which formats of cells show a number as a date."""

    def __init__(self) -> None:
        self.dates: list[bool] = []
        self._described: dict[str, bool] = {}
        self._in_cells = False

    def start(self, tag: str, attributes: Attributes) -> None:
        if tag == "numFmt":
            plain = _QUOTED.sub("", attributes["formatCode"]).lower()
            self._described[attributes["numFmtId"]] = any(letter in plain for letter in "ymdhs")
        elif tag == "cellXfs":
            self._in_cells = True
        elif tag == "xf" and self._in_cells:
            number = attributes.get("numFmtId", "0")
            built_in = number.isdecimal() and int(number) in _OF_DATES
            self.dates.append(self._described.get(number, built_in))

    def end(self, tag: str) -> None:
        self._in_cells = self._in_cells and tag != "cellXfs"


class _Cells(Reader):
    """The cells of one sheet."""

    def __init__(self, grid: Grid, strings: Sequence[str], dates: Sequence[bool], first_day: dt.date) -> None:
        self.grid = grid
        self._strings, self._dates, self._first_day = strings, dates, first_day
        self._row = self._column = -1
        self._kind, self._style = "n", 0
        self._parts: list[str] = []
        self._taken = False

    def start(self, tag: str, attributes: Attributes) -> None:
        self._taken = tag in ("v", "t")
        if tag == "row":
            self._row, self._column = int(attributes.get("r", self._row + 2)) - 1, -1
        elif tag == "c":
            self._row, self._column = (
                spot_of(attributes["r"]) if "r" in attributes else (self._row, self._column + 1)
            )
            self._kind, self._style = attributes.get("t", "n"), int(attributes.get("s", 0))
            self._parts = []
        elif tag == "f":
            self.grid.formulas.add((self._row, self._column))
        elif tag == "mergeCell":
            self.grid.merged.add(spot_of(attributes["ref"].split(":", 1)[0]))

    def end(self, tag: str) -> None:
        self._taken = False
        if tag == "c":
            self.grid.put((self._row, self._column), self._value("".join(self._parts)))

    def text(self, text: str) -> None:
        if self._taken:
            self._parts.append(text)

    def _value(self, text: str) -> Raw:
        if self._kind == "inlineStr" or not text:
            return unescaped(text)
        if self._kind == "s":
            index = int(text)
            if not 0 <= index < len(self._strings):
                raise NotASheet
            return self._strings[index]
        if self._kind == "b":
            return text == "1"
        return self._number(text) if self._kind == "n" else unescaped(text)

    def _number(self, text: str) -> Decimal | str:
        number = number_in(text)
        dated = 0 <= self._style < len(self._dates) and self._dates[self._style]
        return day_in(number, self._first_day) if dated else number


def unescaped(text: str) -> str:
    """Return text with the characters that XLSX spells out."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
