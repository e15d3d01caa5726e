"""Printed sheets to the bytes of an XLSX workbook, in which no text ever becomes a formula."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from io import BytesIO
from typing import Any, Protocol

HEAD = 3
"""Rows above the data: stamp, title, headings."""
GUIDE_WIDTH = 95
LINE_HEIGHT, MOST_LINES = 15.0, 12
"""A row is as high as its texts need, up to so many lines; the rest is seen by going to the cell."""
MAX_TEXT = 32_767
"""A cell holds no more characters."""
_YELLOW, _GREY, _BLUE = "#FFF8DC", "#F2F2F2", "#1F4E79"

Shown = str | Decimal | None


class Outlet(Protocol):
    """Where a workbook goes."""

    def write(self, data: bytes, /) -> int:
        """Write bytes."""

    def seek(self, place: int, whence: int = 0, /) -> int:
        """Go to a place."""

    def tell(self) -> int:
        """Return the place."""

    def flush(self) -> None:
        """Write what is waiting."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What may be entered into a cell.

    Attributes:
        words: only these (a range of another sheet, or numbers).
        least: no number below this.
        most: no number above this.
        strict: nothing else is let in; otherwise the sheet only asks.
    """

    words: str | tuple[int, ...] | None = None
    least: float | None = None
    most: float | None = None
    strict: bool = True


@dataclass(frozen=True, slots=True)
class PrintedCell:
    """A cell: what it holds, whether it is filled in, and with what."""

    value: Shown
    fillable: bool = False
    limits: Limits | None = None


@dataclass(frozen=True, slots=True)
class PrintedSheet:
    """A sheet.

    Attributes:
        name: its name.
        stamp: what it says it is, for programs.
        title: what it says it is, for people.
        headings: of its columns.
        widths: of its columns, in characters.
        formats: the number format of each column; empty for text.
        rows: its cells, those that are still to be filled in too.
        frozen: so many columns stay in sight.
    """

    name: str
    stamp: str
    title: str
    headings: tuple[str, ...]
    widths: tuple[int, ...]
    formats: tuple[str, ...]
    rows: tuple[tuple[PrintedCell, ...], ...]
    frozen: int


def new_workbook(content: Outlet, **options: object) -> Any:  # noqa: ANN401 - of xlsxwriter
    """Return an open workbook in which no text becomes a formula, an address or a number.

    It bears no time at which it was made; `options` are further ones of the library.
    """
    import datetime as dt

    from xlsxwriter import Workbook

    safe = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = Workbook(content, {"in_memory": True, **safe, **options})
    book.set_properties({"created": dt.datetime(2000, 1, 1, tzinfo=dt.UTC)})
    return book


def workbook_bytes(
    guide: tuple[str, Sequence[str]],
    sheets: Sequence[PrintedSheet],
    hidden: Mapping[str, Sequence[Sequence[Shown]]],
) -> bytes:
    """Return a workbook; the same content gives the same bytes.

    Args:
        guide: the name of the first sheet, and its lines.
        sheets: the sheets that are filled in or looked at.
        hidden: sheets that only programs see, by name.
    """
    content = BytesIO()
    book = new_workbook(content)
    writer = _Writer(book)
    writer.guide(*guide)
    for sheet in sheets:
        writer.sheet(sheet)
    for name, rows in hidden.items():
        writer.hidden(name, rows)
    book.close()
    return content.getvalue()


class _Writer:
    """Writes sheets into an open workbook."""

    def __init__(self, book: Any) -> None:  # noqa: ANN401 - of xlsxwriter
        self._book = book
        self._kept: dict[tuple[bool, str], Any] = {}
        head = {
            "bold": True,
            "font_color": "white",
            "bg_color": _BLUE,
            "text_wrap": True,
            "valign": "vcenter",
        }
        self._head = book.add_format({**head, "border": 1})
        self._title = book.add_format({"bold": True, "font_size": 13})
        self._stamp = book.add_format({"font_size": 7, "font_color": "#808080"})
        self._line = book.add_format({"text_wrap": True, "valign": "top"})

    def guide(self, name: str, lines: Sequence[str]) -> None:
        sheet = self._book.add_worksheet(name)
        sheet.set_column(0, 0, GUIDE_WIDTH)
        for row, line in enumerate(lines):
            sheet.set_row(row, _height([line], [GUIDE_WIDTH]))
            sheet.write_string(row, 0, line, self._line)
        sheet.protect()

    def hidden(self, name: str, rows: Sequence[Sequence[Shown]]) -> None:
        sheet = self._book.add_worksheet(name)
        for row, cells in enumerate(rows):
            for column, value in enumerate(cells):
                _put(sheet, row, column, value, None)
        sheet.protect()
        sheet.very_hidden()

    def sheet(self, printed: PrintedSheet) -> None:
        sheet = self._book.add_worksheet(printed.name)
        sheet.write_string(0, 0, printed.stamp, self._stamp)
        sheet.write_string(1, 0, printed.title, self._title)
        sheet.set_row(HEAD - 1, 45)
        for column, text in enumerate(printed.headings):
            sheet.set_column(column, column, printed.widths[column])
            sheet.write_string(HEAD - 1, column, text, self._head)
        for row, cells in enumerate(printed.rows, HEAD):
            sheet.set_row(row, _height([cell.value for cell in cells], printed.widths))
            for column, cell in enumerate(cells):
                style = self._format(cell.fillable, printed.formats[column])
                _put(sheet, row, column, cell.value, style)
                if cell.limits is not None:
                    sheet.data_validation(row, column, row, column, _validation(cell.limits))
        sheet.freeze_panes(HEAD, printed.frozen)
        sheet.set_landscape()
        sheet.repeat_rows(HEAD - 1)
        sheet.protect("", {"format_columns": True, "format_rows": True, "autofilter": True})

    def _format(self, fillable: bool, number_format: str) -> Any:  # noqa: ANN401, FBT001 - of xlsxwriter
        if (fillable, number_format) not in self._kept:
            colour = _YELLOW if fillable else _GREY
            style = {
                "bg_color": colour,
                "border": 1,
                "border_color": "#BFBFBF",
                "text_wrap": True,
                "valign": "top",
            }
            style |= {"locked": not fillable, "num_format": number_format or "@"}
            self._kept[fillable, number_format] = self._book.add_format(style)
        return self._kept[fillable, number_format]


def _height(values: Sequence[Shown], widths: Sequence[int]) -> float:
    """Return how high a row must be for its texts; not every program finds out by itself."""
    texts = [(value, width) for value, width in zip(values, widths, strict=True) if isinstance(value, str)]
    counts = [sum(1 + len(line) // width for line in text.split("\n")) for text, width in texts]
    return LINE_HEIGHT * min(max(counts, default=1), MOST_LINES)


def _put(sheet: Any, row: int, column: int, value: Shown, style: Any) -> None:  # noqa: ANN401 - of xlsxwriter
    if value is None:
        if style is not None:
            sheet.write_blank(row, column, None, style)
    elif isinstance(value, Decimal):
        sheet.write_number(row, column, float(value), style)
    else:
        sheet.write_string(row, column, value, style)


def _validation(limits: Limits) -> dict[str, Any]:
    shared = {"error_type": "stop" if limits.strict else "warning", "ignore_blank": True}
    if limits.words is not None:
        source = limits.words if isinstance(limits.words, str) else list(limits.words)
        return {"validate": "list", "source": source, **shared}
    if limits.most is None:
        return {"validate": "decimal", "criteria": ">=", "value": limits.least, **shared}
    return {
        "validate": "decimal",
        "criteria": "between",
        "minimum": limits.least,
        "maximum": limits.most,
        **shared,
    }
