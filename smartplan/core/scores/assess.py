"""Assess: from a framework and an assessment to scores, in one walk over the tree."""

from dataclasses import dataclass
from fractions import Fraction

from smartplan.core.model import Answer, Assessment, Framework, Indicator, Node, Track
from smartplan.core.model.framework import Rule
from smartplan.core.scores.normalise import normalise
from smartplan.core.scores.report import Exact, band_of, reported
from smartplan.core.scores.rules import aggregate
from smartplan.core.scores.score import Score, Scores, Status


@dataclass(frozen=True, slots=True)
class _Case:
    """What the walk needs to know at every node."""

    framework: Framework
    assessment: Assessment
    track: Track | None
    scope: frozenset[str]


def assess(framework: Framework, assessment: Assessment, track: Track | None = None) -> Scores:
    """Score an assessment.

    A node is its rule over its children, sibling weights renormalised over those in scope. Not applicable
    leaves the denominator; unknown and not assessed follow the framework's `unknown`, and always make an
    interval.

    Args:
        framework: the framework; its checks have passed.
        assessment: the assessment; its checks against this framework have passed.
        track: use only this track, the others are unknown; None: verified where there is one, else self.

    Returns:
        The exact scores; nothing in them was computed from a rounded figure.
    """
    root = framework.root
    case = _Case(framework, assessment, track, frozenset(_in_scope(root, assessment)))
    return Scores(framework, assessment, track, _score(case, root, Fraction(1)))


def _in_scope(item: Node | Indicator, assessment: Assessment) -> list[str]:
    """Return the ids that count in the denominator, this one and below it."""
    answer = assessment.scores.get(item.id)
    if answer is not None or isinstance(item, Indicator):
        out = answer is not None and answer.not_applicable is not None
        return [] if out else [item.id]
    below = [id_ for child in item.children for id_ in _in_scope(child, assessment)]
    return [item.id, *below] if below else []


def _score(case: _Case, item: Node | Indicator, weight: Fraction) -> Score:
    if isinstance(item, Indicator) or item.id in case.assessment.scores:
        return _leaf(case, item, weight)
    return _node(case, item, weight)


def _leaf(case: _Case, item: Node | Indicator, weight: Fraction) -> Score:
    answer = case.assessment.scores.get(item.id)
    track, raw = (None, None) if answer is None else _on_track(case, answer)
    status = _status(answer, raw)
    value = normalise(case.framework, item, raw) if raw is not None else None
    scale = case.framework.scale
    applies = status is not Status.NOT_APPLICABLE
    figure = reported(case.framework, value)
    return Score(
        item=item,
        status=status,
        value=value,
        low=(scale.min if value is None else value) if applies else None,
        high=(scale.max if value is None else value) if applies else None,
        reported=figure,
        band=band_of(case.framework, figure),
        weight=weight if applies else Fraction(0),
        coverage=Fraction(value is not None) if applies else None,
        answer=answer,
        track=track,
        raw=raw,
    )


def _on_track(case: _Case, answer: Answer) -> tuple[Track | None, Fraction | None]:
    """Return the score that counts and whose it is; a carried-over one is unknown until confirmed."""
    if answer.carried_over is not None:
        return None, None
    order: tuple[Track, ...] = (case.track,) if case.track else ("verified", "self")
    for track in order:
        value = answer.on(track, case.assessment.track)
        if value is not None:
            return track, value
    return None, None


def _status(answer: Answer | None, raw: Fraction | None) -> Status:
    if answer is None:
        return Status.NOT_ASSESSED
    if answer.not_applicable is not None:
        return Status.NOT_APPLICABLE
    return Status.UNKNOWN if raw is None else Status.SCORED


def _node(case: _Case, node: Node, weight: Fraction) -> Score:
    total = sum((child.weight for child in node.children if child.id in case.scope), Fraction(0))
    children = tuple(_score(case, child, _share(case, child, total) * weight) for child in node.children)
    inside = [child for child in children if child.in_scope]
    rule = node.rule or case.framework.rule
    value = _known(rule, [(c.item.weight, counted(case.framework, c)) for c in inside])
    figure = reported(case.framework, value)
    return Score(
        item=node,
        status=_node_status(inside, value),
        value=value,
        low=_known(rule, [(c.item.weight, c.low) for c in inside]),
        high=_known(rule, [(c.item.weight, c.high) for c in inside]),
        reported=figure,
        band=band_of(case.framework, figure),
        weight=weight if inside else Fraction(0),
        coverage=_coverage(inside),
        rule=rule,
        children=children,
    )


def _share(case: _Case, child: Node | Indicator, total: Fraction) -> Fraction:
    return child.weight / total if total and child.id in case.scope else Fraction(0)


def counted(framework: Framework, score: Score) -> Exact | None:
    """Return the value with which a child enters its node: an unknown leaf as the minimum under `floor`."""
    if score.value is None and score.is_leaf and score.in_scope and framework.unknown == "floor":
        return framework.scale.min
    return score.value


def _node_status(inside: list[Score], value: Exact | None) -> Status:
    if not inside:
        return Status.NOT_APPLICABLE
    return Status.UNKNOWN if value is None else Status.SCORED


def _known(rule: Rule, children: list[tuple[Fraction, Exact | None]]) -> Exact | None:
    return aggregate(rule, [(weight, value) for weight, value in children if value is not None])


def _coverage(inside: list[Score]) -> Fraction | None:
    """Weight known / weight in scope, over the children's own coverage."""
    total = sum((child.item.weight for child in inside), Fraction(0))
    if not total:
        return None
    known = sum((child.item.weight * (child.coverage or 0) for child in inside), Fraction(0))
    return known / total
