"""The parts of a Word file beside its text: links, pictures, headers and footers, each with its relation."""

from io import BytesIO
from itertools import count
from typing import Any

from smartplan.write.charts.raster import raster
from smartplan.write.visible import visible
from smartplan.write.word.markup import DECLARED

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
DOTS = 220
"""How fine pictures are drawn, in dots an inch."""
TWIPS = 1440
"""Twentieths of a point in an inch, the unit of lengths in Word."""


class Parts:
    """Adds parts to the package of a document and says by what id its text refers to them."""

    def __init__(self, document: Any) -> None:  # noqa: ANN401 - the library is imported where it is used
        self._part = document.part
        self._numbers = count(1)
        self._drawn: dict[tuple[str, int], tuple[str, str]] = {}

    def link(self, address: str) -> str:
        """Return the id of a link that leads out."""
        relation: str = self._part.relate_to(visible(address), f"{OFFICE}/hyperlink", is_external=True)
        return relation

    def picture(self, svg: str, width: int) -> tuple[str, str]:
        """Return the ids of a drawing as pixels and as SVG; the same drawing is stored once.

        Args:
            svg: the drawing.
            width: how wide it will stand, in twips.
        """
        if (svg, width) not in self._drawn:
            pixels = raster(svg, round(width / TWIPS * DOTS))
            shown, _ = self._part.get_or_add_image(BytesIO(pixels))
            drawn = self._add(f"/word/media/drawing{next(self._numbers)}.svg", "image/svg+xml", "image", svg)
            self._drawn[svg, width] = (shown, drawn)
        return self._drawn[svg, width]

    def story(self, kind: str, content: str) -> str:
        """Return the id of a new header (`hdr`) or footer (`ftr`) with paragraphs in it."""
        name = "header" if kind == "hdr" else "footer"
        text = f"{HEAD}<w:{kind}{DECLARED}>{content}</w:{kind}>"
        return self._add(f"/word/smartplan-{name}{next(self._numbers)}.xml", f"{MAIN}.{name}+xml", name, text)

    def data(self, name: str, text: str) -> None:
        """Add a part that Word keeps and does not show."""
        self._add(f"/customXml/{name}", "application/xml", "customXml", HEAD + text)

    def _add(self, path: str, kind: str, relation: str, text: str) -> str:
        from docx.opc.packuri import PackURI
        from docx.opc.part import Part

        part = Part(PackURI(path), kind, text.encode("utf-8"), self._part.package)
        related: str = self._part.relate_to(part, f"{OFFICE}/{relation}")
        return related
