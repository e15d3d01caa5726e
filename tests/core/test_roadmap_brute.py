"""The solver against a reference that tries every schedule of tiny plans, written without its code."""

import random
from fractions import Fraction
from itertools import product

import pytest
from builders import framework, gaps, indicator, initiative, node, plan

from smartplan.core.roadmap import make_roadmap, solver

INDICATORS = ("A1", "A2", "B1")
WEIGHTS = {"A1": Fraction(1, 6), "A2": Fraction(1, 3), "B1": Fraction(1, 2)}
UNEVEN = framework(node("A", indicator("A1", 1), indicator("A2", 2)), node("B", indicator("B1")))
TARGET = 3


def drawn(seed, *, rich=False):
    """Return scores and the keys of a plan, by a seed; a rich one asks all that a plan can ask."""
    draw = random.Random(seed)
    scores = {id_: draw.randint(0, 2) for id_ in INDICATORS}
    count, quarters = draw.choice([(4, 4), (3, 8)])
    items = [drawn_initiative(draw, place, scores, quarters) for place in range(count)]
    years = range(2026, 2026 + quarters // 4 + 1)
    if rich:
        items = [{**item, **drawn_extras(draw, place)} for place, item in enumerate(items)]
    deadlines = {str(year): drawn_deadlines(draw, year) for year in years if draw.random() < 0.3}
    return scores, {
        "initiatives": items,
        "entry": {"apbd": deadlines if rich else {}},
        "quick_wins": {"within": draw.choice([3, 5])},
        "years": quarters // 4,
        "start": draw.choice(["2026Q1", "2026Q3"]),
        "funds": {"apbd": {str(year): draw.randint(0, 25) for year in years if draw.random() < 0.8}},
        "agencies": {"opd": {"title": "OPD", "capacity": draw.choice([1, 2])}},
        "priority": draw.choice([[], ["A"]]),
        "services": [
            {"id": "s", "title": "S", "agency": "opd", "status": draw.choice(["running", "stalled"])}
        ],
    }


def drawn_deadlines(draw, year):
    first = {"name": "APBD", "by": f"{year - 1}Q{draw.randint(1, 4)}"}
    second = {"name": "APBD Perubahan", "by": f"{year}Q2", "from": f"{year}Q3"}
    return [first, second][: draw.randint(1, 2)]


def drawn_extras(draw, place):
    extras = {
        "lag": draw.choice([0, 1]),
        "either_of": [f"i{draw.randrange(place)}"] if place else [],
        "ready": f"{draw.randint(2025, 2026)}Q{draw.randint(1, 4)}",
        "fixed": f"{draw.randint(2025, 2026)}Q{draw.randint(1, 4)}",
        "quick_win": True,
        "running_cost": draw.randint(1, 9),
        "profile": draw.choice(["front", [1, 2], [0, 1, 1]]),
    }
    rare = ("fixed", "either_of")
    return {key: value for key, value in extras.items() if draw.random() < (0.1 if key in rare else 0.3)}


def drawn_initiative(draw, place, scores, quarters):
    raises = {}
    for id_ in draw.sample(INDICATORS, draw.randint(0, 2)):
        low = scores[id_] + draw.choice([0, 0, 1])
        raises[id_] = {"from": low, "to": low + draw.randint(1, 2)}
    more = {"depends_on": [f"i{place - 1}"]} if place and draw.random() < 0.3 else {}
    if draw.random() < 0.2:
        more[draw.choice(["revives", "needs_service"])] = "s"
    if draw.random() < 0.2:
        more["earliest"] = f"2026Q{draw.randint(2, 4)}"
    if draw.random() < 0.2:
        more["latest"] = f"{2026 + quarters // 8}Q{draw.randint(2, 4)}"
    agency = draw.choice(["opd", "opd", "other"])
    cost, mandatory = draw.randint(0, 15), draw.random() < 0.15
    return initiative(
        f"i{place}",
        agency=agency,
        fund="apbd",
        cost=cost,
        duration=draw.randint(1, 3),
        raises=raises,
        mandatory=mandatory,
        **more,
    )


def count(quarter):
    """Return quarters since the year 0."""
    return int(quarter[:4]) * 4 + int(quarter[-1]) - 1


def best_of_all(scores, keys):
    """Return priority, all, cost and start of the best schedule; None where there is none."""
    first, quarters = count(keys["start"]), keys["years"] * 4
    choices = [
        [count(item["fixed"]) - first] if "fixed" in item else [None, *range(quarters)]
        for item in keys["initiatives"]
    ]
    worths = [worth(scores, keys, starts) for starts in product(*choices) if fits(keys, starts)]
    return max(worths, default=None)


def shares(profile, length):
    if profile == "even":
        return [1] * length
    if profile == "front":
        return [length - place for place in range(length)]
    fine = [share for share in profile for _ in range(length)]
    return [sum(fine[place * len(profile) : (place + 1) * len(profile)]) for place in range(length)]


def amounts(item):
    """Return what is paid in each quarter of work."""
    parts = shares(item.get("profile", "even"), item["duration"])
    whole = [int(item["cost"] * Fraction(part, sum(parts))) for part in parts]
    return [amount + (place < item["cost"] - sum(whole)) for place, amount in enumerate(whole)]


def payments(keys, item, start):
    """Return what is paid by quarter of the horizon; what falls before it does not count."""
    due = {start + place: amount for place, amount in enumerate(amounts(item))}
    base, rest = divmod(item.get("running_cost", 0), 4)
    for quarter in range(start + item["duration"], keys["years"] * 4):
        due[quarter] = base + ((count(keys["start"]) + quarter) % 4 < rest)
    return {quarter: amount for quarter, amount in due.items() if quarter >= 0}


def fits(keys, starts):
    items = keys["initiatives"]
    begin = {item["id"]: start for item, start in zip(items, starts, strict=True) if start is not None}
    if any(item["mandatory"] and item["id"] not in begin for item in items):
        return False
    inside = [item for item in items if item["id"] in begin]
    end = {item["id"]: begin[item["id"]] + item["duration"] for item in inside}
    return (
        all(in_time(keys, item, begin[item["id"]]) and prepared(keys, item, begin, end) for item in inside)
        and affordable(keys, [(item, begin[item["id"]]) for item in inside])
        and staffed(keys, [(begin[i["id"]], end[i["id"]]) for i in inside if i["agency"] == "opd"])
    )


def affordable(keys, inside):
    spent = {}
    for item, start in inside:
        for quarter, amount in payments(keys, item, start).items():
            year = str((count(keys["start"]) + quarter) // 4)
            spent[year] = spent.get(year, 0) + amount
    return all(amount <= keys["funds"]["apbd"].get(year, 0) for year, amount in spent.items())


def staffed(keys, spans):
    most = max((sum(a <= q < b for a, b in spans) for q in range(keys["years"] * 4)), default=0)
    return most <= keys["agencies"]["opd"]["capacity"]


def in_time(keys, item, here):
    first, after = count(keys["start"]), here + item["duration"]
    if "earliest" in item and first + here < count(item["earliest"]):
        return False
    if "latest" in item and first + after - 1 > count(item["latest"]):
        return False
    if item.get("quick_win") and after > keys["quick_wins"]["within"]:
        return False
    paid = [first + here + place for place, amount in enumerate(amounts(item)) if amount]
    free = "ready" not in item or "fixed" in item
    return after <= keys["years"] * 4 and (free or all(is_open(keys, item, quarter) for quarter in paid))


def is_open(keys, item, quarter):
    deadlines = keys["entry"]["apbd"].get(str(quarter // 4))
    return not deadlines or any(
        count(item["ready"]) <= count(one["by"]) and count(one.get("from", "0001Q1")) <= quarter
        for one in deadlines
    )


def prepared(keys, item, begin, end):
    here = max(begin[item["id"]], 0)
    waits = [max(end.get(other, 99), 0) + item.get("lag", 0) for other in item.get("depends_on", [])]
    if any(wait > here for wait in waits) or any(other in begin for other in item.get("either_of", [])):
        return False
    if "needs_service" not in item or keys["services"][0]["status"] == "running":
        return True
    revivers = [other["id"] for other in keys["initiatives"] if other.get("revives") == "s"]
    return any(max(end.get(other, 99), 0) <= here for other in revivers)


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
    cost = sum(sum(payments(keys, item, start).values()) for item, start in chosen)
    return first, sum(closed.values()), -cost, -sum(max(start, 0) for _, start in chosen)


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


@pytest.mark.parametrize("rich", [False, True])
@pytest.mark.parametrize("seed", range(40))
def test_the_roadmap_is_as_good_as_the_best_of_all_schedules(seed, rich):
    scores, keys = drawn(seed, rich=rich)

    assert solved(scores, keys) == best_of_all(scores, keys)


@pytest.mark.parametrize("rich", [False, True])
@pytest.mark.parametrize("seed", range(40))
def test_branch_and_cut_by_itself_is_as_good_as_the_best_of_all_schedules(seed, rich, monkeypatch):
    scores, keys = drawn(seed, rich=rich)
    monkeypatch.setattr(solver, "BRIEF", 0.0)

    assert solved(scores, keys) == best_of_all(scores, keys)
