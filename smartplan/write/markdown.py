"""Document to Markdown, with its charts as SVG files beside it and the roadmap as a Mermaid chart too."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import singledispatch

from smartplan.write import markdown_escape as escape
from smartplan.write.charts import Gantt
from smartplan.write.document.formal import Letterhead, Signature
from smartplan.write.document.model import (
    Block,
    BulletList,
    Callout,
    Cell,
    Document,
    Facts,
    Figure,
    Heading,
    KeyFigures,
    Lead,
    Paragraph,
    Quote,
    Row,
    Section,
    Sheet,
    Table,
    Text,
)
from smartplan.write.words import Words

ALERTS = {"finding": "IMPORTANT", "note": "NOTE", "warning": "WARNING"}
RULES = {"left": ":---", "right": "---:", "center": ":---:"}


def render_markdown(document: Document, words: Words, stem: str) -> tuple[str, dict[str, str]]:
    """Return the document as Markdown, and its charts by file name.

    Args:
        document: what to write.
        words: its language.
        stem: the name of the Markdown file without its ending; the charts lie in the folder `<stem>-charts`.
    """
    folder = f"{stem}-charts"
    pages = _Pages(words, folder)
    return "\n\n".join(pages.document(document)) + "\n", dict(_charts(document, folder))


def section_lines(section: Section, words: Words) -> Iterator[str]:
    """Yield one section without charts, piece by piece, where it stands outside a document."""
    return _Pages(words, "").section(section)


def _charts(document: Document, folder: str) -> Iterator[tuple[str, str]]:
    for section in _sections(document):
        for block in section.blocks:
            if isinstance(block, Figure):
                yield f"{folder}/{block.name}.svg", block.chart.svg()


def _sections(document: Document) -> Iterator[Section]:
    yield from document.front
    for book in document.books:
        for chapter in book.chapters:
            yield from chapter.sections


def _captions(document: Document, kind: type[Figure | Table]) -> Iterator[tuple[str, str]]:
    """Yield the number and the caption of each figure or table that has one."""
    for section in _sections(document):
        for block in section.blocks:
            if isinstance(block, kind) and block.caption:
                yield block.number, block.caption


class _Pages:
    """Writes blocks in one language, with the charts in one folder."""

    def __init__(self, words: Words, folder: str) -> None:
        self.words = words
        self.folder = folder

    def document(self, document: Document) -> Iterator[str]:
        """Yield the document piece by piece."""
        yield f"# {escape.inline(document.title)}"
        yield escape.paragraph(document.subtitle)
        yield escape.paragraph(f"{document.authority} · {document.status} · {document.dated}")
        if document.draft:
            yield f"> [!WARNING]\n> **{escape.inline(document.draft)}**"
        if document.illustrative:
            yield f"> [!WARNING]\n> **{escape.inline(document.illustrative)}**"
        yield from self._contents(document)
        for section in document.front:
            yield f"## {escape.inline(section.title)}"
            yield from self.section(section)
        for book in document.books:
            yield f"# {escape.inline(f'{book.label} · {book.title}')}"
            yield escape.paragraph(book.summary)
            for chapter in book.chapters:
                yield f"## {escape.inline(f'{chapter.label} · {chapter.title}')}"
                for section in chapter.sections:
                    yield f"### {escape.inline(f'{section.number} {section.title}')}"
                    yield from self.section(section)

    def _contents(self, document: Document) -> Iterator[str]:
        yield f"## {escape.inline(self.words('Contents'))}"
        lines = []
        for book in document.books:
            lines.append(f"- **{escape.inline(f'{book.label} · {book.title}')}**")
            lines.extend(f"  - {escape.inline(f'{c.label} · {c.title}')}" for c in book.chapters)
        yield "\n".join(lines)
        for kind, title in ((Figure, self.words("Figures")), (Table, self.words("Tables"))):
            listed = list(_captions(document, kind))
            if listed and not document.brief:
                yield f"## {escape.inline(title)}"
                yield "\n".join(f"{number}. {escape.inline(caption)}" for number, caption in listed)

    def section(self, section: Section) -> Iterator[str]:
        """Yield what stands in a section, piece by piece."""
        for block in section.blocks:
            yield from self._block(block)

    def _block(self, block: Block) -> Iterator[str]:
        if isinstance(block, Table):
            yield from self._captioned(self.words("Table"), block.number, block.caption)
            yield grid(block)
            yield from self._source(block.source)
        elif isinstance(block, Figure):
            yield from self._figure(block)
        elif isinstance(block, Sheet):
            yield _facts(block.facts)
            yield self._questions(block)
        else:
            yield _plain_block(block)

    def _captioned(self, kind: str, number: str, caption: str) -> Iterator[str]:
        if caption:
            lead = f"**{escape.inline(kind)} {number}.** " if number else ""
            yield f"{lead}{escape.inline(caption)}"

    def _source(self, source: str) -> Iterator[str]:
        if source:
            yield f"<sub>{escape.inline(self.words('Source: {source}', source=source))}</sub>"

    def _figure(self, figure: Figure) -> Iterator[str]:
        yield from self._captioned(self.words("Figure"), figure.number, figure.caption)
        yield f"![{escape.inline(figure.chart.title)}](<{self.folder}/{figure.name}.svg>)"
        yield escape.paragraph(figure.sentence)
        if isinstance(figure.chart, Gantt):
            yield mermaid(figure.chart)
        if figure.table is not None:
            yield grid(figure.table)
        yield from self._source(figure.source)

    def _questions(self, sheet: Sheet) -> str:
        head = (self.words("No."), self.words("Question of the evaluation"), self.words("Answer"))
        rows = (
            (
                question.number,
                f"**{escape.cell(question.topic)}**<br>{escape.cell(question.text)}",
                f"*{escape.cell(sheet.missing)}*"
                if question.answer is None
                else escape.cell(question.answer),
            )
            for question in sheet.questions
        )
        return _lines([_row(escape.cell(text) for text in head), _row([":---"] * 3), *map(_row, rows)])


@singledispatch
def _plain_block(block: object) -> str:
    """Return a block that needs no words of ours."""
    raise TypeError(type(block))


@_plain_block.register
def _(block: Paragraph) -> str:
    return escape.opened(runs(block.text))


@_plain_block.register
def _(block: Lead) -> str:
    return escape.paragraph(block.text)


@_plain_block.register
def _(block: Heading) -> str:
    return f"#### {escape.inline(block.text)}"


@_plain_block.register
def _(block: BulletList) -> str:
    mark = "- [ ]" if block.boxes else "-"
    items = (f"{number}." if block.numbered else mark for number in range(1, len(block.items) + 1))
    texts = (escape.opened(runs(text)) for text in block.items)
    return _lines(f"{item} {text}" for item, text in zip(items, texts, strict=True))


@_plain_block.register
def _(block: Quote) -> str:
    said = f"> {escape.paragraph(block.text)}"
    return f"{said}\n>\n> — {escape.inline(block.source)}" if block.source else said


@_plain_block.register
def _(block: Callout) -> str:
    texts = "".join(f"\n>\n> {escape.opened(runs(text))}" for text in block.texts)
    return f"> [!{ALERTS[block.tone]}]\n> **{escape.inline(block.title)}**{texts}"


@_plain_block.register
def _(block: KeyFigures) -> str:
    said = ((tile.value, f"{tile.label} ({tile.note})" if tile.note else tile.label) for tile in block.tiles)
    return _lines(f"- **{escape.inline(value)}** {escape.inline(text)}" for value, text in said)


@_plain_block.register
def _(block: Facts) -> str:
    return _facts(block.items)


@_plain_block.register
def _(block: Signature) -> str:
    lines = (block.place, block.office, block.name or "…", block.below)
    return "<br>\n".join(escape.paragraph(line) for line in lines if line)


@_plain_block.register
def _(block: Letterhead) -> str:
    lines = (block.unit, *block.address)
    return "<br>\n".join(
        [f"**{escape.inline(block.institution)}**", *(escape.paragraph(line) for line in lines if line)]
    )


def _facts(items: Iterable[tuple[str, Text]]) -> str:
    return _lines(f"- **{escape.inline(label)}:** {runs(text)}" for label, text in items)


def runs(text: Text) -> str:
    """Return runs of text with their emphasis and links."""
    parts = []
    for run in text:
        said = escape.link(run.text, run.link) if run.link else escape.inline(run.text)
        before, after = run.text[: len(run.text) - len(run.text.lstrip())], run.text[len(run.text.rstrip()) :]
        marks = ("**" if run.strong else "") + ("*" if run.emphasis else "")
        parts.append(
            f"{' ' if before else ''}{marks}{said}{marks[::-1]}{' ' if after else ''}" if said else " "
        )
    return "".join(parts)


def grid(table: Table) -> str:
    """Return a table; group and total rows are strong."""
    head = _row(escape.cell(column.title) for column in table.columns)
    rule = _row(RULES[column.align] for column in table.columns)
    return _lines([head, rule, *(_row(_cells(row, len(table.columns))) for row in table.rows)])


def _cells(row: Row, width: int) -> Iterator[str]:
    for value in row.cells:
        yield _cell(value, strong=value.strong or row.kind != "row")
    yield from [""] * (width - len(row.cells))


def _cell(value: Cell, *, strong: bool) -> str:
    text = escape.link(value.text, value.link) if value.link else escape.cell(value.text)
    shown = f"**{text}**" if strong and text else text
    return f"{shown}<br>{escape.cell(value.more)}" if value.more else shown


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _lines(lines: Iterable[str]) -> str:
    return "\n".join(lines)


def mermaid(gantt: Gantt) -> str:
    """Return a roadmap as a Mermaid chart with explicit dates; every label begins with a number."""
    first = int(gantt.years[0]) * 4 + gantt.first - 1
    lines = ["```mermaid", "gantt", "  dateFormat YYYY-MM-DD", "  axisFormat %Y"]
    for number, task in enumerate(gantt.tasks, 1):
        if task.group is not None:
            lines.append(f"  section {escape.mermaid_label(task.group) or number}")
        start, end = _day(first + task.start), _day(first + task.finish + 1) - timedelta(days=1)
        label = f"{number} {escape.mermaid_label(task.label)}"
        lines.append(f"  {label} :t{number}, {start.isoformat()}, {end.isoformat()}")
    return _lines([*lines, "```"])


def _day(quarter: int) -> date:
    """Return the first day of a quarter, counted from the year 0."""
    year, number = divmod(quarter, 4)
    return date(year, number * 3 + 1, 1)
