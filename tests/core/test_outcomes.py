"""Outcome measures: how far they have come, and what is wrong with them."""

from fractions import Fraction

import pytest
from builders import framework, plan

from smartplan.core.check import check_plan
from smartplan.core.process.outcomes import progress_of

BASE = {"id": "o", "title": "Something", "unit": "percent"}


def progress(year=2029, **keys):
    (found,) = progress_of(plan(outcomes=[{**BASE, **keys}], years=4), year)
    return found


@pytest.mark.parametrize(
    ("direction", "value", "course"),
    [("higher", 70, "met"), ("higher", 69, "missed"), ("lower", 70, "met"), ("lower", 71, "missed")],
)
def test_the_newest_value_is_held_against_the_last_target_that_was_due(direction, value, course):
    found = progress(
        direction=direction,
        targets={2026: 1, 2027: 70, 2029: 90},
        realised={2026: {"value": 5}, 2028: {"value": value}},
    )

    assert (found.course, found.year, found.aim) == (course, 2028, 2027)


def test_a_value_before_any_target_is_due_is_neither_met_nor_missed():
    assert progress(targets={2029: 90}, realised={2027: {"value": 95}}).course == "open"
    assert progress(targets={2029: 90}).course == "unmeasured"


def test_the_way_from_baseline_to_target_may_be_gone_backwards_and_is_unknown_without_a_baseline():
    of = {"targets": {2029: 5}, "direction": "lower"}
    start = {"year": 2025, "value": 15}

    assert progress(**of, baseline=start, realised={2026: {"value": 10}}).way == Fraction(1, 2)
    assert progress(**of, baseline=start, realised={2026: {"value": 20}}).way == Fraction(-1, 2)
    assert progress(**of, realised={2026: {"value": 10}}).way is None


def test_years_that_are_past_and_have_a_target_and_no_value_are_unreported():
    of = {"targets": {2026: 1, 2027: 2, 2029: 3}, "realised": {2026: {"value": 0}}}

    assert progress(2028, **of).unreported == (2027,)


def test_what_an_outcome_names_must_be_there_and_its_targets_must_be_possible():
    wrong = {
        **BASE,
        "agency": "nobody",
        "dimension": "nowhere",
        "indicators": ["nothing"],
        "baseline": {"year": 2025, "value": 15},
        "targets": {2027: 5, 2040: 20},
    }
    found = check_plan(plan(outcomes=[wrong, BASE], years=4), framework())

    assert sorted((p.code, p.keys) for p in found if p.keys[0] == "outcomes") == [
        ("duplicate-id", ("outcomes", 1, "id")),
        ("target-outside-horizon", ("outcomes", 0, "targets", "2040")),
        ("target-worse-than-baseline", ("outcomes", 0, "targets", "2027")),
        ("unknown-agency", ("outcomes", 0, "agency")),
        ("unknown-dimension", ("outcomes", 0, "dimension")),
        ("unknown-indicator", ("outcomes", 0, "indicators", 0)),
    ]
