"""What only shows once scores are computed: a product that is zero, an index of which nothing is known."""

from collections.abc import Iterator

from smartplan.core.model import ROOT, Assessment, Framework, Node
from smartplan.core.model.rules import Rule
from smartplan.core.scores.assess import assess
from smartplan.core.scores.score import Score
from smartplan.errors import Problem, Severity


def doubts(framework: Framework, assessment: Assessment) -> tuple[Problem, ...]:
    """Return what is wrong or doubtful with the scores of an assessment, though each answer is well formed.

    Beside `zero_products`, a warning where nothing is known, or less than the framework asks for. Under a
    framework that scores cities only together there is nothing to be said of one of them.
    """
    if framework.panel is not None:
        return ()
    answers = assessment.scores.values()
    if all(a.unknown or a.not_applicable or a.carried_over for a in answers):
        return (_warning("nothing-known"),)
    if framework.min_coverage is not None and assess(framework, assessment).root.is_refused:
        return (_warning("too-little-known"),)
    return zero_products(framework, assessment)


def zero_products(framework: Framework, assessment: Assessment) -> tuple[Problem, ...]:
    """Return an error for every answer that makes a geometric mean without a floor zero: it decides all."""
    if framework.panel is not None or not any(rule == "geometric" for rule in _rules(framework)):
        return ()
    root = assess(framework, assessment).root
    return tuple(problem for score in root.walk() for problem in _zeros(score))


def _rules(framework: Framework) -> Iterator[Rule]:
    """Yield the rules of the index and of all nodes; most items are no nodes, and are passed over."""
    yield framework.rule
    below = [item for item in framework.tree if isinstance(item, Node)]
    while below:
        node = below.pop()
        yield framework.rule_of(node)
        below += [item for item in node.children if isinstance(item, Node)]


def _warning(code: str) -> Problem:
    return Problem(code, ("scores",), {"node": ROOT}, Severity.WARNING, at_key=True)


def _zeros(score: Score) -> Iterator[Problem]:
    """Yield the operands that are zero, each where it was answered."""
    if score.rule != "geometric":
        return
    for operand in score.operands:
        if operand.value is not None and operand.value <= 0 and operand.rule != "geometric":
            answered = [leaf.id for leaf in operand.walk() if leaf.answer and leaf.value is not None]
            values = {"node": score.id, "item": operand.id, "value": operand.value}
            yield Problem("geometric-of-zero", ("scores", *answered[:1]), values)
