"""Opening files while collecting what is wrong with them."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from pydantic import BaseModel

from smartplan.core.check import nearest
from smartplan.errors import InputError, Place, Problem, errors_in, in_order
from smartplan.read.document import Document
from smartplan.read.include import Opener
from smartplan.read.loaded import Loaded
from smartplan.read.paths import YAML, referred
from smartplan.read.validate import validate

Model = TypeVar("Model", bound=BaseModel)
Found = TypeVar("Found")


def open_document(file: str, problems: list[Problem], place: Place | None = None) -> Document | None:
    """Open and parse a file, with all that it includes.

    Args:
        file: its name.
        problems: takes what is wrong and what is doubtful.
        place: where another file names it, if one does; a missing file is told there.
    """
    return Opener(problems).open(file, place)


def open_named(path: str, by: str, problems: list[Problem], place: Place | None) -> Document | None:
    """Open and parse a file that another one names; `path` starts from the folder of the file `by`."""
    file = referred(path, by)
    if isinstance(file, Problem):
        problems.append(file.at(place) if place else file)
        return None
    return open_document(file, problems, place)


def open_path(
    ref: str, by: str, problems: list[Problem], place: Place | None, *, code: str, known: Sequence[str]
) -> Document | None:
    """Open and parse a file that another one names by a path; an id that is none of those shipped is told.

    Args:
        ref: what is named, and not shipped.
        by: the file that names it.
        problems: takes what is wrong.
        place: where it is named, if in a file.
        code: what an unknown id is.
        known: the ids that are shipped.
    """
    if ref.startswith(("./", "../")):
        return open_named(ref, by, problems, place)
    suggestion = f"./{ref}" if ref.endswith(YAML) else nearest(ref, known)
    values = {"id": ref, "suggestion": suggestion, "known": known}
    problems.append(Problem(code, values=values, place=place))
    return None


def load(
    document: Document,
    model: type[Model],
    problems: list[Problem],
    value: Mapping[str, object] | None = None,
) -> Loaded[Model] | None:
    """Validate a document; `value` is what it says, where that is more than what is written there."""
    valid, found = validate(document, model, value)
    problems.extend(found)
    return None if valid is None else Loaded(valid, document)


def sound(found: Found | None, problems: Iterable[Problem]) -> Found:
    """Return what was found, if nothing is wrong with it.

    Raises:
        InputError: with all problems, warnings too.
    """
    told = told_once(problems)
    if found is None or errors_in(told):
        raise InputError(told)
    return found


def told_once(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems in order, each once: a file that two others name is read twice."""
    return in_order({(p.code, p.place, p.keys): p for p in problems}.values())
