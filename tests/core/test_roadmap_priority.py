"""What it costs and brings to put some dimensions first."""

from fractions import Fraction

from builders import gaps, initiative, plan

from smartplan.core.roadmap import Reach, make_roadmap, price_of_priority

LOW = {"A1": 0, "A2": 0, "B1": 0, "B2": 0}
FUNDS = {"apbd": {"2026": 150}}


def paid(id_, cost, indicator, to):
    return initiative(id_, fund="apbd", cost=cost, raises={indicator: {"from": 0, "to": to}})


ONE_OF_TWO = (paid("a", 100, "A1", 1), paid("b", 120, "B1", 4))


def priced(*initiatives, limit=None, **keys):
    found = gaps(LOW, A=Fraction(1, 2))
    return price_of_priority(make_roadmap(found, plan(*initiatives, funds=FUNDS, **keys)), limit=limit)


def test_the_price_is_what_the_best_roadmap_without_the_priority_closes_more_on_the_mean():
    price = priced(*ONE_OF_TWO, priority=["A"])

    of_a, of_b = Fraction(1, 4) * Fraction(1, 2) * Fraction(3, 4), Fraction(1, 4) * 4 * Fraction(3, 4)
    assert price.low == price.high == of_b - of_a
    assert (price.brings, price.cost) == (of_a, -20)
    assert (price.joins, price.leaves) == (("a",), ("b",))
    assert [row.index for row in price.forecast] == [1]


def test_it_says_when_a_dimension_that_comes_first_gets_to_its_target():
    assert priced(*ONE_OF_TWO, priority=["A"]).reaches == (Reach("A", Fraction(1, 2), 2026, None),)


def test_a_priority_that_changes_nothing_costs_nothing():
    price = priced(*ONE_OF_TWO, priority=["B"])

    assert price.same
    assert (price.low, price.high, price.cost) == (0, 0, 0)


def test_where_nothing_comes_first_there_is_no_price():
    assert priced(*ONE_OF_TWO) is None


def test_what_the_limit_leaves_unsettled_is_an_interval_that_holds_the_truth():
    many = [paid(f"i{n}", 20 + 7 * n % 31, f"{'AB'[n % 2]}{1 + n // 2 % 2}", 1 + n % 4) for n in range(12)]
    exact, rough = (priced(*many, priority=["A"], limit=limit) for limit in (None, 0))

    assert exact.low == exact.high
    assert 0 <= rough.low <= exact.low
    assert rough.high is None or exact.low <= rough.high


def test_an_impossible_plan_has_no_price():
    impossible = {**paid("a", 200, "A1", 1), "mandatory": True}

    assert priced(impossible, priority=["A"]) is None
