"""From files to all that is wrong with them, and to the questions that they raise."""

from collections.abc import Iterator, Sequence

from smartplan.commands.pull.gaps import disagreements
from smartplan.core.changes import compare, questions_of
from smartplan.core.check import Repeated, check_years, questions_about, repeated_narratives
from smartplan.core.check.cities import same_city
from smartplan.core.scores import assess
from smartplan.errors import Problem, Severity, in_order
from smartplan.read.files import Case, inspect, read_crosswalk
from smartplan.read.gather import told_once
from smartplan.read.twins import Neighbours
from smartplan.read.validate import placed


def checked(files: Sequence[str], *, strict: bool) -> tuple[Problem, ...]:
    """Return all that is wrong or doubtful in files; `strict`: also the questions that they raise.

    Of several assessments of one city, each is also read against the one before it, and the notes of
    different cities against each other.
    """
    neighbours = Neighbours()
    seen = [inspect(file, neighbours) for file in files]
    cases = [case for _, case in seen if case]
    problems = [problem for found, _ in seen for problem in found]
    problems += [problem for case in cases for problem in disagreements(case)]
    return told_once([*problems, *(_questions(cases) if strict else ())])


def questions_in(files: Sequence[str]) -> tuple[Problem, ...]:
    """Return the questions that assessments raise, alone and beside one another."""
    cases = [case for _, case in map(inspect, files) if case]
    return in_order(_questions(cases))


def _questions(cases: Sequence[Case]) -> Iterator[Problem]:
    for case in cases:
        found = questions_about(case.assessment.model, case.framework.model)
        yield from placed(found, case.assessment.document)
    for old, new in _years(cases):
        yield from placed(_between(old, new), new.assessment.document)
    for repeated in repeated_narratives([case.assessment.model for case in cases]):
        yield _shared(cases[repeated.at], cases[repeated.first], repeated)


def _shared(case: Case, other: Case, repeated: Repeated) -> Problem:
    values = {"indicator": repeated.keys[1], "city": other.assessment.model.city.name}
    return Problem(
        "narrative-shared",
        repeated.keys,
        values,
        Severity.WARNING,
        place=case.assessment.place(*repeated.keys),
        also=other.assessment.place(*repeated.first_keys),
    )


def _years(cases: Sequence[Case]) -> Iterator[tuple[Case, Case]]:
    """Yield each assessment with the one before it of the same city."""

    def when(case: Case) -> tuple[int, int]:
        return case.assessment.model.year, case.assessment.model.round or 0

    ordered = sorted(cases, key=when)
    for number, new in enumerate(ordered):
        before = [
            old for old in ordered[:number] if same_city(old.assessment.model.city, new.assessment.model.city)
        ]
        if before:
            yield before[-1], new


def _between(old: Case, new: Case) -> list[Problem]:
    """Return the questions of a change; none where the two can't be compared."""
    if check_years((old.assessment.model, None), (new.assessment.model, None)):
        return []
    before, after = (assess(case.framework.model, case.assessment.model) for case in (old, new))
    ids = (before.framework.id, after.framework.id)
    crosswalk = read_crosswalk(*ids)
    comparable = ids[0] == ids[1] or crosswalk is not None
    if not comparable or before.root.value is None or after.root.value is None:
        return []
    return questions_of(compare(before, after, crosswalk.model if crosswalk else None))
