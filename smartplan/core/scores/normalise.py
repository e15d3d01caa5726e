"""From what was written to a score on the framework's scale."""

from fractions import Fraction
from math import log

from smartplan.core.model import Framework, Indicator, Node, Scale
from smartplan.core.model.framework import Goalposts
from smartplan.core.scores.report import Exact


def normalise(framework: Framework, item: Node | Indicator, raw: Fraction) -> Exact:
    """Return the score of a written value on the framework's scale.

    A level or node is taken as written (rescaled where the indicator has its own scale), a measure is placed
    between its goalposts, steps give the score of the highest threshold reached, yes_no is 0 or 1.
    """
    scale = framework.scale
    if not isinstance(item, Indicator):
        return raw
    if item.kind == "measure" and item.goalposts is not None:
        return _at(scale, _share(item, item.goalposts, raw))
    if item.kind == "steps":
        reached = [step for step in item.steps if step.from_ <= raw]
        return max(reached, key=lambda step: step.from_).score if reached else scale.min
    if item.kind == "yes_no":
        return _at(scale, raw)
    own = framework.scale_of(item)
    return raw if own == scale else _at(scale, (raw - own.min) / (own.max - own.min))


def _share(indicator: Indicator, goalposts: Goalposts, raw: Fraction) -> Exact:
    """Return how far from the worst to the best goalpost a raw value is, 0 to 1 where capped."""
    low, high = goalposts.min, goalposts.max
    kept = min(max(raw, low), high) if indicator.cap else raw
    if indicator.transform == "log":
        share: Exact = (log(kept) - log(low)) / (log(high) - log(low))
    else:
        share = (kept - low) / (high - low)
    return 1 - share if indicator.direction == "lower" else share


def _at(scale: Scale, share: Exact) -> Exact:
    if isinstance(share, float):
        return float(scale.min) + share * float(scale.max - scale.min)
    return scale.min + share * (scale.max - scale.min)
