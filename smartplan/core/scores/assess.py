"""Assess: from a framework and an assessment to scores, in one walk over the tree."""

from collections.abc import Iterator, Mapping, Sequence

from smartplan.core.model import ROOT, Assessment, Framework, Indicator, Node, Track, Unknown
from smartplan.core.model.rules import Rule
from smartplan.core.scores.coverage import share_known, suffices
from smartplan.core.scores.figures import figure_of
from smartplan.core.scores.leaf import Case, Placed, is_in_scope, score_leaf, stand_in
from smartplan.core.scores.report import Exact, band_of, reported
from smartplan.core.scores.score import Score, Scores, Status, taken_by
from smartplan.core.scores.weights import weights_in_index
from smartplan.errors import InputError, Problem


def assess(
    framework: Framework,
    assessment: Assessment,
    track: Track | None = None,
    *,
    confidence: bool = False,
    placed: Mapping[str, Placed] | None = None,
) -> Scores:
    """Score an assessment.

    A node is its rule over its children, sibling weights renormalised over those in scope. Not applicable
    leaves the denominator; unknown and not assessed follow the framework's `unknown`, and always make an
    interval.

    Args:
        framework: the framework; its checks have passed.
        assessment: the assessment; its checks against this framework have passed.
        track: use only this track, the others are unknown; None: verified where there is one, else self.
        confidence: low confidence widens the interval by one step of the scale, or the width that the
            framework states.
        placed: by indicator, where a cohort puts it on the scale; None: every answer stands alone.

    Returns:
        The exact scores; nothing in them was computed from a rounded figure.

    Raises:
        InputError: `confidence` was asked for, and the framework has neither a step nor a width.
    """
    if confidence and framework.scale.step is None and framework.confidence_width is None:
        raise InputError([Problem("no-confidence-width", values={"framework": framework.id})])
    root = framework.root
    weights = weights_in_index(framework, root, frozenset(_leaves_in_scope(root, assessment)))
    case = Case(framework, assessment, track, confidence, weights, placed or {})
    return Scores(framework, assessment, track, _node(case, root, framework.unknown))


def _leaves_in_scope(item: Node | Indicator, assessment: Assessment) -> Iterator[str]:
    answer = assessment.scores.get(item.id)
    if isinstance(item, Indicator) or answer is not None:
        if is_in_scope(item, answer):
            yield item.id
        return
    for child in item.children:
        yield from _leaves_in_scope(child, assessment)


def _score(case: Case, item: Node | Indicator, inherited: Unknown) -> Score:
    unknown = item.unknown or inherited
    if isinstance(item, Indicator) or item.id in case.assessment.scores:
        return score_leaf(case, item, unknown)
    return _node(case, item, unknown)


def _node(case: Case, node: Node, unknown: Unknown) -> Score:
    rule = case.framework.rule_of(node)
    children = tuple(_score(case, child, unknown) for child in node.children)
    operands = taken_by(rule, children)
    counted, low, high = _figures(rule, operands)
    value = counted if suffices(node.min_coverage, operands) else None
    figure = reported(case.framework, value)
    return Score(
        item=node,
        status=_node_status(operands, value),
        value=value,
        low=low,
        high=high,
        reported=figure,
        band=band_of(case.framework.bands_of(case.assessment.city.group), figure),
        weight=case.weights[node.id],
        coverage=share_known(operands),
        rule=rule,
        stand_in=stand_in(case, node, unknown) if value is None and _enters(node, operands) else None,
        children=children,
    )


def _figures(rule: Rule, operands: Sequence[Score]) -> tuple[Exact | None, Exact | None, Exact | None]:
    """Return the value that counts and the ends of the interval; they are one where nothing below is open."""
    value = figure_of(rule, operands)
    if all(score.low == score.counted == score.high for score in operands if score.in_scope):
        return value, value, value
    return value, figure_of(rule, operands, "low"), figure_of(rule, operands, "high")


def _enters(node: Node, operands: Sequence[Score]) -> bool:
    """Whether something may stand in for a node: it is not the index, and something below it has weight."""
    leaves = (leaf for score in operands for leaf in score.walk() if leaf.is_leaf)
    return node.id != ROOT and any(leaf.weight for leaf in leaves)


def _node_status(operands: Sequence[Score], value: Exact | None) -> Status:
    if not any(score.in_scope for score in operands):
        return Status.NOT_APPLICABLE
    return Status.UNKNOWN if value is None else Status.SCORED
