"""One city among the others: means of its class and of all, who is told around it, which year is the last."""

from builders import assessment, framework

from smartplan.core.panel import Member, among, cohorts_of, judge, last_year, score_cohort


def members(*scores, year=2025, kind="kota"):
    for number, score in enumerate(scores):
        city = {"name": f"{kind} {number:03d}", "code": f"{kind}.{number:03d}", "kind": kind}
        answers = {"A1": score, "A2": 2} if score is not None else {"A2": 2}
        yield framework(), Member(assessment(answers, city=city, year=year))


def judged(*parts, by="kind", least=0):
    return judge(cohorts_of([one for part in parts for one in part], score_cohort), by, least=least)


def test_means_are_those_of_the_class_and_of_all():
    (found,) = judged(members(1, 3), members(4, kind="kabupaten"))
    one = next(each for each in among(found, 0) if each.standing.member.key == "kota.000")

    assert (one.cities, one.peers.cities, one.everybody.cities) == (2, 2, 3)
    assert (one.peers.values["A1"], one.everybody.values["A1"]) == (2, 8 / 3)
    assert one.peers.values["index"] == 2
    assert "B1" not in one.peers.values


def test_what_is_unknown_counts_in_no_mean():
    (found,) = judged(members(1, None, 3))

    assert among(found, 0)[0].peers.values["A1"] == 2


def test_a_mean_of_too_few_is_not_told():
    (found,) = judged(members(1, None, 3), least=3)

    assert set(among(found, 3)[0].peers.values) == {"A2", "A", "index"}


def test_of_a_long_league_the_top_and_the_neighbours_are_told():
    (found,) = judged(members(*[4 - number / 10 for number in range(40)]))

    assert [each.rank for each in among(found, 0)[20].told] == [1, 2, 3, *range(16, 27)]
    assert len(among(found, 0)[0].told) == 6


def test_a_short_league_is_told_whole():
    (found,) = judged(members(1, 2, 3))

    assert [each.rank for each in among(found, 0)[2].told] == [1, 2, 3]


def test_the_last_year_is_that_of_all_cities():
    found = judged(members(1, 2, year=2024), members(3, year=2025))

    assert [each.cohort.year for each in last_year(found)] == [2025]
