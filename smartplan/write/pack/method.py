"""Method and weights, as the framework states them: in every letter, and in the national report."""

from collections.abc import Iterator
from fractions import Fraction

from smartplan.core.model import Framework, Indicator, Node
from smartplan.write.document.background import RULES
from smartplan.write.document.front import ROUNDING, STANDINGS, UNKNOWN
from smartplan.write.document.model import Block, BulletList, Cell, Column, Row, Run, Table, Text, row
from smartplan.write.words import Words


def method(framework: Framework, words: Words) -> Iterator[Block]:
    """Yield how an index comes about under a framework, and what each part of it weighs."""
    yield BulletList(tuple(_steps(framework, words)))
    yield weights(framework, words)


def _steps(framework: Framework, words: Words) -> Iterator[Text]:
    scale, rule = framework.scale, framework.rule
    edition = f". {words.title(framework.edition)}" if framework.edition else ""
    yield _step(words("Framework"), words.title(framework.title) + edition + ".")
    yield _step(words("Standing of the framework"), words(STANDINGS[framework.standing]) + ".")
    scored = words(
        "every indicator is scored from {min} to {max}; the index is {rule} of what lies below it.",
        min=words.plain(scale.min),
        max=words.plain(scale.max),
        rule=words(RULES[rule if isinstance(rule, str) else rule.kind]),
    )
    yield _step(words("Aggregation"), scored)
    yield _step(words("Unknowns"), words(UNKNOWN[framework.unknown]))
    if framework.rounding is not None:
        rounding = words(ROUNDING[framework.rounding.rule], digits=framework.rounding.digits)
        yield _step(words("Rounding"), rounding)
    if framework.panel is not None:
        yield _step(words("Cohort"), words("values are placed on the scale within the cities compared."))


def _step(lead: str, text: str) -> Text:
    return (Run(f"{lead}: ", strong=True), Run(text))


def weights(framework: Framework, words: Words) -> Table:
    """Return the weights of the parts of the index, and how many indicators each holds."""
    columns = (
        Column(words("Dimension"), 52),
        Column(words("Indicators"), 16, "right"),
        Column(words("Weight as stated"), 16, "right"),
        Column(words("Share"), 16, "right"),
    )
    total = sum((item.weight for item in framework.tree), Fraction(0))
    return Table(
        columns,
        tuple(_weight(item, total, words) for item in framework.tree),
        words("Weights of the index"),
        words.title(framework.title),
    )


def _weight(item: Node | Indicator, total: Fraction, words: Words) -> Row:
    share = item.weight / total if total else None
    return row(
        Cell(words.title(item.title), strong=True),
        words.number(_indicators(item), 0),
        words.plain(item.weight),
        words.percent(share, 1),
    )


def _indicators(item: Node | Indicator) -> int:
    return 1 if isinstance(item, Indicator) else sum(map(_indicators, item.children))
