"""Document to one HTML page with its styles inside; the templates lay out, and compute nothing."""

import re

from smartplan.shipped import templates_dir
from smartplan.write.document.model import Document
from smartplan.write.visible import visible
from smartplan.write.words import Words

ENDLESS, PIECE, BREAK = re.compile(r"\S{200,}"), re.compile(r".{1,80}"), "\N{ZERO WIDTH SPACE}"
STYLES = ("fonts.css", "document.css")


def to_html(document: Document, words: Words) -> str:
    """Return the document as HTML; every text in it is escaped, and it refers to nothing but our fonts."""
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    pages = Environment(
        loader=FunctionLoader(_template),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_printable,
    )
    styles = "\n".join(_read("styles", name) for name in STYLES)
    return pages.get_template("document.html.j2").render(document=document, words=words, styles=styles)


def _printable(value: object) -> object:
    """Return text without what can't be seen, and with places to break words that no line can hold.

    The time to lay out a word grows with the square of its length. What is safe already stays as it is.
    """
    return (
        ENDLESS.sub(lambda word: BREAK.join(PIECE.findall(word[0])), visible(value))
        if type(value) is str
        else value
    )


def _template(name: str) -> str:
    return _read("pages", name)


def _read(folder: str, name: str) -> str:
    return (templates_dir() / folder / name).read_text(encoding="utf-8")
