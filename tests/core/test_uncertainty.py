"""Draws: what they are, what becomes of an index, and that nothing is varied less than is said."""

from fractions import Fraction

import numpy as np
import pytest
from builders import assessment, framework, indicator, node
from hypothesis import given, settings
from hypothesis import strategies as st

from smartplan.core.gaps import Target, find_gaps
from smartplan.core.panel import Member, score_cohort
from smartplan.core.scores import assess, reported
from smartplan.core.uncertainty import Request, draw, indices, study
from smartplan.core.uncertainty.bands import reported as reported_of_draws
from smartplan.core.uncertainty.design import design_of
from smartplan.core.uncertainty.parameters import draw_at_random
from smartplan.errors import InputError

BANDS = [{"name": "Low", "from": 0}, {"name": "Middle", "from": 2}, {"name": "High", "from": 3}]
MEASURES = framework(
    indicator("x", kind="measure"), indicator("y", kind="measure"), panel={"normalise": "min_max"}
)


def members(*rows, ids=("A1", "A2", "B1", "B2")):
    found = []
    for number, row in enumerate(rows):
        scores = {id_: score for id_, score in zip(ids, row, strict=True) if score is not None}
        found.append(Member(assessment(scores, city={"name": f"c{number}"})))
    return found


def cohort(*rows, tree=None, **keys):
    return score_cohort(tree or framework(**keys), members(*rows))


def low(score):
    return {"score": score, "confidence": "low"}


def drawn(design):
    return np.concatenate([indices(design, parameters) for parameters in draw(design, design.draws)])


# The parameters.


def test_the_same_seed_gives_the_same_draws_and_another_one_others():
    one, same, other = (
        drawn(design_of(cohort((1, 2, 3, 4)), Request(draws=500, seed=seed))) for seed in (7, 7, 8)
    )

    assert (one == same).all()
    assert (one != other).any()


def test_a_draw_is_the_same_however_many_there_are():
    short, long = (drawn(design_of(cohort((1, 2, 3, 4)), Request(draws=n))) for n in (600, 2600))

    assert (short == long[:600]).all()


def test_every_combination_of_choices_has_as_many_draws():
    rows = [(n, (7 * n) % 5) for n in range(6)]
    relative = score_cohort(MEASURES, members(*rows, ids=("x", "y")))
    design = design_of(relative, Request(draws=1001))

    options = np.concatenate([parameters.options for parameters in draw(design, design.draws)])
    _, counts = np.unique(options, axis=0, return_counts=True)

    assert design.varied == ("weights", "rule", "normalise")
    assert design.draws == 1002
    assert list(counts) == [167] * 6


def test_weight_factors_have_mean_one_and_the_variation_of_their_level():
    design = design_of(cohort((1, 2, 3, 4)), Request(draws=20_000, variation=(0.1, 0.4)))

    factors = np.concatenate([parameters.factors for parameters in draw(design, design.draws)])

    top = [design.base.place("A"), design.base.place("B")]
    below = [design.base.place(id_) for id_ in ("A1", "A2", "B1", "B2")]
    assert factors.mean(axis=0) == pytest.approx(1, abs=0.02)
    assert factors[:, top].std(axis=0) == pytest.approx(0.1, rel=0.05)
    assert factors[:, below].std(axis=0) == pytest.approx(0.4, rel=0.05)


def test_draws_for_effects_have_nothing_in_common_with_those_of_another_stream():
    design = design_of(cohort((1, 2, 3, 4)), Request(draws=100))

    one, other = (draw_at_random(design, 100, stream) for stream in (1, 2))

    assert abs(np.corrcoef(one.factors[:, 0], other.factors[:, 0])[0, 1]) < 0.3
    assert (one.with_factor("weights", other).factors == other.factors).all()
    assert (one.with_factor("rule", other).factors == one.factors).all()


# What becomes of an index.


def test_without_variation_every_draw_is_the_index_of_assess():
    found = cohort((1, 2, 3, 4), (0, 0, 4, None), (None, None, None, 2))
    design = design_of(found, Request(draws=50, variation=(0.0,), vary=("weights",)))

    expected = [float(city.root.value) for city in found.scores]
    assert drawn(design) == pytest.approx(np.tile(expected, (50, 1)))


def test_every_draw_is_the_index_under_a_framework_with_its_weights():
    found = cohort((1, 2, 3, 4))
    design = design_of(found, Request(draws=20, vary=("weights",)))
    (parameters,) = draw(design, 20)

    for number, index in enumerate(indices(design, parameters)[:, 0]):
        factor = {
            id_: Fraction(float(f))
            for id_, f in zip(design.base.ids, parameters.factors[number], strict=True)
        }
        tree = framework(
            node("A", indicator("A1", factor["A1"]), indicator("A2", factor["A2"]), weight=factor["A"]),
            node("B", indicator("B1", factor["B1"]), indicator("B2", factor["B2"]), weight=factor["B"]),
        )
        assert index == pytest.approx(float(assess(tree, found.members[0].assessment).root.value))


@given(
    st.lists(st.tuples(*[st.integers(0, 4)] * 4), min_size=1, max_size=4),
    st.integers(0, 99),
    st.sampled_from([("weights",), ("weights", "rule"), ("rule",)]),
)
@settings(max_examples=40, deadline=None)
def test_every_draw_is_between_the_lowest_and_the_highest_score(rows, seed, vary):
    found = cohort(*rows)
    index = drawn(design_of(found, Request(draws=40, seed=seed, vary=vary)))

    lowest = np.array([max(min(row), 0) for row in rows])
    # A geometric mean with a floor counts a zero as the floor.
    assert (index >= lowest - 1e-9).all()
    assert (index <= np.array([max(*row, 0.04) for row in rows]) + 1e-9).all()


def test_where_all_scores_are_equal_no_choice_matters():
    (outcome,) = study(cohort((3, 3, 3, 3)), Request(draws=200)).outcomes

    assert (outcome.spread.low, outcome.spread.high, outcome.spread.sd) == (3, 3, 0)


def test_an_unsure_score_is_a_step_down_as_it_is_or_a_step_up_and_stays_on_the_scale():
    found = cohort((low(2), 2, 2, 2), (low(4), 4, 4, 4), (2, 2, 2, 2))
    index = drawn(design_of(found, Request(draws=3000, vary=("scores",))))

    values, counts = np.unique(index[:, 0].round(9), return_counts=True)
    assert list(values) == [1.75, 2, 2.25]
    assert counts / 3000 == pytest.approx(1 / 3, abs=0.04)
    assert set(np.unique(index[:, 1].round(9))) == {3.75, 4}
    assert set(index[:, 2]) == {2}


def test_an_unsure_score_without_steps_is_off_by_anything_up_to_the_width():
    tree = framework(indicator("P"), scale={"min": 0, "max": 4}, confidence_width=Fraction(1, 2))
    found = score_cohort(tree, [Member(assessment({"P": low(2)}))])
    index = drawn(design_of(found, Request(draws=2000, vary=("scores",))))

    assert (index.min(), index.max()) == (pytest.approx(1.5, abs=0.01), pytest.approx(2.5, abs=0.01))
    assert index.mean() == pytest.approx(2, abs=0.03)


def test_bands_are_counted_by_the_framework_s_own_rounding():
    found = cohort((2, 2, 2, 2), (2, 2, 2, low(2)), bands=BANDS, rounding={"digits": 0})
    result = study(found, Request(draws=900, vary=("scores",)))

    sure, unsure = (outcome.bands for outcome in result.outcomes)
    assert [(each.band.name, each.share) for each in sure] == [("Low", 0), ("Middle", 1), ("High", 0)]
    assert [each.share for each in unsure] == [0, 1, 0]  # 1.75 and 2.25 are both reported as 2


def test_the_band_of_an_unsure_city_comes_out_as_often_as_it_should():
    found = cohort((2, 2, 2, low(2)), bands=BANDS)
    (outcome,) = study(found, Request(draws=3000, vary=("scores",))).outcomes

    assert outcome.stability == pytest.approx(2 / 3, abs=0.03)
    assert sum(each.share for each in outcome.bands) == pytest.approx(1)


@given(st.lists(st.decimals(-5, 5, places=4), min_size=1), st.sampled_from(["half_up", "half_even", "down"]))
def test_drawn_figures_are_rounded_as_one_figure_is(values, rule):
    tree = framework(rounding={"digits": 2, "rule": rule})

    found = reported_of_draws(tree.rounding, np.array([[float(value) for value in values]]))

    expected = [float(reported(tree, Fraction(value))) for value in values]
    assert list(found[0]) == expected


def test_ranks_are_told_with_their_interval_and_how_often_they_hold():
    result = study(cohort((4, 4, 4, 4), (3, 2, 1, 2), (2, 2, 2, 2), (0, 0, 0, 1)), Request(draws=2000))

    first, second, third, last = result.outcomes
    assert (first.rank, first.ranks.best, first.ranks.worst, first.ranks.same) == (1, 1, 1, 1)
    assert (last.rank, last.ranks.low, last.ranks.high) == (4, 4, 4)
    # Two cities with the same index share the second rank, and every draw parts them.
    assert (second.rank, third.rank) == (2, 2)
    assert {second.ranks.low, second.ranks.high, third.ranks.low, third.ranks.high} == {2, 3}


def test_a_city_without_an_index_takes_no_part():
    result = study(cohort((4, 4, 4, 4), (None,) * 4, (1, 2, 1, 1), (1, 1, 2, 1)), Request(draws=200))

    last = result.outcomes[-1]
    assert (last.member.key, last.index, last.spread, last.rank, last.ranks) == ("c1", None, None, None, None)


def test_how_often_a_gap_is_among_the_five_biggest():
    leaves = [indicator(f"i{n}") for n in range(8)]
    tree = framework(node("A", *leaves, weight=1))
    found = score_cohort(tree, [Member(assessment({f"i{n}": 0 if n < 4 else 3 for n in range(8)}))])
    gaps = find_gaps(found.scores[0], Target(everywhere=Fraction(4)))

    result = study(found, Request(draws=2000), gaps)

    shares = {priority.gap.id: priority.share for priority in result.priorities}
    # A gap of 4 is never behind one of 1; the fifth place is one in four's.
    assert [shares[f"i{n}"] for n in range(4)] == [1, 1, 1, 1]
    assert [shares[f"i{n}"] for n in range(4, 8)] == pytest.approx([0.25] * 4, abs=0.04)
    assert [p.place for p in sorted(result.priorities, key=lambda p: p.gap.id)] == [
        1,
        2,
        3,
        4,
        5,
        None,
        None,
        None,
    ]


def test_unsure_scores_move_priorities_too():
    tree = framework(*(indicator(f"i{n}", weight=10 - n) for n in range(6)))
    found = score_cohort(tree, [Member(assessment({f"i{n}": low(2) if n == 5 else 2 for n in range(6)}))])
    gaps = find_gaps(found.scores[0], Target(everywhere=Fraction(4)))

    result = study(found, Request(draws=3000, vary=("scores",)), gaps)

    # i5 weighs 5 and i4 6: with a gap of 3, one time in three, it is ahead.
    shares = {priority.gap.id: priority.share for priority in result.priorities}
    assert shares["i5"] == pytest.approx(1 / 3, abs=0.03)
    assert shares["i4"] == pytest.approx(2 / 3, abs=0.03)


# What can't be varied is said, or refused.


def skipped(found, **keys):
    return [problem.code for problem in design_of(found, Request(draws=10, **keys)).skipped]


def test_what_is_not_varied_is_said_with_its_reason():
    assert skipped(cohort((1, 2, 3, 4))) == [
        "scores-not-varied",
        "normalise-needs-a-cohort",
        "outliers-not-varied",
        "impute-not-varied",
    ]


def test_scores_that_can_not_be_varied_are_counted():
    tree = framework(
        indicator("P"), indicator("Q", scale={"min": 0, "max": 10, "step": 1}), scale={"min": 0, "max": 4}
    )
    found = score_cohort(tree, [Member(assessment({"P": low(2), "Q": low(5)}))])

    design = design_of(found, Request(draws=10, vary=("scores",)))

    assert [unsure.id for unsure in design.unsure] == ["Q"]
    assert [(p.code, p.values["count"]) for p in design.skipped] == [("some-scores-not-varied", 1)]


@pytest.mark.parametrize(
    ("factor", "code"),
    [
        ("scores", "scores-not-varied"),
        ("normalise", "normalise-needs-a-cohort"),
        ("outliers", "outliers-not-varied"),
        ("impute", "impute-not-varied"),
    ],
)
def test_what_is_asked_for_by_name_and_can_not_be_varied_is_refused(factor, code):
    with pytest.raises(InputError, match=code):
        design_of(cohort((1, 2, 3, 4)), Request(vary=("weights", factor)))


def test_rules_that_are_no_means_are_not_replaced():
    with pytest.raises(InputError, match="rule-not-varied"):
        design_of(
            cohort((1, 2, 3, 4), rule="minimum", tree=None), Request(vary=("rule",), rules=("minimum",))
        )


def test_weights_of_a_framework_with_one_indicator_can_not_be_varied():
    found = score_cohort(framework(indicator("P")), [Member(assessment({"P": 2}))])

    with pytest.raises(InputError, match="weights-not-varied"):
        design_of(found, Request(vary=("weights",)))


def test_levels_are_not_normalised_in_another_way():
    found = cohort((1, 2, 3, 4), (2, 3, 4, 1), (3, 4, 1, 2), (4, 1, 2, 3))

    assert "normalise-not-varied" in skipped(found)


def test_where_no_city_has_an_index_there_is_nothing_to_study():
    with pytest.raises(InputError, match="no-index"):
        study(cohort((None,) * 4), Request(draws=10))


def test_other_ways_of_normalising_give_other_scores_on_the_same_scale():
    rows = [(1, 5), (2, 4), (3, 9), (4, 1), (50, 2)]
    relative = score_cohort(MEASURES, members(*rows, ids=("x", "y")))
    design = design_of(relative, Request(vary=("normalise",), ways=("percentile",), draws=2))

    index = drawn(design)

    declared = [4 * ((x - 1) / 49 + (y - 1) / 8) / 2 for x, y in rows]
    ranked = [4 * (n / 4 + sum(y > other for _, other in rows) / 4) / 2 for n, (_, y) in enumerate(rows)]
    assert index[0] == pytest.approx(declared)
    assert index[1] == pytest.approx(ranked)


def test_outliers_and_unknowns_are_left_in_half_of_the_draws():
    tree = framework(
        indicator("x", kind="measure"),
        indicator("y", kind="measure"),
        panel={"normalise": "min_max", "outliers": {}, "impute": "mean"},
    )
    rows = [(n, n) for n in range(1, 12)] + [(900, None)]
    design = design_of(
        score_cohort(tree, members(*rows, ids=("x", "y"))), Request(vary=("outliers", "impute"), draws=4)
    )

    last = [member.key for member in design.cohort.members].index("c11")
    # x is the best with its outlier or without; y is the mean of the others, 2, or leaves the index.
    assert sorted(drawn(design)[:, last]) == pytest.approx([3, 3, 4, 4])
