"""Pages of a Word file: their size and margins, and what stands above and below the text of each."""

from dataclasses import dataclass

from smartplan.write.charts.svg import ACCENT, PRIMARY
from smartplan.write.word.letterhead import Letterhead
from smartplan.write.word.markup import BOLD, field, paragraph, run, w
from smartplan.write.word.parts import Parts

SHORT, LONG = 11906, 16838
"""The sides of A4, in twips."""
PORTRAIT, LANDSCAPE = (1531, 1361, 1304, 1361), (1361, 1021, 1077, 1021)
"""Margins in twips: top, right, bottom, left."""
ABOVE, BELOW = 737, 624
USUAL_STOPS = (4320, 4513, 4536, 4680, 8640, 9026, 9072, 9360)
"""Where the headers of letterheads have tab stops, on the papers that Word knows; ours has but one."""


def text_width(*, landscape: bool) -> int:
    """Return how wide the text of a page is, in twips."""
    return LONG - LANDSCAPE[1] - LANDSCAPE[3] if landscape else SHORT - PORTRAIT[1] - PORTRAIT[3]


@dataclass(frozen=True, slots=True)
class Running:
    """What stands on every page: the document, the book, the chapter, and a warning where there is one.

    `live` says that the chapter is followed by Word itself when somebody renames it.
    """

    document: str
    book: str
    chapter: str
    warning: str
    live: bool = True


def head(running: Running, *, landscape: bool) -> str:
    """Return the header."""
    name = field('STYLEREF "heading 2"', running.chapter) if running.live else run(running.chapter)
    left = run(running.book, BOLD + w("color", val=PRIMARY[1:]))
    return paragraph("Header", left, run("\t"), name, more=_tabs(landscape=landscape))


def foot(running: Running, *, landscape: bool) -> str:
    """Return the footer, with the number of the page."""
    warned = run(running.warning, BOLD + w("color", val=ACCENT[1:]))
    page = field("PAGE", "1", BOLD + w("color", val=PRIMARY[1:]))
    return paragraph("Footer", run(running.document), run("\t"), page, more=_tabs(landscape=landscape)) + (
        paragraph("Footer", warned) if running.warning else ""
    )


def _tabs(*, landscape: bool) -> str:
    cleared = (w("tab", val="clear", pos=place) for place in USUAL_STOPS)
    return w("tabs", *cleared, w("tab", val="right", pos=text_width(landscape=landscape)))


def section(parts: Parts, running: Running | None, letterhead: Letterhead, *, landscape: bool) -> str:
    """Return the properties of the pages that end here; without anything running they are a cover.

    A header and a footer of the letterhead stand in for ours; but a warning is never left out.
    """
    if running is None:
        told, below = letterhead.first, letterhead.ending
    else:
        above = letterhead.head or _ours(parts, "header", head(running, landscape=landscape))
        kept = "" if running.warning else letterhead.foot
        told, below = above + (kept or _ours(parts, "footer", foot(running, landscape=landscape))), ""
    top, right, bottom, left = LANDSCAPE if landscape else PORTRAIT
    wide, high = (LONG, SHORT) if landscape else (SHORT, LONG)
    turned = "landscape" if landscape else None
    margins = {
        "top": top,
        "right": right,
        "bottom": bottom,
        "left": left,
        "header": ABOVE,
        "footer": BELOW,
        "gutter": 0,
    }
    return w(
        "sectPr",
        told,
        w("type", val="nextPage"),
        w("pgSz", w=wide, h=high, orient=turned),
        w("pgMar", **margins),
        below,
    )


def _ours(parts: Parts, kind: str, content: str) -> str:
    """Return the reference to a header or footer of ours."""
    relation = parts.story({"header": "hdr", "footer": "ftr"}[kind], content)
    return f'<w:{kind}Reference w:type="default" r:id="{relation}"/>'


def ending(properties: str) -> str:
    """Return the paragraph that ends a section."""
    return w("p", w("pPr", w("pStyle", val="AfterTable"), properties))
