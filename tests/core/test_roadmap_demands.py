"""What a plan may ask beyond money and order: deadlines, profiles, running costs, the fixed, alternatives."""

import pytest
from builders import framework, gaps, indicator, initiative, node, plan

from smartplan.core.model import Quarter
from smartplan.core.roadmap import make_roadmap

LOW = {"A1": 0, "A2": 0, "B1": 0, "B2": 0}
PLENTY = {str(year): 10**9 for year in range(2026, 2031)}


def lifts(id_, to, from_=0):
    return {id_: {"from": from_, "to": to}}


def paid(id_, cost, **keys):
    return initiative(id_, fund="apbd", cost=cost, **keys)


def made(*initiatives, **keys):
    return make_roadmap(gaps(LOW), plan(*initiatives, **{"funds": {"apbd": PLENTY}, **keys}))


def starts(roadmap):
    return {step.id: str(step.start) for step in roadmap.selected}


@pytest.mark.parametrize(
    ("profile", "expected"),
    [
        pytest.param("even", {2026: 50, 2027: 50}, id="even"),
        pytest.param("front", {2026: 70, 2027: 30}, id="front"),
        pytest.param([1, 0, 0, 3], {2026: 25, 2027: 75}, id="a share a quarter"),
        pytest.param([9, 1], {2026: 90, 2027: 10}, id="shares of halves"),
        pytest.param([1, 1, 1], {2026: 50, 2027: 50}, id="shares of thirds"),
        pytest.param([0, 0], {2026: 50, 2027: 50}, id="nothing said"),
    ],
)
def test_a_profile_says_when_the_money_falls_due(profile, expected):
    roadmap = made(
        paid("x", 100, duration=4, profile=profile, raises=lifts("A1", 4)), start="2026Q3", years=2
    )

    assert roadmap.of("x").spending == expected


def test_running_costs_fall_due_each_year_once_it_is_finished_up_to_the_end():
    roadmap = made(paid("x", 100, duration=2, running_cost=10, raises=lifts("A1", 4)), years=2)

    assert roadmap.of("x").spending == {2026: 100 + 4, 2027: 10}
    assert roadmap.total_cost == 114


def test_running_costs_need_room_under_the_ceiling():
    roadmap = made(
        paid("x", 5, running_cost=8, raises=lifts("A1", 4)),
        years=2,
        funds={"apbd": {"2026": 100, "2027": 7}},
    )

    assert starts(roadmap) == {"x": "2027Q3"}
    assert roadmap.of("x").earlier.code == "fund-ceiling"
    assert roadmap.of("x").earlier.values["need"] == 5 + 4


def test_what_must_be_and_closes_nothing_waits_where_running_it_costs():
    roadmap = made(paid("x", 5, running_cost=8, mandatory=True))

    assert starts(roadmap) == {"x": "2026Q4"}
    assert roadmap.of("x").earlier.code == "costs-more"
    assert roadmap.of("x").earlier.values == {"more": 2}


def test_what_is_fixed_is_in_and_keeps_its_quarter():
    roadmap = made(initiative("x", fixed="2026Q3"))

    assert starts(roadmap) == {"x": "2026Q3"}
    assert (roadmap.of("x").why.code, roadmap.of("x").earlier.code) == ("fixed", "fixed")


def test_what_began_before_the_horizon_pays_only_what_is_left_and_counts_when_it_is_done():
    running = paid("x", 100, duration=4, fixed="2025Q2", raises=lifts("A1", 4))

    roadmap = made(running)

    step = roadmap.of("x")
    assert (step.start, step.finish) == (Quarter(2025, 2), Quarter(2026, 1))
    assert step.spending == {2026: 25}
    assert step.reaches[0].quarter == Quarter(2026, 2)


def test_what_was_finished_before_the_horizon_counts_from_its_first_quarter():
    roadmap = made(paid("x", 100, duration=2, fixed="2024Q1", raises=lifts("A1", 4)))

    assert roadmap.total_cost == 0
    assert roadmap.of("x").finish == Quarter(2024, 2)
    assert next(stage.value / stage.scale for stage in roadmap.stages if stage.name == "all") == 4


def test_at_most_one_of_alternatives_is_chosen():
    roadmap = made(
        initiative("a", raises=lifts("A1", 2), either_of=["b"]),
        initiative("b", raises=lifts("A2", 3)),
    )

    assert starts(roadmap) == {"b": "2026Q1"}
    assert roadmap.of("a").why.code == "alternative-chosen"
    assert roadmap.of("a").why.values == {"chosen": ["b"]}


def test_a_lag_lies_between_the_end_of_one_and_the_start_of_the_next():
    roadmap = made(initiative("a"), initiative("b", depends_on=["a"], lag=2, raises=lifts("A1", 4)), years=2)

    assert starts(roadmap) == {"a": "2026Q1", "b": "2026Q4"}
    assert roadmap.of("b").earlier.code == "predecessor"


DEADLINES = {
    "apbd": {
        "2027": [
            {"name": "RKPD", "by": "2026Q2"},
            {"name": "APBD Perubahan", "by": "2027Q1", "from": "2027Q4"},
        ]
    }
}


@pytest.mark.parametrize(
    ("ready", "start"),
    [
        pytest.param(None, "2027Q1", id="ready from the beginning"),
        pytest.param("2026Q2", "2027Q1", id="in time for the budget"),
        pytest.param("2026Q3", "2027Q4", id="in time for the revised budget"),
        pytest.param("2027Q2", "2028Q1", id="too late for that year"),
    ],
)
def test_money_of_a_year_is_open_to_what_was_ready_for_a_deadline(ready, start):
    keys = {"ready": ready} if ready else {}
    wanted = paid("x", 5, earliest="2027Q1", raises=lifts("A1", 4), **keys)

    assert starts(made(wanted, years=3, entry=DEADLINES)) == {"x": start}


def test_why_not_earlier_names_the_deadline_that_was_missed():
    late = paid("x", 5, ready="2026Q3", earliest="2027Q1", raises=lifts("A1", 4))

    earlier = made(late, years=3, entry=DEADLINES).of("x").earlier

    assert earlier.code == "entry"
    assert earlier.values == {
        "fund": "apbd",
        "year": 2027,
        "deadline": "RKPD",
        "by": Quarter(2026, 2),
        "ready": Quarter(2026, 3),
    }


def test_a_quick_win_is_finished_within_the_first_year_or_left_out():
    slow = initiative("slow", duration=5, quick_win=True, raises=lifts("A1", 4))
    quick = initiative("quick", duration=4, quick_win=True, raises=lifts("A2", 4))

    roadmap = made(slow, quick, years=2)

    assert starts(roadmap) == {"quick": "2026Q1"}
    assert roadmap.of("slow").why.code == "no-window"
    assert roadmap.of("slow").why.values["kinds"] == ["horizon", "quick_win"]


def test_a_plan_may_give_its_quick_wins_more_time():
    slow = initiative("slow", duration=5, quick_win=True, raises=lifts("A1", 4))

    assert starts(made(slow, years=2, quick_wins={"within": 6})) == {"slow": "2026Q1"}


def test_a_plan_may_want_a_quick_win_in_each_dimension():
    roadmap = made(
        paid("a", 9, quick_win=True, dimension="A"),
        initiative("b", quick_win=True, raises=lifts("B1", 1)),
        quick_wins={"each_dimension": 1},
    )

    assert starts(roadmap) == {"a": "2026Q1", "b": "2026Q1"}
    assert roadmap.of("a").why.code == "quick-win-wanted"


def test_a_dimension_without_the_quick_win_it_needs_is_the_conflict():
    roadmap = made(initiative("b", quick_win=True, dimension="B"), quick_wins={"each_dimension": 1})

    assert roadmap.status == "infeasible"
    assert [constraint.values for constraint in roadmap.conflict] == [{"dimension": "A", "least": 1}]


def test_an_effect_on_an_indicator_with_a_scale_of_its_own_is_written_on_that_scale():
    tree = framework(node("A", indicator("A1", scale={"min": 0, "max": 100, "step": 1}), indicator("A2")))
    half = initiative("x", raises={"A1": {"from": 0, "to": 50}})

    roadmap = make_roadmap(gaps({"A1": 0, "A2": 0}, of=tree), plan(half))

    assert roadmap.forecast[0].levels == {"A1": 2}
    assert roadmap.forecast[0].index == 1


def test_an_absurd_duration_is_answered_like_any_that_does_not_fit():
    roadmap = made(initiative("x", duration=10**9, raises=lifts("A1", 4)), initiative("y", lag=10**9))

    assert roadmap.of("x").why.code == "no-window"
