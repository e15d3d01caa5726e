"""Frameworks and crosswalks: the shipped ones by id, those of others by path."""

from collections.abc import Callable
from functools import cache

from smartplan.core.check import check_crosswalk, check_framework
from smartplan.core.model import Crosswalk, Framework
from smartplan.core.scores import unreachable_bands
from smartplan.errors import Place, Problem, errors_in
from smartplan.read.document import Document
from smartplan.read.gather import load, open_path, sound
from smartplan.read.loaded import Loaded
from smartplan.read.validate import placed
from smartplan.read.yaml_text import scan
from smartplan.shipped import crosswalk_names, framework_ids, frameworks_dir


def find_framework(
    ref: str, by: str, problems: list[Problem], place: Place | None = None
) -> Loaded[Framework] | None:
    """Read a framework.

    Args:
        ref: the id of a shipped one, or a path that begins with ./ or ../
        by: the file that names it; paths start from its folder.
        problems: takes what is wrong.
        place: where it is named, if in a file.
    """
    known = framework_ids()
    if ref in known:
        return shipped(ref)
    document = open_path(ref, by, problems, place, code="unknown-framework", known=known)
    return checked_framework(document, problems) if document else None


Find = Callable[[str, str, list[Problem], Place | None], Loaded[Framework] | None]
"""Reads a framework as `find_framework` does."""


def framework_of(
    document: Document, problems: list[Problem], find: Find = find_framework
) -> Loaded[Framework] | None:
    """Read the framework that a file names."""
    ref = document.value.get("framework")
    if not isinstance(ref, str):
        return None
    return find(ref, document.file, problems, document.place(("framework",)))


def checked_framework(document: Document, problems: list[Problem]) -> Loaded[Framework] | None:
    """Validate and check a framework; one with errors would make errors of what refers to it."""
    framework = load(document, Framework, problems)
    found = check_framework(framework.model) if framework else []
    if framework and not errors_in(found):
        found += unreachable_bands(framework.model)
    problems.extend(placed(found, document))
    return None if errors_in(found) else framework


def checked_crosswalk(document: Document, problems: list[Problem]) -> Loaded[Crosswalk] | None:
    """Validate a crosswalk; it is checked where both its frameworks are shipped."""
    crosswalk = load(document, Crosswalk, problems)
    if crosswalk and {crosswalk.model.old, crosswalk.model.new} <= set(framework_ids()):
        old, new = shipped(crosswalk.model.old), shipped(crosswalk.model.new)
        problems.extend(placed(check_crosswalk(crosswalk.model, old.model, new.model), document))
    return crosswalk


@cache
def shipped(id_: str) -> Loaded[Framework]:
    """Return a shipped framework, parsed once a run; its warnings are for those who maintain it."""
    problems: list[Problem] = []
    return sound(checked_framework(shipped_document(id_), problems), problems)


def shipped_document(id_: str) -> Document:
    """Return the document of a shipped framework, or of a shipped crosswalk by its name OLD--NEW."""
    name = f"crosswalks/{id_}.yaml" if id_ in crosswalk_names() else f"{id_}.yaml"
    return scan((frameworks_dir() / name).read_bytes(), f"indicators/{name}")
