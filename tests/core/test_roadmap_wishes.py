"""What is asked beside the plan: what amounts mean, and what is refused."""

from fractions import Fraction

import pytest
from builders import initiative, plan

from smartplan.core.roadmap import wishes_of
from smartplan.errors import InputError

PLAN = plan(
    initiative("a"),
    initiative("b"),
    years=2,
    funds={"apbd": {"2026": 1000, "2027": 2001}, "csr": {"2027": 50}},
)


def ceilings(*budgets):
    return wishes_of(PLAN, budgets).applied(PLAN).funds


def refused(*budgets, **wishes):
    with pytest.raises(InputError) as caught:
        wishes_of(PLAN, budgets, **wishes)
    return [problem.code for problem in caught.value.problems]


@pytest.mark.parametrize(
    ("text", "apbd"),
    [
        ("apbd=+10%", {2026: 1100, 2027: 2201}),
        ("apbd=-5%", {2026: 950, 2027: 1900}),
        ("apbd=-2,5%", {2026: 975, 2027: 1950}),
        ("apbd=12.000.000.000", {2026: 12 * 10**9, 2027: 12 * 10**9}),
        ("apbd = Rp12,000", {2026: 12000, 2027: 12000}),
        ("apbd=0", {2026: 0, 2027: 0}),
        ("apbd:2027=+1.2 miliar", {2026: 1000, 2027: 12 * 10**8 + 2001}),
        ("apbd:2026=1,25 Juta", {2026: 1_250_000, 2027: 2001}),
        ("apbd=-1000", {2026: 0, 2027: 1001}),
    ],
)
def test_an_amount_means_what_a_planner_reads(text, apbd):
    assert ceilings(text) == {"apbd": apbd, "csr": {2027: 50}}


def test_wishes_are_granted_one_after_the_other_and_reach_years_without_a_ceiling():
    assert ceilings("csr=+100", "csr:2026=+10%")["csr"] == {2026: 110, 2027: 150}


@pytest.mark.parametrize(
    "text",
    [
        *("apbd", "apbd=", "=5", "apbd=lots", "apbd=10%", "apbd=+1.250 miliar", "apbd=1.5", "apbd=5 M"),
        *("apbd=1e9", "apbd:27=+5", "apbd=--5", "apbd=٣", "apbd=1.2.3", "apbd=nan", ""),
    ],
)
def test_an_amount_that_may_be_read_in_two_ways_is_refused(text):
    assert refused(text) == ["budget-unclear"]


def test_everything_that_names_nothing_is_told_at_once():
    codes = refused("abpd=+10%", "apbd:2031=5", musts=["c"], without=["d"])

    assert sorted(codes) == [
        *("asked-fund-unknown", "asked-initiative-unknown", "asked-initiative-unknown"),
        "budget-year-outside",
    ]


def test_money_below_nothing_and_beyond_counting_is_refused():
    assert refused("apbd=-150%") == ["budget-out-of-range"]
    assert refused("apbd=-1001") == ["budget-out-of-range"]
    assert refused("apbd=20000 triliun") == ["budget-out-of-range"]


def test_nothing_can_be_both_in_and_out():
    assert refused(musts=["a"], without=["a"]) == ["asked-in-and-out"]


def test_what_must_be_in_is_mandatory_and_nothing_asked_changes_nothing():
    wishes = wishes_of(PLAN, musts=["b"])

    assert [item.mandatory for item in wishes.applied(PLAN).initiatives] == [False, True]
    assert not wishes_of(PLAN)
    assert wishes_of(PLAN).applied(PLAN) == PLAN
    assert wishes_of(PLAN, ["apbd=+10%"]).budgets[0].amount == Fraction(1, 10)
