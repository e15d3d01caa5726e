"""Tables in Word: columns as wide as in the document, a heading repeated on every page, no row broken."""

from collections.abc import Iterable, Sequence

from smartplan.write.charts.svg import PRIMARY
from smartplan.write.document.model import Align, Cell, Column, KeyFigures, Row, Table, Tile
from smartplan.write.visible import visible
from smartplan.write.word.markup import BOLD, element, paragraph, run, style, w
from smartplan.write.word.parts import Parts
from smartplan.write.word.styles import GROUND

NARROW = 9
"""So many characters of a figure stand on one line in a tile."""
GROUP = "eef2f5"


def grid(widths: Sequence[int], rows: Iterable[str], title: str = "", *, headed: bool = True) -> str:
    """Return a table of rows, its first one a heading; a title is told to those who can't see it."""
    properties = (
        w("tblStyle", val="MasterplanTable"),
        w("tblW", w=sum(widths), type="dxa"),
        w("tblLayout", type="fixed"),
        w("tblLook", val="0020" if headed else "0000", firstRow=int(headed), noHBand=1, noVBand=1),
        w("tblCaption", val=visible(title)) if title else "",
    )
    columns = (w("gridCol", w=width) for width in widths)
    return w("tbl", w("tblPr", *properties), w("tblGrid", *columns), *rows)


def line(cells: Iterable[str], *, head: bool = False) -> str:
    """Return a row that stays on one page; a head stands on every page."""
    return w("tr", w("trPr", w("cantSplit"), w("tblHeader") if head else ""), *cells)


def box(width: int, *content: str, span: int = 1, fill: str = "", borders: str = "") -> str:
    """Return a cell; borders and fill are what its style does not say."""
    properties = (
        w("tcW", w=width, type="dxa"),
        w("gridSpan", val=span) if span > 1 else "",
        w("tcBorders", borders) if borders else "",
        w("shd", val="clear", color="auto", fill=fill) if fill else "",
    )
    return w("tc", w("tcPr", *properties), *content)


def shares(hundredths: Sequence[int], width: int) -> tuple[int, ...]:
    """Return how wide each column is, the last one taking what rounding leaves."""
    whole = sum(hundredths)
    widths = [part * width // whole for part in hundredths]
    return (*widths[:-1], width - sum(widths[:-1]))


def table(drawn: Table, width: int, parts: Parts, title: str = "") -> str:
    """Return a table of the document, as wide as the page lets it."""
    widths = shares([column.width for column in drawn.columns], width)
    head = line((_head(*one) for one in zip(widths, drawn.columns, strict=True)), head=True)
    rows = (_row(row, widths, drawn.columns, parts) for row in drawn.rows)
    return grid(widths, (head, *rows), drawn.caption or title)


def _head(width: int, column: Column) -> str:
    return box(width, paragraph("TableHeading", run(column.title), more=_aligned(column.align)))


def _row(row: Row, widths: Sequence[int], columns: Sequence[Column], parts: Parts) -> str:
    if row.kind == "group":
        named = paragraph("TableGroup", run(row.cells[0].text))
        return line([box(sum(widths), named, span=len(widths), fill=GROUP)])
    filled = (*row.cells, *(Cell("") for _ in columns[len(row.cells) :]))
    total = row.kind == "total"
    edge = w("top", val="single", sz=8, space=0, color=PRIMARY[1:]) if total else ""
    return line(
        box(width, *_cell(cell, column, parts, strong=total), borders=edge)
        for width, cell, column in zip(widths, filled, columns, strict=True)
    )


def _cell(cell: Cell, column: Column, parts: Parts, *, strong: bool) -> Iterable[str]:
    look = BOLD if strong or cell.strong else ""
    said = linked(cell.text, cell.link, look, parts) if cell.link else run(cell.text, look)
    yield paragraph("TableText", said, more=_aligned(column.align))
    if cell.more:
        yield paragraph("TableMore", run(cell.more), more=_aligned(column.align))


def _aligned(align: Align) -> str:
    return "" if align == "left" else w("jc", val=align)


def linked(text: str, address: str, look: str, parts: Parts) -> str:
    """Return a link that leads out."""
    return element(
        "w:hyperlink", run(text, style("Hyperlink") + look), **{"r:id": parts.link(address), "w:history": "1"}
    )


def pairs(items: Iterable[tuple[str, str]], width: int, *, named: int = 31) -> str:
    """Return labels with what they say, which is markup already."""
    widths = shares([named, 100 - named], width)
    rows = (
        line(
            [
                box(widths[0], paragraph("TableHeading", run(label))),
                box(widths[1], paragraph("TableText", content)),
            ]
        )
        for label, content in items
    )
    return grid(widths, rows, headed=False)


def tiles(figures: KeyFigures, width: int) -> str:
    """Return figures side by side, each on its own ground."""
    widths = shares([1] * len(figures.tiles), width)
    return grid(widths, [line(_tile(*one) for one in zip(widths, figures.tiles, strict=True))], headed=False)


def _tile(width: int, tile: Tile) -> str:
    gap = {"val": "single", "sz": 24, "space": 0, "color": "ffffff"}
    edges = w("top", val="single", sz=16, space=0, color=PRIMARY[1:]) + w("left", **gap) + w("right", **gap)
    size = w("sz", val=26) if len(tile.value) > NARROW else ""
    note = [paragraph("TileNote", run(tile.note))] if tile.note else []
    content = (paragraph("TileValue", run(tile.value, size)), paragraph("TileLabel", run(tile.label)), *note)
    return box(width, *content, fill=GROUND, borders=edges)
