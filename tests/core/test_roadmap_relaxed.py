"""The bound of the linear relaxation: never below the truth, and exact though its prices are floats."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ortools.sat.python import cp_model

from smartplan.core.roadmap.relaxed import PARTS, Row, _bound, relaxed_bound

WHOLE = st.integers(-(10**9), 10**9)
LIMIT = 1.0


def model_of(gains, most):
    model = cp_model.CpModel()
    chosen = [model.new_bool_var(f"x{place}") for place in range(len(gains))]
    model.maximize(sum(gain * x for gain, x in zip(gains, chosen, strict=True)))
    model.add(sum((place + 1) * x for place, x in enumerate(chosen)) <= most)
    return model, chosen


@given(st.lists(st.integers(1, 10**9), min_size=1, max_size=6), st.integers(0, 20))
def test_no_choice_makes_more_than_the_bound(gains, most):
    model, _ = model_of(gains, most)
    sums = [
        sum(gain * yes for gain, yes in zip(gains, choice, strict=True))
        for choice in product((0, 1), repeat=len(gains))
        if sum((place + 1) * yes for place, yes in enumerate(choice)) <= most
    ]

    assert max(sums) <= relaxed_bound(model, LIMIT) <= sum(gains)


@given(st.tuples(WHOLE, WHOLE), st.tuples(WHOLE, WHOLE), st.integers(-5, 5), st.integers(-PARTS, PARTS))
def test_any_prices_give_a_bound(gains, coefficients, high, price):
    row = Row(dict(enumerate(coefficients)), -(10**18), high)
    bound = _bound(dict(enumerate(gains)), [(row, price)], [(0, 1), (0, 1)])

    for choice in product((0, 1), repeat=2):
        if sum(k * x for k, x in zip(coefficients, choice, strict=True)) <= high:
            assert sum(k * x for k, x in zip(gains, choice, strict=True)) <= bound


def test_the_bound_of_a_whole_optimum_is_the_optimum():
    model, _ = model_of([7, 5, 3], 3)

    assert relaxed_bound(model, LIMIT) == 12


@pytest.mark.parametrize(
    ("demand", "bound"),
    [
        (lambda model, x: model.add_at_most_one(x), 7),
        (lambda model, x: model.add_at_most_one([x[0], ~x[1], x[2]]), 12),
        (lambda model, x: model.add_implication(x[0], ~x[1]), 10),
        (lambda model, x: model.add(x[0] + x[1] == 1), 10),
        (lambda model, x: model.add(x[0] + x[0] <= 1), 11),
        (lambda model, x: model.add(x[0] <= 0).only_enforce_if(x[1]), 15),
        (lambda model, x: model.add_bool_or(x[0], ~x[2]), 15),
    ],
    ids=["one", "one-with-a-no", "follows", "equal", "twice", "where-another-is", "another-kind"],
)
def test_what_always_holds_lowers_the_bound_and_what_does_not_is_left_out(demand, bound):
    model, chosen = model_of([7, 5, 3], 6)
    demand(model, chosen)

    assert relaxed_bound(model, LIMIT) == bound


def test_without_time_there_is_no_bound():
    model, _ = model_of(list(range(1, 60)), 100)

    assert relaxed_bound(model, 0) is None
