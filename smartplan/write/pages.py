"""Document to one HTML page with its styles inside; the templates lay out, and compute nothing."""

from smartplan.shipped import templates_dir
from smartplan.write.document.model import Document
from smartplan.write.words import Words

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
    )
    styles = "\n".join(_read("styles", name) for name in STYLES)
    return pages.get_template("document.html.j2").render(document=document, words=words, styles=styles)


def _template(name: str) -> str:
    return _read("pages", name)


def _read(folder: str, name: str) -> str:
    return (templates_dir() / folder / name).read_text(encoding="utf-8")
