"""The city's own process: services that don't run, who takes part, what is due, what was signed."""

import datetime as dt
from decimal import Decimal
from fractions import Fraction

import pytest
from builders import assessment, framework, initiative, plan

from smartplan.core.gaps import Target, find_gaps
from smartplan.core.process import standing_of
from smartplan.core.process.adoption import digests_of, signed_by
from smartplan.core.process.due import dates_of, follow_ups, late_initiatives, unreported
from smartplan.core.process.integration import State, integration_of
from smartplan.core.process.wins import cheapest, wins_of
from smartplan.core.scores import assess

TODAY = dt.date(2026, 7, 1)
SCORES = {"A1": 1, "A2": {"score": 2, "agency": "dinas"}, "B1": 0, "B2": "unknown"}
AGENCIES = {"opd": {"title": "OPD"}, "dinas": {"title": "Dinas"}}


def gaps_of(scores=SCORES, **keys):
    return find_gaps(assess(framework(), assessment(scores, **keys)), Target(everywhere=Fraction(4)))


def service(id_, status, *joined, indicators=()):
    return {
        "id": id_, "title": id_, "agency": "opd", "status": status,
        "integrates_with": list(joined), "indicators": list(indicators),
    }  # fmt: skip


def city(*initiatives, scores=SCORES, notes=None, **keys):
    """Return where a city stands whose plan has these initiatives."""
    written = {"scores": scores, **({"notes": notes} if notes else {})}
    plan_ = plan(*initiatives, agencies=AGENCIES, funds={"apbd": {2026: 10**9}}, **keys)
    return standing_of(gaps_of(**written), plan_, {}, TODAY)


def costing(id_, cost, **keys):
    return initiative(id_, cost=cost, fund="apbd", **keys)


def raising(indicator, low, high):
    return {"raises": {indicator: {"from": low, "to": high}}}


# What the index gains for what money


def test_a_win_is_paid_for_with_everything_that_must_come_before_it():
    planned = plan(
        costing("first", 100, **raising("A1", 1, 2)),
        costing("second", 50, depends_on=["first"], **raising("A1", 2, 4)),
        funds={"apbd": {2026: 1000}},
    )

    first, second = wins_of(gaps_of(), planned)

    assert (first.cost, second.cost) == (100, 150)
    assert [needed.id for needed in second.needs] == ["first"]
    assert second.gain == 3 * first.gain
    assert cheapest((first, second)) is second


def test_a_level_that_is_not_reached_yet_brings_nothing():
    planned = plan(costing("second", 50, **raising("A1", 2, 4)), funds={"apbd": {2026: 1000}})

    (win,) = wins_of(gaps_of(), planned)

    assert (win.gain, win.price, cheapest((win,))) == (0, None, None)


def test_a_service_that_does_not_run_is_revived_first_by_what_costs_least():
    planned = plan(
        costing("dear", 900, revives="portal"),
        costing("cheap", 100, revives="portal"),
        costing("use", 10, needs_service="portal", **raising("A1", 1, 2)),
        funds={"apbd": {2026: 1000}},
        services=[service("portal", "stalled")],
        agencies=AGENCIES,
    )

    win = wins_of(gaps_of(), planned)[2]

    assert (win.cost, [needed.id for needed in win.needs]) == (110, ["cheap"])


def test_what_is_done_is_no_win_and_costs_its_followers_nothing():
    planned = plan(
        costing("first", 100, realised={2025: {"status": "done"}}),
        costing("second", 50, depends_on=["first"], **raising("A1", 1, 2)),
        funds={"apbd": {2026: 1000}},
    )

    (win,) = wins_of(gaps_of(), planned)

    assert (win.initiative.id, win.cost, win.needs) == ("second", 50, ())


# Services


@pytest.mark.parametrize(("cost", "is_cheapest"), [(10, True), (1000, False)])
def test_reviving_is_called_the_cheapest_win_only_where_it_is(cost, is_cheapest):
    standing = city(
        costing("revive", cost, revives="aduan", **raising("A1", 1, 2)),
        costing("other", 100, **raising("A2", 2, 3)),
        services=[service("aduan", "stalled", "lapor", indicators=["A1", "B1"]), service("lapor", "running")],
    )

    (idle,) = standing.process.idle

    assert [win.initiative.id for win in idle.revivals] == ["revive"]
    assert (idle.cheapest is not None) is is_cheapest
    assert [link.ends for link in idle.lapsed] == [("aduan", "lapor")]


def test_a_score_rests_on_a_stalled_service_only_where_it_is_above_the_worst():
    standing = city(
        services=[
            service("aduan", "stalled", indicators=["A1", "A2", "B1", "B2"]),
            service("portal", "running", indicators=["A2"]),
        ]
    )

    (idle,) = standing.process.idle

    assert [(r.score.id, [other.id for other in r.others]) for r in idle.resting] == [
        ("A1", []),
        ("A2", ["portal"]),
    ]


def test_links_are_live_lapsed_or_planned_and_each_is_counted_once():
    planned = plan(
        services=[
            service("a", "running", "b", "c", "old"),
            service("b", "running", "a"),
            service("c", "stalled"),
            service("d", "planned", "a", indicators=["B1"]),
            service("e", "built", "a", "e", "nobody"),
            service("alone", "running"),
            service("old", "retired", "a"),
        ],
        agencies=AGENCIES,
        integration={"target": Decimal("0.8"), "year": 2028},
    )

    found = integration_of(gaps_of(), planned)

    assert {link.ends: link.state for link in found.links} == {
        ("a", "b"): State.LIVE,
        ("a", "c"): State.LAPSED,
        ("a", "d"): State.PLANNED,
        ("a", "e"): State.PLANNED,
    }
    assert (found.share, found.target, found.year) == (Fraction(1, 4), Fraction(4, 5), 2028)
    assert [service.id for service in found.alone] == ["alone"]


def test_what_lapsed_is_restored_before_anything_new_and_then_what_is_worth_most():
    def following(*services):
        found = integration_of(gaps_of(), plan(services=list(services), agencies=AGENCIES))
        return found.next and found.next.ends

    base = service("a", "running")
    lapsed = service("c", "stalled", "a")
    small, large = (service(n, "planned", "a", indicators=i) for n, i in (("d", ["A2"]), ("e", ["B1"])))

    assert following(base, small, large, lapsed) == ("a", "c")
    assert following(base, small, large) == ("a", "e")
    assert following(base) is None


# Who takes part


def test_a_group_is_missing_where_it_is_neither_partner_nor_stakeholder():
    standing = city(
        initiative("one", partners={"academia": "PT"}, **raising("A1", 1, 2)),
        initiative("two", dimension="A"),
        initiative("three", partners={"business": "Bank"}, **raising("B1", 0, 1)),
        initiative("four"),
        stakeholders=[
            {"name": "Media", "group": "media", "role": "x", "initiatives": ["two"]},
            {"name": "Relawan", "group": "community", "role": "x", "dimensions": ["A", "B"]},
        ],
    )

    a, b, none = standing.process.seats

    assert (a.dimension, a.initiatives, a.partners["academia"], a.members["media"]) == ("A", 2, 1, 1)
    assert a.missing == ("business",)
    assert b.missing == ("academia", "media")
    assert (none.dimension, none.missing) == (None, ("academia", "business", "community", "media"))


def test_an_initiative_is_aligned_by_affair_programme_budget_and_indicator():
    standing = city(
        costing("all", 1, affair="x", programme="y", **raising("A1", 1, 2)),
        initiative("none"),
        costing("spbe", 1, affair="x", programme="y", spbe=["I42"], renstra="Renstra Dinas"),
    )

    assert [found.missing for found in standing.process.alignment] == [
        ("renstra",),
        ("affair", "programme", "renstra", "budget", "indicator"),
        (),
    ]


def test_the_weights_of_the_table_stand_beside_those_of_the_framework():
    points = {
        "academia": {"A": 60, "B": 40},
        "business": {"A": 20, "B": 80},
        "media": {"A": 2, "B": 2},
        "other": {"B": 0},
    }

    weights = city(points=points).process.weights

    a, b = weights.dimensions
    assert (a.official, a.mean, a.spread) == (Fraction(1, 2), Fraction(13, 30), Fraction(2, 5))
    assert a.groups == {"academia": Fraction(3, 5), "business": Fraction(1, 5), "media": Fraction(1, 2)}
    assert b.mean == 1 - a.mean
    # A stands at 1.5 and B, of which only B1 is known, at 0.
    assert weights.index == a.mean * Fraction(3, 2)
    assert city().process.weights is None


# What is due


def test_a_recommendation_is_overdue_from_the_day_after_it_was_due():
    def state(**keys):
        notes = {"A": {"recommendations": [{"text": "x", **keys}]}}
        return follow_ups(assessment(SCORES, notes=notes), None, TODAY)[0].state

    assert state() == "open"
    assert state(due="2026-07-01") == "open"
    assert state(due="2026-06-30") == "overdue"
    assert state(due="2026-06-30", state="done") == "done"
    assert state(state="overdue") == "overdue"


def test_a_recommendation_is_finished_when_all_that_answers_it_is_done():
    done = {"realised": {2025: {"status": "done"}}}
    planned = plan(initiative("one", **done), initiative("two"))
    notes = {
        "A": {
            "recommendations": [
                {"text": "x", "initiatives": ["one"]},
                {"text": "y", "initiatives": ["one", "two"]},
                {"text": "z"},
            ]
        }
    }

    found = follow_ups(assessment(SCORES, notes=notes), planned, TODAY)

    assert [one.finished for one in found] == [True, False, False]


def test_an_initiative_is_late_after_its_latest_quarter_unless_it_is_done_or_stopped():
    planned = plan(
        initiative("late", latest="2026Q2"),
        initiative("in-time", latest="2026Q3"),
        initiative("done", latest="2026Q1", realised={2026: {"status": "done"}}),
        initiative("stopped", latest="2026Q1", realised={2025: {"status": "stopped"}}),
        initiative("told", realised={2025: {"status": "late"}}),
        initiative("recovered", realised={2025: {"status": "late"}, 2026: {"status": "running"}}),
    )

    assert [(late.initiative.id, late.since) for late in late_initiatives(planned, TODAY)] == [
        ("late", dt.date(2026, 6, 30)),
        ("told", None),
    ]
    assert [one.id for one in unreported(planned, 2026)] == ["told"]
    assert [one.id for one in unreported(planned, 2025)] == []


def test_dates_are_overdue_coming_or_without_a_report():
    planned = plan(
        calendar=[
            {"date": "2026-03-01", "title": "bimtek", "stage": "bimtek-1"},
            {"date": "2026-02-01", "title": "done", "done": True},
            {"date": "2026-07-01", "title": "today"},
        ],
        meetings=[
            {"date": "2026-01-01", "title": "held", "attendance": {"academia": 4}},
            {"date": "2026-01-02", "title": "agreed", "goals": ["x"]},
            {"date": "2026-01-03", "title": "silent"},
            {"date": "2026-09-01", "title": "next"},
        ],
    )

    dates = dates_of(planned, TODAY)

    assert [event.title.id for event in dates.overdue] == ["bimtek"]
    assert [item.title.id for item in dates.coming] == ["today", "next"]
    assert [meeting.title.id for meeting in dates.unreported] == ["silent"]


def test_an_agency_owes_answers_confirmations_and_evidence():
    scores = {
        "A1": {"score": 2, "agency": "dinas", "evidence": [{"source": "x"}]},
        "A2": {"score": 2, "agency": "dinas"},
        "B1": {"score": 1, "carried_over": 2025, "agency": "opd"},
    }

    dinas, nobody, opd = sorted(
        city(scores=scores).owed, key=lambda owed: {"dinas": 0, None: 1, "opd": 2}[owed.agency]
    )

    assert ([s.id for s in dinas.without_evidence], dinas.unanswered, dinas.total) == (["A2"], (), 2)
    assert ([s.id for s in opd.unconfirmed], [s.id for s in opd.unanswered]) == (["B1"], ["B1"])
    assert [s.id for s in nobody.unanswered] == ["B2"]


# What was signed

PLAN = {
    "schema": "smartplan/plan/1",
    "funds": {"apbd": {"2026": 100}},
    "initiatives": [{"id": "one", "cost": 5, "realised": {"2026": {"status": "running"}}}],
}


def test_a_digest_does_not_change_with_order_digits_progress_or_the_sign_off_itself():
    again = {
        "sign_offs": [{"by": "x"}],
        "adoption": {"state": "adopted"},
        "calendar": [],
        "initiatives": [{"cost": Decimal("5.0"), "id": "one", "realised": {}}],
        "funds": {"apbd": {"2026": Decimal(100)}},
        "schema": "smartplan/plan/1",
    }

    assert digests_of({"plan": again}) == digests_of({"plan": PLAN})


@pytest.mark.parametrize(
    "edited",
    [
        {**PLAN, "funds": {"apbd": {"2026": 101}}},
        {**PLAN, "funds": {"apbd": {"2026": "100"}}},
        {**PLAN, "initiatives": []},
        {**PLAN, "vision": "x"},
    ],
)
def test_a_digest_changes_with_every_edit_of_the_content(edited):
    assert digests_of({"plan": edited}) != digests_of({"plan": PLAN})


def test_a_sign_off_is_suspect_for_the_parts_that_changed():
    then = digests_of({"plan": PLAN, "assessment": {"year": 2025}})
    signed = plan(sign_offs=[{"by": "Siti", "date": "2026-01-05", "digests": then}])

    now = digests_of({"plan": PLAN, "assessment": {"year": 2026}, "text": "x"})

    assert signed_by(signed, then, 2025)[0].changed == ()
    assert signed_by(signed, now, 2026)[0].changed == ("assessment", "text")


def test_the_assessment_of_another_year_is_no_edit_of_the_one_that_was_signed():
    then = digests_of({"plan": PLAN, "assessment": {"year": 2025}})
    signed = plan(sign_offs=[{"by": "Siti", "date": "2026-01-05", "year": 2025, "digests": then}])
    now = digests_of({"plan": PLAN, "assessment": {"year": 2026}})

    assert signed_by(signed, now, 2026)[0].changed == ()
    assert signed_by(signed, now, 2025)[0].changed == ("assessment",)


# What next


def test_the_next_steps_go_from_what_is_overdue_to_what_is_to_be_signed():
    notes = {"A": {"recommendations": [{"text": "x", "due": "2026-01-01"}]}}
    standing = city(
        costing("revive", 100, revives="aduan", latest="2026Q1", **raising("A1", 1, 2)),
        scores={**SCORES, "B1": {"score": 1, "carried_over": 2025}},
        notes=notes,
        services=[
            service("aduan", "stalled", "lapor"),
            service("lapor", "running"),
            service("idle", "built"),
        ],
        calendar=[{"date": "2026-03-01", "title": "bimtek"}],
    )

    assert [step.code for step in standing.steps()] == [
        "event-overdue", "recommendations-overdue", "answer", "confirm", "late", "revive",
        "revive-unplanned", "link-lapsed", "groups", "sign",
    ]  # fmt: skip


def test_a_city_without_a_plan_is_told_to_write_one_and_one_that_lacks_nothing_nothing():
    alone = standing_of(gaps_of({"A1": 1, "A2": 1, "B1": 1, "B2": 1}), None, {}, TODAY)

    assert [step.code for step in alone.steps()] == ["no-plan"]
    full = plan(adoption={"state": "adopted"})
    assert standing_of(gaps_of({"A1": 1, "A2": 1, "B1": 1, "B2": 1}), full, {}, TODAY).steps() == ()
