"""The blocks of a document as paragraphs, tables and pictures of Word."""

from collections.abc import Iterator
from functools import singledispatchmethod
from itertools import count

from smartplan.write.charts.raster import size_of
from smartplan.write.document.formal import Letterhead, Signature
from smartplan.write.document.model import (
    Block,
    BulletList,
    Callout,
    Facts,
    Figure,
    Heading,
    KeyFigures,
    Lead,
    Paragraph,
    Question,
    Quote,
    Run,
    Sheet,
    Table,
    Text,
)
from smartplan.write.word import tables
from smartplan.write.word.lists import Numberings
from smartplan.write.word.markup import BOLD, ITALIC, field, paragraph, run, style, w
from smartplan.write.word.parts import Parts
from smartplan.write.word.pictures import inline
from smartplan.write.words import Words

BESIDE = 0.62
"""How much of the width a chart takes that stands beside its table on paper; in Word the table follows."""
TALLEST = {False: 11200, True: 6900}
"""How high a picture may be, in twips: on a page, and on one turned aside."""


class Blocks:
    """Writes blocks in one language, with what they add to the package."""

    def __init__(self, words: Words, parts: Parts) -> None:
        self.words = words
        self.parts = parts
        self.lists = Numberings()
        self.pictures = count(1)
        self._width = 0
        self._landscape = False

    def written(self, block: Block, width: int, *, landscape: bool) -> str:
        """Return a block on a page whose text is so wide, in twips."""
        self._width, self._landscape = width, landscape
        return "".join(self._block(block))

    @singledispatchmethod
    def _block(self, block: object) -> Iterator[str]:
        raise TypeError(type(block))

    @_block.register
    def _(self, block: Paragraph) -> Iterator[str]:
        yield paragraph("Normal", self._runs(block.text))

    @_block.register
    def _(self, block: Lead) -> Iterator[str]:
        yield paragraph("Lead", run(block.text))

    @_block.register
    def _(self, block: Heading) -> Iterator[str]:
        yield paragraph("Heading4", run(block.text))

    @_block.register
    def _(self, block: BulletList) -> Iterator[str]:
        named = "Checklist" if block.boxes else "ListNumber" if block.numbered else "ListBullet"
        own = w("numPr", w("ilvl", val=0), w("numId", val=self.lists.new())) if block.numbered else ""
        for item in block.items:
            yield paragraph(named, self._runs(item), more=own)

    @_block.register
    def _(self, block: Quote) -> Iterator[str]:
        yield paragraph("Quote", run(block.text), more="" if block.source else w("keepNext", val=0))
        if block.source:
            yield paragraph("QuoteSource", run(block.source))

    @_block.register
    def _(self, block: Callout) -> Iterator[str]:
        named = "Warning" if block.tone == "warning" else "Callout"
        yield paragraph(f"{named}Title", run(block.title))
        for text in block.texts:
            yield paragraph(named, self._runs(text))
        yield paragraph("AfterTable")

    @_block.register
    def _(self, block: KeyFigures) -> Iterator[str]:
        yield tables.tiles(block, self._width)
        yield paragraph("AfterTable")

    @_block.register
    def _(self, block: Facts) -> Iterator[str]:
        yield self._pairs(block.items)
        yield paragraph("AfterTable")

    @_block.register
    def _(self, block: Table) -> Iterator[str]:
        yield self._caption(self.words("Table"), "Table", block)
        yield tables.table(block, self._width, self.parts)
        yield self._after(block.source)

    @_block.register
    def _(self, block: Figure) -> Iterator[str]:
        yield self._caption(self.words("Figure"), "Figure", block)
        yield paragraph("Picture", self._drawn(block), more=w("jc", val="center") if block.beside else "")
        yield paragraph("Sentence", run(block.sentence))
        if block.table is None:
            yield paragraph("Source", self._source(block.source)) if block.source else ""
            return
        yield tables.table(block.table, self._width, self.parts, block.caption)
        yield self._after(block.source)

    @_block.register
    def _(self, block: Sheet) -> Iterator[str]:
        yield self._pairs(block.facts)
        yield paragraph("AfterTable")
        titles = (self.words("No."), self.words("Question of the evaluation"), self.words("Answer"))
        widths = tables.shares((6, 36, 58), self._width)
        head = (tables.box(x, paragraph("TableHeading", run(t))) for x, t in zip(widths, titles, strict=True))
        rows = (self._question(one, block.missing, widths) for one in block.questions)
        yield tables.grid(widths, (tables.line(head, head=True), *rows), titles[1])
        yield paragraph("AfterTable")

    @_block.register
    def _(self, block: Signature) -> Iterator[str]:
        above = w("spacing", before=700, after=0)
        yield paragraph("SignatureLine", run(block.place), more=above)
        yield paragraph("SignatureLine", run(block.office))
        room = w("spacing", before=1500, after=0)
        name = run(block.name, BOLD) if block.name else run("\t", w("u", val="single"))
        yield paragraph("SignatureLine", name, more=room)
        if block.below:
            yield paragraph("SignatureLine", run(block.below))

    @_block.register
    def _(self, block: Letterhead) -> Iterator[str]:
        lines = [line for line in (block.unit, *block.address) if line]
        yield paragraph("LetterheadName", run(block.institution))
        for line in lines[:-1]:
            yield paragraph("LetterheadLine", run(line))
        yield paragraph("LetterheadEnd", run(lines[-1] if lines else ""))

    def _pairs(self, items: tuple[tuple[str, Text], ...]) -> str:
        return tables.pairs(((label, self._runs(text)) for label, text in items), self._width)

    def _question(self, question: Question, missing: str, widths: tuple[int, ...]) -> str:
        answer = run(missing, style("Missing")) if question.answer is None else run(question.answer)
        topic = paragraph("TableHeading", run(question.topic), more=w("spacing", after=0))
        asked = (topic, paragraph("TableText", run(question.text)))
        content = ((paragraph("TableText", run(question.number)),), asked, (paragraph("TableText", answer),))
        return tables.line(tables.box(x, *one) for x, one in zip(widths, content, strict=True))

    def _caption(self, kind: str, sequence: str, block: Table | Figure) -> str:
        """Return a caption whose number Word counts on when another is put in before it."""
        if not block.caption:
            return ""
        look = style("CaptionLabel")
        number = field(f"SEQ {sequence} \\* ARABIC", block.number, look)
        return paragraph("Caption", run(f"{kind} ", look), number, run(". ", look), run(block.caption))

    def _drawn(self, figure: Figure) -> str:
        svg = figure.chart.svg()
        wide, high = size_of(svg)
        width = min(self._width * (BESIDE if figure.beside else 1), TALLEST[self._landscape] * wide / high)
        size = round(width), round(width * high / wide)
        return inline(next(self.pictures), self.parts.picture(svg, size[0]), size, figure.chart.title)

    def _after(self, source: str) -> str:
        return paragraph("Source", self._source(source)) if source else paragraph("AfterTable")

    def _source(self, source: str) -> str:
        return run(self.words("Source: {source}", source=source))

    def _runs(self, text: Text) -> str:
        return "".join(self._run(one) for one in text)

    def _run(self, one: Run) -> str:
        look = (BOLD if one.strong else "") + (ITALIC if one.emphasis else "")
        return tables.linked(one.text, one.link, look, self.parts) if one.link else run(one.text, look)
