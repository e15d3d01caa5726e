"""An assessment and its plan as they would be: what would be wrong with them."""

from collections.abc import Iterator

from smartplan.core.check import check_assessment, check_plan
from smartplan.core.model import Assessment, Framework, Plan
from smartplan.errors import InputError, Problem, errors_in
from smartplan.read.gather import load
from smartplan.read.validate import placed
from smartplan.read.yaml_text import scan


def trial(data: bytes, file: str, framework: Framework) -> tuple[Problem, ...]:
    """Return every error of an assessment or a plan under a framework.

    Args:
        data: what the file would hold.
        file: its name.
        framework: the framework that it names.
    """
    return errors_in(_found(data, file, framework))


def _found(data: bytes, file: str, framework: Framework) -> Iterator[Problem]:
    try:
        document = scan(data, file)
    except InputError as error:
        yield from error.problems
        return
    problems: list[Problem] = []
    if document.value.get("schema") == "smartplan/plan/1":
        plan = load(document, Plan, problems)
        found = check_plan(plan.model, framework) if plan else []
    else:
        assessment = load(document, Assessment, problems)
        found = check_assessment(assessment.model, framework) if assessment else []
    yield from (*problems, *placed(found, document))
