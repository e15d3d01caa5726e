"""Every step from raw values to scores, against formulas written the slow and obvious way."""

import math
import statistics
from fractions import Fraction

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smartplan.core.model import Scale
from smartplan.core.model.panel import NormaliseTarget, NormaliseZScore, Outliers
from smartplan.core.panel.moments import shape
from smartplan.core.panel.normalise import normalise
from smartplan.core.panel.prepare import denominate, impute
from smartplan.core.panel.treat import treat

NAN = float("nan")
SCALE = Scale(min=Fraction(0), max=Fraction(100))
columns = st.lists(st.one_of(st.none(), st.integers(-20, 20)), min_size=1, max_size=9)


def column(*values):
    return np.array([[NAN if value is None else value] for value in values], dtype=float)


def flat(table):
    return [None if math.isnan(value) else float(value) for value in table[:, 0]]


def test_a_value_is_divided_by_what_it_grows_with():
    found = denominate(column(6, 6, 6, None), column(3, 0, None, 2))

    assert flat(found) == [2, None, None, None]


def test_unknown_takes_the_mean_or_median_of_the_others():
    assert flat(impute(column(1, None, 2, 6), "mean", [])) == [1, 3, 2, 6]
    assert flat(impute(column(1, None, 2, 6), "median", [])) == [1, 2, 2, 6]
    assert flat(impute(column(None, None), "median", [])) == [None, None]


def test_unknown_takes_the_mean_of_its_own_group_and_stays_where_the_group_knows_nothing():
    values = column(1, 3, None, 10, None, None, None)
    groups = ["a", "a", "a", "b", "b", "c", None]

    assert flat(impute(values, "group_mean", groups)) == [1, 3, 2, 10, 10, None, None]


@given(columns, st.sampled_from(["mean", "median"]))
def test_imputing_changes_nothing_that_is_known(values, kind):
    known = [value for value in values if value is not None]
    middle = getattr(statistics, kind)(known) if known else None

    found = flat(impute(column(*values), kind, []))

    expected = [middle if value is None else value for value in values]
    assert found == pytest.approx(expected) if known else found == expected


@given(st.lists(st.one_of(st.none(), st.integers(-50, 50)), min_size=4, max_size=12))
def test_skewness_and_kurtosis_are_those_of_pandas(values):
    known = pd.Series([value for value in values if value is not None], dtype=float)
    if len(known) < 4 or len(set(known)) == 1:
        return

    skew, kurtosis = shape(column(*values))
    assert float(skew[0]) == pytest.approx(known.skew(), abs=1e-9)
    assert float(kurtosis[0]) == pytest.approx(known.kurt(), abs=1e-9)


def test_equal_values_and_few_values_have_no_shape():
    assert np.isnan(shape(column(0.1, 0.1, 0.1, 0.1, 0.1))).all()
    assert np.isnan(shape(column(1, 2, 3))).all()


def test_the_most_extreme_value_is_pulled_in_until_the_shape_is_right():
    values = column(*range(1, 20), 500)

    found, done = treat(values, ["x"], Outliers(), {"x"})

    assert flat(found) == [*range(1, 20), 19]
    assert [(each.id, each.kind, each.points) for each in done] == [("x", "winsorised", 1)]


def test_values_that_stay_skewed_are_put_on_a_logarithmic_scale_unwinsorised():
    raw = [math.exp(number) for number in range(20)]

    found, done = treat(column(*raw), ["x"], Outliers(winsorise=1), {"x"})

    spread = raw[-1] - raw[0]
    assert flat(found) == pytest.approx([math.log(value - raw[0] + 0.01 * spread) for value in raw])
    assert done[0].kind == "log"


def test_values_that_stay_skewed_are_left_where_the_panel_says_so():
    values = column(*(math.exp(number) for number in range(20)))

    found, done = treat(values, ["x"], Outliers(winsorise=1, then="none"), {"x"})

    assert flat(found) == flat(values)
    assert done[0].kind == "left"


def test_only_indicators_that_are_meant_are_treated():
    values = np.concatenate([column(*range(1, 20), 500)] * 3, axis=1)

    _, done = treat(values, ["x", "y", "z"], Outliers(skip=("y",)), {"x", "y"})

    assert [each.id for each in done] == ["x"]


def test_what_is_unknown_stays_unknown_when_outliers_are_treated():
    found, _ = treat(column(None, *range(1, 20), 500), ["x"], Outliers(), {"x"})

    assert flat(found) == [None, *range(1, 20), 19]


# Normalising.

WAYS = {
    "min_max": lambda x, all_: 100 * (x - min(all_)) / (max(all_) - min(all_)),
    "distance_to_leader": lambda x, all_: 100 * (1 - (max(all_) - x) / (max(all_) - min(all_))),
    "z_score": lambda x, all_: (x - statistics.mean(all_)) / statistics.stdev(all_),
    "borda": lambda x, all_: sum(other < x for other in all_),
    "rank": lambda x, all_: 1 + sum(other < x for other in all_),
    "percentile": lambda x, all_: 100 * sum(other < x for other in all_) / (len(all_) - 1),
}


@pytest.mark.parametrize("way", WAYS)
@given(values=columns, lower=st.booleans())
@settings(max_examples=60)
def test_a_way_of_normalising_is_its_formula(way, values, lower):
    known = [-value if lower else value for value in values if value is not None]
    if len(set(known)) < 2:  # equal values can't be told apart
        return

    found = flat(normalise(column(*values), way, [lower], ["x"], SCALE))

    expected = [None if v is None else WAYS[way](-v if lower else v, known) for v in values]
    assert [f is None for f in found] == [e is None for e in expected]
    assert [f for f in found if f is not None] == pytest.approx([e for e in expected if e is not None])


def test_a_share_of_the_leader_is_turned_around_where_lower_is_better():
    assert flat(normalise(column(2, 4, None), "share_of_leader", [False], ["x"], SCALE)) == [50, 100, None]
    assert flat(normalise(column(2, 4, None), "share_of_leader", [True], ["x"], SCALE)) == [100, 50, None]


def test_z_scores_are_put_on_another_mean_and_deviation():
    way = NormaliseZScore(kind="z_score", mean=Fraction(50), sd=Fraction(10))

    assert flat(normalise(column(1, 2, 3), way, [False], ["x"], SCALE)) == pytest.approx([40, 50, 60])


def test_the_distance_to_a_target_goes_from_the_worst_and_is_capped_where_asked():
    def found(*, cap, lower, target):
        way = NormaliseTarget(kind="distance_to_target", targets={"x": Fraction(target)}, cap=cap)
        return flat(normalise(column(2, 5, 10), way, [lower], ["x"], SCALE))

    assert found(cap=False, lower=False, target=6) == [0, 75, 200]
    assert found(cap=True, lower=False, target=6) == [0, 75, 100]
    assert found(cap=False, lower=True, target=6) == [200, 125, 0]


@pytest.mark.parametrize("way", ["min_max", "z_score", "percentile", "share_of_leader"])
def test_equal_values_have_no_score_unless_compared_with_the_best_alone(way):
    found = flat(normalise(column(3, 3, 3), way, [False], ["x"], SCALE))

    assert found == {"share_of_leader": [100] * 3, "percentile": [0] * 3}.get(way, [None] * 3)


@pytest.mark.parametrize("way", ["min_max", "z_score", "rank", "percentile", "distance_to_leader"])
@given(
    values=st.lists(st.integers(-9, 9), min_size=4, max_size=8, unique=True),
    factor=st.integers(1, 9),
    shift=st.integers(-50, 50),
)
@settings(max_examples=30)
def test_another_unit_changes_no_score(way, values, factor, shift):
    scores = flat(normalise(column(*values), way, [False], ["x"], SCALE))
    in_other_unit = column(*(factor * value + shift for value in values))

    assert flat(normalise(in_other_unit, way, [False], ["x"], SCALE)) == pytest.approx(scores)
