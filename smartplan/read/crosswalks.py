"""A crosswalk of somebody's own, as a file."""

from smartplan.core.check import check_crosswalk
from smartplan.core.model import Crosswalk, Framework
from smartplan.errors import InputError, Problem, errors_in
from smartplan.read.frameworks import checked_crosswalk
from smartplan.read.gather import open_document, sound
from smartplan.read.loaded import Loaded
from smartplan.read.validate import placed


def read_crosswalk_file(file: str) -> Loaded[Crosswalk]:
    """Return a crosswalk; what it says of frameworks that are not shipped is looked at where they are known.

    Raises:
        InputError: with every problem.
    """
    problems: list[Problem] = []
    document = open_document(file, problems)
    return sound(checked_crosswalk(document, problems) if document else None, problems)


def refuse_misfit(crosswalk: Loaded[Crosswalk], old: Framework, new: Framework) -> None:
    """Refuse a crosswalk that does not fit the frameworks that it leads from and to.

    Raises:
        InputError: with every problem.
    """
    problems = placed(check_crosswalk(crosswalk.model, old, new), crosswalk.document)
    if errors_in(problems):
        raise InputError(problems)
