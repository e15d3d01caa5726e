"""The sheet of all words that can be chosen in a questionnaire, each with what it means."""

from collections.abc import Mapping

from smartplan.core.process import Book, Source
from smartplan.write.questionnaire_titles import both_titles, item_of, owner_of, title_in
from smartplan.write.questionnaire_words import DIVIDER, LISTS, both, choices, sheet_name
from smartplan.write.words import Words
from smartplan.write.workbook import HEAD, PrintedCell, PrintedSheet

_WIDE, _NARROW = 50, 28
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def lists_sheet(book: Book, source: Source) -> tuple[PrintedSheet, Mapping[str, str]]:
    """Return the sheet, and the range of cells in which each list stands."""
    shown, name = choices(), sheet_name("lists")
    ranges: dict[str, str] = {}
    columns: list[tuple[str, int, list[str]]] = []
    for list_, words in book.lists.items():
        letter = _LETTERS[len(columns)]
        ranges[list_] = f"='{name}'!${letter}${HEAD + 1}:${letter}${HEAD + max(len(words), 1)}"
        labels = shown.get(list_, {})
        columns.append((both(LISTS[list_]), _NARROW, [labels.get(word, word) for word in words]))
        if list_ not in (*shown, "funds"):
            columns.append((both(LISTS["meaning"]), _WIDE, [_meaning(list_, word, source) for word in words]))
    height = max(len(cells) for _, _, cells in columns)
    sheet = PrintedSheet(
        name=name,
        stamp="",
        title=name,
        headings=tuple(head for head, _, _ in columns),
        widths=tuple(width for _, width, _ in columns),
        formats=("",) * len(columns),
        rows=tuple(
            tuple(PrintedCell(cells[row] if row < len(cells) else None) for _, _, cells in columns)
            for row in range(height)
        ),
        frozen=0,
    )
    return sheet, ranges


def _meaning(list_: str, word: str, source: Source) -> str:
    """Return the title of what an id names."""
    if list_ in ("initiatives", "services", "outcomes"):
        return title_in(source, list_, word)
    if list_ == "agencies":
        return DIVIDER.join(dict.fromkeys(owner_of(word, source, Words(lang)) for lang in ("id", "en")))
    return both_titles(item_of(source.framework, word).title)
