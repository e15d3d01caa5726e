"""Scores to gaps."""

from fractions import Fraction

import pytest
from builders import assessment, framework, indicator, node, plan, spbe

from smartplan.core.gaps import Target, choose_target, find_gaps
from smartplan.core.scores import assess
from smartplan.errors import InputError

TREE = (
    node("A", indicator("a1", weight=1), indicator("a2", weight=3), weight=2),
    node("B", indicator("b1"), indicator("b2")),
)
SCORES = {"a1": 2, "a2": 3, "b1": 5, "b2": 1}


def test_gaps_add_up_to_the_index_gap_under_arithmetic_rules() -> None:
    gaps = find_gaps(assess(framework(*TREE), assessment(SCORES)), Target(everywhere=Fraction(4)))

    assert gaps.root.gap == sum(gap.weighted for gap in gaps.leaves)


def test_score_above_its_target_hides_no_gap_elsewhere() -> None:
    gaps = find_gaps(assess(framework(*TREE), assessment(SCORES)), Target(everywhere=Fraction(3)))

    assert gaps.of("b1").gap == 0
    assert gaps.of("B").gap == 1


def test_unknown_has_no_gap_and_weight_stays_in_scope() -> None:
    scores = assess(framework(*TREE), assessment({**SCORES, "a2": "unknown"}))

    gaps = find_gaps(scores, Target(everywhere=Fraction(4)))

    assert gaps.of("a2").gap is None
    assert gaps.root.gap == sum(gap.weighted for gap in gaps.leaves)
    assert gaps.root.gap_unknown == 0


def test_under_floor_what_unknowns_leave_open_stands_apart() -> None:
    tree = spbe(*TREE, unknown="floor")

    gaps = find_gaps(assess(tree, assessment({**SCORES, "a2": "unknown"})), Target(everywhere=Fraction(4)))

    assert gaps.of("a2").gap is None
    assert gaps.root.gap_unknown == Fraction(1, 2) * 3
    assert gaps.root.gap == sum(gap.weighted for gap in gaps.leaves) + gaps.root.gap_unknown


def test_nearest_target_wins_indicator_before_node_before_profile() -> None:
    target = Target(everywhere=Fraction(2), aims={"A": Fraction(3), "a1": Fraction(5)})

    gaps = find_gaps(assess(framework(*TREE), assessment(SCORES)), target)

    assert [gap.target for gap in gaps.leaves] == [5, 3, 2, 2]


def test_goal_for_the_index_makes_no_gaps() -> None:
    gaps = find_gaps(assess(framework(*TREE), assessment(SCORES)), Target(goal=Fraction(5)))

    assert gaps.root.gap is None
    assert gaps.biggest(3) == ()


def test_target_of_one_node_alone_makes_a_gap_of_its_share() -> None:
    target = Target(aims={"B": Fraction(4)})

    gaps = find_gaps(assess(framework(*TREE), assessment(SCORES)), target)

    assert gaps.root.gap == sum(gap.weighted for gap in gaps.leaves) == Fraction(1, 3) * Fraction(3, 2)


def test_lift_is_what_the_index_gains_if_one_indicator_reaches_its_target() -> None:
    gaps = find_gaps(assess(framework(*TREE), assessment(SCORES)), Target(everywhere=Fraction(4)))

    assert gaps.of("b2").lift == Fraction(1, 6) * 3


def test_biggest_gaps_come_by_their_part_of_the_index_then_by_id() -> None:
    gaps = find_gaps(assess(framework(*TREE), assessment(SCORES)), Target(everywhere=Fraction(4)))

    assert [gap.id for gap in gaps.biggest(3)] == ["a2", "b2", "a1"]


def test_scored_node_has_the_target_of_what_lies_below_it() -> None:
    target = Target(aims={"a1": Fraction(5)}, everywhere=Fraction(3))

    gaps = find_gaps(assess(framework(*TREE), assessment({"A": 2, "b1": 3, "b2": 3})), target)

    assert gaps.of("A").target == Fraction(7, 2)
    assert gaps.of("A").gap == Fraction(3, 2)


@pytest.mark.parametrize("rule", ["geometric", "harmonic", "minimum"])
def test_gap_of_a_node_is_rule_of_targets_less_rule_of_capped_scores(rule: str) -> None:
    tree = framework(indicator("a"), indicator("b"), rule=rule)

    gaps = find_gaps(assess(tree, assessment({"a": 4, "b": 4})), Target(everywhere=Fraction(4)))

    assert float(gaps.root.gap or 0) == pytest.approx(0, abs=1e-12)


def test_target_asked_for_may_be_a_level_or_a_profile() -> None:
    profile = {"id": "national", "title": "National", "index": 2.6, "standing": "verified"}
    tree = framework(indicator("a"), targets=[profile])

    assert choose_target(tree, None, "3.5").everywhere == Fraction(7, 2)
    assert choose_target(tree, None, "national").goal == Fraction("2.6")


@pytest.mark.parametrize("wanted", ["moon", "6", "nan", "-1"])
def test_target_that_is_neither_profile_nor_level_is_refused(wanted: str) -> None:
    with pytest.raises(InputError) as refused:
        choose_target(framework(indicator("a")), None, wanted)

    assert [problem.code for problem in refused.value.problems] == ["unknown-profile"]


def test_plans_last_year_is_the_target_and_its_index_a_goal() -> None:
    written = plan(targets={2026: {"a": 2}, 2028: {"a": 4, "index": 3.5}})

    target = choose_target(framework(indicator("a")), written, None)

    assert (target.year, target.aims, target.goal) == (2028, {"a": 4}, Fraction("3.5"))
