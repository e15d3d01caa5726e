"""Files to checked values: one function a kind of file, and one for all that an assessment names.

Each finds every problem of all its files before it raises.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from pydantic import BaseModel

from smartplan.core.check import (
    check_alone,
    check_assessment,
    check_effects,
    check_pairing,
    check_plan,
    check_recommendations,
    check_strengths,
)
from smartplan.core.model import Assessment, AssessmentPart, Crosswalk, Framework, Plan, PlanPart, Published
from smartplan.core.model.catalogue import Catalogue
from smartplan.core.model.glossary import Glossary
from smartplan.core.model.letter import Letter
from smartplan.core.model.outline import Outline
from smartplan.core.scores import doubts
from smartplan.errors import Problem, errors_in
from smartplan.read.catalogues import checked_catalogue, filled, part_problems
from smartplan.read.document import Document
from smartplan.read.frameworks import (
    checked_crosswalk,
    checked_framework,
    find_framework,
    framework_of,
    shipped_document,
)
from smartplan.read.gather import load, open_document, open_named, sound, told_once
from smartplan.read.glossary import glossary_of
from smartplan.read.lean import lean_assessment
from smartplan.read.letter import checked_letter
from smartplan.read.loaded import Case, Loaded
from smartplan.read.outline import checked_outline
from smartplan.read.paths import STDIN
from smartplan.read.shelf import Shelf
from smartplan.read.twins import Neighbours
from smartplan.read.validate import SCHEMAS, placed, valid_answers, valid_parts, validate
from smartplan.read.yaml_text import scan
from smartplan.shipped import crosswalk_names, framework_ids, frameworks_dir

_CHECKED: Mapping[type[BaseModel], Callable[[Document, list[Problem]], object]] = {
    Framework: checked_framework,
    Crosswalk: checked_crosswalk,
    Catalogue: checked_catalogue,
    Outline: checked_outline,
    Letter: checked_letter,
}
"""What looks at a file that names no assessment and no plan; it takes what is wrong."""


@dataclass(frozen=True, slots=True)
class _Planned:
    """A plan with what it names."""

    plan: Loaded[Plan] | None = None
    framework: Loaded[Framework] | None = None
    catalogue: Loaded[Catalogue] | None = None
    glossary: Loaded[Glossary] | None = None


__all__ = [
    "Case",
    "Loaded",
    "claims_to_be_one",
    "inspect",
    "problems_of",
    "read_assessment",
    "read_case",
    "read_crosswalk",
    "read_framework",
    "read_plan",
    "try_assessment",
]


def read_case(file: str) -> Case:
    """Return an assessment with the framework, the plan and the further assessments that it names.

    Args:
        file: the name of the assessment; `-` is standard input, whose paths start from the current folder.

    Raises:
        InputError: with every error and warning of all these files.
    """
    problems: list[Problem] = []
    document = open_document(file, problems)
    case = _case(document, problems) if document else None
    if case:
        problems += placed(check_alone(case.framework.model), case.assessment.document)
        problems += Neighbours().twins(case)
    return replace(sound(case, problems), problems=told_once(problems))


def read_assessment(file: str) -> Loaded[Assessment]:
    """Return one assessment, checked against its framework, without its plan or further assessments.

    Raises:
        InputError: with every problem.
    """
    problems: list[Problem] = []
    document = open_document(file, problems)
    case = _assessed(document, framework_of(document, problems), problems) if document else None
    return sound(case, problems).assessment


def try_assessment(
    document: Document, shelf: Shelf
) -> tuple[Case | None, tuple[Problem, ...], Loaded[Framework] | None]:
    """Return one assessment of many, without the texts of its answers, and all that is to be said of it.

    Its plan is not read.

    Args:
        document: its text.
        shelf: what the assessments of one run have in common.

    Returns:
        The assessment with its framework, if nothing is wrong with it; the problems; and its framework, if
        nothing is wrong with that.
    """
    problems: list[Problem] = []
    framework = framework_of(document, problems, shelf.find)
    case = _assessed(document, framework, problems, shelf)
    told = told_once(problems)
    return (None if errors_in(told) else case), told, framework


def claims_to_be_one(document: Document) -> bool:
    """Whether a file names the schema of an assessment; or none, but has answers under a framework."""
    schema = document.value.get("schema")
    if isinstance(schema, str):
        return SCHEMAS.get(schema, Assessment) is Assessment
    return "scores" in document.value or "framework" in document.value


def read_framework(ref: str, by: str = STDIN) -> Loaded[Framework]:
    """Return a framework.

    Args:
        ref: the id of a shipped one, or a path that begins with ./ or ../
        by: the file that refers to it; the path starts from its folder, else from the current one.

    Raises:
        InputError: with every problem.
    """
    problems: list[Problem] = []
    return sound(find_framework(ref, by, problems), problems)


def read_plan(file: str) -> Loaded[Plan]:
    """Return a plan, checked against the framework that it names.

    Raises:
        InputError: with every problem.
    """
    problems: list[Problem] = []
    document = open_document(file, problems)
    plan = _plan(document, problems).plan if document else None
    return sound(plan, problems)


def read_crosswalk(old: str, new: str) -> Loaded[Crosswalk] | None:
    """Return the shipped crosswalk from one framework to another; `None` where there is none.

    Raises:
        InputError: with every problem.
    """
    name = f"{old}--{new}.yaml"
    entry = frameworks_dir() / "crosswalks" / name
    if not entry.is_file():
        return None
    problems: list[Problem] = []
    document = scan(entry.read_bytes(), f"indicators/crosswalks/{name}")
    return sound(checked_crosswalk(document, problems), problems)


def inspect(file: str, neighbours: Neighbours | None = None) -> tuple[tuple[Problem, ...], Case | None]:
    """Return every error and warning of a file of any kind and of the files that it names, in order.

    Args:
        file: the name of a file, the id of a shipped framework, or the name of a shipped crosswalk.
        neighbours: the plans that lie beside the files of one run; None: those beside this one.

    Returns:
        The problems; and the case, where the file is an assessment without errors.
    """
    problems: list[Problem] = []
    is_shipped = file in framework_ids() or file in crosswalk_names()
    document = shipped_document(file) if is_shipped else open_document(file, problems)
    case = _inspected(document, problems) if document else None
    if case:
        problems += (neighbours or Neighbours()).twins(case)
    told = told_once(problems)
    return told, None if errors_in(told) else case


def problems_of(file: str) -> tuple[Problem, ...]:
    """Return every error and warning of a file of any kind, and of the files that it names; in order."""
    return inspect(file)[0]


def _inspected(document: Document, problems: list[Problem]) -> Case | None:
    schema = document.value.get("schema")
    kind = SCHEMAS.get(schema) if isinstance(schema, str) else None
    if kind is not None and kind in _CHECKED:
        _CHECKED[kind](document, problems)
    elif kind is Plan:
        _plan(document, problems)
    elif kind is PlanPart:
        problems += part_problems(document)
    elif kind in (AssessmentPart, Published, Glossary):
        problems += validate(document, kind)[1]
    else:
        return _case(document, problems)
    return None


def _case(document: Document, problems: list[Problem]) -> Case | None:
    case = _assessed(document, framework_of(document, problems), problems)
    if any(problem.code == "wrong-kind-of-file" for problem in problems):
        return None
    planned = _plan_of(document, case, problems)
    also = tuple(_also(document, problems))
    if planned.plan:
        parts = [item.id for further in also for item, _ in further.framework.model.items()]
        problems.extend(placed(tuple(check_strengths(planned.plan.model, parts)), planned.plan.document))
    named = replace(case, plan=planned.plan, catalogue=planned.catalogue, also=also) if case else None
    return replace(named, glossary=planned.glossary) if named else None


def _assessed(
    document: Document,
    framework: Loaded[Framework] | None,
    problems: list[Problem],
    shelf: Shelf | None = None,
) -> Case | None:
    """Read an assessment under its framework; the valid answers are checked even where others are wrong.

    With a shelf it is one of many: equal answers are checked once, and what counts for nothing is left out.
    """
    own: list[Problem] = []
    lean = lean_assessment(document) if shelf else None
    assessment = Loaded(lean, document) if lean else load(document, Assessment, own)
    answers = assessment.model if assessment else valid_answers(document, own)
    check = shelf.check if shelf else check_assessment
    if framework and answers:
        own += placed(check(answers, framework.model), document)
    if framework and assessment and not errors_in(own):
        own += placed(doubts(framework.model, assessment.model), document)
    problems.extend(own)
    return Case(assessment, framework) if assessment and framework else None


def _also(document: Document, problems: list[Problem]) -> Iterable[Case]:
    paths = document.value.get("also")
    for index, path in enumerate(paths if isinstance(paths, list) else ()):
        if isinstance(path, str):
            further = open_named(path, document.file, problems, document.place(("also", index)))
            case = _assessed(further, framework_of(further, problems), problems) if further else None
            if case:
                yield case


def _plan_of(document: Document, case: Case | None, problems: list[Problem]) -> _Planned:
    """Read the plan that an assessment names, and check that it belongs there."""
    path = document.value.get("plan")
    if not isinstance(path, str):
        return _Planned()
    of_plan = open_named(path, document.file, problems, document.place(("plan",)))
    planned = _plan(of_plan, problems) if of_plan else _Planned()
    plan, under = planned.plan, planned.framework
    if plan and under and case:
        found = check_pairing(plan.model, under.model, case.assessment.model, case.framework.model)
        if not found:
            found += check_effects(plan.model, case.assessment.model, case.framework.model)
        problems.extend(placed(found, plan.document))
        problems.extend(placed(check_recommendations(case.assessment.model, plan.model), document))
    return planned


def _plan(document: Document, problems: list[Problem]) -> _Planned:
    """Read a plan and what it names; the valid parts are checked even where others are wrong."""
    framework = framework_of(document, problems)
    value, catalogue = filled(document, framework.model if framework else None, problems)
    own: list[Problem] = []
    plan = load(document, Plan, own, value)
    parts = plan.model if plan else valid_parts(value, own)
    if framework and parts:
        own += placed(check_plan(parts, framework.model), document)
    problems.extend(own)
    return _Planned(plan, framework, catalogue, glossary_of(document, problems))
