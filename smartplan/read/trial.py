"""An assessment and its plan as they would be: what would be wrong with them."""

from collections.abc import Iterator, Mapping

from smartplan.core.check import check_assessment, check_plan
from smartplan.core.model import Assessment, Framework, Plan
from smartplan.errors import Problem, errors_in
from smartplan.read.catalogues import filled
from smartplan.read.gather import load
from smartplan.read.include import Opener
from smartplan.read.validate import placed


def trial(file: str, contents: Mapping[str, bytes], framework: Framework) -> tuple[Problem, ...]:
    """Return every error of an assessment or a plan under a framework.

    Args:
        file: its name.
        contents: by name, what it and the files that it includes would hold, where that is new.
        framework: the framework that it names.
    """
    return errors_in(_found(file, contents, framework))


def _found(file: str, contents: Mapping[str, bytes], framework: Framework) -> Iterator[Problem]:
    problems: list[Problem] = []
    document = Opener(problems, contents).open(file)
    if document is None:
        yield from problems
        return
    if document.value.get("schema") == "smartplan/plan/1":
        value, _ = filled(document, framework, problems)
        plan = load(document, Plan, problems, value)
        found = check_plan(plan.model, framework) if plan else []
    else:
        assessment = load(document, Assessment, problems)
        found = check_assessment(assessment.model, framework) if assessment else []
    yield from (*problems, *placed(found, document))
