"""A roadmap planned anew: what moved against the one that was kept, and why."""

from builders import gaps, initiative, plan

from smartplan.core.model import Quarter
from smartplan.core.roadmap import Kept, kept, make_roadmap, moves

LOW = {"A1": 0, "A2": 0, "B1": 0, "B2": 0}


def made(money):
    raises = {"a": ("A1", 4), "b": ("A2", 3), "c": ("B1", 2)}
    items = [
        initiative(id_, fund="apbd", cost=100, raises={ind: {"from": 0, "to": to}})
        for id_, (ind, to) in raises.items()
    ]
    funds = {"apbd": {str(2026 + place): amount for place, amount in enumerate(money)}}
    return make_roadmap(gaps(LOW), plan(*items, years=len(money), funds=funds))


def told(before, after):
    found = moves(kept(before), after)
    return {move.id: (move.turn, move.before, move.after, move.why.code) for move in found}


def test_nothing_moves_where_nothing_changed():
    assert told(made([100, 100]), made([100, 100])) == {}


def test_less_money_delays_and_drops_and_says_which_fund():
    assert told(made([200, 100]), made([100, 100])) == {
        "b": ("later", Quarter(2026, 1), Quarter(2027, 1), "fund-ceiling"),
        "c": ("leaves", Quarter(2027, 1), None, "out-of-money"),
    }


def test_a_cost_that_the_plan_says_otherwise_is_told_beside_the_starts():
    before = kept(made([100, 100]))
    dearer = Kept(before.starts, {**before.costs, "a": 90}, before.spent, before.index)

    (move,) = moves(dearer, made([100, 100]))

    assert (move.id, move.turn, move.before) == ("a", "cost", move.after)
    assert (move.why.code, move.why.values) == ("cost-changed", {"amount": 90, "need": 100})


def test_more_money_brings_forward_and_takes_in():
    assert told(made([100, 100]), made([200, 100])) == {
        "b": ("earlier", Quarter(2027, 1), Quarter(2026, 1), "closes-gap"),
        "c": ("joins", None, Quarter(2027, 1), "closes-gap"),
    }


def test_what_the_plan_no_longer_has_is_told_last():
    found = moves(Kept({"z": Quarter(2026, 2)}, {}, 0, None), made([300]))

    assert [(move.id, move.turn) for move in found] == [(id_, "joins") for id_ in "abc"] + [("z", "leaves")]
    assert found[-1].why.code == "not-in-plan"
