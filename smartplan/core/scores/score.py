"""What is computed of a node, and of the whole assessment."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from smartplan.core.model import Answer, Assessment, Band, Framework, Indicator, Node, Track
from smartplan.core.model.rules import Rule
from smartplan.core.scores.report import Exact, Reporting, band_of, reported


class Status(StrEnum):
    """What is known of a leaf."""

    SCORED = "scored"
    UNKNOWN = "unknown"
    NOT_ASSESSED = "not_assessed"
    NOT_APPLICABLE = "not_applicable"


@dataclass(frozen=True, slots=True)
class Score:
    """The score of one node or indicator.

    Attributes:
        item: the node or indicator, with title and rule.
        status: of a leaf, what is known of it; of a node, not_applicable where all below it is, unknown where
            nothing below it is known, else scored.
        value: the exact score on the framework's scale; None where nothing is known, or less than the
            framework's `min_coverage` asks for.
        low: the value if every unknown below were at the worst; None where not applicable.
        high: the value if every unknown below were at the best; None where not applicable, or where a ratio
            has no highest.
        reporting: how its figure is published.
        weight: share of the whole index over what is in scope, unknown included; 0 to 1.
        coverage: weight known / weight in scope below it, 0 to 1; None where not applicable.
        rule: how the children aggregate; None for a leaf.
        answer: what was written of a leaf; None where nothing was.
        track: whose score was used for a leaf.
        raw: what of a leaf is placed on the scale: the value as written, the mean of its assessors or years,
            in per cent of its benchmark where it has one.
        stand_in: what it counts as in its node's mean though it has no value (the scale's minimum, or the
            mean of its peer group); None where it leaves the mean.
        children: the scores below; empty for a leaf.
    """

    item: Node | Indicator
    status: Status
    value: Exact | None
    low: Exact | None
    high: Exact | None
    reporting: Reporting
    weight: Fraction
    coverage: Fraction | None
    rule: Rule | None = None
    answer: Answer | None = None
    track: Track | None = None
    raw: Fraction | None = None
    stand_in: Exact | None = None
    children: tuple["Score", ...] = ()

    @property
    def id(self) -> str:
        """The id of the node or indicator."""
        return self.item.id

    @property
    def reported(self) -> Fraction | None:
        """The figure that the framework publishes, rounded once from `value`."""
        return reported(self.reporting.framework, self.value)

    @property
    def band(self) -> Band | None:
        """The named range of `reported`."""
        return band_of(self.reporting.bands, self.reported)

    @property
    def is_leaf(self) -> bool:
        """Whether this is an indicator, or a node whose own result was published."""
        return not self.children

    @property
    def in_scope(self) -> bool:
        """Whether it counts in the denominator."""
        return self.status is not Status.NOT_APPLICABLE

    @property
    def counted(self) -> Exact | None:
        """The value with which it enters its node."""
        return self.stand_in if self.value is None else self.value

    @property
    def is_sure(self) -> bool:
        """Whether it counts as what it is at its worst and at its best."""
        low, high = self.low, self.high
        counted = self.stand_in if self.value is None else self.value
        # Of a leaf that is answered they are one object: comparing Fractions takes a hundred times as long.
        return (low is counted or low == counted) and (high is counted or high == counted)

    @property
    def is_refused(self) -> bool:
        """Whether something is known below this node, but too little for a score."""
        return self.value is None and bool(self.coverage)

    @property
    def is_whole(self) -> bool:
        """Whether it enters its node as a whole: a leaf, or a node with too little, or something in place."""
        return self.is_leaf or self.is_refused or (self.value is None and self.stand_in is not None)

    @property
    def operands(self) -> tuple["Score", ...]:
        """What its rule takes; nothing for a leaf."""
        return taken_by(self.rule, self.children)

    def walk(self) -> Iterator["Score"]:
        """Walk this score and all below it, depth first, in the framework's order."""
        yield self
        for child in self.children:
            yield from child.walk()


def taken_by(rule: Rule | None, children: tuple[Score, ...]) -> tuple[Score, ...]:
    """Return what a rule takes of a node's children: themselves; to be pooled, all leaves below."""
    if rule != "pooled":
        return children
    return tuple(score for child in children for score in child.walk() if score.is_leaf)


@dataclass(frozen=True, slots=True)
class Scores:
    """The scores of one assessment under one framework.

    Attributes:
        framework: the framework.
        assessment: the assessment as written.
        track: the track that was asked for; None: verified where there is one, else self.
        root: the score of the index, with all below it.
    """

    framework: Framework
    assessment: Assessment
    track: Track | None
    root: Score

    @property
    def leaves(self) -> tuple[Score, ...]:
        """Indicators, and nodes with a published result of their own, in the framework's order."""
        return tuple(score for score in self.root.walk() if score.is_leaf)

    @property
    def nodes(self) -> tuple[Score, ...]:
        """Inner nodes below the index, in the framework's order."""
        return tuple(s for s in self.root.walk() if not s.is_leaf and s is not self.root)

    def of(self, id_: str) -> Score:
        """Return the score of a node or leaf.

        Raises:
            KeyError: the framework has no such id, or it lies below a node with a score of its own.
        """
        for score in self.root.walk():
            if score.id == id_:
                return score
        raise KeyError(id_)

    def tracks(self) -> dict[Track, int]:
        """Count the scored leaves by the track that they come from."""
        used = [score.track for score in self.leaves if score.track is not None]
        return {track: used.count(track) for track in ("self", "verified") if track in used}
