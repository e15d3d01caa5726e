"""A file with those that it includes: read as one, while every value keeps the file that it stands in."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from smartplan.errors import Keys, Place
from smartplan.read.document import Document


@dataclass(frozen=True)
class Whole(Document):
    """A file that includes others: its value is that of all of them together.

    Text, name and hash are those of the file itself.

    Attributes:
        own: the file by itself.
        parts: the files that it includes, and what those include, in order.
        origins: by the first two keys of a value (one: of a block that the file itself lacks), the included
            file that it stands in, and its keys there.
    """

    own: Document = field(kw_only=True)
    parts: tuple[Document, ...] = field(kw_only=True)
    origins: Mapping[Keys, tuple[Document, Keys]] = field(kw_only=True)

    @property
    def files(self) -> tuple[Document, ...]:
        """The file itself, then all that is included."""
        return (self.own, *self.parts)

    def origin(self, keys: Keys) -> tuple[Document, Keys]:
        """Return the file in which a value stands, and its keys there."""
        for length in (2, 1):
            found = self.origins.get(tuple(keys[:length]))
            if found:
                document, local = found
                return document, (*local, *keys[length:])
        return self.own, keys

    def place(self, keys: Keys, *, at_key: bool = False) -> Place:
        """Return where a value (or its key) stands, in the file that holds it."""
        document, local = self.origin(keys)
        return document.place(local, at_key=at_key)

    def key_extent(self, keys: Keys) -> tuple[int, int]:
        """Return where a key stands in the file that holds it."""
        document, local = self.origin(keys)
        return document.key_extent(local)

    def extent(self, keys: Keys) -> tuple[int, int]:
        """Return where a value starts and ends in the file that holds it."""
        document, local = self.origin(keys)
        return document.extent(local)

    def is_flow(self, keys: Keys) -> bool:
        """Return whether a mapping or list stands in brackets in the file that holds it."""
        document, local = self.origin(keys)
        return document.is_flow(local)


def split(document: Document, wanted: Mapping[str, Any]) -> tuple[tuple[Document, dict[str, Any]], ...]:
    """Return what each file of a document is to say, so that together they say what is wanted.

    What is new goes into the file that has other things of its agency, else into the one that includes the
    others. A list item that is an empty mapping is one that
    was taken out; a block or list in which nothing is left goes too.
    """
    said: dict[str, dict[str, Any]] = {part.file: _apart(part) for part in document.files[1:]}
    own = said[document.file] = {}
    for key, value in wanted.items():
        if isinstance(value, Mapping) and value:
            for inner, one in value.items():
                said[_holder(document, (key, inner), one)].setdefault(key, {})[inner] = one
        elif isinstance(value, list) and value:
            for index in order(document, key, value):
                said[_holder(document, (key, index), value[index])].setdefault(key, []).append(value[index])
        else:
            own[key] = value
    return tuple((file, said[file.file]) for file in document.files)


_NEVER_PARTED = ("schema", "include")


def order(document: Document, key: str, items: list[Any]) -> tuple[int, ...]:
    """Return the places of the items of a list that are left, in the order in which they are read again."""
    rank = {file.file: number for number, file in enumerate(document.files)}
    left = [index for index, item in enumerate(items) if item != {}]
    return tuple(sorted(left, key=lambda index: (rank[_holder(document, (key, index), items[index])], index)))


def _holder(document: Document, keys: tuple[str, str | int], value: object) -> str:
    """Return the name of the file that holds a value, or is to hold it."""
    agency = value.get("agency") if isinstance(value, Mapping) else None
    if agency is None or _is_there(document.value, keys):
        return document.origin(keys)[0].file
    return next((part.file for part in document.files[1:] if agency in _agencies_in(part)), document.file)


def _is_there(value: Mapping[str, Any], keys: tuple[str, str | int]) -> bool:
    block, inner = value.get(keys[0]), keys[1]
    return inner < len(block or ()) if isinstance(inner, int) else inner in (block or {})


def _agencies_in(part: Document) -> Iterator[object]:
    """Yield the agencies of which a file has anything."""
    for name, block in part.value.items():
        yield from block if name == "agencies" and isinstance(block, Mapping) else ()
        items = block.values() if isinstance(block, Mapping) else block if isinstance(block, list) else ()
        yield from (item["agency"] for item in items if isinstance(item, Mapping) and "agency" in item)


def _apart(part: Document) -> dict[str, Any]:
    """Return what a part says of itself, without what is read with the rest."""
    return {key: part.value[key] for key in _NEVER_PARTED if key in part.value}


def flattened(documents: tuple[Document, ...]) -> Iterator[Document]:
    """Yield every file of documents once, those that they include too."""
    yield from {file.file: file for document in documents for file in document.files}.values()
