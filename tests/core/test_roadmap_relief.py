"""The cheapest ways out of an impossible plan: as little as will do, and no less."""

from builders import gaps, initiative, plan
from core.test_roadmap_brute import TARGET, UNEVEN, drawn

from smartplan.core.roadmap import make_roadmap, reliefs_of

LOW = {"A1": 0, "A2": 0, "B1": 0, "B2": 0}


def eased(*initiatives, **keys):
    roadmap = make_roadmap(gaps(LOW), plan(*initiatives, **keys))
    return [{one.constraint.keys: one.more for one in relief.eased} for relief in reliefs_of(roadmap)]


def must(id_, **keys):
    return initiative(id_, mandatory=True, **keys)


def test_the_least_more_money_is_named_by_fund_and_year():
    ways = eased(must("x", fund="apbd", cost=100), years=2, funds={"apbd": {"2026": 70, "2027": 90}})

    assert ways == [{("funds", "apbd", "2027"): 10}, {("initiatives", 0, "mandatory"): None}]


def test_a_deadline_is_eased_by_the_quarters_that_are_missing():
    ways = eased(must("x", duration=3, earliest="2026Q2", latest="2026Q3"), years=2)

    assert ways == [
        {("initiatives", 0, "mandatory"): None},
        {("initiatives", 0, "earliest"): None},
        {("initiatives", 0, "latest"): 1},
    ]


def test_a_horizon_is_eased_by_quarters_and_an_agency_by_how_many_it_runs():
    ways = eased(
        must("a", duration=3), must("b", duration=3), agencies={"opd": {"title": "OPD", "capacity": 1}}
    )

    assert {("horizon", "years"): 2} in ways
    assert {("agencies", "opd", "capacity"): 1} in ways


def test_money_may_be_short_in_several_funds_at_once():
    ways = eased(
        must("x", fund="apbd", cost=100),
        must("y", fund="csr", cost=50),
        funds={"apbd": {"2026": 70}, "csr": {"2026": 20}},
    )

    assert ways == [{("funds", "apbd", "2026"): 30, ("funds", "csr", "2026"): 30}]


def test_more_years_help_where_the_plan_has_money_for_them():
    ways = eased(must("x", fund="apbd", cost=100), funds={"apbd": {"2026": 70, "2027": 100}})

    assert {("horizon", "years"): 1} in ways


def test_a_plan_that_fits_needs_no_relief():
    assert eased(must("x")) == []


def test_more_money_as_named_makes_the_plan_fit_and_a_rupiah_less_does_not():
    tried = 0
    for seed in range(80):
        scores, keys = drawn(seed)
        roadmap = roadmap_of(scores, keys)
        money = [
            relief
            for relief in reliefs_of(roadmap)
            if ("fund" in {one.constraint.kind for one in relief.eased})
        ]
        for relief in money:
            tried += 1
            assert roadmap_of(scores, richer(keys, relief, 0)).status == "optimal"
            assert roadmap_of(scores, richer(keys, relief, 1)).status == "infeasible"
    assert tried > 5


def roadmap_of(scores, keys):
    rest = {key: value for key, value in keys.items() if key != "initiatives"}
    return make_roadmap(gaps(scores, everywhere=TARGET, of=UNEVEN), plan(*keys["initiatives"], **rest))


def richer(keys, relief, less):
    """Return the plan with the money that is named, and one rupiah less of the first of it."""
    more = {str(one.constraint.values["year"]): one.more for one in relief.eased}
    more[min(more)] -= less
    before = keys["funds"]["apbd"]
    return {
        **keys,
        "funds": {"apbd": {**before, **{year: before.get(year, 0) + more[year] for year in more}}},
    }
