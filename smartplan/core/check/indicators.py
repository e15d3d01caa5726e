"""What an indicator of a framework needs, by its kind."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from smartplan.core.check.refs import unknown
from smartplan.core.check.scale import check_scale, on_scale
from smartplan.core.check.transforms import is_defined
from smartplan.core.model import Framework, Indicator, Scale
from smartplan.core.model.indicator import TransformPower, TransformRoot
from smartplan.errors import Keys, Problem

KINDS_OF_KEY = {
    "levels": ("level",),
    "level_names": ("level",),
    "goalposts": ("measure",),
    "transform": ("measure",),
    "steps": ("steps",),
    "interpolate": ("steps",),
    "points": ("points",),
    "benchmark": ("measure", "steps"),
    "direction": ("measure", "steps"),
    "cap": ("measure", "steps"),
    "scale": ("level", "steps"),
}
"""Keys that mean something for some kinds only; elsewhere they would be read and do nothing."""


def check_indicator(framework: Framework, indicator: Indicator, keys: Keys) -> Iterator[Problem]:
    """Yield what is wrong with an indicator."""
    scale = framework.scale_of(indicator)
    yield from _idle_keys(indicator, keys)
    if indicator.scale:
        yield from check_scale(indicator.scale, (*keys, "scale"))
    for index, level in enumerate(indicator.levels):
        where = (*keys, "levels", index, "level")
        yield from on_scale("level-outside-scale", level.level, scale, where, indicator.id)
    if indicator.level_names is not None:
        where = (*keys, "level_names")
        yield from unknown("unknown-level-names", indicator.level_names, framework.level_names, where)
    if isinstance(indicator.benchmark, Fraction) and indicator.benchmark <= 0:
        values = {"indicator": indicator.id, "benchmark": indicator.benchmark}
        yield Problem("benchmark-not-positive", (*keys, "benchmark"), values)
    if indicator.kind == "measure":
        in_cohort = framework.panel is not None and framework.panel.normalise is not None
        yield from _measure(indicator, keys, in_cohort=in_cohort)
    if indicator.kind == "steps":
        yield from _steps(indicator, scale, keys)
    if indicator.kind == "points" and (indicator.points is None or indicator.points <= 0):
        yield Problem("points-missing", keys, {"indicator": indicator.id}, at_key=True)


def _idle_keys(indicator: Indicator, keys: Keys) -> Iterator[Problem]:
    for key, kinds in KINDS_OF_KEY.items():
        # Of steps, which end is better is said by their scores, unless they are read in per cent.
        turned = indicator.kind == "steps" and key in ("direction", "cap") and indicator.benchmark is None
        if key in indicator.model_fields_set and (turned or indicator.kind not in kinds):
            others = () if turned else kinds
            values = {"indicator": indicator.id, "key": key, "kind": indicator.kind, "kinds": others}
            yield Problem("key-not-for-kind", (*keys, key), values, at_key=True)


def _measure(indicator: Indicator, keys: Keys, *, in_cohort: bool) -> Iterator[Problem]:
    posts = indicator.goalposts
    if posts is None and indicator.benchmark is None:
        if not in_cohort:
            yield Problem("goalposts-missing", keys, {"indicator": indicator.id}, at_key=True)
        return
    if posts is not None and posts.min >= posts.max:
        values = {"indicator": indicator.id, "min": posts.min, "max": posts.max}
        yield Problem("goalposts-not-ascending", (*keys, "goalposts"), values)
    yield from _transform(indicator, keys)


def _transform(indicator: Indicator, keys: Keys) -> Iterator[Problem]:
    transform = indicator.transform
    where = (*keys, "transform")
    if isinstance(transform, TransformPower) and transform.exponent == 0:
        yield Problem("exponent-is-zero", (*where, "exponent"), {"indicator": indicator.id})
    elif isinstance(transform, TransformRoot) and transform.degree < 2:  # noqa: PLR2004 - the square root
        values = {"indicator": indicator.id, "degree": transform.degree}
        yield Problem("degree-too-low", (*where, "degree"), values)
    else:
        lowest = indicator.goalposts.min if indicator.goalposts else Fraction(0)
        if not is_defined(transform, lowest):
            values = {"indicator": indicator.id, "min": lowest}
            at = (*keys, "goalposts", "min") if indicator.goalposts else where
            yield Problem("log-of-zero", at, values)


def _steps(indicator: Indicator, scale: Scale, keys: Keys) -> Iterator[Problem]:
    if not indicator.steps:
        yield Problem("steps-missing", keys, {"indicator": indicator.id})
    for index, (lower, upper) in enumerate(pairwise(indicator.steps)):
        if upper.from_ <= lower.from_:
            values = {"indicator": indicator.id, "from": upper.from_, "before": lower.from_}
            yield Problem("steps-not-ascending", (*keys, "steps", index + 1, "from"), values)
    for index, step in enumerate(indicator.steps):
        where = (*keys, "steps", index, "score")
        yield from on_scale("level-outside-scale", step.score, scale, where, indicator.id)
