"""A crosswalk of somebody's own, as a file."""

from smartplan.core.model import Crosswalk
from smartplan.errors import Problem
from smartplan.read.frameworks import checked_crosswalk
from smartplan.read.gather import open_document, sound
from smartplan.read.loaded import Loaded


def read_crosswalk_file(file: str) -> Loaded[Crosswalk]:
    """Return a crosswalk; what it says of frameworks that are not shipped is looked at where they are known.

    Raises:
        InputError: with every problem.
    """
    problems: list[Problem] = []
    document = open_document(file, problems)
    return sound(checked_crosswalk(document, problems) if document else None, problems)
