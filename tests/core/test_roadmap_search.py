"""A plan too hard for one strategy: what the others find and prove."""

import random

import pytest
from builders import INDICATORS, TREE, drawn, gaps, plan, printed_by_two_orders

from smartplan.core.roadmap import make_roadmap
from smartplan.core.roadmap.nearby import Nearby

SHORT = 0.05


def made(limit=None):
    """Return the roadmap of thirty initiatives of which few can be paid."""
    draw = random.Random(1)
    scores = {id_: draw.randint(0, 2) for id_ in INDICATORS}
    wanted = plan(
        *(drawn(draw, number, scores) for number in range(30)),
        years=3,
        funds={"apbd": {str(year): draw.randint(600, 1200) for year in range(2026, 2029)}},
        agencies={"opd": {"title": "OPD", "capacity": 3}},
    )
    return make_roadmap(gaps(scores, of=TREE), wanted, limit=limit)


def closed(roadmap):
    return next(stage for stage in roadmap.stages if stage.name == "all")


@pytest.mark.parametrize("limit", [SHORT, 0.1])
def test_a_short_limit_leaves_the_best_between_what_is_reached_and_the_bound(limit):
    best, short = closed(made()), closed(made(limit))

    assert best.proved
    assert short.value <= best.value <= short.bound
    assert not short.proved or short.value == best.value


def test_a_short_limit_gives_the_same_roadmap_whatever_the_order_of_hashes():
    code = "from core.test_roadmap_search import SHORT, made; print(repr(made(SHORT).steps))"
    printed = printed_by_two_orders(code)

    assert len(printed) == 1


def freed(nearby, starts, times=8):
    return [nearby.free(starts) for _ in range(times)]


def test_the_same_jobs_are_freed_every_time():
    ids, groups = [f"i{number}" for number in range(40)], [("i1", "i2", "i3"), ("i3", "i4")]

    first, second = (freed(Nearby(groups, ids), {"i1": 0, "i2": 3}) for _ in range(2))

    assert first == second
    assert all(6 <= len(jobs) <= 7 for jobs in first)


def test_what_was_settled_lets_more_be_freed_and_never_all():
    nearby, ids = Nearby([], list("abcdefghij")), set("abcdefghij")
    sizes = []
    for _ in range(120):
        jobs = nearby.free({"a": 0})
        assert jobs < ids
        sizes.append(len(jobs))
        nearby.learn(settled=True)

    assert sizes[0] == 1
    assert sizes[-4:-2] == [9, 9]


def test_what_was_not_settled_lets_fewer_be_freed_but_one():
    nearby = Nearby([], list("abcdefghij"))
    for _ in range(40):
        assert nearby.free({})
        nearby.learn(settled=False)

    assert all(len(jobs) == 1 for jobs in freed(nearby, {}, times=1))
