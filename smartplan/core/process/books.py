"""Who is asked what: the workbooks of a questionnaire, one for each agency and one for the coordinator."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, get_args

from smartplan.core.model import Answer, Framework, Indicator, Initiative, Node, Outcome, Service
from smartplan.core.model.assessment import Recommendation
from smartplan.core.model.base import Written
from smartplan.core.model.plan import Realised
from smartplan.core.model.process import Event
from smartplan.core.process.answers import answer_cells, is_locked, long_form
from smartplan.core.process.cells import Plain, cell_of
from smartplan.core.process.coordinator import NUMBERED, OF_AN_AGENCY, OF_THE_COORDINATOR, RECOMMENDATIONS
from smartplan.core.process.places import COORDINATOR, Key, items_of
from smartplan.core.process.tables import GROUPS, MAX_EVIDENCE, YES, Cell, Table, indicators_table

LEAST_EVIDENCE = 3


@dataclass(frozen=True, slots=True)
class Source:
    """What a questionnaire is made from, and what its answers go back into.

    Attributes:
        framework: the framework.
        year: the year of the assessment.
        assessment: the assessment as its file has it.
        plan: the plan likewise; None where there is none.
        drawn: the plan with what its initiatives draw from a catalogue; None where there is none.
    """

    framework: Framework
    year: int
    assessment: Plain
    plan: Plain | None
    drawn: Plain | None = None

    @property
    def shown(self) -> Plain:
        """The plan as a sheet shows it."""
        return self.drawn or self.plan or {}


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table.

    Attributes:
        key: what it is about.
        cells: by column, what is there now.
        locked: columns that are not this row's to fill in.
    """

    key: Key
    cells: Mapping[str, Cell]
    locked: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table with its rows."""

    table: Table
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Book:
    """A workbook.

    Attributes:
        owner: the agency, or the coordinator.
        sheets: its tables; those without rows only where rows may be added.
        lists: by name, the words that choices are taken from.
    """

    owner: str
    sheets: tuple[Sheet, ...]
    lists: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def agencies_of(source: Source) -> tuple[str, ...]:
    """Return every agency that the plan knows or an answer names, in the order in which they come."""
    known = list(source.plan.get("agencies", {}) if source.plan else ())
    named = [long_form(answer).get("agency") for answer in source.assessment["scores"].values()]
    return tuple(dict.fromkeys(str(name) for name in (*known, *named) if name is not None))


def books_of(source: Source) -> tuple[Book, ...]:
    """Return the workbook of the coordinator, and of every agency that owns anything."""
    lists = lists_of(source)
    books = [
        Book(owner, tuple(_sheets(source, owner)), lists) for owner in (COORDINATOR, *agencies_of(source))
    ]
    return tuple(book for book in books if any(sheet.rows for sheet in book.sheets))


def _sheets(source: Source, owner: str) -> Iterator[Sheet]:
    asked = Sheet(indicators_of(source), tuple(rows_of(source, indicators_of(source), owner)))
    if asked.rows:
        yield asked
    for table in (OF_THE_COORDINATOR if owner == COORDINATOR else OF_AN_AGENCY) if source.plan else ():
        rows = tuple(rows_of(source, table, owner))
        if rows or table.grows:
            yield Sheet(table, rows)


def indicators_of(source: Source) -> Table:
    """Return the table of indicators with room for as much evidence as there is."""
    answers = map(long_form, source.assessment["scores"].values())
    most = max((len(answer.get("evidence", ())) for answer in answers), default=0)
    return indicators_table(min(max(most, LEAST_EVIDENCE), MAX_EVIDENCE))


def rows_of(source: Source, table: Table, owner: str | None = None) -> Iterator[Row]:
    """Yield the rows of a table that an owner has; all of them where no owner is named."""
    if table.id == "indicators":
        yield from _answers(source, table, owner)
        return
    numbered = _numbered(source, table.id) if table in NUMBERED else items_of(source.shown, table.id)
    for key, item, agency in numbered:
        if owner in (None, COORDINATOR, agency):
            columns = {column.key: cell_of(item, column) for column in table.columns}
            yield Row(key, columns)


def _answers(source: Source, table: Table, owner: str | None) -> Iterator[Row]:
    for item in answered(source):
        answer = long_form(source.assessment["scores"].get(item.id))
        if owner in (None, answer.get("agency", COORDINATOR)):
            locked = {"score", "not_applicable", "confirm"} if is_locked(answer) else set()
            locked |= set() if "carried_over" in answer else {"confirm"}
            cells = answer_cells(answer, source.year, table.columns)
            yield Row((item.id,), cells, frozenset(locked))


def answered(source: Source) -> Iterator[Node | Indicator]:
    """Yield what is answered: every indicator, or the node above it that has a result of its own."""
    scores = source.assessment["scores"]
    for item, above in source.framework.items():
        own = isinstance(item, Indicator) or item.id in scores
        if own and not any(node in scores for node in above):
            yield item


def _numbered(source: Source, table: str) -> Iterator[tuple[Key, Mapping[str, Any], str | None]]:
    """Yield what has no id, each with its number in its list."""
    if table == RECOMMENDATIONS.id:
        for node, remarks in source.assessment.get("notes", {}).items():
            for number, item in enumerate(remarks.get(table, ()), 1):
                yield (node, str(number)), item, COORDINATOR
        return
    for number, item in enumerate((source.plan or {}).get(table, ()), 1):
        yield (str(number),), item, COORDINATOR


def lists_of(source: Source) -> dict[str, tuple[str, ...]]:
    """Return the words that choices are taken from."""
    plan = source.plan or {}
    nodes = [item.id for item, _ in source.framework.items() if not isinstance(item, Indicator)]
    return {
        "yes": (YES,),
        "confidence": _words_of(Answer, "confidence"),
        "progress": _words_of(Realised, "status"),
        "service": _words_of(Service, "status"),
        "kinds": _words_of(Initiative, "kind"),
        "groups": GROUPS,
        "stages": _words_of(Event, "stage"),
        "states": _words_of(Recommendation, "state"),
        "agencies": agencies_of(source),
        "funds": tuple(plan.get("funds", ())),
        "dimensions": tuple(nodes),
        "indicators": tuple(item.id for item in source.framework.indicators()),
        "initiatives": tuple(item["id"] for item in plan.get("initiatives", ())),
        "services": tuple(item["id"] for item in plan.get("services", ())),
        "outcomes": tuple(item["id"] for item in plan.get("outcomes", ())),
        "better": _words_of(Outcome, "direction"),
        "standings": _words_of(Outcome, "standing"),
    }


def _words_of(model: type[Written], field: str) -> tuple[str, ...]:
    """Return the words that a field takes."""

    def words(kind: Any) -> Iterator[str]:  # noqa: ANN401 - any annotation
        for part in get_args(kind):
            yield from (part,) if isinstance(part, str) else words(part)

    return tuple(words(model.model_fields[field].annotation))
