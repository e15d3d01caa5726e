"""What one answer must agree on with the indicator or node that it answers."""

from collections.abc import Collection, Iterator
from fractions import Fraction

from smartplan.core.check.transforms import is_defined
from smartplan.core.model import Answer, Assessment, Framework, Indicator, Node
from smartplan.errors import Keys, Problem


def check_answer(
    item: Node | Indicator, answer: Answer, framework: Framework, assessment: Assessment
) -> Iterator[Problem]:
    """Yield where an answer does not fit what is asked.

    Args:
        item: what is asked.
        answer: what is answered.
        framework: whose item it is.
        assessment: whose answer it is.
    """
    keys = ("scores", item.id)
    for below, value in _values(answer):
        yield from _value(item, value, framework, (*keys, *below))
    if answer.unit is not None:
        yield from _unit(item, answer.unit, keys)
    if answer.benchmark is not None:
        yield from _benchmark(item, answer.benchmark, keys)
    if answer.years:
        yield from _years(item, answer.years, framework, assessment)


def _values(answer: Answer) -> Iterator[tuple[Keys, Fraction]]:
    for key, score in (("score", answer.score), ("self", answer.self_), ("verified", answer.verified)):
        if score is not None:
            yield (key,), score
    if answer.appeal is not None:
        yield ("appeal", "before"), answer.appeal.before
    for assessor, score in (answer.assessors or {}).items():
        yield ("assessors", assessor), score
    for year, score in (answer.years or {}).items():
        yield ("years", str(year)), score


def _value(item: Node | Indicator, value: Fraction, framework: Framework, keys: Keys) -> Iterator[Problem]:
    """A published mean of a node need not be a level; raw values of measures and steps are no scores."""
    kind = item.kind if isinstance(item, Indicator) else "node"
    if kind in ("level", "node"):
        yield from _level(item, value, framework, keys)
    elif kind == "yes_no" and value not in (0, 1):
        yield Problem("not-yes-or-no", keys, {"indicator": item.id, "score": value})
    elif isinstance(item, Indicator) and item.kind == "points":
        if item.points and not 0 <= value <= item.points:
            values = {"indicator": item.id, "points": value, "most": item.points}
            yield Problem("points-out-of-range", keys, values)
    elif isinstance(item, Indicator) and item.kind == "measure" and not _is_placeable(item, value):
        yield Problem("value-without-transform", keys, {"indicator": item.id, "value": value})


def _level(item: Node | Indicator, score: Fraction, framework: Framework, keys: Keys) -> Iterator[Problem]:
    scale = framework.scale_of(item)
    values = {"indicator": item.id, "score": score, "min": scale.min, "max": scale.max}
    if not scale.min <= score <= scale.max:
        yield Problem("level-out-of-scale", keys, values)
    elif isinstance(item, Indicator) and scale.step and (score - scale.min) % scale.step:
        below = score - (score - scale.min) % scale.step
        near = {"step": scale.step, "below": below, "above": below + scale.step}
        yield Problem("level-between-steps", keys, {**values, **near})


def _is_placeable(indicator: Indicator, value: Fraction) -> bool:
    """A value that the cap lifts to the lower goalpost needs no transform of its own."""
    if indicator.benchmark is not None and indicator.direction == "lower" and not indicator.cap:
        return value > 0
    return indicator.cap or is_defined(indicator.transform, value)


def _unit(item: Node | Indicator, unit: str, keys: Keys) -> Iterator[Problem]:
    wanted = item.unit if isinstance(item, Indicator) else None
    if unit != wanted:
        values = {"indicator": item.id, "unit": unit, "wanted": wanted}
        yield Problem("unit-differs", (*keys, "unit"), values)


def _benchmark(item: Node | Indicator, benchmark: Fraction, keys: Keys) -> Iterator[Problem]:
    values = {"indicator": item.id, "benchmark": benchmark}
    if not isinstance(item, Indicator) or item.benchmark != "own":
        yield Problem("benchmark-not-asked", (*keys, "benchmark"), values)
    elif benchmark <= 0:
        yield Problem("benchmark-not-positive", (*keys, "benchmark"), values)


def _years(
    item: Node | Indicator, years: Collection[int], framework: Framework, assessment: Assessment
) -> Iterator[Problem]:
    keys = ("scores", item.id, "years")
    if not framework.years:
        yield Problem("years-not-asked", keys, {"indicator": item.id, "framework": framework.id}, at_key=True)
        return
    first = assessment.year - len(framework.years) + 1
    for year in years:
        if not first <= year <= assessment.year:
            values = {"indicator": item.id, "year": year, "first": first, "last": assessment.year}
            yield Problem("year-not-counted", (*keys, str(year)), values, at_key=True)
