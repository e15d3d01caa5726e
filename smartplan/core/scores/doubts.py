"""What only shows once scores are computed: a product that is zero, an index of which nothing is known."""

from collections.abc import Iterator

from smartplan.core.model import ROOT, Assessment, Framework, Indicator, Node
from smartplan.core.scores.assess import assess
from smartplan.core.scores.coverage import has_value
from smartplan.core.scores.score import Score
from smartplan.errors import Problem, Severity


def doubts(framework: Framework, assessment: Assessment) -> tuple[Problem, ...]:
    """Return what is wrong or doubtful with the scores of an assessment, though each answer is well formed.

    An error where a geometric mean without a floor is taken over a zero: one answer then decides everything.
    A warning where nothing is known, or less than the framework asks for. Under a framework that scores
    cities only together there is nothing to be said of one of them.
    """
    if framework.panel is not None:
        return ()
    items: list[Node | Indicator] = [framework.root, *(item for item, _ in framework.items())]
    nodes = [item for item in items if isinstance(item, Node)]
    if not any(framework.rule_of(node) == "geometric" or node.min_coverage for node in nodes):
        answers = assessment.scores.values()
        scored = any(not (a.unknown or a.not_applicable or a.carried_over) for a in answers)
        return () if scored else (_nothing_known(),)
    root = assess(framework, assessment).root
    return (*_unscored(root), *(problem for score in root.walk() for problem in _zeros(score)))


def _unscored(root: Score) -> Iterator[Problem]:
    if not any(has_value(score) for score in root.walk() if score.is_leaf):
        yield _nothing_known()
        return
    for score in root.walk():
        if score.is_refused:
            values = {"node": score.id, "coverage": score.coverage}
            keys = ("scores",)
            yield Problem("too-little-known", keys, values, Severity.WARNING, at_key=True)


def _nothing_known() -> Problem:
    return Problem("nothing-known", ("scores",), {"node": ROOT}, Severity.WARNING, at_key=True)


def _zeros(score: Score) -> Iterator[Problem]:
    """Yield the answers that make a geometric mean zero, each where it was written."""
    if score.rule != "geometric":
        return
    for operand in score.operands:
        if operand.value is not None and operand.value <= 0 and operand.rule != "geometric":
            answered = [leaf.id for leaf in operand.walk() if leaf.answer and leaf.value is not None]
            values = {"node": score.id, "item": operand.id, "value": operand.value}
            yield Problem("geometric-of-zero", ("scores", *answered[:1]), values)
