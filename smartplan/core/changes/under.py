"""Old answers under another framework: what a crosswalk carries over, and what must be answered anew."""

from fractions import Fraction

from smartplan.core.changes.pair import Pair, Pairing, pair
from smartplan.core.changes.restate import asks_raw_alike
from smartplan.core.changes.verdict import nominal_weights
from smartplan.core.model import Answer, Assessment, Crosswalk, Framework, Indicator
from smartplan.core.scores import Scores, Status, assess
from smartplan.core.scores.report import exact_decimal


def under(scores: Scores, framework: Framework, crosswalk: Crosswalk | None = None) -> Assessment:
    """Return an assessment's answers as answers to another framework.

    An indicator gets Σ share · mapped value of its ancestors (no whole level, as a rule); a raw value in the
    same unit is carried over as written. Not applicable stays so where all ancestors are. Everything else is
    left out: it is not assessed under the other framework, and must be answered anew.

    Args:
        scores: the scores of the assessment.
        framework: the other framework.
        crosswalk: from the assessment's framework to it; not needed where their ids are the same.

    Returns:
        The assessment, to be assessed under `framework`; remarks and published figures are left behind, as
        they were said of other nodes.
    """
    empty = scores.assessment.model_copy(
        update={"framework": framework.id, "scores": {}, "notes": {}, "assert_": ()}
    )
    pairing = pair(scores, assess(framework, empty), crosswalk)
    answers = {found.score.id: _answer(pairing, found, framework) for found in pairing.pairs}
    return empty.model_copy(
        update={"scores": {id_: answer for id_, answer in answers.items() if answer is not None}}
    )


def carried_weight(crosswalk: Crosswalk, framework: Framework) -> Fraction:
    """Return the share of a framework's weight that a crosswalk to it carries over, 0 to 1.

    An indicator counts whole where the crosswalk names what explains it; whether that was answered is for
    each city to say.
    """
    weights = nominal_weights(framework)
    return sum((weights[row.ref] for row in crosswalk.rows if row.ancestors), Fraction(0))


def _answer(pairing: Pairing, found: Pair, framework: Framework) -> Answer | None:
    gone = [a.answer for a in found.ancestors if a.answer and a.status is Status.NOT_APPLICABLE]
    if found.is_held and gone and len(gone) == len(found.ancestors):
        return Answer(not_applicable=gone[0].not_applicable)
    value = pairing.before(found) if found.is_held else None
    item = found.score.item
    if value is None or not isinstance(item, Indicator):
        return None
    if item.kind != "level":
        alike = len(found.ancestors) == 1 and asks_raw_alike(found.ancestors[0].item, item)
        return found.ancestors[0].answer if alike else None
    return Answer(score=_on_own_scale(exact_decimal(value), framework, item))


def _on_own_scale(value: Fraction, framework: Framework, item: Indicator) -> Fraction:
    own, scale = framework.scale_of(item), framework.scale
    return own.min + (value - scale.min) * (own.max - own.min) / (scale.max - scale.min)
