"""One file of many: to what a league keeps of its city, in this process or in another one."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import replace

from smartplan.core.model import Track
from smartplan.core.panel import figures_of
from smartplan.core.scores import failed_assertions
from smartplan.errors import InputError, Problem, errors_in, in_order
from smartplan.read.files import Case, claims_to_be_one, try_assessment
from smartplan.read.include import Opener
from smartplan.read.listing import Named
from smartplan.read.parts import parts_of
from smartplan.read.paths import read_bytes
from smartplan.read.payload import Payload
from smartplan.read.shelf import Shelf
from smartplan.read.validate import placed
from smartplan.read.yaml_text import scan

Reckon = Callable[[Sequence[Named]], Sequence[Payload]]
"""Gives what each of some files comes to, in their order."""


def read_entry(named: Named, shelf: Shelf) -> tuple[Payload, Case | None]:
    """Read a file whole: its payload without figures, and the assessment if nothing is wrong with it."""
    data = read_bytes(named.name)
    if isinstance(data, Problem):
        return Payload(None, problems=(data,), elsewhere=True), None
    sha256 = hashlib.sha256(data).hexdigest()
    try:
        document = scan(data, named.name)
    except InputError as error:
        return Payload(sha256, problems=error.problems), None
    if named.among_others and not claims_to_be_one(document):
        return Payload(sha256, is_other=True), None
    beside: list[Problem] = []
    opener = Opener(beside)
    whole = opener.with_parts(document)
    case, told, framework = try_assessment(whole, shelf)
    is_whole = not errors_in(beside)
    case = case if is_whole else None
    problems = in_order([*beside, *told, *(_disagreements(case) if case else ())])
    names = {file.file for file in whole.files}
    own = tuple(p for p in problems if p.place is not None and (p in beside or p.place.file in names))
    read = Payload(
        sha256=sha256,
        framework=framework.document.sha256 if framework else None,
        ref=str(document.value.get("framework", "")),
        assessment=case.assessment.model if case else None,
        place=case.assessment.place("city") if case else None,
        problems=own if framework else problems,
        elsewhere=framework is None or not is_whole,
        parts=parts_of(whole, opener.included) if is_whole else (),
    )
    return read, case


def answers_of(files: Sequence[Named]) -> tuple[Payload, ...]:
    """Return what files come to with their answers: nothing is scored yet."""
    shelf = Shelf()
    return tuple(read_entry(named, shelf)[0] for named in files)


def figures_in(named: Named, track: Track | None, shelf: Shelf) -> Payload:
    """Return what a file comes to with the figures of its city, and without the texts of people.

    Under a framework that scores cities only together, the answers stay instead.
    """
    payload, case = read_entry(named, shelf)
    if case is None or case.framework.model.panel is not None:
        return payload
    head = case.assessment.model.model_copy(update={"scores": {}, "notes": {}})
    scores = shelf.score(case.assessment.model, case.framework.model, track)
    return replace(payload, assessment=head, figures=figures_of(scores))


def _disagreements(case: Case) -> list[Problem]:
    """Return the published figures that the scores do not give; those of a cohort are not compared."""
    framework = case.framework.model
    failed = () if framework.panel else failed_assertions(framework, case.assessment.model)
    return placed(failed, case.assessment.document)
