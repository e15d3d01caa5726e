"""A roadmap planned anew: what moved against the one that was kept, and why."""

from dataclasses import replace

from builders import gaps, initiative, plan

from smartplan.core.model import Initiative, Quarter
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
    dearer = replace(before, costs={**before.costs, "a": 90})

    (move,) = moves(dearer, made([100, 100]))

    assert (move.id, move.turn, move.before) == ("a", "cost", move.after)
    assert (move.why.code, move.why.values) == ("cost-changed", {"amount": 90, "need": 100})


def test_more_money_brings_forward_and_takes_in():
    assert told(made([100, 100]), made([200, 100])) == {
        "b": ("earlier", Quarter(2027, 1), Quarter(2026, 1), "ceiling-raised"),
        "c": ("joins", None, Quarter(2027, 1), "closes-gap"),
    }


def test_what_the_plan_no_longer_has_is_told_last():
    found = moves(Kept({"z": Quarter(2026, 2)}, {}, 0, None, {}, {}), made([300]))

    assert [(move.id, move.turn) for move in found] == [(id_, "joins") for id_ in "abc"] + [("z", "leaves")]
    assert found[-1].why.code == "not-in-plan"


def at(**starts):
    """Return quarters of 2026 by id, from 1."""
    return {id_: Quarter(2026, 1).plus(quarter - 1) for id_, quarter in starts.items()}


def earlier(before, after):
    """Return the reason of each initiative that is earlier than it was kept."""
    return {m.id: (m.why.code, m.why.values) for m in moves(before, after) if m.turn == "earlier"}


def lifting(id_, indicator, **keys):
    return initiative(id_, raises={indicator: {"from": 0, "to": 4}}, **keys)


def test_an_earlier_start_names_who_left_the_money_of_the_year():
    paid = {"fund": "apbd", "cost": 100, "duration": 1}
    wanted = plan(
        lifting("a", "A1", **paid),
        lifting("b", "A2", **paid),
        funds={"apbd": {"2026": 100, "2027": 0}},
        years=2,
    )
    after = make_roadmap(gaps(LOW), wanted)
    before = replace(kept(after), starts={"b": Quarter(2026, 1), "a": Quarter(2027, 1)})
    before = replace(before, ceilings={"apbd": {2026: 100, 2027: 100}}, items={"b": wanted.initiatives[1]})

    code, values = earlier(before, after)["a"]

    assert (code, values["year"], values["left"], values["freed"]) == ("room-in-fund", 2026, 0, ["b"])


def test_an_earlier_start_names_who_left_the_agency_even_where_the_plan_no_longer_has_it():
    agencies = {"opd": {"title": "OPD", "capacity": 1}}
    after = make_roadmap(gaps(LOW), plan(lifting("a", "A1", duration=2), agencies=agencies, years=1))
    old = Initiative.model_validate(lifting("old", "A2", duration=2))
    before = replace(kept(after), starts=at(old=1, a=3), items={"old": old})

    code, values = earlier(before, after)["a"]

    assert code == "room-at-agency"
    assert (values["quarter"], values["running"], values["freed"]) == (Quarter(2026, 1), ["old"], ["old"])


def test_an_earlier_start_names_the_predecessor_that_is_done_sooner():
    items = [initiative("first", duration=1), lifting("next", "A1", duration=1, depends_on=["first"])]
    after = make_roadmap(gaps(LOW), plan(*items, years=1))
    before = replace(kept(after), starts=at(first=2, next=3))

    code, values = earlier(before, after)["next"]

    assert (code, values["on"]) == ("predecessor-sooner", "first")
    assert (values["before"], values["finish"]) == (Quarter(2026, 2), Quarter(2026, 1))


def test_where_nothing_held_it_back_or_the_horizon_moved_on_it_is_not_settled():
    after = make_roadmap(gaps(LOW), plan(lifting("a", "A1"), lifting("b", "A2"), years=1))
    late = replace(kept(after), starts=at(a=3, b=1))
    rolled = replace(kept(after), starts={**at(a=3), "b": Quarter(2025, 1)})

    assert earlier(late, after)["a"][0] == "room-not-settled"
    assert earlier(rolled, after)["a"][0] == "room-not-settled"


def test_what_costs_less_than_then_leaves_the_money():
    after = make_roadmap(
        gaps(LOW),
        plan(
            lifting("a", "A1", fund="apbd", cost=60),
            lifting("b", "A2", fund="apbd", cost=40),
            funds={"apbd": {"2026": 100, "2027": 100}},
            years=2,
        ),
    )
    starts = {"a": Quarter(2026, 1), "b": Quarter(2027, 1)}
    before = replace(kept(after), starts=starts, costs={"a": 100, "b": 40})

    code, values = earlier(before, after)["b"]

    assert (code, values["freed"]) == ("room-in-fund", ["a"])


def reasons(before, after):
    """Return the codes of all reasons by initiative."""
    return {move.id: [reason.code for reason in move.reasons] for move in moves(before, after)}


def test_every_ceiling_and_agency_that_gave_room_is_named():
    def made_with(money, people):
        items = [
            lifting("a", "A1", fund="apbd", cost=100),
            initiative("b", fund="apbd", cost=100, raises={"A2": {"from": 0, "to": 3}}),
        ]
        agencies = {"opd": {"title": "OPD", **({"capacity": people} if people else {})}}
        return make_roadmap(
            gaps(LOW), plan(*items, agencies=agencies, funds={"apbd": {"2026": money, "2027": 100}}, years=2)
        )

    scarce = made_with(100, 1)

    assert reasons(kept(scarce), made_with(200, 2)) == {"b": ["ceiling-raised", "capacity-raised"]}
    assert reasons(kept(scarce), made_with(200, None)) == {"b": ["ceiling-raised", "capacity-unlimited"]}
    assert reasons(kept(made_with(200, 2)), scarce) == {
        "b": ["fund-ceiling", "ceiling-lowered", "capacity-lowered"]
    }
    assert reasons(kept(made_with(200, None)), scarce)["b"][-1] == "capacity-limited"


def test_what_joins_names_the_money_that_it_found_or_that_the_plan_did_not_have_it():
    poor, rich = made([100]), made([200])
    assert reasons(kept(poor), rich) == {"b": ["closes-gap", "ceiling-raised"]}
    assert reasons(kept(rich), poor) == {"b": ["out-of-money", "ceiling-lowered"]}

    fewer = replace(kept(rich), starts={"a": Quarter(2026, 1)}, costs={"a": 100, "c": 100})
    assert reasons(fewer, rich) == {"b": ["closes-gap", "new-in-plan"]}


def test_a_predecessor_that_the_plan_has_shortened_was_to_be_finished_later():
    items = [initiative("first", duration=1), lifting("next", "A1", duration=1, depends_on=["first"])]
    after = make_roadmap(gaps(LOW), plan(*items, years=1))
    longer = Initiative.model_validate(initiative("first", duration=2))
    before = replace(kept(after), starts=at(first=1, next=3), items={"first": longer})

    code, values = earlier(before, after)["next"]

    assert (code, values["before"]) == ("predecessor-sooner", Quarter(2026, 2))
