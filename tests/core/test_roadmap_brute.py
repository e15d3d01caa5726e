"""The solver against a reference that tries every schedule of tiny plans, written without its code."""

import random
from fractions import Fraction
from itertools import product

import pytest
from builders import framework, gaps, indicator, initiative, node, plan

from smartplan.core.roadmap import make_roadmap

INDICATORS = ("A1", "A2", "B1")
WEIGHTS = {"A1": Fraction(1, 6), "A2": Fraction(1, 3), "B1": Fraction(1, 2)}
UNEVEN = framework(node("A", indicator("A1", 1), indicator("A2", 2)), node("B", indicator("B1")))
TARGET = 3


def drawn(seed):
    """Return scores and the keys of a plan, by a seed."""
    draw = random.Random(seed)
    scores = {id_: draw.randint(0, 2) for id_ in INDICATORS}
    count, quarters = draw.choice([(4, 4), (3, 8)])
    items = [drawn_initiative(draw, number, scores, quarters) for number in range(count)]
    years = range(2026, 2026 + quarters // 4 + 1)
    return scores, {
        "initiatives": items,
        "years": quarters // 4,
        "start": draw.choice(["2026Q1", "2026Q3"]),
        "funds": {"apbd": {str(year): draw.randint(0, 25) for year in years if draw.random() < 0.8}},
        "agencies": {"opd": {"title": "OPD", "capacity": draw.choice([1, 2])}},
        "priority": draw.choice([[], ["A"]]),
        "services": [
            {"id": "s", "title": "S", "agency": "opd", "status": draw.choice(["running", "stalled"])}
        ],
    }


def drawn_initiative(draw, number, scores, quarters):
    raises = {}
    for id_ in draw.sample(INDICATORS, draw.randint(0, 2)):
        low = scores[id_] + draw.choice([0, 0, 1])
        raises[id_] = {"from": low, "to": low + draw.randint(1, 2)}
    more = {"depends_on": [f"i{number - 1}"]} if number and draw.random() < 0.3 else {}
    if draw.random() < 0.2:
        more[draw.choice(["revives", "needs_service"])] = "s"
    if draw.random() < 0.2:
        more["earliest"] = f"2026Q{draw.randint(2, 4)}"
    if draw.random() < 0.2:
        more["latest"] = f"{2026 + quarters // 8}Q{draw.randint(2, 4)}"
    agency = draw.choice(["opd", "opd", "other"])
    cost, mandatory = draw.randint(0, 15), draw.random() < 0.15
    return initiative(
        f"i{number}",
        agency=agency,
        fund="apbd",
        cost=cost,
        duration=draw.randint(1, 3),
        raises=raises,
        mandatory=mandatory,
        **more,
    )


def best_of_all(scores, keys):
    """Return priority, all, cost and start of the best schedule; None where there is none."""
    items = keys["initiatives"]
    quarters = keys["years"] * 4
    choices = product(*([None, *range(quarters)] for _ in items))
    worths = [worth(scores, keys, starts) for starts in choices if fits(keys, starts)]
    return max(worths, default=None)


def year_of(keys, quarter):
    return 2026 + (int(keys["start"][-1]) - 1 + quarter) // 4


def fits(keys, starts):
    items, quarters = keys["initiatives"], keys["years"] * 4
    begin = {item["id"]: start for item, start in zip(items, starts, strict=True) if start is not None}
    end = {item["id"]: begin[item["id"]] + item["duration"] for item in items if item["id"] in begin}
    spent = {}
    for item in items:
        if item["id"] not in begin:
            if item["mandatory"]:
                return False
            continue
        here = begin[item["id"]]
        if end[item["id"]] > quarters or not in_time(keys, item, here) or not prepared(keys, item, here, end):
            return False
        base, rest = divmod(item["cost"], item["duration"])
        for place in range(item["duration"]):
            year = year_of(keys, here + place)
            spent[year] = spent.get(year, 0) + base + (place < rest)
    if any(amount > keys["funds"]["apbd"].get(str(year), 0) for year, amount in spent.items()):
        return False
    busy = [item["id"] for item in items if item["agency"] == "opd" and item["id"] in begin]
    most = max((sum(begin[i] <= q < end[i] for i in busy) for q in range(quarters)), default=0)
    return most <= keys["agencies"]["opd"]["capacity"]


def in_time(keys, item, here):
    def number(quarter):
        return int(quarter[:4]) * 4 + int(quarter[-1])

    first = number(keys["start"]) + here
    after_earliest = "earliest" not in item or first >= number(item["earliest"])
    return after_earliest and ("latest" not in item or first + item["duration"] - 1 <= number(item["latest"]))


def prepared(keys, item, here, end):
    if any(end.get(other, 99) > here for other in item.get("depends_on", [])):
        return False
    if "needs_service" not in item or keys["services"][0]["status"] == "running":
        return True
    revivers = [other["id"] for other in keys["initiatives"] if other.get("revives") == "s"]
    return any(end.get(other, 99) <= here for other in revivers)


def worth(scores, keys, starts):
    items, quarters = keys["initiatives"], keys["years"] * 4
    chosen = [(item, start) for item, start in zip(items, starts, strict=True) if start is not None]
    closed = dict.fromkeys(INDICATORS, Fraction(0))
    for quarter in range(quarters):
        ready = [item["raises"] for item, start in chosen if start + item["duration"] <= quarter]
        for id_ in INDICATORS:
            level = climb(scores[id_], [raises[id_] for raises in ready if id_ in raises])
            closed[id_] += WEIGHTS[id_] * (min(level, TARGET) - min(scores[id_], TARGET))
    first = closed["A1"] + closed["A2"] if keys["priority"] else 0
    cost, start = sum(item["cost"] for item, _ in chosen), sum(start for _, start in chosen)
    return first, sum(closed.values()), -cost, -start


def climb(level, effects):
    """Apply effects until nothing changes any more."""
    while True:
        higher = max((e["to"] for e in effects if e["from"] <= level), default=level)
        if higher <= level:
            return level
        level = higher


def solved(scores, keys):
    rest = {key: value for key, value in keys.items() if key != "initiatives"}
    roadmap = make_roadmap(gaps(scores, everywhere=TARGET, of=UNEVEN), plan(*keys["initiatives"], **rest))
    if roadmap.status == "infeasible":
        return None
    assert roadmap.status == "optimal"
    found = {stage.name: stage.value / stage.scale for stage in roadmap.stages}
    return found.get("priority", 0), found["all"], -found["cost"], -found["start"]


@pytest.mark.parametrize("seed", range(60))
def test_the_roadmap_is_as_good_as_the_best_of_all_schedules(seed):
    scores, keys = drawn(seed)

    assert solved(scores, keys) == best_of_all(scores, keys)
