"""Plan against actual."""

from fractions import Fraction

import pytest
from builders import assessment, framework, initiative, plan

from smartplan.core.changes import Outcome, compare, deliveries
from smartplan.core.scores import assess

BEFORE = {"A1": 1, "A2": 1, "B1": 1, "B2": 1}
LIFTS_A1 = {"A1": {"from": 1, "to": 3}}


def held(after, *initiatives, forecast=None):
    """Hold a plan made on all ones against what came after."""
    old, new = (assess(framework(), assessment(scores)) for scores in (BEFORE, BEFORE | after))
    return deliveries(compare(old, new), plan(*initiatives), forecast or {})


def outcome(after, *, status=None, due=False, **keys):
    realised = {} if status is None else {"realised": {2025: {"status": status}}}
    one = initiative("one", **{"raises": LIFTS_A1, **realised, **keys})
    return held(after, one, forecast={"A1": Fraction(3)} if due else {}).initiatives[0].outcome


@pytest.mark.parametrize(
    ("status", "due", "reached", "expected"),
    [
        ("done", True, True, Outcome.DELIVERED),
        ("done", True, False, Outcome.WITHOUT_EFFECT),
        ("done", False, True, Outcome.DELIVERED),
        ("running", True, False, Outcome.LATE),
        ("running", False, False, Outcome.NOT_DUE),
        ("late", False, False, Outcome.LATE),
        ("stopped", True, True, Outcome.IMPROVED_WITHOUT_PLAN),
        (None, True, True, Outcome.DELIVERED),
        (None, True, False, Outcome.LATE),
        (None, False, True, Outcome.IMPROVED_WITHOUT_PLAN),
        (None, False, False, Outcome.NOT_DUE),
    ],
)
def test_realisation_says_whether_it_is_done_and_scores_whether_it_worked(
    status, due, reached, expected
) -> None:
    assert outcome({"A1": 3 if reached else 2}, status=status, due=due) is expected


def test_all_that_an_initiative_lifts_must_be_there() -> None:
    both = {"A1": {"from": 1, "to": 3}, "A2": {"from": 1, "to": 3}}

    assert outcome({"A1": 3, "A2": 2}, status="done", raises=both) is Outcome.WITHOUT_EFFECT


def test_effect_on_a_score_that_is_not_known_stays_open() -> None:
    assert outcome({"A1": "unknown"}, status="done") is Outcome.UNKNOWN
    assert outcome({"A1": "unknown"}, due=True) is Outcome.UNKNOWN


def test_initiative_that_lifts_nothing_is_delivered_once_it_is_done() -> None:
    assert outcome({}, status="done", raises={}) is Outcome.DELIVERED
    assert outcome({}, status="running", raises={}) is Outcome.NOT_DUE


def test_realisation_after_the_assessment_does_not_count_yet() -> None:
    later = {2024: {"status": "running", "spent": 5}, 2026: {"status": "done", "spent": 7}}

    found = held({"A1": 2}, initiative("one", raises=LIFTS_A1, realised=later)).initiatives[0]

    assert (found.outcome, found.year, found.spent) == (Outcome.NOT_DUE, 2024, 5)


def test_promised_index_is_held_against_the_one_reached() -> None:
    found = held({"A1": 3, "B1": 2}, initiative("one", raises=LIFTS_A1), forecast={"A1": Fraction(3)})

    assert (found.promised, found.reached) == (Fraction(3, 2), Fraction(7, 4))
    assert [row.id for row in found.unplanned] == ["B1"]
