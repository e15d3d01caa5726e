"""A document against a model: the model, or every problem; and what can be said of the valid part."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from smartplan.core.model import Assessment, AssessmentPart, Crosswalk, Framework, Plan, PlanPart, Published
from smartplan.core.model.catalogue import Catalogue
from smartplan.core.model.glossary import Glossary
from smartplan.core.model.letter import Letter
from smartplan.core.model.outline import Outline
from smartplan.errors import Keys, Problem
from smartplan.read.document import Document, Value
from smartplan.read.wording import problems_in, shortened

T = TypeVar("T", bound=BaseModel)

SCHEMAS: dict[str, type[BaseModel]] = {
    "smartplan/framework/1": Framework,
    "smartplan/assessment/1": Assessment,
    "smartplan/plan/1": Plan,
    "smartplan/crosswalk/1": Crosswalk,
    "smartplan/assessment-part/1": AssessmentPart,
    "smartplan/plan-part/1": PlanPart,
    "smartplan/published/1": Published,
    "smartplan/outline/1": Outline,
    "smartplan/catalogue/1": Catalogue,
    "smartplan/glossary/1": Glossary,
    "smartplan/letter/1": Letter,
}
# Stand-ins for what an assessment must have, so that its answers can be checked where that is wrong.
_STAND_INS: dict[str, Value] = {
    "schema": "smartplan/assessment/1",
    "framework": "any",
    "city": {"name": "any"},
    "year": 2000,
}
_ANSWERS = ("scores", "notes", "assert", "year")
# These name each other: where one of them is wrong, what another says of it can't be checked.
_ENTWINED = frozenset({"agencies", "funds", "initiatives", "services"})


def validate(
    document: Document, model: type[T], value: Mapping[str, object] | None = None
) -> tuple[T | None, list[Problem]]:
    """Return the model of a document, or `None` and every problem, each with its place.

    Args:
        document: its text and places.
        model: what it should be.
        value: what it says, where that is more than what is written there.
    """
    schema = document.value.get("schema")
    other = SCHEMAS.get(schema, model) if isinstance(schema, str) else model
    if other is not model:
        wanted = next(name for name, known in SCHEMAS.items() if known is model)
        wrong = Problem("wrong-kind-of-file", ("schema",), {"value": schema, "wanted": wanted})
        return None, _located([wrong], document)
    try:
        return model.model_validate(document.value if value is None else value), []
    except ValidationError as error:
        return None, _located(problems_in(error, document, model), document)


def placed(problems: Sequence[Problem], document: Document) -> list[Problem]:
    """Give problems their place in a document; of very many, only the first."""
    return _located(shortened(problems), document)


def _located(problems: Iterable[Problem], document: Document) -> list[Problem]:
    return [p if p.place else p.at(document.place(p.keys, at_key=p.at_key)) for p in problems]


def valid_answers(document: Document, problems: Iterable[Problem]) -> Assessment | None:
    """Return an assessment of the answers that are valid: their checks need nothing else of the file."""
    kept = {key: document.value[key] for key in _ANSWERS if key in document.value}
    wrong = {_before_lists(problem.keys) for problem in problems}
    # First without the values that are wrong; if that takes away what an answer needs, without the answer.
    for depth in (None, 2, 1):
        kept = _without(kept, {keys[:depth] for keys in wrong})
        try:
            return Assessment.model_validate({"scores": {}, **_STAND_INS, **kept})
        except ValidationError as error:
            wrong = {_before_lists(detail["loc"]) for detail in error.errors(include_url=False)}
    return None


def valid_parts(value: Mapping[str, object], problems: Iterable[Problem]) -> Plan | None:
    """Return a plan of the parts that are valid, if it has all that a plan must have."""
    wrong = {str(problem.keys[0]) for problem in problems if problem.keys}
    if wrong & _ENTWINED:
        wrong |= _ENTWINED
    try:
        return Plan.model_validate({key: part for key, part in value.items() if key not in wrong})
    except ValidationError:
        return None


def _before_lists(keys: Keys) -> Keys:
    """Cut a path at the first list: taking an item out would shift the places of those behind it."""
    return tuple(keys[: next((n for n, key in enumerate(keys) if isinstance(key, int)), len(keys))])


def _without(value: dict[str, Value], wrong: set[Keys]) -> dict[str, Value]:
    """Return a copy without what stands at these keys."""
    here = {keys[0] for keys in wrong if len(keys) == 1}
    kept = {key: inner for key, inner in value.items() if key not in here}
    for key, inner in kept.items():
        deeper = {keys[1:] for keys in wrong if len(keys) > 1 and keys[0] == key}
        if deeper and isinstance(inner, dict):
            kept[key] = _without(inner, deeper)
    return kept
