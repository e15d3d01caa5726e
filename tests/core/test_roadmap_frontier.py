"""What each budget reaches, what a goal costs, and what would be if."""

from fractions import Fraction

import pytest
from builders import gaps, initiative, plan
from core.test_roadmap_promises import made as drawn

from smartplan.core.roadmap import cheapest_to, frontier, make_roadmap, with_budgets, with_musts

LOW = {"A1": 0, "A2": 0, "B1": 0, "B2": 0}


def lifts(id_, to, from_=0):
    return {id_: {"from": from_, "to": to}}


def paid(id_, cost, **keys):
    return initiative(id_, fund="apbd", cost=cost, **keys)


THREE = plan(
    paid("a", 100, raises=lifts("A1", 4)),
    paid("b", 60, raises=lifts("A2", 3)),
    paid("c", 50, raises=lifts("A2", 1)),
    funds={"apbd": {"2026": 100}},
)


def test_the_frontier_says_what_each_budget_reaches_and_costs():
    points = frontier(gaps(LOW), THREE, [Fraction(0), Fraction(3, 5), Fraction(1), Fraction(2)])

    assert [(point.budget, point.cost, point.index) for point in points] == [
        (0, 0, 0),
        (60, 60, Fraction(3, 4)),
        (100, 100, 1),
        (200, 160, Fraction(7, 4)),
    ]
    assert all(point.proved and point.closed == point.bound == point.index for point in points)


def test_the_frontier_counts_what_is_reached_and_not_how_early():
    late = plan(
        paid("late", 10, duration=3, raises=lifts("A1", 4)),
        paid("early", 10, duration=1, raises=lifts("A2", 3)),
        funds={"apbd": {"2026": 10}},
    )

    (point,) = frontier(gaps(LOW), late, [Fraction(1)])

    assert point.index == 1
    assert make_roadmap(gaps(LOW), late).forecast[-1].index == Fraction(3, 4)


def test_a_budget_too_small_for_the_must_haves_reaches_nothing():
    (point,) = frontier(gaps(LOW), with_musts(THREE, ["a"]), [Fraction(1, 2)])

    assert (point.cost, point.index, point.proved) == (None, None, True)


def test_a_larger_budget_never_reaches_less():
    roadmap = drawn(4)

    points = frontier(roadmap.gaps, roadmap.plan, [Fraction(n, 4) for n in range(6)])

    assert all(point.proved for point in points)
    assert sorted(point.closed for point in points) == [point.closed for point in points]


def test_the_cheapest_way_to_every_target_takes_no_more_than_it_needs():
    wanted = gaps(LOW, everywhere=0, A1=4, A2=1)

    found = cheapest_to(wanted, with_budgets(THREE, {"apbd": Fraction(2)}))

    assert (found.cost, found.initiatives, found.proved) == (150, ("a", "c"), True)
    assert found.index == Fraction(5, 4)


def test_a_target_that_nothing_reaches_is_named_before_anything_is_sought():
    found = cheapest_to(gaps(LOW), THREE)

    assert found.possible is False
    assert found.short == ("A2", "B1", "B2")


def test_a_level_that_the_first_step_is_missing_for_is_short_too():
    gap_in_the_ladder = plan(initiative("x", raises=lifts("A1", 4, from_=2)))

    assert cheapest_to(gaps(LOW, everywhere=0, A1=4), gap_in_the_ladder).short == ("A1",)


@pytest.mark.parametrize(
    ("closed", "within", "cost"),
    [
        pytest.param(Fraction(3, 4), True, 60, id="within the ceilings"),
        pytest.param(Fraction(3, 4) + Fraction(1, 100), True, 100, id="a little more than that"),
        pytest.param(Fraction(7, 4), True, None, id="more than the ceilings allow"),
        pytest.param(Fraction(7, 4), False, 160, id="whatever the ceilings"),
    ],
)
def test_the_cheapest_way_to_close_so_much_of_the_gap(closed, within, cost):
    found = cheapest_to(gaps(LOW), THREE, closed=closed, within=within)

    assert (found.possible, found.cost) == (cost is not None, cost)


def test_what_is_to_stay_out_stays_out_and_says_so():
    roadmap = make_roadmap(gaps(LOW), THREE, without=["a"])

    assert [step.id for step in roadmap.selected] == ["b"]
    assert roadmap.of("a").why.code == "left-out"


def test_leaving_out_a_must_have_is_a_conflict_with_the_wish():
    roadmap = make_roadmap(gaps(LOW), with_musts(THREE, ["a"]), without=["a"])

    assert roadmap.status == "infeasible"
    assert {constraint.kind for constraint in roadmap.conflict} == {"mandatory", "asked"}


def test_other_money_changes_the_ceilings_to_whole_rupiah():
    less = with_budgets(plan(funds={"apbd": {"2026": 5}, "csr": {"2026": 5}}), {"apbd": Fraction(9, 10)})

    assert less.funds == {"apbd": {2026: 4}, "csr": {2026: 5}}
