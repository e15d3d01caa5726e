"""The letter that goes out with the reports of a pack."""

from collections.abc import Sequence

from smartplan.core.check import check_letter
from smartplan.core.model.letter import Letter
from smartplan.core.panel import Cohort, unaddressed
from smartplan.errors import InputError, Problem, errors_in
from smartplan.read.document import Document
from smartplan.read.gather import load, open_document, sound
from smartplan.read.loaded import Loaded
from smartplan.read.validate import placed


def read_letter(file: str) -> Loaded[Letter]:
    """Return a letter.

    Raises:
        InputError: with every problem.
    """
    problems: list[Problem] = []
    document = open_document(file, problems)
    return sound(checked_letter(document, problems) if document else None, problems)


def doubts_about(letter: Loaded[Letter], cohorts: Sequence[Cohort]) -> tuple[Problem, ...]:
    """Return where the numbers of a letter and the cities that it goes to differ, as warnings.

    Raises:
        InputError: one table numbers the letters under several frameworks.
    """
    problems = placed(unaddressed(letter.model, cohorts), letter.document)
    if errors_in(problems):
        raise InputError(problems)
    return tuple(problems)


def checked_letter(document: Document, problems: list[Problem]) -> Loaded[Letter] | None:
    """Read a letter and check it."""
    letter = load(document, Letter, problems)
    if letter:
        problems += placed(check_letter(letter.model), document)
    return letter
