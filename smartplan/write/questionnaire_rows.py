"""The rows of a questionnaire as they are printed: what explains each, what is asked, within what limits."""

from collections.abc import Iterator, Mapping, Sequence

from smartplan.core.model import Framework, Indicator, Level, Node
from smartplan.core.process import Cell, Column, Row, Sheet, Source
from smartplan.core.process.answers import long_form
from smartplan.core.process.cells import cell_of
from smartplan.core.process.tables import LANGUAGES
from smartplan.write.questionnaire_titles import both_titles, item_of, title_in, typed
from smartplan.write.questionnaire_words import DIVIDER, EXPLAINED, both, choices, heading
from smartplan.write.words import later
from smartplan.write.workbook import MAX_TEXT, Limits, PrintedCell, Shown

SPARE = 15
"""Empty rows for what is not there yet."""
MAX_LISTED = 30
"""A scale with more levels is asked for as a number between two ends."""
_WIDE = frozenset(
    {
        "question",
        "levels",
        "note",
        "title",
        "description",
        "output",
        "named",
        "partners",
        "text",
        "agenda",
        "goals",
        "vision",
        "missions",
        "priority_reason",
        "strengths",
        "weaknesses",
        "opportunities",
        "threats",
    }
)
_NARROW = frozenset({"score", "confirm", "confidence", "year", "physical", "duration", "from", "to", "users"})
_MONEY = frozenset({"spent", "cost", "ceiling", "users"})
Ranges = Mapping[str, str]
"""By list, the cells in which its words stand."""


def keys_of(sheet: Sheet) -> tuple[str, ...]:
    """Return the keys of all columns: what a row is about, what explains it, what is asked."""
    table = sheet.table
    return (
        *(column.key for column in table.keys),
        *EXPLAINED.get(table.id, ()),
        *(column.key for column in table.columns),
    )


def heads_of(sheet: Sheet) -> tuple[tuple[str, int, str], ...]:
    """Return heading, width and number format of each column."""
    asked = {column.key: column for column in (*sheet.table.keys, *sheet.table.columns)}
    return tuple((heading(key), _width(key), _format(asked.get(key))) for key in keys_of(sheet))


def printed_rows(sheet: Sheet, source: Source, ranges: Ranges) -> Iterator[tuple[PrintedCell, ...]]:
    """Yield the rows, and empty ones where something may be added."""
    for row in sheet.rows:
        yield _row(sheet, row, source, ranges)
    asked = {column.key: column for column in (*sheet.table.keys, *sheet.table.columns)}
    empty = tuple(_empty(asked.get(key), ranges) for key in keys_of(sheet))
    yield from [empty] * SPARE if sheet.table.grows else ()


def _empty(column: Column | None, ranges: Ranges) -> PrintedCell:
    return (
        PrintedCell(None)
        if column is None
        else PrintedCell(None, fillable=True, limits=_limits(column, ranges))
    )


def _row(sheet: Sheet, row: Row, source: Source, ranges: Ranges) -> tuple[PrintedCell, ...]:
    named = {column.key: part for column, part in zip(sheet.table.keys, row.key, strict=True)}
    told: Mapping[str, Shown] = {**named, **_explained(sheet.table.id, row, source)}
    item = item_of(source.framework, row.key[0]) if sheet.table.id == "indicators" else None
    cells = []
    for key in keys_of(sheet):
        if key in told:
            cells.append(PrintedCell(told[key]))
            continue
        of_score = item is not None and key == "score"
        column = sheet.table.column(key)
        limits = _limits_of_score(source.framework, item) if of_score and item else _limits(column, ranges)
        cell = row.cells[key]
        fillable = key not in row.locked and not _is_too_long(cell)
        cells.append(PrintedCell(fitting(cell), fillable, limits if fillable else None))
    return tuple(cells)


def fitting(cell: Cell) -> Shown:
    """Return as much of a text as a cell can hold."""
    return cell[:MAX_TEXT] if isinstance(cell, str) else cell


def _is_too_long(cell: Cell) -> bool:
    return isinstance(cell, str) and len(cell) > MAX_TEXT


def _explained(table: str, row: Row, source: Source) -> Mapping[str, Shown]:
    """Return what helps to fill in a row: what is asked, at what level, and what was answered before."""
    if table == "indicators":
        return _about(row, source)
    if table in ("realisation", "partners"):
        return {"named": title_in(source, "initiatives", row.key[0])}
    if table in ("outcome-targets", "outcome-values"):
        return _of_outcome(row, source)
    if table == "effects":
        return {"named": both_titles(item_of(source.framework, row.key[1]).title)}
    return {}


def _of_outcome(row: Row, source: Source) -> Mapping[str, Shown]:
    """Return what an outcome is called, its unit, and what was wanted of it in the year of the row."""
    item = next(item for item in (source.plan or {})["outcomes"] if item["id"] == row.key[0])
    units = (cell_of(item, Column(f"unit.{language}")) for language in LANGUAGES)
    unit = DIVIDER.join(dict.fromkeys(str(text) for text in units if text is not None))
    target = item.get("targets", {}).get(row.key[1])
    wanted = unit if target is None else f"{unit}\n{typed(target)}"
    return {"named": title_in(source, "outcomes", row.key[0]), "wanted": wanted}


def _about(row: Row, source: Source) -> Mapping[str, Shown]:
    framework, id_ = source.framework, row.key[0]
    item = item_of(framework, id_)
    above = next(ids for known, ids in framework.items() if known.id == id_)
    question = item.question if isinstance(item, Indicator) else None
    titles = [both_titles(text) for text in (item.title, question) if text is not None]
    answer = long_form(source.assessment["scores"].get(id_))
    carried, verified = answer.get("carried_over"), answer.get("verified")
    last = next((answer[key] for key in ("score", "self", "not_applicable") if key in answer), None)
    reason = f": {answer['reason']}" if "reason" in answer else ""
    return {
        "node": "\n".join(both_titles(item_of(framework, node).title) for node in above[1:]) or None,
        "question": "\n".join(titles),
        "levels": "\n".join(_levels(framework, item)) or None,
        "entry": _entry(framework, item),
        "last": None if carried is None or last is None else f"{typed(last)} ({carried})",
        "verified": None if verified is None else f"{typed(verified)}{reason}",
    }


def _levels(framework: Framework, item: Node | Indicator) -> Iterator[str]:
    """Yield the levels by name; criteria that all indicators share stand in the guide instead."""
    own = {level.level for level in item.levels} if isinstance(item, Indicator) else set()
    for level in framework.levels_of(item):
        yield level_text(level, with_criterion=level.level in own)


def level_text(level: Level, *, with_criterion: bool) -> str:
    """Return a level: its number, name and criterion in both languages."""
    texts = [level.name, level.criterion if with_criterion else None]
    said = [DIVIDER.join(dict.fromkeys((text.id, text.en))) for text in texts if text is not None]
    return f"{typed(level.level)}: {'. '.join(said)}"


def _entry(framework: Framework, item: Node | Indicator) -> str:
    """Say what is to be entered: a level, yes or no, points, or a raw value in its unit."""
    kind = item.kind if isinstance(item, Indicator) else "node"
    scale = framework.scale_of(item)
    if kind == "yes_no":
        return both(later("1 for yes, 0 for no"))
    if isinstance(item, Indicator) and kind in ("measure", "steps", "points"):
        if item.points is not None:
            return both(later("points, at most {most}"), most=typed(item.points))
        return both(later("the value in {unit}"), unit=item.unit) if item.unit else both(later("the value"))
    ends = {"least": typed(scale.min), "most": typed(scale.max)}
    if scale.step is not None:
        return both(later("{least} to {most} in steps of {step}"), **ends, step=typed(scale.step))
    return both(later("{least} to {most}"), **ends)


def _limits(column: Column, ranges: Ranges) -> Limits | None:
    if column.kind in ("choice", "flag"):
        return Limits(ranges[column.choices], strict=column.choices in choices())
    if column.key == "physical":
        return Limits(least=0, most=100)
    return Limits(least=0) if column.kind == "whole" else None


def _limits_of_score(framework: Framework, item: Node | Indicator) -> Limits | None:
    kind = item.kind if isinstance(item, Indicator) else "node"
    scale = framework.scale_of(item)
    if kind not in ("level", "node"):
        return Limits((1, 0)) if kind == "yes_no" else None
    ends: Sequence[float] = (float(scale.min), float(scale.max))
    if kind == "level" and scale.step and scale.step.denominator == scale.min.denominator == 1:
        levels = tuple(range(int(ends[0]), int(ends[1]) + 1, int(scale.step)))
        if len(levels) <= MAX_LISTED:
            return Limits(levels)
    return Limits(least=ends[0], most=ends[1])


def _width(key: str) -> int:
    first = key.split(".", 1)[0]
    return 45 if first in _WIDE else (14 if first in _NARROW else 24)


def _format(column: Column | None) -> str:
    if column is not None and column.kind == "day":
        return "@"  # so that a sheet leaves a date as it was typed
    if column is None or column.kind not in ("number", "whole"):
        return ""
    return "#,##0" if column.key in _MONEY else "General"
