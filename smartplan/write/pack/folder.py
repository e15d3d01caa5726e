"""The folder of a pack: what was made and from what, so that a run goes on where another one stopped.

A file is known by the digest of all that it was made from and by that of its bytes. A file whose input
changed is taken away before anything new is made, so that no stale one stands there for a moment; one that
somebody edited since, or that was there before, is never touched unless that was asked for.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from smartplan.errors import OutputError, Problem
from smartplan.write.json_results import to_json
from smartplan.write.save import Content, leftovers, remove, save_into

RECORD = "manifest.json"
SCHEMA = "smartplan/pack@1"


@dataclass(frozen=True, slots=True)
class Entry:
    """A file of a pack: the digest of what it was made from, that of its bytes, and of those there now."""

    input: str
    sha256: str
    there: str | None

    @property
    def is_ours(self) -> bool:
        """Whether it stands there as it was made."""
        return self.there == self.sha256


@dataclass(slots=True)
class PackFolder:
    """The folder that a pack is written into.

    Attributes:
        home: its name.
        force: what somebody edited, or what was there before, may be replaced.
        entries: by file, the digest of its input and that of its bytes.
        made: how many files this run made.
        kept: how many it found made already.
        gone: how many it took away because nothing stands behind them any more.
        left: how many are still to be made.
    """

    home: str
    force: bool
    entries: dict[str, tuple[str, str]] = field(default_factory=dict)
    made: int = 0
    kept: int = 0
    gone: int = 0
    left: int = 0

    def begin(self, wanted: Mapping[str, str], known: Mapping[str, Entry]) -> frozenset[str]:
        """Take away what is stale, and return which files are to be made.

        Args:
            wanted: by file, the digest of what it is made from.
            known: what is noted of files, and what is there.

        Raises:
            OutputError: somebody edited a file that would be replaced, or it was not made by a pack; nothing
                was touched.
        """
        there = {name: entry for name, entry in known.items() if entry.there is not None}
        current = {name for name, entry in there.items() if entry.input == wanted.get(name)}
        stale = sorted(there.keys() - current)
        foreign = [name for name in stale if not there[name].is_ours]
        if foreign and not self.force:
            raise OutputError([self._refused(name, there[name]) for name in foreign])
        self.entries = {name: (known[name].input, known[name].sha256) for name in sorted(current)}
        self.kept, self.gone = len(current), len(set(stale) - wanted.keys())
        remove(leftovers(self.home))
        if stale:
            self._record()
            remove([Path(self.home) / name for name in stale])
        self.left = len(wanted.keys() - current)
        return frozenset(wanted.keys() - current)

    def add(self, inputs: Mapping[str, str], files: Mapping[str, Content]) -> None:
        """Write files; what is noted before it is there is made again where it never came to be.

        Args:
            inputs: by file, the digest of what it is made from.
            files: their content.

        Raises:
            OutputError: one can't be written; it says how many were made before, and how many are left.
        """

        def note(digests: Mapping[Path, str]) -> None:
            self.entries |= {name: (inputs[name], digests[Path(self.home) / name]) for name in files}
            self._record()

        try:
            save_into(self.home, files, force=False, note=note)
        except OutputError as error:
            values = {"made": self.made + self.kept, "left": self.left, "folder": self.home}
            raise OutputError([*error.problems, Problem("pack-unfinished", values=values)]) from error
        self.made += len(files)
        self.left -= len(files)

    def _record(self) -> None:
        files = {name: {"input": i, "sha256": s} for name, (i, s) in sorted(self.entries.items())}
        save_into(self.home, {RECORD: to_json({"schema": SCHEMA, "files": files}) + "\n"}, force=True)

    def _refused(self, name: str, entry: Entry) -> Problem:
        code = "pack-file-edited" if entry.sha256 else "output-exists"
        return Problem(code, values={"path": (Path(self.home) / name).as_posix()})


def digest_of(parts: Iterable[str]) -> str:
    """Return one digest of many texts, which may come one by one."""
    told = hashlib.sha256()
    for part in parts:
        told.update(f"{part}\n".encode())
    return told.hexdigest()
