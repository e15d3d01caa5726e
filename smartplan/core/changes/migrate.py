"""Migrate: an assessment as the start of one under another framework, with nothing of its evidence lost."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from smartplan.core.changes.pair import Pair, pair
from smartplan.core.changes.result import ZERO
from smartplan.core.changes.under import under
from smartplan.core.changes.verdict import nominal_weights
from smartplan.core.model import Answer, Crosswalk, Evidence, Framework, Indicator, Row
from smartplan.core.scores import Score, Scores, assess


class Fate(StrEnum):
    """What becomes of a new indicator."""

    CARRIED = "carried"
    """An old answer is carried over, and is unknown until confirmed."""
    NOTED = "noted"
    """What is carried over is no whole level of the new scale: it is noted, the answer is unknown."""
    ANEW = "anew"
    """It must be answered anew."""


@dataclass(frozen=True, slots=True)
class Step:
    """One new indicator, and what goes into it.

    Attributes:
        indicator: the new indicator.
        fate: what becomes of it.
        answer: the answer that is carried over or noted, as the old one is worth; None where it is anew.
        ancestors: the old scores that it has to do with, in the old order.
        row: what the crosswalk says of it; None where it says nothing.
        weight: its share of the whole new index, 0 to 1.
    """

    indicator: Indicator
    fate: Fate
    answer: Answer | None
    ancestors: tuple[Score, ...]
    row: Row | None
    weight: Fraction

    @property
    def answered(self) -> tuple[Score, ...]:
        """The old leaves behind it that were answered at all, whatever the answer."""
        return answered_in(self.ancestors)

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The evidence of all old answers behind it, each once."""
        return _once(piece for score in self.answered if score.answer for piece in score.answer.evidence)

    @property
    def agencies(self) -> tuple[str, ...]:
        """The agencies of all old answers behind it, each once."""
        named = (score.answer.agency for score in self.answered if score.answer)
        return tuple(dict.fromkeys(agency for agency in named if agency))

    @property
    def is_official(self) -> bool:
        """Whether a source states its row."""
        return self.row is not None and self.row.standing in {"verified", "reported"}


@dataclass(frozen=True, slots=True)
class Migration:
    """An assessment as the start of one under another framework.

    Attributes:
        old: the scores of the assessment.
        framework: the other framework.
        crosswalk: from the old framework to it.
        year: of the new assessment: the old one's, or the first for which the framework is in force.
        steps: one per new indicator, in the new framework's order.
        dropped: old scores that no new indicator has to do with, in the old order.
    """

    old: Scores
    framework: Framework
    crosswalk: Crosswalk
    year: int
    steps: tuple[Step, ...]
    dropped: tuple[Score, ...]

    def weight_of(self, *fates: Fate) -> Fraction:
        """Return the share of the new index with these fates, 0 to 1."""
        return sum((step.weight for step in self.steps if step.fate in fates), ZERO)

    @property
    def official(self) -> Fraction:
        """The share of the new index that is carried over by a pairing that a source states."""
        carried = (s for s in self.steps if s.fate is Fate.CARRIED)
        return sum((step.weight for step in carried if step.is_official), ZERO)


def migrate(scores: Scores, framework: Framework, crosswalk: Crosswalk) -> Migration:
    """Carry an assessment's answers over to another framework.

    Args:
        scores: the scores of the assessment.
        framework: the other framework.
        crosswalk: from the assessment's framework to it.

    Returns:
        What is carried over, what must be answered anew, and what is dropped.
    """
    carried = under(scores, framework, crosswalk)
    empty = carried.model_copy(update={"scores": {}})
    pairing = pair(scores, assess(framework, empty), crosswalk)
    weights = nominal_weights(framework)
    rows = {row.ref: row for row in crosswalk.rows}
    steps = tuple(
        _step(found, found.score.item, carried.scores.get(found.score.id), framework, rows, weights)
        for found in pairing.pairs
        if isinstance(found.score.item, Indicator)
    )
    used = {score.id for step in steps for score in step.ancestors}
    in_force = framework.in_force.from_ if framework.in_force else None
    return Migration(
        old=scores,
        framework=framework,
        crosswalk=crosswalk,
        year=max(scores.assessment.year, in_force or scores.assessment.year),
        steps=steps,
        dropped=tuple(score for id_, score in pairing.old.items() if id_ not in used),
    )


def _step(
    found: Pair,
    item: Indicator,
    answer: Answer | None,
    framework: Framework,
    rows: dict[str, Row],
    weights: dict[str, Fraction],
) -> Step:
    fate = Fate.ANEW if answer is None else Fate.CARRIED
    if answer is not None and item.kind == "level" and not _is_level(answer.score, framework, item):
        fate = Fate.NOTED
    return Step(item, fate, answer, found.ancestors, rows.get(item.id), weights[item.id])


def _is_level(value: Fraction | None, framework: Framework, item: Indicator) -> bool:
    scale = framework.scale_of(item)
    return value is None or scale.step is None or (value - scale.min) % scale.step == 0


def answered_in(scores: Iterable[Score]) -> tuple[Score, ...]:
    """Return the leaves among scores and below them that were answered at all."""
    return tuple(leaf for score in scores for leaf in score.walk() if leaf.answer is not None)


def _once(pieces: Iterable[Evidence]) -> tuple[Evidence, ...]:
    kept: list[Evidence] = []
    for piece in pieces:
        if piece not in kept:
            kept.append(piece)
    return tuple(kept)
