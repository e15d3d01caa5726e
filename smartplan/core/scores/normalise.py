"""From what was written to a score on the framework's scale."""

from collections.abc import Callable
from fractions import Fraction
from math import lcm, log

from smartplan.core.model import Framework, Goalposts, Indicator, Node, Scale, Transform
from smartplan.core.model.indicator import TransformLog, TransformRoot
from smartplan.core.scores.report import Exact

PERCENT = Goalposts(min=Fraction(0), max=Fraction(100))
"""The goalposts of a measure that is read in per cent of a benchmark, unless it states others."""


Normaliser = Callable[[Fraction], Exact]
"""Gives the score of a raw value."""


def normalise(framework: Framework, item: Node | Indicator, raw: Fraction) -> Exact:
    """Return the score of a raw value on the framework's scale, as `normaliser` says."""
    return normaliser(framework, item)(raw)


def normaliser(framework: Framework, item: Node | Indicator) -> Normaliser:
    """Return what gives the score of any raw value of an item on the framework's scale.

    A level or node is taken as written (rescaled where the indicator has its own scale), a measure is placed
    between its goalposts, steps give the score of the highest threshold reached, yes_no is 0 or 1, points are
    a share of their maximum. Where there is a benchmark, raw values are in per cent of it (`in_per_cent`).
    """
    own, scale = framework.scale_of(item), framework.scale
    if isinstance(item, Node) or (item.kind == "level" and own == scale):
        return _as_written
    if item.kind == "measure" and item.transform == "linear":
        return _line(item, scale)
    return lambda raw: _at(scale, _share(item, own, raw))


def _as_written(raw: Fraction) -> Exact:
    return raw


def _line(indicator: Indicator, scale: Scale) -> Normaliser:
    """Return the straight line through the scores of the goalposts, in whole numbers: reduced but once."""
    posts = indicator.goalposts or PERCENT
    first, last = (_exactly(indicator, scale, post) for post in (posts.min, posts.max))
    slope = (last - first) / (posts.max - posts.min)
    start = first - slope * posts.min
    per = lcm(slope.denominator, start.denominator)
    step, base = int(slope * per), int(start * per)
    (low, per_low), (high, per_high) = posts.min.as_integer_ratio(), posts.max.as_integer_ratio()

    def at(raw: Fraction) -> Exact:
        top, below = raw.as_integer_ratio()
        if indicator.cap and top * per_low <= low * below:
            return first
        if indicator.cap and top * per_high >= high * below:
            return last
        return Fraction(step * top + base * below, per * below)

    return at


def _exactly(indicator: Indicator, scale: Scale, raw: Fraction) -> Fraction:
    """Return the score of a raw value of a measure without a transform; nothing in it is a float."""
    return Fraction(_at(scale, _between_goalposts(indicator, raw)))


def in_per_cent(indicator: Indicator, raw: Fraction, benchmark: Fraction) -> Fraction:
    """Return a raw value in per cent of its benchmark; the benchmark in per cent of it where lower is better.

    Where `cap` holds, which is usual, no more than 100: a benchmark is reached, not overfulfilled.
    """
    if indicator.direction == "lower":
        return 100 * benchmark / (max(raw, benchmark) if indicator.cap else raw)
    return 100 * (min(raw, benchmark) if indicator.cap else raw) / benchmark


def transformed(transform: Transform, value: Fraction) -> Exact:
    """Return what goalposts and raw values are compared by; all transforms are monotone above zero."""
    if transform == "linear":
        return value
    if transform == "log":
        return log(value)
    if isinstance(transform, TransformLog):
        return log(value + transform.add)
    if isinstance(transform, TransformRoot):
        return float(float(value) ** (1 / transform.degree))
    if transform.exponent.denominator == 1:
        return Fraction(value ** int(transform.exponent))
    return float(float(value) ** float(transform.exponent))


def _share(indicator: Indicator, own: Scale, raw: Fraction) -> Exact:
    """Return how far from the worst to the best score an answer is, 0 to 1 unless nothing caps it."""
    if indicator.kind == "measure":
        return _between_goalposts(indicator, raw)
    if indicator.kind == "points" and indicator.points:
        return raw / indicator.points
    if indicator.kind == "yes_no":
        return raw
    score = _of_steps(indicator, own, raw) if indicator.kind == "steps" else raw
    return (score - own.min) / (own.max - own.min)


def _between_goalposts(indicator: Indicator, raw: Fraction) -> Exact:
    """(f(x) - f(min)) / (f(max) - f(min)): min-max as in the Handbook, step 5; 1 less that for lower."""
    posts = indicator.goalposts or PERCENT
    kept = min(max(raw, posts.min), posts.max) if indicator.cap else raw
    worst, best, here = (transformed(indicator.transform, value) for value in (posts.min, posts.max, kept))
    share = (here - worst) / (best - worst)
    # A benchmark has turned the raw value around already.
    return 1 - share if indicator.direction == "lower" and indicator.benchmark is None else share


def _of_steps(indicator: Indicator, own: Scale, raw: Fraction) -> Fraction:
    """Return the score of the highest threshold reached, or that on the straight line to the next one."""
    steps = indicator.steps
    reached = [
        n for n, step in enumerate(steps) if step.from_ < raw or (step.from_ == raw and not step.above)
    ]
    if not reached:
        return steps[0].score if indicator.interpolate else own.min
    low, beyond = steps[reached[-1]], steps[reached[-1] + 1 :]
    if not indicator.interpolate or not beyond:
        return low.score
    return low.score + (raw - low.from_) * (beyond[0].score - low.score) / (beyond[0].from_ - low.from_)


def _at(scale: Scale, share: Exact) -> Exact:
    if isinstance(share, float):
        return float(scale.min) + share * float(scale.max - scale.min)
    return scale.min + share * (scale.max - scale.min)
