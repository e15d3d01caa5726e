"""Cities over years: who moved, at what pace, the means of nation and provinces, and small groups."""

from fractions import Fraction

import builders

from smartplan.core.panel import Member, averages_of, cohorts_of, judge, tally_cohort


def member(name, year, score, round_=None, **city):
    return Member(builders.assessment({"A1": score}, year=year, round=round_, city={"name": name, **city}))


FRAMEWORK = builders.framework(builders.indicator("A1"))


def judged(*members, by=None, least=0):
    cohorts = cohorts_of([(FRAMEWORK, each) for each in members], tally_cohort)
    return judge(cohorts, by, least=least)


def moves(*members):
    return {move.standing.member.key: move for move in judged(*members)[-1].moves}


def test_a_move_is_the_change_since_the_round_before_and_the_pace_since_the_first_year():
    found = moves(member("a", 2021, 1), member("a", 2023, 2), member("a", 2025, 1.5), member("b", 2025, 3))

    assert set(found) == {"a"}
    move = found["a"]
    assert (move.before, move.change, move.since, move.pace) == (
        (2023, 0),
        Fraction(-1, 2),
        2021,
        Fraction(1, 8),
    )


def test_catching_up_takes_what_is_missing_over_the_pace():
    found = moves(
        *(member(name, 2024, score) for name, score in (("a", 1), ("b", 2), ("c", 3))),
        *(member(name, 2025, score) for name, score in (("a", 1.5), ("b", 2), ("c", 3.5))),
    )

    # The leader has 3.5; the peers of a have a median of 2.75, those of b of 2.5.
    assert (found["a"].to_leader, found["a"].to_median) == (4, Fraction(5, 2))
    assert (found["b"].to_leader, found["b"].to_median) == (None, None)
    assert (found["c"].to_leader, found["c"].to_median) == (0, 0)


def test_two_rounds_of_one_year_have_a_change_and_no_pace():
    found = moves(member("a", 2025, 1, 1), member("a", 2025, 2, 2))["a"]

    assert (found.before, found.change, found.pace, found.to_leader) == ((2025, 1), 1, None, 0)


def test_only_the_latest_round_has_moves():
    first, second = judged(member("a", 2024, 1), member("a", 2025, 2))

    assert (len(first.moves), len(second.moves)) == (0, 1)


def test_who_came_and_who_went_is_told_of_the_latest_round():
    first, second, third = judged(
        member("a", 2022, 1),
        member("b", 2022, 1),
        member("b", 2023, 2),
        member("c", 2023, 2),
        member("a", 2024, 3),
        member("c", 2024, 3),
    )

    assert (first.turnover, second.turnover) == (None, None)
    assert third.turnover is not None
    assert third.turnover.before == (2023, 0)
    assert [each.key for each in third.turnover.gone] == ["b"]
    assert [each.key for each in third.turnover.new] == ["a"]


def test_a_mean_counts_cities_and_another_one_inhabitants():
    found = judged(
        member("a", 2025, 1, province="P", population=300),
        member("b", 2025, 3, province="P", population=100),
        member("c", 2025, 4),
    )[0]

    whole, province = found.averages
    assert (whole.cities, whole.mean, whole.counted, whole.weighted) == (3, Fraction(8, 3), 2, Fraction(3, 2))
    assert (province.province, province.mean, province.inhabitants) == ("P", 2, 400)


def test_a_city_without_an_index_is_in_no_mean():
    found = judged(member("a", 2025, 1), member("b", 2025, "unknown"))[0]

    assert (found.averages[0].cities, found.averages[0].mean) == (1, 1)


def test_of_small_groups_nothing_is_said_and_results_of_cities_stay():
    cities = [member(f"c{n}", 2025, n % 4, kind="kota" if n < 5 else "kabupaten") for n in range(7)]
    small, large = judged(*cities, by="kind", least=3)[0].leagues

    assert (small.suppressed, small.mean, small.median) == (True, None, None)
    assert [(s.rank, s.to_leader, s.to_median) for s in small.standings] == [(1, None, None), (2, None, None)]
    assert (large.suppressed, large.mean is None) == (False, False)


def test_one_small_province_can_not_be_worked_out_from_the_others():
    sizes = {"P": 5, "Q": 4, "R": 1}
    cities = [
        member(f"{name}{n}", 2025, n % 4, province=name) for name, size in sizes.items() for n in range(size)
    ]
    whole, p, q, r = judged(*cities, least=3)[0].averages

    assert [each.suppressed for each in (whole, p, q, r)] == [False, False, True, True]
    assert (q.mean, q.weighted, q.inhabitants) == (None, None, 0)


def test_of_what_few_answered_only_their_number_is_told():
    cities = [
        member("a", 2025, 1),
        member("b", 2025, 4),
        *(member(f"c{n}", 2025, "unknown") for n in range(4)),
    ]
    (each,) = judged(*cities, least=3)[0].distributions

    assert (each.known, each.unknown, each.mean, each.high, each.suppressed) == (2, 4, None, None, True)


def test_figures_alone_say_what_scores_in_full_say():
    cohort = tally_cohort(FRAMEWORK, [member("a", 2025, 1.1), member("b", 2025, 2)])

    assert cohort.scores == ()
    assert [figures.index for figures in cohort.figures] == [Fraction(11, 10), 2]
    assert averages_of(cohort)[0].mean == Fraction(31, 20)
