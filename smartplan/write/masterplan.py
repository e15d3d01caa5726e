"""A masterplan to disk: PDF, a page for screens, Markdown with its charts, a workbook, or slides."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from smartplan.core.check import nearest
from smartplan.errors import OutputError, Problem
from smartplan.write.document import Masterplan, make_document
from smartplan.write.document.model import Document
from smartplan.write.json_results import Json, to_json
from smartplan.write.pdf import Attached
from smartplan.write.report import make_report
from smartplan.write.save import save_all
from smartplan.write.words import Words, later

ENDINGS = (".pdf", ".docx", ".pptx", ".xlsx", ".html", ".md")
ALL = "all"
REPORT = "smartplan-report.json"
KINDS = {
    "assessment": later("Assessment"),
    "framework": later("Framework"),
    "plan": later("Plan"),
    "further": later("Further assessment"),
    "text": later("Authored text"),
    "outline": later("Outline"),
}
"""What an attached file is for."""


def save_masterplan(
    masterplan: Masterplan, words: Words, today: dt.date, output: str, *, force: bool, book: str
) -> str:
    """Write the masterplan, charts of Markdown beside it, and return the name of the document.

    Args:
        masterplan: what it tells.
        words: its language.
        today: the day it bears.
        output: where to; its ending says the format.
        force: replace what is there.
        book: the id of one book, or `all`.

    Raises:
        OutputError: an ending that is not known, a book that does not exist, or a file that can't be written.
    """
    path = Path(output)
    if path.suffix.lower() not in ENDINGS:
        values = {"path": output, "endings": ", ".join(ENDINGS)}
        raise OutputError([Problem("unknown-ending", values=values)])
    report = make_report(masterplan, words, today, book)
    told = replace(masterplan, digest=str(report["digest"]))
    document = _with_book(make_document(told, words, today), book)
    files = _rendered(told, document, words, path, _attached(masterplan, report, words))
    save_all(files, force=force)
    return str(path)


def _with_book(document: Document, book: str) -> Document:
    if book == ALL:
        return document
    chosen = tuple(one for one in document.books if one.id == book)
    if not chosen:
        known = [one.id for one in document.books]
        values = {"book": book, "books": ", ".join(known), "suggestion": nearest(book, known)}
        raise OutputError([Problem("unknown-book", values=values)])
    return replace(document, books=chosen)


def _attached(masterplan: Masterplan, report: Json, words: Words) -> tuple[Attached, ...]:
    """Return what a PDF carries: every file it rests on, and what it claims of them."""
    files = (Attached(file.name, words(KINDS[file.kind]), file.content) for file in masterplan.inputs)
    claims = to_json(report).encode("utf-8")
    return (*files, Attached(REPORT, words("The figures of this document"), claims, "Data"))


def _rendered(
    told: Masterplan, document: Document, words: Words, path: Path, attached: Sequence[Attached]
) -> Mapping[Path, bytes | str]:
    if path.suffix.lower() == ".pdf":
        from smartplan.write.pdf import render_pdf

        return {path: render_pdf(document, words, attached)}
    if path.suffix.lower() == ".html":
        from smartplan.write.webpage import render_webpage

        return {path: render_webpage(document, words)}
    if path.suffix.lower() == ".xlsx":
        from smartplan.write.masterplan_sheets import render_workbook

        return {path: render_workbook(told, document, words)}
    if path.suffix.lower() == ".pptx":
        from smartplan.write.slides import render_slides

        return {path: render_slides(told, document, words)}
    if path.suffix.lower() == ".docx":
        from smartplan.write.word import render_word

        return {path: render_word(document, words)}
    from smartplan.write.markdown import render_markdown

    text, charts = render_markdown(document, words, path.stem)
    return {path: text, **{path.parent / name: chart for name, chart in charts.items()}}
