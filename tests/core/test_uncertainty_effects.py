"""Sobol's indices against functions whose indices are known."""

import math

import numpy as np
import pytest
from builders import assessment, framework

from smartplan.core.panel import Member, score_cohort
from smartplan.core.uncertainty import Request, study
from smartplan.core.uncertainty.sobol import sobol

DRAWS = 60_000


def estimated(function, factors):
    """Return first and total order of each factor of a function of uniform numbers."""
    random = np.random.default_rng(5)
    a, b = random.random((2, DRAWS, factors))
    found = []
    for factor in range(factors):
        mixed = a.copy()
        mixed[:, factor] = b[:, factor]
        found.append(sobol(function(a), function(b), function(mixed)))
    return np.array(found)


def test_of_a_sum_each_factor_makes_its_share_of_the_variance():
    found = estimated(lambda x: 1 * x[:, 0] + 2 * x[:, 1] + 3 * x[:, 2], 3)

    assert found[:, 0] == pytest.approx([1 / 14, 4 / 14, 9 / 14], abs=0.02)
    assert found[:, 1] == pytest.approx([1 / 14, 4 / 14, 9 / 14], abs=0.02)


def test_of_ishigami_s_function_the_indices_are_the_published_ones():
    # Ishigami and Homma (1990), a = 7, b = 0.1: first order 0.3139, 0.4424, 0; total 0.5576, 0.4424, 0.2437.
    def ishigami(x):
        x = math.pi * (2 * x - 1)
        return np.sin(x[:, 0]) + 7 * np.sin(x[:, 1]) ** 2 + 0.1 * x[:, 2] ** 4 * np.sin(x[:, 0])

    found = estimated(ishigami, 3)

    assert found[:, 0] == pytest.approx([0.3139, 0.4424, 0], abs=0.02)
    assert found[:, 1] == pytest.approx([0.5576, 0.4424, 0.2437], abs=0.02)


def test_what_moves_nothing_has_no_effect():
    assert sobol([1, 1, 1], [1, 1, 1], [1, 1, 1]) == (0, 0)


def low(score):
    return {"score": score, "confidence": "low"}


def effects(scores, **keys):
    found = score_cohort(framework(), [Member(assessment(scores))])
    result = study(found, Request(draws=8000, **keys))
    return result, {effect.factor: effect for effect in result.effects}


def test_the_effect_of_unsure_scores_and_of_weights_adds_up():
    # All scores are equal, so that weights alone move nothing: they only matter with the unsure score.
    result, found = effects({"A1": low(2), "A2": 2, "B1": 2, "B2": 2}, vary=("weights", "scores"))

    assert (result.output, result.runs) == ("index", 4 * 2000)
    assert found["weights"].first == pytest.approx(0, abs=0.03)
    assert found["scores"].first > 0.85
    assert found["weights"].total + found["scores"].first == pytest.approx(1, abs=0.06)


def test_the_bootstrap_interval_holds_the_estimate():
    _, found = effects({"A1": low(1), "A2": 3, "B1": 4, "B2": 0}, vary=("weights", "scores", "rule"))

    for effect in found.values():
        assert effect.first_low <= effect.first <= effect.first_high
        assert effect.total_low <= effect.total <= effect.total_high


def test_the_only_factor_makes_everything_so_that_nothing_is_said():
    result, found = effects({"A1": 1, "A2": 3}, vary=("weights",))

    assert (found, result.runs) == ({}, 0)


def test_of_several_cities_the_effect_is_on_the_mean_shift_of_ranks():
    rows = [(1, 4, 2, 0), (4, 0, 0, 3), (2, 2, 2, 1), (0, 1, 4, 3)]
    members = [
        Member(assessment(dict(zip(("A1", "A2", "B1", "B2"), row, strict=True)), city={"name": f"c{n}"}))
        for n, row in enumerate(rows)
    ]
    result = study(score_cohort(framework(), members), Request(draws=4000))

    assert result.output == "rank_shift"
    total = {effect.factor: effect.total for effect in result.effects}
    # Geometric means turn these cities around: zeros cost them everything.
    assert total["rule"] > total["weights"]
