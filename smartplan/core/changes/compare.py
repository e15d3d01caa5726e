"""Compare: two assessments to the changes between them."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from smartplan.core.changes.chain import State, explain
from smartplan.core.changes.core import Core, explain_core, find_core
from smartplan.core.changes.nodes import sum_by_node
from smartplan.core.changes.outside import completed, gained_outside
from smartplan.core.changes.pair import Pair, Pairing, pair
from smartplan.core.changes.restate import on_new_scale
from smartplan.core.changes.result import (
    ZERO,
    Bands,
    Change,
    Changes,
    Comparable,
    Parts,
    Reason,
    Verdict,
)
from smartplan.core.changes.tree import Branch, plant, value_of, weights_of
from smartplan.core.changes.verdict import nominal_weights, reason_of, verdict_of
from smartplan.core.model import Crosswalk
from smartplan.core.scores import Exact, Score, Scores
from smartplan.core.scores.report import band_of


@dataclass(frozen=True, slots=True)
class _Case:
    """What the steps of a comparison share."""

    old: Scores
    new: Scores
    crosswalk: Crosswalk | None
    pairing: Pairing
    old_tree: Branch
    new_tree: Branch
    core: Core


def compare(old: Scores, new: Scores, crosswalk: Crosswalk | None = None) -> Changes:
    """Compare two assessments: the change of the index, split exactly.

    Δ = (mapped - old) + (core_old - mapped) + (core_new - core_old) + (new - core_new), where `mapped` is the
    old index with every value on the new scale (framework). The third term is told in `core`, the second and
    fourth in `outside`: of a unit that both editions hold they are scope, of any other framework.

    Args:
        old: the older scores.
        new: the newer scores, of the same city or of another track or round.
        crosswalk: from the older framework to the newer; not needed where their ids are the same (then ids
            pair, whatever else differs).

    Returns:
        The changes; parts sum to Δ within 1e-12, and are exact where the rules are arithmetic.

    Raises:
        ValueError: a side has no index, or the frameworks differ and the crosswalk is not theirs.
    """
    case = _case(old, new, _fitting(old, new, crosswalk))
    rows = _rows(case)
    return Changes(
        old=old,
        new=new,
        crosswalk=case.crosswalk,
        delta=_index(new) - _index(old),
        parts=Parts.of(row.parts for row in rows),
        comparable=_comparable(case),
        rows=rows,
        nodes=sum_by_node(case.old, case.new, case.crosswalk, rows),
        bands=_bands(case),
    )


def _fitting(old: Scores, new: Scores, crosswalk: Crosswalk | None) -> Crosswalk | None:
    """Return the crosswalk where one is needed."""
    ids = (old.framework.id, new.framework.id)
    if ids[0] == ids[1]:
        return None
    if crosswalk is None or (crosswalk.old, crosswalk.new) != ids:
        msg = f"no crosswalk from {ids[0]} to {ids[1]}"
        raise ValueError(msg)
    return crosswalk


def _case(old: Scores, new: Scores, crosswalk: Crosswalk | None) -> _Case:
    pairing = pair(old, new, crosswalk)
    old_tree = plant(old, pairing.old)
    new_tree = plant(new, {found.score.id for found in pairing.pairs})
    core = find_core(pairing, old_tree, new_tree)
    return _Case(old, new, crosswalk, pairing, old_tree, new_tree, core)


def _index(scores: Scores) -> Exact:
    if scores.root.value is None:
        msg = "an assessment without an index can't be compared"
        raise ValueError(msg)
    return scores.root.value


def _rows(case: _Case) -> tuple[Change, ...]:
    """Return one row per new unit, then one per old unit that none of them inherits from."""
    moved = explain_core(case.core)
    gained = _gained_now(case)
    lost = _lost(case)
    inherited = _inherited(case, lost)
    weights = nominal_weights(case.old.framework), nominal_weights(case.new.framework)
    rows = []
    for found in case.pairing.pairs:
        id_ = found.score.id
        own = (moved.get(id_, Parts()), gained.get(id_, Parts()))
        parts = Parts.of((*own, *inherited.get(id_, ())))
        rows.append(_row(case, found, verdict_of(found, *weights), parts))
    left = [score for id_, score in case.pairing.old.items() if not _heirs(case, id_)]
    return (*rows, *(_left_behind(case, score, lost.get(score.id, Parts())) for score in left))


def _row(case: _Case, found: Pair, verdict: Verdict, parts: Parts) -> Change:
    return Change(
        id=found.score.id,
        verdict=verdict,
        reason=reason_of(found),
        ancestors=found.ancestors,
        score=found.score,
        old=case.pairing.before(found),
        new=found.score.value,
        parts=parts,
        standing=found.standing,
    )


def _left_behind(case: _Case, score: Score, parts: Parts) -> Change:
    """Return the row of an old unit without heir: retired, or a mean of which the new edition asks a part."""
    held = score.id in case.pairing.held
    return Change(
        id=score.id,
        verdict=Verdict.NOT_COMPARABLE if held else Verdict.RETIRED,
        reason=Reason.KNOWN_ONLY_AS_MEAN if held else None,
        ancestors=(score,),
        score=None,
        old=case.pairing.values[score.id] if score.value is not None else None,
        new=None,
        parts=parts,
    )


def _start(case: _Case) -> tuple[Exact, Exact]:
    """Return the index of the core before and now; without a core, half way between the two indices."""
    old, new = case.core.old_index, case.core.new_index
    if old is None or new is None:
        middle = (_mapped(case) + _index(case.new)) / 2
        return middle, middle
    return old, new


def _mapped(case: _Case) -> Exact:
    """Return the old index with every value on the new scale."""
    weights = weights_of(case.old_tree)
    before = value_of(case.old_tree, weights, _counted(case.pairing.old))
    after = value_of(case.old_tree, weights, case.pairing.values)
    moved = ZERO if before is None or after is None else after - before
    return _index(case.old) + moved


def _counted(units: Mapping[str, Score]) -> dict[str, Exact]:
    """Return what each unit enters the index with."""
    return {id_: value for id_, score in units.items() if (value := score.counted) is not None}


def _gained_now(case: _Case) -> dict[str, Parts]:
    """Return what each new unit adds to the core."""
    core = frozenset(found.score.id for found in case.core.pairs)
    units = {found.score.id: found.score for found in case.pairing.pairs}
    held = {found.score.id for found in case.pairing.pairs if found.is_held}
    start = _start(case)[1]
    told = gained_outside(case.new_tree, _counted(units), core, start)
    gained = completed(told, _index(case.new) - start, _open(units, core))
    return {id_: _outer(amount, id_ in held) for id_, amount in gained.items()}


def _lost(case: _Case) -> dict[str, Parts]:
    """Return what each old unit takes away: what the new scale moves it by, what it adds outside the core."""
    units, values = case.pairing.old, case.pairing.values
    weights = weights_of(case.old_tree)
    rescaled = explain(case.old_tree, State(weights, _counted(units)), State(weights, values))
    core = frozenset(case.core.old.weights)
    start = _start(case)[0]
    told = gained_outside(case.old_tree, values, core, start)
    gained = completed(told, _mapped(case) - start, _open(units, core))
    return {
        id_: Parts.of(
            (
                _outer(-gained.get(id_, ZERO), id_ in case.pairing.held),
                Parts(framework=rescaled.get(id_, Parts()).total),
            )
        )
        for id_ in units
    }


def _open(units: Mapping[str, Score], core: frozenset[str]) -> dict[str, Fraction]:
    """Return the weights of the units in scope outside the core; of all, where there are none."""
    outside = {id_: s.weight for id_, s in units.items() if id_ not in core and s.in_scope}
    return outside or {id_: s.weight for id_, s in units.items()}


def _outer(amount: Exact, is_held: bool) -> Parts:  # noqa: FBT001 - which of two parts it is
    return Parts(scope=amount) if is_held else Parts(framework=amount)


def _heirs(case: _Case, old: str) -> Mapping[str, Fraction]:
    """Return to which new units an old unit's weight goes: within the core by its flows, else by weight."""
    if old in case.core.flows:
        return case.core.flows[old]
    pairs = [found for found in case.pairing.pairs if old in found.links]
    parts = {found.score.id: found.links[old] * found.score.weight for found in pairs}
    total = sum(parts.values(), ZERO)
    return {id_: part / total if total else Fraction(1, len(parts)) for id_, part in parts.items()}


def _inherited(case: _Case, lost: Mapping[str, Parts]) -> dict[str, list[Parts]]:
    """Hand what old units take away down to the new units that inherit from them."""
    inherited: dict[str, list[Parts]] = {}
    for old, parts in lost.items():
        for new, share in _heirs(case, old).items():
            inherited.setdefault(new, []).append(parts.times(share))
    return inherited


def _comparable(case: _Case) -> Comparable:
    """Weigh the core on both sides; its old weights are as sure as the pairs that they flow to."""
    standing = {found.score.id: found.standing for found in case.core.pairs}
    pieces = [
        *((found.standing, found.score.weight) for found in case.core.pairs),
        *(
            (standing[new], case.pairing.old[old].weight * share)
            for old, flow in case.core.flows.items()
            for new, share in flow.items()
        ),
    ]
    weight = sum((piece for _, piece in pieces), ZERO) / 2
    official = sum((piece for sure, piece in pieces if sure in {None, "verified", "reported"}), ZERO) / 2
    old, new = case.core.old_index, case.core.new_index
    delta = None if old is None or new is None else new - old
    return Comparable(weight, official, weight - official, old, new, delta)


def _bands(case: _Case) -> Bands:
    figure = case.old.root.reported
    editions = (case.old.framework, case.new.framework)
    mapped = None if figure is None else on_new_scale(figure, editions, case.crosswalk)
    bands = case.new.framework.bands_of(case.new.assessment.city.group)
    old_as_new = band_of(bands, mapped if isinstance(mapped, Fraction) else None)
    return Bands(case.old.root.band, case.new.root.band, old_as_new)
