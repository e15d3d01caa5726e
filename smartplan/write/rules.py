"""A framework's rules in words: how children become their parent, how figures are rounded."""

from fractions import Fraction

from smartplan.core.model import Rounding, Rule, RuleGeometric, RuleWorst
from smartplan.write.words import Words, later

RULE_WORDS = {
    "arithmetic": later("weighted arithmetic mean of its parts"),
    "geometric": later("weighted geometric mean of its parts"),
    "harmonic": later("weighted harmonic mean of its parts"),
    "minimum": later("lowest of its parts"),
    "pooled": later("weighted mean of all indicators below, whatever groups lie between"),
    "generalised": later("weighted generalised mean of its parts, with the power {power}"),
    "worst": later("mean of its {count} lowest parts"),
    "staged": later("stages in order, each of which counts only if it and all before it reach {passes}"),
    "product": later("product of its parts, as shares of {whole}"),
    "ratio": later("its first part over its second; {whole} where they are equal"),
}
ROUNDING_WORDS = {
    "half_up": later("rounded half up to {digits} decimals, once, from the exact score"),
    "half_even": later("rounded to {digits} decimals, a half to the even digit, once, from the exact score"),
    "down": later("cut off after {digits} decimals, once, from the exact score"),
}


def rule_in_words(rule: Rule, words: Words) -> str:
    """Say how a node comes from its parts."""
    if isinstance(rule, str):
        return words(RULE_WORDS[rule])
    numbers = {name: words.plain(value) for name, value in rule if isinstance(value, Fraction | int)}
    said = words(RULE_WORDS[rule.kind], **numbers)
    if isinstance(rule, RuleGeometric):
        return words("{rule}; scores below {floor} count as that", rule=said, floor=words.plain(rule.floor))
    if isinstance(rule, RuleWorst) and rule.guard is not None:
        guard = words.plain(rule.guard)
        return words("{rule}, not below {guard} unless all of these are", rule=said, guard=guard)
    return said


def rounding_in_words(rounding: Rounding, words: Words) -> str:
    """Say how a reported figure comes from the exact score."""
    return words(ROUNDING_WORDS[rounding.rule], digits=rounding.digits)
