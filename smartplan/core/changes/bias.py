"""Two tracks beside each other: how far a city's own scores lie above the verifier's, and whose."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from smartplan.core.changes.result import Change, Changes, summed
from smartplan.core.model import Answer, Indicator
from smartplan.core.scores import Exact, Score
from smartplan.core.scores.normalise import normalise


@dataclass(frozen=True, slots=True)
class Lean:
    """How far own scores lie above verified ones.

    Attributes:
        id: of the node, agency or assessor; `index` for all.
        count: indicators that have both.
        mean: the plain mean of own - verified, in points of the framework's scale; above 0: optimistic.
        higher: how many own scores are above.
        lower: how many are below.
    """

    id: str
    count: int
    mean: Exact
    higher: int
    lower: int


@dataclass(frozen=True, slots=True)
class Spread:
    """How far several assessors of one indicator lie apart; `low` and `high` as they wrote them."""

    id: str
    low: Fraction
    high: Fraction

    @property
    def width(self) -> Fraction:
        """The distance between them."""
        return self.high - self.low


@dataclass(frozen=True, slots=True)
class Bias:
    """What two tracks say of each other.

    Attributes:
        all: over all indicators.
        nodes: by node directly below the index, in the framework's order; those without a pair are left out.
        agencies: by agency, by name.
        assessors: by assessor of the city's own scores, by name.
        spreads: per indicator with several assessors, in the framework's order.
        appeals: how many verdicts were appealed against.
        upheld: how many of these were upheld.
        pending: how many are not decided.
    """

    all: Lean
    nodes: tuple[Lean, ...]
    agencies: tuple[Lean, ...]
    assessors: tuple[Lean, ...]
    spreads: tuple[Spread, ...]
    appeals: int
    upheld: int
    pending: int


Pairs = Mapping[str, list[tuple[Exact, Exact]]]


def bias_of(changes: Changes) -> Bias | None:
    """Return the bias of a city's own scores; None where no own track is compared with the verified one."""
    tracks = (changes.old.track, changes.new.track)
    both = [row for row in changes.rows if row.old is not None and row.new is not None]
    if tracks != ("self", "verified") or changes.old.framework.id != changes.new.framework.id or not both:
        return None
    appeals = [a.appeal for a in _answers(changes.new.leaves) if a.appeal is not None]
    return Bias(
        all=_lean("index", [_pair(row) for row in both]),
        nodes=_by_node(changes, both),
        agencies=_sorted(_grouped((agency, _pair(row)) for row in both for agency in _agency(row))),
        assessors=_sorted(_grouped(found for row in both for found in _by_assessor(changes, row))),
        spreads=_spreads(changes),
        appeals=len(appeals),
        upheld=sum(appeal.upheld is True for appeal in appeals),
        pending=sum(appeal.upheld is None for appeal in appeals),
    )


def _pair(row: Change) -> tuple[Exact, Exact]:
    if row.old is None or row.new is None:
        msg = "only what is known on both tracks is compared"
        raise ValueError(msg)
    return row.old, row.new


def _lean(id_: str, pairs: list[tuple[Exact, Exact]]) -> Lean:
    return Lean(
        id=id_,
        count=len(pairs),
        mean=summed(own - verified for own, verified in pairs) / len(pairs),
        higher=sum(own > verified for own, verified in pairs),
        lower=sum(own < verified for own, verified in pairs),
    )


def _by_node(changes: Changes, rows: list[Change]) -> tuple[Lean, ...]:
    tops = {below.id: top.id for top in changes.new.root.children for below in top.walk()}
    found = _grouped((tops[row.id], _pair(row)) for row in rows if row.id in tops)
    return tuple(_lean(top.id, found[top.id]) for top in changes.new.root.children if top.id in found)


def _grouped(found: Iterable[tuple[str, tuple[Exact, Exact]]]) -> Pairs:
    groups: dict[str, list[tuple[Exact, Exact]]] = {}
    for id_, pair in found:
        groups.setdefault(id_, []).append(pair)
    return groups


def _sorted(groups: Pairs) -> tuple[Lean, ...]:
    return tuple(_lean(id_, groups[id_]) for id_ in sorted(groups))


def _answers(scores: Iterable[Score]) -> list[Answer]:
    return [score.answer for score in scores if score.answer is not None]


def _agency(row: Change) -> list[str]:
    """Return the agency that is named, by the newer file or else by the older one; at most one."""
    scores = [row.score, *row.ancestors]
    named = [answer.agency for answer in _answers(s for s in scores if s) if answer.agency]
    return named[:1]


def _by_assessor(changes: Changes, row: Change) -> Iterable[tuple[str, tuple[Exact, Exact]]]:
    """Yield what each assessor of the own score would have made of it, beside the verified one."""
    for score in row.ancestors:
        item, answer = score.item, score.answer
        if answer and answer.assessors and isinstance(item, Indicator) and item.benchmark is None:
            for assessor, raw in answer.assessors.items():
                yield assessor, (normalise(changes.old.framework, item, raw), _pair(row)[1])


def _spreads(changes: Changes) -> tuple[Spread, ...]:
    leaves = (*changes.old.leaves, *changes.new.leaves)
    several = {s.id: s.answer.assessors for s in leaves if s.answer and s.answer.assessors}
    return tuple(
        Spread(id_, min(scores.values()), max(scores.values()))
        for id_, scores in several.items()
        if len(scores) > 1
    )
