"""The comparable core: its index before and now, and what its change consists of.

Notation, over the core only, every weight renormalised among siblings: w_i and s_i are weight and value (on
the new scale) of an old unit, W_j and y_j those of a new one, a_ij the share of i in j. The old value of j is
x_j = Σ_i a_ij·s_i. The old weight of j follows the shares: each old weight flows to its heirs in proportion
to a_ij·W_j,

    f_ij = a_ij·W_j / Σ_k a_ik·W_k,    v_j = Σ_i w_i·f_ij,    Σ v_j = Σ w_i = 1,

so that within every set of units that hang together the old weight is kept. Under arithmetic rules then

    core_new - core_old = Σ_j (v_j+W_j)/2·(y_j-x_j)                       scores
                        + Σ_j (W_j-v_j)·((x_j+y_j)/2 - c)                 weights
                        + Σ_j Σ_i (v_j·a_ij - w_i·f_ij)·s_i               framework (merged, split).

Example: old p (w 1/4, s 2) and q (3/4, s 4) are merged half and half into r, which is answered 4 now; r is
all there is, so W = v = 1. core_old = 3.5, x = 3, core_new = 4: scores 4 - 3 = +1, framework 3 - 3.5 = -0.5.

Other rules are explained by `chain`; what another rule or tree moves, x under v, is framework. Where pairs
are one to one the old tree can hold new answers too: then the mean is taken of the rule changing first and
last, so that the way back gives the negative.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from smartplan.core.changes.chain import State, explain, spread
from smartplan.core.changes.pair import Pair, Pairing
from smartplan.core.changes.result import ZERO, Parts, summed
from smartplan.core.changes.tree import (
    Branch,
    Leaf,
    Tree,
    Weights,
    flat,
    prune,
    renamed,
    same_shape,
    value_of,
    weights_of,
)
from smartplan.core.scores import Exact

Flows = Mapping[str, Mapping[str, Fraction]]
"""Of each old unit, the share of its weight that goes to each new one."""


@dataclass(frozen=True, slots=True)
class Core:
    """The core on both sides.

    Attributes:
        pairs: what belongs to it; empty where nothing does.
        old_tree: the old tree over the old units of it.
        new_tree: the new tree over the new units of it.
        flows: where the old weights go.
        old: the old units' weights and values.
        before: the new units with old weights and values.
        after: the new units with new weights and values.
    """

    pairs: tuple[Pair, ...]
    old_tree: Branch
    new_tree: Branch
    flows: Flows
    old: State
    before: State
    after: State

    @property
    def old_index(self) -> Exact | None:
        """The old index of the core."""
        return value_of(self.old_tree, self.old.weights, self.old.values)

    @property
    def new_index(self) -> Exact | None:
        """The new index of the core."""
        return value_of(self.new_tree, self.after.weights, self.after.values)


def find_core(pairing: Pairing, old_tree: Branch, new_tree: Branch) -> Core:
    """Return the core of a pairing; an empty one where on a side nothing comes out of it."""
    pairs = tuple(pair for pair in pairing.pairs if pair.is_core)
    core = _core(pairing, pairs, old_tree, new_tree)
    carried = value_of(core.new_tree, core.before.weights, core.before.values)
    lost = carried is None and _twin(core) is None
    return (
        _core(pairing, (), old_tree, new_tree) if lost or None in {core.old_index, core.new_index} else core
    )


def _core(pairing: Pairing, pairs: tuple[Pair, ...], old_tree: Branch, new_tree: Branch) -> Core:
    links = {pair.score.id: pair.links for pair in pairs}
    old_part = prune(old_tree, {id_ for link in links.values() for id_ in link})
    new_part = prune(new_tree, links.keys())
    weights, new_weights = weights_of(old_part), weights_of(new_part)
    flows = {id_: _flow(id_, links, new_weights) for id_ in weights}
    return Core(
        pairs=pairs,
        old_tree=old_part,
        new_tree=new_part,
        flows=flows,
        old=State(weights, {id_: pairing.values[id_] for id_ in weights}),
        before=State(
            _flowed(weights, flows), {pair.score.id: _known(pairing.before(pair)) for pair in pairs}
        ),
        after=State(new_weights, {pair.score.id: _known(pair.score.value) for pair in pairs}),
    )


def _known(value: Exact | None) -> Exact:
    if value is None:
        msg = "the core holds only what is known"
        raise ValueError(msg)
    return value


def _flow(id_: str, links: Mapping[str, Mapping[str, Fraction]], weights: Weights) -> dict[str, Fraction]:
    heirs = {new: link[id_] * weights[new] for new, link in links.items() if id_ in link}
    total = sum(heirs.values(), ZERO)
    return {new: part / total if total else Fraction(1, len(heirs)) for new, part in heirs.items()}


def _flowed(weights: Weights, flows: Flows) -> dict[str, Fraction]:
    flowed: dict[str, Fraction] = {}
    for id_, flow in flows.items():
        for new, share in flow.items():
            flowed[new] = flowed.get(new, ZERO) + weights[id_] * share
    return flowed


def explain_core(core: Core) -> dict[str, Parts]:
    """Return per new unit of the core its scores, weights and framework parts; they sum to its change."""
    if not core.pairs:
        return {}
    twin = _twin(core)
    if twin is None:
        moved = explain(core.new_tree, core.before, core.after)
        return _added(moved, _by_merging(core))
    if same_shape(twin, flat(core.new_tree)):
        return explain(core.new_tree, core.before, core.after)
    ways = _ways(core, twin)
    ids = {id_ for way in ways for id_ in way}
    mean = {id_: Parts.of(w.get(id_, Parts()) for w in ways).times(Fraction(1, len(ways))) for id_ in ids}
    return {id_: mean[id_] for id_ in (pair.score.id for pair in core.pairs)}


def _ways(core: Core, twin: Branch) -> list[dict[str, Parts]]:
    """Return the ways in which a change of rules and of answers can be told apart: either may come first.

    The new rules may not be defined on the old answers, nor the old ones on the new (a ratio by nothing
    known); then there is only the other way, or none, and all of it belongs to the rules. Whichever there
    are, the way back has their reverses.
    """
    ways = []
    if value_of(core.new_tree, core.before.weights, core.before.values) is not None:
        moved = explain(core.new_tree, core.before, core.after)
        ways.append(_added(moved, _by_rule(core, twin, core.before)))
    if value_of(twin, core.after.weights, core.after.values) is not None:
        ways.append(_added(explain(twin, core.before, core.after), _by_rule(core, twin, core.after)))
    return ways or [_all_by_rule(core)]


def _all_by_rule(core: Core) -> dict[str, Parts]:
    """Return the whole change as the rules', by the mean of the weights before and after."""
    half = (_known(core.new_index) - _known(core.old_index)) / 2
    ends = [spread(half, state.weights) for state in (core.before, core.after)]
    return {id_: Parts(framework=ends[0][id_] + ends[1][id_]) for id_ in ends[0]}


def _twin(core: Core) -> Branch | None:
    """Return the old tree over the new units; None where pairs are not one to one."""
    names = {next(iter(pair.links)): pair.score.id for pair in core.pairs}
    if any(len(pair.links) > 1 for pair in core.pairs) or len(names) < len(core.pairs):
        return None
    return flat(renamed(core.old_tree, names))


def _added(moved: Mapping[str, Parts], framework: Mapping[str, Exact]) -> dict[str, Parts]:
    return {
        id_: Parts.of((moved.get(id_, Parts()), Parts(framework=amount))) for id_, amount in framework.items()
    }


def _by_merging(core: Core) -> dict[str, Exact]:
    """Return what pairing, tree and rule move together: old answers as new ones, less the old index."""
    merged = {pair.score.id: _merged(core, pair) for pair in core.pairs}
    weights, values = core.before.weights, core.before.values
    moved = _known(value_of(core.new_tree, weights, values)) - _known(core.old_index)
    rest = spread(moved - summed(merged.values()), weights)
    return {id_: amount + rest[id_] for id_, amount in merged.items()}


def _merged(core: Core, pair: Pair) -> Exact:
    id_ = pair.score.id
    weight = core.before.weights[id_]
    return summed(
        (weight * share - core.old.weights[old] * core.flows[old][id_]) * core.old.values[old]
        for old, share in pair.links.items()
    )


def _by_rule(core: Core, twin: Branch, state: State) -> dict[str, Exact]:
    """Return what the new rules move in a state, shared by weight among the units whose rules differ."""
    values = [_known(value_of(tree, state.weights, state.values)) for tree in (twin, core.new_tree)]
    old, new = _rules_above(twin), _rules_above(flat(core.new_tree))
    ids = [id_ for id_ in new if old[id_] != new[id_]] or list(new)
    touched = spread(values[1] - values[0], {id_: state.weights[id_] for id_ in ids})
    return {id_: touched.get(id_, ZERO) for id_ in new}


def _rules_above(tree: Tree, above: Sequence[object] = ()) -> dict[str, Sequence[object]]:
    if isinstance(tree, Leaf):
        return {tree.id: above}
    return {
        id_: rules
        for child in tree.children
        for id_, rules in _rules_above(child, (*above, tree.rule)).items()
    }
