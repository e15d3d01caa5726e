"""WeasyPrint with less memory and time, to the same bytes: what it keeps and we don't need is let go.

A third of what a book took were the styles of footnotes, of which WeasyPrint makes five for every element,
and the drawn pages, kept as a text for each stroke until the last is done.
"""

import atexit
import ctypes
import gc
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from typing import Any

from smartplan.write.pdf_marks import drawn_in

UNUSED = {"footnote": "::footnote-", "note(": "::note-"}
"""A word that a page has where it needs them, and how the rules begin that are left out where it has none."""
MARKER, ITEM_MARKER = "::marker", "li::marker"
"""Every element would get a style for the mark of a list; only items have one."""


def page_of(html: str, base: str, fetcher: object) -> Any:  # noqa: ANN401 - the library has no types
    """Return a page that is to be laid out, under the styles that it needs of those each page begins with."""
    import weasyprint
    import weasyprint.html as own

    beginning = weasyprint.CSS(string=_needed(own.UA, html), counter_style=own.UA_COUNTER_STYLE)
    lean = type("Page", (weasyprint.HTML,), {"_ua_stylesheets": lambda _self, _forms=False: [beginning]})
    return lean(string=html, base_url=base, url_fetcher=fetcher)


def _needed(rules: str, html: str) -> str:
    """Return WeasyPrint's own rules, a line each, without those that the page has no use for."""
    unused = tuple(start for word, start in UNUSED.items() if word not in html)
    lines = [line for line in rules.splitlines() if not line.startswith(unused)]
    if "list-item" not in html:
        lines = [line.replace(MARKER, ITEM_MARKER, 1) if line.startswith(MARKER) else line for line in lines]
    return "\n".join(lines)


def pages_of(page: Any, variant: str) -> Any:  # noqa: ANN401 - the library has no types
    """Lay out a page; each sheet becomes one piece once it is drawn."""
    document = page.render(pdf_variant=variant, font_config=_fonts())
    for sheet in document.pages:
        sheet.paint = _in_one_piece(sheet.paint)
    _give_back()
    return document


@cache
def _fonts() -> Any:  # noqa: ANN401 - the library has no types
    """Return the fonts of this process: of those of each page, a third of a megabyte is never given back."""
    from weasyprint.text.fonts import FontConfiguration

    atexit.register(let_fonts_go)
    return FontConfiguration()


def let_fonts_go() -> None:
    """Take the files of the fonts away; a process that is ended from outside must do so before."""
    _fonts.cache_clear()
    gc.collect()  # pages that are done with may still hold them


def _in_one_piece(paint: Callable[..., None]) -> Callable[..., None]:
    def painted(stream: Any, scale: float = 1) -> None:  # noqa: ANN401 - the library has no types
        paint(stream, scale)
        stream.stream = [drawn_in(stream)]

    return painted


def free_pages(document: Any) -> None:  # noqa: ANN401 - the library has no types
    """Let go of the laid out pages: all is drawn and tagged, and what is left is to write it."""
    document.pages.clear()
    gc.collect()
    _give_back()


def _give_back() -> None:
    """Return to the system what is free between what is held: tens of megabytes, that are asked for again."""
    with suppress(AttributeError, OSError, TypeError):  # only the C library of GNU has it
        ctypes.CDLL(None).malloc_trim(0)
