"""The files that one includes, kept with what it came to: it came to that by all their contents."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from smartplan.errors import Problem
from smartplan.read.document import Document
from smartplan.read.hashes import hash_of
from smartplan.read.paths import referred


@dataclass(frozen=True, slots=True)
class Part:
    """One file that is included.

    Attributes:
        by: which file includes it: 0 for the first one, else the place of a part, counted from 1.
        path: the path as it is written there.
        sha256: the hash of its bytes.
    """

    by: int
    path: str
    sha256: str


def parts_of(whole: Document, included: Iterable[tuple[str, str, str]]) -> tuple[Part, ...]:
    """Return the parts of a file.

    Args:
        whole: the file with them.
        included: of every part, in order, the name of the file that includes it, the path that is written
            there, and its name.
    """
    places = {whole.file: 0}
    parts = []
    for (by, path, name), part in zip(included, whole.files[1:], strict=True):
        parts.append(Part(places[by], path, part.sha256))
        places[name] = len(parts)
    return tuple(parts)


def names_of(file: str, parts: Sequence[Part]) -> tuple[str, ...] | None:
    """Return the names of a file and its parts; None where one of them may not be read from there."""
    names = [file]
    for part in parts:
        name = referred(part.path, names[part.by])
        if isinstance(name, Problem):
            return None
        names.append(name)
    return tuple(names)


def are_the_same(file: str, parts: Sequence[Part]) -> bool:
    """Whether the parts of a file are what they were: each another file, with the content that it had."""
    names = names_of(file, parts) if parts else (file,)
    if names is None or len({Path(name).resolve() for name in names if parts}) < len(parts):
        return False
    return all(hash_of(name) == part.sha256 for name, part in zip(names[1:], parts, strict=True))


def parts_as_text(parts: Sequence[Part]) -> str:
    """Return parts as text; nothing where there are none."""
    return json.dumps([[p.by, p.path, p.sha256] for p in parts], separators=(",", ":")) if parts else ""


def parts_from(text: str) -> tuple[Part, ...]:
    """Return parts from their text."""
    return tuple(Part(*fields) for fields in json.loads(text)) if text else ()
