"""Document to one HTML page with its styles inside; the templates lay out, and compute nothing."""

import re
from typing import Any

from smartplan.core.model.template import Template
from smartplan.shipped import templates_dir
from smartplan.write.charts import Chart
from smartplan.write.charts.svg import untipped
from smartplan.write.document.model import Document
from smartplan.write.visible import visible
from smartplan.write.words import Words

ENDLESS, PIECE, BREAK = re.compile(r"\S{200,}"), re.compile(r".{1,80}"), "\N{ZERO WIDTH SPACE}"
OURS = ("styles", "script")
"""What stands on a page as it is."""
STYLES = ("fonts.css", "document.css")
WIDTHS = "\n".join(f".w{percent} {{ width: {percent}% }}" for percent in range(101))
"""Columns and bars: classes, because styles within elements are what a page's policy forbids."""


def to_html(document: Document, words: Words, template: Template | None = None) -> str:
    """Return the document as HTML for print; it refers to nothing but our fonts.

    Args:
        document: what to lay out.
        words: its language.
        template: a region's own pages and styles; its styles stand behind ours.

    Raises:
        OutputError: something in the template is wrong, or is refused.
    """
    names = (*STYLES, "draft.css") if document.draft else STYLES
    shipped = (*(shipped_text("styles", name) for name in names), WIDTHS)
    styles = "\n".join((*shipped, (template and template.text("document.css")) or ""))
    return laid_out("document.html.j2", words, template, document=document, styles=styles, screen=False)


def laid_out(name: str, words: Words, template: Template | None = None, **values: object) -> str:
    """Return a page; what is ours among the values stands on it as it is, all else as text.

    Raises:
        OutputError: something in the template is wrong, or is refused.
    """
    from markupsafe import Markup

    ready = {key: Markup(text) if key in OURS else text for key, text in values.items()}  # noqa: S704 - ours
    if template is not None:
        from smartplan.write.own_pages import own_page

        return own_page(name, words, template, ready)
    page: str = _environment().get_template(name).render(**ready, words=words)
    return page


def _environment() -> Any:  # noqa: ANN401 - the library is imported only where it is used
    """Return what lays out our own pages; every text in them is escaped."""
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    made = Environment(
        loader=FunctionLoader(lambda name: shipped_text("pages", name)),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=printable,
    )
    made.filters["drawing"] = drawing
    return made


def drawing(chart: Chart, screen: bool = False) -> object:  # noqa: FBT001, FBT002 - as a template calls it
    """Return a chart as it stands on a page; on a screen its marks say their values to a pointer."""
    from markupsafe import Markup

    return Markup(chart.svg() if screen else untipped(chart.svg()))  # noqa: S704 - charts escape what they draw


def printable(value: object) -> object:
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
