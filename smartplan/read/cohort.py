"""Many cities: folders of assessments, single files, tables. What is wrong with one stops no other."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from itertools import islice

from pydantic import ValidationError

from smartplan.core.check import check_assessment, nearest
from smartplan.core.model import Assessment, City, Framework
from smartplan.core.model.panel import ImputeGroup
from smartplan.core.panel import Member
from smartplan.core.scores import zero_products
from smartplan.errors import InputError, Place, Problem, Severity, errors_in
from smartplan.read.basis import Basis
from smartplan.read.entry import Reckon, answers_of
from smartplan.read.files import Loaded, read_framework
from smartplan.read.gather import told_once
from smartplan.read.listing import Listing, listing
from smartplan.read.numbers import number_problem
from smartplan.read.paths import STDIN, is_table
from smartplan.read.payload import Payload
from smartplan.read.shelf import Shelf
from smartplan.read.tables import Cell, Row, Table, read_table

UNKNOWN = ("unknown", "NA")
"""What a cell says where the city was asked and has no answer; NA is how R writes it."""
NOT_APPLICABLE = "not_applicable"
MAX_SHOWN = 50
"""So many problems of one table are told; whoever has more has one mistake many times."""
OWN_COLUMNS = ("year", *City.model_fields)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which cities are meant.

    Attributes:
        framework: only those under this framework (an id or a path); a table needs it.
        year: only those of this year; a table without a column `year` needs it.
        columns: columns of a table that are used for more than what the framework asks for.
    """

    framework: str | None = None
    year: int | None = None
    columns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """What was read of many cities.

    Attributes:
        members: the cities that nothing is wrong with, each with its framework.
        failed: how many cities something is wrong with; a file that can't be read counts as one.
        other: how many were left out because they are of another framework or year than is wanted.
        problems: all that is to be said of all of them.
        basis: what all that was found by.
    """

    members: tuple[tuple[Loaded[Framework], Member], ...]
    failed: int
    other: int
    problems: tuple[Problem, ...]
    basis: Basis


def read_cohort(names: Sequence[str], wanted: Wanted, reckon: Reckon = answers_of) -> Found:
    """Read cities from assessments, folders of them (all below it), and tables.

    Args:
        names: what the user typed.
        wanted: which cities are meant.
        reckon: gives what the assessments among them come to; by default their answers.

    Raises:
        InputError: the framework that is wanted can't be read.
    """
    framework = read_framework(wanted.framework) if wanted.framework is not None else None
    reader = _Reader(wanted, framework)
    listed = {name: listing(name) for name in dict.fromkeys(names)}
    files = [file for found in listed.values() for file in found.files]
    payloads = iter(reckon(files))
    for name, found in listed.items():
        if is_table(name) and not found.is_folder:
            reader.take_table(name)
        else:
            reader.take_files(found, islice(payloads, len(found.files)))
    return reader.found()


class _Reader:
    """Collects cities and problems, file by file."""

    def __init__(self, wanted: Wanted, framework: Loaded[Framework] | None) -> None:
        self._wanted, self._framework = wanted, framework
        self._members: dict[tuple[str, int, int, str], tuple[Loaded[Framework], Member]] = {}
        self._editions: dict[str, Loaded[Framework]] = {}
        self._shelf = Shelf()
        self._problems: list[Problem] = []
        self._failed = self._other = 0
        self._basis = Basis()
        if wanted.framework is not None and framework is not None:
            self._basis.name(STDIN, wanted.framework, framework.document.sha256)

    def found(self) -> Found:
        members = tuple(self._members.values())
        return Found(members, self._failed, self._other, told_once(self._problems), self._basis)

    def take_files(self, listed: Listing, payloads: Iterable[Payload]) -> None:
        """Take what the files of one name come to."""
        before = len(self._members) + self._failed + self._other
        for problem in listed.problems:
            self._fail([problem])
        for named, payload in zip(listed.files, payloads, strict=True):
            self._payload(named.name, payload)
        if listed.is_folder and len(self._members) + self._failed + self._other == before:
            path = listed.name
            self._fail([Problem("no-assessments", values={"path": path}, place=Place(path))])

    def _payload(self, name: str, payload: Payload) -> None:
        told = list(payload.problems)
        framework = None
        self._basis.hashes[name] = None if payload.elsewhere else payload.sha256
        self._basis.include(name, payload.parts)
        if payload.framework is not None:
            self._basis.name(name, payload.ref, payload.framework)
            framework = self._shelf.find(payload.ref, name, told)
        if framework is not None:  # the same one, unless it changed meanwhile
            self._basis.name(name, payload.ref, framework.document.sha256)
        if framework is not None and payload.assessment is not None and payload.place is not None:
            self._problems += told
            self._add(
                framework, Member(payload.assessment, file=name, figures=payload.figures), payload.place
            )
        elif told:
            self._fail(told)

    def take_table(self, name: str) -> None:
        """Take all cities of a table."""
        framework = self._framework
        if framework is None:
            self._fail([Problem("table-needs-framework", place=Place(name))])
            return
        try:
            table = read_table(name)
        except InputError as error:
            self._fail(error.problems)
            return
        columns = columns_of(table, framework.model, self._wanted)
        self._problems += columns
        if errors_in(columns):
            self._failed += 1
            return
        found = [member_of(table, row, framework.model, self._wanted.year) for row in table.rows]
        self._problems += shown([problem for _, problems in found for problem in problems], table.place())
        for row, (member, _) in zip(table.rows, found, strict=True):
            if member is None:
                self._failed += 1
            else:
                self._add(framework, member, table.place(row, "name"))

    def _fail(self, problems: Iterable[Problem]) -> None:
        self._problems += problems
        self._failed += 1

    def _add(self, framework: Loaded[Framework], member: Member, place: Place) -> None:
        """Add a city, unless it is not wanted, or there already."""
        year, round_ = member.when
        id_ = framework.model.id
        named = self._framework.model.id if self._framework else id_
        if id_ != named or year != (self._wanted.year or year):
            self._other += 1
            return
        edition = self._editions.setdefault(id_, framework)
        if edition.document.sha256 != framework.document.sha256:
            values = {"framework": id_, "one": edition.document.file, "other": framework.document.file}
            self._fail([Problem("framework-twice", values=values, place=place)])
            return
        key = (id_, year, round_ or 0, member.key)
        if key in self._members:
            first = self._members[key][1]
            repeated: dict[str, object] = {"city": member.key, "year": year, "framework": id_}
            also = Place(first.file, first.line or 1)
            self._fail([Problem("city-twice", values=repeated, place=place, also=also)])
            return
        self._members[key] = (framework, member)


# A table's columns, and its rows.


def shown(problems: Sequence[Problem], place: Place) -> list[Problem]:
    """Return the first problems, and how many more there are: a wrong column is wrong in every row."""
    left = len(problems) - MAX_SHOWN
    if left <= 0:
        return list(problems)
    severity = Severity.ERROR if errors_in(problems[MAX_SHOWN:]) else Severity.WARNING
    return [*problems[:MAX_SHOWN], Problem("more-problems", (), {"number": left}, severity, place=place)]


def columns_of(table: Table, framework: Framework, wanted: Wanted) -> list[Problem]:
    """Return which columns are missing, and (as a warning) which are of no use."""
    needed = ["name", *(["year"] if wanted.year is None else []), *_of_panel(framework), *wanted.columns]
    problems = [
        Problem("missing-column", (name,), {"column": name}, place=table.place())
        for name in needed
        if name not in table.columns and not (name in City.model_fields and name != "name")
    ]
    ids = [item.id for item, _ in framework.items()]
    known = {*ids, *OWN_COLUMNS, *_of_panel(framework), *wanted.columns, ""}
    unused = [name for name in table.columns if name not in known]
    if unused:
        near = (nearest(name, [*ids, *OWN_COLUMNS]) for name in unused)
        values = {"columns": tuple(unused), "suggestion": next((n for n in near if n), None)}
        problems.append(Problem("column-unused", (), values, Severity.WARNING, place=table.place()))
    return problems


def _of_panel(framework: Framework) -> Iterator[str]:
    """Yield the columns that a panel divides or groups by."""
    panel = framework.panel
    if panel is not None:
        yield from dict.fromkeys(denominator.by for denominator in panel.denominators.values())
        if isinstance(panel.impute, ImputeGroup):
            yield panel.impute.group


def member_of(
    table: Table, row: Row, framework: Framework, year: int | None
) -> tuple[Member | None, list[Problem]]:
    """Return the city of a row, if nothing is wrong with it, and all that is to be said of it."""
    ids = [item.id for item, _ in framework.items() if row.cells.get(item.id) is not None]
    problems = [
        replace(found, place=table.place(row, id_))
        for id_ in ids
        for found in _not_an_answer(id_, row.cells[id_])
    ]
    city = {name: row.cells[name] for name in City.model_fields if row.cells.get(name) is not None}
    written = {
        "schema": "smartplan/assessment/1",
        "framework": framework.id,
        "city": city,
        "year": year if row.cells.get("year") is None else _whole(row.cells["year"]),
        "scores": {id_: _answer(row.cells[id_]) for id_ in ids},
    }
    if problems:
        return None, problems
    try:
        assessment = Assessment.model_validate(written)
    except ValidationError as error:
        return None, [_bad_cell(table, row, detail["loc"]) for detail in error.errors(include_url=False)]
    found = [*check_assessment(assessment, framework), *zero_products(framework, assessment)]
    problems = [
        replace(p, place=table.place(row, str(p.keys[1]) if len(p.keys) > 1 else None)) for p in found
    ]
    if errors_in(problems):
        return None, problems
    columns = {
        name: _column(cell) for name, cell in row.cells.items() if cell is not None and name not in ids
    }
    return Member(assessment, columns, table.file, row.line), problems


def _not_an_answer(id_: str, cell: Cell) -> Iterator[Problem]:
    if not isinstance(cell, Decimal) and cell not in (*UNKNOWN, NOT_APPLICABLE):
        yield number_problem(("scores", id_), id_, cell)


def _answer(cell: Cell) -> object:
    if cell in UNKNOWN:
        return {"unknown": True}
    return {"not_applicable": NOT_APPLICABLE} if cell == NOT_APPLICABLE else cell


def _whole(cell: Cell) -> object:
    """Return a whole number as Python has one: a year is no decimal."""
    return int(cell) if isinstance(cell, Decimal) and cell == cell.to_integral_value() else cell


def _bad_cell(table: Table, row: Row, loc: tuple[int | str, ...]) -> Problem:
    column = str(loc[1] if loc[0] == "city" and len(loc) > 1 else loc[0])
    values = {"column": column, "value": row.cells.get(column)}
    return Problem("bad-cell", (column,), values, place=table.place(row, column))


def _column(cell: Decimal | str) -> Fraction | str:
    return Fraction(cell) if isinstance(cell, Decimal) else cell
