"""Sheets to the bytes of an XLSX workbook: exact numbers in the cells, text never a formula."""

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from io import BytesIO
from typing import Any

from smartplan.write.charts.svg import ACCENT, FAINT, MUTED, PRIMARY, SERIES
from smartplan.write.document.model import Document
from smartplan.write.masterplan_sheets.leaf import As, Drawn, Head, Leaf, Value
from smartplan.write.visible import visible
from smartplan.write.workbook import MAX_TEXT, new_workbook

HEADING = 3
"""The row of the headings, counted from 0: above it title, remark, and what is illustrative."""
A4, A3 = 9, 8
"""Sizes of paper, as workbooks count them."""
FITS_A4 = 200
"""Characters of a row that can still be read on A4."""
LINE, MOST_LINES = 15.0, 8
FOOTER_TEXT = 60
"""A footer holds 255 characters in all, each `&` twice."""
FORMATS = {
    "text": "@",
    "exact": "0.000000",
    "money": "#,##0",
    "count": "0",
    "percent": "0.0%",
    "day": "yyyy-mm-dd",
    "year": "0",
}
CHART = {"radar": (620, 460), "stacked": (760, 400), "line": (760, 360)}
"""Pixels, wide and high."""


def workbook(leaves: Sequence[Leaf], document: Document, digits: int) -> bytes:
    """Return a workbook of sheets that bear the title, the mark and the day of a document.

    Args:
        leaves: the sheets.
        document: whose they are.
        digits: with how many decimals scores are shown.
    """
    content = BytesIO()
    book = new_workbook(content)
    book.set_properties(
        {
            "title": visible(f"{document.title} · {document.subtitle}")[:250],
            "author": visible(document.authority)[:250],
            "comments": document.illustrative or "",
            "created": dt.datetime.combine(document.issued, dt.time(), dt.UTC),
        }
    )
    writer = _Writer(book, document, digits)
    for leaf in leaves:
        writer.add(leaf)
    book.close()
    return content.getvalue()


class _Writer:
    """Writes sheets into an open workbook, each look made once."""

    def __init__(self, book: Any, document: Document, digits: int) -> None:  # noqa: ANN401 - of xlsxwriter
        self._book, self._document = book, document
        self._shown = {**FORMATS, "score": f"0.{'0' * digits}" if digits else "0"}
        self._kept: dict[tuple[str, bool], Any] = {}
        self._title = book.add_format({"bold": True, "font_size": 15, "font_color": PRIMARY})
        self._note = book.add_format({"font_color": MUTED})
        self._mark = book.add_format({"bold": True, "font_color": ACCENT})
        head = {"bold": True, "font_color": "#FFFFFF", "bg_color": PRIMARY, "text_wrap": True}
        self._head = book.add_format({**head, "valign": "vcenter", "border": 1, "border_color": FAINT})

    def add(self, leaf: Leaf) -> None:
        sheet = self._book.add_worksheet(leaf.name)
        self._above(sheet, leaf)
        for number, values in enumerate(leaf.rows, HEADING + 1):
            sheet.set_row(number, _height(values, leaf.heads))
            for column, (value, head) in enumerate(zip(values, leaf.heads, strict=True)):
                own = value.form if isinstance(value, As) else None
                look = self._format(own or head.form, left=own is not None)
                _put(sheet, (number, column), value, look)
        last = HEADING + len(leaf.rows)
        sheet.autofilter(HEADING, 0, last, len(leaf.heads) - 1)
        sheet.freeze_panes(HEADING + 1, leaf.frozen)
        self._print(sheet, wide=sum(head.width for head in leaf.heads) > FITS_A4)
        if leaf.drawn is not None:
            self._draw(sheet, leaf, leaf.drawn)

    def _above(self, sheet: Any, leaf: Leaf) -> None:  # noqa: ANN401 - of xlsxwriter
        sheet.hide_gridlines(2)
        sheet.write_string(0, 0, visible(leaf.title), self._title)
        sheet.write_string(1, 0, visible(leaf.note), self._note)
        sheet.write_string(2, 0, self._document.illustrative or "", self._mark)
        sheet.set_row(0, 24)
        sheet.set_row(HEADING, 34)
        for column, head in enumerate(leaf.heads):
            sheet.set_column(column, column, head.width)
            sheet.write_string(HEADING, column, visible(head.title), self._head)

    def _print(self, sheet: Any, *, wide: bool) -> None:  # noqa: ANN401 - of xlsxwriter
        sheet.set_landscape()
        sheet.set_paper(A3 if wide else A4)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(HEADING)
        sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
        named = _for_footer(self._document.city)
        mark = _for_footer(self._document.illustrative or "")
        sheet.set_footer(f"&L{named}&C{mark}&R&A · &P/&N")

    def _format(self, form: str, *, left: bool) -> Any:  # noqa: ANN401 - of xlsxwriter
        if (form, left) not in self._kept:
            look = {"valign": "top", "border": 1, "border_color": FAINT, "num_format": self._shown[form]}
            align = (
                {"text_wrap": True}
                if form == "text"
                else {"align": "left" if left or form == "year" else "right"}
            )
            self._kept[form, left] = self._book.add_format({**look, **align})
        return self._kept[form, left]

    def _draw(self, sheet: Any, leaf: Leaf, drawn: Drawn) -> None:  # noqa: ANN401 - of xlsxwriter
        """Draw a native chart below the rows, over the cells themselves."""
        kinds = {"radar": ("radar", "with_markers"), "stacked": ("column", "stacked"), "line": ("line", "")}
        kind, variety = kinds[drawn.kind]
        chart = self._book.add_chart({"type": kind, **({"subtype": variety} if variety else {})})
        for place, column in enumerate(drawn.series):
            chart.add_series(_series(leaf, drawn, column, _look(drawn, place)))
        if drawn.line is not None:
            over = self._book.add_chart({"type": "line"})
            over.add_series(
                _series(leaf, drawn, drawn.line, {"line": {"color": ACCENT, "dash_type": "dash"}})
            )
            chart.combine(over)
        width, height = CHART[drawn.kind]
        chart.set_size({"width": width, "height": height})
        chart.set_title({"name": visible(drawn.title), "name_font": {"size": 12, "color": PRIMARY}})
        chart.set_legend({"position": "bottom"})
        if drawn.kind != "radar":
            unit = {"name": drawn.millions, "num_format": "#,##0,,"} if drawn.millions else {}
            chart.set_y_axis({"major_gridlines": {"visible": True, "line": {"color": FAINT}}, **unit})
        sheet.insert_chart(HEADING + len(leaf.rows) + 2, 0, chart, {"description": visible(drawn.title)})


def _look(drawn: Drawn, place: int) -> dict[str, Any]:
    """Return how a series looks: colours of the document; now as a line, the target dashed."""
    if drawn.kind == "stacked":
        return {"fill": {"color": SERIES[place % len(SERIES)]}, "gap": 60}
    colour = (PRIMARY, ACCENT)[place % 2]
    mark = {"type": "circle" if place == 0 else "diamond", "size": 7, "fill": {"color": colour}}
    return {
        "line": {"color": colour, "width": 2.25, **({"dash_type": "dash"} if place else {})},
        "marker": mark,
    }


def _series(leaf: Leaf, drawn: Drawn, column: int, look: dict[str, Any]) -> dict[str, Any]:
    first, last = HEADING + 1, HEADING + len(leaf.rows)
    return {
        "name": [leaf.name, HEADING, column],
        "categories": [leaf.name, first, drawn.names, last, drawn.names],
        "values": [leaf.name, first, column, last, column],
        **look,
    }


def _put(sheet: Any, place: tuple[int, int], given: Value | As, look: Any) -> None:  # noqa: ANN401 - of xlsxwriter
    value = given.value if isinstance(given, As) else given
    if value is None:
        sheet.write_blank(*place, None, look)
    elif isinstance(value, str):
        sheet.write_string(*place, visible(value)[:MAX_TEXT], look)
    elif isinstance(value, dt.date):
        sheet.write_datetime(*place, dt.datetime.combine(value, dt.time()), look)
    else:
        sheet.write_number(*place, _exact(value), look)


def _exact(value: int | float | Fraction | Decimal) -> int | float:  # noqa: PYI041 - rupiah stay whole
    return value if isinstance(value, int) else float(value)


def _height(values: Sequence[Value | As], heads: Sequence[Head]) -> float:
    """Return how high a row must be for its texts; not every program finds out by itself."""
    texts = [(value, head.width) for value, head in zip(values, heads, strict=True) if isinstance(value, str)]
    counts = [sum(1 + len(line) // width for line in text.split("\n")) for text, width in texts]
    return LINE * min(max(counts, default=1), MOST_LINES)


def _for_footer(text: str) -> str:
    """Return text that a footer shows as it is: short, and no sign of it a command."""
    flat = " ".join(visible(text).split())
    return (flat if len(flat) <= FOOTER_TEXT else f"{flat[:FOOTER_TEXT]}…").replace("&", "&&")
