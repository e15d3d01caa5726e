"""The forecast of a roadmap as assessments: read like any other, and worth what the roadmap promised."""

import json
from pathlib import Path

import pytest

from smartplan.cli import run
from smartplan.read.files import problems_of, read_assessment

MALANG = str(Path(__file__).parents[2] / "examples" / "kota-malang" / "assessment.yaml")


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    """Return the folder of the forecasts, with the roadmap as JSON in it."""
    folder = tmp_path_factory.mktemp("forecast")
    out = folder / "roadmap.json"
    assert run(["roadmap", MALANG, "-o", str(out), "--write-forecast", str(folder)]) == 0
    return folder


def told(capsys, *arguments):
    assert run([*arguments, "--format", "json", "--lang", "en"]) == 0
    return json.loads(capsys.readouterr().out)


def test_every_year_is_an_assessment_that_is_worth_what_the_roadmap_promised(written, capsys):
    capsys.readouterr()
    promised = json.loads((written / "roadmap.json").read_text(encoding="utf-8"))["forecast"]

    assert len(promised) == 5
    for row in promised:
        file = str(written / f"forecast-{row['year']}.yaml")
        assert problems_of(file) == ()
        answer = told(capsys, "assess", file)
        assert answer["index"]["score"] == pytest.approx(row["index"], abs=1e-12)
        assert (answer["year"], answer["illustrative"]) == (row["year"], True)


def test_a_forecast_says_what_it_is_and_where_each_figure_comes_from(written):
    model = read_assessment(str(written / "forecast-2022.yaml")).model
    raised = model.scores["governance.layanan-publik.2"]

    assert (model.status, model.round, model.plan) == ("draft", 0, None)
    assert "nobody assessed this" in model.illustrative.en
    assert (raised.score, raised.note) == (
        4,
        "Perkiraan: service-procedure-review, civil-servant-academy; saat ini 2",
    )
    assert not any(answer.evidence for answer in model.scores.values())


def test_next_year_is_held_against_the_forecast_of_the_same_year(written, capsys, tmp_path):
    text = (written / "forecast-2021.yaml").read_text(encoding="utf-8")
    actual = tmp_path / "actual.yaml"
    actual.write_text(text.replace("round: 0\n", "").replace(": 3\n", ": 2\n"), encoding="utf-8")

    answer = told(capsys, "diff", str(written / "forecast-2021.yaml"), str(actual))

    assert answer["delta"] < 0
    assert answer["parts"]["scores"] == pytest.approx(answer["delta"])


def test_a_forecast_that_is_there_is_not_replaced_unless_told_to(written, capsys):
    before = (written / "forecast-2024.yaml").read_bytes()

    assert run(["roadmap", MALANG, "--write-forecast", str(written), "--budget", "apbd=+50%"]) == 2
    assert (written / "forecast-2024.yaml").read_bytes() == before
    assert "[output-exists]" in capsys.readouterr().err


def test_a_forecast_of_a_what_if_says_so(tmp_path):
    assert run(["roadmap", MALANG, "--write-forecast", str(tmp_path), "--budget", "apbd=+50%"]) == 0

    source = read_assessment(str(tmp_path / "forecast-2024.yaml")).model.source
    assert source.endswith("(Pengandaian: apbd=+50%)")


def test_a_framework_of_ones_own_and_a_verified_score_are_found_from_another_folder(tmp_path):
    city = tmp_path / "city"
    city.mkdir()
    (tmp_path / ".git").mkdir()
    (city / "own.yaml").write_text(OWN, encoding="utf-8")
    (city / "plan.yaml").write_text(PLAN, encoding="utf-8")
    (city / "2025.yaml").write_text(ASSESSMENT, encoding="utf-8")

    assert run(["roadmap", str(city / "2025.yaml"), "--write-forecast", str(tmp_path / "to")]) == 0

    file = str(tmp_path / "to" / "forecast-2026.yaml")
    model = read_assessment(file).model
    assert [p.code for p in problems_of(file)] == [p.code for p in problems_of(str(city / "2025.yaml"))]
    assert (model.framework, model.scores["A1"].verified, model.scores["A1"].self_) == (
        "../city/own.yaml",
        3,
        None,
    )
    assert model.scores["A2"].unknown
    assert model.scores["A3"].score == 40


OWN = """\
schema: smartplan/framework/1
id: own
title: Own
scale: {min: 0, max: 4, step: 1}
targets: [{id: full, title: Full, all: 4, default: true, standing: ours}]
tree:
  - {id: A1, title: A1, kind: level, weight: 1}
  - {id: A2, title: A2, kind: level, weight: 1}
  - {id: A3, title: A3, kind: measure, weight: 1, unit: "%", goalposts: {min: 0, max: 100}}
"""
PLAN = """\
schema: smartplan/plan/1
city: {name: Kota Uji}
framework: ./own.yaml
horizon: {start: 2026Q1, years: 1}
agencies: {opd: {title: OPD}}
initiatives:
  - {id: a, title: A, agency: opd, duration: 1, raises: {A1: {from: 2, to: 3}}}
  - {id: b, title: B, agency: opd, duration: 1, raises: {A3: {from: 10, to: 40}}}
"""
ASSESSMENT = """\
schema: smartplan/assessment/1
framework: ./own.yaml
city: {name: Kota Uji}
year: 2025
plan: plan.yaml
scores:
  A1: {self: 4, verified: 2, reason: "half of it"}
  A2: unknown
  A3: {score: 10, unit: "%"}
"""
