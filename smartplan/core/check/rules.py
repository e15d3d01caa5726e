"""What the parameters of a rule must be, for its node and scale."""

from collections.abc import Iterable, Iterator
from fractions import Fraction

from smartplan.core.check.scale import on_scale
from smartplan.core.model import Framework, Indicator, Node, Scale
from smartplan.core.model.rules import (
    Rule,
    RuleGeneralised,
    RuleGeometric,
    RuleProduct,
    RuleRatio,
    RuleStaged,
    RuleWorst,
)
from smartplan.errors import Keys, Problem

ROOTS = ("geometric", "harmonic", "generalised")
"""Means that are not defined below zero."""


def check_rules(framework: Framework, items: Iterable[tuple[Node | Indicator, Keys]]) -> Iterator[Problem]:
    """Yield what is wrong with the rule of the framework and of every node that has its own."""
    yield from _rule(framework.rule, framework.root, framework.scale, ("rule",))
    for item, keys in items:
        if isinstance(item, Node) and item.rule is not None:
            yield from _rule(item.rule, item, framework.scale, (*keys, "rule"))
        elif isinstance(item, Node) and isinstance(framework.rule, RuleStaged | RuleProduct | RuleRatio):
            yield Problem(
                "rule-not-inherited", (*keys, "rule"), {"node": item.id, "rule": framework.rule.kind}
            )


def _rule(rule: Rule, node: Node, scale: Scale, keys: Keys) -> Iterator[Problem]:
    kind = rule if isinstance(rule, str) else rule.kind
    if kind in ROOTS and scale.min < 0:
        yield Problem("rule-below-zero", keys, {"rule": kind, "min": scale.min})
    if isinstance(rule, RuleGeometric) and rule.floor <= 0:
        yield Problem("floor-not-positive", (*keys, "floor"), {"floor": rule.floor})
    if isinstance(rule, RuleGeneralised) and rule.power == 0:
        yield Problem("power-is-zero", (*keys, "power"))
    if isinstance(rule, RuleWorst) and rule.count < 1:
        yield Problem("count-not-positive", (*keys, "count"), {"count": rule.count})
    if isinstance(rule, RuleStaged) and rule.from_ >= rule.to:
        yield Problem("stages-not-ascending", (*keys, "to"), {"from": rule.from_, "to": rule.to})
    if isinstance(rule, RuleProduct | RuleRatio):
        yield from _whole(rule, node, scale, keys)
    for part, value in _on_the_scale(rule):
        yield from on_scale("rule-outside-scale", value, scale, (*keys, part), part)


def _whole(rule: RuleProduct | RuleRatio, node: Node, scale: Scale, keys: Keys) -> Iterator[Problem]:
    """Both need a scale that begins at 0, a product one that ends at its whole, a ratio two children."""
    whole = scale.max if isinstance(rule, RuleProduct) else rule.whole
    if scale.min != 0 or rule.whole != whole or rule.whole <= 0:
        values = {"rule": rule.kind, "whole": rule.whole, "min": scale.min, "max": scale.max}
        yield Problem("whole-off-scale", keys, values)
    if isinstance(rule, RuleRatio) and len(node.children) != 2:  # noqa: PLR2004 - dividend and divisor
        yield Problem("ratio-not-two", keys, {"node": node.id, "number": len(node.children)})


def _on_the_scale(rule: Rule) -> Iterator[tuple[str, Fraction]]:
    """Yield the parameters that are scores."""
    if isinstance(rule, RuleGeometric) and rule.floor > 0:
        yield "floor", rule.floor
    if isinstance(rule, RuleWorst) and rule.guard is not None:
        yield "guard", rule.guard
    if isinstance(rule, RuleStaged):
        yield from (("passes", rule.passes), ("from", rule.from_), ("to", rule.to))
