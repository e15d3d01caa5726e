"""What a framework's parts must agree on."""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from smartplan.core.check.refs import unknown
from smartplan.core.model import ROOT, Framework, Indicator, Node, Profile, Scale
from smartplan.core.model.rules import Rule, RuleGeometric
from smartplan.errors import Keys, Problem, Severity

WEIGHTS_TOLERANCE = Fraction(1, 100)
"""How far weights may sum from what their source prints: printed weights are rounded."""

Placed = tuple[Node | Indicator, Keys]


def check_framework(framework: Framework) -> list[Problem]:
    """Return what is wrong with a framework whose parts are each well formed."""
    items = list(_placed(framework.tree, ("tree",)))
    return [
        *_ids(items),
        *_scale(framework.scale, ("scale",)),
        *_bands(framework),
        *_weights(framework, items),
        *_rules(framework, items),
        *(
            problem
            for item, keys in items
            if isinstance(item, Indicator)
            for problem in _indicator(framework, item, keys)
        ),
        *_targets(framework),
    ]


def _placed(items: Sequence[Node | Indicator], keys: Keys) -> Iterator[Placed]:
    for index, item in enumerate(items):
        yield item, (*keys, index)
        if isinstance(item, Node):
            yield from _placed(item.children, (*keys, index, "children"))


def _ids(items: Iterable[Placed]) -> Iterator[Problem]:
    seen: set[str] = set()
    for item, keys in items:
        if item.id == ROOT:
            yield Problem("reserved-id", (*keys, "id"), {"id": ROOT})
        elif item.id in seen:
            yield Problem("duplicate-id", (*keys, "id"), {"id": item.id})
        seen.add(item.id)


def _scale(scale: Scale, keys: Keys) -> Iterator[Problem]:
    span = scale.max - scale.min
    if span <= 0:
        yield Problem("scale-not-ascending", keys, {"min": scale.min, "max": scale.max})
    elif scale.step is not None and (scale.step <= 0 or (span / scale.step).denominator != 1):
        yield Problem(
            "step-does-not-fit", (*keys, "step"), {"step": scale.step, "min": scale.min, "max": scale.max}
        )


def _bands(framework: Framework) -> Iterator[Problem]:
    scale = framework.scale
    for index, (lower, upper) in enumerate(pairwise(framework.bands)):
        if upper.from_ <= lower.from_:
            values = {"band": upper.name, "from": upper.from_, "before": lower.from_}
            yield Problem("bands-not-ascending", ("bands", index + 1, "from"), values)
    for index, band in enumerate(framework.bands):
        if band.from_ > scale.max or band.from_ < scale.min:
            values = {"band": band.name, "from": band.from_, "min": scale.min, "max": scale.max}
            yield Problem("band-outside-scale", ("bands", index, "from"), values)


def _weights(framework: Framework, items: Iterable[Placed]) -> Iterator[Problem]:
    yield from _siblings(framework.root, ())
    for item, keys in items:
        if isinstance(item, Node):
            yield from _siblings(item, keys)


def _siblings(node: Node, keys: Keys) -> Iterator[Problem]:
    total = sum((child.weight for child in node.children), Fraction(0))
    if total == 0:
        yield Problem("weights-all-zero", keys, {"node": node.id})
    elif node.weights_sum is not None and abs(total - node.weights_sum) > WEIGHTS_TOLERANCE:
        values = {"node": node.id, "sum": total, "stated": node.weights_sum}
        yield Problem("weights-do-not-sum", (*keys, "weights_sum"), values, Severity.WARNING)


def _rules(framework: Framework, items: Iterable[Placed]) -> Iterator[Problem]:
    rules: list[tuple[Rule, Keys]] = [(framework.rule, ("rule",))]
    rules += [(item.rule, (*keys, "rule")) for item, keys in items if isinstance(item, Node) and item.rule]
    for rule, keys in rules:
        if isinstance(rule, RuleGeometric) and rule.floor <= 0:
            yield Problem("floor-not-positive", (*keys, "floor"), {"floor": rule.floor})


def _indicator(framework: Framework, indicator: Indicator, keys: Keys) -> Iterator[Problem]:
    scale = framework.scale_of(indicator)
    if indicator.scale:
        yield from _scale(indicator.scale, (*keys, "scale"))
    for index, level in enumerate(indicator.levels):
        yield from _on_scale(
            "level-outside-scale", level.level, scale, (*keys, "levels", index, "level"), indicator.id
        )
    if indicator.level_names is not None:
        yield from unknown(
            "unknown-level-names", indicator.level_names, framework.level_names, (*keys, "level_names")
        )
    if indicator.kind == "measure":
        yield from _measure(indicator, keys)
    if indicator.kind == "steps":
        yield from _steps(indicator, scale, keys)


def _measure(indicator: Indicator, keys: Keys) -> Iterator[Problem]:
    posts = indicator.goalposts
    if posts is None:
        yield Problem("goalposts-missing", keys, {"indicator": indicator.id}, at_key=True)
    elif posts.min >= posts.max:
        values = {"indicator": indicator.id, "min": posts.min, "max": posts.max}
        yield Problem("goalposts-not-ascending", (*keys, "goalposts"), values)
    elif indicator.transform == "log" and posts.min <= 0:
        yield Problem(
            "log-of-zero", (*keys, "goalposts", "min"), {"indicator": indicator.id, "min": posts.min}
        )


def _steps(indicator: Indicator, scale: Scale, keys: Keys) -> Iterator[Problem]:
    if not indicator.steps:
        yield Problem("steps-missing", keys, {"indicator": indicator.id})
    for index, (lower, upper) in enumerate(pairwise(indicator.steps)):
        if upper.from_ <= lower.from_:
            values = {"indicator": indicator.id, "from": upper.from_, "before": lower.from_}
            yield Problem("steps-not-ascending", (*keys, "steps", index + 1, "from"), values)
    for index, step in enumerate(indicator.steps):
        yield from _on_scale(
            "level-outside-scale", step.score, scale, (*keys, "steps", index, "score"), indicator.id
        )


def _targets(framework: Framework) -> Iterator[Problem]:
    defaults = [index for index, profile in enumerate(framework.targets) if profile.default]
    for index in defaults[1:]:
        first = framework.targets[defaults[0]].id
        values = {"profile": framework.targets[index].id, "first": first}
        yield Problem("several-defaults", ("targets", index, "default"), values)
    seen: set[str] = set()
    for index, profile in enumerate(framework.targets):
        if profile.id in seen:
            yield Problem("duplicate-id", ("targets", index, "id"), {"id": profile.id})
        seen.add(profile.id)
        yield from _profile(framework, profile, ("targets", index))


def _profile(framework: Framework, profile: Profile, keys: Keys) -> Iterator[Problem]:
    known = {item.id: item for item, _ in framework.items()}
    for key, target in (("index", profile.index), ("all", profile.all)):
        if target is not None:
            yield from _on_scale("target-out-of-scale", target, framework.scale, (*keys, key), key)
    for index, aim in enumerate(profile.at):
        where = (*keys, "at", index)
        yield from unknown("unknown-item", aim.ref, known, (*where, "ref"), framework=framework.id)
        scale = framework.scale_of(known[aim.ref]) if aim.ref in known else framework.scale
        yield from _on_scale("target-out-of-scale", aim.target, scale, (*where, "target"), aim.ref)


def _on_scale(code: str, value: Fraction, scale: Scale, keys: Keys, item: str) -> Iterator[Problem]:
    if not scale.min <= value <= scale.max:
        values = {"item": item, "value": value, "min": scale.min, "max": scale.max}
        yield Problem(code, keys, values)
