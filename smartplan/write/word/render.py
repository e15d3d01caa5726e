"""A document as a Word file: cover, contents, books with their chapters, each on pages of its own."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count, groupby

from smartplan.write.document.model import Book, Chapter, Document, Section
from smartplan.write.visible import visible
from smartplan.write.word import package
from smartplan.write.word.blocks import Blocks
from smartplan.write.word.contents import Contents
from smartplan.write.word.letterhead import Letterhead, letterhead_of
from smartplan.write.word.markup import bookmarked, paragraph, run, style, w
from smartplan.write.word.paper import LONG, SHORT, Running, ending, section, text_width
from smartplan.write.word.parts import Parts
from smartplan.write.word.pictures import behind
from smartplan.write.words import Words

LONGEST_NAME = 40
"""So many characters may the name of a bookmark have."""


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Markup on pages of one kind; neighbours with the same running words share their pages."""

    markup: str
    running: Running | None
    landscape: bool = False


def render_word(document: Document, words: Words, base: bytes | None = None) -> bytes:
    """Return the document as a Word file (.docx).

    Args:
        document: what to write.
        words: its language.
        base: a Word file whose styles are taken, with its header and footer where they show anything, and
            whose text stands first; the cover has no picture then.
    """
    file = package.opened(base, document.language)
    parts = Parts(file)
    writer = _Writer(document, words, parts, on_paper=base is not None)
    body = _bound(list(writer.stretches()), parts, letterhead_of(file))
    package.fill(file, body, writer.blocks.lists.given)
    parts.data("smartplan.xml", package.own_mark(file, document.language))
    return package.closed(file, document, writer.remark)


def _bound(stretches: Sequence[_Stretch], parts: Parts, letterhead: Letterhead) -> str:
    """Return the stretches, each ended by the properties of its pages."""
    pages = [
        ("".join(one.markup for one in same), *kind)
        for kind, same in groupby(stretches, lambda one: (one.running, one.landscape))
    ]
    bound = []
    for place, (markup, running, landscape) in enumerate(pages, 1):
        properties = section(parts, running, letterhead, landscape=landscape)
        bound.append(markup + (properties if place == len(pages) else ending(properties)))
    return "".join(bound)


class _Writer:
    """Writes the parts of one document in the order of reading."""

    def __init__(self, document: Document, words: Words, parts: Parts, *, on_paper: bool) -> None:
        self.document = document
        self.words = words
        self.parts = parts
        self.blocks = Blocks(words, parts)
        self.contents = Contents(words)
        self.remark = self._remark() if any(one.authored for one in _sections(document)) else ""
        self._on_paper = on_paper
        self._controls = count(7001)

    def _remark(self) -> str:
        """Return what people must know who write in the file."""
        return self.words(
            "Made from data by smartplan. Text in a box that bears its name may be edited here, and is"
            " read back with smartplan text import; a change elsewhere is lost when this is made anew."
        )

    def stretches(self) -> Iterator[_Stretch]:
        """Yield the document; the contents know every heading, so they are written last and stand second."""
        told = [*self._front(), *self._books()]
        yield _Stretch(self._cover(), None)
        yield _Stretch(
            self.contents.markup(self.remark),
            self._running(self.document.title, self.contents.title, live=False),
        )
        yield from told

    def _running(self, book: str, chapter: str, *, live: bool = True) -> Running:
        document = self.document
        return Running(document.title, book, chapter, document.illustrative or "", live)

    def _cover(self) -> str:
        document = self.document
        art = "" if self._on_paper else self._art()
        down = w("spacing", before=6400, after=240)
        mark = [paragraph("CoverMark", run(document.illustrative))] if document.illustrative else []
        return "".join(
            (
                paragraph("CoverAuthority", art, run(document.authority)),
                paragraph("Title", run(document.title), more=down),
                paragraph("Subtitle", run(document.subtitle)),
                *mark,
                paragraph("CoverLine", run(f"{document.status} · {document.dated}")),
            )
        )

    def _art(self) -> str:
        """Return the picture behind the cover; below a letterhead there is none."""
        cover = self.document.cover
        ids = self.parts.picture(cover.svg(), SHORT)
        return behind(next(self.blocks.pictures), ids, (SHORT, LONG), cover.title)

    def _front(self) -> Iterator[_Stretch]:
        running = None
        for one in self.document.front:
            if running is None or one.new_page or self.document.books:
                running = self._running(self.document.title, one.title)
            heading = self._heading(2, "", one.title)
            yield _Stretch(heading + self._section(one), running, one.landscape)

    def _books(self) -> Iterator[_Stretch]:
        for book in self.document.books:
            yield _Stretch(self._opener(book), self._running(_named(book), "", live=False))
            for chapter in book.chapters:
                yield from self._chapter(chapter, self._running(_named(book), _named(chapter)))

    def _opener(self, book: Book) -> str:
        chapters = (paragraph("BookChapter", run(_named(chapter))) for chapter in book.chapters)
        heading = self._heading(1, book.label, book.title)
        return "".join((heading, paragraph("Lead", run(book.summary)), *chapters))

    def _chapter(self, chapter: Chapter, running: Running) -> Iterator[_Stretch]:
        heading = self._heading(2, chapter.label, chapter.title)
        for place, one in enumerate(chapter.sections):
            apart = one.new_page and place > 0
            titled = self._heading(3, "", f"{one.number} {one.title}", apart=apart) if one.number else ""
            opened = heading if place == 0 else ""
            yield _Stretch(opened + titled + self._section(one), running, one.landscape)

    def _heading(self, level: int, label: str, title: str, *, apart: bool = False) -> str:
        """Return a heading that the contents lead to."""
        number, name = self.contents.add(level, f"{label} · {title}" if label else title)
        before = run(f"{label} · ", style("HeadingLabel")) if label else ""
        more = w("pageBreakBefore") if apart else ""
        return paragraph(f"Heading{level}", bookmarked(name, number, before, run(title)), more=more)

    def _section(self, one: Section) -> str:
        """Return the blocks of a section; those that people wrote stand in a box that may come back."""
        width = text_width(landscape=one.landscape)
        drawn = [self.blocks.written(block, width, landscape=one.landscape) for block in one.blocks]
        own = one.authored
        if own is None or not own.count:
            return "".join(drawn)
        last = own.first + own.count
        control = self._control(own.id, one.title, "".join(drawn[own.first : last]))
        return "".join((*drawn[: own.first], control, *drawn[last:]))

    def _control(self, id_: str, title: str, markup: str) -> str:
        """Return a box of authored text, between bookmarks: LibreOffice keeps these and forgets the tag."""
        number = next(self._controls)
        properties = w(
            "sdtPr",
            w("alias", val=visible(self.words("Text: {title}", title=title))[:64]),
            w("tag", val=f"text:{id_}"),
            w("id", val=number),
            w("lock", val="sdtLocked"),
        )
        control = w("sdt", properties, w("sdtContent", markup))
        name = f"_Text_{self.words.language}_{id_.replace('-', '_')}"
        if len(name) > LONGEST_NAME:
            return control
        return w("bookmarkStart", id=number, name=name) + control + w("bookmarkEnd", id=number)


def _sections(document: Document) -> Iterator[Section]:
    yield from document.front
    for book in document.books:
        for chapter in book.chapters:
            yield from chapter.sections


def _named(one: Book | Chapter) -> str:
    return f"{one.label} · {one.title}" if one.label else one.title
