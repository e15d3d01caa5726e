"""WordprocessingML as text: elements, runs, paragraphs, fields. What people wrote is only ever text in it."""

import re
from collections.abc import Iterable
from html import escape

from smartplan.write.visible import visible

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "asvg": "http://schemas.microsoft.com/office/drawing/2016/SVG/main",
}
DECLARED = "".join(f' xmlns:{prefix}="{address}"' for prefix, address in NAMESPACES.items())
BREAKS = re.compile(r"([\t\n])")


def w(name: str, /, *children: str, **attributes: object) -> str:
    """Return an element of WordprocessingML; an attribute that is None is left out."""
    return element(f"w:{name}", *children, **{f"w:{key}": value for key, value in attributes.items()})


def element(name: str, /, *children: str, **attributes: object) -> str:
    """Return an element by its full name; children are markup already, attributes are escaped."""
    written = "".join(
        f' {key}="{escape(visible(str(value)))}"' for key, value in attributes.items() if value is not None
    )
    return f"<{name}{written}>{''.join(children)}</{name}>" if children else f"<{name}{written}/>"


def run(text: str, look: str = "") -> str:
    """Return text in one look (run properties as markup); a line end stays one."""
    properties = (w("rPr", look),) if look else ()
    return w("r", *properties, *_pieces(visible(text))) if text else ""


def _pieces(text: str) -> Iterable[str]:
    for piece in BREAKS.split(text):
        if piece == "\n":
            yield w("br")
        elif piece == "\t":
            yield w("tab")
        elif piece:
            yield f'<w:t xml:space="preserve">{escape(piece, quote=False)}</w:t>'


def paragraph(style: str, *content: str, more: str = "") -> str:
    """Return a paragraph in a style, by its id; `more` are further properties in the order of the schema."""
    return w("p", w("pPr", w("pStyle", val=style), more), *content)


def field(instruction: str, shown: str, look: str = "") -> str:
    """Return a field that Word computes, and what it shows until then.

    An instruction is ours: nothing that people wrote may ever become part of one.
    """
    properties = (w("rPr", look),) if look else ()
    marks = {
        kind: w("r", *properties, w("fldChar", fldCharType=kind)) for kind in ("begin", "separate", "end")
    }
    told = w("r", *properties, f'<w:instrText xml:space="preserve"> {escape(instruction)} </w:instrText>')
    return marks["begin"] + told + marks["separate"] + run(shown, look) + marks["end"]


def bookmarked(name: str, number: int, *content: str) -> str:
    """Return content that links may lead to."""
    return w("bookmarkStart", id=number, name=name) + "".join(content) + w("bookmarkEnd", id=number)


def style(name: str) -> str:
    """Return the property that gives a run a character style."""
    return w("rStyle", val=name)


BOLD, ITALIC = w("b"), w("i")
KEEP_NEXT = w("keepNext")
