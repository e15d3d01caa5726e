"""A page to PDF: archival (PDF/A-3a) and accessible (PDF/UA-1), files inside, the same bytes for the same.

Nothing is fetched from anywhere.
"""

import datetime as dt
import logging
import re
from base64 import b64decode
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from smartplan.errors import OutputError, Problem
from smartplan.shipped import templates_dir
from smartplan.write.pdf_lean import free_pages, page_of, pages_of
from smartplan.write.pdf_marks import mark

FONTS = "smartplan:"
INLINE = re.compile("data:(image/(?:png|jpeg));base64,")
VARIANT = "pdf/a-3a"
NO_DAY = dt.date(1970, 1, 1)


@dataclass(frozen=True, slots=True)
class Attached:
    """A file inside a PDF: its name, what it is, and how the document relates to it (Source or Data)."""

    name: str
    description: str
    content: bytes
    relationship: str = "Source"


class LayoutError(RuntimeError):
    """A page can't be laid out: it asks for something outside, or a drawing can't be drawn."""


def to_pdf(html: str, attached: Sequence[Attached] = (), day: dt.date = NO_DAY) -> bytes:
    """Lay out a page.

    Raises:
        OutputError: the libraries that WeasyPrint needs are not on this machine (`pdf-unavailable`).
        LayoutError: the page is wrong: it asks for something outside, or a drawing can't be drawn.
    """
    weasyprint = _weasyprint()
    complaints = _Complaints()
    logger = logging.getLogger("weasyprint")
    logger.addHandler(complaints)
    try:
        document = pages_of(page_of(html, FONTS, _fetcher()), VARIANT)
        files = [_attachment(file, day) for file in attached]
        content: bytes = document.write_pdf(pdf_variant=VARIANT, attachments=files, finisher=_finish)
    except weasyprint.urls.FatalURLFetchingError as error:
        raise LayoutError(str(error)) from error
    finally:
        logger.removeHandler(complaints)
    if complaints.texts:
        raise LayoutError("; ".join(complaints.texts))
    return content


def _finish(document: Any, pdf: Any) -> None:  # noqa: ANN401 - the library has no types
    free_pages(document)
    mark(document, pdf)


def _attachment(file: Attached, day: dt.date) -> Any:  # noqa: ANN401 - the library has no types
    from weasyprint import Attachment

    moment = dt.datetime.combine(day, dt.time(), dt.UTC)
    return Attachment(
        file_obj=BytesIO(file.content),
        name=file.name,
        description=file.description,
        created=moment,
        modified=moment,
        relationship=file.relationship,
    )


class _Complaints(logging.Handler):
    """Collects what WeasyPrint logs as errors: it goes on without what it could not draw, and we must not."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.texts: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.texts.append(record.getMessage())


def _weasyprint() -> Any:  # noqa: ANN401 - the library has no types
    try:
        import weasyprint
    except OSError as problem:
        raise OutputError([Problem("pdf-unavailable", values={"reason": str(problem)})]) from problem
    return weasyprint


def _fetcher() -> Any:  # noqa: ANN401 - the library has no types
    """Return a fetcher that gives our fonts and what pictures stand in the page, and denies all else."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    fonts = templates_dir() / "fonts"
    shipped = {entry.name: entry for entry in fonts.iterdir() if entry.name.endswith(".ttf")}

    def fetch(_self: object, url: str, _headers: object = None) -> object:
        font = shipped.get(url.removeprefix(FONTS)) if url.startswith(FONTS) else None
        picture = INLINE.match(url)
        if picture:
            return URLFetcherResponse(url, b64decode(url[picture.end() :]), {"Content-Type": picture[1]})
        if font is None:
            raise ValueError(f"a document may not fetch {url}")
        return URLFetcherResponse(url, font.read_bytes(), {"Content-Type": "font/ttf"})

    return type("ShippedFonts", (URLFetcher,), {"fetch": fetch})(fail_on_errors=True)
