"""The verdict on an indicator: what the newer edition did to it, or why it can't be compared."""

from fractions import Fraction

from smartplan.core.changes.pair import Pair
from smartplan.core.changes.result import ZERO, Reason, Verdict
from smartplan.core.model import Framework, Indicator, Node
from smartplan.core.scores.weights import weights_in_index


def verdict_of(pair: Pair, old: dict[str, Fraction], new: dict[str, Fraction]) -> Verdict:
    """Return the verdict on a new unit.

    Args:
        pair: the new unit with its ancestors.
        old: the weights that the old framework gives, see `nominal_weights`.
        new: the weights that the new one gives.
    """
    if pair.is_redefined:
        return Verdict.REDEFINED
    if not pair.is_held:
        return Verdict.NEW
    if not pair.is_core:
        return Verdict.NOT_COMPARABLE
    if pair.kind in {"split", "merged"}:
        return Verdict(pair.kind)
    return _of_one(pair, sum((old[id_] for id_ in pair.links), ZERO) != new[pair.score.id])


def _of_one(pair: Pair, reweighted: bool) -> Verdict:  # noqa: FBT001 - one fact more about the pair
    if pair.is_rescaled:
        return Verdict.RESCALED
    if reweighted:
        return Verdict.REWEIGHTED
    return Verdict.RELABELLED if _is_relabelled(pair) else Verdict.IDENTICAL


def reason_of(pair: Pair) -> Reason | None:
    """Return why a unit that both editions hold can't be compared; None where it can."""
    if pair.is_core or not pair.is_held:
        return None
    if pair.is_partial:
        return Reason.KNOWN_ONLY_AS_MEAN
    if not pair.was_scored and not pair.is_scored:
        return Reason.NOT_SCORED_IN_EITHER
    return Reason.NOT_SCORED_NOW if pair.was_scored else Reason.NOT_SCORED_BEFORE


def nominal_weights(framework: Framework) -> dict[str, Fraction]:
    """Return the weight of every node and indicator in the whole index with all of it in scope."""
    return weights_in_index(framework, framework.root, {item.id for item in framework.indicators()})


def _is_relabelled(pair: Pair) -> bool:
    """Whether a crosswalk says reworded, or, where ids pair, title or question read otherwise."""
    if pair.standing is not None:
        return pair.kind == "reworded"
    old, new = pair.ancestors[0].item, pair.score.item
    return _words(old) != _words(new)


def _words(item: Node | Indicator) -> tuple[object, object]:
    return item.title, item.question if isinstance(item, Indicator) else None
