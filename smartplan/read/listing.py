"""What lies in a folder of cities."""

import os
from dataclasses import dataclass
from pathlib import Path

from smartplan.errors import Place, Problem, in_order
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
        problems: folders that can't be looked into; what has the name of a file of ours, and is none.
    """

    name: str
    is_folder: bool
    files: tuple[Named, ...]
    problems: tuple[Problem, ...] = ()


def listing(name: str) -> Listing:
    """List a folder with all below it, without what begins with a dot; of a file, itself unless a table."""
    if not Path(name).is_dir():
        return Listing(name, is_folder=False, files=() if is_table(name) else (Named(name),))
    odd: list[Problem] = []

    def note(path: str, code: str = "file-unreadable") -> None:
        odd.append(Problem(code, values={"path": path}, place=Place(path)))

    paths = []
    top = str(Path(name))
    is_here = top == os.curdir
    for folder, folders, files in os.walk(top, onerror=lambda error: note(str(error.filename))):
        folders[:] = [inner for inner in folders if not inner.startswith(".")]
        above = folder.removeprefix(os.curdir).removeprefix(os.sep) if is_here else folder
        named = [os.path.join(above, file) for file in files if _is_named_so(file)]  # noqa: PTH118 - of every file
        found = [path for path in named if _may_be_one(path)]
        paths += found
        if len(found) < len(named):
            for path in set(named) - set(found):
                note(path)
        for inner in filter(_is_named_so, folders):
            note(os.path.join(above, inner), "file-is-a-folder")  # noqa: PTH118 - as the files are named
    listed = tuple(Named(path, among_others=True) for path in sorted(paths, key=_in_order))
    return Listing(name, is_folder=True, files=listed, problems=in_order(odd))


def _is_named_so(name: str) -> bool:
    return not name.startswith(".") and name.lower().endswith(YAML)


def _may_be_one(path: str) -> bool:
    """Whether a file may be an assessment: a link that leads nowhere is told, a pipe would never end."""
    return os.path.isfile(path) or os.path.islink(path)  # noqa: PTH113, PTH114 - a Path costs ten times as much


def _in_order(path: str) -> list[str]:
    return path.split(os.sep)  # noqa: PTH206 - as a Path sorts, without making one for every file
