"""A region's own template: what lies in its folder beside, or in the place of, what is shipped."""

from collections.abc import Mapping
from dataclasses import dataclass

PAGES = ("document.html.j2", "screen.html.j2", "blocks.html.j2")
"""The shipped pages: for print, for screens, and the pieces that both are made of."""
STYLES = ("document.css", "screen.css")
"""What a region's own styles are called; they stand behind the shipped ones."""
LETTERHEAD = "letterhead.docx"
OUTLINE = "outline.yaml"
PAGE = ".html.j2"
"""How the names of pages end; a region may have more of them than are shipped, to include."""
PICTURES = {".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg"}
"""By their endings, what kinds of pictures there may be."""


@dataclass(frozen=True, slots=True)
class Template:
    """What a region lays its documents out with.

    Attributes:
        folder: its name as the user typed it.
        files: the bytes of every file that is used, by name; pages and styles are UTF-8.
    """

    folder: str
    files: Mapping[str, bytes]

    def path(self, name: str) -> str:
        """Return the name of a file as the user would type it."""
        return f"{self.folder.rstrip('/')}/{name}"

    def text(self, name: str) -> str | None:
        """Return a page or a style; None where the folder has none of that name."""
        content = self.files.get(name)
        return None if content is None else content.decode("utf-8")

    @property
    def pages(self) -> tuple[str, ...]:
        """The names of its pages, in alphabetical order."""
        return tuple(sorted(name for name in self.files if name.endswith(PAGE)))

    @property
    def letterhead(self) -> bytes | None:
        """The Word file whose header, footer, styles and text documents begin with."""
        return self.files.get(LETTERHEAD)
