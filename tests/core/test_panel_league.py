"""Where cities stand in their league, and where their unknowns leave them."""

from fractions import Fraction
from itertools import product

import pytest
from builders import assessment, framework, indicator, node
from hypothesis import given, settings
from hypothesis import strategies as st

from smartplan.core.panel import Member, distributions_of, figures_after, leagues_of, score_cohort
from smartplan.core.panel.ranks import median, rank_intervals, ranks
from smartplan.core.scores import assess
from smartplan.errors import InputError


def member(name, scores, columns=None, **city):
    return Member(assessment(scores, city={"name": name, **city}), columns or {})


def league(*members, by=None):
    return leagues_of(score_cohort(framework(), members), by)


def all_at(score):
    return dict.fromkeys(("A1", "A2", "B1", "B2"), score)


def test_cities_are_ranked_by_their_exact_index_and_equals_share_a_rank():
    (found,) = league(
        *(member(name, all_at(score)) for name, score in zip("abcd", (2, 3, 1, 3), strict=True))
    )

    assert [(s.member.key, s.rank) for s in found.standings] == [("b", 1), ("d", 1), ("a", 3), ("c", 4)]
    assert (found.median, found.mean) == (Fraction(5, 2), Fraction(9, 4))


def test_the_index_in_a_league_is_the_one_that_assess_gives():
    one = member("a", {"A1": 1, "A2": 2, "B1": 3})
    (found,) = league(one, member("b", all_at(2)))

    standing = next(s for s in found.standings if s.member is one)
    assert standing.index == assess(framework(), one.assessment).root.value == Fraction(9, 4)


def test_the_way_to_the_leader_and_to_the_median_of_peers():
    (found,) = league(
        *(member(name, all_at(score)) for name, score in zip("abcd", (4, 3, 1, 2), strict=True))
    )

    by_name = {s.member.key: (s.to_leader, s.to_median) for s in found.standings}
    assert by_name == {"a": (0, 2), "b": (1, 1), "d": (2, -1), "c": (3, -2)}


def test_a_city_alone_has_no_peers():
    (found,) = league(member("a", all_at(4)))

    assert (found.standings[0].rank, found.standings[0].to_leader, found.standings[0].to_median) == (
        1,
        0,
        None,
    )


def test_a_city_without_an_index_has_no_rank_but_may_have_any():
    (found,) = league(member("a", {}), member("b", all_at(2)), member("c", all_at(1)))

    assert [(s.member.key, s.rank, s.rank_low, s.rank_high) for s in found.standings] == [
        ("b", 1, 1, 2),
        ("c", 2, 2, 3),
        ("a", None, 1, 3),
    ]


def test_cities_are_parted_by_what_they_have_in_common():
    cities = [
        member("a", all_at(1), kind="kota"),
        member("b", all_at(2), kind="kabupaten"),
        member("c", all_at(3), kind="kota"),
        member("d", all_at(4)),
    ]

    found = league(*cities, by="kind")

    assert [(each.name, len(each.standings)) for each in found] == [("kabupaten", 1), ("kota", 2), (None, 1)]


def test_cities_are_parted_by_a_column_of_their_table():
    cities = [member("a", all_at(1), {"size": Fraction(3)}), member("b", all_at(2), {"size": "big"})]

    assert [each.name for each in league(*cities, by="size")] == ["3", "big"]


bounds = st.tuples(st.integers(0, 4), st.integers(0, 4)).map(sorted)


@given(st.lists(bounds, min_size=1, max_size=4))
@settings(max_examples=60)
def test_rank_intervals_hold_every_rank_that_any_outcome_gives_and_no_other(intervals):
    possible = [set() for _ in intervals]
    for outcome in product(*(range(low, high + 1) for low, high in intervals)):
        for place, rank in enumerate(ranks([Fraction(value) for value in outcome])):
            possible[place].add(rank)

    lows, highs = zip(*intervals, strict=True)
    found = rank_intervals([Fraction(low) for low in lows], [Fraction(high) for high in highs])

    assert list(found) == [(min(each), max(each)) for each in possible]


def test_what_has_no_bound_may_be_the_best():
    assert rank_intervals([Fraction(1), Fraction(2)], [None, Fraction(3)]) == ((1, 2), (1, 2))


def test_the_median_is_exact():
    assert median([Fraction(1), Fraction(3)]) == 2
    assert median([Fraction(1, 3), Fraction(1), Fraction(3)]) == 1
    assert median([]) is None


# Distributions.


def test_the_answers_to_an_indicator_are_described():
    cities = [member(f"c{n}", {"A1": score}) for n, score in enumerate((0, 1, 2, 3, 4))]
    cohort = score_cohort(framework(), [*cities, member("c9", {"A1": "unknown"})])

    found = {each.item.id: each for each in distributions_of(cohort)}

    one = found["A1"]
    assert (one.known, one.unknown, one.low, one.median, one.high, one.mean) == (5, 1, 0, 2, 4, 2)
    assert (one.lower_quartile, one.upper_quartile) == (1, 3)
    assert one.sd == pytest.approx(2.5**0.5)
    assert (found["B2"].known, found["B2"].unknown, found["B2"].low) == (0, 6, None)


def test_a_city_far_outside_the_quartiles_is_an_outlier():
    tree = framework(indicator("M", kind="measure", goalposts={"min": 0, "max": 100}))
    cities = [member(f"c{n}", {"M": value}) for n, value in enumerate((10, 11, 12, 13, 99))]

    (found,) = distributions_of(score_cohort(tree, cities))

    assert found.outliers == ("c4",)


def test_where_most_cities_are_equal_nobody_is_called_an_outlier():
    cities = [member(f"c{n}", {"A1": score}) for n, score in enumerate((2, 2, 2, 2, 3))]

    found = distributions_of(score_cohort(framework(), cities))

    assert {each.outliers for each in found} == {()}


# Cohorts that are scored together.

RELATIVE = framework(
    node("A", indicator("x", kind="measure"), indicator("y", kind="measure", direction="lower")),
    node("B", indicator("z")),
    panel={"normalise": "min_max", "impute": "mean", "denominators": {"x": "population"}},
)


def cohort():
    return score_cohort(
        RELATIVE,
        [
            member("a", {"x": 10, "y": 1, "z": 4}, population=10),
            member("b", {"x": 60, "y": 3, "z": 0}, population=20),
            member("c", {"x": "unknown", "y": 5, "z": 2}, population=30),
        ],
    )


def test_scores_come_from_the_cohort_and_other_indicators_keep_their_own_way():
    ids, rows = figures_after(cohort(), "normalised")

    assert ids == ("x", "y", "z")
    assert [list(row) for row in rows] == [[0, 4, 4], [4, 2, 0], [2, 0, 2]]
    assert [float(city.root.value) for city in cohort().scores] == [3, 1.5, 1.5]


def test_what_is_filled_in_counts_but_stays_unknown():
    scores = cohort().scores[2]

    x = scores.of("x")
    assert (x.value, x.counted, x.status, x.coverage) == (None, 2, "unknown", 0)
    assert (x.low, x.high) == (0, 4)
    assert scores.root.coverage == Fraction(3, 4)


def test_without_its_denominator_an_answer_is_unknown():
    found = score_cohort(
        RELATIVE,
        [member("a", {"x": 10, "y": 1, "z": 4}), member("b", {"x": 5, "y": 2, "z": 1}, population=5)],
    )

    assert found.scores[0].of("x").status == "unknown"
    assert found.scores[1].of("x").value is None  # alone with a value, it has nothing to be compared with


def test_what_does_not_apply_is_never_filled_in():
    found = score_cohort(
        RELATIVE,
        [
            member("a", {"x": 10, "y": 1, "z": 4}, population=10),
            member("b", {"x": {"not_applicable": "no port"}, "y": 2, "z": 1}, population=5),
        ],
    )

    assert found.scores[1].of("x").counted is None
    assert found.scores[1].of("A").coverage == 1


def test_the_order_of_the_files_changes_nothing():
    members = cohort().members

    turned = score_cohort(RELATIVE, members[::-1])

    assert [m.key for m in turned.members] == ["a", "b", "c"]
    assert [s.root.value for s in turned.scores] == [s.root.value for s in cohort().scores]


def test_steps_are_asked_for_only_where_there_are_some():
    one_by_one = score_cohort(framework(), [member("a", all_at(1))])

    with pytest.raises(InputError, match="unknown-step"):
        figures_after(one_by_one, "imputed")
    assert figures_after(one_by_one, "aggregated")[1][0][-1] == 1
