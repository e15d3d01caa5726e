"""What a framework can say beyond rules: kinds, transforms, benchmarks, years, groups, coverage, rounding."""

from fractions import Fraction
from math import log

import pytest
from builders import assessment, framework, indicator, node, written

from smartplan.core.check import check_assessment, check_framework
from smartplan.core.gaps import Target, find_gaps
from smartplan.core.model import Rounding
from smartplan.core.scores import Status, assess, next_questions, unreachable_bands, what_if
from smartplan.core.scores.report import rounded
from smartplan.errors import InputError

SHARES = {"scale": {"min": 0, "max": 1}}


def measure(id_, low=0, high=100, **keys):
    return indicator(id_, kind="measure", goalposts={"min": low, "max": high}, **keys)


def score_of(leaf, answer, **keys):
    """Return the score of one indicator that is answered so, on the scale 0 to 1."""
    tree = framework(leaf, **{**SHARES, **keys})
    assert check_framework(tree) == []
    return assess(tree, assessment({leaf["id"]: answer})).of(leaf["id"])


def index_of(tree, scores, **keys):
    return assess(tree, assessment(scores, **keys)).root.value


# Kinds and transforms


@pytest.mark.parametrize(
    ("transform", "share"),
    [
        ("linear", Fraction(24, 99)),
        ("log", log(25) / log(100)),
        ({"kind": "log", "add": 9}, (log(34) - log(10)) / (log(109) - log(10))),
        ({"kind": "root", "degree": 2}, (5 - 1) / (10 - 1)),
        ({"kind": "root", "degree": 3}, (25 ** (1 / 3) - 1) / (100 ** (1 / 3) - 1)),
        ({"kind": "power", "exponent": 2}, Fraction(624, 9999)),
        ({"kind": "power", "exponent": -1}, (1 - Fraction(1, 25)) / (1 - Fraction(1, 100))),
        ({"kind": "power", "exponent": 0.5}, (5 - 1) / (10 - 1)),
    ],
    ids=str,
)
def test_a_measure_is_placed_between_its_transformed_goalposts(transform, share) -> None:
    given = measure("m", 1, 100, transform=transform)

    assert score_of(given, 25).value == pytest.approx(share, abs=1e-12)
    assert score_of(measure("m", 1, 100, transform=transform, direction="lower"), 25).value == pytest.approx(
        1 - share, abs=1e-12
    )


@pytest.mark.parametrize("transform", ["linear", "log", {"kind": "root", "degree": 2}], ids=str)
def test_goalposts_are_worth_the_ends_of_the_scale_whatever_the_transform(transform) -> None:
    given = measure("m", 1, 100, transform=transform)

    assert score_of(given, 1, scale={"min": 1, "max": 5}).value == 1
    assert score_of(given, 100, scale={"min": 1, "max": 5}).value == 5


def test_powers_of_whole_exponents_are_exact_and_a_log_takes_zero_after_adding() -> None:
    assert score_of(measure("m", 1, 3, transform={"kind": "power", "exponent": 2}), 2).value == Fraction(3, 8)
    assert score_of(measure("m", 0, 9, transform={"kind": "log", "add": 1}), 0).value == 0


def test_without_a_cap_a_measure_may_leave_the_scale() -> None:
    assert score_of(measure("m", 0, 10, cap=False), 12).value == Fraction(6, 5)
    assert score_of(measure("m", 0, 10), 12).value == 1


def test_points_are_a_share_of_their_maximum() -> None:
    given = indicator("p", kind="points", points=6)

    assert score_of(given, 4.5).value == Fraction(3, 4)
    assert score_of(given, 4.5, scale={"min": 1, "max": 5}).value == 4


def test_a_sum_of_points_is_a_mean_weighted_by_the_maxima() -> None:
    tree = framework(
        indicator("a", 6, kind="points", points=6), indicator("b", 2, kind="points", points=2), **SHARES
    )

    assert index_of(tree, {"a": 3, "b": 2}) == Fraction(5, 8)


STEPS = [{"from": 0, "score": 1}, {"from": 33, "score": 2, "above": True}, {"from": 66, "score": 4}]


def test_a_threshold_is_reached_or_must_be_passed() -> None:
    given = indicator("s", kind="steps", steps=STEPS, scale={"min": 0, "max": 4})

    found = [score_of(given, raw, scale={"min": 0, "max": 4}).value for raw in (-1, 0, 33, 33.01, 66)]

    assert found == [0, 1, 1, 2, 4]


def test_between_thresholds_the_score_may_move_on_a_straight_line() -> None:
    steps = [{"from": 0, "score": 0}, {"from": 50, "score": 3}, {"from": 100, "score": 4}]
    given = indicator("s", kind="steps", steps=steps, interpolate=True)

    found = [score_of(given, raw, scale={"min": 0, "max": 4}).value for raw in (-5, 0, 25, 50, 75, 100, 300)]

    assert found == [0, 0, Fraction(3, 2), 3, Fraction(7, 2), 4, 4]


def test_steps_may_have_a_scale_of_their_own() -> None:
    given = indicator("s", kind="steps", steps=STEPS, scale={"min": 0, "max": 4})

    assert score_of(given, 70).value == 1
    assert score_of(given, 40).value == Fraction(1, 2)


# Benchmarks


def benchmarked(**keys):
    return indicator("b", kind="measure", benchmark="own", unit="%", **keys)


def test_a_value_is_read_in_per_cent_of_the_citys_own_benchmark() -> None:
    score = score_of(benchmarked(), {"score": 60, "benchmark": 80})

    assert (score.raw, score.value) == (75, Fraction(3, 4))


def test_where_lower_is_better_the_benchmark_is_read_in_per_cent_of_the_value() -> None:
    worse = score_of(benchmarked(direction="lower"), {"score": 40, "benchmark": 10})
    better = score_of(benchmarked(direction="lower"), {"score": 0, "benchmark": 10})

    assert (worse.value, better.value) == (Fraction(1, 4), 1)


def test_the_framework_may_state_the_benchmark_itself() -> None:
    given = indicator(
        "b", kind="steps", benchmark=50, steps=[{"from": 0, "score": 0}, {"from": 66, "score": 1}]
    )

    assert score_of(given, 33).value == 1
    assert score_of(given, 32).value == 0


def test_what_has_no_benchmark_counts_nowhere() -> None:
    tree = framework(benchmarked(), indicator("a", kind="points", points=4), **SHARES)

    scores = assess(tree, assessment({"b": 60, "a": 1}))

    assert scores.of("b").status is Status.NOT_APPLICABLE
    assert (scores.root.value, scores.root.coverage, scores.of("a").weight) == (Fraction(1, 4), 1, 1)


def test_an_unanswered_indicator_is_unknown_though_it_has_no_benchmark() -> None:
    tree = framework(benchmarked(), indicator("a", kind="points", points=4), **SHARES)

    scores = assess(tree, assessment({"b": "unknown", "a": 1}))

    assert scores.of("b").status is Status.UNKNOWN
    assert scores.root.coverage == Fraction(1, 2)


# Several years, several data points


def test_several_years_are_weighed_the_latest_most() -> None:
    tree = framework(measure("m"), **SHARES, years=[3, 2, 1])

    score = assess(tree, assessment({"m": {"years": {2025: 80, 2024: 60, 2023: 40}}})).of("m")

    assert score.raw == Fraction(3 * 80 + 2 * 60 + 40, 6)


def test_a_year_without_a_value_leaves_the_mean_of_years() -> None:
    tree = framework(measure("m"), **SHARES, years=[3, 2, 1])

    assert assess(tree, assessment({"m": {"years": {2025: 80, 2023: 40}}})).of("m").raw == 70


def test_values_by_year_belong_to_the_track_of_the_file() -> None:
    tree = framework(measure("m"), **SHARES, years=[1, 1])
    written_ = assessment({"m": {"years": {2025: 80}}})

    assert assess(tree, written_, "verified").root.value is None
    assert assess(tree, written_, "self").root.value == Fraction(4, 5)


def test_data_points_of_one_indicator_are_children_that_may_weigh_alike_in_the_whole_group() -> None:
    air = node("air", measure("pm25"), measure("pm10"))
    tree = framework(node("environment", air, measure("noise"), rule="pooled"), **SHARES)

    scores = assess(tree, assessment({"pm25": 100, "pm10": 100, "noise": 40}))

    assert scores.of("environment").value == Fraction(4, 5)
    assert scores.of("noise").weight == Fraction(1, 3)
    assert scores.of("air").weight == Fraction(2, 3)


def test_pooled_indicators_that_are_unknown_leave_the_pool_not_their_group() -> None:
    air = node("air", measure("pm25"), measure("pm10"))
    tree = framework(air, measure("noise"), rule="pooled", **SHARES)

    scores = assess(tree, assessment({"pm25": 100, "noise": 40}))

    assert scores.root.value == Fraction(7, 10)
    assert scores.root.coverage == Fraction(2, 3)
    assert (scores.root.low, scores.root.high) == (Fraction(7, 15), Fraction(4, 5))


# Unknown


def test_an_unknown_may_count_as_the_mean_of_its_peer_group() -> None:
    groups = [{"id": "large", "title": "Large", "means": {"a": 40}}, {"id": "small", "title": "Small"}]
    tree = framework(measure("a"), measure("b"), **SHARES, unknown="group_mean", groups=groups)

    in_group = assess(tree, assessment({"b": 80}, city={"name": "Kota Uji", "group": "large"}))
    without = assess(tree, assessment({"b": 80}, city={"name": "Kota Uji", "group": "small"}))

    assert in_group.root.value == Fraction(3, 5)
    assert in_group.of("a").value is None
    assert in_group.root.coverage == Fraction(1, 2)
    assert (in_group.root.low, in_group.root.high) == (Fraction(2, 5), Fraction(9, 10))
    assert without.root.value == Fraction(4, 5)


def test_a_whole_node_may_count_as_the_mean_of_its_group() -> None:
    groups = [{"id": "sea", "title": "Sea", "means": {"A": 0.5}}]
    tree = framework(
        node("A", measure("a"), unknown="group_mean"), node("B", measure("b")), **SHARES, groups=groups
    )

    scores = assess(tree, assessment({"b": 100}, city={"name": "Kota Uji", "group": "sea"}))

    assert scores.root.value == Fraction(3, 4)
    assert scores.of("A").value is None


def test_a_part_may_treat_its_unknowns_otherwise_than_the_framework() -> None:
    tree = framework(
        node("A", indicator("a1"), indicator("a2"), unknown="floor"),
        node("B", indicator("b1"), indicator("b2")),
    )

    scores = assess(tree, assessment({"a1": 4, "b1": 4}))

    assert (scores.of("A").value, scores.of("B").value) == (2, 4)


def test_gaps_add_up_to_what_the_group_leaves_open() -> None:
    groups = [{"id": "large", "title": "Large", "means": {"a": 40}}]
    tree = framework(measure("a"), measure("b"), **SHARES, unknown="group_mean", groups=groups)
    scores = assess(tree, assessment({"b": 80}, city={"name": "Kota Uji", "group": "large"}))

    gaps = find_gaps(scores, Target(everywhere=Fraction(1)))

    assert gaps.root.gap_unknown == Fraction(3, 10)
    assert gaps.root.gap == sum(gap.weighted for gap in gaps.leaves) + gaps.root.gap_unknown


@pytest.mark.parametrize(
    ("least", "scored"),
    [
        (0.75, True),
        (0.76, False),
        ({"weight": 0.75}, True),
        ({"indicators": 0.5}, True),
        ({"indicators": 0.51}, False),
        ({"known": 1}, True),
        ({"known": 2}, False),
        ({"weight": 0.5, "known": 2}, False),
    ],
    ids=str,
)
def test_below_its_least_coverage_there_is_no_score(least, scored) -> None:
    tree = framework(indicator("a", 3), indicator("b", 1), min_coverage=least)

    root = assess(tree, assessment({"a": 4})).root

    assert root.value == (4 if scored else None)
    assert (root.low, root.high) == (3, 4)
    assert root.is_refused is not scored


def test_a_node_with_too_little_leaves_the_mean_of_the_next() -> None:
    tree = framework(node("A", indicator("a1"), indicator("a2"), min_coverage=1), node("B", indicator("b")))

    scores = assess(tree, assessment({"a1": 0, "b": 4}))

    assert scores.of("A").value is None
    assert scores.root.value == 4


def test_what_is_not_applicable_does_not_lower_coverage() -> None:
    tree = framework(indicator("a"), indicator("sea"), min_coverage={"weight": 1, "indicators": 1})

    assert index_of(tree, {"a": 3, "sea": {"not_applicable": "inland"}}) == 3


# Ratios, penalties


def test_a_ratio_of_two_nodes_may_pass_one_and_turns_the_interval_of_its_divisor() -> None:
    women = node("women", measure("f1"), measure("f2"), rule="arithmetic")
    men = node("men", measure("m1"), measure("m2"), rule="arithmetic")
    tree = framework(women, men, rule={"kind": "ratio"}, scale={"min": 0, "max": 2})

    whole = assess(tree, assessment({"f1": 60, "f2": 50, "m1": 50, "m2": 50})).root
    open_ = assess(tree, assessment({"f1": 60, "f2": 50, "m1": 50})).root

    assert whole.value == Fraction(11, 10)
    assert (open_.low, open_.high) == (Fraction(11, 15), Fraction(11, 5))


def test_a_penalty_is_a_product_with_an_adjustment() -> None:
    pressure = node("pressure", measure("co2", 0, 50, direction="lower"), rule="arithmetic")
    tree = framework(measure("welfare"), pressure, rule={"kind": "product"}, **SHARES)

    assert index_of(tree, {"welfare": 80, "co2": 10}) == Fraction(64, 100)


# Rounding, bands


@pytest.mark.parametrize(
    ("rule", "expected"),
    [("half_up", "2.60 2.59 -2.60"), ("half_even", "2.60 2.58 -2.60"), ("down", "2.59 2.58 -2.59")],
)
def test_each_rounding_rule_treats_a_five_its_own_way(rule, expected) -> None:
    rounding = Rounding.model_validate({"digits": 2, "rule": rule})

    found = [rounded(Fraction(text), rounding) for text in ("2.595", "2.585", "-2.595")]

    assert found == [Fraction(text) for text in expected.split()]


def test_a_band_may_begin_just_above_its_bound() -> None:
    bands = [{"name": "high", "from": 0.5}, {"name": "very high", "from": 0.75, "above": True}]
    tree = framework(measure("m"), **SHARES, bands=bands)

    found = [assess(tree, assessment({"m": raw})).root.band for raw in (40, 50, 75, 75.01)]

    assert [band.name if band else None for band in found] == [None, "high", "high", "very high"]


def test_a_city_is_read_by_the_bands_of_its_peer_group() -> None:
    groups = [
        {"id": "g4", "title": "Group 4", "bands": [{"name": "CCC", "from": 0}, {"name": "BBB", "from": 1}]}
    ]
    tree = framework(indicator("a"), bands=[{"name": "C", "from": 0}], groups=groups)

    grouped = assess(tree, assessment({"a": 2}, city={"name": "Kota Uji", "group": "g4"}))

    assert grouped.root.band.name == "BBB"
    assert assess(tree, assessment({"a": 2})).root.band.name == "C"


@pytest.mark.parametrize(
    ("leaf", "bands", "unreachable"),
    [
        (indicator("s", kind="steps", steps=[{"from": 1, "score": 3}]), [("top", 3.5)], ["top"]),
        (indicator("s", kind="steps", steps=[{"from": 1, "score": 4}]), [("top", 3.5)], []),
        (indicator("a"), [("low", 0), ("narrow", 1.001), ("high", 1.004)], ["narrow"]),
        (indicator("a"), [("low", 0), ("narrow", 1.001), ("high", 1.011)], []),
    ],
)
def test_a_band_that_no_answer_reaches_is_told(leaf, bands, unreachable) -> None:
    named = [{"name": name, "from": start} for name, start in bands]
    tree = framework(leaf, bands=named, rounding={"digits": 2})

    assert [problem.values["band"] for problem in unreachable_bands(tree)] == unreachable


# Confidence


def test_low_confidence_widens_by_one_step_only_where_it_is_asked_for() -> None:
    tree = framework(indicator("a"), indicator("b"))
    unsure = assessment({"a": {"score": 4, "confidence": "low"}, "b": {"score": 2, "confidence": "medium"}})

    plain, widened = assess(tree, unsure).root, assess(tree, unsure, confidence=True).root

    assert (plain.low, plain.high) == (3, 3)
    assert (widened.value, widened.low, widened.high) == (3, Fraction(5, 2), 3)


def test_without_a_step_the_framework_states_the_width() -> None:
    tree = framework(measure("m"), **SHARES, confidence_width=0.1)
    unsure = assessment({"m": {"score": 50, "confidence": "low"}})

    root = assess(tree, unsure, confidence=True).root

    assert (root.low, root.high) == (Fraction(2, 5), Fraction(3, 5))


def test_a_step_of_the_indicators_own_scale_is_brought_to_the_frameworks() -> None:
    tree = framework(indicator("a", scale={"min": 0, "max": 10, "step": 1}), **SHARES, confidence_width=0.5)

    root = assess(tree, assessment({"a": {"score": 5, "confidence": "low"}}), confidence=True).root

    assert (root.low, root.high) == (Fraction(2, 5), Fraction(3, 5))


def test_confidence_is_refused_where_nobody_says_how_much_it_is_worth() -> None:
    with pytest.raises(InputError) as refused:
        assess(framework(measure("m"), **SHARES), assessment({"m": 1}), confidence=True)

    assert [problem.code for problem in refused.value.problems] == ["no-confidence-width"]


# Questions and suppositions


def test_the_next_best_question_is_the_one_that_narrows_the_index_most() -> None:
    tree = framework(
        node("A", indicator("a1"), indicator("a2", 3), weight=1), node("B", indicator("b1"), weight=3)
    )

    questions = next_questions(assess(tree, assessment({"a1": 2})))

    assert [(q.score.id, q.narrows) for q in questions] == [("b1", 3), ("a2", Fraction(3, 4))]


def test_under_a_minimum_a_question_may_change_nothing() -> None:
    tree = framework(indicator("a"), indicator("b"), indicator("c", 0), rule="minimum")

    questions = next_questions(assess(tree, assessment({"a": 0})))

    assert [(q.score.id, q.narrows) for q in questions] == [("b", 0), ("c", 0)]


def test_there_is_no_question_where_all_is_answered_or_nothing_applies() -> None:
    tree = framework(indicator("a"), indicator("b"))

    assert next_questions(assess(tree, assessment({"a": 1, "b": {"not_applicable": "inland"}}))) == ()


def test_what_if_tells_what_moves_and_leaves_the_rest() -> None:
    tree = framework(node("A", measure("a1", weight=3), measure("a2")), node("B", measure("b")), **SHARES)
    scores = assess(tree, assessment({"a1": 20, "a2": 40, "b": 60}))

    supposed = what_if(scores, {"a1": Fraction(60)})

    assert [(m.before.id, m.before.value, m.after.value) for m in supposed.moved] == [
        ("index", Fraction(17, 40), Fraction(23, 40)),
        ("A", Fraction(1, 4), Fraction(11, 20)),
        ("a1", Fraction(1, 5), Fraction(3, 5)),
    ]


def test_what_if_answers_on_the_track_that_is_asked_for_with_the_benchmark_that_there_is() -> None:
    tree = framework(benchmarked(), **SHARES)
    scores = assess(tree, assessment({"b": {"verified": 10, "benchmark": 50}}), "verified")

    assert what_if(scores, {"b": Fraction(25)}).after.root.value == Fraction(1, 2)


@pytest.mark.parametrize(
    ("values", "code"),
    [({"a": Fraction(9)}, "level-out-of-scale"), ({"z": Fraction(1)}, "unknown-indicator")],
)
def test_what_if_refuses_what_could_not_be_written(values, code) -> None:
    scores = assess(framework(indicator("a")), assessment({"a": 1}))

    with pytest.raises(InputError) as refused:
        what_if(scores, values)

    assert [problem.code for problem in refused.value.problems] == [code]


# Checks that need no file


def test_goalposts_may_be_left_to_a_benchmark() -> None:
    assert check_framework(framework(benchmarked(), **SHARES)) == []


def test_a_capped_value_below_its_goalpost_needs_no_logarithm_and_an_uncapped_one_does() -> None:
    capped = framework(measure("m", 1, 100, transform="log"), **SHARES)
    open_ = framework(measure("m", 1, 100, transform="log", cap=False), **SHARES)
    zero = assessment({"m": 0})

    assert check_assessment(zero, capped) == []
    assert [problem.code for problem in check_assessment(zero, open_)] == ["value-without-transform"]


def test_a_unit_is_checked_where_it_is_stated() -> None:
    tree = framework(measure("m", unit="km"), **SHARES)

    assert check_assessment(assessment({"m": {"score": 5, "unit": "km"}}), tree) == []
    found = check_assessment(assessment({"m": {"score": 5, "unit": "m"}}), tree)
    assert [(problem.code, problem.keys) for problem in found] == [("unit-differs", ("scores", "m", "unit"))]


def test_what_is_written_of_a_model_is_what_is_shown_of_it() -> None:
    assert repr(Rounding.model_validate(written({"digits": 2}))) == "Rounding(digits=2)"
