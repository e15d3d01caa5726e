"""The workbooks of a questionnaire, one an agency, in both languages."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from smartplan.core.model import City
from smartplan.core.process import Book, Sheet, Source
from smartplan.write.questionnaire_lists import lists_sheet
from smartplan.write.questionnaire_rows import Ranges, fitting, heads_of, level_text, printed_rows
from smartplan.write.questionnaire_titles import owner_of
from smartplan.write.questionnaire_words import sheet_name
from smartplan.write.words import Words, later
from smartplan.write.workbook import PrintedSheet, Shown, workbook_bytes

SCHEMA, BASE, META = "smartplan/questionnaire/1", "_base", "_meta"
SHORT_SHA = 12
_GUIDE = (
    later("This workbook asks {owner} for the assessment of {city} for {year}, under {framework}."),
    later("Fill in the yellow cells only. An empty cell means that nobody knows yet; it is never a zero."),
    later("A score stands for a level whose criteria are met in full; the levels are listed beside it."),
    later("Where a question does not arise in this city, write why, and no score."),
    later("An answer of last year counts only once it is confirmed, or answered anew."),
    later("Each score needs evidence: what it is, and where it can be seen."),
    later("In empty rows at the end of a sheet, new initiatives and services may be added, each with an id."),
    later("Whatever is to go from the plan is marked under “Delete this row”; to empty a row is not enough."),
    later("Paste values only: formulas and merged cells are not read. Keep headings and ids as they are."),
    later("Then send the file back; what you did not change is left as it is."),
)


@dataclass(frozen=True, slots=True)
class Occasion:
    """What a questionnaire is for.

    Attributes:
        source: what it is made from.
        city: whose assessment it is.
        sha256: the hash of the framework's file.
    """

    source: Source
    city: City
    sha256: str


def questionnaire_files(books: tuple[Book, ...], occasion: Occasion) -> Mapping[str, bytes]:
    """Return the workbook of each owner, by the name of its file."""
    return {f"{book.owner}.xlsx": _workbook(book, occasion) for book in books}


def _workbook(book: Book, occasion: Occasion) -> bytes:
    lists, ranges = lists_sheet(book, occasion.source)
    sheets = [_printed(sheet, book, occasion, ranges) for sheet in book.sheets]
    hidden = {META: list(_meta(book, occasion)), BASE: list(_base(book))}
    return workbook_bytes((sheet_name("guide"), list(_guide(book, occasion))), [*sheets, lists], hidden)


def _printed(sheet: Sheet, book: Book, occasion: Occasion, ranges: Ranges) -> PrintedSheet:
    table, heads = sheet.table, heads_of(sheet)
    return PrintedSheet(
        name=sheet_name(table.id),
        stamp=_stamp(table.id, book, occasion),
        title=f"{sheet_name(table.id)} · {owner_of(book.owner, occasion.source, Words('id'))}",
        headings=tuple(text for text, _, _ in heads),
        widths=tuple(width for _, width, _ in heads),
        formats=tuple(form for _, _, form in heads),
        rows=tuple(printed_rows(sheet, occasion.source, ranges)),
        frozen=len(table.keys),
    )


def _stamp(table: str, book: Book, occasion: Occasion) -> str:
    """Return what a sheet says it is; the name of the city comes last, for it may hold any character."""
    framework, year = occasion.source.framework.id, str(occasion.source.year)
    parts = (SCHEMA, table, framework, occasion.sha256[:SHORT_SHA], year, book.owner, occasion.city.name)
    return " | ".join(parts)


def _meta(book: Book, occasion: Occasion) -> Iterator[tuple[Shown, ...]]:
    yield ("schema", SCHEMA)
    yield ("framework", occasion.source.framework.id)
    yield ("sha256", occasion.sha256)
    yield ("city", occasion.city.name)
    yield ("code", occasion.city.code)
    yield ("year", str(occasion.source.year))
    yield ("owner", book.owner)


def _base(book: Book) -> Iterator[tuple[Shown, ...]]:
    """Yield what every cell holds that can be filled in, so that only what was changed counts later."""
    for sheet in book.sheets:
        for row in sheet.rows:
            for column, cell in row.cells.items():
                if cell is not None:
                    yield (sheet.table.id, " | ".join(row.key), column, fitting(cell))


def _guide(book: Book, occasion: Occasion) -> Iterator[str]:
    source = occasion.source
    values = {"city": occasion.city.name, "year": source.year}
    for language in ("id", "en"):
        words = Words(language)
        framework = words.title(source.framework.title)
        for line in _GUIDE:
            yield words(line, owner=owner_of(book.owner, source, words), framework=framework, **values)
        yield ""
    for levels in source.framework.level_names.values():
        yield from (level_text(level, with_criterion=True) for level in levels)
        yield ""
