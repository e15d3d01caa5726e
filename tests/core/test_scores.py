"""Model to scores."""

from fractions import Fraction

import pytest
from builders import assessment, framework, indicator, node, spbe
from hypothesis import assume, given
from hypothesis import strategies as st

from smartplan.core.scores import Status, assess, failed_assertions, half_up, index_if, operands_of
from smartplan.core.scores.rules import mean_of

BANDS = [{"name": "Kurang", "from": 1}, {"name": "Cukup", "from": 1.8}, {"name": "Baik", "from": 2.6}]


def test_index_is_the_weighted_mean_of_its_children() -> None:
    tree = spbe(indicator("a", weight=3), indicator("b", weight=1))

    scores = assess(tree, assessment({"a": 4, "b": 2}))

    assert scores.root.value == Fraction(7, 2)


def test_weights_need_not_sum_to_one_or_a_hundred() -> None:
    small = spbe(indicator("a", weight=0.3), indicator("b", weight=0.1))
    large = spbe(indicator("a", weight=30), indicator("b", weight=10))
    written = assessment({"a": 4, "b": 2})

    assert assess(small, written).root.value == assess(large, written).root.value


def test_digits_as_written_decide_the_rounding_not_the_binary_float() -> None:
    # In floats 0.1 x 2.1 + 0.9 x 2.65 is 2.59499..., which would be Cukup.
    tree = spbe(indicator("a", weight=0.1), indicator("b", weight=0.9), bands=BANDS)

    root = assess(tree, assessment({"a": 2.1, "b": 2.65})).root

    assert root.value == Fraction("2.595")
    assert root.reported == Fraction("2.6")
    assert root.band is not None
    assert root.band.name == "Baik"


def test_band_is_taken_from_the_reported_figure() -> None:
    tree = spbe(indicator("a", weight=594), indicator("b", weight=406), bands=BANDS)

    root = assess(tree, assessment({"a": 3, "b": 2})).root

    assert root.value == Fraction("2.594")
    assert root.reported == Fraction("2.59")
    assert root.band is not None
    assert root.band.name == "Cukup"


def test_without_rounding_the_band_is_taken_from_the_exact_score() -> None:
    tree = spbe(indicator("a"), bands=BANDS, rounding=None)

    root = assess(tree, assessment({"a": 2.599})).root

    assert root.reported == Fraction("2.599")
    assert root.band is not None
    assert root.band.name == "Cukup"


def test_unknown_lowers_coverage_not_the_index() -> None:
    tree = spbe(indicator("a", weight=3), indicator("b", weight=1))

    root = assess(tree, assessment({"a": 4, "b": "unknown"})).root

    assert root.value == 4
    assert root.coverage == Fraction(3, 4)


def test_unknown_makes_an_interval_from_worst_to_best() -> None:
    tree = spbe(indicator("a", weight=3), indicator("b", weight=1))

    root = assess(tree, assessment({"a": 4, "b": "unknown"})).root

    assert (root.low, root.high) == (Fraction(13, 4), Fraction(17, 4))


def test_unknown_counts_as_the_minimum_where_the_framework_says_floor() -> None:
    tree = spbe(indicator("a"), indicator("b"), unknown="floor")

    scores = assess(tree, assessment({"a": 4}))

    assert scores.root.value == Fraction(5, 2)
    assert scores.of("b").value is None
    assert scores.root.high == Fraction(9, 2)


def test_not_applicable_leaves_the_denominator() -> None:
    tree = spbe(indicator("a"), indicator("port"))

    scores = assess(tree, assessment({"a": 4, "port": {"not_applicable": "no port in the city"}}))

    assert scores.root.value == 4
    assert scores.root.coverage == 1
    assert scores.of("port").weight == 0
    assert scores.of("a").weight == 1


def test_a_node_of_which_nothing_applies_is_out_of_scope() -> None:
    away = {"not_applicable": "no sea"}
    tree = spbe(node("sea", indicator("a"), indicator("b")), node("land", indicator("c")))

    scores = assess(tree, assessment({"a": away, "b": away, "c": 3}))

    assert scores.of("sea").status is Status.NOT_APPLICABLE
    assert scores.of("land").weight == 1


def test_absent_is_not_assessed_and_the_word_unknown_is_unknown() -> None:
    tree = spbe(indicator("a"), indicator("b"))

    scores = assess(tree, assessment({"b": "unknown"}))

    assert [leaf.status for leaf in scores.leaves] == [Status.NOT_ASSESSED, Status.UNKNOWN]
    assert scores.root.value is None


def test_carried_over_is_unknown_until_confirmed() -> None:
    tree = spbe(indicator("a"))

    score = assess(tree, assessment({"a": {"score": 3, "carried_over": 2023}})).of("a")

    assert score.status is Status.UNKNOWN
    assert score.answer is not None
    assert score.answer.score == 3


def test_verified_counts_before_self() -> None:
    tree = spbe(indicator("a"), indicator("b"))
    written = assessment({"a": {"self": 5, "verified": 3, "reason": "covers two units"}, "b": 2})

    scores = assess(tree, written)

    assert scores.of("a").value == 3
    assert scores.tracks() == {"self": 1, "verified": 1}


def test_track_verified_makes_the_others_unknown() -> None:
    tree = spbe(indicator("a"), indicator("b"))

    scores = assess(tree, assessment({"a": {"self": 5, "verified": 3}, "b": 2}), "verified")

    assert scores.of("b").status is Status.UNKNOWN
    assert scores.root.value == 3


def test_bare_score_belongs_to_the_track_of_the_file() -> None:
    tree = spbe(indicator("a"))

    scores = assess(tree, assessment({"a": 3}, track="verified"), "self")

    assert scores.root.value is None


def test_mean_of_assessors_is_exact_and_need_not_be_a_level() -> None:
    tree = spbe(indicator("a"), scale={"min": 0, "max": 4, "step": 1})

    score = assess(tree, assessment({"a": {"assessors": {"a1": 3, "a2": 4, "a3": 4}}})).of("a")

    assert score.value == Fraction(11, 3)


def test_node_with_a_score_of_its_own_is_a_leaf() -> None:
    tree = spbe(node("A", indicator("a"), indicator("b")), node("B", indicator("c")))

    scores = assess(tree, assessment({"A": 2.5, "c": 4}))

    assert [leaf.id for leaf in scores.leaves] == ["A", "c"]
    assert scores.root.value == Fraction("3.25")


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        pytest.param("minimum", 1.0, id="minimum"),
        pytest.param("geometric", 2.0, id="geometric"),
        pytest.param("harmonic", 1.6, id="harmonic"),
        pytest.param({"kind": "geometric", "floor": 2}, 8**0.5, id="geometric with a floor"),
    ],
)
def test_rule_of_a_node_is_the_frameworks(rule: object, expected: float) -> None:
    tree = spbe(indicator("a"), indicator("b"), rule=rule)

    value = assess(tree, assessment({"a": 1, "b": 4})).root.value

    assert float(value or 0) == pytest.approx(expected, abs=1e-12)


def test_measure_is_placed_between_its_goalposts() -> None:
    given = {"kind": "measure", "unit": "year", "goalposts": {"min": 20, "max": 85}}
    tree = spbe(indicator("life", **given), scale={"min": 0, "max": 1}, rounding=None)

    assert assess(tree, assessment({"life": 72.5})).root.value == Fraction("52.5") / 65


def test_lower_is_better_turns_a_measure_around_and_the_cap_holds() -> None:
    given = {"kind": "measure", "unit": "%", "goalposts": {"min": 0, "max": 20}, "direction": "lower"}
    tree = spbe(indicator("poverty", **given))

    assert assess(tree, assessment({"poverty": 5})).root.value == 4
    assert assess(tree, assessment({"poverty": 30})).root.value == 1


def test_log_measure_is_a_share_of_the_logarithms() -> None:
    given = {"kind": "measure", "unit": "USD", "goalposts": {"min": 1, "max": 100}, "transform": "log"}
    tree = spbe(indicator("income", **given), scale={"min": 0, "max": 1}, rounding=None)

    assert float(assess(tree, assessment({"income": 10})).root.value or 0) == pytest.approx(0.5)


def test_steps_give_the_score_of_the_highest_threshold_reached() -> None:
    steps = [{"from": 0, "score": 1}, {"from": 10, "score": 3}, {"from": 20, "score": 5}]
    tree = spbe(indicator("apbd", kind="steps", unit="%", steps=steps))

    assert assess(tree, assessment({"apbd": 10})).root.value == 3
    assert assess(tree, assessment({"apbd": 19.9})).root.value == 3


def test_own_scale_of_an_indicator_is_mapped_to_the_frameworks() -> None:
    tree = spbe(indicator("a", scale={"min": 0, "max": 100}))

    assert assess(tree, assessment({"a": 50})).root.value == 3


@pytest.mark.parametrize(
    ("value", "expected"), [("2.594", "2.59"), ("2.595", "2.6"), ("1.5025", "1.5"), ("-0.125", "-0.13")]
)
def test_half_goes_away_from_zero(value: str, expected: str) -> None:
    assert half_up(Fraction(value), 2) == Fraction(expected)


def test_half_up_of_a_float_ignores_its_noise() -> None:
    assert half_up(2.5949999999999998, 2) == Fraction("2.6")


def test_assertion_holds_within_its_tolerance_and_fails_beyond() -> None:
    tree = spbe(indicator("a"), bands=BANDS)
    good = {"node": "index", "score": 2.6, "band": "Baik"}
    near = {"node": "index", "score": 2.62, "tolerance": 0.02}
    off = {"node": "index", "score": 2.63, "tolerance": 0.02}
    band = {"node": "index", "score": 2.6, "band": "Cukup"}

    problems = failed_assertions(tree, assessment({"a": 2.6}, **{"assert": [good, near, off, band]}))

    assert [(p.code, p.keys) for p in problems] == [
        ("assertion-failed", ("assert", 2, "score")),
        ("band-assertion-failed", ("assert", 3, "band")),
    ]


def test_assertion_on_what_nobody_knows_fails() -> None:
    tree = spbe(indicator("a"))

    problems = failed_assertions(tree, assessment({}, **{"assert": [{"node": "index", "score": 3}]}))

    assert [p.code for p in problems] == ["assertion-unknown"]


def test_index_if_changes_one_leaf_and_keeps_the_rest() -> None:
    tree = spbe(node("A", indicator("a"), indicator("b")), node("B", indicator("c")))
    scores = assess(tree, assessment({"a": 1, "b": 3, "c": 4}))

    assert index_if(scores, {"a": Fraction(5)}) == 4
    assert index_if(scores, {}) == scores.root.value


def test_parts_add_up_to_the_score_where_the_rule_is_a_sum() -> None:
    tree = framework(indicator("a", weight=3), indicator("b"), indicator("c"))
    root = assess(tree, assessment({"a": 4, "b": 2})).root

    assert sum(operand.part or 0 for operand in operands_of(root)) == root.value
    assert [operand.share for operand in operands_of(root)] == [Fraction(3, 4), Fraction(1, 4), None]


def test_rule_that_is_no_sum_has_no_addends() -> None:
    tree = framework(indicator("a"), indicator("b"), rule="geometric")

    assert [operand.part for operand in operands_of(assess(tree, assessment({"a": 4, "b": 1})).root)] == [
        None,
        None,
    ]


@given(st.lists(st.tuples(st.fractions(0, 9), st.fractions(-9, 9)), min_size=1))
def test_a_mean_over_common_denominators_is_the_mean_of_fractions(children):
    total = sum(weight for weight, _ in children)
    assume(total)

    assert mean_of(children) == sum(weight * value for weight, value in children) / total
