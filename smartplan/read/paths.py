"""Files on disk: what a name refers to, what may be read, the bytes."""

import os
import sys
from pathlib import Path

from smartplan.errors import InputError, Place, Problem
from smartplan.read.decode import MAX_BYTES

STDIN = "-"
YAML = (".yaml", ".yml")
"""How the names of our files end."""
TABLES = (".csv", ".xlsx", ".parquet")
"""How the names of tables end."""


def is_table(file: str) -> bool:
    """Whether a file is a table, by the ending of its name."""
    return Path(file).suffix.lower() in TABLES


def read_bytes(file: str) -> bytes | Problem:
    """Return the bytes of a file (`-`: standard input), one more than allowed at most; or why not."""
    try:
        if file == STDIN:
            return sys.stdin.buffer.read(MAX_BYTES + 1)
        with open(file, "rb") as opened:  # noqa: PTH123 - a Path costs as much as the file
            return opened.read(MAX_BYTES + 1)
    except FileNotFoundError:
        return _not_found(file)
    except IsADirectoryError:
        return Problem("file-is-a-folder", values={"path": file}, place=Place(file))
    except (OSError, ValueError):
        code = "file-is-a-folder" if os.path.isdir(file) else "file-unreadable"  # noqa: PTH112 - never raises
        return Problem(code, values={"path": file}, place=Place(file))


def read_whole(file: str) -> bytes:
    """Return the bytes of a file.

    Raises:
        InputError: it can't be opened, or is larger than any input may be.
    """
    data = read_bytes(file)
    if isinstance(data, Problem):
        raise InputError([data])
    if len(data) > MAX_BYTES:
        raise too_large(file, MAX_BYTES)
    return data


def too_large(file: str, limit: int) -> InputError:
    """Return that a file, or what it unpacks to, is larger than so many bytes."""
    values = {"megabytes": limit // 1024 // 1024}
    return InputError([Problem("file-too-large", values=values, place=Place(file))])


def beside(file: str) -> Path:
    """Return the folder of a file, from which the paths in it start; for standard input the current one."""
    return Path() if file == STDIN else Path(file).parent


def referred(path: str, by: str) -> str | Problem:
    """Return the name of a file that another one names; refused outside the working folder.

    Args:
        path: as written, from the folder of the other file.
        by: the name of the other file.
    """
    folder = beside(by)
    named = os.path.normpath(folder / path)
    try:
        inside = Path(named).resolve().is_relative_to(working_folder(folder))
    except (OSError, ValueError, RuntimeError):  # a name that no system can have, links in a ring
        return Problem("file-not-found", values={"path": path, "suggestion": None})
    if not inside:
        return Problem("path-outside", values={"path": path})
    return named


def working_folder(folder: Path) -> Path:
    """Return the folder that no file may lead out of: the nearest with `.git`, else one above."""
    whole = folder.resolve()
    for above in (whole, *whole.parents):
        if (above / ".git").exists():
            return above
    return whole.parent


def _not_found(file: str) -> Problem:
    from smartplan.core.check import nearest  # all models come with it: only for who mistyped a name

    path = Path(file)
    try:
        # A link that leads nowhere has the name itself.
        names = [entry.name for entry in path.parent.iterdir() if entry.name != path.name]
    except OSError:
        names = []
    suggestion = nearest(path.name, names)
    values = {"path": file, "suggestion": suggestion and str(path.parent / suggestion)}
    return Problem("file-not-found", values=values, place=Place(file))
