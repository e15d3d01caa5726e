"""A masterplan to disk: PDF, Word, slides, a workbook, a page for screens, Markdown with its charts."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from smartplan.core.check import nearest
from smartplan.core.model.outline import Outline
from smartplan.errors import OutputError, Problem
from smartplan.write.document import Masterplan, make_document
from smartplan.write.document.model import Document
from smartplan.write.document.outline import roadmap_outline, shipped_outline
from smartplan.write.json_results import Json, to_json
from smartplan.write.pdf_layout import Attached
from smartplan.write.report import make_report
from smartplan.write.save import ending_of
from smartplan.write.words import Words, later

Files = Mapping[Path, bytes | str]
"""What is written, by where."""
ALL, EACH = "all", "each"
APART = (".pdf",)
"""What is laid out in a process of its own, so that several can be at once."""
WHOLE = (".pptx", ".xlsx")
"""What always tells all books."""
ROADMAP = "roadmap"
"""What a report names in the place of a book where it is of a roadmap by itself."""
REPORT = "smartplan-report.json"
KINDS = {
    "assessment": later("Assessment"),
    "framework": later("Framework"),
    "plan": later("Plan"),
    "further": later("Further assessment"),
    "text": later("Authored text"),
    "outline": later("Outline"),
    "catalogue": later("Catalogue of initiatives"),
    "glossary": later("Glossary"),
    "template": later("Template"),
}
"""What an attached file is for."""


def accept_book(book: str, outline: Outline | None) -> None:
    """Refuse early, before anything is solved, a book that no outline has; None is the shipped outline.

    Whether a book has anything to say is known only when it is written.

    Raises:
        OutputError: there is no such book.
    """
    if book not in (ALL, EACH):
        _refuse_unknown(book, [volume.id for volume in (outline or shipped_outline()).books])


def documents_of(
    masterplan: Masterplan, words: Words, today: dt.date, output: str, book: str
) -> tuple["Made", ...]:
    """Return the documents that are to be written: one, or one a book, each under a name of its own.

    Args:
        masterplan: what they tell.
        words: their language.
        today: the day they bear.
        output: where to; its ending says the format.
        book: the id of one book, `all`, or `each`.

    Raises:
        OutputError: an ending that is not known, or a book that does not exist.
    """
    path, ending = Path(output), ending_of(output, RENDERERS)
    report = make_report(masterplan, words, today, book)
    told = replace(masterplan, digest=str(report["digest"]))
    document = make_document(told, words, today)
    if book != EACH or ending in WHOLE:
        claims = _attached(masterplan, report, words)
        return (Made(told, _with_book(document, book), words, path, claims),)
    return tuple(
        Made(
            told,
            replace(document, books=(one,)),
            words,
            path.with_stem(f"{path.stem}-{one.id}"),
            _attached(masterplan, {**report, "book": one.id}, words),
        )
        for one in document.books
    )


def rendered(made: "Made") -> Files:
    """Return a document as files: itself, and the charts of Markdown beside it.

    Raises:
        OutputError: PDF can't be made on this machine, or something in a template is wrong.
    """
    return RENDERERS[made.path.suffix.lower()](made)


def roadmap_files(told: Masterplan, words: Words, today: dt.date, path: Path) -> Files:
    """Return the files of a document of a roadmap by itself, charts of Markdown beside it."""
    told = replace(told, outline=roadmap_outline())
    report = make_report(told, words, today, ROADMAP)
    told = replace(told, digest=str(report["digest"]))
    document = make_document(told, words, today)
    made = Made(told, document, words, path, _attached(told, report, words))
    return DOCUMENTS[path.suffix.lower()](made)


def _with_book(document: Document, book: str) -> Document:
    if book in (ALL, EACH):
        return document
    _refuse_unknown(book, [one.id for one in document.books])
    return replace(document, books=tuple(one for one in document.books if one.id == book))


def _refuse_unknown(book: str, known: Sequence[str]) -> None:
    if book not in known:
        values = {"book": book, "books": ", ".join(known), "suggestion": nearest(book, known)}
        raise OutputError([Problem("unknown-book", values=values)])


def _attached(masterplan: Masterplan, report: Json, words: Words) -> tuple[Attached, ...]:
    """Return what a PDF carries: every file it rests on, and what it claims of them."""
    files = (Attached(file.name, words(KINDS[file.kind]), file.content) for file in masterplan.inputs)
    claims = to_json(report).encode("utf-8")
    return (*files, Attached(REPORT, words("The figures of this document"), claims, "Data"))


def _remarked(document: Document) -> Document:
    """Say that it is a draft where every page, slide and sheet bears a remark: these have no watermark."""
    remarks = [remark for remark in (document.draft, document.illustrative) if remark]
    return replace(document, illustrative=" · ".join(remarks) or None)


@dataclass(frozen=True, slots=True)
class Made:
    """A masterplan that is to be written.

    Attributes:
        masterplan: what it tells.
        document: the same as texts and figures.
        words: its language.
        path: where to.
        attached: what a PDF carries.
    """

    masterplan: Masterplan
    document: Document
    words: Words
    path: Path
    attached: Sequence[Attached]


def _pdf(made: Made) -> Files:
    from smartplan.write.pdf import render_pdf
    from smartplan.write.pdf_apart import to_pdf_apart

    template = made.masterplan.template
    return {made.path: render_pdf(made.document, made.words, made.attached, template, to_pdf_apart)}


def _word(made: Made) -> Files:
    from smartplan.write.word import render_word

    template = made.masterplan.template
    letterhead = template.letterhead if template else None
    return {made.path: render_word(_remarked(made.document), made.words, letterhead)}


def _slides(made: Made) -> Files:
    from smartplan.write.slides import render_slides

    return {made.path: render_slides(made.masterplan, _remarked(made.document), made.words)}


def _workbook(made: Made) -> Files:
    from smartplan.write.masterplan_sheets import render_workbook

    return {made.path: render_workbook(made.masterplan, _remarked(made.document), made.words)}


def _webpage(made: Made) -> Files:
    from smartplan.write.webpage import render_webpage

    return {made.path: render_webpage(made.document, made.words, made.masterplan.template)}


def _markdown(made: Made) -> Files:
    from smartplan.write.markdown import render_markdown

    text, charts = render_markdown(made.document, made.words, made.path.stem)
    return {made.path: text, **{made.path.parent / name: chart for name, chart in charts.items()}}


DOCUMENTS: Mapping[str, Callable[[Made], Files]] = {
    ".pdf": _pdf,
    ".docx": _word,
    ".html": _webpage,
    ".md": _markdown,
}
"""By the ending of the name, what writes a document; each asks for its library only when it is called."""
RENDERERS: Mapping[str, Callable[[Made], Files]] = {**DOCUMENTS, ".pptx": _slides, ".xlsx": _workbook}
"""The same for a masterplan."""
