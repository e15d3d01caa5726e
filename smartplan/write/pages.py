"""Document to one HTML page with its styles inside; the templates lay out, and compute nothing."""

from smartplan.shipped import templates_dir
from smartplan.write.document.model import Document
from smartplan.write.visible import visible
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
        finalize=_printable,
    )
    styles = "\n".join(_read("styles", name) for name in STYLES)
    return pages.get_template("document.html.j2").render(document=document, words=words, styles=styles)


def _printable(value: object) -> object:
    """Return a value without characters that can't be seen; what is safe already stays as it is."""
    return visible(value) if type(value) is str else value


def _template(name: str) -> str:
    return _read("pages", name)


def _read(folder: str, name: str) -> str:
    return (templates_dir() / folder / name).read_text(encoding="utf-8")
