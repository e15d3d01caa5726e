"""The text of a Word file as it is read: paragraphs in the boxes of authored text, and those outside."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from smartplan.read.grid import Attributes, Reader
from smartplan.read.word_styles import Kind, Kinds

TAG = "text:"
MARK = re.compile(r"_Text_(?P<language>[a-z]{2})_(?P<id>[a-z0-9_]+)")
"""The name of the bookmark around a box: what is left of the box where LibreOffice saved the file."""
WEB = ("http://", "https://")
FOREIGN = {
    "tbl": "table",
    "drawing": "picture",
    "pict": "picture",
    "object": "picture",
    "footnoteReference": "note",
    "endnoteReference": "note",
    "oMath": "formula",
}
GAPS = {"br": " ", "cr": " ", "tab": " ", "noBreakHyphen": "-"}
OFF = ("0", "false", "off")


@dataclass(frozen=True, slots=True)
class Piece:
    """Text in one look."""

    text: str
    strong: bool = False
    emphasis: bool = False
    link: str | None = None


@dataclass(frozen=True, slots=True)
class Written:
    """A paragraph: what it is, its text, and the list it belongs to."""

    kind: Kind
    pieces: tuple[Piece, ...]
    list: str = ""


@dataclass(slots=True)
class Box:
    """A box of authored text: the id of its section, its paragraphs, and what else it holds."""

    id: str
    written: list[Written] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Paragraph:
    """A paragraph that is being read."""

    style: str = ""
    number: str | None = None
    pieces: list[Piece] = field(default_factory=list)
    marked: Box | None = None


class Story(Reader):
    """Takes the document as it comes; of tracked changes, what was deleted is gone, what was put in stays."""

    def __init__(self, kinds: Kinds, links: Mapping[str, str]) -> None:
        self.boxes: list[Box] = []
        self.marked: list[Box] = []
        self.outside: list[str] = []
        self._kinds = kinds
        self._links = links
        self._controls: list[Box | None] = []
        self._paragraphs: list[_Paragraph] = []
        self.language = ""
        self._marked: Box | None = None
        self._mark = ""
        self._open: dict[str, int] = {}
        self._link: str | None = None
        self._strong = self._emphasis = False

    def start(self, tag: str, attributes: Attributes) -> None:
        """Take the start of an element."""
        self._open[tag] = self._open.get(tag, 0) + 1
        value = attributes.get("val", "")
        box = self._box()
        if tag == "sdt":
            self._controls.append(None)
        elif tag == "tag" and self._within("sdtPr") and value.startswith(TAG) and box is None:
            self._controls[-1] = Box(value.removeprefix(TAG))
        elif tag == "p":
            self._paragraphs.append(_Paragraph(marked=self._marked))
        elif tag in {"bookmarkStart", "bookmarkEnd"}:
            self._bookmark(attributes)
        elif (box := box or self._marked) is not None and tag in FOREIGN:
            box.foreign.append(FOREIGN[tag])
        elif tag == "hyperlink":
            address = self._links.get(attributes.get("id", ""), "")
            self._link = address if address.startswith(WEB) else None
        elif self._paragraphs and not self._within("pPrChange", "rPrChange"):
            self._look(tag, value)

    def end(self, tag: str) -> None:
        """Take its end."""
        self._open[tag] -= 1
        if tag == "hyperlink":
            self._link = None
        elif tag == "p":
            self._close(self._paragraphs.pop())
        elif tag == "sdt":
            box = self._controls.pop()
            if box is not None:
                self.boxes.append(box)

    def text(self, text: str) -> None:
        """Take text between."""
        if self._within("t") and self._paragraphs and not self._within("moveFrom", "del"):
            self._add(text)

    def _bookmark(self, attributes: Attributes) -> None:
        """Take the bookmark that begins or ends a box; a paragraph belongs to where its text begins."""
        named = MARK.fullmatch(attributes.get("name", ""))
        empty = self._paragraphs[-1:] and not self._paragraphs[-1].pieces
        if named:  # LibreOffice may begin it anew before its last paragraph, with the id that ends it
            self.language, self._mark = named["language"], attributes["id"]
            if self._marked is None:
                self._marked = Box(named["id"].replace("_", "-"))
                self.marked.append(self._marked)
        elif self._marked is not None and attributes["id"] == self._mark and "name" not in attributes:
            self._marked = None
        else:
            return
        if empty:
            self._paragraphs[-1].marked = self._marked

    def _look(self, tag: str, value: str) -> None:
        """Take a property of a paragraph or of a run."""
        paragraph, own = self._paragraphs[-1], self._within("pPr")
        if own and tag == "pStyle":
            paragraph.style = value
        elif own and tag == "numId":
            paragraph.number = value
        elif tag == "r":
            self._strong = self._emphasis = False
        elif tag in GAPS and self._within("r") and not own:
            self._add(GAPS[tag])
        elif tag == "b" and not own:
            self._strong = value not in OFF
        elif tag == "i" and not own:
            self._emphasis = value not in OFF
        elif tag == "rStyle" and not own:
            named = self._kinds.run_style(value)
            self._strong, self._emphasis = named == "strong", named == "emphasis"

    def _add(self, text: str) -> None:
        # A link in our Markdown has no emphasis of its own.
        emphasis = self._emphasis and self._link is None
        self._paragraphs[-1].pieces.append(Piece(text, self._strong, emphasis, self._link))

    def _close(self, paragraph: _Paragraph) -> None:
        box = self._box() or paragraph.marked
        if box is not None:
            kind = self._kinds.kind(paragraph.style, paragraph.number)
            box.written.append(Written(kind, tuple(paragraph.pieces), paragraph.number or ""))
        elif not self._controls:
            self.outside.append("".join(piece.text for piece in paragraph.pieces))

    def _box(self) -> Box | None:
        """Return the box that is open, if any."""
        return next((box for box in self._controls if box is not None), None)

    def _within(self, *tags: str) -> bool:
        return any(self._open.get(tag, 0) for tag in tags)
