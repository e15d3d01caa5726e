"""An outline of a region's own."""

from smartplan.core.check import check_outline
from smartplan.core.model.outline import Outline
from smartplan.errors import Problem
from smartplan.read.document import Document
from smartplan.read.gather import load, open_document, sound
from smartplan.read.loaded import Loaded
from smartplan.read.validate import placed


def read_outline(file: str) -> Loaded[Outline]:
    """Return an outline.

    Raises:
        InputError: with every problem.
    """
    problems: list[Problem] = []
    document = open_document(file, problems)
    return sound(checked_outline(document, problems) if document else None, problems)


def checked_outline(document: Document, problems: list[Problem]) -> Loaded[Outline] | None:
    """Read an outline and check it."""
    outline = load(document, Outline, problems)
    if outline:
        problems += placed(check_outline(outline.model), document)
    return outline
