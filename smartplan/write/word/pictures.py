"""Drawings in Word: as SVG where that can be shown, as pixels where not, with a text for who sees neither."""

from smartplan.write.visible import visible
from smartplan.write.word.markup import element, w

EMU = 635
"""English Metric Units in a twip."""
SVG_EXTENSION = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"


def inline(number: int, ids: tuple[str, str], size: tuple[int, int], title: str) -> str:
    """Return a run with a picture that stands in its line.

    Args:
        number: its number among the pictures of the document.
        ids: the relations of its pixels and of its SVG.
        size: width and height in twips.
        title: the text for those who can't see it.
    """
    wide, high = (side * EMU for side in size)
    named = _named("wp:docPr", number, title)
    frame = element(
        "wp:inline", element("wp:extent", cx=wide, cy=high), named, _graphic(number, ids, size), **_flush()
    )
    return w("r", w("drawing", frame))


def behind(number: int, ids: tuple[str, str], size: tuple[int, int], title: str) -> str:
    """Return a run with a picture that fills the page from its corner, behind the text."""
    wide, high = (side * EMU for side in size)
    corner = element("wp:posOffset", "0")
    frame = element(
        "wp:anchor",
        element("wp:simplePos", x=0, y=0),
        element("wp:positionH", corner, relativeFrom="page"),
        element("wp:positionV", corner, relativeFrom="page"),
        element("wp:extent", cx=wide, cy=high),
        element("wp:effectExtent", l=0, t=0, r=0, b=0),
        element("wp:wrapNone"),
        _named("wp:docPr", number, title),
        element("wp:cNvGraphicFramePr"),
        _graphic(number, ids, size),
        **_flush(),
        simplePos=0,
        relativeHeight=1,
        behindDoc=1,
        locked=0,
        layoutInCell=1,
        allowOverlap=1,
    )
    return w("r", w("drawing", frame))


def _flush() -> dict[str, object]:
    return dict.fromkeys(("distT", "distB", "distL", "distR"), 0)


def _named(name: str, number: int, title: str) -> str:
    return element(name, id=number, name=f"Picture {number}", descr=visible(title))


def _graphic(number: int, ids: tuple[str, str], size: tuple[int, int]) -> str:
    wide, high = (side * EMU for side in size)
    vector = element(
        "a:extLst", element("a:ext", element("asvg:svgBlip", **{"r:embed": ids[1]}), uri=SVG_EXTENSION)
    )
    filled = element(
        "pic:blipFill",
        element("a:blip", vector, **{"r:embed": ids[0]}),
        element("a:stretch", element("a:fillRect")),
    )
    place = element("a:xfrm", element("a:off", x=0, y=0), element("a:ext", cx=wide, cy=high))
    shape = element("pic:spPr", place, element("a:prstGeom", element("a:avLst"), prst="rect"))
    about = element(
        "pic:nvPicPr", element("pic:cNvPr", id=number, name=f"Picture {number}"), element("pic:cNvPicPr")
    )
    picture = element("pic:pic", about, filled, shape)
    uri = "http://schemas.openxmlformats.org/drawingml/2006/picture"
    return element("a:graphic", element("a:graphicData", picture, uri=uri))
