"""What was filled in, put where it belongs in assessment and plan."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from smartplan.core.process.answers import long_form, put_answer, short_form
from smartplan.core.process.books import COORDINATOR, Key, Source
from smartplan.core.process.cells import Plain, cell_of, put_cell
from smartplan.core.process.tables import LANGUAGES, Cell, Column, Table
from smartplan.errors import Keys, Place, Problem


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
    order = ["agencies", "funds", "initiatives", "services"]  # what others refer to comes first
    for (table, _), of_row in sorted(rows.items(), key=lambda row: (row[0][0] not in order, row[0][0])):
        if table == "indicators":
            _put_answer(source, of_row, places)
        else:
            problems += _put_item(source.plan or {}, of_row, places)
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


def _put_item(plan: Plain, wishes: Sequence[Wish], places: dict[Keys, Place]) -> Iterator[Problem]:
    first = wishes[0]
    found = _item(plan, first)
    if found is None:
        yield Problem("unknown-initiative", values={"id": first.key[0]}, place=first.row)
        return
    item, keys = found
    for wish in wishes:
        put_cell(item, wish.column, wish.cell)
        places[("plan", *keys, *_steps(wish.column))] = wish.place
    places[("plan", *keys)] = first.row
    _settle(plan, first, item)
    for column in first.table.columns if item else ():
        if column.needed and cell_of(item, column) is None:
            values = {"column": column.key, "id": " ".join(first.key)}
            yield Problem("cell-empty", values=values, place=first.row)


def _item(plan: Plain, wish: Wish) -> tuple[Plain, Keys] | None:
    """Return the item of a row, a new one where there is none, and its keys in the plan."""
    table, id_ = wish.table.id, wish.key[0]
    if table == "agencies":
        return _inside(_inside(plan, "agencies"), id_), ("agencies", id_)
    if table == "funds":
        ceilings = _inside(_inside(plan, "funds"), id_)
        return {"ceiling": ceilings.get(wish.key[1])}, ("funds", id_, wish.key[1])
    name = "services" if table == "services" else "initiatives"
    items = plan.setdefault(name, [])
    index = next((index for index, item in enumerate(items) if item["id"] == id_), len(items))
    if index == len(items):
        if not (wish.table.grows and len(wish.key) == 1):
            return None
        items.append({"id": id_} if wish.owner == COORDINATOR else {"id": id_, "agency": wish.owner})
    if len(wish.key) == 1:
        return items[index], (name, index)
    block = "raises" if table == "effects" else "realised"
    return _inside(_inside(items[index], block), wish.key[1]), (name, index, block, wish.key[1])


def _inside(item: Plain, key: str) -> Plain:
    inner: Plain = item.setdefault(key, {})
    return inner


def _settle(plan: Plain, wish: Wish, item: Plain) -> None:
    """Write a ceiling as the plain number that it is; take out a block in which nothing is left."""
    if wish.table.id == "funds":
        fund = plan["funds"][wish.key[0]]
        fund[wish.key[1]] = item.get("ceiling")
        if fund[wish.key[1]] is None:
            del fund[wish.key[1]]
    elif not item and len(wish.key) > 1:
        block = "raises" if wish.table.id == "effects" else "realised"
        holder = next(one for one in plan["initiatives"] if one["id"] == wish.key[0])
        del holder[block][wish.key[1]]
        if not holder[block]:
            del holder[block]


def _steps(column: Column) -> Keys:
    """Return the keys below its item at which a value stands; text in two languages may be one."""
    *above, last = column.key.split(".")
    steps = [*above, *([] if above and last in LANGUAGES else [last])]
    return tuple(int(step) if step.isdecimal() else step for step in steps)
