"""Numbers of sections, figures and tables, in the order of reading."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import count

from smartplan.write.document.fit import fitted
from smartplan.write.document.model import Block, Book, Chapter, Document, Figure, Section, Table


@dataclass(frozen=True, slots=True)
class _Counters:
    """How far numbering has come; figures and tables are counted through the whole document."""

    figures: Iterator[int] = field(default_factory=lambda: count(1))
    tables: Iterator[int] = field(default_factory=lambda: count(1))


def numbered(document: Document) -> Document:
    """Return the document with every figure, table and section numbered."""
    counters = _Counters()
    front = tuple(_section(section, "", counters) for section in document.front)
    return replace(document, front=front, books=tuple(_book(book, counters) for book in document.books))


def _book(book: Book, counters: _Counters) -> Book:
    chapters = (_chapter(chapter, number, counters) for number, chapter in enumerate(book.chapters, 1))
    return replace(book, chapters=tuple(chapters))


def _chapter(chapter: Chapter, number: int, counters: _Counters) -> Chapter:
    sections = (
        _section(section, f"{chapter.number or number}.{place}", counters)
        for place, section in enumerate(chapter.sections, 1)
    )
    return replace(chapter, sections=tuple(sections))


def _section(section: Section, number: str, counters: _Counters) -> Section:
    blocks = tuple(_block(block, counters) for block in fitted(section).blocks)
    return replace(section, blocks=blocks, number=number)


def _block(block: Block, counters: _Counters) -> Block:
    if isinstance(block, Figure):
        return replace(block, number=str(next(counters.figures)))
    if isinstance(block, Table):
        return replace(block, number=str(next(counters.tables)))
    return block
