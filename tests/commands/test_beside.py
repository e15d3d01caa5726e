"""A city that has only its own file beside what was published of others."""

import json
from fractions import Fraction
from pathlib import Path

import pytest

from smartplan.cli import run
from smartplan.core.model import ROOT
from smartplan.read.files import read_framework
from smartplan.read.published import published_results

EXAMPLES = Path(__file__).parents[2] / "examples"


def beside(capsys, file):
    capsys.readouterr()
    assert run(["status", str(EXAMPLES / file), "--format", "json"]) == 0
    return json.loads(capsys.readouterr().out)["published"]


def test_a_kota_stands_beside_the_mean_of_kota_and_of_all_in_its_year(capsys):
    kota, everybody = beside(capsys, "denpasar/2021.yaml")

    assert (kota["kind"], kota["year"], kota["computed"]) == ("kota", 2021, False)
    assert kota["distances"][0] == {"node": "index", "mean": 2.29, "score": 3.1925, "difference": 0.9025}
    assert [distance["node"] for distance in kota["distances"]] == ["index", "D1", "D2", "D3", "D4"]
    assert (everybody["kind"], everybody["distances"][0]["mean"]) == (None, 2.24)


def test_a_table_of_results_gives_the_mean_of_the_others_without_the_city_itself(capsys):
    regencies, everybody = beside(capsys, "kab-malang/2022.yaml")

    assert (regencies["regions"], everybody["regions"], regencies["computed"]) == (16, 19, True)
    table = next(one for one in published_results() if one.framework == "gmsc-eval-2022-kppn")
    others = [one.values[ROOT] for one in table.regions if one.name != "Kabupaten Malang"]
    assert everybody["distances"][0]["mean"] == pytest.approx(float(sum(others) / 19))


def test_a_year_without_a_mean_takes_the_nearest_and_says_so(capsys):
    assert run(["status", str(EXAMPLES / "aceh-tengah" / "2025.yaml"), "--lang", "en"]) == 0

    shown = capsys.readouterr().out
    assert "all kabupaten" in shown
    assert "The assessment is of 2025; where a mean is of another year, it is the nearest." in shown


def test_it_says_plainly_that_nothing_fits(capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "120")
    assert beside(capsys, "kota-malang/assessment.yaml") == []
    assert run(["status", str(EXAMPLES / "kota-malang"), "--lang", "en"]) == 0

    assert (
        "No published results come with smartplan that fit Smart-city masterplan" in capsys.readouterr().out
    )


@pytest.mark.parametrize("one", published_results(), ids=lambda one: one.framework)
def test_published_figures_are_of_their_framework_and_within_its_scale(one):
    framework = read_framework(one.framework).model
    known = {ROOT, *(item.id for item, _ in framework.items())}

    for row in (*one.means, *one.regions):
        assert set(row.values) <= known
        assert ROOT in row.values
        assert all(framework.scale.min <= value <= framework.scale.max for value in row.values.values())


def test_the_printed_totals_recompute_from_the_printed_stages():
    table = next(one for one in published_results() if one.framework == "gmsc-eval-2022-kppn")
    weights = {"baseline": 10, "output": 20, "outcome": 30, "impact": 10, "quick_win": 30}

    for one in table.regions:
        total = sum(Fraction(weight, 100) * one.values[stage] for stage, weight in weights.items())
        assert abs(total - one.values[ROOT]) <= Fraction(2, 100)
    assert len(table.regions) == 20
