"""Plans that can't be kept: what is in conflict, and that nothing more is named than needed."""

from builders import gaps, initiative, plan
from core.test_roadmap_brute import TARGET, UNEVEN, drawn

from smartplan.core.roadmap import make_roadmap

LOW = {"A1": 0, "A2": 0, "B1": 0, "B2": 0}
PLENTY = 10**9
MAX_YEARS = 10


def conflict(*initiatives, **keys):
    roadmap = make_roadmap(gaps(LOW), plan(*initiatives, **keys))
    assert roadmap.status == "infeasible"
    return {constraint.keys for constraint in roadmap.conflict}


def test_a_mandatory_cost_above_its_ceiling_names_both_by_their_place():
    dear = initiative("x", mandatory=True, fund="apbd", cost=100)

    assert conflict(dear, funds={"apbd": {"2026": 99}}) == {
        ("initiatives", 0, "mandatory"),
        ("funds", "apbd", "2026"),
        ("horizon", "years"),
    }


def test_two_that_do_not_fit_into_a_year_are_named_with_it():
    one, other = (initiative(id_, mandatory=True, fund="apbd", cost=60, latest="2026Q4") for id_ in "ab")

    assert conflict(one, other, years=2, funds={"apbd": {"2026": 100, "2027": 100}}) == {
        ("initiatives", 0, "mandatory"),
        ("initiatives", 0, "latest"),
        ("initiatives", 1, "mandatory"),
        ("initiatives", 1, "latest"),
        ("funds", "apbd", "2026"),
    }


def test_a_chain_that_is_longer_than_the_horizon_names_the_horizon():
    first = initiative("a", duration=3)
    second = initiative("b", duration=2, depends_on=["a"], mandatory=True)

    assert conflict(first, second) == {
        ("initiatives", 1, "mandatory"),
        ("initiatives", 1, "depends_on", 0),
        ("horizon", "years"),
    }


def test_people_are_named_where_they_are_what_is_short():
    two = [initiative(id_, duration=4, mandatory=True) for id_ in "ab"]

    assert ("agencies", "opd", "capacity") in conflict(
        *two, agencies={"opd": {"title": "OPD", "capacity": 1}}
    )


def test_a_service_that_nothing_revives_is_named():
    needy = initiative("x", mandatory=True, needs_service="s")
    service = {"id": "s", "title": "S", "agency": "opd", "status": "stalled"}

    assert conflict(needy, services=[service]) == {
        ("initiatives", 0, "mandatory"),
        ("initiatives", 0, "needs_service"),
    }


def test_an_infeasible_roadmap_selects_and_spends_nothing():
    dear = initiative("x", mandatory=True, fund="apbd", cost=100)

    roadmap = make_roadmap(gaps(LOW), plan(dear, initiative("y"), funds={"apbd": {}}))

    assert [step.why.code for step in roadmap.steps] == ["infeasible", "infeasible"]
    assert (roadmap.selected, roadmap.total_cost, roadmap.forecast) == ((), 0, ())
    assert roadmap.stages[0].value is None


def with_only(keys, demands):
    """Return the keys of a plan that asks of its must-haves nothing but these demands."""
    years = keys["years"] if ("horizon", "years") in demands else MAX_YEARS
    given = {
        year: amount for year, amount in keys["funds"]["apbd"].items() if ("funds", "apbd", year) in demands
    }
    span = [str(year) for year in range(2026, 2026 + years + 1)]
    last = 2026 + keys["years"] - (keys["start"] == "2026Q1")
    bare = ("funds", "apbd") in demands
    rest = {
        year: 0 if bare and int(year) <= last and year not in keys["funds"]["apbd"] else PLENTY
        for year in span
    }
    capacity = {} if ("agencies", "opd", "capacity") not in demands else keys["agencies"]["opd"]
    return {
        **keys,
        "years": years,
        "funds": {"apbd": {**rest, **given}},
        "agencies": {"opd": {"title": "OPD", **capacity}},
        "initiatives": [stripped(item, place, demands) for place, item in enumerate(keys["initiatives"])],
    }


def stripped(item, place, demands):
    asked = {name for kind, number, name, *_ in filter(lambda d: len(d) > 2, demands) if number == place}
    optional = ("earliest", "latest", "depends_on", "needs_service")
    kept = {key: value for key, value in item.items() if key not in optional or key in asked}
    return {**kept, "mandatory": "mandatory" in asked}


def feasible(keys):
    rest = {key: value for key, value in keys.items() if key != "initiatives"}
    scores = dict.fromkeys(("A1", "A2", "B1"), 0)
    found = make_roadmap(gaps(scores, everywhere=TARGET, of=UNEVEN), plan(*keys["initiatives"], **rest))
    return found.status != "infeasible", [constraint.keys for constraint in found.conflict]


def test_what_is_named_can_not_hold_and_with_any_one_dropped_the_rest_can():
    impossible = [keys for keys in (drawn(seed)[1] for seed in range(60)) if not feasible(keys)[0]]
    assert len(impossible) > 10

    for keys in impossible:
        named = feasible(keys)[1]
        assert not feasible(with_only(keys, named))[0]
        assert all(feasible(with_only(keys, [d for d in named if d != one]))[0] for one in named)
