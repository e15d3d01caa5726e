"""Columns wide enough for the longest word of their headings and for their figures: none is broken."""

from collections.abc import Iterator
from dataclasses import replace
from math import ceil

from smartplan.write.charts.svg import text_width
from smartplan.write.document.model import Block, Figure, Section, Table

PORTRAIT, LANDSCAPE, BESIDE = 459.0, 740.0, 179.0
"""How wide a table is, in points: on a page, on one turned aside, beside a chart."""
SIZE, BESIDE_SIZE, PADDING = 8.7, 8.6, 9.1
LARGEST = 40
"""No word may take more than so much of a table; a longer one is broken."""


def fitted(section: Section) -> Section:
    """Return a section whose tables have room for their headings and figures."""
    page = LANDSCAPE if section.landscape else PORTRAIT
    blocks: list[Block] = []
    for block in section.blocks:
        if isinstance(block, Table):
            blocks.append(_table(block, page, SIZE))
        elif isinstance(block, Figure) and block.table is not None:
            width, size = (BESIDE, BESIDE_SIZE) if block.beside else (page, BESIDE_SIZE)
            blocks.append(replace(block, table=_table(block.table, width, size)))
        else:
            blocks.append(block)
    return replace(section, blocks=tuple(blocks))


def _table(table: Table, width: float, size: float) -> Table:
    """Widen what is too narrow, a hundredth at a time, by what is widest beyond its own need."""
    needs = [min(LARGEST, _need(table, place, width, size)) for place in range(len(table.columns))]
    widths = [column.width for column in table.columns]
    while any(has < need for has, need in zip(widths, needs, strict=True)):
        spare = [has - need for has, need in zip(widths, needs, strict=True)]
        most = max(range(len(spare)), key=lambda place: (spare[place], -place))
        if spare[most] <= 0:
            break
        least = min(range(len(spare)), key=lambda place: (spare[place], place))
        widths[most] -= 1
        widths[least] += 1
    columns = (replace(column, width=has) for column, has in zip(table.columns, widths, strict=True))
    return replace(table, columns=tuple(columns))


def _need(table: Table, place: int, width: float, size: float) -> int:
    """Return how many hundredths of a table the longest word of a column takes."""
    longest = max((text_width(word, size) for word in _words(table, place)), default=0.0)
    return ceil(100 * (longest + PADDING) / width)


def _words(table: Table, place: int) -> Iterator[str]:
    column = table.columns[place]
    yield from column.title.split()
    if column.align == "right":
        for row in table.rows:
            if row.kind != "group" and place < len(row.cells):
                yield from row.cells[place].text.split()
