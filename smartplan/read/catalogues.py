"""Catalogues of initiatives, the shipped by id, others by path; and what plans draw from them."""

from collections.abc import Mapping
from functools import cache

from smartplan.core.check import check_catalogue, check_drawn
from smartplan.core.model import Framework, PlanPart
from smartplan.core.model.catalogue import Catalogue
from smartplan.errors import Place, Problem, errors_in
from smartplan.read.document import Document
from smartplan.read.frameworks import framework_of, shipped
from smartplan.read.gather import load, open_path, sound
from smartplan.read.loaded import Loaded
from smartplan.read.validate import placed, validate
from smartplan.read.yaml_text import scan
from smartplan.shipped import catalogue_ids, framework_ids, frameworks_dir

TYPICAL = "typical"
"""The catalogue that is shipped."""


def filled(
    document: Document, framework: Framework | None, problems: list[Problem]
) -> tuple[Mapping[str, object], Loaded[Catalogue] | None]:
    """Return what a plan says, with what it draws from the catalogue that it names; and that catalogue.

    Args:
        document: the plan, right or wrong.
        framework: its framework, if known.
        problems: takes what is wrong with the catalogue, and with what is drawn from it.
    """
    from smartplan.core.process.drawn import drawn  # roadmaps come with it: only for who has a plan

    ref = document.value.get("catalogue")
    catalogue = None
    if isinstance(ref, str):
        catalogue = find_catalogue(ref, document.file, problems, document.place(("catalogue",)))
    known = catalogue.model if catalogue else None
    if catalogue or ref is None:
        problems.extend(placed(tuple(check_drawn(document.value, known)), document))
    return drawn(document.value, known, framework), catalogue


def part_problems(document: Document) -> list[Problem]:
    """Return what is wrong with a part of a plan by itself; what it draws from, only the plan knows."""
    from smartplan.core.process.drawn import drawn

    return validate(document, PlanPart, drawn(document.value, None, None))[1]


def find_catalogue(
    ref: str, by: str, problems: list[Problem], place: Place | None = None
) -> Loaded[Catalogue] | None:
    """Read a catalogue.

    Args:
        ref: the id of a shipped one, or a path that begins with ./ or ../
        by: the file that names it; paths start from its folder.
        problems: takes what is wrong.
        place: where it is named, if in a file.
    """
    known = catalogue_ids()
    if ref in known:
        return shipped_catalogue(ref)
    document = open_path(ref, by, problems, place, code="unknown-catalogue", known=known)
    return checked_catalogue(document, problems) if document else None


def checked_catalogue(document: Document, problems: list[Problem]) -> Loaded[Catalogue] | None:
    """Validate and check a catalogue; one with errors would make errors of what draws from it."""
    own: list[Problem] = []
    catalogue = load(document, Catalogue, own)
    framework = framework_of(document, own)
    if catalogue and framework:
        named = {name for entry in catalogue.model.initiatives for name in entry.raises}
        frameworks = {id_: shipped(id_).model for id_ in framework_ids() if id_ in named}
        frameworks[framework.model.id] = framework.model
        own += placed(check_catalogue(catalogue.model, framework.model, frameworks), document)
    problems.extend(own)
    return None if errors_in(own) else catalogue


@cache
def shipped_catalogue(id_: str) -> Loaded[Catalogue]:
    """Return a shipped catalogue, parsed once a run."""
    problems: list[Problem] = []
    return sound(checked_catalogue(catalogue_document(id_), problems), problems)


def catalogue_document(id_: str) -> Document:
    """Return the document of a shipped catalogue."""
    name = f"catalogues/{id_}.yaml"
    return scan((frameworks_dir() / name).read_bytes(), f"indicators/{name}")
