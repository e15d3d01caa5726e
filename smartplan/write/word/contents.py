"""The contents: a field that Word fills in, with the headings in it already for readers that don't."""

from collections.abc import Iterator
from dataclasses import dataclass

from smartplan.write.word.markup import element, field, paragraph, run, w
from smartplan.write.words import Words

INSTRUCTION = '<w:instrText xml:space="preserve"> TOC \\o "1-3" \\h \\z \\u </w:instrText>'


@dataclass(frozen=True, slots=True)
class _Entry:
    level: int
    text: str
    name: str


class Contents:
    """Collects headings as they are written."""

    def __init__(self, words: Words) -> None:
        self.title = words("Contents")
        self._entries: list[_Entry] = []

    def add(self, level: int, text: str) -> tuple[int, str]:
        """Take a heading; return the number and the name of the bookmark that it gets."""
        number = len(self._entries) + 1
        self._entries.append(_Entry(level, text, f"_Toc{number:08d}"))
        return number, self._entries[-1].name

    def markup(self, remark: str) -> str:
        """Return the contents, a remark on the document below their heading."""
        gallery = w("docPartObj", w("docPartGallery", val="Table of Contents"), w("docPartUnique"))
        heading = paragraph("ContentsHeading", run(self.title))
        heading += paragraph("Source", run(remark)) if remark else ""
        return w("sdt", w("sdtPr", w("id", val=7000), gallery), w("sdtContent", heading, *self._lines()))

    def _lines(self) -> Iterator[str]:
        """Yield the entries; the field begins in the first of them and ends behind the last."""
        begin, separate, end = (
            w("r", w("fldChar", fldCharType=kind)) for kind in ("begin", "separate", "end")
        )
        opening = begin + w("r", INSTRUCTION) + separate
        for entry in self._entries:
            page = run("\t") + field(f"PAGEREF {entry.name} \\h", "")
            link = element("w:hyperlink", run(entry.text), page, **{"w:anchor": entry.name, "w:history": "1"})
            yield paragraph(f"TOC{entry.level}", opening, link)
            opening = ""
        yield paragraph("AfterTable", opening, end)
