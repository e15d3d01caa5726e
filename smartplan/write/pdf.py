"""A document to PDF."""

import datetime as dt
from collections.abc import Callable, Sequence

from smartplan.core.model.template import Template
from smartplan.errors import OutputError, Place, Problem
from smartplan.write.document.model import Document
from smartplan.write.pages import to_html
from smartplan.write.pdf_layout import Attached, LayoutError, to_pdf
from smartplan.write.words import Words

LayOut = Callable[[str, Sequence[Attached], dt.date], bytes]
"""What makes a PDF of a page: in this process, or in one of its own."""


def render_pdf(
    document: Document,
    words: Words,
    attached: Sequence[Attached] = (),
    template: Template | None = None,
    lay_out: LayOut = to_pdf,
) -> bytes:
    """Return the document as PDF with files attached; they bear the day of the document.

    Raises:
        OutputError: PDF can't be made on this machine, or something in the template is wrong, or refused.
    """
    html = to_html(document, words, template)
    try:
        return lay_out(html, attached, document.issued)
    except LayoutError as error:
        if template is None:
            raise
        values = {"reason": str(error)}
        raise OutputError([Problem("template-wrong", values=values, place=Place(template.folder))]) from error
