"""Word files that came back: what stands in the boxes of authored text, not judged yet."""

import zipfile
from dataclasses import dataclass, field

from smartplan.core.process.paragraphs import changed_paragraphs, fingerprint
from smartplan.errors import InputError, Place, Problem
from smartplan.read.grid import Attributes, NotASheet, Reader, archive_of, part_of, walk
from smartplan.read.paths import read_whole
from smartplan.read.texts import LANGUAGES
from smartplan.read.word_story import Box, Story
from smartplan.read.word_styles import Kinds, Numbers, Styles

TEXT, RELATIONS = "word/document.xml", "word/_rels/document.xml.rels"
STYLES, NUMBERS = "word/styles.xml", "word/numbering.xml"
MARK = b"https://smartplan/word/1"
MAX_UNPACKED = 256 * 1024 * 1024
"""A file that unpacks to more is something else than it seems; pictures take most of it."""


@dataclass(frozen=True, slots=True)
class Returned:
    """What came back.

    Attributes:
        file: its name as the user typed it.
        language: the language of the document; empty where it does not say so.
        boxes: the boxes of authored text, in the order of reading.
        outside: how many paragraphs that were made from figures are no longer as they were handed out.
    """

    file: str
    language: str
    boxes: tuple[Box, ...]
    outside: int


def read_word(file: str) -> Returned:
    """Read a Word file.

    Raises:
        InputError: it can't be opened, is none, or is far too large (`word-unreadable`).
    """
    data = read_whole(file)
    try:
        with archive_of(data) as archive:
            return _returned(file, archive)
    except NotASheet as error:
        raise InputError([Problem("word-unreadable", values={"path": file}, place=Place(file))]) from error


def _returned(file: str, archive: zipfile.ZipFile) -> Returned:
    if sum(entry.file_size for entry in archive.infolist()) > MAX_UNPACKED:
        raise NotASheet
    styles, numbers, links, mark = Styles(), Numbers(), _Links(), _Mark()
    there = set(archive.namelist())
    for name, reader in ((STYLES, styles), (NUMBERS, numbers), (RELATIONS, links)):
        if name in there:
            walk(part_of(archive, name), reader)
    for name in sorted(there):
        if name.startswith("customXml/") and MARK in part_of(archive, name):
            walk(part_of(archive, name), mark)
    story = Story(Kinds(styles, numbers), links.addresses)
    walk(part_of(archive, TEXT), story)
    prints = (fingerprint(text) for text in story.outside if text.strip())
    outside = changed_paragraphs(mark.prints, prints) if mark.prints else 0
    said = mark.language or story.language
    language = said if said in LANGUAGES else ""
    boxes = (*story.boxes, *(box for box in story.marked if box.written))
    return Returned(file, language, boxes, outside)


@dataclass
class _Links(Reader):
    """The web addresses that links lead to, by the ids of their relations."""

    addresses: dict[str, str] = field(default_factory=dict)

    def start(self, tag: str, attributes: Attributes) -> None:
        """Take the start of an element."""
        if tag == "Relationship" and attributes["Type"].endswith("/hyperlink"):
            self.addresses[attributes["Id"]] = attributes["Target"]


class _Mark(Reader):
    """What our own part of a file says: its language, and the paragraphs that were handed out."""

    def __init__(self) -> None:
        self.language = ""
        self._text: list[str] = []

    def start(self, tag: str, attributes: Attributes) -> None:
        """Take the start of an element."""
        if tag == "document":
            self.language = attributes.get("language", "")

    def text(self, text: str) -> None:
        """Take text between."""
        self._text.append(text)

    @property
    def prints(self) -> list[str]:
        """The fingerprints of the paragraphs."""
        return "".join(self._text).split()
