"""Filled-in tables back into assessment and plan: what changed, and what two people answered differently.

A cell counts only where it differs from what it held when it was handed out; so nobody who sends a table back
untouched undoes what somebody else has answered meanwhile.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from smartplan.core.check import nearest
from smartplan.core.process.books import Row, Source, indicators_of, rows_of
from smartplan.core.process.cells import copied, same_cell
from smartplan.core.process.coordinator import FIXED
from smartplan.core.process.places import Key
from smartplan.core.process.put import Wish, put_wishes
from smartplan.core.process.tables import Cell, Column, Table
from smartplan.errors import Keys, Place, Problem


@dataclass(frozen=True, slots=True)
class Filled:
    """A cell that came back.

    Attributes:
        cell: what it says.
        place: where it stands.
        base: what it held when it was handed out.
        based: whether that is known.
    """

    cell: Cell
    place: Place
    base: Cell = None
    based: bool = False


@dataclass(frozen=True, slots=True)
class FilledRow:
    """A row that came back.

    Attributes:
        table: its table.
        key: what it is about.
        cells: by column.
        place: where it says what it is about.
        owner: whose workbook it came in.
    """

    table: Table
    key: Key
    cells: Mapping[str, Filled]
    place: Place
    owner: str


@dataclass(frozen=True, slots=True)
class Change:
    """A value that a questionnaire changes.

    Attributes:
        table: in which table.
        key: what it is about.
        column: which value of it.
        old: as it was.
        new: as it is to be.
        place: where the new value stands.
    """

    table: str
    key: Key
    column: Column
    old: Cell
    new: Cell
    place: Place


@dataclass(frozen=True, slots=True)
class Merged:
    """What comes of it.

    Attributes:
        source: assessment and plan with all answers put in.
        changes: what is different, in the order of the files.
        problems: what can't be put in; then nothing should be.
        places: by the keys of a value in its file ("assessment" or "plan" first), where it was filled in.
    """

    source: Source
    changes: tuple[Change, ...]
    problems: tuple[Problem, ...]
    places: Mapping[Keys, Place]

    def place_of(self, keys: Keys) -> Place | None:
        """Return where a value was filled in, else the nearest thing above or below it that was."""
        above = [known for known in self.places if known == keys[: len(known)]]
        below = [known for known in self.places if keys == known[: len(keys)]]
        best = max(above, key=len, default=min(below, key=len, default=None))
        return None if best is None else self.places[best]


def merge(source: Source, rows: Sequence[FilledRow]) -> Merged:
    """Merge the tables of many agencies into one assessment and plan."""
    now = {
        (table.id, row.key): row
        for table in (indicators_of(source), *(FIXED.values() if source.plan else ()))
        for row in rows_of(source, table)
    }
    problems = [*_strangers(source, rows, now), *_twice(rows)]
    wishes: dict[tuple[str, Key, str], Wish] = {}
    for row in rows:
        found = now.get((row.table.id, row.key))
        for wish in _wishes(row, found, problems):
            before = wishes.setdefault((row.table.id, row.key, wish.column.key), wish)
            if not same_cell(before.cell, wish.cell):
                problems.append(_differ(before, wish))
    new = Source(source.framework, source.year, copied(source.assessment), copied(source.plan), source.drawn)
    places: dict[Keys, Place] = {}
    problems += put_wishes(new, list(wishes.values()), places)
    problems += _unknown_agencies(new, wishes.values())
    changes = tuple(
        Change(wish.table.id, wish.key, wish.column, wish.old, wish.cell, wish.place)
        for wish in wishes.values()
    )
    return Merged(new, changes, tuple(problems), places)


def _wishes(row: FilledRow, now: Row | None, problems: list[Problem]) -> Iterator[Wish]:
    """Yield what a row wants changed; what it can't want goes to the problems."""
    for column in row.table.columns:
        filled = row.cells.get(column.key)
        old = now.cells.get(column.key) if now else None
        unchanged = filled is None or (
            same_cell(filled.cell, filled.base) if filled.based else filled.cell is None
        )
        if filled is None or unchanged or same_cell(filled.cell, old):
            continue
        if now and column.key in now.locked:
            problems.append(_not_asked(row, column, filled))
        elif filled.based and not same_cell(old, filled.base):
            values = {"value": filled.cell, "old": filled.base, "now": old}
            problems.append(Problem("changed-since-export", values=values, place=filled.place))
        else:
            yield Wish(row.table, row.key, column, old, filled.cell, filled.place, row.place, row.owner)


def _not_asked(row: FilledRow, column: Column, filled: Filled) -> Problem:
    reason = "assessors" if column.key != "confirm" else "nothing"
    return Problem("cell-not-asked", values={"id": row.key[0], reason: True}, place=filled.place)


def _differ(one: Wish, other: Wish) -> Problem:
    values = {"id": " ".join(one.key), "value": other.cell, "other": one.cell}
    return Problem("answers-differ", values=values, place=other.place, also=one.place)


def _strangers(
    source: Source, rows: Sequence[FilledRow], now: Mapping[tuple[str, Key], Row]
) -> Iterator[Problem]:
    """Yield rows about something that nobody knows, where rows can't be added."""
    for row in rows:
        known = [key[0] for table, key in now if table == row.table.id]
        if row.table.grows or (row.table.id, row.key) in now or not any(f.cell for f in row.cells.values()):
            continue
        code = "unknown-indicator" if row.table.id == "indicators" else "unknown-initiative"
        values = {
            "id": " ".join(row.key),
            "suggestion": nearest(row.key[0], known),
            "known": tuple(dict.fromkeys(known)),
            "framework": source.framework.id,
        }
        yield Problem(code, values=values, place=row.place)


def _unknown_agencies(source: Source, wishes: Iterable[Wish]) -> Iterator[Problem]:
    """Yield agencies in charge that the plan does not have; without a plan anybody may be."""
    known = tuple(source.plan.get("agencies", ())) if source.plan else ()
    named = (wish for wish in wishes if wish.table.id == "indicators" and wish.column.key == "agency")
    for wish in named if source.plan else ():
        if wish.cell not in (None, *known):
            values = {"id": wish.cell, "suggestion": nearest(wish.cell, known), "known": known}
            yield Problem("unknown-agency", values=values, place=wish.place)


def _twice(rows: Sequence[FilledRow]) -> Iterator[Problem]:
    """Yield rows that one table has twice."""
    seen: dict[tuple[str, str, Key], FilledRow] = {}
    for row in rows:
        first = seen.setdefault((row.place.file, row.table.id, row.key), row)
        if first is not row:
            values = {"id": " ".join(row.key)}
            yield Problem("duplicate-id", values=values, place=row.place, also=first.place)
