"""Tables and key figures as native shapes, in a size that fits the slide."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from smartplan.write.charts.svg import FAINT, INK, MUTED, PAPER, PRIMARY
from smartplan.write.document.model import Cell, KeyFigures, Row, Run, Table
from smartplan.write.slides.fit import HEADLINE, LEADING, line_count, shortened, size_for, widest_word
from smartplan.write.slides.master import GROUND
from smartplan.write.slides.page import Box, Listing
from smartplan.write.slides.text import Pen, bare, colour, describe, emu
from smartplan.write.visible import visible
from smartplan.write.words import Words

SIZES = (14.0, 13.0, 12.0, 11.0, 10.0, 9.0)
SIDE, ABOVE = 6.0, 3.0
"""Room in a cell beside its text, and above and below it."""
FIGURES = (34.0, 30.0, 28.0, 26.0, 24.0, 22.0, 20.0, 18.0, 16.0)
"""Sizes of a key figure; all of a row have one."""
MOST_LINES, NEAT_LINES = 4, 2
READABLE = 11.0
"""A smaller text is not chosen only to take fewer lines."""
BOLD = 1.08
"""How much wider strong text is."""
SHORT = 18
"""A name of so many letters stays on one line."""
PLAIN_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""The table style without any of its own: no fill, no grid."""
ROOMY = 1.8
"""A row gets at most so much more height than its text needs."""


def add_table(shapes: Any, listing: Listing, box: Box, words: Words) -> None:  # noqa: ANN401 - of the library
    """Write a table: smaller where it is long, and without its last rows where it is endless."""
    size, shown = _fitted(listing, box, words)
    heights = _spaced(_heights(shown, box, size), box.height)
    widths = _widths(shown, box.width, size)
    place = (emu(box.x), emu(box.y), emu(box.width), emu(sum(heights)))
    frame = shapes.add_table(len(shown.rows) + 1, len(shown.columns), *place)
    describe(frame, shown.caption or words("Table"), _told(listing.table, words))
    made = frame.table
    _plain(made)
    for column, width in zip(made.columns, widths, strict=True):
        column.width = emu(width)
    for line, height in zip(made.rows, heights, strict=True):
        line.height = emu(height)
    heads = Row(tuple(Cell(column.title) for column in shown.columns))
    for number, row in enumerate((heads, *shown.rows)):
        kind = row.kind if number else "head"
        if kind == "group":
            made.cell(number, 0).merge(made.cell(number, len(widths) - 1))
        for at, cell in enumerate(row.cells):
            room = box.width if kind == "group" else widths[at]
            look = _Look(kind, shown.columns[at].align, size, room - 2 * SIDE)
            _write(Pen(words.language), made.cell(number, at), cell, look)


def _fitted(listing: Listing, box: Box, words: Words) -> tuple[float, Table]:
    """Return the size of the text, and the table as far as it fits."""
    for kept in range(min(listing.most, len(listing.table.rows)), 0, -1):
        shown = _first(listing.table, kept, words)
        fitting = [size for size in SIZES if sum(_heights(shown, box, size)) <= box.height]
        neat = [size for size in fitting if size >= READABLE and _is_whole(shown, box, size, NEAT_LINES)]
        whole = [size for size in fitting if _is_whole(shown, box, size, MOST_LINES)]
        if fitting:
            return (neat or whole or fitting)[0], shown
    return SIZES[-1], _first(listing.table, 1, words)


def _is_whole(table: Table, box: Box, size: float, most: int) -> bool:
    """Return whether no word is broken and no cell takes more lines than `most`."""
    widths = _widths(table, box.width, size)
    needed = [_widest(table, at, size) for at in range(len(widths))]
    wide = all(width >= need for width, need in zip(widths, needed, strict=True))
    return wide and all(
        _lines(cells, widths, size) <= most for cells in (_spread(row, table) for row in table.rows)
    )


def _first(table: Table, count: int, words: Words) -> Table:
    """Return the first rows of a table, and say how many there are besides."""
    left = len(table.rows) - count
    if left <= 0:
        return table
    more = words.plural(
        "and {count} more, listed in the document", "and {count} more, listed in the document", left
    )
    return replace(table, rows=(*table.rows[:count], Row((Cell(more),), "group")))


def _heights(table: Table, box: Box, size: float) -> list[float]:
    """Return how high the heading and each row must be."""
    widths = _widths(table, box.width, size)
    heads = [Cell(column.title) for column in table.columns]
    return [_height(cells, widths, size) for cells in (heads, *(_spread(row, table) for row in table.rows))]


def _spaced(heights: list[float], room: float) -> list[float]:
    """Return rows of one height where there is room for it, and airier ones where there is more."""
    head, *rows = heights
    even = [head, *(max(rows) for _ in rows)] if rows else heights
    chosen = even if sum(even) <= room else heights
    spare = min(max(room / sum(chosen), 1.0), ROOMY)
    return [height * spare for height in chosen]


def _height(cells: Sequence[Cell], widths: Sequence[float], size: float) -> float:
    return min(_lines(cells, widths, size), MOST_LINES) * size * LEADING + 2 * ABOVE


def _lines(cells: Sequence[Cell], widths: Sequence[float], size: float) -> int:
    """Return how many lines the longest of some cells takes."""
    pairs = zip(cells, widths, strict=True)
    return max(line_count(visible(cell.text), width - 2 * SIDE, size) for cell, width in pairs)


def _widths(table: Table, width: float, size: float) -> list[float]:
    """Return how wide the columns are: as in the document, but wide enough for their longest words.

    What a column lacks is taken from those with room to spare, in proportion to what they have.
    """
    whole = sum(column.width for column in table.columns)
    given = [width * column.width / whole for column in table.columns]
    wanted = [min(_widest(table, at, size), 0.5 * width) for at in range(len(table.columns))]
    lacking = sum(max(want - have, 0.0) for want, have in zip(wanted, given, strict=True))
    spare = sum(max(have - want, 0.0) for want, have in zip(wanted, given, strict=True))
    part = min(lacking / spare, 1.0) if spare else 0.0
    got = min(spare / lacking, 1.0) if lacking else 0.0
    pairs = zip(wanted, given, strict=True)
    return [
        have - (have - want) * part if have > want else have + (want - have) * got for want, have in pairs
    ]


def _widest(table: Table, at: int, size: float) -> float:
    """Return how wide a column must be that no word of it breaks; figures are kept on one line."""
    column = table.columns[at]
    texts = [row.cells[at].text for row in table.rows if row.kind != "group" and len(row.cells) > at]
    found = [
        widest_word(column.title, size) * BOLD,
        *(_kept_whole(text, size, column.align) for text in texts),
    ]
    return max(found) * BOLD + 2 * SIDE + 1


def _kept_whole(text: str, size: float, align: str) -> float:
    """Return how wide what must not be broken is: a figure or a short name; of other texts, each word."""
    whole = align == "right" or len(text) <= SHORT
    return widest_word(text.replace(" ", "_") if whole else text, size)


def _spread(row: Row, table: Table) -> tuple[Cell, ...]:
    """Return a cell for each column: a row of a group has one cell, and the others stay empty."""
    return (*row.cells, *(Cell("") for _ in range(len(table.columns) - len(row.cells))))


def _plain(table: Any) -> None:  # noqa: ANN401 - of the library
    """Take the library's style away; the first row stays a heading for those who hear the table."""
    properties = table._tbl.tblPr  # noqa: SLF001 - the library can't choose a style
    properties.find("{http://schemas.openxmlformats.org/drawingml/2006/main}tableStyleId").text = PLAIN_STYLE
    table.horz_banding = False


@dataclass(frozen=True, slots=True)
class _Look:
    """How a cell looks: the kind of its row, where its text stands, how large it is, how wide it may be."""

    kind: str
    align: str
    size: float
    room: float


def _write(pen: Pen, cell: Any, given: Cell, look: _Look) -> None:  # noqa: ANN401 - of the library
    """Write one cell in its look."""
    from pptx.enum.text import MSO_ANCHOR, PP_PARAGRAPH_ALIGNMENT

    kind, size = look.kind, look.size
    cell.margin_left = cell.margin_right = emu(SIDE)
    cell.margin_top = cell.margin_bottom = emu(ABOVE)
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    text = shortened(visible(given.text).replace("\n", " "), look.room, MOST_LINES * size * LEADING, size)
    strong = given.strong or kind in {"head", "group", "total"}
    ink = PAPER if kind == "head" else PRIMARY if kind == "group" else INK
    pen.line(cell.text_frame, text, size, ink=ink, strong=strong)
    cell.text_frame.paragraphs[0].alignment = PP_PARAGRAPH_ALIGNMENT[look.align.upper()]
    if kind in {"head", "group"}:
        cell.fill.solid()
        cell.fill.fore_color.rgb = colour(PRIMARY if kind == "head" else GROUND)
    else:
        cell.fill.background()
    _underline(cell, PRIMARY if kind == "total" else FAINT)


def _underline(cell: Any, ink: str) -> None:  # noqa: ANN401 - of the library
    """Draw the line below a cell; of the kinds that a cell may have, lines come before its fill."""
    from pptx.oxml import parse_xml
    from pptx.oxml.ns import nsdecls

    fill = f'<a:solidFill><a:srgbClr val="{ink[1:].upper()}"/></a:solidFill>'
    line = f'<a:lnB {nsdecls("a")} w="9525">{fill}</a:lnB>'
    cell._tc.get_or_add_tcPr().insert(0, parse_xml(line))  # noqa: SLF001 - the library draws no single edge


def _told(table: Table, words: Words) -> str:
    """Say of a table what it shows and how large it is; its cells are read by themselves."""
    count = words.number(len(table.rows), 0)
    return words("{title}. Table of {count} rows.", title=table.caption or words("Table"), count=count)


def add_tiles(shapes: Any, figures: KeyFigures, box: Box, words: Words) -> None:  # noqa: ANN401 - of the library
    """Write key figures side by side, each on a ground of its own."""
    from pptx.enum.shapes import MSO_SHAPE

    pen, count, gap = Pen(words.language), len(figures.tiles), 16.0
    width = (box.width - gap * (count - 1)) / count
    size = min(size_for([tile.value], (width - 24) / HEADLINE, 48, FIGURES) for tile in figures.tiles)
    for at, tile in enumerate(figures.tiles):
        x = box.x + at * (width + gap)
        area = (emu(x), emu(box.y), emu(width), emu(box.height))
        ground = shapes.add_shape(MSO_SHAPE.RECTANGLE, *area)
        describe(ground, tile.label, f"{tile.label}: {tile.value}. {tile.note}")
        ground.fill.solid()
        ground.fill.fore_color.rgb = colour(GROUND)
        ground.line.fill.background()
        bare(ground)
        _tile(pen, ground.text_frame, (tile.value, tile.label, tile.note), size)


def _tile(pen: Pen, frame: Any, texts: tuple[str, str, str], size: float) -> None:  # noqa: ANN401 - of the library
    from pptx.enum.text import MSO_ANCHOR, PP_ALIGN

    frame.margin_left = frame.margin_right = emu(12)
    frame.word_wrap = True
    frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    looks = (
        (texts[0], size, PRIMARY, True),
        (texts[1], 14.0, INK, True),
        (texts[2], 12.0, MUTED, False),
    )
    for place, (text, points, ink, strong) in enumerate(looks):
        if place:
            frame.add_paragraph()
        pen.run(frame.paragraphs[place], Run(text), points, ink=ink, strong=strong)
        frame.paragraphs[place].alignment = PP_ALIGN.LEFT
