"""Sheets of a questionnaire to filled-in rows: whose they are, which column is which, what each cell says."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from smartplan.core.check import nearest
from smartplan.core.process import Cell, Filled, FilledRow, Key, Table, table_named
from smartplan.core.process.tables import MAX_EVIDENCE, PARTS_OF_EVIDENCE, Column
from smartplan.errors import Place, Problem, Severity, errors_in
from smartplan.read.cells import cell_in
from smartplan.read.grid import Raw
from smartplan.read.sheets import RawSheet

SCHEMA = "smartplan/questionnaire/1"
BASE, META = "_base", "_meta"
"""Sheets that nobody sees: what every cell held when the workbook was made, and what it was made for."""
_BASE_COLUMNS = 4
HEADINGS_BELOW = 2
"""The headings stand so many rows below the stamp."""
MAX_SEARCHED = 10
_DIVIDER, _PARTS = " | ", 7


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a sheet says it is.

    Attributes:
        table: which table.
        framework: the id of the framework that it was made for.
        sha256: the hash of the framework's file, or the beginning of it.
        year: the year of the assessment.
        owner: the agency that fills it in, or the coordinator.
        city: the name of the city.
        place: where it says so.
        code: the official code of the city, where the workbook has it.
    """

    table: str
    framework: str
    sha256: str
    year: str
    owner: str
    city: str
    place: Place
    code: str | None = None


@dataclass(frozen=True, slots=True)
class Printed:
    """The words that a questionnaire is printed with.

    Attributes:
        heading: by table and key of a column, its heading.
        choices: by list, what each of its words is shown as.
    """

    heading: Mapping[tuple[str, str], str]
    choices: Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Returned:
    """What came back in one file.

    Attributes:
        stamps: what its sheets say they are.
        rows: what they say.
        problems: what is wrong with them.
    """

    stamps: tuple[Stamp, ...]
    rows: tuple[FilledRow, ...]
    problems: tuple[Problem, ...]


def returned(sheets: Sequence[RawSheet], printed: Printed) -> Returned:
    """Return the filled-in rows of the sheets of one file; sheets that are no part of it are left alone."""
    base = _base(sheets)
    code = _city_code(sheets)
    found = [(sheet, replace(stamp, code=code)) for sheet in sheets for stamp in _stamps(sheet)]
    rows: list[FilledRow] = []
    problems: list[Problem] = []
    for sheet, stamp in found:
        reader = _Reader(sheet, stamp, printed, base)
        rows += reader.rows()
        problems += reader.problems
    if not found:
        problems.append(Problem("not-a-questionnaire", place=Place(sheets[0].file)))
    return Returned(tuple(stamp for _, stamp in found), tuple(rows), tuple(problems))


def _stamps(sheet: RawSheet) -> Iterator[Stamp]:
    for row in range(MAX_SEARCHED):
        parts = str(sheet.cell((row, 0)) or "").split(_DIVIDER, _PARTS - 1)
        if parts[0] == SCHEMA and len(parts) == _PARTS:
            table, framework, sha256, year, owner, city = parts[1:]
            yield Stamp(table, framework, sha256, year, owner, city, sheet.place((row, 0)))
            return


def _city_code(sheets: Sequence[RawSheet]) -> str | None:
    rows = (row for sheet in sheets if sheet.grid.name == META for row in sheet.rows.values())
    return next((str(row[1]) for row in rows if row.get(0) == "code" and 1 in row), None)


Base = Mapping[tuple[str, str, str], Cell]


def _base(sheets: Sequence[RawSheet]) -> Base | None:
    """Return what cells held when they were handed out, by table, row and column; `None` if nobody says."""
    for sheet in sheets:
        if sheet.grid.name == BASE:
            kept = (row for row in sheet.rows.values() if list(row) == list(range(_BASE_COLUMNS)))
            return {(str(row[0]), str(row[1]), str(row[2])): _as_cell(row[3]) for row in kept}
    return None


def _as_cell(raw: Raw) -> Cell:
    return str(raw).lower() if isinstance(raw, bool) else raw


class _Reader:
    """Reads the rows of one sheet."""

    def __init__(self, sheet: RawSheet, stamp: Stamp, printed: Printed, base: Base | None) -> None:
        self.problems: list[Problem] = []
        self._sheet, self._stamp, self._printed, self._base = sheet, stamp, printed, base
        self._head = stamp.place.line - 1 + HEADINGS_BELOW
        self._table = table_named(stamp.table, self._evidence())
        self._columns = self._find_columns(self._table) if self._table else {}
        if self._table is None:
            self.problems.append(Problem("not-a-questionnaire", place=stamp.place))

    def rows(self) -> Iterator[FilledRow]:
        """Yield the rows that say anything."""
        table = self._table
        if table is None or errors_in(self.problems) or self._merged():
            return
        for number in (row for row in self._sheet.rows if row > self._head):
            used = {column.key: self._sheet.cell((number, place)) for column, place in self._columns.items()}
            filled = any(used[column.key] is not None for column in table.columns)
            if filled or all(used[column.key] is not None for column in table.keys):
                yield from self._row(table, number)

    def _row(self, table: Table, number: int) -> Iterator[FilledRow]:
        keys = [self._cell(column, number) for column in table.keys]
        place = self._place(table.keys[0], number)
        if any(key is None for key in keys):
            self.problems.append(Problem("row-without-id", place=place))
            return
        key: Key = tuple(str(part) for part in keys)
        cells = {}
        for column in table.columns:
            based = self._base is not None
            held = self._base.get((table.id, _DIVIDER.join(key), column.key)) if self._base else None
            cells[column.key] = Filled(self._cell(column, number), self._place(column, number), held, based)
        yield FilledRow(table, key, cells, place, self._stamp.owner)

    def _cell(self, column: Column, number: int) -> Cell:
        place = self._place(column, number)
        spot = (number, self._columns[column])
        if spot in self._sheet.grid.formulas:
            self.problems.append(Problem("formula-in-cell", place=place))
            return None
        found = cell_in(self._sheet, spot, column, self._printed.choices.get(column.choices, {}))
        if isinstance(found, Problem):
            self.problems.append(found.at(place))
            return None
        return found

    def _place(self, column: Column, number: int) -> Place:
        return self._sheet.place((number, self._columns[column]), self._heading(column.key))

    def _heading(self, key: str) -> str:
        return self._printed.heading[self._stamp.table, key]

    def _evidence(self) -> int:
        """Return for how many pieces of evidence there are columns."""
        headings = {_folded(cell) for cell in self._sheet.rows.get(self._head, {}).values()}
        sources = (f"evidence.{number}.{PARTS_OF_EVIDENCE[0]}" for number in range(MAX_EVIDENCE))
        known = (_folded(self._printed.heading["indicators", source]) in headings for source in sources)
        return max(1, len(list(takewhile(bool, known))))

    def _find_columns(self, table: Table) -> dict[Column, int]:
        """Find each column by its heading; say which are not to be found, and which are not read."""
        places = {_folded(cell): place for place, cell in self._sheet.rows.get(self._head, {}).items()}
        wanted = (*table.keys, *table.columns)
        found = {
            c: places[_folded(self._heading(c.key))]
            for c in wanted
            if _folded(self._heading(c.key)) in places
        }
        known = {
            _folded(text) for (id_, _), text in self._printed.heading.items() if id_ == self._stamp.table
        }
        strange = {name: place for name, place in places.items() if name not in known}
        for column in wanted:
            if column not in found:
                self.problems.append(self._renamed(column, strange))
        for place in strange.values() if not self.problems else ():
            warning = Problem("column-not-read", severity=Severity.WARNING)
            self.problems.append(warning.at(self._sheet.place((self._head, place))))
        return found

    def _renamed(self, column: Column, strange: Mapping[str, int]) -> Problem:
        """Say that a column is not there, where the one stands that it was perhaps renamed to."""
        heading = self._heading(column.key)
        near = nearest(_folded(heading), strange)
        place = strange[near] if near else None
        found = None if place is None else self._sheet.cell((self._head, place))
        values = {"heading": heading, "found": found}
        return Problem("renamed-column", values=values, place=self._sheet.place((self._head, place or 0)))

    def _merged(self) -> bool:
        """Say which cells were merged; what belongs to which row can't be told then."""
        used = set(self._columns.values())
        merged = sorted(spot for spot in self._sheet.grid.merged if spot[0] >= self._head and spot[1] in used)
        self.problems += [Problem("merged-cells", place=self._sheet.place(spot)) for spot in merged]
        return bool(merged)


def _folded(text: object) -> str:
    """Return a heading without what may differ: spaces, capitals, and all but the last of its languages."""
    return " ".join(str(text or "").split()).rsplit(" / ", 1)[-1].casefold()
