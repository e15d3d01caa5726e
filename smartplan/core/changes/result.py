"""What a comparison of two assessments finds, as data."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from math import fsum

from smartplan.core.model import Band, Crosswalk, Standing
from smartplan.core.scores import Exact, Score, Scores

ZERO = Fraction(0)


class Verdict(StrEnum):
    """What the newer edition did to an indicator; of several that hold, the strongest."""

    IDENTICAL = "identical"
    RELABELLED = "relabelled"
    REWEIGHTED = "reweighted"
    RESCALED = "rescaled"
    SPLIT = "split"
    MERGED = "merged"
    REDEFINED = "redefined"
    NEW = "new"
    RETIRED = "retired"
    NOT_COMPARABLE = "not_comparable"


class Reason(StrEnum):
    """Why an indicator that both editions hold can't be compared."""

    NOT_SCORED_BEFORE = "not_scored_before"
    NOT_SCORED_NOW = "not_scored_now"
    NOT_SCORED_IN_EITHER = "not_scored_in_either"
    KNOWN_ONLY_AS_MEAN = "known_only_as_mean"


def summed(values: Iterable[Exact]) -> Exact:
    """Sum exactly; with a float among the values, by fsum."""
    listed = list(values)
    if any(isinstance(value, float) for value in listed):
        return fsum(listed)
    return sum((Fraction(value) for value in listed), ZERO)


@dataclass(frozen=True, slots=True)
class Parts:
    """A change of the index, split; in points of the new scale.

    Attributes:
        scores: the same indicators, answered differently.
        weights: the same indicators, weighted differently.
        framework: indicators added, dropped, split, merged, redefined, rescaled; another rule.
        scope: what became not applicable, unknown or not assessed, or the reverse.
    """

    scores: Exact = ZERO
    weights: Exact = ZERO
    framework: Exact = ZERO
    scope: Exact = ZERO

    @property
    def each(self) -> tuple[Exact, Exact, Exact, Exact]:
        """The four parts in the order in which they are told."""
        return (self.scores, self.weights, self.framework, self.scope)

    @property
    def total(self) -> Exact:
        """The change that they make together."""
        return summed(self.each)

    def times(self, factor: Exact) -> "Parts":
        """Return the parts, each times a factor."""
        return Parts(*(part * factor for part in self.each))

    @staticmethod
    def of(many: Iterable["Parts"]) -> "Parts":
        """Return the sum of many, part by part."""
        columns: Sequence[tuple[Exact, ...]] = list(zip(*(parts.each for parts in many), strict=True))
        return Parts(*(summed(column) for column in columns))


@dataclass(frozen=True, slots=True)
class Comparable:
    """The comparable core: what is scored in both editions and paired, weights renormalised among siblings.

    Attributes:
        weight: share of the index that the core holds, mean of both sides; 0 to 1.
        official: the part of `weight` whose pairing a source states (or that needs none).
        ours: the part of `weight` whose pairing smartplan had to supply; official + ours = weight.
        old: the index of the core before, under the old edition's weights and rules, on the new scale; None
            where there is no core.
        new: the index of the core now, under the new edition's.
        delta: new - old; None where there is no core. It holds the scores and weights parts, and what
            merging, splitting and other rules move within the core.
    """

    weight: Fraction
    official: Fraction
    ours: Fraction
    old: Exact | None
    new: Exact | None
    delta: Exact | None


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one indicator (or of a node whose own result was published).

    Attributes:
        id: its id in the new edition; of a retired one, in the old.
        verdict: what the new edition did to it, or that it can't be compared.
        reason: why it can't be compared; None where it can, is new or retired.
        ancestors: the old scores that it is compared with; none where it is new.
        score: the new score; None where it is retired.
        old: the old value on the new scale (Σ share · mapped level of the ancestors); None where not known.
        new: the new value; None where not known.
        parts: its part in the change of the index.
        standing: how sure the pairing is; None where the crosswalk has no say.
    """

    id: str
    verdict: Verdict
    reason: Reason | None
    ancestors: tuple[Score, ...]
    score: Score | None
    old: Exact | None
    new: Exact | None
    parts: Parts
    standing: Standing | None = None

    @property
    def old_ids(self) -> tuple[str, ...]:
        """The ids of the ancestors in the old edition."""
        return tuple(score.id for score in self.ancestors)


@dataclass(frozen=True, slots=True)
class NodeChange:
    """What became of one node directly below the index.

    Attributes:
        id: its id.
        old: the old score of the node of the same id and title; None where the old edition has none.
        new: the new score; None where only the old edition has the node.
        parts: the sum over the indicators below it, retired ones under the node that they left.
    """

    id: str
    old: Score | None
    new: Score | None
    parts: Parts


@dataclass(frozen=True, slots=True)
class Bands:
    """The band (predicate) before and now; reported beside the change, never split.

    Attributes:
        old: the band as it was published.
        new: the band now.
        old_as_new: the old reported figure, on the new scale, read with the new cut-offs.
    """

    old: Band | None
    new: Band | None
    old_as_new: Band | None

    @property
    def changed(self) -> bool:
        """Whether the name of the band is another one."""
        return _name(self.old) != _name(self.new)

    @property
    def by_cutoffs_alone(self) -> bool:
        """Whether the old figure would already have had the new band under the new cut-offs."""
        return self.changed and _name(self.old_as_new) == _name(self.new)


def _name(band: Band | None) -> str | None:
    return None if band is None else band.name


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed between two assessments.

    Attributes:
        old: the older scores.
        new: the newer scores.
        crosswalk: how the editions are paired; None where both are of one framework.
        delta: new exact index - old exact index, each on its own scale.
        parts: the split of `delta`; they sum to it within 1e-12.
        comparable: the comparable core, the headline beside `delta`.
        rows: one per indicator, in the new edition's order, then what only the old one holds, in its order;
            their parts sum to `parts`.
        nodes: one per node directly below the index, likewise.
        bands: the bands before and now.
    """

    old: Scores
    new: Scores
    crosswalk: Crosswalk | None
    delta: Exact
    parts: Parts
    comparable: Comparable
    rows: tuple[Change, ...]
    nodes: tuple[NodeChange, ...]
    bands: Bands

    def of(self, id_: str) -> Change:
        """Return the row of an indicator; where an old and a new one share an id, the new one.

        Raises:
            KeyError: no row has this id.
        """
        for row in self.rows:
            if row.id == id_:
                return row
        raise KeyError(id_)
