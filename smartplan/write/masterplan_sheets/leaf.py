"""What a sheet holds: columns, exact values, charts over them; nothing of how a workbook is written."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Literal

Value = str | int | float | Fraction | Decimal | date | None
Form = Literal["text", "score", "exact", "money", "count", "percent", "day", "year"]
"""How a column shows its values; it decides decimals on the screen, never the number in the cell."""


@dataclass(frozen=True, slots=True)
class As:
    """A value that is shown otherwise than its column."""

    value: Value
    form: Form


@dataclass(frozen=True, slots=True)
class Head:
    """A column: its heading, its width in characters, how its values are shown."""

    title: str
    width: int
    form: Form = "text"


@dataclass(frozen=True, slots=True)
class Drawn:
    """A chart over columns of the sheet, counted from 0.

    Attributes:
        kind: radar, stacked columns, or lines.
        title: what it shows, for those who can't see it too.
        names: the column of the categories.
        series: the columns that are drawn.
        line: a column drawn as a line over stacked columns; None: none.
        millions: what the axis is called, where it counts in millions; empty where it doesn't.
    """

    kind: Literal["radar", "stacked", "line"]
    title: str
    names: int
    series: tuple[int, ...]
    line: int | None = None
    millions: str = ""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A sheet.

    Attributes:
        name: what its tab says.
        title: what stands above it: what it shows.
        heads: its columns.
        rows: its values; None is an empty cell, never a zero.
        note: a remark below the title.
        drawn: its chart.
        frozen: so many columns stay in sight.
    """

    name: str
    title: str
    heads: tuple[Head, ...]
    rows: tuple[tuple[Value | As, ...], ...]
    note: str = ""
    drawn: Drawn | None = None
    frozen: int = 1
