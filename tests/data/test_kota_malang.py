"""The example city: its files hold what was publicly said of Kota Malang on 9 July 2019."""

import datetime as dt
from fractions import Fraction
from pathlib import Path

import pytest

from smartplan.core.model import Assessment, Framework, Initiative, Node, Plan, Quarter
from smartplan.core.scores import Scores, assess
from smartplan.read.files import Case, read_case

CITY = Path(__file__).parents[2] / "examples" / "kota-malang"
DIMENSIONS = ("governance", "branding", "economy", "living", "society", "environment")
GROUPS = {"academia", "business", "community", "government", "media"}
STATEMENTS = 14
"""As many things were said at the meeting: aim, behind, government-first, trust, abcgm, agenda, integration,
start, ready, branding, sambat, stages, handover, evaluation."""


@pytest.fixture(scope="module")
def case() -> Case:
    return read_case(str(CITY / "assessment.yaml"))


@pytest.fixture(scope="module")
def assessment(case: Case) -> Assessment:
    return case.assessment.model


@pytest.fixture(scope="module")
def framework(case: Case) -> Framework:
    return case.framework.model


@pytest.fixture(scope="module")
def plan(case: Case) -> Plan:
    assert case.plan is not None
    return case.plan.model


@pytest.fixture(scope="module")
def scores(framework: Framework, assessment: Assessment) -> Scores:
    return assess(framework, assessment)


@pytest.fixture(scope="module")
def initiatives(plan: Plan) -> dict[str, Initiative]:
    return {item.id: item for item in plan.initiatives}


def test_the_files_are_read_without_a_doubt(case):
    assert case.problems == ()


def test_the_framework_has_six_dimensions_in_the_order_of_the_guide(framework):
    assert tuple(node.id for node in framework.tree) == DIMENSIONS


def test_the_framework_has_18_subdimensions_with_three_goals_each(framework):
    subs = [item for item, above in framework.items() if isinstance(item, Node) and len(above) == 2]
    assert [len(sub.children) for sub in subs] == [3] * 18


def test_goals_are_numbered_below_their_subdimension(framework):
    places = [(item.id, above[-1]) for item, above in framework.items() if not isinstance(item, Node)]
    assert all(id_.rpartition(".")[0] == above for id_, above in places)


def test_what_no_source_says_is_marked_as_ours(framework):
    levels = [level.standing for names in framework.level_names.values() for level in names]
    assert levels + [profile.standing for profile in framework.targets] == ["ours"] * 6
    assert any(source.standing == "ours" and "bobot" in source.title for source in framework.sources)


def test_readiness_has_three_elements_of_three_parts(case):
    (readiness,) = case.also
    tree = readiness.framework.model.tree
    assert [(node.id, len(node.children)) for node in tree] == [
        ("structure", 3),
        ("infrastructure", 3),
        ("superstructure", 3),
    ]


def test_people_and_communities_are_the_strongest_part_of_readiness(case):
    (readiness,) = case.also
    scored = {id_: answer.score for id_, answer in readiness.assessment.model.scores.items()}
    assert {id_ for id_, score in scored.items() if score == max(scored.values())} == {
        "structure.sdm",
        "infrastructure.sosial",
    }


def test_every_goal_is_answered(framework, assessment):
    assert {item.id for item in framework.indicators()} == set(assessment.scores)


def test_branding_then_living_lag_and_society_leads(scores):
    order = sorted(DIMENSIONS, key=lambda id_: (scores.of(id_).value, id_))
    assert (order[:2], order[-1]) == (["branding", "living"], "society")


def test_the_index_is_what_a_calculator_gives(scores):
    # 13/9, 1, 29/18, 11/9, 37/18, 31/18: each dimension by hand from its answers.
    assert scores.root.value == Fraction(163, 108)


def test_unknown_answers_are_kept_apart_from_zero(scores, assessment):
    unknown = {id_ for id_, answer in assessment.scores.items() if answer.unknown}
    assert unknown == {"economy.transaksi.3", "society.keamanan.3", "environment.proteksi.3"}
    assert scores.root.low < scores.root.value < scores.root.high


def test_scores_and_plan_say_in_both_languages_that_they_are_illustrative(case, assessment, plan):
    texts = [part.illustrative for part in (assessment, plan, case.also[0].assessment.model)]
    assert all(text.id.startswith("Ilustrasi") and text.en.startswith("Illustrative") for text in texts)


def test_no_score_claims_to_be_published_or_verified(assessment):
    assert assessment.assert_ == ()
    assert assessment.status == "draft"
    assert all(answer.verified is None for answer in assessment.scores.values())


def test_sambat_online_is_stalled_and_an_initiative_revives_it_first(plan, initiatives):
    (sambat,) = [service for service in plan.services if service.id == "sambat"]
    revivals = [item.id for item in plan.initiatives if item.revives == "sambat"]
    assert (sambat.status, revivals) == ("stalled", ["revive-sambat"])
    assert initiatives["revive-sambat"].mandatory
    assert {item.id for item in plan.initiatives if item.needs_service == "sambat"} >= {
        "sambat-service-standard",
        "sambat-lapor-integration",
    }


def test_the_goals_that_rest_on_the_stalled_service_score_low(plan, assessment):
    (sambat,) = [service for service in plan.services if service.id == "sambat"]
    assert [assessment.scores[id_].score for id_ in sambat.indicators] == [1, 0]


def test_smart_government_comes_first_with_its_reason(plan):
    assert plan.priority == ("governance",)
    assert "kepercayaan" in plan.priority_reason.id
    assert "trust" in plan.priority_reason.en


def test_the_roadmap_starts_in_early_2020(plan):
    assert (plan.horizon.start, plan.horizon.years) == (Quarter(2020, 1), 5)


def test_integration_follows_the_revival_of_sambat(initiatives):
    assert initiatives["integrate-opd-services"].depends_on == ("revive-sambat",)


def test_all_that_was_said_is_held_in_both_languages_and_dated(plan):
    assert len(plan.statements) == STATEMENTS
    assert len({statement.text.id for statement in plan.statements}) == STATEMENTS
    assert all(statement.text.id != statement.text.en for statement in plan.statements)
    assert {statement.date for statement in plan.statements} == {dt.date(2019, 7, 9)}


def test_the_abcgm_meeting_of_11_july_has_all_five_groups_and_an_agenda(plan):
    (meeting,) = [item for item in plan.meetings if item.date == dt.date(2019, 7, 11)]
    assert set(meeting.groups) == GROUPS
    assert any("Integrasi" in point.id for point in meeting.agenda)


def test_every_group_of_the_pentahelix_has_a_stakeholder_and_a_part_in_an_initiative(plan):
    assert {stakeholder.group for stakeholder in plan.stakeholders} == GROUPS
    assert {group for item in plan.initiatives for group in item.partners} == GROUPS


def test_there_are_24_to_30_initiatives_in_all_six_dimensions(plan):
    assert 24 <= len(plan.initiatives) <= 30
    assert {item.dimension for item in plan.initiatives} == set(DIMENSIONS)


def test_an_initiative_stands_in_the_dimension_that_it_raises_first(plan):
    assert all(next(iter(item.raises)).startswith(f"{item.dimension}.") for item in plan.initiatives)


def test_all_four_kinds_of_action_plan_are_there(plan):
    kinds = {item.kind for item in plan.initiatives}
    assert kinds == {"people", "infrastructure", "applications", "literacy"}


def test_every_dimension_has_a_quick_win_with_a_full_sheet_and_risks(plan):
    quick = [item for item in plan.initiatives if item.quick_win]
    assert {item.dimension for item in quick} == set(DIMENSIONS)
    assert all(None not in item.quick.model_dump().values() for item in quick)
    assert all(len(item.risks) >= 2 for item in quick)


def test_every_risk_has_a_mitigation(plan):
    assert all(risk.mitigation for item in plan.initiatives for risk in item.risks)
    assert all(item.risks for item in plan.initiatives)


def test_every_effect_starts_at_a_level_that_can_be_reached_and_is_known(plan, assessment):
    for item in plan.initiatives:
        for id_, effect in item.raises.items():
            lifts = {other.raises[id_].to for other in plan.initiatives if id_ in other.raises}
            assert effect.from_ in {assessment.scores[id_].score} | lifts, (item.id, id_)


def test_dependencies_are_three_deep(initiatives):
    def depth(id_):
        return 1 + max((depth(before) for before in initiatives[id_].depends_on), default=0)

    assert max(depth(id_) for id_ in initiatives) == 3


def test_not_everything_fits_the_money(plan):
    wanted = sum(item.cost for item in plan.initiatives)
    assert wanted > sum(ceiling for years in plan.funds.values() for ceiling in years.values())


def test_every_agency_named_in_an_answer_is_in_the_plan(case, assessment, plan):
    answers = [*assessment.scores.values(), *case.also[0].assessment.model.scores.values()]
    assert {answer.agency for answer in answers if answer.agency} <= set(plan.agencies)


def test_every_dimension_has_a_direction_and_remarks(assessment, plan):
    assert tuple(plan.directions) == tuple(assessment.notes) == DIMENSIONS
    assert all(direction.future and direction.goal for direction in plan.directions.values())
    assert all(2 <= len(direction.strategies) <= 4 for direction in plan.directions.values())


def test_swot_covers_the_elements_of_readiness(plan):
    assert set(plan.swot) == {"structure", "infrastructure", "superstructure", "overall"}


def test_the_plan_waits_for_the_city_to_adopt_it(plan):
    assert plan.adoption.state == "pending"


def test_authored_texts_are_150_to_400_words_long():
    words = {path.stem: len(path.read_text(encoding="utf-8").split()) for path in CITY.glob("text/*.md")}
    assert {"foreword", "regional-context", "future-analysis", "strategic-issues", "closing"} <= set(words)
    assert all(150 <= count <= 400 for count in words.values()), words


@pytest.mark.parametrize("section", ["foreword", "regional-context", "strategic-issues", "closing"])
def test_authored_texts_say_what_is_illustrative(section):
    assert "ilustrasi" in (CITY / "text" / f"{section}.md").read_text(encoding="utf-8").lower()
