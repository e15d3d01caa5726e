"""What was filled in, put where it belongs in assessment and plan."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from smartplan.core.process.answers import long_form, put_answer, short_form
from smartplan.core.process.books import Source
from smartplan.core.process.cells import Plain, cell_of, copied, lines_of, put_cells
from smartplan.core.process.coordinator import NUMBERED, PLAN, RECOMMENDATIONS, SWOT
from smartplan.core.process.places import BARE, BLOCKS, COORDINATOR, GRIDS, LISTED, NAMED, Key
from smartplan.core.process.tables import DELETE, LANGUAGES, Cell, Column, Table
from smartplan.errors import Keys, Place, Problem, Severity

_UNKNOWN = {"initiatives": "unknown-initiative", "outcomes": "unknown-outcome"}
"""By list, what is wrong with a row about an item that it does not have."""


@dataclass(frozen=True, slots=True)
class Wish:
    """A value that is to be put in.

    Attributes:
        table: its table.
        key: the row that it belongs to.
        column: its column.
        old: what is there now.
        cell: what is to be there.
        place: where it was filled in.
        row: where its row says what it is about.
        owner: whose workbook it came in.
    """

    table: Table
    key: Key
    column: Column
    old: Cell
    cell: Cell
    place: Place
    row: Place
    owner: str


def put_wishes(source: Source, wishes: Sequence[Wish], places: dict[Keys, Place]) -> list[Problem]:
    """Put values into a source, which is changed; return what can't be put in.

    Args:
        source: where to.
        wishes: what.
        places: takes, by the keys of each value, where it was filled in.
    """
    problems: list[Problem] = []
    rows: dict[tuple[str, Key], list[Wish]] = {}
    for wish in wishes:
        rows.setdefault((wish.table.id, wish.key), []).append(wish)
    order = [
        "plan",
        "agencies",
        "funds",
        "initiatives",
        "services",
        "outcomes",
    ]  # what others refer to comes first
    for (table, _), of_row in sorted(rows.items(), key=lambda row: (row[0][0] not in order, row[0][0])):
        if table == "indicators":
            _put_answer(source, of_row, places)
        else:
            problems += _put_item(source, of_row, places)
    _take_out_recommendations(source.assessment)
    return problems


def _put_answer(source: Source, wishes: Sequence[Wish], places: dict[Keys, Place]) -> None:
    id_ = wishes[0].key[0]
    scores = source.assessment["scores"]
    before = scores.get(id_)
    after = put_answer(long_form(before), source.year, {wish.column.key: wish.cell for wish in wishes})
    scores[id_] = after if isinstance(before, dict) else short_form(after)
    keys: Keys = ("assessment", "scores", id_)
    places[keys] = next((wish.place for wish in wishes if wish.column.key == "score"), wishes[0].place)
    for wish in wishes:
        places[(*keys, *_steps(wish.column))] = wish.place
    for slot in ("self", "years"):
        places[(*keys, slot)] = places[keys]


def _put_item(source: Source, wishes: Sequence[Wish], places: dict[Keys, Place]) -> Iterator[Problem]:
    first = wishes[0]
    plan = source.plan or {}
    _take_over(source, wishes)
    found = _numbered(source, first) if first.table in NUMBERED else _item(plan, first)
    if found is None:
        list_ = LISTED.get(first.table.id) or BLOCKS[first.table.id][0]
        yield Problem(_UNKNOWN[list_], values={"id": first.key[0]}, place=first.row)
        return
    item, keys = found
    file = "assessment" if first.table is RECOMMENDATIONS else "plan"
    yield from _uneven(item, wishes)
    before = _named({**_drawn(source, first), **item}, first.table)
    put_cells(item, {wish.column: wish.cell for wish in wishes})
    for wish in wishes:
        places[(file, *keys, *_steps(wish.column))] = wish.place
    places[(file, *keys)] = first.row
    _settle(plan, first, item)
    marked = item.pop(DELETE.key, None)
    if marked or (first.table in NUMBERED and _is_empty(item, first.table)):
        item.clear()
        values = {"marked": first.key[0] if marked else None, "text": before}
        yield Problem("row-taken-out", (), values, Severity.WARNING, place=first.row)
    drawn = _drawn(source, first) if len(first.key) == 1 else {}
    for column in first.table.columns if item else ():  # one that was taken out needs nothing
        if column.needed and cell_of({**drawn, **item}, column) is None:
            values = {"column": column.key, "id": " ".join(first.key)}
            yield Problem("cell-empty", values=values, place=first.row)


def _is_empty(item: Plain, table: Table) -> bool:
    return all(cell_of(item, column) is None for column in table.columns)


def _take_over(source: Source, wishes: Sequence[Wish]) -> None:
    """Write down what an initiative draws from the catalogue wherever a part of that is about to change."""
    first = wishes[0]
    item = _found(source.plan or {}, first)
    if item is None:
        return
    columns = {wish.column.key.split(".")[0] for wish in wishes}
    changed = columns if len(first.key) == 1 else {BLOCKS[first.table.id][1]}
    item |= {key: copied(v) for key, v in _drawn(source, first).items() if key in changed - item.keys()}


def _drawn(source: Source, wish: Wish) -> Plain:
    return _found(source.shown, wish) or {}


def _found(plan: Plain, wish: Wish) -> Plain | None:
    """Return the initiative that a row is about."""
    list_ = LISTED.get(wish.table.id) or BLOCKS.get(wish.table.id, ("",))[0]
    items: list[Plain] = plan.get(list_, []) if list_ == "initiatives" else []
    return next((item for item in items if item.get("id") == wish.key[0]), None)


def _named(item: Plain, table: Table) -> Cell:
    """Return the first text of an item, by which a reader knows it."""
    texts = (cell_of(item, column) for column in table.columns if column.key.endswith(f".{LANGUAGES[0]}"))
    return next(texts, None)


def _uneven(item: Plain, wishes: Sequence[Wish]) -> Iterator[Problem]:
    """Yield lists whose two languages would not have the same number of lines: nobody could pair them."""
    wished = {wish.column.key: wish for wish in wishes}
    for wish in wishes:
        if wish.column.kind == "lines":
            above = wish.column.key.split(".")[0]
            columns = [Column(f"{above}.{language}", "lines") for language in LANGUAGES]
            cells = [wished[c.key].cell if c.key in wished else cell_of(item, c) for c in columns]
            counts = [len(lines_of(cell)) for cell in cells]
            if all(counts) and counts[0] != counts[1]:
                values = {"indonesian": counts[0], "english": counts[1]}
                yield Problem("lines-uneven", values=values, place=wish.place)


def _numbered(source: Source, wish: Wish) -> tuple[Plain, Keys]:
    """Return the item of a list that a number names, a new one where there are not so many."""
    plan, name = source.plan or {}, wish.table.id
    keys: Keys = (name,)
    if wish.table is RECOMMENDATIONS:
        remarks = _inside(_inside(source.assessment, "notes"), wish.key[0])
        items, keys = remarks.setdefault(name, []), ("notes", wish.key[0], name)
    else:
        items = plan.setdefault(name, [])
    number = int(wish.key[-1]) if wish.key[-1].isdecimal() else 0
    if not 1 <= number <= len(items):
        items.append({})
        number = len(items)
    return items[number - 1], (*keys, number - 1)


def _take_out_recommendations(assessment: Plain) -> None:
    """Take out recommendations that were emptied, and remarks in which nothing is left then."""
    for remarks in assessment.get("notes", {}).values():
        kept = [one for one in remarks.get("recommendations", ()) if one]
        if len(kept) < len(remarks.get("recommendations", ())):
            remarks["recommendations"] = kept
            if not kept:
                del remarks["recommendations"]
    notes = {node: remarks for node, remarks in assessment.get("notes", {}).items() if remarks}
    if len(notes) < len(assessment.get("notes", {})):
        assessment["notes"] = notes


def _item(plan: Plain, wish: Wish) -> tuple[Plain, Keys] | None:
    """Return the item of a row, a new one where there is none, and its keys in the plan."""
    table, id_ = wish.table.id, wish.key[0]
    if table == PLAN.id:
        return plan, ()
    if table in NAMED:
        return _inside(_inside(plan, table), id_), (table, id_)
    if table in GRIDS:
        numbers = _inside(_inside(plan, table), id_)
        return {BARE[table]: numbers.get(wish.key[1])}, (table, id_, wish.key[1])
    name = LISTED.get(table) or BLOCKS[table][0]
    items = plan.setdefault(name, [])
    index = next((index for index, item in enumerate(items) if item.get("id") == id_), len(items))
    if index == len(items):
        if not (wish.table.grows and len(wish.key) == 1):
            return None
        items.append({"id": id_} if wish.owner == COORDINATOR else {"id": id_, "agency": wish.owner})
    if len(wish.key) == 1:
        return items[index], (name, index)
    block, row = BLOCKS[table][1], wish.key[1]
    rows = _inside(items[index], block)
    inner = {BARE[table]: rows.get(row)} if table in BARE else _inside(rows, row)
    return inner, (name, index, block, row)


def _inside(item: Plain, key: str) -> Plain:
    inner: Plain = item.setdefault(key, {})
    return inner


def _settle(plan: Plain, wish: Wish, item: Plain) -> None:
    """Write what is a plain number in the file as one; take out a block in which nothing is left."""
    table = wish.table.id
    if table == SWOT.id and not item:
        del plan[table][wish.key[0]]
    if len(wish.key) == 1 or table in (one.id for one in NUMBERED):
        return
    holder, block = (plan[table], wish.key[0]) if table in GRIDS else (_holder(plan, wish), BLOCKS[table][1])
    rows = holder[block]
    if table in BARE:
        rows[wish.key[1]] = item.get(BARE[table])
    if rows[wish.key[1]] in (None, {}):
        del rows[wish.key[1]]
    if not rows and table != "funds":
        del holder[block]


def _holder(plan: Plain, wish: Wish) -> Plain:
    """Return the item in whose block a row stands."""
    items: list[Plain] = plan[BLOCKS[wish.table.id][0]]
    return next(one for one in items if one.get("id") == wish.key[0])


def _steps(column: Column) -> Keys:
    """Return the keys below its item at which a value stands; text in two languages may be one."""
    *above, last = column.key.split(".")
    steps = [*above, *([] if above and last in LANGUAGES else [last])]
    return tuple(int(step) if step.isdecimal() else step for step in steps)
