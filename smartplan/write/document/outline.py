"""The outline: which books, chapters and sections a document has; a file that regions edit."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from smartplan.core.model.base import Titles
from smartplan.shipped import templates_dir


@dataclass(frozen=True, slots=True)
class Entry:
    """A section by its id; one with a title of its own holds nothing but the text that people wrote."""

    id: str
    title: Titles | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """A chapter; `number` (else its place) stands before the numbers of its sections."""

    id: str
    label: Titles
    title: Titles
    sections: tuple[Entry, ...]
    number: str = ""


@dataclass(frozen=True, slots=True)
class Volume:
    """A book: its id, how it is called, its title, what it is about, its chapters."""

    id: str
    label: Titles
    title: Titles
    summary: Titles
    chapters: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """A document: its title, with a plan and without, what stands before the books, the books."""

    title: Titles
    subtitle: Titles
    report_title: Titles
    report_subtitle: Titles
    front: tuple[Entry, ...]
    books: tuple[Volume, ...]

    def entries(self) -> Iterator[Entry]:
        """Walk every section in its order."""
        yield from self.front
        for book in self.books:
            for chapter in book.chapters:
                yield from chapter.sections


def shipped_outline() -> Outline:
    """Return the outline that smartplan ships."""
    import yaml

    text = (templates_dir() / "outline.yaml").read_text(encoding="utf-8")
    return _outline(yaml.load(text, Loader=yaml.CSafeLoader))


def _outline(written: Mapping[str, Any]) -> Outline:
    return Outline(
        title=_titles(written["title"]),
        subtitle=_titles(written["subtitle"]),
        report_title=_titles(written["report"]["title"]),
        report_subtitle=_titles(written["report"]["subtitle"]),
        front=tuple(_entry(entry) for entry in written["front"]),
        books=tuple(_volume(book) for book in written["books"]),
    )


def _volume(written: Mapping[str, Any]) -> Volume:
    return Volume(
        id=written["id"],
        label=_titles(written["label"]),
        title=_titles(written["title"]),
        summary=_titles(written["summary"]),
        chapters=tuple(_part(chapter) for chapter in written["chapters"]),
    )


def _part(written: Mapping[str, Any]) -> Part:
    sections = tuple(_entry(entry) for entry in written["sections"])
    label, title = _titles(written["label"]), _titles(written["title"])
    return Part(written["id"], label, title, sections, written.get("number", ""))


def _entry(written: str | Mapping[str, Any]) -> Entry:
    if isinstance(written, str):
        return Entry(written)
    return Entry(written["id"], _titles(written["title"]))


def _titles(written: Mapping[str, str]) -> Titles:
    return Titles.model_validate(written)
