"""What the paragraphs of a Word file are: headings, quotes, points, whatever its styles are called."""

from typing import Literal

from smartplan.read.grid import Attributes, Reader

Kind = Literal["paragraph", "heading", "quote", "bullet", "number"]
DEEPEST = 20
"""No style goes on from another so many times; one that does goes round in a circle."""


class Styles(Reader):
    """The styles: their names, what they are based on, and the list they belong to."""

    def __init__(self) -> None:
        self.names: dict[str, str] = {}
        self.based: dict[str, str] = {}
        self.lists: dict[str, str] = {}
        self._id = ""

    def start(self, tag: str, attributes: Attributes) -> None:
        """Take the start of an element."""
        if tag == "style":
            self._id = attributes.get("styleId", "")
        elif tag == "name" and self._id:
            self.names[self._id] = attributes.get("val", "").lower()
        elif tag == "basedOn" and self._id:
            self.based[self._id] = attributes.get("val", "")
        elif tag == "numId" and self._id:
            self.lists[self._id] = attributes.get("val", "")


class Numbers(Reader):
    """The lists: whether each has signs or numbers before its points."""

    def __init__(self) -> None:
        self._formats: dict[str, str] = {}
        self._kinds: dict[str, str] = {}
        self._abstract = self._number = ""

    def start(self, tag: str, attributes: Attributes) -> None:
        """Take the start of an element."""
        if tag == "abstractNum":
            self._abstract = attributes.get("abstractNumId", "")
        elif tag == "num":
            self._number, self._abstract = attributes.get("numId", ""), ""
        elif tag == "numFmt" and self._abstract:
            self._formats.setdefault(self._abstract, attributes.get("val", ""))
        elif tag == "abstractNumId":
            self._kinds[self._number] = attributes.get("val", "")

    def format(self, number: str) -> str:
        """Return how the points of a list are marked: bullet, decimal, …; empty where nothing says."""
        return self._formats.get(self._kinds.get(number, ""), "")


class Kinds:
    """Tells what a paragraph is by its style and its list."""

    def __init__(self, styles: Styles, numbers: Numbers) -> None:
        self._styles = styles
        self._numbers = numbers

    def kind(self, style: str, number: str | None) -> Kind:
        """Return what a paragraph is; `number` is its own list, "0" takes it out of any."""
        chain = self._chain(style)
        names = [self._styles.names.get(one, "") for one in chain]
        if any(name.startswith("heading") or name == "title" for name in names):
            return "heading"
        if any("quote" in name for name in names):
            return "quote"
        of_style = next((self._styles.lists[one] for one in chain if one in self._styles.lists), "0")
        marked = self._numbers.format(of_style if number is None else number)
        if marked in ("", "none"):
            return "paragraph"
        return "bullet" if marked == "bullet" else "number"

    def run_style(self, style: str) -> str:
        """Return the name of a character style."""
        return self._styles.names.get(style, "")

    def _chain(self, style: str) -> list[str]:
        chain: list[str] = []
        while style and style not in chain and len(chain) < DEEPEST:
            chain.append(style)
            style = self._styles.based.get(style, "")
        return chain
