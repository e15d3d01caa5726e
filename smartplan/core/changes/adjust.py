"""Targets under another framework: what an old one is worth there, by the same crosswalk as the answers."""

from dataclasses import dataclass
from fractions import Fraction

from smartplan.core.changes.migrate import Migration
from smartplan.core.changes.restate import on_new_scale
from smartplan.core.changes.under import under
from smartplan.core.gaps import Target, find_gaps
from smartplan.core.model import Answer, Indicator
from smartplan.core.scores import Exact, Scores, assess


@dataclass(frozen=True, slots=True)
class Aims:
    """A target of the old framework, and what it is worth under the new one.

    Attributes:
        target: the target as it was set.
        old: the old framework's scores if every indicator that is a level stood at its target.
        new: the same under the new framework; what has no target there is open, so the index is an interval.
        goal: the goal for the index as a whole on the new scale; None where there is none.
    """

    target: Target
    old: Scores
    new: Scores
    goal: Exact | None

    def of(self, id_: str) -> Exact | None:
        """Return the target of a new indicator; None where the old framework sets none."""
        return self.new.of(id_).value


def adjust(migration: Migration, target: Target) -> Aims:
    """Carry a target over to another framework.

    An indicator's target is Σ share · mapped target of its ancestors, as `under` has it of answers.

    Args:
        migration: from the old framework to the new one.
        target: of the old framework.
    """
    scores = migration.old
    empty = scores.assessment.model_copy(update={"scores": {}, "notes": {}, "assert_": ()})
    unanswered = find_gaps(assess(scores.framework, empty), target)
    answers = {
        gap.id: Answer(score=_as_level(scores, gap.score.item, gap.target))
        for gap in unanswered.leaves
        if gap.target is not None and isinstance(gap.score.item, Indicator) and gap.score.item.kind == "level"
    }
    old = assess(scores.framework, empty.model_copy(update={"scores": answers}))
    new = assess(migration.framework, under(old, migration.framework, migration.crosswalk))
    editions = (scores.framework, migration.framework)
    goal = None if target.goal is None else on_new_scale(target.goal, editions, migration.crosswalk)
    return Aims(target, old, new, goal)


def _as_level(scores: Scores, item: Indicator, target: Exact) -> Fraction:
    """Return a target, which stands on the framework's scale, as a level of the indicator's own."""
    scale, own = scores.framework.scale, scores.framework.scale_of(item)
    return own.min + (Fraction(target) - scale.min) * (own.max - own.min) / (scale.max - scale.min)
