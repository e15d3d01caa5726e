"""What one file can't know of another. Whole messages stand beside the bad files; here, what is no file's."""

from decimal import Decimal

import pytest
from builders import assessment, framework, indicator, initiative, node, plan

from smartplan.core.check import (
    check_assessment,
    check_crosswalk,
    check_effects,
    check_framework,
    check_pairing,
    check_plan,
    nearest,
)
from smartplan.core.model import Crosswalk
from smartplan.errors import Severity
from smartplan.write.problems import describe
from smartplan.write.words import Words

AGENCIES = {"opd": {"title": "OPD"}}


def crosswalk(*rows, **keys):
    """Return a crosswalk between two frameworks of two indicators, whole unless the test says otherwise."""
    whole = (row("N1", "O1"), row("N2", "O2"))
    written = {
        "schema": "smartplan/crosswalk/1",
        "old": "old",
        "new": "new",
        "title": "Old to new",
        "rows": list(rows or whole),
        **keys,
    }
    return Crosswalk.model_validate(written)


def row(ref, *ancestors, kind="same", **shares):
    """Return a row, as it is written; `shares` by ancestor, else 1 each."""
    written = [{"ref": id_, "share": shares.get(id_, 1)} for id_ in ancestors]
    return {"ref": ref, "kind": kind, "ancestors": written, "standing": "ours"}


OLD = framework(indicator("O1"), indicator("O2"), id="old")
NEW = framework(indicator("N1"), indicator("N2"), id="new")
FINER = framework(indicator("N1"), indicator("N2"), id="new", scale={"min": 1, "max": 5})
UP = [{"old": 0, "new": 1}, {"old": 4, "new": 5}]


def found(problems):
    return [(problem.code, problem.keys) for problem in problems]


def test_a_whole_crosswalk_has_no_problem():
    assert check_crosswalk(crosswalk(), OLD, NEW) == []


@pytest.mark.parametrize(
    ("wrong", "new", "expected"),
    [
        (crosswalk(new="newer"), NEW, ("crosswalk-for-others", ("new",))),
        (
            crosswalk(row("N1", "O1"), row("N1", "O2"), row("N2", kind="new")),
            NEW,
            ("duplicate-row", ("rows", 1, "ref")),
        ),
        (
            crosswalk(row("N1", "O1"), dropped=[{"ref": "O2", "standing": "ours"}]),
            NEW,
            ("row-missing", ("rows",)),
        ),
        (crosswalk(row("N1", "O1"), row("N2")), NEW, ("ancestors-do-not-fit", ("rows", 1, "kind"))),
        (
            crosswalk(row("N1", "O1"), row("N2", "O2", kind="new")),
            NEW,
            ("ancestors-do-not-fit", ("rows", 1, "kind")),
        ),
        (
            crosswalk(row("N1", "O1"), row("N2", "O9")),
            NEW,
            ("unknown-item", ("rows", 1, "ancestors", 0, "ref")),
        ),
        (crosswalk(row("N1", "O1"), row("N9", "O2")), NEW, ("unknown-item", ("rows", 1, "ref"))),
        (
            crosswalk(dropped=[{"ref": "O2", "standing": "ours"}]),
            NEW,
            ("dropped-and-used", ("dropped", 0, "ref")),
        ),
        (
            crosswalk(dropped=[{"ref": "O9", "standing": "ours"}]),
            NEW,
            ("unknown-item", ("dropped", 0, "ref")),
        ),
        (crosswalk(row("N1", "O1"), row("N2", kind="new")), NEW, ("old-indicator-forgotten", ("rows",))),
        (crosswalk(), FINER, ("levels-missing", ())),
        (crosswalk(levels=UP[::-1]), FINER, ("levels-not-ascending", ("levels", 1))),
        (crosswalk(levels=UP[:1]), FINER, ("levels-incomplete", ("levels",))),
        (
            crosswalk(levels=[{"old": 0, "new": 0}, UP[1]]),
            FINER,
            ("level-outside-scale", ("levels", 0, "new")),
        ),
    ],
)
def test_a_crosswalk_says_once_what_becomes_of_every_indicator(wrong, new, expected):
    problems = check_crosswalk(wrong, OLD, new)

    assert expected in found(problems)
    assert all(describe(problem, Words("en"))[0] for problem in problems)


def test_shares_of_a_row_sum_to_one_exactly():
    halves = crosswalk(row("N1", "O1", "O2", O1=0, O2=1), row("N2", kind="new"))
    more = crosswalk(row("N1", "O1", "O2"), row("N2", kind="new"))

    assert check_crosswalk(halves, OLD, NEW) == []
    assert found(check_crosswalk(more, OLD, NEW)) == [("shares-do-not-sum", ("rows", 0, "ancestors"))]


def test_every_sibling_weight_may_be_anything_but_all_of_them_zero():
    tree = (node("A", indicator("A1", weight=0), indicator("A2", weight=0)), indicator("B", weight=7))

    assert found(check_framework(framework(*tree))) == [("weights-all-zero", ("tree", 0))]


@pytest.mark.parametrize(("stated", "codes"), [(2, []), ("2.01", []), ("2.011", ["weights-do-not-sum"])])
def test_weights_may_miss_the_stated_sum_by_a_hundredth(stated, codes):
    problems = check_framework(framework(indicator("A"), indicator("B"), weights_sum=Decimal(stated)))

    assert [problem.code for problem in problems] == codes
    assert all(problem.severity is Severity.WARNING for problem in problems)


def test_an_id_is_given_once_in_the_whole_tree():
    tree = (node("A", indicator("X")), node("B", node("C", indicator("X"))))

    expected = ("tree", 1, "children", 0, "children", 0, "id")
    assert found(check_framework(framework(*tree))) == [("duplicate-id", expected)]


def test_raw_values_need_not_lie_on_the_scale():
    measure = indicator("M", kind="measure", goalposts={"min": 0, "max": 100})

    assert check_assessment(assessment({"M": 250}), framework(measure)) == []


def test_a_published_mean_of_a_node_need_not_be_a_level():
    assert check_assessment(assessment({"A": Decimal("2.59")}), framework()) == []


def test_every_track_and_assessor_is_held_to_the_scale():
    scores = {"A1": {"self": 5, "verified": -1}, "A2": {"assessors": {"a": 4, "b": 6}}}

    assert found(check_assessment(assessment(scores), framework())) == [
        ("level-out-of-scale", ("scores", "A1", "self")),
        ("level-out-of-scale", ("scores", "A1", "verified")),
        ("level-out-of-scale", ("scores", "A2", "assessors", "b")),
    ]


def test_an_indicator_is_held_to_its_own_scale():
    own = indicator("A", scale={"min": 0, "max": 10})

    assert check_assessment(assessment({"A": 10, "B": 3}), framework(own, indicator("B"))) == []


def test_a_node_scored_above_its_scored_grandchild_is_scored_twice():
    tree = (node("A", node("B", indicator("C"), indicator("D"))),)

    [problem] = check_assessment(assessment({"A": 3, "C": 1}), framework(*tree))

    assert (problem.code, problem.values["below"]) == ("scored-twice", ("C",))


def test_suggestions_stop_where_everything_is_unknown():
    strangers = dict.fromkeys(("A11", *(f"X{number}" for number in range(98)), "A12"), 1)

    problems = check_assessment(assessment(strangers), framework())

    assert len(problems) == 100
    assert problems[0].values["suggestion"] == "A1"
    assert problems[-1].values["suggestion"] is None


def test_a_whole_plan_has_no_problem():
    first = initiative("one", cost=5, fund="apbd", raises={"A1": {"from": 1, "to": 3}})
    late = {"earliest": "2026Q2", "latest": "2026Q2"}
    second = initiative("two", depends_on=["one"], mandatory=True, dimension="A", **late)
    whole = plan(first, second, agencies=AGENCIES, funds={"apbd": {"2026": 5}}, priority=["B"])

    assert check_plan(whole, framework()) == []


def test_an_initiative_that_waits_for_itself_is_a_ring_of_one():
    ring = plan(initiative("one", depends_on=["one"]), agencies=AGENCIES)

    [problem] = check_plan(ring, framework())

    assert problem.values["cycle"] == "one -> one"


def test_a_ring_is_named_from_the_initiative_that_the_file_names_first():
    waits = {"tail": "b", "a": "b", "b": "c", "c": "a"}
    initiatives = [initiative(id_, depends_on=[other], mandatory=True) for id_, other in waits.items()]

    [problem] = check_plan(plan(*initiatives, agencies=AGENCIES), framework())

    assert problem.values["cycle"] == "a -> b -> c -> a"
    assert problem.keys == ("initiatives", 1, "depends_on")


def test_a_cycle_through_an_id_that_is_given_twice_is_only_a_consequence():
    items = [initiative("a", depends_on=["b"]), initiative("b"), initiative("b", depends_on=["a"])]

    problems = check_plan(plan(*items, agencies=AGENCIES), framework())

    assert [p for p in found(problems) if p[0] != "initiative-raises-nothing"] == [
        ("duplicate-id", ("initiatives", 2, "id"))
    ]


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ({"cost": 1}, (2026, 2027, 2029)),
        ({"cost": 1, "earliest": "2027Q1"}, (2027, 2029)),
        ({"cost": 1, "latest": "2026Q3"}, (2026,)),
        ({"cost": 1, "fixed": "2024Q1", "duration": 12}, (2026,)),
        ({"running_cost": 1, "fixed": "2027Q4"}, (2027, 2029)),
        ({"cost": 0}, ()),
    ],
)
def test_a_ceiling_is_missed_only_in_years_in_which_something_could_be_paid(keys, expected):
    item = initiative("a", fund="apbd", mandatory=True, **keys)
    written = plan(item, years=4, agencies=AGENCIES, funds={"apbd": {"2028": 5}})
    missed = [p.values["years"] for p in check_plan(written, framework()) if p.code == "ceiling-missing"]

    assert missed == ([expected] if expected else [])


def test_what_somebody_needs_or_demands_may_raise_nothing_and_all_else_is_warned_of():
    ways = ({"mandatory": True}, {"quick_win": True}, {"fixed": "2026Q1"}, {"revives": "s"}, {})
    items = [initiative(f"i{place}", **way) for place, way in enumerate(ways)]
    service = {"id": "s", "title": "S", "agency": "opd", "status": "stalled"}

    [problem] = check_plan(plan(*items, agencies=AGENCIES, services=[service]), framework())

    assert (problem.code, problem.severity, problem.values["id"]) == (
        "initiative-raises-nothing",
        "warning",
        "i4",
    )


def odd_effects(raises, scores, **keys):
    odd = plan(initiative("low", raises={"A1": {"from": 0, "to": 2}}), initiative("x", raises=raises, **keys))
    problems = check_effects(odd, assessment(scores), framework())
    return [(problem.code, problem.values["id"]) for problem in problems if problem.values["id"] == "x"]


def test_an_effect_is_warned_of_only_where_the_scores_say_that_it_can_not_count():
    far, there = {"A1": {"from": 3, "to": 4}}, {"A1": {"from": 0, "to": 1}}

    assert odd_effects(far, {"A1": 1}) == [("effect-out-of-reach", "x")]
    assert odd_effects({"A1": {"from": 2, "to": 4}}, {"A1": 1}) == []
    assert odd_effects(there, {"A1": 1}) == [("effect-already-there", "x")]
    assert odd_effects(there, {"A1": 1}, realised={"2025": {"status": "done"}}) == []
    assert odd_effects(far, {"A1": "unknown"}) == []
    assert odd_effects(there, {"A1": {"self": 3, "verified": 0, "reason": "r"}}) == []


def test_an_effect_on_a_raw_value_need_not_lie_on_the_scale():
    measure = indicator("M", kind="measure", goalposts={"min": 0, "max": 100})
    raised = initiative("one", raises={"M": {"from": 40, "to": 90}})

    assert check_plan(plan(raised, agencies=AGENCIES), framework(measure)) == []


def test_an_effect_beyond_the_scale_is_refused():
    raised = initiative("one", raises={"A1": {"from": 3, "to": 9}})

    expected = [("level-out-of-scale", ("initiatives", 0, "raises", "A1", "to"))]
    assert found(check_plan(plan(raised, agencies=AGENCIES), framework())) == expected


def test_services_need_an_agency_and_indicators_that_exist():
    service = {"id": "s", "title": "S", "agency": "gone", "status": "running", "indicators": ["Z9"]}

    problems = check_plan(
        plan(services=[service, {**service, "agency": "opd", "indicators": []}]), framework()
    )

    assert sorted(found(problems)) == [
        ("duplicate-id", ("services", 1, "id")),
        ("unknown-agency", ("services", 0, "agency")),
        ("unknown-agency", ("services", 1, "agency")),
        ("unknown-indicator", ("services", 0, "indicators", 0)),
    ]


def test_a_plan_pairs_with_its_city_whatever_the_case_of_the_name():
    same = plan(city={"name": "KOTA UJI"})

    assert check_pairing(same, framework(), assessment({}), framework()) == []


def test_the_nearest_word_ignores_case_and_gives_up_on_what_is_far():
    assert nearest("i01", ["I01", "I02"]) == "I01"
    assert nearest("xyz", ["I01", "I02"]) is None
    assert nearest("I" * 500, ["I01"]) is None
    assert nearest(3, ["3"]) is None
