"""What lies in a folder of cities."""

import os
from dataclasses import dataclass
from pathlib import Path

from smartplan.errors import Place, Problem
from smartplan.read.paths import YAML, is_table


@dataclass(frozen=True, slots=True)
class Named:
    """A file that may be an assessment.

    Attributes:
        name: its name, as the user typed it or found in a folder.
        among_others: it was found in a folder, so that a file of another kind is nothing to speak of.
    """

    name: str
    among_others: bool = False


@dataclass(frozen=True, slots=True)
class Listing:
    """The files that one name stands for.

    Attributes:
        name: the name, as the user typed it.
        is_folder: whether it is a folder.
        files: those that may be assessments, in the order of their names.
        problems: folders that can't be looked into.
    """

    name: str
    is_folder: bool
    files: tuple[Named, ...]
    problems: tuple[Problem, ...] = ()


def listing(name: str) -> Listing:
    """List a folder with all below it, without what begins with a dot; of a file, itself unless a table."""
    if not Path(name).is_dir():
        return Listing(name, is_folder=False, files=() if is_table(name) else (Named(name),))
    closed: list[Problem] = []

    def note(error: OSError) -> None:
        path = str(error.filename)
        closed.append(Problem("file-unreadable", values={"path": path}, place=Place(path)))

    paths = []
    top = str(Path(name))
    is_here = top == os.curdir
    for folder, folders, files in os.walk(top, onerror=note):
        folders[:] = [inner for inner in folders if not inner.startswith(".")]
        above = folder.removeprefix(os.curdir).removeprefix(os.sep) if is_here else folder
        paths += [os.path.join(above, file) for file in files if _may_be_one(folder, file)]  # noqa: PTH118
    named = [Named(path, among_others=True) for path in sorted(paths, key=_in_order)]
    return Listing(name, is_folder=True, files=tuple(named), problems=tuple(closed))


def _may_be_one(folder: str, file: str) -> bool:
    """Whether a file may be an assessment; a link that leads nowhere is told, a pipe would never end."""
    if file.startswith(".") or not file.lower().endswith(YAML):
        return False
    path = os.path.join(folder, file)  # noqa: PTH118 - asked for every file, and a Path costs ten times as much
    return os.path.isfile(path) or os.path.islink(path)  # noqa: PTH113, PTH114


def _in_order(path: str) -> list[str]:
    return path.split(os.sep)  # noqa: PTH206 - as a Path sorts, without making one for every file
