"""What files came to in earlier runs, by the hash of their content; losing it costs time and nothing else."""

import hashlib
import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import smartplan

T = TypeVar("T")

FORM = 1
"""The form of the rows; another one than is in the file empties it."""
MAX_ROWS = 50_000
"""Some 400 MB; the oldest rows make way."""
PATIENCE = 1.0
"""Seconds to wait for another run that is writing; then this one does without."""
_CREATE = """
CREATE TABLE IF NOT EXISTS kept (
  sha256 TEXT, track TEXT, framework TEXT, ref TEXT, text TEXT, digest TEXT,
  PRIMARY KEY (sha256, track, framework))
"""
_PRUNE = "DELETE FROM kept WHERE rowid <= (SELECT max(rowid) FROM kept) - ?"


@dataclass(frozen=True, slots=True)
class Kept:
    """One row: what a file of this content came to, by itself and under this framework.

    Attributes:
        sha256: the hash of the bytes of the file.
        track: the only track that counted; empty where any did.
        framework: the hash of its framework; empty where it is no assessment.
        ref: the framework as the file names it.
        text: the payload.
    """

    sha256: str
    track: str
    framework: str
    ref: str
    text: str

    @property
    def digest(self) -> str:
        """What tells whether the row is still as it was written."""
        parts = (self.sha256, self.track, self.framework, self.ref, self.text)
        return hashlib.blake2b("\0".join(parts).encode(), digest_size=16).hexdigest()


class Cache:
    """A cache in one file. None of its methods raises: broken, locked or read-only, it is a cache of nothing.

    Args:
        path: the file; None: nothing is kept.
    """

    def __init__(self, path: Path | None) -> None:
        self._open = None if path is None else _opened(path)
        if path is not None and self._open is None and _is_broken(path):
            with suppress(OSError):
                path.unlink()
                self._open = _opened(path)

    @property
    def is_open(self) -> bool:
        """Whether anything can be kept in it and found again."""
        return self._open is not None

    def found(self, sha256: str, track: str | None) -> Iterator[Kept]:
        """Yield what a file of this content came to, under any framework."""
        none: list[tuple[object, ...]] = []
        rows = self._attempt(
            lambda db: db.execute(
                "SELECT sha256, track, framework, ref, text, digest FROM kept WHERE sha256 = ? AND track = ?",
                (sha256, track or ""),
            ).fetchall(),
            default=none,
        )
        for *columns, digest in rows:
            kept = Kept(*map(str, columns))
            if kept.digest == digest:
                yield kept

    def keep(self, rows: Iterable[Kept]) -> None:
        """Keep what files came to."""
        values = [(r.sha256, r.track, r.framework, r.ref, r.text, r.digest) for r in rows]

        def write(db: sqlite3.Connection) -> bool:
            with db:
                db.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?, ?, ?, ?, ?)", values)
            return True

        if values:
            self._attempt(write, default=False)

    def close(self) -> None:
        """Let the oldest rows go where there are too many, and close the file."""

        def prune(db: sqlite3.Connection) -> bool:
            with db:
                db.execute(_PRUNE, (MAX_ROWS,))
            return True

        self._attempt(prune, default=False)
        self._shut()

    def _attempt(self, work: Callable[[sqlite3.Connection], T], *, default: T) -> T:
        """Return what some work on the file gives; where it fails, the cache is done without from now on."""
        try:
            return default if self._open is None else work(self._open)
        except (sqlite3.Error, UnicodeError):
            self._shut()
            return default

    def _shut(self) -> None:
        if self._open is not None:
            with suppress(sqlite3.Error):
                self._open.close()
            self._open = None


def cache_path() -> Path | None:
    """Return where the cache lies: below XDG_CACHE_HOME, else ~/.cache; None where there is no home."""
    named = os.environ.get("XDG_CACHE_HOME", "")
    try:
        home = Path(named) if Path(named).is_absolute() else Path.home() / ".cache"
    except RuntimeError:
        return None
    return home / "smartplan" / "cities.sqlite3"


def _opened(path: Path) -> sqlite3.Connection | None:
    """Open the file and make it what this version writes; None where it can't be.

    Whatever another version wrote is thrown away.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        opened = sqlite3.connect(path, timeout=PATIENCE)
    except (sqlite3.Error, OSError):
        return None
    try:
        with opened:
            opened.execute("CREATE TABLE IF NOT EXISTS stamp (text TEXT)")
            if opened.execute("SELECT text FROM stamp").fetchall() != [(_stamp(),)]:
                opened.execute("DELETE FROM stamp")
                opened.execute("DROP TABLE IF EXISTS kept")
                opened.execute("INSERT INTO stamp VALUES (?)", (_stamp(),))
            opened.execute(_CREATE)
    except (sqlite3.Error, OSError):
        opened.close()
        return None
    return opened


def _is_broken(path: Path) -> bool:
    """Whether a file is no sound database; one that is locked or may not be written is left alone."""
    if not path.is_file():
        return False
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, timeout=0)) as opened:
            return bool(opened.execute("PRAGMA quick_check(1)").fetchall() != [("ok",)])
    except sqlite3.OperationalError:
        return False
    except sqlite3.DatabaseError:
        return True


def _stamp() -> str:
    """Return what wrote the rows: the form, the version, and in a checkout the state of its modules."""
    modules = sorted(Path(smartplan.__file__).parent.rglob("*.py"))
    state = [(path.name, path.stat().st_size, path.stat().st_mtime_ns) for path in modules]
    digest = hashlib.blake2b(repr(state).encode(), digest_size=8).hexdigest()
    return f"{FORM} {smartplan.__version__} {digest}"
