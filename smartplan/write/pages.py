"""Document to one HTML page with its styles inside; the templates lay out, and compute nothing."""

import re
from typing import Any

from smartplan.shipped import templates_dir
from smartplan.write.document.model import Document
from smartplan.write.visible import visible
from smartplan.write.words import Words

ENDLESS, PIECE, BREAK = re.compile(r"\S{200,}"), re.compile(r".{1,80}"), "\N{ZERO WIDTH SPACE}"
STYLES = ("fonts.css", "document.css")
WIDTHS = "\n".join(f".w{percent} {{ width: {percent}% }}" for percent in range(101))
"""Columns and bars: classes, because styles within elements are what a page's policy forbids."""


def to_html(document: Document, words: Words) -> str:
    """Return the document as HTML for print; it refers to nothing but our fonts."""
    names = (*STYLES, "draft.css") if document.draft else STYLES
    styles = "\n".join((*(shipped_text("styles", name) for name in names), WIDTHS))
    page = environment().get_template("document.html.j2")
    html: str = page.render(document=document, words=words, styles=styles, screen=False)
    return html


def environment() -> Any:  # noqa: ANN401 - the library is imported only where it is used
    """Return what lays out our pages; every text in them is escaped."""
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    return Environment(
        loader=FunctionLoader(lambda name: shipped_text("pages", name)),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_printable,
    )


def _printable(value: object) -> object:
    """Return text without what can't be seen, and with places to break words that no line can hold.

    The time to lay out a word grows with the square of its length. What is safe already stays as it is.
    """
    return (
        ENDLESS.sub(lambda word: BREAK.join(PIECE.findall(word[0])), visible(value))
        if type(value) is str
        else value
    )


def shipped_text(folder: str, name: str) -> str:
    """Return a shipped page, style or script."""
    return (templates_dir() / folder / name).read_text(encoding="utf-8")
