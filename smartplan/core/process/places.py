"""Where the rows of a table stand in the plan, as its file has it."""

from collections.abc import Iterator, Mapping
from typing import Any

from smartplan.core.process.cells import Plain
from smartplan.core.process.coordinator import PLAN

COORDINATOR = "0-coordinator"
"""The owner of what no agency owns, and of the plan as a whole; no agency can have this id."""
Key = tuple[str, ...]
"""What a row is about: an id, or an id and a year."""
REALISED = "realised"
LISTED = {
    "initiatives": "initiatives",
    "partners": "initiatives",
    "services": "services",
    "outcomes": "outcomes",
}
"""By table, the list of the plan whose items are its rows."""
BLOCKS = {
    "effects": ("initiatives", "raises"),
    "realisation": ("initiatives", REALISED),
    "outcome-targets": ("outcomes", "targets"),
    "outcome-values": ("outcomes", REALISED),
}
"""By table, the list of the plan, and the block of each of its items, in which its rows stand."""
NAMED, GRIDS = ("agencies", "swot"), ("funds", "targets")
"""Tables that the plan has as mappings by id, and as mappings of mappings of numbers."""
BARE = {"funds": "ceiling", "targets": "target", "outcome-targets": "target"}
"""By table whose rows are plain numbers in the file: the column that has them."""


def items_of(plan: Plain, table: str) -> Iterator[tuple[Key, Mapping[str, Any], str | None]]:
    """Yield what the rows of a table are about: key, item, and the agency that owns it."""
    if table in LISTED:
        for item in plan.get(LISTED[table], ()):
            yield (item["id"],), item, item.get("agency")
    elif table in BLOCKS:
        yield from _within(plan, table)
    else:
        yield from ((key, item, COORDINATOR) for key, item in _of_the_plan(plan, table))


def _of_the_plan(plan: Plain, table: str) -> Iterator[tuple[Key, Mapping[str, Any]]]:
    """Yield the rows of a table that no agency owns."""
    if table == PLAN.id:
        yield (table,), plan
    elif table in NAMED:
        yield from (((id_,), item) for id_, item in plan.get(table, {}).items())
    else:
        for first, row in plan.get(table, {}).items():
            yield from (((first, second), {BARE[table]: number}) for second, number in row.items())


def _within(plan: Plain, table: str) -> Iterator[tuple[Key, Mapping[str, Any], str | None]]:
    """Yield the rows of a table that stand in a block of each item of a list."""
    above, block = BLOCKS[table]
    for item in plan.get(above, ()):
        inner = dict(item.get(block, {}))
        if block == REALISED:  # a year that is still to be reported has its row too
            years = dict.fromkeys((*map(str, years_of(plan)), *item.get("targets", {}), *inner))
            inner = {year: inner.get(year, {}) for year in sorted(years)}
        for name, value in inner.items():
            yield (item["id"], name), {BARE[table]: value} if table in BARE else value, item.get("agency")


def years_of(plan: Plain) -> range:
    """Return the calendar years of the plan's horizon."""
    start, years = str(plan["horizon"]["start"]), int(plan["horizon"]["years"])
    first = int(start[:4])
    return range(first, first + years + (0 if start.endswith("Q1") else 1))
