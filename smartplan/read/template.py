"""A folder with a region's own template: pages, styles, pictures, a letterhead. Nothing in it is run here."""

import re
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

from smartplan.core.check import nearest
from smartplan.core.model.outline import Outline
from smartplan.core.model.template import LETTERHEAD, OUTLINE, PAGE, PAGES, PICTURES, STYLES, Template
from smartplan.errors import InputError, Place, Problem, Severity, errors_in, in_order
from smartplan.read.decode import decode
from smartplan.read.loaded import Case, Loaded
from smartplan.read.outline import read_outline
from smartplan.read.paths import read_whole
from smartplan.read.word import read_word

KNOWN = (*PAGES, *STYLES, LETTERHEAD, OUTLINE)
NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,79}")
MAX_SIDE = 8000
"""Pictures are at most so many dots wide and high; more would be memory for nothing on paper."""


def dressed(case: Case, outline: str | None, template: str | None) -> Case:
    """Return a case with what its documents are laid out by.

    Args:
        case: the case.
        outline: the file of an outline; else that in the template, if there is one.
        template: the folder of a template.

    Raises:
        InputError: one of them can't be read, or something is wrong in it.
    """
    own, doubts = read_template(template) if template else (None, ())
    loaded = outline_of(outline, template)
    return replace(case, outline=loaded, template=own, problems=in_order([*case.problems, *doubts]))


def outline_of(outline: str | None, template: str | None) -> Loaded[Outline] | None:
    """Return the outline in a file, else that in the folder of a template; None: the shipped one.

    Raises:
        InputError: it can't be read, or something is wrong in it.
    """
    within = Path(template) / OUTLINE if template else None
    named = outline or (str(within) if within and within.is_file() else None)
    return read_outline(named) if named else None


def read_template(folder: str) -> tuple[Template, tuple[Problem, ...]]:
    """Return a template, and what is doubtful in its folder.

    Raises:
        InputError: there is no such folder, or something in it can't be used; all of it at once.
    """
    home = Path(folder)
    if not home.is_dir():
        code = "template-not-a-folder" if home.exists() else "file-not-found"
        raise InputError([Problem(code, values={"path": folder}, place=Place(folder))])
    problems: list[Problem] = []
    files: dict[str, bytes] = {}
    for entry in sorted(home.iterdir()):
        if not entry.name.startswith(".") and entry.name != OUTLINE:
            try:
                files |= _used(entry, home)
            except InputError as error:
                problems += error.problems
    if errors_in(problems):
        raise InputError(problems)
    return Template(folder, files), in_order([*problems, *_unused(home, files)])


def _used(entry: Path, home: Path) -> dict[str, bytes]:
    """Return a file as it is used, nothing where it is not.

    Raises:
        InputError: it leads elsewhere, or is not what its name says.
    """
    if not _has_a_use(entry.name) or entry.is_dir():
        return {}
    if not entry.resolve().is_relative_to(home.resolve()):
        raise InputError([Problem("path-outside", values={"path": str(entry)}, place=Place(str(entry)))])
    content = read_whole(str(entry))
    if entry.name == LETTERHEAD:
        read_word(str(entry))
    elif entry.suffix in PICTURES:
        _look_at(str(entry), content)
    else:
        content = decode(content, str(entry)).text.encode("utf-8")
    return {entry.name: content}


def _has_a_use(name: str) -> bool:
    own = name.endswith((PAGE, *PICTURES)) and NAME.fullmatch(name) is not None
    return own or name in KNOWN


def _unused(home: Path, files: dict[str, bytes]) -> Iterator[Problem]:
    for entry in home.iterdir():
        if entry.name not in files and entry.name != OUTLINE and not entry.name.startswith("."):
            values = {"name": entry.name, "suggestion": nearest(entry.name, KNOWN), "known": KNOWN}
            place = Place(str(entry))
            yield Problem("template-file-unused", values=values, severity=Severity.WARNING, place=place)


def _look_at(file: str, content: bytes) -> None:
    """See that a picture is one, and not larger than any paper needs.

    Raises:
        InputError: it is not (`template-picture`).
    """
    from PIL import Image

    try:
        with Image.open(BytesIO(content), formats=("PNG", "JPEG")) as picture:
            fits = max(picture.size) <= MAX_SIDE
            picture.verify()
    except Exception as error:  # a broken picture breaks its reader in any way
        raise InputError([_no_picture(file)]) from error
    if not fits:
        raise InputError([_no_picture(file)])


def _no_picture(file: str) -> Problem:
    return Problem("template-picture", values={"most": MAX_SIDE}, place=Place(file))
