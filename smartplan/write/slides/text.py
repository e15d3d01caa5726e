"""Texts into the frames of slides, in a size that fits."""

from collections.abc import Sequence
from typing import Any

from smartplan.write.document.model import Run, Text
from smartplan.write.slides.fit import HEADLINE, POINTS, TITLES, height_of, shortened, size_for
from smartplan.write.slides.page import Box
from smartplan.write.visible import visible
from smartplan.write.words import TAGS

PRESENTATION = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
AFTER = 8.0
"""Space behind a point."""
INDENT = 14.0


def emu(points: float) -> Any:  # noqa: ANN401 - a length of the library
    """Return a length in the unit of the file format."""
    from pptx.util import Pt

    return Pt(points)


def colour(code: str) -> Any:  # noqa: ANN401 - a colour of the library
    """Return a colour from its `#rrggbb`."""
    from pptx.dml import color

    maker: Any = color.RGBColor
    return maker(*bytes.fromhex(code.removeprefix("#")))


def place(shape: Any, box: Box) -> None:  # noqa: ANN401 - of the library
    """Put a shape where a box is."""
    shape.left, shape.top = emu(box.x), emu(box.y)
    shape.width, shape.height = emu(box.width), emu(box.height)


def bare(shape: Any) -> None:  # noqa: ANN401 - of the library
    """Take from a shape the look that the theme would give it: shadow, line, colour of text."""
    style = shape._element.find(f"{PRESENTATION}style")  # noqa: SLF001 - the library can't
    if style is not None:
        shape._element.remove(style)  # noqa: SLF001 - of the library


def describe(shape: Any, name: str, text: str) -> None:  # noqa: ANN401 - of the library
    """Give a shape a name, and what it shows in words, for those who can't see it."""
    named = shape._element.xpath(".//p:cNvPr")[0]  # noqa: SLF001 - the library has no way to say it
    named.set("name", name)
    named.set("descr", visible(text))


class Pen:
    """Writes texts in one language."""

    def __init__(self, language: str) -> None:
        self._language = TAGS[language]

    def title(self, frame: Any, text: str, box: Box, sizes: Sequence[float] = TITLES) -> None:  # noqa: ANN401 - of the library
        """Write a title: smaller where it is long, cut where it is endless."""
        shown = visible(text)
        size = size_for([shown], box.width / HEADLINE, box.height, sizes)
        self.line(frame, shortened(shown, box.width / HEADLINE, box.height, size), size)

    def line(
        self,
        frame: Any,  # noqa: ANN401 - of the library
        text: str,
        size: float,
        *,
        ink: str | None = None,
        strong: bool | None = None,
    ) -> None:
        """Write the only paragraph of a frame."""
        frame.word_wrap = True
        self.run(frame.paragraphs[0], Run(text), size, ink=ink, strong=strong)

    def points(self, frame: Any, items: Sequence[Text], box: Box) -> None:  # noqa: ANN401 - of the library
        """Write points, one paragraph each, all in one size."""
        frame.word_wrap = True
        width = box.width - INDENT
        texts = ["".join(visible(run.text) for run in item) for item in items]
        size = size_for(texts, width, box.height, POINTS, AFTER)
        room = box.height / max(len(items), 1) - AFTER
        whole = height_of(texts, width, size, AFTER) <= box.height
        for place_, item in enumerate(items):
            paragraph = frame.paragraphs[0] if place_ == 0 else frame.add_paragraph()
            runs = item if whole else (Run(shortened(texts[place_], width, room, size)),)
            for run in runs:
                self.run(paragraph, run, size, strong=run.strong or None)

    def run(
        self,
        paragraph: Any,  # noqa: ANN401 - of the library
        run: Run,
        size: float,
        *,
        ink: str | None = None,
        strong: bool | None = None,
    ) -> None:
        """Add a run to a paragraph, in its look."""
        made = paragraph.add_run()
        made.text = visible(run.text).replace("\n", " ")
        made.font._element.set("lang", self._language)  # noqa: SLF001 - the library has a list, we a code
        made.font.size = emu(size)
        made.font.bold = strong
        if ink is not None:
            made.font.color.rgb = colour(ink)
