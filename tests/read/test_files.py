"""Files to checked cases: everything an assessment names, and every problem of all of it at once."""

import io
import sys
from pathlib import Path

import pytest
from pydantic import BaseModel, Field, ValidationError

from smartplan.errors import InputError, Severity
from smartplan.read.files import (
    inspect,
    problems_of,
    read_assessment,
    read_case,
    read_crosswalk,
    read_framework,
    read_plan,
)
from smartplan.read.wording import problems_in
from smartplan.read.yaml_text import parse
from smartplan.write.problems import describe
from smartplan.write.words import Words

FRAMEWORK = """\
schema: smartplan/framework/1
id: small
title: Small
scale: {min: 0, max: 5}
tree:
  - {id: A1, kind: level, title: First}
  - {id: A2, kind: level, title: Second}
"""
ASSESSMENT = """\
schema: smartplan/assessment/1
framework: ./framework.yaml
city: {name: Kota Uji, code: "10.01"}
year: 2024
scores: {A1: 3, A2: 2}
"""
PLAN = """\
schema: smartplan/plan/1
city: {name: Kota Uji}
framework: ./framework.yaml
horizon: {start: 2025Q1, years: 1}
"""


@pytest.fixture
def city(tmp_path, monkeypatch):
    """A folder with a framework, an assessment and a plan; the tests write over them."""
    folder = tmp_path / "region" / "city"
    folder.mkdir(parents=True)
    write(folder, "framework.yaml", FRAMEWORK)
    write(folder, "2024.yaml", ASSESSMENT)
    write(folder, "plan.yaml", PLAN)
    monkeypatch.chdir(folder)
    return folder


def write(folder, name, text):
    (folder / name).write_text(text, encoding="utf-8")


def problems(read, *arguments):
    with pytest.raises(InputError) as raised:
        read(*arguments)
    return raised.value.problems


def codes(read, *arguments):
    return [problem.code for problem in problems(read, *arguments)]


def test_a_case_holds_all_that_its_assessment_names(city):
    write(city, "ready.yaml", ASSESSMENT.replace("A1: 3", "A1: 5"))
    write(city, "2024.yaml", ASSESSMENT + "plan: plan.yaml\nalso: [ready.yaml]\n")

    case = read_case("2024.yaml")

    assert case.assessment.model.year == 2024
    assert case.framework.model.id == "small"
    assert case.plan.model.horizon.years == 1
    assert [str(further.assessment.model.scores["A1"].score) for further in case.also] == ["5"]
    assert case.problems == ()


def test_an_answer_knows_its_line(city):
    case = read_case("2024.yaml")

    place = case.assessment.place("scores", "A2")
    assert (place.file, place.line, place.column) == ("2024.yaml", 5, 21)


def test_a_shipped_framework_is_named_by_its_id(city):
    write(
        city,
        "2024.yaml",
        ASSESSMENT.replace("./framework.yaml", "spbe-2020").replace("A1: 3, A2: 2", "I01: 3"),
    )

    case = read_case("2024.yaml")

    assert case.framework.model.id == "spbe-2020"
    assert case.framework.document.file == "indicators/spbe-2020.yaml"
    assert case.framework is read_case("2024.yaml").framework


def test_names_in_a_file_start_from_its_folder(city, monkeypatch):
    write(city, "2024.yaml", ASSESSMENT + "plan: plan.yaml\n")
    monkeypatch.chdir(city.parent)

    case = read_case("city/2024.yaml")

    assert case.framework.document.file == str(Path("city/framework.yaml"))
    assert case.plan.document.file == str(Path("city/plan.yaml"))


def test_standard_input_is_read_from_the_current_folder(city, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(ASSESSMENT.encode())))

    case = read_case("-")

    assert case.assessment.document.file == "-"
    assert case.framework.model.id == "small"


def test_a_framework_may_lie_above_the_folder_of_the_file(city):
    write(city.parent, "shared.yaml", FRAMEWORK)
    write(city, "2024.yaml", ASSESSMENT.replace("./framework.yaml", "../shared.yaml"))

    assert read_case("2024.yaml").framework.model.id == "small"


def test_no_name_leads_out_of_the_working_folder(city):
    write(city.parent.parent, "secret.yaml", FRAMEWORK)
    write(city, "2024.yaml", ASSESSMENT.replace("./framework.yaml", "../../secret.yaml"))

    assert codes(read_case, "2024.yaml") == ["path-outside"]


def test_a_git_folder_is_the_working_folder(city):
    (city.parent.parent / ".git").mkdir()
    write(city.parent.parent, "shared.yaml", FRAMEWORK)
    write(city, "2024.yaml", ASSESSMENT.replace("./framework.yaml", "../../shared.yaml"))

    assert read_case("2024.yaml").framework.model.id == "small"


def test_a_link_does_not_lead_out_either(city):
    write(city.parent.parent, "secret.yaml", FRAMEWORK)
    (city / "link.yaml").symlink_to(city.parent.parent / "secret.yaml")
    write(city, "2024.yaml", ASSESSMENT.replace("./framework.yaml", "./link.yaml"))

    assert codes(read_case, "2024.yaml") == ["path-outside"]


@pytest.mark.parametrize(
    "path", ["./" + "x" * 5000 + ".yaml", "./framework.yaml/x.yaml", "./gone/framework.yaml"]
)
def test_a_name_that_no_file_can_have_is_not_found(city, path):
    write(city, "2024.yaml", ASSESSMENT.replace("./framework.yaml", path))

    assert codes(read_case, "2024.yaml")[0] in ("file-not-found", "file-unreadable")


def test_links_in_a_ring_are_not_found(city):
    (city / "a.yaml").symlink_to(city / "b.yaml")
    (city / "b.yaml").symlink_to(city / "a.yaml")
    write(city, "2024.yaml", ASSESSMENT.replace("./framework.yaml", "./a.yaml"))

    assert codes(read_case, "2024.yaml")[0] in ("file-not-found", "file-unreadable")


def test_a_missing_file_suggests_its_neighbour(city):
    [problem] = problems(read_case, "2042.yaml")

    assert describe(problem, Words("en")) == ("2042.yaml does not exist", "did you mean 2024.yaml?")


def test_a_missing_plan_is_told_where_it_is_named(city):
    write(city, "2024.yaml", ASSESSMENT + "plan: plam.yaml\n")

    [problem] = problems(read_case, "2024.yaml")

    assert (problem.code, problem.place.file, problem.place.line) == ("file-not-found", "2024.yaml", 6)
    assert problem.values["suggestion"] == "plan.yaml"


def test_a_folder_is_no_file(city):
    error = problems(read_case, ".")

    assert [problem.code for problem in error] == ["file-is-a-folder"]


def test_what_the_system_will_not_open_is_unreadable(city):
    assert codes(read_case, "framework.yaml/2024.yaml") == ["file-unreadable"]


def test_the_framework_is_read_although_the_assessment_is_wrong(city):
    write(city, "framework.yaml", FRAMEWORK.replace("max: 5", "max: 0"))
    write(city, "2024.yaml", ASSESSMENT.replace("2024", "twenty"))

    assert codes(read_case, "2024.yaml") == ["not-a-year", "scale-not-ascending"]


def test_an_answer_is_checked_although_another_part_of_it_is_wrong(city):
    write(city, "2024.yaml", ASSESSMENT.replace("A1: 3", "A1: {score: 9, confidence: sure}"))

    assert codes(read_case, "2024.yaml") == ["level-out-of-scale", "not-one-of"]


def test_answers_are_checked_although_the_city_is_missing_and_another_answer_is_wrong(city):
    text = ASSESSMENT.replace('city: {name: Kota Uji, code: "10.01"}\n', "").replace("A1: 3", "A1: x, B9: 1")
    write(city, "2024.yaml", text)

    assert codes(read_case, "2024.yaml") == ["missing-key", "word-for-number", "unknown-indicator"]


def test_published_figures_are_not_checked_at_shifted_places(city):
    figures = "assert:\n  - {node: index, score: x}\n  - {node: A9, score: 3}\n"
    write(city, "2024.yaml", ASSESSMENT + figures)

    assert [(p.code, p.place.line) for p in problems(read_case, "2024.yaml")] == [("word-for-number", 7)]


def test_the_valid_parts_of_a_plan_are_checked(city):
    write(city, "2024.yaml", ASSESSMENT + "plan: plan.yaml\n")
    write(city, "plan.yaml", PLAN + "targets: {2025: {A9: 3}}\nvision: []\ninitiatives:\n  - {id: x}\n")

    found = codes(read_case, "2024.yaml")

    assert found[:2] == ["unknown-item", "not-a-mapping"]
    assert set(found[2:]) == {"missing-key"}


def test_a_mistake_in_funds_makes_no_false_problem_of_initiatives(city):
    initiatives = "initiatives:\n  - {id: x, title: X, agency: opd, fund: apbd, cost: 1, duration: 1}\n"
    funds = "agencies: {opd: {title: OPD}}\nfunds: {apbd: {2025: lots}}\n"
    write(city, "plan.yaml", PLAN + funds + initiatives)

    assert codes(read_plan, "plan.yaml") == ["word-for-number"]


def test_a_problem_of_a_shared_framework_is_told_once(city):
    write(city, "framework.yaml", FRAMEWORK.replace("A2, kind", "A1, kind"))
    write(city, "2024.yaml", ASSESSMENT.replace(", A2: 2", "") + "plan: plan.yaml\nalso: [2024.yaml]\n")

    assert codes(read_case, "2024.yaml") == ["duplicate-id"]


def test_a_warning_stops_nothing_and_is_kept(city):
    write(city, "2024.yaml", ASSESSMENT + "assessor: Bappeda #satu\n")

    case = read_case("2024.yaml")

    assert [(p.code, p.severity) for p in case.problems] == [("hash-in-text", Severity.WARNING)]


def test_a_duplicate_key_does_not_hide_what_else_is_wrong(city):
    write(city, "2024.yaml", ASSESSMENT + "year: 2025\nscores: {A1: 9}\nstatus: done\n")

    assert codes(read_case, "2024.yaml") == ["duplicate-key", "duplicate-key", "not-one-of"]


def test_a_plan_for_another_code_is_refused_and_an_equal_code_beats_the_name(city):
    write(city, "2024.yaml", ASSESSMENT + "plan: plan.yaml\n")
    write(city, "plan.yaml", PLAN.replace("Kota Uji", 'KOTA UJI, code: "10.02"'))
    other = codes(read_case, "2024.yaml")
    write(city, "plan.yaml", PLAN.replace("Kota Uji", 'Kota Uji (baru), code: "10.01"'))

    assert other == ["plan-for-another-city"]
    assert read_case("2024.yaml").plan is not None


def test_a_wrong_kind_of_file_is_one_problem(city):
    assert codes(read_case, "plan.yaml") == ["wrong-kind-of-file"]
    assert codes(read_plan, "2024.yaml") == ["wrong-kind-of-file"]


def test_a_file_of_any_kind_can_be_inspected(city):
    assert [problems_of(name) for name in ("2024.yaml", "plan.yaml", "framework.yaml", "spbe-2020")] == [
        ()
    ] * 4


def test_an_inspected_assessment_gives_its_case(city):
    told, case = inspect("2024.yaml")

    assert told == ()
    assert case.assessment.model.year == 2024


def test_one_assessment_is_read_without_its_plan(city):
    write(city, "2024.yaml", ASSESSMENT + "plan: gone.yaml\n")

    assert read_assessment("2024.yaml").model.plan == "gone.yaml"


def test_a_framework_is_read_by_id_or_path(city):
    assert read_framework("./framework.yaml").model.id == "small"
    assert read_framework("gmsc").model.id == "gmsc"


@pytest.mark.parametrize(("ref", "hint"), [("gmcs", "gmsc"), ("framework.yaml", "./framework.yaml")])
def test_an_unknown_framework_suggests_what_was_meant(city, ref, hint):
    [problem] = problems(read_framework, ref)

    assert (problem.code, problem.values["suggestion"]) == ("unknown-framework", hint)


def test_a_crosswalk_that_is_not_shipped_is_none(city):
    assert read_crosswalk("spbe-2018", "gmsc") is None
    assert read_crosswalk("spbe-2018", "spbe-2020").model.new == "spbe-2020"


def test_of_very_many_strangers_the_first_hundred_are_told(city):
    write(city, "2024.yaml", ASSESSMENT.replace("A1: 3", ", ".join(f"B{number}: 1" for number in range(150))))

    found = codes(read_case, "2024.yaml")

    assert found.count("unknown-indicator") == 100
    assert "more-problems" in found


def test_a_missing_file_could_not_run_and_a_wrong_one_is_an_answer(city):
    write(city, "2024.yaml", ASSESSMENT.replace("2024", "x"))
    with pytest.raises(InputError) as missing:
        read_case("gone.yaml")
    with pytest.raises(InputError) as folder:
        read_case(".")
    with pytest.raises(InputError) as wrong:
        read_case("2024.yaml")

    assert [raised.value.exit_code for raised in (missing, folder, wrong)] == [2, 2, 1]


class Odd(BaseModel):
    """A model with a constraint that no file of ours has."""

    percent: int = Field(lt=101)


def test_an_unforeseen_mistake_still_names_key_and_value():
    document = parse(b"percent: 120\n", "odd.yaml")
    with pytest.raises(ValidationError) as raised:
        Odd.model_validate(document.value)

    [problem] = problems_in(raised.value, document, Odd)

    assert describe(problem, Words("en"))[0] == "'percent' can't be '120'"
