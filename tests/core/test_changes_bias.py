"""Optimism bias: the city's own scores beside the verified ones, by dimension, agency and assessor."""

from fractions import Fraction

import pytest
from builders import assessment, framework, spbe
from pydantic import ValidationError

from smartplan.core.changes import bias_of, compare
from smartplan.core.check import check_assessment
from smartplan.core.scores import assess

SCORES = {
    "A1": {"self": 4, "verified": 2, "agency": "kominfo"},
    "A2": {"self": 3, "verified": 3, "agency": "kominfo"},
    "B1": {"self": 1, "verified": 2, "agency": "bappeda"},
    "B2": {"self": 4},
}


def _bias(scores, old="self", new="verified", of=None):
    written = assessment(scores)
    of = of or framework()
    return bias_of(compare(assess(of, written, old), assess(of, written, new)))


def test_bias_is_the_mean_of_own_less_verified_where_there_are_both():
    bias = _bias(SCORES)

    assert (bias.all.mean, bias.all.count, bias.all.higher, bias.all.lower) == (Fraction(1, 3), 3, 1, 1)


def test_bias_is_told_by_dimension_and_agency():
    bias = _bias(SCORES)

    assert [(row.id, row.mean, row.count) for row in bias.nodes] == [("A", 1, 2), ("B", -1, 1)]
    assert [(row.id, row.mean) for row in bias.agencies] == [("bappeda", -1), ("kominfo", 1)]


@pytest.mark.parametrize(("old", "new"), [("verified", "self"), (None, None), ("self", "self")])
def test_bias_is_told_of_own_against_verified_alone(old, new):
    assert _bias(SCORES, old, new) is None


def test_assessors_are_held_against_the_verifier_and_their_spread_is_told():
    own = assessment({"A1": {"assessors": {"a1": 1, "a2": 4}}, "A2": {"assessors": {"a2": 2}}, "B1": 2})
    verified = assessment({"A1": 2, "A2": 2, "B1": 2}, track="verified")

    bias = bias_of(compare(assess(framework(), own, "self"), assess(framework(), verified, "verified")))

    assert [(row.id, row.mean, row.count) for row in bias.assessors] == [("a1", -1, 1), ("a2", 1, 2)]
    assert [(one.id, one.low, one.high, one.width) for one in bias.spreads] == [("A1", 1, 4, 3)]


def test_appeals_are_counted_by_what_became_of_them():
    def appealed(**keys):
        return {"self": 4, "verified": 3, "appeal": {"before": 2, "reason": "SK 7 was overlooked", **keys}}

    bias = _bias({"A1": appealed(upheld=True), "A2": appealed(upheld=False), "B1": appealed(), "B2": 1})

    assert (bias.appeals, bias.upheld, bias.pending) == (3, 1, 1)


def test_an_appeal_has_its_reason_and_its_first_verdict_is_on_the_scale():
    with pytest.raises(ValidationError):
        assessment({"A1": {"self": 4, "verified": 3, "appeal": {"before": 2}}})

    wrong = assessment({"A1": {"self": 4, "verified": 3, "appeal": {"before": 9, "reason": "x"}}})
    found = [(problem.code, problem.keys) for problem in check_assessment(wrong, spbe())]
    assert ("level-out-of-scale", ("scores", "A1", "appeal", "before")) in found
