"""What a document is made of: finished texts and figures; pages, PDF and Markdown only lay them out."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal

from smartplan.core.scores import Exact
from smartplan.write.charts import Chart, CoverArt
from smartplan.write.document.formal import Letterhead, Signature
from smartplan.write.document.placed import Authored

Align = Literal["left", "right", "center"]


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text in one look; a link is an http or https address."""

    text: str
    strong: bool = False
    emphasis: bool = False
    link: str | None = None


Text = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of running text."""

    kind: ClassVar[str] = "paragraph"
    text: Text


@dataclass(frozen=True, slots=True)
class Lead:
    """The sentence that a chapter or section opens with: its finding in brief."""

    kind: ClassVar[str] = "lead"
    text: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a section; it does not appear in the contents."""

    kind: ClassVar[str] = "heading"
    text: str


@dataclass(frozen=True, slots=True)
class BulletList:
    """Points, numbered or not; `boxes` are to be ticked."""

    kind: ClassVar[str] = "list"
    items: tuple[Text, ...]
    numbered: bool = False
    boxes: bool = False


@dataclass(frozen=True, slots=True)
class Quote:
    """Something said, with who said it and where."""

    kind: ClassVar[str] = "quote"
    text: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Callout:
    """What must not be overlooked; tone `finding`, `note` or `warning` is said by its title too."""

    kind: ClassVar[str] = "callout"
    title: str
    texts: tuple[Text, ...]
    tone: Literal["finding", "note", "warning"] = "finding"


@dataclass(frozen=True, slots=True)
class Tile:
    """One figure with what it means, and a remark below."""

    value: str
    label: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class KeyFigures:
    """A row of figures, at most four."""

    kind: ClassVar[str] = "tiles"
    tiles: tuple[Tile, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """Pairs of a label and what it says."""

    kind: ClassVar[str] = "facts"
    items: tuple[tuple[str, Text], ...]


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table; the widths of a table sum to 100."""

    title: str
    width: int
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell, `more` below it; `share` (0 to 1) is a bar, `exact` what the text rounds, None for words."""

    text: str
    strong: bool = False
    more: str = ""
    share: float | None = None
    link: str | None = None
    exact: Exact | None = None

    @property
    def bar(self) -> int | None:
        """How wide the bar is, in percent, for a style; None where there is none."""
        return None if self.share is None else round(100 * min(max(self.share, 0.0), 1.0))


@dataclass(frozen=True, slots=True)
class Row:
    """One row; a group row has one cell over all columns, a total row closes the sums above."""

    cells: tuple[Cell, ...]
    kind: Literal["row", "group", "total"] = "row"


@dataclass(frozen=True, slots=True)
class Table:
    """A table; the first column names its row. `number` is given when the document is put together."""

    kind: ClassVar[str] = "table"
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    caption: str = ""
    source: str = ""
    number: str = ""

    @property
    def sortable(self) -> bool:
        """Whether it holds figures that a reader may want in another order."""
        return any(cell.exact is not None for row in self.rows for cell in row.cells)


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart, the sentence that says what it shows, and its values as a table (below or beside it)."""

    kind: ClassVar[str] = "figure"
    name: str
    chart: Chart
    caption: str
    sentence: str
    source: str = ""
    table: Table | None = None
    beside: bool = False
    number: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """One question of a sheet, with what the city answers; None: not answered yet."""

    number: str
    topic: str
    text: str
    answer: str | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A quick win on a page: facts and the questions it is assessed by."""

    kind: ClassVar[str] = "sheet"
    facts: tuple[tuple[str, Text], ...]
    questions: tuple[Question, ...]
    missing: str


Block = (
    Paragraph
    | Lead
    | Heading
    | BulletList
    | Quote
    | Callout
    | KeyFigures
    | Facts
    | Table
    | Figure
    | Sheet
    | Letterhead
    | Signature
)


@dataclass(frozen=True, slots=True)
class Section:
    """A section: authored text is placed by its id; `dimension` is the one it tells of, if only one.

    One of the front has pages of its own; where there are no books, only the first, or with `new_page`.
    """

    id: str
    title: str
    blocks: tuple[Block, ...]
    landscape: bool = False
    new_page: bool = False
    number: str = ""
    dimension: str = ""
    authored: Authored | None = None


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter: what it is called ("BAB I"), its title, its sections; `number` stands before theirs."""

    id: str
    label: str
    title: str
    sections: tuple[Section, ...]
    number: str = ""


@dataclass(frozen=True, slots=True)
class Book:
    """A book: what it is called in the document ("BUKU I"), its title, what it is about, its chapters."""

    id: str
    label: str
    title: str
    summary: str
    chapters: tuple[Chapter, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document in one language.

    Attributes:
        language: `id` or `en`.
        title: what it is; `subtitle`: of what years; `city`: whose; `authority`: which government issues it.
        issued: the day it was made; `dated` says it in words.
        status: draft or final, in words.
        illustrative: said on every page where scores or costs are not real; None where they are.
        draft: said across every page of a draft; None where it is none.
        brief: no page of its own before a book, no lists of figures, nothing to pick indicators with.
        front: what stands before the books; annexes are the last book.
        dimensions: their ids and names; `seek` says what may be sought in a page, if not an indicator.
    """

    language: str
    title: str
    subtitle: str
    city: str
    authority: str
    issued: date
    dated: str
    status: str
    illustrative: str | None
    cover: CoverArt
    front: tuple[Section, ...]
    books: tuple[Book, ...]
    dimensions: tuple[tuple[str, str], ...] = ()
    draft: str | None = None
    brief: bool = False
    seek: str = ""


def plain(text: str) -> Text:
    """Return text without any emphasis."""
    return (Run(text),)


def said(text: str, lead: str = "") -> Paragraph:
    """Return a paragraph, its opening words strong."""
    opening = (Run(f"{lead} ", strong=True),) if lead else ()
    return Paragraph((*opening, Run(text)))


def row(*cells: str | Cell, kind: Literal["row", "group", "total"] = "row") -> Row:
    """Return a row of cells."""
    return Row(tuple(Cell(c) if isinstance(c, str) else c for c in cells), kind)
