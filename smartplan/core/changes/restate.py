"""An old score on the new scale."""

from collections.abc import Sequence
from itertools import pairwise

from smartplan.core.model import Crosswalk, Framework, Indicator, Node
from smartplan.core.model.crosswalk import LevelPair
from smartplan.core.scores import Exact, Score
from smartplan.core.scores.normalise import normalise

Editions = tuple[Framework, Framework]
"""The older framework and the newer."""


def restated(
    score: Score, value: Exact, editions: Editions, crosswalk: Crosswalk | None, heir: Node | Indicator | None
) -> Exact:
    """Return what an old value is worth on the new scale.

    Args:
        score: the old score, with what was written.
        value: what it enters the old index with.
        editions: the two frameworks.
        crosswalk: its level map, if any; without one, scales map linearly, worst to worst and best to best.
        heir: the new item that asks the same; a raw value in the same unit is scored anew by it, exactly.
    """
    if score.raw is not None and heir is not None and asks_raw_alike(score.item, heir):
        return normalise(editions[1], heir, score.raw)
    return on_new_scale(value, editions, crosswalk)


def on_new_scale(value: Exact, editions: Editions, crosswalk: Crosswalk | None) -> Exact:
    """Map a value of the old framework's scale to the new one's."""
    levels = sorted(crosswalk.levels if crosswalk else (), key=lambda level: level.old)
    if levels:
        return _between(value, levels)
    old, new = (framework.scale for framework in editions)
    if (old.min, old.max) == (new.min, new.max):
        return value
    return new.min + (value - old.min) * ((new.max - new.min) / (old.max - old.min))


def rescales(old: Framework, new: Framework, one: Node | Indicator, other: Node | Indicator) -> bool:
    """Whether the same answer gets another score under the newer framework."""
    scales = (old.scale.min, old.scale.max) != (new.scale.min, new.scale.max)
    if not isinstance(one, Indicator) or not isinstance(other, Indicator):
        return scales
    return scales or _yardstick(one) != _yardstick(other)


def _yardstick(item: Indicator) -> tuple[object, ...]:
    asked = (item.goalposts, item.steps, item.interpolate, item.points, item.benchmark)
    return (item.scale, item.direction, item.transform, item.cap, *asked)


def asks_raw_alike(old: Node | Indicator, new: Node | Indicator) -> bool:
    """Whether a raw answer (no level) to one is an answer to the other: the same unit, benchmark, maximum."""
    if not isinstance(old, Indicator) or not isinstance(new, Indicator) or old.kind == "level":
        return False
    alike = old.kind == new.kind or {old.kind, new.kind} == {"measure", "steps"}
    return alike and (old.unit, old.benchmark, old.points) == (new.unit, new.benchmark, new.points)


def _between(value: Exact, levels: Sequence[LevelPair]) -> Exact:
    """Interpolate linearly between the pairs; beyond the last one, its own value."""
    if value <= levels[0].old or len(levels) == 1:
        return levels[0].new
    for low, high in pairwise(levels):
        if value <= high.old:
            return low.new + (value - low.old) * (high.new - low.new) / (high.old - low.old)
    return levels[-1].new
