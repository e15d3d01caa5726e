"""How sure a roadmap is: what delays and overruns make of index, money and targets."""

from dataclasses import replace
from fractions import Fraction

import pytest
from builders import framework, gaps, indicator, initiative, node, plan

from smartplan.core.model import Quarter
from smartplan.core.roadmap import make_roadmap
from smartplan.core.uncertainty import risk_of

FUNDS = {"funds": {"apbd": {"2026": 1000, "2027": 1000}}}
LOW = {"A1": 0, "A2": 0, "B1": 0, "B2": 0}


def lifts(id_, to, from_=0):
    return {id_: {"from": from_, "to": to}}


def paid(id_, cost, **keys):
    return initiative(id_, fund="apbd", cost=cost, **keys)


def risk(*initiatives, of=None, scores=LOW, seed=1, **keys):
    wanted = plan(*initiatives, **{"funds": {"apbd": {"2026": 1000, "2027": 1000}}, "years": 2, **keys})
    return risk_of(make_roadmap(gaps(scores, of=of), wanted), draws=4000, seed=seed)


def test_without_uncertainty_every_draw_is_the_plan():
    found = risk(
        paid("x", 100, duration=2, running_cost=8, raises=lifts("A1", 4)),
        initiative("y", duration=3, raises=lifts("A2", 4, from_=1)),
        initiative("z", depends_on=["x"], raises=lifts("A2", 1)),
        targets={"2026": {"index": 2}, "2027": {"index": 2}},
    )

    assert [(year.p50, year.p80, year.chance) for year in found.years] == [(2, 2, 1), (2, 2, 1)]
    assert (found.target_p50, found.target_p80) == (Quarter(2026, 4), Quarter(2026, 4))
    assert [(row.p50, row.over) for row in found.funds] == [(104, 0), (8, 0)]
    assert (found.cost_p50, found.drivers, found.over) == (100, (), 0)


def test_work_that_takes_longer_is_there_later():
    found = risk(
        initiative("x", duration=2, duration_range={"low": 2, "high": 8}, raises=lifts("A1", 4)),
        targets={"2026": {"index": 1}, "2027": {"index": 1}},
    )

    # A triangle from 2, its likeliest value, to 8 lies above 3 for (8 - 3)² of (8 - 2)².
    assert found.years[0].chance == pytest.approx(11 / 36, abs=0.03)
    assert found.target_p50 == Quarter(2027, 1)
    assert found.target_p80 == Quarter(2027, 3)


def test_a_delay_is_handed_on_to_what_waits():
    late = {"duration_range": {"low": 3, "likely": 3, "high": 3}}
    first, second = initiative("a", **late), initiative("b", depends_on=["a"], raises=lifts("A1", 4))

    found = risk(first, second, targets={"2027": {"index": 1}})

    assert found.target_p50 == Quarter(2027, 1)


def test_a_service_revived_late_delays_what_needs_it():
    found = risk(
        initiative("revive", revives="s", duration_range={"low": 5, "likely": 5, "high": 5}),
        initiative("use", needs_service="s", raises=lifts("A1", 4)),
        services=[{"id": "s", "title": "S", "agency": "opd", "status": "stalled"}],
        targets={"2027": {"index": 1}},
    )

    assert found.target_p50 == Quarter(2027, 3)


def test_costs_in_per_cent_break_a_ceiling_as_often_as_their_triangle_says():
    found = risk(
        paid("x", 100, duration=4, cost_range={"plus": 100}, raises=lifts("A1", 4)),
        funds={"apbd": {"2026": 150, "2027": 0}},
    )

    assert found.funds[0].over == pytest.approx(1 / 4, abs=0.03)
    assert found.cost_p50 == pytest.approx(200 - 100 * 0.5**0.5, rel=0.02)


def test_the_uncertainty_of_the_plan_holds_where_an_initiative_says_nothing():
    found = risk(
        paid("sure", 100, cost_range={}, raises=lifts("A1", 4)),
        paid("unsure", 100, raises=lifts("A2", 4)),
        uncertainty={"cost": {"plus": 50}},
    )

    assert [(driver.id, driver.money) for driver in found.drivers] == [("unsure", 1)]


def test_what_drives_the_risk_comes_first():
    found = risk(
        initiative("small", duration=2, duration_range={"plus": 100}, raises=lifts("A1", 1)),
        initiative("big", duration=2, duration_range={"plus": 100}, raises=lifts("A2", 4)),
    )

    assert [driver.id for driver in found.drivers] == ["big", "small"]
    assert found.drivers[0].time > 0.8
    assert sum(driver.time for driver in found.drivers) == pytest.approx(1)


def test_the_same_seed_draws_the_same_and_another_does_not():
    unsure = paid("x", 100, cost_range={"plus": 50}, raises=lifts("A1", 4))

    assert risk(unsure) == risk(unsure)
    assert risk(unsure).cost_p50 != risk(unsure, seed=2).cost_p50


def test_one_more_initiative_does_not_change_what_is_drawn_for_another():
    unsure = paid("x", 100, cost_range={"plus": 50}, raises=lifts("A1", 4))

    assert risk(unsure).cost_p50 == risk(unsure, initiative("y", raises=lifts("B1", 1))).cost_p50


RULES = [
    "arithmetic",
    "minimum",
    "harmonic",
    {"kind": "geometric", "floor": Fraction(1, 2)},
    {"kind": "worst", "count": 1},
]


@pytest.mark.parametrize("rule", RULES, ids=str)
@pytest.mark.parametrize(
    "scores", [LOW, {"A1": 1, "A2": 2, "B1": 1}, {"A1": 1, "B1": 1, "B2": "unknown"}], ids=str
)
def test_what_is_drawn_is_the_index_of_the_frameworks_own_rule(rule, scores):
    parts = [node(top, indicator(f"{top}1"), indicator(f"{top}2"), weight=2, rule=rule) for top in "AB"]
    wanted = plan(
        initiative("x", duration=3, raises=lifts("A1", 4)),
        initiative("y", duration=2, raises=lifts("B1", 3)),
        years=2,
    )
    made = make_roadmap(gaps(scores, of=framework(*parts, rule=rule)), wanted)

    found = risk_of(made, draws=10)

    assert [year.p50 for year in found.years] == pytest.approx([float(row.index) for row in made.forecast])


def test_a_delay_holds_up_what_waits_for_the_same_agency():
    late = {"duration_range": {"low": 3, "likely": 3, "high": 3}}
    busy = [
        initiative("first", fixed="2026Q1", **late),
        initiative("next", fixed="2026Q2", raises=lifts("A1", 4)),
    ]
    index = {"targets": {"2027": {"index": 1}}}

    alone = risk(*busy, agencies={"opd": {"title": "OPD", "capacity": 1}}, **index)
    two = risk(*busy, agencies={"opd": {"title": "OPD", "capacity": 2}}, **index)

    assert alone.target_p50 == Quarter(2027, 1)
    assert two.target_p50 == Quarter(2026, 3)


def test_a_plan_that_fills_its_agency_is_drawn_as_planned_where_nothing_is_late():
    many = [initiative(f"i{n}", duration=2, raises=lifts("A1", n % 4 + 1)) for n in range(6)]
    wanted = plan(*many, agencies={"opd": {"title": "OPD", "capacity": 2}}, years=2)
    made = make_roadmap(gaps(LOW), wanted)

    found = risk_of(made, draws=10)

    assert [year.p50 for year in found.years] == [float(row.index) for row in made.forecast]


def test_what_ran_before_the_horizon_takes_a_place_and_is_not_put_off_itself():
    found = risk(
        initiative("old", fixed="2025Q1", duration=6),
        initiative("older", fixed="2024Q4", duration=6, raises=lifts("A2", 4)),
        agencies={"opd": {"title": "OPD", "capacity": 2}},
        targets={"2027": {"index": 1}},
    )

    assert found.target_p50 == Quarter(2026, 2)


def test_any_ceiling_of_any_fund_that_breaks_counts_once():
    wide = {"cost_range": {"plus": 100}, "mandatory": True}
    found = risk(
        paid("x", 100, duration=4, raises=lifts("A1", 4), **wide),
        initiative("y", fund="csr", cost=100, duration=4, raises=lifts("A2", 4), **wide),
        funds={"apbd": {"2026": 150, "2027": 0}, "csr": {"2026": 150, "2027": 0}},
    )

    assert found.over == pytest.approx(1 - (3 / 4) ** 2, abs=0.03)


@pytest.mark.parametrize("profile", ["even", "front", [3, 1], [0, 0, 1]], ids=str)
def test_without_uncertainty_each_year_pays_what_the_roadmap_says(profile):
    wanted = plan(
        paid("x", 1200, duration=6, profile=profile, running_cost=8, raises=lifts("A1", 4)),
        funds={"apbd": {"2026": 2000, "2027": 2000}},
        years=2,
    )
    made = make_roadmap(gaps(LOW), wanted)

    found = risk_of(made, draws=10)

    assert [row.p50 for row in found.funds] == pytest.approx([row.spent for row in made.budget], abs=1)


def test_work_from_before_the_horizon_is_drawn_from_its_true_start():
    found = risk(
        initiative("x", fixed="2025Q3", duration=4, raises=lifts("A1", 4)), targets={"2027": {"index": 1}}
    )

    assert found.target_p50 == Quarter(2026, 3)


def test_a_plan_that_does_not_fit_has_no_risk_to_tell():
    assert risk(paid("x", 10**6, mandatory=True)) is None


LATE = {"duration_range": {"low": 2, "likely": 2, "high": 2}}
TWO_WAYS = [{"name": "RKPD", "by": "2025Q2"}, {"name": "APBD Perubahan", "by": "2026Q3", "from": "2026Q4"}]


@pytest.mark.parametrize(
    ("ready", "entry", "reached"),
    [
        # On its way since 2025, it begins as soon as it can; a year without deadlines is open to all.
        ("2025Q2", {"2026": TWO_WAYS}, Quarter(2026, 4)),
        # The budget of the year is closed to it, and the revised one pays from the last quarter.
        ("2026Q1", {"2026": TWO_WAYS}, Quarter(2027, 1)),
        ("2026Q4", {"2026": TWO_WAYS}, Quarter(2027, 2)),
        ("2026Q4", {"2026": TWO_WAYS, "2027": [{"name": "RKPD", "by": "2026Q2"}]}, None),
    ],
)
def test_what_is_late_waits_until_money_is_open_to_it(ready, entry, reached):
    second = paid("b", 10, depends_on=["a"], ready=ready, raises=lifts("A1", 4))
    open_ = {"2026": [{"name": "any", "by": "2030Q4"}]}
    wanted = {"targets": {"2027": {"index": 1}}, "entry": {"apbd": open_}}
    made = make_roadmap(gaps(LOW), plan(initiative("a", **LATE), second, years=2, **FUNDS, **wanted))
    later = made.plan.model_copy(update={"entry": plan(entry={"apbd": entry}, **FUNDS).entry})

    # The roadmap was made when its money was open at once; in the draws, only the first is late.
    found = risk_of(replace(made, plan=later), draws=10)

    assert found.target_p50 == reached


def test_work_that_begins_as_planned_is_never_put_off():
    quarterly = {"2026": TWO_WAYS, "2027": [{"name": "RKPD", "by": "2026Q2"}]}
    wanted = plan(
        paid("a", 10, ready="2026Q3", duration_range={"plus": 100}, raises=lifts("A1", 4)),
        entry={"apbd": quarterly},
        years=2,
        **FUNDS,
    )
    made = make_roadmap(gaps(LOW), wanted)

    assert made.of("a").start == Quarter(2026, 4)
    assert risk_of(made, draws=10).years[1].p50 == 1


def test_what_must_be_finished_by_a_quarter_is_late_as_often_as_its_triangle_says():
    wide = {"duration": 2, "duration_range": {"low": 2, "high": 4}}
    found = risk(
        initiative("a", latest="2026Q3", raises=lifts("A1", 4), **wide),
        initiative("b", latest="2027Q4", raises=lifts("A2", 4), **wide),
        initiative("win", quick_win=True, latest="2027Q4", duration=3, raises=lifts("B1", 1),
                   duration_range={"low": 5, "likely": 5, "high": 5}),
    )  # fmt: skip

    assert [(one.id, one.by) for one in found.late] == [("win", Quarter(2026, 4)), ("a", Quarter(2026, 3))]
    assert [one.share for one in found.late] == pytest.approx([1, 1 / 4], abs=0.03)
    assert found.in_time == 0


def test_nothing_is_late_where_nothing_must_be_finished():
    found = risk(initiative("a", raises=lifts("A1", 4), duration_range={"plus": 100}))

    assert (found.in_time, found.late) == (None, ())
