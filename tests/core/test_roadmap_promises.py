"""What holds for every roadmap: limits kept, more money never worse, the same answer every time."""

import random

import pytest
from builders import INDICATORS, TREE, drawn, gaps, plan, printed_by_two_orders

from smartplan.core.roadmap import make_roadmap, solver

YEARS = range(2026, 2029)


def made(seed, more=1.0, **options):
    """Return the roadmap of a plan of fourteen initiatives, drawn by a seed, with so much of its money."""
    draw = random.Random(seed)
    scores = {id_: draw.randint(0, 2) for id_ in INDICATORS}
    items = [drawn(draw, number, scores) for number in range(14)]
    budget = {str(year): int(draw.randint(200, 900) * more) for year in YEARS}
    wanted = plan(
        *items,
        years=3,
        funds={"apbd": budget},
        agencies={"opd": {"title": "OPD", "capacity": 2}},
        priority=["B"],
    )
    return make_roadmap(gaps(scores, of=TREE), wanted, **options)


@pytest.mark.parametrize("seed", range(6))
def test_no_ceiling_and_no_capacity_is_ever_exceeded(seed):
    roadmap = made(seed)

    assert all(row.spent <= row.ceiling for row in roadmap.budget)
    running = [
        (step.start.index, step.finish.index) for step in roadmap.selected if step.initiative.agency == "opd"
    ]
    assert all(sum(a <= quarter <= b for a, b in running) <= 2 for quarter, _ in running)


@pytest.mark.parametrize("seed", range(6))
def test_what_an_initiative_pays_by_year_sums_to_its_cost(seed):
    roadmap = made(seed)

    assert all(sum(step.spending.values()) == step.initiative.cost for step in roadmap.selected)
    assert sum(row.spent for row in roadmap.budget) == roadmap.total_cost


@pytest.mark.parametrize("seed", range(4))
def test_more_money_never_closes_less(seed):
    less, more = made(seed), made(seed, more=1.3)

    values = [{stage.name: stage.value for stage in roadmap.stages} for roadmap in (less, more)]
    assert less.status == more.status == "optimal"
    assert values[1]["priority"] >= values[0]["priority"]
    assert values[1]["priority"] > values[0]["priority"] or values[1]["all"] >= values[0]["all"]


@pytest.mark.parametrize("seed", range(6))
def test_every_choice_has_a_settled_reason(seed):
    roadmap = made(seed)

    assert all(step.why.code != "not-settled" for step in roadmap.steps)
    assert all((step.earlier is not None) == step.selected for step in roadmap.steps)
    assert all(step.earlier.code != "not-settled" for step in roadmap.selected)


def test_a_limit_that_is_too_short_says_feasible_and_keeps_the_bound():
    roadmap = made(3, limit=1e-6)

    assert roadmap.status in {"feasible", "unsettled"}
    unproved = [stage for stage in roadmap.stages if not stage.proved]
    assert unproved
    assert all(stage.bound is None or stage.bound >= stage.value for stage in unproved if stage.name == "all")
    assert all(stage.bound != 0 for stage in unproved if stage.name == "cost")


def test_whoever_waits_is_told_of_an_aim_what_is_reached_and_what_may_be(monkeypatch):
    monkeypatch.setattr(solver, "BRIEF", 0.0)
    told = []

    roadmap = made(3, tell=told.append)

    best = {stage.name: stage.value for stage in roadmap.stages}
    assert {stage.name for stage in told} >= {"all"}
    assert all(not stage.proved and stage.value <= best["all"] for stage in told if stage.name == "all")
    assert all(stage.bound is None or stage.bound >= best["all"] for stage in told if stage.name == "all")


def test_the_same_plan_gives_the_same_roadmap():
    assert made(1) == made(1)


def test_the_order_of_hashes_changes_nothing():
    code = "from core.test_roadmap_promises import made; print(repr(made(2)))"
    printed = printed_by_two_orders(code)

    assert len(printed) == 1
    assert "Roadmap(" in printed.pop()
