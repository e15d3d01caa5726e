"""What a pack noted of the files that it made, and what stands in its folder now."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath


@dataclass(frozen=True, slots=True)
class Noted:
    """What is noted of one file: the digest of all that it was made from, and that of its bytes."""

    input: str
    sha256: str


def read_record(folder: str, record: str) -> Mapping[str, Noted]:
    """Return what is noted, by file; nothing where the record is missing or is none.

    A name that leads out of the folder is none of its files.
    """
    try:
        files = json.loads((Path(folder) / record).read_text(encoding="utf-8"))["files"]
        noted = {str(name): Noted(str(entry["input"]), str(entry["sha256"])) for name, entry in files.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}
    return {name: each for name, each in noted.items() if _is_inside(folder, name)}


def digests(folder: str, names: Iterable[str]) -> Mapping[str, str]:
    """Return the SHA-256 of those files that are there; of what can't be read, nothing that fits."""
    home = Path(folder)
    return {name: _digest(home / name) for name in names if (home / name).exists()}


def _is_inside(folder: str, name: str) -> bool:
    parts = PurePosixPath(name).parts
    home = Path(folder)
    return ".." not in parts and (home / name).resolve().is_relative_to(home.resolve())


def _digest(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""
