"""A second plan for the same city and years beside the one that an assessment goes by; folders to check."""

import json

import pytest

from smartplan.cli import run
from smartplan.read.files import read_case

ASSESSMENT = """schema: smartplan/assessment/1
framework: gmsc
city: {name: Kota Uji, kind: kota}
year: 2025
plan: plan.yaml
scores: {governance.layanan-publik.1: 1}
"""
PLAN = """schema: smartplan/plan/1
city: {name: Kota Uji, kind: kota}
framework: gmsc
horizon: {start: 2026Q1, years: 2}
agencies: {kominfo: {title: Dinas Kominfo}}
initiatives:
  - {id: portal, title: Portal, agency: kominfo, duration: 2,
     raises: {governance.layanan-publik.1: {from: 1, to: 3}}}
"""


@pytest.fixture
def city(tmp_path):
    (tmp_path / "city.yaml").write_text(ASSESSMENT, encoding="utf-8")
    (tmp_path / "plan.yaml").write_text(PLAN, encoding="utf-8")
    return tmp_path


def codes(city):
    return [problem.code for problem in read_case(str(city / "city.yaml")).problems]


def test_a_second_plan_of_the_same_years_is_named_with_both_files(city, capsys):
    (city / "draft.yaml").write_text(PLAN.replace("2026Q1", "2027Q3"), encoding="utf-8")

    assert codes(city) == ["two-plans"]
    assert run(["status", str(city), "--lang", "en"]) == 0
    told = capsys.readouterr().err
    assert "draft.yaml is a plan for Kota Uji in 2027 too, and this assessment goes by plan.yaml" in told
    assert "city.yaml:5" in told


@pytest.mark.parametrize(
    "other",
    [
        PLAN.replace("2026Q1", "2028Q1"),
        PLAN.replace("name: Kota Uji", "name: Kota Lain"),
        PLAN.replace("horizon: {start: 2026Q1, years: 2}", "horizon: soon"),
        PLAN.replace("smartplan/plan/1", "smartplan/plan-part/1"),
        PLAN + "  - [",
        "# about smartplan/plan/1\n",
    ],
    ids=["later years", "another city", "no horizon", "a part", "broken", "only words"],
)
def test_what_is_no_plan_of_the_same_city_and_years_is_passed_over(city, other):
    (city / "other.yaml").write_text(other, encoding="utf-8")

    assert codes(city) == []


def test_a_link_to_the_plan_itself_is_no_second_one(city):
    (city / "same.yaml").symlink_to(city / "plan.yaml")

    assert codes(city) == []


def checked(capsys, *words):
    """Return the exit code of a check, how many files it read, and code and file of each problem."""
    code = run(["check", *map(str, words), "--format", "json"])
    found = json.loads(capsys.readouterr().out)
    told = [(one["code"], one["file"].rpartition("/")[2]) for one in found["diagnostics"]]
    return code, found["summary"]["files"], told


def test_a_folder_is_checked_whole_and_a_second_plan_in_it_is_told_once(city, capsys):
    (city / "draft.yaml").write_text(PLAN, encoding="utf-8")
    (city / "next").mkdir()
    (city / "next" / "2026.yaml").write_text(
        ASSESSMENT.replace("plan: plan", "plan: plans"), encoding="utf-8"
    )
    (city / "compose.yaml").write_text("services: {web: {image: nginx}}\n", encoding="utf-8")

    found = [("two-plans", "city.yaml"), ("file-not-found", "2026.yaml")]
    assert checked(capsys, city) == (2, 4, found)
    assert checked(capsys, city / "city.yaml", city / "plan.yaml") == (0, 2, found[:1])


def test_what_a_folder_shares_is_told_once(city, capsys):
    (city / "plan.yaml").write_text(PLAN + "funds: {csr: {2026: 1, 2027: 1}}\n", encoding="utf-8")

    assert checked(capsys, city) == (0, 2, [("fund-unused", "plan.yaml")])


def test_a_broken_file_of_a_folder_is_told_and_a_folder_without_any_of_ours_is_an_error(tmp_path, capsys):
    (tmp_path / "notes.yaml").write_text("a: b\n", encoding="utf-8")

    assert checked(capsys, tmp_path) == (2, 0, [("nothing-to-check", tmp_path.name)])
    (tmp_path / "city.yaml").write_text("schema: [\n", encoding="utf-8")
    code, files, told = checked(capsys, tmp_path)
    assert (code, files, {file for _, file in told}) == (1, 1, {"city.yaml"})


def test_the_name_of_a_shipped_framework_stands_for_it_even_beside_a_folder(tmp_path, monkeypatch, capsys):
    (tmp_path / "gmsc").mkdir()
    monkeypatch.chdir(tmp_path)

    assert checked(capsys, "gmsc") == (0, 1, [])
