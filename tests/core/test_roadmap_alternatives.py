"""Why and why not by asking again: what it would cost to have one initiative in, out, or earlier."""

from dataclasses import replace
from fractions import Fraction

from builders import gaps, initiative, plan

from smartplan.core.roadmap import alternatives_to, make_roadmap

LOW = {"A1": 0, "A2": 0, "B1": 0, "B2": 0}


def lifts(id_, to, from_=0):
    return {id_: {"from": from_, "to": to}}


def paid(id_, cost, **keys):
    return initiative(id_, fund="apbd", cost=cost, **keys)


def asked(id_, *initiatives, **keys):
    roadmap = make_roadmap(gaps(LOW), plan(*initiatives, **keys))
    return {answer.question: answer for answer in alternatives_to(roadmap, id_)}


SMALL_AND_BIG = (paid("small", 100, raises=lifts("A1", 1)), paid("big", 100, raises=lifts("A2", 3)))


def test_what_is_out_says_what_it_would_push_out_and_what_that_loses():
    answer = asked("small", *SMALL_AND_BIG, funds={"apbd": {"2026": 150}})["with"]

    assert answer.possible
    assert (answer.joins, answer.leaves) == (("small",), ("big",))
    assert answer.price.name == "all"
    assert answer.price.low == answer.price.high == Fraction(1, 4) * (3 - 1) * 3


def test_what_is_in_says_what_is_lost_without_it():
    answer = asked("big", *SMALL_AND_BIG, funds={"apbd": {"2026": 150}})["without"]

    assert (answer.joins, answer.leaves) == (("small",), ("big",))
    assert answer.price.low == Fraction(1, 4) * (3 - 1) * 3


def test_what_starts_with_the_horizon_can_not_be_asked_to_start_earlier():
    assert set(asked("big", *SMALL_AND_BIG, funds={"apbd": {"2026": 150}})) == {"without"}


def test_starting_earlier_prices_what_another_would_lose():
    two = (
        initiative("a", duration=1, raises=lifts("A1", 4)),
        initiative("b", duration=1, raises=lifts("A2", 3)),
    )

    answer = asked("b", *two, agencies={"opd": {"title": "OPD", "capacity": 1}})["earlier"]

    assert answer.possible
    assert (answer.joins, answer.leaves) == ((), ())
    assert answer.price.low == Fraction(1, 4) * (4 - 3)


def test_what_can_never_be_names_the_demands_against_it():
    dear = paid("x", 100, raises=lifts("A1", 4))

    answer = asked("x", dear, funds={"apbd": {"2026": 99}})["with"]

    assert answer.possible is False
    assert {constraint.keys for constraint in answer.conflict} == {
        ("funds", "apbd", "2026"),
        ("horizon", "years"),
    }


def test_a_must_have_can_not_be_left_out():
    answer = asked("x", initiative("x", mandatory=True))["without"]

    assert answer.possible is False
    assert [constraint.kind for constraint in answer.conflict] == ["mandatory"]


def test_an_equal_alternative_differs_in_the_tie_break_alone():
    twins = [initiative(id_, raises=lifts("A1", 2)) for id_ in "ab"]

    assert asked("b", *twins)["with"].price.name == "ids"


def test_a_roadmap_without_a_schedule_has_no_alternatives():
    assert asked("x", paid("x", 1, mandatory=True), funds={"apbd": {}}) == {}


def test_what_the_limit_leaves_open_is_an_interval():
    many = [
        paid(f"i{k:02}", 90 + k, duration=1 + k % 3, raises=lifts(("A1", "A2", "B1", "B2")[k % 4], 1 + k % 4))
        for k in range(12)
    ]
    roadmap = make_roadmap(gaps(LOW), plan(*many, years=2, funds={"apbd": {"2026": 300, "2027": 300}}))
    left_out = next(step.id for step in roadmap.steps if not step.selected)

    (answer,) = alternatives_to(roadmap, left_out, limit=1e-6)
    (settled,) = alternatives_to(roadmap, left_out)

    # The roadmap is proved, so that what is forced can't gain, however little of it was found out.
    assert settled.price.low == settled.price.high
    assert answer.possible in {True, None}
    if answer.price is not None:
        assert 0 <= answer.price.low <= settled.price.low <= answer.price.high


def test_of_a_roadmap_without_bounds_no_price_is_told_as_known():
    roadmap = make_roadmap(gaps(LOW), plan(*SMALL_AND_BIG, funds={"apbd": {"2026": 150}}))
    unbound = tuple(replace(stage, bound=None, proved=False) for stage in roadmap.stages)

    (answer,) = alternatives_to(replace(roadmap, stages=unbound, status="feasible"), "big")

    assert (answer.price.name, answer.price.low, answer.price.high) == ("all", Fraction(1, 4) * 2 * 3, None)
