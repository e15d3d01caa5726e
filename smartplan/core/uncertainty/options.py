"""The options of every choice, the framework's own first; or why there is nothing to choose."""

from smartplan.core.model import Framework, Node, Rule, RuleGeometric
from smartplan.core.model.panel import Normalise, NormaliseZScore
from smartplan.core.panel import Cohort, is_mean
from smartplan.core.uncertainty.request import Request
from smartplan.errors import Problem

FLOOR = 100
"""Where scores may be zero, a geometric mean counts those below this part of the scale as that."""
SPREAD = 6
"""Z-scores are laid on the scale so that this many standard deviations span it, the mean in the middle."""
USUAL: tuple[Normalise, ...] = ("min_max", "z_score", "percentile")
"""The ways that take one another's place unless others are asked for."""
LEAST = 4
"""Within fewer cities nothing is normalised: one of three is always the best, and one the worst."""


def rules_for(framework: Framework, request: Request) -> tuple[Rule | None, ...] | Problem:
    """Return what may take the place of the framework's means; None: its own rules."""
    nodes = [framework.root, *(item for item, _ in framework.items() if isinstance(item, Node))]
    own = [rule for rule in map(framework.rule_of, nodes) if is_mean(rule)]
    asked = [_floored(framework, rule) for rule in request.rules or ("arithmetic", "geometric")]
    others = [rule for rule in asked if rule is not None and any(rule != each for each in own)]
    if not others:
        return Problem("rule-not-varied", values={"framework": framework.id})
    return (None, *dict.fromkeys(others))


def _floored(framework: Framework, rule: Rule) -> Rule | None:
    """Give a geometric mean the floor that it needs; None where scores may be negative."""
    low, high = framework.scale.min, framework.scale.max
    if rule != "geometric" or (low > 0 and framework.panel is None):
        return rule
    if low < 0 or _goes_below(framework):
        return None
    return RuleGeometric(kind="geometric", floor=max(low, (high - low) / FLOOR))


def _goes_below(framework: Framework) -> bool:
    """Whether the framework's own scores are z-scores that leave the scale."""
    way = framework.panel.normalise if framework.panel else None
    if isinstance(way, NormaliseZScore):
        return way.mean - way.sd * SPREAD / 2 < framework.scale.min
    return way == "z_score"


def ways_for(cohort: Cohort, request: Request) -> tuple[Normalise | None, ...] | Problem:
    """Return what may take the place of the framework's way of normalising; None: its own way."""
    framework = cohort.framework
    values = {"framework": framework.id, "cities": len(cohort.members), "least": LEAST}
    if len(cohort.members) < LEAST:
        return Problem("normalise-needs-a-cohort", values=values)
    own = framework.panel.normalise if framework.panel else None
    asked = [_on_scale(framework, way) for way in request.ways or USUAL]
    others = [way for way in asked if _kind(way) != _kind(own)]
    if not relative_ids(framework) or not others:
        return Problem("normalise-not-varied", values=values)
    return (None, *dict.fromkeys(others))


def relative_ids(framework: Framework) -> frozenset[str]:
    """Return the indicators that may be normalised within a cohort.

    Those that the framework's panel normalises; if it does not, all measures.
    """
    declared = framework.panel is not None and framework.panel.normalise is not None
    measures = [i for i in framework.indicators() if i.kind == "measure"]
    return frozenset(i.id for i in measures if i.is_relative or not declared)


def _on_scale(framework: Framework, way: Normalise) -> Normalise:
    """Lay z-scores on the scale, where all other ways lie."""
    low, high = framework.scale.min, framework.scale.max
    if way != "z_score":
        return way
    return NormaliseZScore(kind="z_score", mean=(low + high) / 2, sd=(high - low) / SPREAD)


def _kind(way: Normalise | None) -> str | None:
    return way if way is None or isinstance(way, str) else way.kind


def outliers_for(cohort: Cohort) -> tuple[bool, ...] | Problem:
    """Return whether outliers may be treated or left: where a panel treats some."""
    treated = cohort.steps is not None and cohort.steps.treatments
    return (True, False) if treated else Problem("outliers-not-varied", values=_named(cohort))


def imputations_for(cohort: Cohort) -> tuple[bool, ...] | Problem:
    """Return whether unknowns may be filled in or left: where a panel fills some."""
    filled = cohort.steps is not None and bool(cohort.steps.filled.any())
    return (True, False) if filled else Problem("impute-not-varied", values=_named(cohort))


def _named(cohort: Cohort) -> dict[str, object]:
    return {"framework": cohort.framework.id}
