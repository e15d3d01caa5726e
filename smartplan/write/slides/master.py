"""The look of all slides: size, colours, fonts, and two layouts: the cover, and a finding."""

from typing import Any

from smartplan.shipped import templates_dir
from smartplan.write.charts.svg import ACCENT, INK, PAPER, PRIMARY, SERIES
from smartplan.write.slides.page import HEIGHT, WIDTH
from smartplan.write.slides.text import emu

DEEP, GROUND = "#0c2c4a", "#f3f6f8"
HEADLINES, TEXTS = "Plus Jakarta Sans", "Source Sans 3"
_THEME = {"dk1": INK, "lt1": PAPER, "dk2": DEEP, "lt2": GROUND, "accent1": PRIMARY, "accent2": ACCENT}
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def new_deck() -> Any:  # noqa: ANN401 - a presentation of the library
    """Return a presentation without slides, of 16:9, in the look of the document."""
    from pptx import Presentation

    deck = Presentation()
    deck.slide_width, deck.slide_height = emu(WIDTH), emu(HEIGHT)
    _strip(deck.part, "/printerSettings")
    _strip(deck.part.package, "/thumbnail")
    layouts = deck.slide_layouts
    for layout in list(layouts)[2:]:
        layouts.remove(layout)
    _dress(deck.slide_master._element, "master")  # noqa: SLF001 - the library can't set a master
    _dress(layouts[0]._element, "cover")  # noqa: SLF001 - the library has no way to set a layout
    _dress(layouts[1]._element, "page")  # noqa: SLF001 - the library has no way to set a layout
    layouts[1]._element.set("type", "tx")  # noqa: SLF001 - the library has no way to set a layout
    _paint(deck.slide_master.part)
    return deck


def _strip(owner: Any, kind: str) -> None:  # noqa: ANN401 - a part of the library
    """Take away what the library's empty file brings along: its picture, the settings of a printer."""
    for id_, relation in list(owner._rels.items()):  # noqa: SLF001 - the library keeps them to itself
        if relation.reltype.endswith(kind):
            owner._rels.pop(id_)  # noqa: SLF001 - as above


def _dress(element: Any, name: str) -> None:  # noqa: ANN401 - an XML element
    """Put the shapes and styles of a file in the place of those of an element."""
    from pptx.oxml import parse_xml

    given = parse_xml((templates_dir() / "slides" / f"{name}.xml").read_bytes())
    for child in list(given):
        old = element.find(child.tag)
        element.replace(old, child)


def _paint(master: Any) -> None:  # noqa: ANN401 - a part of the library
    """Give the theme our colours and fonts."""
    from pptx.opc.constants import RELATIONSHIP_TYPE
    from pptx.opc.oxml import serialize_part_xml
    from pptx.oxml import parse_xml

    theme = master.part_related_by(RELATIONSHIP_TYPE.THEME)
    root: Any = parse_xml(theme.blob)
    root.set("name", "smartplan")
    series = {f"accent{place}": SERIES[place - 2] for place in range(3, 7)}
    for name, code in {**_THEME, **series}.items():
        (slot,) = root.iter(f"{_DRAWING}{name}")
        for old in list(slot):
            slot.remove(old)
        slot.append(slot.makeelement(f"{_DRAWING}srgbClr", {"val": code.removeprefix("#").upper()}))
    for kind, face in (("majorFont", HEADLINES), ("minorFont", TEXTS)):
        (fonts,) = root.iter(f"{_DRAWING}{kind}")
        fonts.find(f"{_DRAWING}latin").set("typeface", face)
    theme._blob = serialize_part_xml(root)  # noqa: SLF001 - it has no way to set a theme either
