"""From a case to the workbooks of its agencies, and from those that came back to what they change."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from smartplan.commands.pull.edits import rewritten
from smartplan.core.check import nearest
from smartplan.core.check.cities import same_city
from smartplan.core.model import City
from smartplan.core.process import (
    COORDINATOR,
    Change,
    FilledRow,
    Merged,
    Source,
    agencies_of,
    books_of,
    merge,
)
from smartplan.core.process.cells import copied
from smartplan.core.process.drawn import as_written
from smartplan.errors import InputError, Problem, Severity, errors_in, in_order
from smartplan.read.document import Document
from smartplan.read.files import Case
from smartplan.read.filled import Printed, Stamp, returned
from smartplan.read.sheets import read_sheets
from smartplan.read.trial import trial
from smartplan.read.whole import order
from smartplan.write.questionnaire import Occasion, questionnaire_files
from smartplan.write.questionnaire_words import choices, headings


@dataclass(frozen=True, slots=True)
class Outcome:
    """What sheets that came back would do.

    Attributes:
        changes: what they change.
        problems: what is wrong, or doubtful, in them.
        files: the new bytes of every file that changes; none where anything is wrong.
    """

    changes: tuple[Change, ...]
    problems: tuple[Problem, ...]
    files: Mapping[str, bytes]


def questionnaire_of(case: Case, agency: str | None) -> Mapping[str, bytes]:
    """Return the workbook of every agency and of the coordinator, or of one agency.

    Raises:
        InputError: nobody knows the agency, or it owns nothing.
    """
    source = source_of(case)
    books = books_of(source)
    owners = [book.owner for book in books]
    if agency is not None and agency not in owners:
        values = {"id": agency, "suggestion": nearest(agency, owners), "known": tuple(owners)}
        raise InputError([Problem("nothing-to-ask", values=values)])
    chosen = tuple(book for book in books if agency in (None, book.owner))
    city, sha256 = case.assessment.model.city, case.framework.document.sha256
    return questionnaire_files(chosen, Occasion(source, city, sha256))


def source_of(case: Case) -> Source:
    """Return the plain values of a case, as its files have them."""
    assessment = case.assessment
    plan = copied(case.plan.document.value) if case.plan else None
    drawn = as_written(plan, case.plan.model) if case.plan and plan else None
    return Source(case.framework.model, assessment.model.year, copied(assessment.document.value), plan, drawn)


def outcome_of(case: Case, files: Sequence[str]) -> Outcome:
    """Pull sheets that came back through to what they change.

    Raises:
        InputError: one of them can't be read at all.
    """
    printed = Printed(headings(), choices())
    source = source_of(case)
    rows: list[FilledRow] = []
    problems: list[Problem] = []
    for file in files:
        back = returned(read_sheets(file), printed)
        wrong = [problem for stamp in back.stamps for problem in _not_ours(stamp, case, source)]
        problems += (*back.problems, *wrong)
        rows += () if errors_in(wrong) else back.rows
    merged = merge(source, rows)
    problems += merged.problems
    new = {} if errors_in(problems) else _rewritten(case, merged)
    for which, document in _documents(case):
        if any(file.file in new for file in document.files):
            found = trial(document.file, new, case.framework.model)
            problems += (_where_filled_in(p, which, document, merged) for p in found)
    return Outcome(merged.changes, in_order(problems), {} if errors_in(problems) else new)


def _documents(case: Case) -> Iterator[tuple[str, Document]]:
    yield "assessment", case.assessment.document
    if case.plan:
        yield "plan", case.plan.document


def _rewritten(case: Case, merged: Merged) -> dict[str, bytes]:
    wanted = {"assessment": merged.source.assessment, "plan": merged.source.plan or {}}
    found = (rewritten(document, wanted[which]) for which, document in _documents(case))
    return {file: data for files in found for file, data in files.items()}


def _where_filled_in(problem: Problem, which: str, document: Document, merged: Merged) -> Problem:
    """Point at the cell that a wrong value came from."""
    said = merged.source.assessment if which == "assessment" else merged.source.plan or {}
    keys = problem.keys
    items = said.get(str(keys[0])) if keys else None
    if isinstance(items, list) and len(keys) > 1:  # read again, its items may stand in another order
        keys = (keys[0], order(document, str(keys[0]), items)[int(keys[1])], *keys[2:])
    place = merged.place_of((which, *keys))
    return problem.at(place) if place else problem


def _not_ours(stamp: Stamp, case: Case, source: Source) -> Iterator[Problem]:
    """Yield why a sheet does not belong to this assessment."""
    framework, assessment = case.framework, case.assessment.model
    city = City(name=stamp.city, code=stamp.code)
    compared = {
        "framework": (stamp.framework, framework.model.id, stamp.framework == framework.model.id),
        "year": (stamp.year, assessment.year, stamp.year == str(assessment.year)),
        "city": (stamp.city, assessment.city.name, same_city(city, assessment.city)),
    }
    for what, (found, wanted, equal) in compared.items():
        if not equal:
            yield Problem("sheet-for-another", values={what: found, "wanted": wanted}, place=stamp.place)
    if stamp.table != "indicators" and source.plan is None:
        yield Problem("no-plan", place=stamp.place)
    known = (COORDINATOR, *agencies_of(source))
    if stamp.owner not in known:
        values = {"id": stamp.owner, "suggestion": nearest(stamp.owner, known), "known": known}
        yield Problem("unknown-agency", values=values, place=stamp.place)
    if stamp.framework == framework.model.id and not framework.document.sha256.startswith(stamp.sha256):
        values = {"framework": stamp.framework}
        yield Problem("framework-changed", (), values, Severity.WARNING, place=stamp.place)
