"""smartplan sensitivity, as a user types it."""

import csv
import io
import json
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import get_args

import pytest

from smartplan.cli import run
from smartplan.commands.sensitivity import FactorName, RuleName, WayName
from smartplan.core.model.panel import NormaliseWord
from smartplan.core.model.rules import RuleWord
from smartplan.core.uncertainty import FACTORS

EXAMPLES = Path(__file__).parents[2] / "examples"
DENPASAR = str(EXAMPLES / "denpasar" / "2021.yaml")
FEW = ("--draws", "400")
FRAMEWORK = """\
schema: smartplan/framework/1
id: small
title: Kecil
scale: {min: 0, max: 4, step: 1}
bands: [{name: Rendah, from: 0}, {name: Tinggi, from: 2}]
targets: [{id: goal, title: Tujuan, all: 4, default: true, standing: ours}]
tree:
  - {id: A1, kind: level, title: Satu}
  - {id: A2, kind: level, title: Dua, weight: 3}
"""
ASSESSMENT = """\
schema: smartplan/assessment/1
framework: ./framework.yaml
city: {name: Kota Uji}
year: 2024
scores: {A1: 4, A2: {score: 2, confidence: low}}
"""


@pytest.fixture
def city(tmp_path, monkeypatch):
    (tmp_path / "framework.yaml").write_text(FRAMEWORK, encoding="utf-8")
    (tmp_path / "city.yaml").write_text(ASSESSMENT, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return "city.yaml"


def answer(capsys, *arguments, code=0):
    assert run(["sensitivity", *arguments, "--format", "json"]) == code
    return json.loads(capsys.readouterr().out)


def test_json_says_what_was_varied_and_what_not(capsys):
    found = answer(capsys, DENPASAR, *FEW)

    assert found["schema"] == "smartplan/sensitivity@1"
    assert (found["draws"], found["seed"], found["variation"]) == (400, 1, [0.2])
    assert [each["factor"] for each in found["varied"]] == ["weights", "rule"]
    assert [each["code"] for each in found["not_varied"]] == [
        "scores-not-varied",
        "normalise-needs-a-cohort",
        "outliers-not-varied",
        "impute-not-varied",
    ]
    assert found["diagnostics"] == []


def test_of_one_city_index_band_priorities_effects_and_flips_are_told(capsys):
    found = answer(capsys, DENPASAR, "--draws", "2000")

    (outcome,) = found["cities"]
    assert (outcome["index"], outcome["band"], outcome["rank"]) == (3.1925, "Baik", None)
    assert outcome["spread"]["low"] < outcome["spread"]["median"] < outcome["spread"]["high"]
    assert sum(each["share"] for each in outcome["bands"]) == pytest.approx(1)
    assert [each["place"] for each in found["priorities"][:2]] == [2, 1]
    assert found["effects"]["output"] == "index"
    flip = found["flips"][0]["smallest"]
    assert (flip["id"], flip["exact"], flip["before"], flip["after"]) == (
        "D3",
        "292897/1818",
        "Baik",
        "Cukup",
    )


def test_the_same_seed_gives_the_same_answer_to_the_byte(capsys):
    def out(seed):
        assert run(["sensitivity", DENPASAR, *FEW, "--format", "json", "--seed", seed]) == 0
        return capsys.readouterr().out

    assert out("7") == out("7")
    assert out("7") != out("8")


def test_unsure_scores_are_varied_where_there_are_some(capsys, city):
    found = answer(capsys, city, "--draws", "3000", "--vary", "scores")

    (outcome,) = found["cities"]
    # 4 and 2 ± 1 with weights 1 and 3: 1.75, 2.5, 3.25.
    assert (outcome["spread"]["low"], outcome["spread"]["high"]) == (1.75, 3.25)
    assert outcome["stability"] == pytest.approx(2 / 3, abs=0.03)


def test_the_parameters_of_every_draw_can_be_saved_and_give_the_index_again(capsys, city, tmp_path):
    assert (
        run(["sensitivity", city, *FEW, "--vary", "weights", "--vary", "scores", "--parameters", "p.csv"])
        == 0
    )

    rows = list(csv.DictReader(io.StringIO((tmp_path / "p.csv").read_text(encoding="utf-8"))))
    assert [int(row["draw"]) for row in rows] == list(range(1, 401))
    for row in rows:
        one, other = float(row["weight A1"]), 3 * float(row["weight A2"])
        score = 2 + float(row["score Kota Uji A2"])
        assert float(row["index"]) == pytest.approx((one * 4 + other * score) / (one + other))


def test_a_chart_is_drawn_with_its_text_alternative(capsys, city, tmp_path):
    assert run(["sensitivity", city, *FEW, "-o", "robust.svg", "--lang", "en"]) == 0

    root = ET.fromstring((tmp_path / "robust.svg").read_text(encoding="utf-8"))  # noqa: S314 - our own
    titles = [title.text for title in root.iter("{http://www.w3.org/2000/svg}title")]
    assert titles == [
        "Kota Uji · Kecil 2024",
        "The index in 90% of the draws; lines are the edges of bands",
        "How often a gap is among the five biggest",
        "A2 Dua: 100%",  # of the bar, where a pointer rests on it
    ]


def test_of_several_cities_the_chart_has_a_row_each(capsys, city, tmp_path):
    for name in ("Dua", "Tiga"):
        text = ASSESSMENT.replace("Kota Uji", name).replace("A1: 4", "A1: 1")
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")

    assert run(["sensitivity", ".", *FEW, "-o", "robust.svg"]) == 0

    drawn = (tmp_path / "robust.svg").read_text(encoding="utf-8")
    assert all(f">{name}</text>" in drawn for name in ("Kota Uji", "Dua", "Tiga"))


def test_of_several_cities_ranks_and_orders_are_told(capsys):
    found = answer(capsys, str(EXAMPLES), "--framework", "spbe-2020", "--year", "2021", *FEW)

    assert [(c["city"]["name"], c["rank"], c["ranks"]["high"]) for c in found["cities"]] == [
        ("Kota Denpasar", 1, 1),
        ("Kota Bandar Lampung", 2, 2),
    ]
    assert found["priorities"] == []
    assert [each["cities"] for each in found["flips"]] == [["51.71", "18.71"]]


def test_an_output_that_exists_is_not_replaced_unless_told_to(capsys, city, tmp_path):
    (tmp_path / "robust.svg").write_text("mine", encoding="utf-8")
    asked = ["sensitivity", city, *FEW, "-o", "robust.svg"]

    assert run([*asked, "--parameters", "p.csv"]) == 2
    assert (tmp_path / "robust.svg").read_text(encoding="utf-8") == "mine"
    assert not (tmp_path / "p.csv").exists()
    assert run([*asked, "--force"]) == 0
    assert (tmp_path / "robust.svg").read_text(encoding="utf-8").startswith("<svg")


@pytest.mark.parametrize(
    ("arguments", "code", "name"),
    [
        (["--vary", "scores"], 1, "scores-not-varied"),
        (["--vary", "normalise"], 1, "normalise-needs-a-cohort"),
        (["--cv", "much"], 1, "bad-variation"),
        (["--cv", "0.1,3"], 1, "bad-variation"),
        (["-o", "chart.png"], 2, "unknown-ending"),
        (["--draws", "0"], 2, "bad-usage"),
        (["--year", "1999"], 1, "no-cities"),
        (["--target", "nowhere"], 1, "unknown-profile"),
    ],
)
def test_what_can_not_be_done_is_refused(capsys, arguments, code, name):
    assert run(["sensitivity", DENPASAR, *FEW, *arguments]) == code
    assert name in capsys.readouterr().err


def test_several_frameworks_are_no_cohort(capsys):
    found = answer(capsys, str(EXAMPLES), code=1)

    assert (found["result"], found["diagnostics"][0]["code"]) == (None, "several-cohorts")


@pytest.mark.parametrize("output_format", ["text", "markdown", "csv"])
@pytest.mark.parametrize("lang", ["id", "en"])
def test_every_format_speaks_both_languages(capsys, output_format, lang):
    assert run(["sensitivity", DENPASAR, *FEW, "--format", output_format, "--lang", lang]) == 0

    out = capsys.readouterr().out
    assert "Kota Denpasar" in out
    assert ("Indeks 3,19" in out) == (lang == "id" and output_format != "csv")


def test_what_may_be_typed_is_what_may_be_varied():
    assert {name.value for name in FactorName} == set(FACTORS)
    assert {name.value for name in WayName} < set(get_args(NormaliseWord))
    assert {name.value for name in RuleName} < set(get_args(RuleWord))
