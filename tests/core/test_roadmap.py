"""What a roadmap promises, on plans small enough to check by hand."""

from fractions import Fraction

import pytest
from builders import framework, gaps, indicator, initiative, node, plan

from smartplan.core.gaps import choose_target, find_gaps
from smartplan.core.model import Quarter
from smartplan.core.roadmap import make_roadmap

LOW = {"A1": 0, "A2": 0, "B1": 0, "B2": 0}


def lifts(id_, to, from_=0):
    return {id_: {"from": from_, "to": to}}


def paid(id_, cost, **keys):
    return initiative(id_, fund="apbd", cost=cost, **keys)


def starts(roadmap):
    return {step.id: str(step.start) for step in roadmap.selected}


def stage(roadmap, name):
    found = next(stage for stage in roadmap.stages if stage.name == name)
    return found.value / found.scale


def test_the_bigger_gap_is_closed_where_money_is_for_one():
    wanted = plan(
        paid("small", 100, raises=lifts("A1", 1)),
        paid("big", 100, raises=lifts("A2", 3)),
        funds={"apbd": {"2026": 150}},
    )

    roadmap = make_roadmap(gaps(LOW), wanted)

    assert starts(roadmap) == {"big": "2026Q1"}
    assert roadmap.status == "optimal"
    assert roadmap.of("small").why.code == "out-of-money"
    assert roadmap.of("small").why.values["short"] == 50


def test_gap_closed_is_weight_times_points_times_quarters_after_the_last():
    roadmap = make_roadmap(gaps(LOW), plan(initiative("x", duration=2, raises=lifts("A1", 3))))

    assert stage(roadmap, "all") == Fraction(1, 4) * 3 * 2


def test_what_lies_beyond_the_target_closes_nothing():
    roadmap = make_roadmap(gaps(LOW, everywhere=2), plan(initiative("x", raises=lifts("A1", 4))))

    assert stage(roadmap, "all") == Fraction(1, 4) * 2 * 3
    assert roadmap.of("x").reaches[0].capped == 2
    assert roadmap.forecast[0].levels == {"A1": 4}


def test_two_effects_on_one_indicator_take_the_higher_and_do_not_add_up():
    both = plan(
        initiative("low", mandatory=True, raises=lifts("A1", 2)),
        initiative("high", mandatory=True, raises=lifts("A1", 3)),
    )

    roadmap = make_roadmap(gaps(LOW), both)

    assert stage(roadmap, "all") == Fraction(1, 4) * 3 * 3
    assert roadmap.forecast[0].index == Fraction(3, 4)
    assert [step.id for step in roadmap.steps if step.reaches] == ["high"]


def test_levels_are_climbed_in_order_although_the_work_may_start_earlier():
    chain = plan(
        initiative("second", duration=1, raises=lifts("A1", 4, from_=2)),
        initiative("first", duration=2, raises=lifts("A1", 2)),
    )

    roadmap = make_roadmap(gaps(LOW), chain)

    assert starts(roadmap) == {"first": "2026Q1", "second": "2026Q1"}
    assert roadmap.of("second").reaches[0].quarter == Quarter(2026, 3)
    assert stage(roadmap, "all") == Fraction(1, 4) * 4 * 2


def test_an_effect_whose_level_is_never_reached_is_not_bought():
    roadmap = make_roadmap(gaps(LOW), plan(initiative("x", raises=lifts("A1", 4, from_=2))))

    assert starts(roadmap) == {}
    assert roadmap.of("x").why.code == "level-rule"
    assert roadmap.of("x").why.values["effects"]["A1"].values == {"indicator": "A1", "from": 2, "score": 0}


def test_an_effect_on_an_unknown_indicator_brings_nothing_and_says_so():
    roadmap = make_roadmap(gaps({**LOW, "A1": "unknown"}), plan(initiative("x", raises=lifts("A1", 4))))

    assert starts(roadmap) == {}
    assert roadmap.of("x").why.code == "unknown-score"


def test_priority_dimensions_come_before_a_larger_gap_elsewhere():
    wanted = plan(
        paid("a", 100, raises=lifts("A1", 1)),
        paid("b", 100, raises=lifts("B1", 4)),
        funds={"apbd": {"2026": 100}},
        priority=["A"],
    )

    roadmap = make_roadmap(gaps(LOW), wanted)

    assert [stage.name for stage in roadmap.stages] == [
        "mandatory", "priority", "all", "cost", "start", "ids"
    ]  # fmt: skip
    assert starts(roadmap) == {"a": "2026Q1"}
    assert roadmap.of("a").why.code == "closes-priority-gap"


def test_without_a_priority_there_is_no_such_stage():
    roadmap = make_roadmap(gaps(LOW), plan(initiative("x", raises=lifts("A1", 1))))

    assert "priority" not in [stage.name for stage in roadmap.stages]


def test_the_cheaper_of_two_that_do_the_same_is_taken():
    wanted = plan(
        paid("dear", 90, raises=lifts("A1", 2)),
        paid("cheap", 80, raises=lifts("A1", 2)),
        funds={"apbd": {"2026": 500}},
    )

    roadmap = make_roadmap(gaps(LOW), wanted)

    assert starts(roadmap) == {"cheap": "2026Q1"}
    assert roadmap.of("dear").why.code == "lifted-by-others"
    assert roadmap.of("dear").why.values["effects"]["A1"].values["initiatives"] == ["cheap"]


def test_ids_decide_between_equals():
    wanted = plan(
        initiative("b", raises=lifts("A1", 2)),
        initiative("a", raises=lifts("A1", 2)),
    )

    assert starts(make_roadmap(gaps(LOW), wanted)) == {"a": "2026Q1"}


def test_a_free_initiative_that_brings_nothing_stays_out():
    roadmap = make_roadmap(gaps(LOW), plan(initiative("x")))

    assert starts(roadmap) == {}
    assert roadmap.of("x").why.code == "raises-nothing"


def test_a_mandatory_initiative_is_in_although_it_brings_nothing():
    roadmap = make_roadmap(gaps(LOW), plan(initiative("x", mandatory=True)))

    assert starts(roadmap) == {"x": "2026Q1"}
    assert roadmap.of("x").why.code == "mandatory"


def test_money_is_split_over_quarters_to_the_rupiah_with_the_rest_first():
    wanted = plan(
        paid("x", 100, duration=3, raises=lifts("A1", 4)),
        start="2026Q3",
        funds={"apbd": {"2026": 67, "2027": 33}},
    )

    roadmap = make_roadmap(gaps(LOW), wanted)

    assert roadmap.of("x").spending == {2026: 67, 2027: 33}
    assert roadmap.total_cost == 100
    assert [(row.year, row.ceiling, row.spent) for row in roadmap.budget] == [
        (2026, 67, 67), (2027, 33, 33)
    ]  # fmt: skip


def test_a_year_without_a_ceiling_has_no_money():
    wanted = plan(paid("x", 1, raises=lifts("A1", 4)), years=2, funds={"apbd": {"2027": 1}})

    assert starts(make_roadmap(gaps(LOW), wanted)) == {"x": "2027Q1"}


def test_why_not_earlier_names_fund_and_year():
    wanted = plan(paid("x", 5, raises=lifts("A1", 4)), years=2, funds={"apbd": {"2026": 3, "2027": 9}})

    earlier = make_roadmap(gaps(LOW), wanted).of("x").earlier

    assert earlier.code == "fund-ceiling"
    assert earlier.values == {
        "fund": "apbd", "year": 2026, "ceiling": 3, "need": 5, "left": 3, "short": 2
    }  # fmt: skip


def test_an_agency_runs_no_more_at_once_than_it_can():
    wanted = plan(
        initiative("a", duration=2, raises=lifts("A1", 4)),
        initiative("b", duration=2, raises=lifts("A2", 3)),
        agencies={"opd": {"title": "OPD", "capacity": 1}},
        years=2,
    )

    roadmap = make_roadmap(gaps(LOW), wanted)

    assert starts(roadmap) == {"a": "2026Q1", "b": "2026Q3"}
    assert roadmap.of("b").earlier.code == "agency-capacity"
    assert roadmap.of("b").earlier.values["running"] == ["a"]
    assert roadmap.of("b").earlier.values["quarter"] == Quarter(2026, 2)


def test_a_predecessor_is_taken_along_and_finishes_first():
    wanted = plan(
        initiative("a", duration=2, depends_on=["b"], raises=lifts("A1", 4)),
        paid("b", 10),
        funds={"apbd": {"2026": 10}},
    )

    roadmap = make_roadmap(gaps(LOW), wanted)

    assert starts(roadmap) == {"b": "2026Q1", "a": "2026Q2"}
    assert roadmap.of("b").why.code == "enables"
    assert roadmap.of("b").why.values == {"initiatives": ["a"]}
    assert roadmap.of("a").earlier.code == "predecessor"
    assert roadmap.of("a").earlier.values["finish"] == Quarter(2026, 1)


def test_what_depends_on_something_out_is_out():
    wanted = plan(initiative("a", depends_on=["b"], raises=lifts("A1", 4)), paid("b", 10), funds={"apbd": {}})

    roadmap = make_roadmap(gaps(LOW), wanted)

    assert starts(roadmap) == {}
    assert roadmap.of("a").why.code == "depends-on-unselected"


@pytest.mark.parametrize(
    ("status", "expected"),
    [("running", {"use": "2026Q1"}), ("stalled", {"revive": "2026Q1", "use": "2026Q2"})],
)
def test_a_stalled_service_is_revived_before_anything_builds_on_it(status, expected):
    wanted = plan(
        initiative("use", needs_service="sambat", raises=lifts("A1", 4)),
        initiative("revive", revives="sambat"),
        services=[{"id": "sambat", "title": "Sambat", "agency": "opd", "status": status}],
    )

    assert starts(make_roadmap(gaps(LOW), wanted)) == expected


def test_a_service_that_nothing_revives_keeps_what_needs_it_out():
    wanted = plan(
        initiative("use", needs_service="sambat", raises=lifts("A1", 4)),
        services=[{"id": "sambat", "title": "Sambat", "agency": "opd", "status": "stalled"}],
    )

    roadmap = make_roadmap(gaps(LOW), wanted)

    assert roadmap.of("use").why.code == "service-not-running"


def test_earliest_and_latest_bound_start_and_finish():
    wanted = plan(
        initiative("x", duration=2, earliest="2026Q2", latest="2026Q3", raises=lifts("A1", 4)),
        initiative("y", duration=2, earliest="2026Q3", latest="2026Q3", raises=lifts("A2", 4)),
    )

    roadmap = make_roadmap(gaps(LOW), wanted)

    assert starts(roadmap) == {"x": "2026Q2"}
    assert roadmap.of("x").finish == Quarter(2026, 3)
    assert roadmap.of("x").earlier.code == "earliest"
    assert roadmap.of("y").why.code == "no-window"
    assert roadmap.of("y").why.values["kinds"] == ["earliest", "horizon", "latest"]


def test_forecast_follows_the_rule_of_the_framework_and_shows_the_linear_value_beside():
    weakest = framework(node("A", indicator("A1"), indicator("A2"), rule="minimum"))

    roadmap = make_roadmap(
        gaps({"A1": 0, "A2": 0}, of=weakest), plan(initiative("x", raises=lifts("A1", 4)), years=2)
    )

    assert [year.index for year in roadmap.forecast] == [0, 0]
    assert [year.linear for year in roadmap.forecast] == [2, 2]
    assert roadmap.forecast[0].nodes == {"A": 0}


def test_what_is_finished_in_the_last_quarter_of_a_year_shows_in_the_next():
    wanted = plan(initiative("x", duration=4, raises=lifts("A1", 4)), years=2)

    assert [year.index for year in make_roadmap(gaps(LOW), wanted).forecast] == [0, 1]


def test_forecast_carries_the_target_of_its_year():
    wanted = plan(years=3, targets={"2026": {"index": 2}, "2028": {"A": 4, "B": 2}})

    scores = gaps(LOW).scores
    aimed = find_gaps(scores, choose_target(scores.framework, wanted, None))

    assert [year.target for year in make_roadmap(aimed, wanted).forecast] == [2, None, 3]


def test_an_empty_plan_has_an_empty_roadmap():
    roadmap = make_roadmap(gaps(LOW), plan())

    assert (roadmap.status, roadmap.steps, roadmap.total_cost) == ("optimal", (), 0)


def test_weights_too_fine_for_exact_whole_numbers_are_rounded_and_the_scale_says_so():
    primes = (1000003, 1000033, 1000037, 1000039)
    fine = framework(
        *(node(f"N{prime}", indicator(f"A{prime}"), indicator(f"B{prime}", weight=prime)) for prime in primes)
    )
    wanted = plan(*(initiative(f"x{prime}", raises=lifts(f"A{prime}", 4)) for prime in primes))
    scores = {f"{letter}{prime}": 0 for prime in primes for letter in "AB"}

    roadmap = make_roadmap(gaps(scores, of=fine), wanted)

    closed = next(stage for stage in roadmap.stages if stage.name == "all")
    exact = sum(Fraction(1, 4) * Fraction(1, prime + 1) * 4 * 3 for prime in primes)
    assert closed.scale == 10 ** (len(str(closed.scale.numerator)) - 1)
    assert closed.value / closed.scale == pytest.approx(float(exact), rel=1e-9)
