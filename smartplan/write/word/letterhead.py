"""The letterhead of a region's Word file: what stands above and below on its cover, and on all pages."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from smartplan.write.word.markup import NAMESPACES, element, w

W = f"{{{NAMESPACES['w']}}}"
RELATION = f"{{{NAMESPACES['r']}}}id"
SHOWN = tuple(f"{W}{name}" for name in ("t", "drawing", "pict", "object", "fldSimple", "instrText"))
"""What makes a header more than an empty line."""


@dataclass(frozen=True, slots=True)
class Letterhead:
    """References to headers and footers, as markup; empty where the file has none that show anything.

    Attributes:
        cover: of the first page, where that has its own.
        head: the header of all pages.
        foot: their footer.
    """

    cover: str = ""
    head: str = ""
    foot: str = ""

    @property
    def first(self) -> str:
        """What stands on the cover: its own header and footer, else those of all pages."""
        return self.cover or self.head + self.foot

    @property
    def ending(self) -> str:
        """What the properties of the cover end with: whether it is a first page of its own."""
        return w("titlePg") if self.cover else ""


def letterhead_of(document: Any) -> Letterhead:  # noqa: ANN401 - of python-docx
    """Return the letterhead of a file, as its last section has it."""
    last = document.element.body.find(f"{W}sectPr")
    if last is None:
        return Letterhead()
    heads = [one for one in last.findall(f"{W}headerReference") if _shows(document, one)]
    feet = [one for one in last.findall(f"{W}footerReference") if _shows(document, one)]
    apart = last.find(f"{W}titlePg") is not None
    return Letterhead(
        cover=_markup(one for one in (*heads, *feet) if apart and _is_first(one)),
        head=_markup(one for one in heads if not _is_first(one)),
        foot=_markup(one for one in feet if not _is_first(one)),
    )


def _is_first(reference: Any) -> bool:  # noqa: ANN401 - of lxml
    return bool(reference.get(f"{W}type") == "first")


def _shows(document: Any, reference: Any) -> bool:  # noqa: ANN401 - of python-docx
    """Whether there is anything to see in a header or footer."""
    part = document.part.related_parts[reference.get(RELATION)]
    return any(one.tag != f"{W}t" or (one.text or "").strip() for one in part.element.iter(*SHOWN))


def _markup(references: Iterable[Any]) -> str:
    return "".join(
        element(f"w:{one.tag.removeprefix(W)}", **{"w:type": one.get(f"{W}type"), "r:id": one.get(RELATION)})
        for one in references
    )
