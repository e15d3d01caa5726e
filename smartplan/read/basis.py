"""What an answer about many files rests on: which files lie there, their content, and that of what they name.

Nothing heavy is imported: whether an answer of an earlier run still holds is known before any file is parsed.
"""

import hashlib
import json
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from smartplan.read.hashes import hashes_of
from smartplan.read.listing import Listing, Named, listing
from smartplan.read.parts import Part, are_the_same, parts_as_text, parts_from
from smartplan.read.paths import is_table


@dataclass(frozen=True, slots=True)
class Ground:
    """What lies where somebody points.

    Attributes:
        listed: what each name stands for.
        hashes: by name, of the bytes of each file; None where they can't be read, or but once.
    """

    listed: tuple[Listing, ...]
    hashes: Mapping[str, str | None]

    def question(self, asked: object) -> str | None:
        """Return what tells a question about these files from any other; None where their content does not.

        Args:
            asked: what is asked of them, as JSON knows it.
        """
        lies = [(each.name, each.is_folder, list(map(self._lies, each.files))) for each in self.listed]
        if any(map(_is_open, self.listed)) or None in self.hashes.values():
            return None
        return hashlib.sha256(json.dumps([asked, lies]).encode()).hexdigest()

    def _lies(self, named: Named) -> tuple[str, bool, str | None]:
        return named.name, named.among_others, self.hashes[named.name]


def ground_of(names: Sequence[str]) -> Ground:
    """Return what lies there, every file read and hashed: name, size and time prove nothing."""
    listed = tuple(map(listing, dict.fromkeys(names)))
    files = [named.name for each in listed for named in each.files]
    return Ground(listed, dict(zip(files, hashes_of(files), strict=True)))


def _is_open(listed: Listing) -> bool:
    """Whether more has a say in what a name stands for than the files of its listing."""
    return bool(listed.problems) or (is_table(listed.name) and not listed.is_folder)


@dataclass(slots=True)
class Basis:
    """What files came to their results by.

    Attributes:
        hashes: by name, of the bytes that were read of each; None where more has a say in its result.
        beside: by who names them (a file, or what all in one folder name), the files that others name.
    """

    hashes: dict[str, str | None] = field(default_factory=dict)
    beside: dict[tuple[object, ...], tuple[str, tuple[Part, ...]]] = field(default_factory=dict)

    def include(self, file: str, parts: tuple[Part, ...]) -> None:
        """Note what a file includes."""
        if parts:
            self.beside[file, parts] = file, parts

    def name(self, by: str, ref: str, sha256: str) -> None:
        """Note which framework a file names, unless it is shipped: then the program says which it is."""
        if ref.startswith(("./", "../")):
            folder = os.path.dirname(by)  # noqa: PTH120 - asked for every file
            self.beside[folder, ref, sha256] = by, (Part(0, ref, sha256),)

    def as_text(self) -> str:
        """Return what lies beside the files as text."""
        return json.dumps([(by, parts_as_text(parts)) for by, parts in self.beside.values()])


def still_lies(beside: str) -> bool:
    """Whether all that files name is what it was.

    Args:
        beside: the text of a basis.
    """
    named: Iterable[tuple[str, str]] = json.loads(beside)
    return all(are_the_same(by, parts_from(parts)) for by, parts in named)
