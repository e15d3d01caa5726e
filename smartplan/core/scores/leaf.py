"""A leaf's score: from the answer to the value that counts, its interval, and what stands in for it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from smartplan.core.model import Answer, Assessment, Framework, Indicator, Node, Track, Unknown
from smartplan.core.scores.normalise import Normaliser, in_per_cent, normaliser
from smartplan.core.scores.report import Exact, Reporting
from smartplan.core.scores.score import Score, Status

MAX_KNOWN = 5000
"""So many scores of leaves are remembered."""
NONE, ALL = Fraction(0), Fraction(1)
"""Shares; made once, for a leaf has one or the other."""


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a cohort puts an indicator on the scale, whatever the indicator itself says.

    Attributes:
        value: its score, or what it counts as where it is unknown; None where nothing comes out.
        filled: the value is not the city's own: the indicator stays unknown, even where it is answered.
        low: the worst score of the cohort, which an unknown may have.
        high: the best likewise.
    """

    value: Exact | None
    filled: bool
    low: Exact
    high: Exact


@dataclass(frozen=True, slots=True)
class Case:
    """What the walk over a framework needs to know at every item.

    Attributes:
        framework: the framework.
        assessment: the answers.
        track: the only track that counts; None: verified where there is one, else self.
        confidence: whether low confidence widens the interval.
        weights: the weight of every item in the whole index.
        reporting: how scores are published.
        placed: by indicator, where a cohort puts it.
        known: the scores of leaves that were found already, by item and answer; assessments that are alike in
            all but their answers share it.
        normalisers: by item, what gives the score of its raw values; shared likewise.
    """

    framework: Framework
    assessment: Assessment
    track: Track | None
    confidence: bool
    weights: Mapping[str, Fraction]
    reporting: Reporting
    placed: Mapping[str, Placed] = field(default_factory=dict)
    known: dict[tuple[str, int], Score] = field(default_factory=dict)
    normalisers: dict[str, Normaliser] = field(default_factory=dict)

    def normalise(self, item: Node | Indicator, raw: Fraction) -> Exact:
        """Return the score of a raw value on the framework's scale."""
        if item.id not in self.normalisers:
            self.normalisers[item.id] = normaliser(self.framework, item)
        return self.normalisers[item.id](raw)


def is_in_scope(item: Node | Indicator, answer: Answer | None) -> bool:
    """Whether a leaf counts in the denominator: not applicable and without its benchmark it does not."""
    if answer is None or answer.unknown:
        return True
    needed = isinstance(item, Indicator) and item.benchmark == "own"
    return answer.not_applicable is None and not (needed and answer.benchmark is None)


def score_leaf(case: Case, item: Node | Indicator, unknown: Unknown) -> Score:
    """Score an indicator, or a node whose own result is given.

    Args:
        case: the framework and the answers.
        item: the indicator or node.
        unknown: what it does in its node's mean where it is unknown.
    """
    answer = case.assessment.scores.get(item.id)
    found = case.known.get((item.id, id(answer)))
    if found is not None:  # it holds its answer, so that no other one has that id
        return found
    score = _scored(case, item, answer, unknown)
    # Years count from that of the assessment.
    if answer is None or (answer.is_common and not answer.years):
        if len(case.known) >= MAX_KNOWN:
            case.known.clear()
        case.known[item.id, id(answer)] = score
    return score


def _scored(case: Case, item: Node | Indicator, answer: Answer | None, unknown: Unknown) -> Score:
    applies = is_in_scope(item, answer)
    track, raw = _raw(case, item, answer) if answer and applies else (None, None)
    value = None if raw is None else _value(case, item, raw)
    low, high = _interval(case, item, answer, value) if applies else (None, None)
    return Score(
        item=item,
        status=_status(answer, value, applies=applies),
        value=value,
        low=low,
        high=high,
        reporting=case.reporting,
        weight=case.weights.get(item.id, NONE),
        coverage=(NONE if value is None else ALL) if applies else None,
        answer=answer,
        track=track,
        raw=raw,
        stand_in=stand_in(case, item, unknown) if applies and value is None else None,
    )


def _value(case: Case, item: Node | Indicator, raw: Fraction) -> Exact | None:
    placed = case.placed.get(item.id)
    if placed is None:
        return case.normalise(item, raw)
    return None if placed.filled else placed.value


def stand_in(case: Case, item: Node | Indicator, unknown: Unknown) -> Exact | None:
    """Return what an item without a value counts as in its node's mean; None where it leaves it."""
    placed = case.placed.get(item.id)
    if placed is not None and placed.value is not None:
        return placed.value
    if unknown == "floor":
        return case.framework.scale.min
    group = case.framework.group(case.assessment.city.group) if unknown == "group_mean" else None
    mean = group.means.get(item.id) if group else None
    return None if mean is None else case.normalise(item, _in_per_cent(item, mean, None))


def width_of(framework: Framework, item: Node | Indicator) -> Fraction | None:
    """Return how far a score of low confidence may be off: one step of its scale, else the stated width."""
    own, scale = framework.scale_of(item), framework.scale
    if own.step is not None:
        return own.step * (scale.max - scale.min) / (own.max - own.min)
    return scale.step if scale.step is not None else framework.confidence_width


def _raw(case: Case, item: Node | Indicator, answer: Answer) -> tuple[Track | None, Fraction | None]:
    """Return what counts and whose it is; a carried-over answer is unknown until confirmed."""
    order: tuple[Track, ...] = (case.track,) if case.track else ("verified", "self")
    for track in order if answer.carried_over is None else ():
        value = _on_track(case, answer, track)
        if value is not None:
            return track, _in_per_cent(item, value, answer.benchmark)
    return None, None


def _on_track(case: Case, answer: Answer, track: Track) -> Fraction | None:
    bare = case.assessment.track
    if answer.years:
        return _mean_of_years(case, answer.years) if track == bare else None
    return answer.on(track, bare)


def _mean_of_years(case: Case, values: Mapping[int, Fraction]) -> Fraction | None:
    """Return Σ w·x / Σ w over the years that are given, the latest year first among the weights."""
    weighed = {case.assessment.year - age: weight for age, weight in enumerate(case.framework.years)}
    total = sum((weighed.get(year, Fraction(0)) for year in values), Fraction(0))
    known = sum((weighed.get(year, Fraction(0)) * value for year, value in values.items()), Fraction(0))
    return known / total if total else None


def _in_per_cent(item: Node | Indicator, value: Fraction, own: Fraction | None) -> Fraction:
    if not isinstance(item, Indicator):
        return value
    benchmark = own if item.benchmark == "own" else item.benchmark
    return value if benchmark is None else in_per_cent(item, value, benchmark)


def _interval(
    case: Case, item: Node | Indicator, answer: Answer | None, value: Exact | None
) -> tuple[Exact, Exact]:
    """Return worst and best: the ends of the scale for an unknown, the value itself for what is sure."""
    scale = case.framework.scale
    placed = case.placed.get(item.id)
    if value is None:
        return (placed.low, placed.high) if placed else (scale.min, scale.max)
    unsure = case.confidence and answer is not None and answer.confidence == "low"
    width = width_of(case.framework, item) if unsure else None
    if width is None:
        return value, value
    return min(value, max(scale.min, value - width)), max(value, min(scale.max, value + width))


def _status(answer: Answer | None, value: Exact | None, *, applies: bool) -> Status:
    if answer is None:
        return Status.NOT_ASSESSED
    if not applies:
        return Status.NOT_APPLICABLE
    return Status.UNKNOWN if value is None else Status.SCORED
