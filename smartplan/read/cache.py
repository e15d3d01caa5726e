"""What files came to in earlier runs, and what was said of them; losing it costs time and nothing else."""

import hashlib
import json
import os
import sqlite3
import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TypeVar

import smartplan
from smartplan.shipped import frameworks_dir, templates_dir

T = TypeVar("T")

FORM = 4
"""The form of the rows; another one than is in the file empties it."""
MAX_ROWS = 50_000
"""Some 300 MB; the oldest rows make way."""
PATIENCE = 1.0
"""Seconds to wait for another run that is writing; then this one does without."""
MAX_ANSWERS = 16
"""So many whole answers are kept; the oldest make way."""
MAX_ANSWER = 16 * 1024 * 1024
"""A longer one, in characters, is not kept."""
_CREATE = (
    """
CREATE TABLE IF NOT EXISTS kept (
  digest TEXT, track TEXT, sha256 TEXT, framework TEXT, ref TEXT, parts TEXT, text TEXT, tables BLOB,
  PRIMARY KEY (sha256, track, framework, parts))
""",
    """
CREATE TABLE IF NOT EXISTS answers (
  digest TEXT, question TEXT PRIMARY KEY, beside TEXT, out TEXT, err TEXT, code INTEGER)
""",
)
_FIND = """
SELECT digest, sha256, framework, ref, parts, text, tables FROM kept
WHERE track = ? AND sha256 IN (SELECT value FROM json_each(?)) ORDER BY rowid
"""
_ANSWER = "SELECT digest, beside, out, err, code FROM answers WHERE question = ?"
_PRUNE = "DELETE FROM kept WHERE rowid <= (SELECT max(rowid) FROM kept) - ?"
_PRUNE_ANSWERS = "DELETE FROM answers WHERE rowid <= (SELECT max(rowid) FROM answers) - ?"


@dataclass(frozen=True, slots=True)
class Packed:
    """A payload as it is kept and sent: the same text under another name is the same city.

    Attributes:
        sha256: the hash of the bytes of its file; empty where they can't be read.
        framework: the hash of its framework; empty where it has none that is sound.
        ref: the framework as the file names it.
        parts: the files that it includes, as text.
        text: the rest of it, as JSON; a place names its file by a number.
        tables: the tables of its figures; empty where there are none.
        elsewhere: whether something is wrong beside the file; then it is not kept.
    """

    sha256: str
    framework: str
    ref: str
    parts: str
    text: str
    tables: bytes
    elsewhere: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """What was said to a question about many files.

    Attributes:
        beside: what lay beside the files, as text.
        out: what was written on standard output.
        err: what was written on standard error.
        code: the exit code.
    """

    beside: str
    out: str
    err: str
    code: int


def digest_of(packed: Packed, track: str) -> str:
    """Return what tells whether a row is still as it was written."""
    parts = (packed.sha256, track, packed.framework, packed.parts, packed.ref, packed.text)
    return hashlib.blake2b("\0".join(parts).encode() + packed.tables, digest_size=16).hexdigest()


def _digest_of_answer(question: str, answer: Answer) -> str:
    parts = (question, answer.beside, answer.out, answer.err, str(answer.code))
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

    def found(self, hashes: Sequence[str], track: str | None) -> dict[str, list[Packed]]:
        """Return what files of these contents came to, under any framework.

        Args:
            hashes: of the bytes of each.
            track: the only track that counted; None where any did.
        """
        none: list[tuple[object, ...]] = []
        asked = (track or "", json.dumps(hashes))
        kept: dict[str, list[Packed]] = {}
        for digest, *columns in self._attempt(lambda db: db.execute(_FIND, asked).fetchall(), default=none):
            packed = _row(columns)
            if packed is not None and digest_of(packed, track or "") == digest:
                kept.setdefault(packed.sha256, []).append(packed)
        return kept

    def keep(self, rows: Iterable[Packed], track: str | None) -> None:
        """Keep what files came to."""
        values = [
            (digest_of(r, track or ""), track or "", r.sha256, r.framework, r.ref, r.parts, r.text, r.tables)
            for r in rows
        ]

        def write(db: sqlite3.Connection) -> bool:
            with db:
                db.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?, ?, ?, ?, ?, ?, ?)", values)
            return True

        if values:
            self._attempt(write, default=False)

    def answer(self, question: str) -> Answer | None:
        """Return what was said to a question."""

        def read(db: sqlite3.Connection) -> Answer | None:
            for digest, beside, out, err, code in db.execute(_ANSWER, (question,)):
                found = Answer(str(beside), str(out), str(err), int(code))
                if digest == _digest_of_answer(question, found):
                    return found
            return None

        return self._attempt(read, default=None)

    def keep_answer(self, question: str, answer: Answer) -> None:
        """Keep what was said to a question, unless it is very long."""

        def write(db: sqlite3.Connection) -> bool:
            digest = _digest_of_answer(question, answer)
            row = (digest, question, answer.beside, answer.out, answer.err, answer.code)
            with db:
                db.execute("INSERT OR REPLACE INTO answers VALUES (?, ?, ?, ?, ?, ?)", row)
            return True

        if len(answer.out) + len(answer.err) <= MAX_ANSWER:
            self._attempt(write, default=False)

    def close(self) -> None:
        """Let the oldest rows go where there are too many, and close the file."""

        def prune(db: sqlite3.Connection) -> bool:
            with db:
                db.execute(_PRUNE, (MAX_ROWS,))
                db.execute(_PRUNE_ANSWERS, (MAX_ANSWERS,))
            return True

        self._attempt(prune, default=False)
        self._shut()

    def _attempt(self, work: Callable[[sqlite3.Connection], T], *, default: T) -> T:
        """Return what some work on the file gives; where it fails, the cache is done without from now on."""
        try:
            return default if self._open is None else work(self._open)
        except (sqlite3.Error, UnicodeError, ValueError):
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
    stamp = _stamp()
    try:
        with opened:
            opened.execute("CREATE TABLE IF NOT EXISTS stamp (text TEXT)")
            if opened.execute("SELECT text FROM stamp").fetchall() != [(stamp,)]:
                opened.execute("DELETE FROM stamp")
                opened.execute("DROP TABLE IF EXISTS kept")
                opened.execute("DROP TABLE IF EXISTS answers")
                opened.execute("INSERT INTO stamp VALUES (?)", (stamp,))
            for statement in _CREATE:
                opened.execute(statement)
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
    """Return what wrote the rows: the form, version, libraries, and the state of modules and shipped data."""
    package = Path(smartplan.__file__).parent
    files = [*sorted(package.rglob("*.py")), *_shipped(frameworks_dir()), *_shipped(templates_dir())]
    state = [(path.name, path.stat().st_size, path.stat().st_mtime_ns) for path in files]
    written_by = (sys.version, sys.byteorder, _libraries(), state)
    digest = hashlib.blake2b(repr(written_by).encode(), digest_size=8).hexdigest()
    return f"{FORM} {smartplan.__version__} {digest}"


def _shipped(folder: Traversable) -> list[Path]:
    """Return all files of a folder that is shipped."""
    return sorted(path for path in Path(str(folder)).rglob("*") if path.is_file())


def _libraries() -> list[str]:
    """Return which libraries there are, with their versions: installers name their folders so."""
    return sorted(
        name
        for folder in sys.path
        if os.path.isdir(folder)  # noqa: PTH112 - sys.path holds texts
        for name in os.listdir(folder)  # noqa: PTH208 - names are all that is asked for
        if name.endswith(".dist-info")
    )


def _row(columns: Sequence[object]) -> Packed | None:
    """Return a row, unless something else than was written stands in it."""
    *texts, tables = columns
    sha256, framework, ref, parts, text = map(str, texts)
    return Packed(sha256, framework, ref, parts, text, tables) if isinstance(tables, bytes) else None
