"""Assess: from a framework and an assessment to scores, in one walk over the tree."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from smartplan.core.model import ROOT, Assessment, Framework, Indicator, Node, Track, Unknown
from smartplan.core.scores.coverage import share_known, suffices
from smartplan.core.scores.figures import figures_of
from smartplan.core.scores.leaf import Case, Placed, is_in_scope, score_leaf, stand_in
from smartplan.core.scores.report import Exact, Reporting
from smartplan.core.scores.score import Score, Scores, Status, taken_by
from smartplan.core.scores.weights import weights_in_index
from smartplan.errors import InputError, Problem

MAX_CASES = 64
"""So many kinds of assessments are remembered; whoever has more has one of its own for each."""


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
    return Scorer(framework, track, confidence=confidence).score(assessment, placed)


class Scorer:
    """Scores many assessments as `assess` does one; what they have in common is found once.

    Args:
        framework: as for `assess`.
        track: likewise.
        confidence: likewise.

    Raises:
        InputError: likewise.
    """

    def __init__(self, framework: Framework, track: Track | None = None, *, confidence: bool = False) -> None:
        if confidence and framework.scale.step is None and framework.confidence_width is None:
            raise InputError([Problem("no-confidence-width", values={"framework": framework.id})])
        self._framework, self._track, self._confidence = framework, track, confidence
        self._root = framework.root
        self._cases: dict[object, Case] = {}
        indicators = framework.indicators()
        self._all = frozenset(indicator.id for indicator in indicators)
        self._needs_more = any(indicator.benchmark == "own" for indicator in indicators)

    def score(self, assessment: Assessment, placed: Mapping[str, Placed] | None = None) -> Scores:
        """Score an assessment as `assess` does."""
        case = replace(self._case(assessment), assessment=assessment)
        if placed:
            case = replace(case, placed=placed, known={})
        root = _node(case, self._root, self._framework.unknown)
        return Scores(self._framework, assessment, self._track, root)

    def _case(self, assessment: Assessment) -> Case:
        """Return what an assessment has in common with all that answer for the same leaves alike."""
        leaves = self._leaves(assessment)
        alike = (leaves, assessment.track, assessment.city.group)
        if alike not in self._cases:
            if len(self._cases) == MAX_CASES:
                self._cases.clear()
            weights = weights_in_index(self._framework, self._root, leaves)
            reporting = Reporting(self._framework, self._framework.bands_of(assessment.city.group))
            self._cases[alike] = Case(
                self._framework, assessment, self._track, self._confidence, weights, reporting
            )
        return self._cases[alike]

    def _leaves(self, assessment: Assessment) -> frozenset[str]:
        """Return the leaves in scope; they are all indicators where every answer is one's, and counts."""
        answers = assessment.scores
        plain = not self._needs_more and all(answer.not_applicable is None for answer in answers.values())
        if plain and self._all.issuperset(answers):
            return self._all
        return frozenset(_leaves_in_scope(self._root, assessment))


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
    counted, low, high = figures_of(rule, operands)
    value = counted if suffices(node.min_coverage, operands) else None
    return Score(
        item=node,
        status=_node_status(operands, value),
        value=value,
        low=low,
        high=high,
        reporting=case.reporting,
        weight=case.weights[node.id],
        coverage=share_known(operands),
        rule=rule,
        stand_in=stand_in(case, node, unknown) if value is None and _enters(node, operands) else None,
        children=children,
    )


def _enters(node: Node, operands: Sequence[Score]) -> bool:
    """Whether something may stand in for a node: it is not the index, and something below it has weight."""
    leaves = (leaf for score in operands for leaf in score.walk() if leaf.is_leaf)
    return node.id != ROOT and any(leaf.weight for leaf in leaves)


def _node_status(operands: Sequence[Score], value: Exact | None) -> Status:
    if not any(score.in_scope for score in operands):
        return Status.NOT_APPLICABLE
    return Status.UNKNOWN if value is None else Status.SCORED
