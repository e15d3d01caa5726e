"""What the document says, by section: its leads, figures and tables, to be shown on slides."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeVar

from smartplan.write.document.author import Author
from smartplan.write.document.builders import BUILDERS
from smartplan.write.document.model import (
    Block,
    BulletList,
    Callout,
    Cell,
    Document,
    Figure,
    Lead,
    Paragraph,
    Row,
    Table,
    Text,
)
from smartplan.write.document.runs import text_of
from smartplan.write.words import Words

Kind = TypeVar("Kind", bound=Block)


@dataclass(frozen=True, slots=True)
class Told:
    """A section of the document: its id, its title, its blocks."""

    id: str
    title: str
    blocks: tuple[Block, ...]

    def all(self, kind: type[Kind]) -> tuple[Kind, ...]:
        """Return the blocks of a kind, in their order."""
        return tuple(block for block in self.blocks if isinstance(block, kind))

    @property
    def lead(self) -> str:
        """The sentence that it opens with."""
        leads = self.all(Lead)
        return leads[0].text if leads else text_of(self.all(Paragraph)[0].text)

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Its figures."""
        return self.all(Figure)

    @property
    def tables(self) -> tuple[Table, ...]:
        """Its tables, without those that belong to a figure."""
        return self.all(Table)

    @property
    def said(self) -> tuple[Text, ...]:
        """Its running text and its points."""
        texts = [block.text for block in self.all(Paragraph)]
        return (*texts, *(item for block in self.all(BulletList) for item in block.items))

    def notes(self, words: Words) -> tuple[str, ...]:
        """Return all that it says, as the speaker reads it: sentences, then the figures of its tables."""
        return tuple(_notes(self, words))


def told(author: Author, id_: str) -> Told | None:
    """Return a section as the document writes it; None where it has nothing to say."""
    sections = BUILDERS[id_](author)
    return Told(id_, sections[0].title, sections[0].blocks) if sections else None


def place_of(document: Document, id_: str) -> str:
    """Return where a section stands in the document: its number and title; empty where it is not in it."""
    for book in document.books:
        for chapter in book.chapters:
            for section in chapter.sections:
                if section.id == id_:
                    return f"{section.number} {section.title}".strip()
    return ""


def _notes(section: Told, words: Words) -> Iterator[str]:
    for block in section.blocks:
        if isinstance(block, Lead):
            yield block.text
        elif isinstance(block, Paragraph):
            yield text_of(block.text)
        elif isinstance(block, Callout):
            yield f"{block.title}: {' '.join(text_of(text) for text in block.texts)}"
        elif isinstance(block, BulletList):
            yield from (f"• {text_of(item)}" for item in block.items)
        elif isinstance(block, Figure):
            yield block.sentence or block.caption
            yield from _rows(block.table, words) if block.table else ()
        elif isinstance(block, Table):
            yield from _rows(block, words)


def _rows(table: Table, words: Words) -> Iterator[str]:
    """Return a table row by row: what each figure is, then the figure."""
    if table.caption:
        yield f"{table.caption}:"
    for row in table.rows:
        yield f"– {_row(row, table, words)}"


def _row(row: Row, table: Table, words: Words) -> str:
    name, *others = row.cells
    pairs = zip(table.columns[1:], others, strict=False)
    figures = (f"{column.title} {_exact(cell, words)}" for column, cell in pairs if cell.text)
    return f"{name.text}: {'; '.join(figures)}" if others else name.text


def _exact(cell: Cell, words: Words) -> str:
    """Return what a cell says, and the exact figure behind it where that is another."""
    if cell.exact is None or words.plain(cell.exact) == cell.text:
        return cell.text
    return f"{cell.text} (= {words.plain(cell.exact)})"
