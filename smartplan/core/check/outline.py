"""What an outline must be: every section known or titled, and every id there once."""

from collections.abc import Iterator

from smartplan.core.check.near import nearest
from smartplan.core.check.refs import placed_once
from smartplan.core.model.outline import SECTIONS, Entry, Outline
from smartplan.errors import Keys, Problem

TAKEN = ("contents", "draft")
"""Ids that pages give themselves."""


def check_outline(outline: Outline) -> list[Problem]:
    """Return where an outline names what is not there, titles what has a title, or repeats an id."""
    entries = tuple(_entries(outline))
    return [*(p for keys, entry in entries for p in _section(keys, entry)), *_twice(outline, entries)]


def _entries(outline: Outline) -> Iterator[tuple[Keys, Entry]]:
    for number, entry in enumerate(outline.front):
        yield ("front", number), entry
    for place, book in enumerate(outline.books):
        for chapter, part in enumerate(book.chapters):
            for number, entry in enumerate(part.sections):
                yield ("books", place, "chapters", chapter, "sections", number), entry


def _section(keys: Keys, entry: Entry) -> Iterator[Problem]:
    if entry.title is None and entry.id not in SECTIONS:
        values = {"id": entry.id, "suggestion": nearest(entry.id, SECTIONS)}
        yield Problem("unknown-section", keys, values)
    if entry.title is not None and entry.id in SECTIONS:
        yield Problem("section-has-a-title", (*keys, "title"), {"id": entry.id})


def _twice(outline: Outline, entries: tuple[tuple[Keys, Entry], ...]) -> Iterator[Problem]:
    """Yield ids that would make two places of a document the same."""
    front = {entry.id for keys, entry in entries if keys[0] == "front"}
    named: set[str] = {*TAKEN, *front}
    for place, book in enumerate(outline.books):
        keys: Keys = ("books", place)
        anchors: list[tuple[Keys, str, str]] = [((*keys, "id"), book.id, book.id)]
        anchors += [
            ((*keys, "chapters", number, "id"), part.id, f"{book.id}-{part.id}")
            for number, part in enumerate(book.chapters)
        ]
        for where, id_, anchor in anchors:
            if anchor in named:
                yield Problem("duplicate-id", where, {"id": id_})
            named.add(anchor)
    yield from placed_once((where, entry.id) for where, entry in entries)
