"""What was varied and what not, in the reader's language."""

from collections.abc import Iterator

from smartplan.core.model import Rule, RuleGeneralised, RuleGeometric
from smartplan.core.model.panel import Normalise, NormaliseTarget, NormaliseZScore
from smartplan.core.uncertainty import Design, Factor
from smartplan.write.problems import describe
from smartplan.write.words import Words, later

FACTOR_WORDS: dict[Factor, str] = {
    "weights": later("weights"),
    "scores": later("scores of low confidence"),
    "rule": later("rule"),
    "normalise": later("way of normalising"),
    "outliers": later("treatment of outliers"),
    "impute": later("filling in of unknowns"),
}
RULE_WORDS = {
    "arithmetic": later("arithmetic mean"),
    "geometric": later("geometric mean"),
    "harmonic": later("harmonic mean"),
    "minimum": later("the lowest"),
}
WAY_WORDS = {
    "min_max": later("min-max"),
    "z_score": later("z-scores"),
    "rank": later("ranks"),
    "borda": later("Borda counts"),
    "percentile": later("percentiles"),
    "distance_to_leader": later("distance to the leader"),
    "share_of_leader": later("share of the leader"),
    "distance_to_target": later("distance to a target"),
}


def varied(design: Design, words: Words) -> Iterator[str]:
    """Say of every factor that varies between what it does."""
    for factor in design.varied:
        yield f"{words(FACTOR_WORDS[factor])}: {'; '.join(options_of(design, factor, words))}"


def options_of(design: Design, factor: Factor, words: Words) -> tuple[str, ...]:
    """Return between what a factor varies."""
    if factor == "weights":
        return (_variation(design.request.variation, words),)
    if factor == "scores":
        return (
            words.plural(
                "{count} score, up to one step", "{count} scores, up to one step each", len(design.unsure)
            ),
        )
    options = design.options
    if factor == "rule":
        return tuple(rule_word(rule, words) for rule in options.rules)
    if factor == "normalise":
        return tuple(way_word(way, words) for way in options.ways)
    return words("as the framework says"), words("left out")


def _variation(variation: tuple[float, ...], words: Words) -> str:
    levels = ", ".join(words.plain(value, 3) for value in variation)
    if len(variation) == 1:
        return words("coefficient of variation {levels}", levels=levels)
    return words("coefficients of variation {levels}, level by level", levels=levels)


def not_varied(design: Design, words: Words) -> tuple[str, ...]:
    """Say why other factors do not vary."""
    return tuple(describe(problem, words)[0] for problem in design.skipped)


def rule_word(rule: Rule | None, words: Words) -> str:
    """Name a rule."""
    if rule is None:
        return words("as the framework says")
    if isinstance(rule, RuleGeometric):
        return words("geometric mean (scores below {floor} count as that)", floor=words.plain(rule.floor))
    if isinstance(rule, RuleGeneralised):
        return words("generalised mean of power {power}", power=words.plain(rule.power))
    return words(RULE_WORDS[rule]) if isinstance(rule, str) and rule in RULE_WORDS else str(rule)


def way_word(way: Normalise | None, words: Words) -> str:
    """Name a way of normalising."""
    if way is None:
        return words("as the framework says")
    if isinstance(way, NormaliseZScore):
        figures = {"mean": words.plain(way.mean, 3), "sd": words.plain(way.sd, 3)}
        return words("z-scores (mean {mean}, standard deviation {sd})", **figures)
    return words(WAY_WORDS[way.kind if isinstance(way, NormaliseTarget) else way])
