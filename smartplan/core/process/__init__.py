"""A city's own process: what agencies are asked, what does not run, who takes part, what is due."""

from smartplan.core.process.books import Book, Row, Sheet, Source, agencies_of, books_of
from smartplan.core.process.coordinator import table_named
from smartplan.core.process.merge import Change, Filled, FilledRow, Merged, merge
from smartplan.core.process.places import COORDINATOR, Key
from smartplan.core.process.standing import Standing, Step, standing_of
from smartplan.core.process.tables import Cell, Column, Table

__all__ = [
    "COORDINATOR",
    "Book",
    "Cell",
    "Change",
    "Column",
    "Filled",
    "FilledRow",
    "Key",
    "Merged",
    "Row",
    "Sheet",
    "Source",
    "Standing",
    "Step",
    "Table",
    "agencies_of",
    "books_of",
    "merge",
    "standing_of",
    "table_named",
]
