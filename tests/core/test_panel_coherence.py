"""Whether the parts of a framework belong together."""

import statistics

import numpy as np
import pytest
from builders import assessment, framework, indicator, node
from hypothesis import given
from hypothesis import strategies as st

from smartplan.core.panel import Member, coherence_of, score_cohort
from smartplan.core.panel.coherence import correlation, cronbach
from smartplan.errors import InputError

TREE = framework(
    node("A", indicator("A1", weight=3), indicator("A2")),
    node("B", indicator("B1"), indicator("B2")),
)
numbers = st.lists(st.integers(-9, 9), min_size=4, max_size=9)


def coherence(*rows):
    members = [
        Member(assessment(dict(zip(("A1", "A2", "B1", "B2"), row, strict=True)), city={"name": f"c{n}"}))
        for n, row in enumerate(rows)
    ]
    return {group.item.id: group for group in coherence_of(score_cohort(TREE, members))}


@given(numbers, st.randoms(use_true_random=False))
def test_correlation_is_that_of_the_standard_library(one, random):
    other = [random.randint(-9, 9) for _ in one]
    found = correlation(np.array(one, dtype=float), np.array(other, dtype=float))

    if len(set(one)) == 1 or len(set(other)) == 1:
        assert found is None
    else:
        assert found == pytest.approx(statistics.correlation(one, other), abs=1e-12)


def test_correlation_is_over_the_cities_that_have_both():
    nan = float("nan")

    assert correlation(np.array([1, 2, 3, 4, nan]), np.array([2, 4, 6, 8, -99])) == pytest.approx(1)
    assert correlation(np.array([1, 2, 3, nan, nan]), np.array([2, 4, 6, 8, -99])) is None


def test_alpha_is_one_where_parts_move_as_one_and_zero_where_they_have_nothing_in_common():
    same = np.array([[1, 1], [2, 2], [3, 3], [4, 4]], dtype=float)
    unrelated = np.array([[1, 1], [1, -1], [-1, 1], [-1, -1]], dtype=float)

    assert cronbach(same) == (pytest.approx(1), 4)
    assert cronbach(unrelated) == (pytest.approx(0), 4)


def test_alpha_is_over_the_cities_that_have_all_parts():
    table = np.array([[1, 1], [2, 2], [3, 3], [4, 4], [9, float("nan")]], dtype=float)

    assert cronbach(table)[1] == 4
    assert cronbach(table[2:]) == (None, 2)


def test_two_that_say_the_same_are_redundant_and_two_that_disagree_are_opposed():
    found = coherence(*((n % 5, n % 5, n % 5, 4 - n % 5) for n in range(10)))

    assert [(pair.one, pair.other, pair.flag) for pair in found["A"].pairs] == [("A1", "A2", "redundant")]
    assert [pair.flag for pair in found["B"].pairs] == ["opposed"]


def test_a_part_that_goes_with_another_group_is_misplaced():
    # B2 follows A, and B1 makes B.
    rows = [(n % 5, n % 5, (n * 2) % 5, n % 5) for n in range(10)]

    (b1, b2) = coherence(*rows)["B"].parts

    assert b2.flags == ("misplaced",)
    assert (b2.elsewhere, b2.r_elsewhere) == ("A", pytest.approx(1))
    assert "misplaced" not in b1.flags


def test_what_is_asked_to_weigh_most_need_not_explain_most():
    # A1 weighs three quarters, and is nearly the same everywhere.
    rows = [(2, n % 5, n % 5, n % 5) for n in range(9)] + [(3, 0, 0, 0)]

    (a1, a2) = coherence(*rows)["A"].parts

    assert (a1.weight, a2.weight) == (0.75, 0.25)
    assert a1.importance < 0.2
    assert a2.importance > 0.8
    assert a1.importance + a2.importance == pytest.approx(1)


def test_what_is_the_same_everywhere_explains_nothing():
    (a1, _) = coherence(*((2, n % 5, 1, 1) for n in range(6)))["A"].parts

    assert (a1.r, a1.importance, a1.flags) == (None, None, ())


def test_three_cities_are_too_few_to_judge_a_framework_by():
    with pytest.raises(InputError, match="cohort-too-small"):
        coherence((1, 2, 3, 4), (2, 3, 4, 1), (3, 4, 1, 2))
