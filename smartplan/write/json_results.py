"""Results as JSON that other programs rely on: fields may be added, none is renamed."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence

from smartplan.core.gaps import Gap, Gaps
from smartplan.core.model import City
from smartplan.core.scores import Exact, next_questions

LineOf = Callable[[str], int | None]
"""Gives the line of an indicator's answer in its file."""

Json = dict[str, object]


def to_json(result: Mapping[str, object]) -> str:
    """Return one valid JSON document; a number that is none (NaN) can't get in."""
    return json.dumps(result, ensure_ascii=False, indent=2, allow_nan=False)


def json_pieces(result: Mapping[str, object]) -> Iterator[str]:
    """Yield piece by piece what `to_json` gives; lists that are iterators are asked for one member at a time.

    Memory does not grow with such a list.
    """
    opening = "{"
    for name, value in result.items():
        yield f"{opening}\n  {json.dumps(name, ensure_ascii=False)}: "
        opening = ","
        if isinstance(value, Iterator):
            yield from _members(value)
        else:
            yield _indented(value, 2)
    yield "\n}"


def _members(values: Iterator[object]) -> Iterator[str]:
    """Yield a list that stands at the first level of a document."""
    opening = "["
    for value in values:
        yield f"{opening}\n    {_indented(value, 4)}"
        opening = ","
    yield "[]" if opening == "[" else "\n  ]"


def _indented(value: object, depth: int) -> str:
    """Return a value as it stands so deep within a document; a line never ends within a text of JSON."""
    text = json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False)
    return text.replace("\n", "\n" + " " * depth)


def failed(command: str, diagnostics: Sequence[Mapping[str, object]]) -> Json:
    """Return the document of a run that failed: the same schema, no result, the diagnostics."""
    return {"schema": f"smartplan/{command}@1", "result": None, "diagnostics": list(diagnostics)}


def real(value: Exact | None) -> float | None:
    """Return an exact value as a JSON number; null where it is missing."""
    return None if value is None else float(value)


def city_json(city: City) -> Json:
    """Return who was assessed."""
    return city.model_dump(exclude_none=True)


def assess_json(
    gaps: Gaps, sha256: str, line_of: LineOf, diagnostics: Sequence[Mapping[str, object]]
) -> Json:
    """Return the answer of `assess`."""
    scores = gaps.scores
    rows = [gap for gap in gaps.all() if gap is not gaps.root]
    return {
        "schema": "smartplan/assess@1",
        "city": city_json(scores.assessment.city),
        "year": scores.assessment.year,
        "framework": {"id": scores.framework.id, "sha256": sha256},
        "track": scores.track,
        "tracks": scores.tracks(),
        "illustrative": scores.assessment.illustrative is not None,
        "index": _index(gaps),
        "nodes": [_node(gap) for gap in rows if not gap.score.is_leaf],
        "indicators": [_indicator(gap, line_of) for gap in rows if gap.score.is_leaf],
        "questions": [
            {"id": question.score.id, "narrows": real(question.narrows)}
            for question in next_questions(scores)
        ],
        "diagnostics": list(diagnostics),
    }


def _common(gap: Gap) -> Json:
    score = gap.score
    return {
        "score": real(score.value),
        "reported": real(score.reported),
        "low": real(score.low),
        "high": real(score.high),
        "band": score.band.name if score.band else None,
        "target": real(gap.target),
        "gap": real(gap.gap),
        "gap_unknown": real(gap.gap_unknown),
        "coverage": real(score.coverage),
    }


def _index(gaps: Gaps) -> Json:
    return {**_common(gaps.root), "goal": real(gaps.target.goal)}


def _node(gap: Gap) -> Json:
    return {"id": gap.id, "title": _titles(gap), "weight": real(gap.score.weight), **_common(gap)}


def _indicator(gap: Gap, line_of: LineOf) -> Json:
    score = gap.score
    return {
        "id": gap.id,
        "title": _titles(gap),
        "status": str(score.status),
        "weight": real(score.weight),
        **_common(gap),
        "lift": real(gap.lift),
        "track": score.track,
        "line": line_of(gap.id),
    }


def _titles(gap: Gap) -> Json:
    return {"id": gap.score.item.title.id, "en": gap.score.item.title.en}
