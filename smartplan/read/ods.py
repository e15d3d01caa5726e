"""OpenDocument sheets to grids; equal rows and cells stand in the file only once."""

from decimal import Decimal

from smartplan.read.grid import Attributes, Grid, Raw, Reader, number_in, walk

CONTENT = "content.xml"

_CELLS = ("table-cell", "covered-table-cell")
_SPANS = ("number-columns-spanned", "number-rows-spanned")
_NUMBERS = ("float", "percentage", "currency")


def ods_grids(data: bytes) -> list[Grid]:
    """Return the sheets of the content of an OpenDocument file.

    Raises:
        NotASheet: it is damaged, or larger than any questionnaire.
    """
    reader = _Content()
    walk(data, reader)
    return reader.grids


class _Content(Reader):
    """Follows tables, rows and cells."""

    def __init__(self) -> None:
        self.grids: list[Grid] = []
        self._row = self._column = 0
        self._rows = self._columns = 1
        self._cell: Attributes = {}
        self._paragraphs: list[str] = []
        self._aside = 0  # how deep in a comment, which belongs to no cell

    def start(self, tag: str, attributes: Attributes) -> None:
        if tag == "annotation" or self._aside:
            self._aside += 1
        elif tag == "table":
            self.grids.append(Grid(attributes["name"]))
            self._row = 0
        elif tag == "table-row":
            self._rows, self._column = int(attributes.get("number-rows-repeated", 1)), 0
        elif tag in _CELLS:
            self._cell, self._paragraphs = attributes, []
            self._columns = int(attributes.get("number-columns-repeated", 1))
        else:
            self._text_of(tag, attributes)

    def _text_of(self, tag: str, attributes: Attributes) -> None:
        if tag == "p":
            self._paragraphs.append("")
        elif self._paragraphs and tag in ("s", "tab", "line-break"):
            spaces = min(int(attributes.get("c", 1)), 1000)
            self._paragraphs[-1] += {"s": " " * spaces, "tab": "\t", "line-break": "\n"}[tag]

    def text(self, text: str) -> None:
        if self._paragraphs and not self._aside:
            self._paragraphs[-1] += text

    def end(self, tag: str) -> None:
        if self._aside:
            self._aside -= 1
        elif tag == "table-row":
            self._row += self._rows
        elif tag in _CELLS:
            self._put()
            self._column += self._columns
            self._paragraphs = []

    def _put(self) -> None:
        grid, value = self.grids[-1], self._value()
        if "formula" in self._cell:
            grid.formulas.add((self._row, self._column))
        if any(self._cell.get(span, "1") != "1" for span in _SPANS):
            grid.merged.add((self._row, self._column))
        if value in (None, ""):
            return
        grid.put((self._row + self._rows - 1, self._column + self._columns - 1), value)  # the furthest first
        for row in range(self._row, self._row + self._rows):
            for column in range(self._column, self._column + self._columns):
                grid.put((row, column), value)

    def _value(self) -> Raw:
        kind, text = self._cell.get("value-type", ""), "\n".join(self._paragraphs)
        if kind in _NUMBERS:
            found: Decimal = number_in(self._cell["value"])
            return found
        if kind == "date":
            return self._cell["date-value"].removesuffix("T00:00:00")
        if kind == "boolean":
            return self._cell["boolean-value"] == "true"
        return self._cell.get("string-value", text)
