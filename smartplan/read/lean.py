"""Answers as far as scores need them: what people wrote beside them is looked at, and left out."""

from decimal import Decimal
from fractions import Fraction
from functools import cache, lru_cache
from typing import Any

from pydantic import TypeAdapter, ValidationError

from smartplan.core.model import Answer, Assessment
from smartplan.core.model.assessment import COMMON, WrittenAnswer
from smartplan.core.model.base import Id
from smartplan.read.document import Document, Scalar, Value

TEXTS = frozenset({"agency", "note", "reason"})
"""The keys of an answer that are text of people, and count for nothing."""
SCORE, EVIDENCE, SOURCE = "score", "evidence", "source"
OF_EVIDENCE = frozenset({SOURCE, "url", "page", "file"})
DISTINCT = 4096
"""So many answers are remembered: most of thousands of cities are the same few levels."""
_NUMBERS = (int, Decimal)
_ID: TypeAdapter[str] = TypeAdapter(Id)
_ANSWER: TypeAdapter[Answer] = TypeAdapter(WrittenAnswer)


def lean_assessment(document: Document) -> Assessment | None:
    """Return an assessment without the texts of its answers; equal answers are one object.

    None where anything may be wrong: whoever validates the whole file is told what.
    """
    scores = document.value.get("scores")
    if not isinstance(scores, dict):
        return None
    try:
        answers = {_id(id_): _lean(answer) for id_, answer in scores.items()}
        head = Assessment.model_validate({**document.value, "scores": {}})
    except ValidationError:
        return None
    return head.model_copy(update={"scores": answers})


@lru_cache(DISTINCT)
def _id(written: str) -> str:
    return _ID.validate_python(written)


def _lean(answer: Value) -> Answer:
    if isinstance(answer, list):
        return _ANSWER.validate_python(answer)
    if not isinstance(answer, dict):
        return _bare(answer) or _short(answer)
    pairs: list[Scalar] = []
    for key, value in answer.items():
        if (key in TEXTS and _is_text(value)) or (key == EVIDENCE and _is_evidence(value)):
            continue
        if isinstance(value, dict | list):
            return _ANSWER.validate_python(answer)
        pairs += (key, value)
    bare = _bare(pairs[1]) if len(pairs) == 2 and pairs[0] == SCORE else None  # noqa: PLR2004 - key, value
    return bare or _long(*pairs)


@lru_cache(DISTINCT, typed=True)  # true is no 1
def _short(answer: Scalar) -> Answer:
    return _ANSWER.validate_python(answer)


@lru_cache(DISTINCT, typed=True)
def _long(*pairs: Scalar) -> Answer:
    """Return the answer of keys and values in turn."""
    return _ANSWER.validate_python(dict(zip(pairs[::2], pairs[1::2], strict=True)))


def _bare(score: Scalar) -> Answer | None:
    """Return the answer that is a number with many decimals, as it would be once validated; else None.

    It would be in vain to remember it: the same hardly comes again.
    """
    if not isinstance(score, Decimal):
        return None
    number = Fraction(*score.as_integer_ratio())
    if number.denominator <= COMMON:
        return None
    answer, state = Answer.__new__(Answer), _zero()
    answer.__setstate__({**state, "__dict__": {**state["__dict__"], SCORE: number}})
    return answer


@cache
def _zero() -> dict[str, Any]:
    """Return what the answer 0 is made of, as it goes from one process to another."""
    return dict(_ANSWER.validate_python({SCORE: 0}).__getstate__())


def _is_evidence(value: Value) -> bool:
    """Whether something is evidence beyond doubt."""
    if not isinstance(value, list):
        return False
    for item in value:
        if not isinstance(item, dict) or SOURCE not in item or not item.keys() <= OF_EVIDENCE:
            return False
        if not all(map(_is_text, item.values())):
            return False
    return True


def _is_text(value: Value) -> bool:
    """Whether something is words, or a number, whose digits are kept."""
    return not value.isspace() and value != "" if isinstance(value, str) else value.__class__ in _NUMBERS
