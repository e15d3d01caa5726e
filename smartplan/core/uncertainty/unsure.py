"""Scores of low confidence, and how far each of them may be off."""

from collections.abc import Iterator
from dataclasses import dataclass

from smartplan.core.panel import Cohort
from smartplan.core.scores import Score
from smartplan.core.scores.leaf import width_of


@dataclass(frozen=True, slots=True)
class Unsure:
    """One score of low confidence.

    Attributes:
        id: the indicator, or the node whose own result is given.
        city: the place of the city in the cohort.
        value: its score.
        width: how far it may be off either way, on the framework's scale.
        is_step: it is off by a whole step or not at all; else by anything up to the width.
        low: the worst that it may be.
        high: the best that it may be.
    """

    id: str
    city: int
    value: float
    width: float
    is_step: bool
    low: float
    high: float


def unsure_in(cohort: Cohort) -> tuple[tuple[Unsure, ...], int]:
    """Return the scores of low confidence that can vary, and how many can't.

    Those can't that a cohort normalises, and those on a scale without steps under a framework that states no
    width.
    """
    low = list(_of_low_confidence(cohort))
    found = tuple(unsure for unsure in (_unsure(cohort, city, leaf) for city, leaf in low) if unsure)
    return found, len(low) - len(found)


def _of_low_confidence(cohort: Cohort) -> Iterator[tuple[int, Score]]:
    for city, scores in enumerate(cohort.scores):
        for leaf in scores.leaves:
            if leaf.value is not None and leaf.answer is not None and leaf.answer.confidence == "low":
                yield city, leaf


def _unsure(cohort: Cohort, city: int, leaf: Score) -> Unsure | None:
    framework = cohort.framework
    width = width_of(framework, leaf.item)
    if width is None or leaf.value is None or leaf.id in _placed_here(cohort):
        return None
    value, scale = float(leaf.value), framework.scale
    return Unsure(
        id=leaf.id,
        city=city,
        value=value,
        width=float(width),
        is_step=framework.scale_of(leaf.item).step is not None or scale.step is not None,
        low=min(value, float(scale.min)),
        high=max(value, float(scale.max)),
    )


def _placed_here(cohort: Cohort) -> frozenset[str]:
    """Return the indicators whose scores come from the cohort: a step of theirs means nothing."""
    steps = cohort.steps
    if steps is None:
        return frozenset()
    return frozenset(id_ for id_, here in zip(steps.ids, steps.placed_here, strict=True) if here)
