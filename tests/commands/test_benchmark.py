"""smartplan benchmark, as a user types it."""

import csv
import io
import json
import shutil
import statistics
from pathlib import Path

import pytest

from smartplan.cli import run

EXAMPLES = Path(__file__).parents[2] / "examples"
CITY_KEYS = {"city", "index", "rank", "rank_low", "rank_high", "to_leader", "to_median", "band", "coverage"}
FRAMEWORK = """\
schema: smartplan/framework/1
id: relative
title: Relatif
scale: {min: 0, max: 100}
panel:
  denominators: {roads: area}
  impute: {kind: group_mean, group: region}
  outliers: {skew: 2, kurtosis: 3.5, winsorise: 5}
  normalise: min_max
tree:
  - {id: roads, kind: measure, title: Roads}
  - {id: waste, kind: measure, title: Waste, direction: lower}
"""
TABLE = """\
name,code,region,kind,year,area,roads,waste
Satu,01,north,kota,2024,10,20,4
Dua,02,north,kota,2024,10,60,8
Tiga,03,south,kabupaten,2024,20,40,
Empat,04,south,kota,2024,20,100,2
"""


@pytest.fixture
def table(tmp_path, monkeypatch):
    (tmp_path / "index.yaml").write_text(FRAMEWORK, encoding="utf-8")
    (tmp_path / "cities.csv").write_text(TABLE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return ["benchmark", "cities.csv", "--framework", "./index.yaml"]


def answer(capsys, *arguments, code=0):
    assert run([*arguments, "--format", "json"]) == code
    return json.loads(capsys.readouterr().out)


def rows_of(capsys, *arguments):
    assert run(arguments) == 0
    return list(csv.DictReader(io.StringIO(capsys.readouterr().out)))


def test_json_holds_what_other_programs_rely_on(capsys):
    found = answer(capsys, "benchmark", str(EXAMPLES))

    assert found["schema"] == "smartplan/benchmark@1"
    assert all(set(city) >= CITY_KEYS for city in found["cities"])
    assert found["summary"] == {"cities": len(found["cities"]), "failed": 0, "left_out": 0}
    assert found["diagnostics"] == []


def test_cities_are_ranked_under_one_framework_and_in_one_year(capsys):
    found = answer(capsys, "benchmark", str(EXAMPLES), "--framework", "spbe-2020", "--year", "2021")

    assert [(c["city"]["name"], c["rank"], c["reported"]) for c in found["cities"]] == [
        ("Kota Denpasar", 1, 3.19),
        ("Kota Bandar Lampung", 2, 1.2),
    ]
    assert found["cities"][1]["to_leader"] == found["cities"][0]["index"] - found["cities"][1]["index"]
    assert found["summary"]["left_out"] > 0


def test_the_index_is_the_very_figure_of_assess(capsys):
    league = answer(capsys, "benchmark", str(EXAMPLES / "denpasar"), "--year", "2021")
    alone = answer(capsys, "assess", str(EXAMPLES / "denpasar" / "2021.yaml"))

    assert league["cities"][0]["index"] == alone["index"]["score"]


def test_a_bad_file_is_listed_and_the_rest_is_done(capsys, tmp_path):
    shutil.copytree(EXAMPLES / "denpasar", tmp_path / "cities" / "denpasar")
    broken = tmp_path / "cities" / "broken.yaml"
    broken.write_text("schema: smartplan/assessment/1\nframework: spbe-2020\n", encoding="utf-8")

    found = answer(capsys, "benchmark", str(tmp_path / "cities"), code=1)

    assert len(found["cities"]) == 2
    assert found["summary"]["failed"] == 1
    assert {d["file"] for d in found["diagnostics"]} == {str(broken)}


def test_a_year_that_is_missing_and_frameworks_that_differ_are_told(capsys, tmp_path):
    for city, framework, year in (
        ("A", "spbe-2018", 2020),
        ("B", "spbe-2018", 2020),
        ("A", "spbe-2020", 2021),
        ("B", "spbe-2020", 2021),
        ("B", "spbe-2020", 2022),
        ("C", "spbe-2020", 2022),
    ):
        (tmp_path / f"{city}-{year}.yaml").write_text(
            f"schema: smartplan/assessment/1\nframework: {framework}\ncity: {{name: Kota {city}}}\n"
            f"year: {year}\nscores: {{I01: 3}}\n",
            encoding="utf-8",
        )
    found = answer(capsys, "benchmark", str(tmp_path))
    assert run(["benchmark", str(tmp_path), "--lang", "en"]) == 0
    text = capsys.readouterr().out

    [turnover] = found["turnover"]
    assert (turnover["year"], turnover["before"]["year"]) == (2022, 2021)
    assert [city["name"] for city in turnover["gone"] + turnover["new"]] == ["Kota A", "Kota C"]
    assert "1 city of 2021 is missing: Kota A" in text
    assert "1 city was not there in 2021: Kota C" in text
    assert "2 frameworks: nothing is compared across them" in text


def test_a_file_that_is_not_there_is_a_run_that_could_not_be_done_whole(capsys):
    found = answer(capsys, "benchmark", str(EXAMPLES / "denpasar"), "nowhere.yaml", code=2)

    assert len(found["cities"]) == 2
    assert [d["code"] for d in found["diagnostics"]] == ["file-not-found"]


@pytest.mark.parametrize("format_", ["text", "json"])
def test_a_file_in_a_folder_that_can_not_be_read_is_told_and_the_rest_is_done(capsys, tmp_path, format_):
    shutil.copytree(EXAMPLES / "denpasar", tmp_path / "cities")
    (tmp_path / "cities/memory.yaml").symlink_to("/proc/self/mem")
    (tmp_path / "cities/lost.yaml").symlink_to("nowhere.yaml")
    (tmp_path / "cities/latin.yaml").write_bytes("kota: Méan".encode("latin-1"))
    assert run(["benchmark", str(tmp_path / "cities"), "--lang", "en", "--format", format_]) == 1
    said = capsys.readouterr()

    for code in ("file-unreadable", "file-not-found", "not-utf8"):
        assert f"error[{code}]" in said.err
    if format_ == "json":
        assert len(json.loads(said.out)["cities"]) == 2
    else:
        assert "3 cities have mistakes and are left out" in said.out


def test_with_no_city_left_the_answer_is_no(capsys, table):
    found = answer(capsys, *table, "--year", "1999", code=1)

    assert (found["result"], [d["code"] for d in found["diagnostics"]]) == (None, ["no-cities"])


def test_a_table_is_scored_as_its_framework_says(capsys, table):
    found = answer(capsys, *table, "--by", "all")

    # Roads per area: 2, 6, 2, 5; waste: 4, 8, 2 (the mean of the south), 2.
    indices = {city["city"]["code"]: city["index"] for city in found["cities"]}
    assert indices == pytest.approx({"01": 100 / 3, "02": 50, "03": 50, "04": 87.5})
    assert found["panels"][0]["filled"] == [{"city": "03", "indicators": ["waste"]}]


def test_leagues_are_told_apart_by_kind_unless_asked_otherwise(capsys, table):
    by_kind = answer(capsys, *table)
    by_region = answer(capsys, *table, "--by", "region")

    assert {(each["class"], each["cities"]) for each in by_kind["leagues"]} == {("kota", 3), ("kabupaten", 1)}
    assert {(each["class"], each["cities"]) for each in by_region["leagues"]} == {("north", 2), ("south", 2)}


def test_a_rank_has_an_interval_where_something_is_unknown(capsys, table):
    found = answer(capsys, *table, "--by", "all")

    by_code = {city["city"]["code"]: (city["rank_low"], city["rank_high"]) for city in found["cities"]}
    assert by_code["03"] == (2, 4)
    assert by_code["04"] == (1, 1)


def test_every_step_can_be_had_as_csv(capsys, table):
    steps = {
        step: {row["code"]: row for row in rows_of(capsys, *table, "--step", step)}
        for step in ("denominated", "imputed", "treated", "normalised", "aggregated")
    }

    assert steps["denominated"]["02"]["roads"] == "6.0"
    assert steps["denominated"]["03"]["waste"] == ""
    assert steps["imputed"]["03"]["waste"] == steps["treated"]["03"]["waste"] == "2.0"
    assert steps["normalised"]["04"]["roads"] == "75.0"
    assert steps["aggregated"]["04"]["index"] == "87.5"


def test_csv_has_a_row_a_city_with_all_its_exact_scores(capsys, table):
    rows = rows_of(capsys, *table, "--by", "all", "--format", "csv")

    assert [(row["city"], row["rank"]) for row in rows] == [
        ("Empat", "1"),
        ("Dua", "2"),
        ("Tiga", "2"),
        ("Satu", "4"),
    ]
    assert float(rows[0]["roads"]) == 75


def test_names_that_a_sheet_would_run_stay_text(capsys, table, tmp_path):
    (tmp_path / "cities.csv").write_text(TABLE.replace("Satu", "=1+1"), encoding="utf-8")

    assert "'=1+1" in {row["city"] for row in rows_of(capsys, *table, "--format", "csv")}


def test_coherence_is_told_on_request(capsys, table, tmp_path):
    (tmp_path / "cities.csv").write_text(TABLE.replace("40,", "40,5"), encoding="utf-8")

    assert answer(capsys, *table)["coherence"] == []
    (group,) = answer(capsys, *table, "--coherence")["coherence"]

    r = statistics.correlation([2, 6, 2, 5], [-4, -8, -5, -2])
    assert [part["id"] for part in group["parts"]] == ["roads", "waste"]
    assert group["pairs"] == [{"one": "roads", "other": "waste", "r": pytest.approx(r), "flag": None}]


def test_text_speaks_both_languages(capsys, table):
    assert run([*table, "--lang", "id", "--coherence"]) == 0
    indonesian = capsys.readouterr().out
    assert run([*table, "--lang", "en", "--coherence"]) == 0
    english = capsys.readouterr().out

    assert ("Peringkat" in indonesian, "1 nilai yang tidak diketahui diisi" in indonesian) == (True, True)
    assert ("Rank" in english, "1 unknown values were filled in" in english) == (True, True)
    assert "87,50" in indonesian
    assert "87.50" in english


def test_markdown_is_a_memo_with_a_table_a_league(capsys, table):
    assert run([*table, "--format", "markdown", "--lang", "en"]) == 0

    out = capsys.readouterr().out
    assert out.count("\n# ") + out.startswith("# ") == 2
    assert "| Empat |" in out


def test_a_single_city_is_refused_under_a_framework_that_needs_a_cohort(capsys, table, tmp_path):
    (tmp_path / "a.yaml").write_text(
        "schema: smartplan/assessment/1\nframework: ./index.yaml\n"
        "city: {name: A}\nyear: 2024\nscores: {waste: 3}\n",
        encoding="utf-8",
    )

    assert run(["assess", "a.yaml"]) == 1
    assert "needs-a-cohort" in capsys.readouterr().err


def test_strict_benchmark_asks_what_a_reader_would_ask(capsys) -> None:
    folder = str(Path(__file__).parents[2] / "examples" / "denpasar")

    assert run(["benchmark", folder, "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["diagnostics"] == []
    assert run(["benchmark", folder, "--strict", "--format", "json"]) == 1
    asked = {problem["code"] for problem in json.loads(capsys.readouterr().out)["diagnostics"]}
    assert "jump-without-evidence" in asked
