"""Branch and cut: as good as trying everything, exact though HiGHS reckons in floats, the same every time."""

from itertools import product

import pytest
from builders import printed_by_two_orders
from hypothesis import given
from hypothesis import strategies as st
from ortools.sat.python import cp_model

from smartplan.core.roadmap.branch import branched
from smartplan.core.roadmap.linear import Linear, Row, linear_of

LIMIT = 10.0
ENDLESS = 10**18


def knapsack(gains, weights, most):
    rows = [Row(dict(enumerate(weights)), -ENDLESS, most)]
    return Linear(dict(enumerate(gains)), rows, [(0, 1)] * len(gains))


def hard():
    """Return a question that takes branching: many weights that are nearly alike, under several limits."""
    weights = [[37 + (7 * i * (row + 3)) % 23 for i in range(40)] for row in range(5)]
    rows = [Row(dict(enumerate(row)), -ENDLESS, sum(row) // 2) for row in weights]
    return Linear({i: 40 + (11 * i) % 19 for i in range(40)}, rows, [(0, 1)] * 40)


WHOLE = st.integers(1, 10**9)


@given(st.lists(st.tuples(WHOLE, WHOLE), min_size=1, max_size=7), st.integers(0, 3 * 10**9))
def test_the_best_of_all_choices_is_found_and_known_to_be_the_best(items, most):
    gains, weights = zip(*items, strict=True)
    linear = knapsack(gains, weights, most)
    choices = product((0, 1), repeat=len(gains))

    best = max(linear.worth(choice) for choice in choices if linear.holds(choice))
    found = branched(linear, (), LIMIT)

    assert found.values
    assert linear.holds(found.values)
    assert linear.worth(found.values) == found.bound == best


def test_what_floats_do_not_tell_apart_is_not_said_to_be_proved():
    linear = knapsack([10**15 + 1, 10**15, 1], [1, 1, 1], 1)

    found = branched(linear, (), LIMIT)

    assert found.bound > 10**15 + 1


def test_a_sum_that_floats_do_not_tell_apart_from_its_limit_is_counted_in_whole_numbers():
    linear = knapsack([3, 2], [10**12 + 1, 10**12], 10**12)

    found = branched(linear, (), LIMIT)

    assert not found.values or linear.holds(found.values)
    assert found.bound >= 2


def test_without_work_what_is_known_stays():
    linear = hard()

    found = branched(linear, [0] * 40, 0.0)

    assert linear.holds(found.values)
    assert found.bound is None or found.bound >= linear.worth(found.values)


def test_a_search_that_is_stopped_tells_the_same_whatever_the_order_of_hashes():
    code = "from core.test_roadmap_branch import branched, hard; print(branched(hard(), (), 0.002))"
    printed = printed_by_two_orders(code)

    assert len(printed) == 1


def test_more_work_never_loosens_the_bound():
    short, long = (branched(hard(), [0] * 40, limit) for limit in (0.002, LIMIT))

    assert short.spent < long.spent
    assert long.bound == hard().worth(long.values) <= short.bound


def test_whoever_waits_is_told_how_far_the_search_has_come():
    told = []

    found = branched(hard(), [0] * 40, LIMIT, lambda reached, bound: told.append((reached, bound)))

    best = hard().worth(found.values)
    assert told
    assert all(reached <= best <= bound for reached, bound in told)
    assert told == sorted(told, key=lambda pair: (pair[0], -pair[1]))


def test_nothing_is_printed(capfd):
    branched(hard(), (), LIMIT)

    assert capfd.readouterr() == ("", "")


def model_of(demand):
    model = cp_model.CpModel()
    chosen = [model.new_bool_var(f"x{place}") for place in range(3)]
    model.maximize(7 * chosen[0] + 5 * chosen[1] + 3 * chosen[2])
    demand(model, chosen)
    return model


@pytest.mark.parametrize(
    ("demand", "best"),
    [
        (lambda model, x: model.add_at_most_one(x), 7),
        (lambda model, x: model.add_at_most_one([x[0], ~x[1], x[2]]), 12),
        (lambda model, x: model.add_implication(x[0], ~x[1]), 10),
        (lambda model, x: model.add(x[0] + x[1] == 1), 10),
        (lambda model, x: model.add(x[0] + x[0] <= 1), 8),
        (lambda model, x: model.add(4 * x[0] + 6 * x[1] <= 9), 10),
    ],
)
def test_every_demand_is_read_from_the_model(demand, best):
    linear = linear_of(model_of(demand))

    found = branched(linear, (), LIMIT)

    assert linear.worth(found.values) == found.bound == best


def test_a_relation_that_holds_only_at_times_is_refused():
    with pytest.raises(RuntimeError, match="no linear relation"):
        linear_of(model_of(lambda model, x: model.add(x[0] <= 0).only_enforce_if(x[1])))
