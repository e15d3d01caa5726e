"""The real crossings, from the files as published to what a reader is told of them."""

import json
from collections import Counter
from pathlib import Path

import pytest

from smartplan.cli import run

EXAMPLES = Path(__file__).parents[2] / "examples"
PAIRS = {
    "denpasar": ("2018.yaml", "2021.yaml", "spbe-2020"),
    "kab-malang": ("2022.yaml", "2023.yaml", "gmsc-eval-2023-kppn"),
    "bandar-lampung": ("2021.yaml", "2023.yaml", "spbe-2020"),
    "aceh-tengah": ("2025.yaml", "2026.yaml", "pemdi-2026"),
}


def _files(city: str) -> tuple[str, str]:
    old, new, _ = PAIRS[city]
    return str(EXAMPLES / city / old), str(EXAMPLES / city / new)


@pytest.fixture
def change(capsys):
    """Return a function that compares a city's two years and returns the answer."""

    def compared(city: str) -> dict:
        assert run(["diff", *_files(city), "--format", "json"]) == 0
        return json.loads(capsys.readouterr().out)

    return compared


@pytest.mark.parametrize(
    ("city", "before", "after", "old_band", "new_band"),
    [
        ("denpasar", 2.64, 3.19, "Baik", "Baik"),
        ("kab-malang", 2.5, 2.94, None, None),
        ("bandar-lampung", 1.2, 2.15, "Kurang", "Cukup"),
        ("aceh-tengah", 2.59, 1.24, "Cukup", "Kurang"),
    ],
)
def test_published_figures_and_bands_stand_beside_the_change(
    city, before, after, old_band, new_band, change
) -> None:
    answer = change(city)

    assert (answer["old"]["reported"], answer["new"]["reported"]) == (before, after)
    assert (answer["bands"]["old"], answer["bands"]["new"]) == (old_band, new_band)
    assert not answer["bands"]["by_cutoffs_alone"]


def test_denpasar_rose_more_than_its_index_says(change) -> None:
    answer = change("denpasar")
    core = answer["comparable"]

    assert core["delta"] > answer["delta"] > 0 > answer["parts"]["framework"]
    assert core["official"] + core["ours"] == pytest.approx(core["weight"])
    assert 0.25 < core["official"] < core["ours"]
    assert Counter(row["verdict"] for row in answer["indicators"]) == {
        "new": 25,
        "reweighted": 22,
        "retired": 15,
    }


def test_malangs_survey_is_not_compared_with_four_questions(change) -> None:
    rows = change("kab-malang")["indicators"]
    impact = Counter(row["verdict"] for row in rows if row["id"].startswith("impact."))

    assert impact == {"new": 54, "retired": 4}
    assert all(row["parts"]["scores"] == 0 for row in rows if row["id"].startswith("impact."))


def test_malangs_pairing_is_all_published(change) -> None:
    core = change("kab-malang")["comparable"]

    assert core["ours"] == 0
    assert core["official"] == pytest.approx(core["weight"])


def test_bandar_lampung_is_compared_whole(change) -> None:
    answer = change("bandar-lampung")

    assert answer["comparable"]["weight"] == 1
    assert answer["comparable"]["delta"] == pytest.approx(answer["delta"], abs=1e-12)
    assert {row["verdict"] for row in answer["indicators"]} == {"identical"}


def test_aceh_tengahs_fall_rests_on_a_quarter_of_the_weight(change) -> None:
    answer = change("aceh-tengah")
    reasons = Counter(row["reason"] for row in answer["indicators"])

    assert answer["comparable"]["weight"] == pytest.approx(0.2475)
    assert answer["comparable"]["official"] == 0
    assert reasons == {"known_only_as_mean": 19, None: 4}


def test_gate_refuses_a_crossing_of_which_little_is_comparable(capsys) -> None:
    assert run(["diff", *_files("aceh-tengah"), "--min-comparable", "80", "--lang", "id"]) == 1
    assert "too-little-comparable" in capsys.readouterr().err


@pytest.mark.parametrize("city", ["denpasar", "kab-malang", "aceh-tengah"])
def test_what_is_migrated_is_compared_with_what_became_of_it(city, tmp_path, capsys) -> None:
    old, new = _files(city)
    out = tmp_path / "migrated.yaml"

    assert run(["migrate", old, "--to", PAIRS[city][2], "--write", str(out), "--format", "json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["written"] == [str(out)]
    assert run(["check", str(out)]) == 0
    confirmed = out.read_text(encoding="utf-8").replace(f", carried_over: {answer['old']['year']}", "")
    out.write_text(confirmed.replace(f"year: {answer['new']['year']}", "year: 2020", 1), encoding="utf-8")
    capsys.readouterr()

    assert run(["diff", str(out), new, "--format", "json"]) == 0
    rows = {row["id"]: row for row in json.loads(capsys.readouterr().out)["indicators"]}
    carried = [row for row in answer["indicators"] if row["fate"] == "carried"]
    assert carried
    assert all(rows[row["id"]]["old"] == pytest.approx(row["score"]) for row in carried if row["id"] in rows)


def test_band_that_changed_by_its_cut_offs_alone_is_told(tmp_path, capsys) -> None:
    head = "schema: smartplan/assessment/1\ncity: {name: Kota Uji}\nstatus: final\n"
    domains = ", ".join(f"D{number}: 4.1" for number in range(1, 5))
    levels = ", ".join(f"P{number:02}: 4.1" for number in range(1, 21))
    old = f"{head}framework: spbe-2020\nyear: 2025\nscores: {{{domains}}}\n"
    new = f"{head}framework: pemdi-2026\nyear: 2026\nscores: {{{levels}}}\n"
    (tmp_path / "old.yaml").write_text(old, encoding="utf-8")
    (tmp_path / "new.yaml").write_text(new, encoding="utf-8")

    assert run(["diff", str(tmp_path / "old.yaml"), str(tmp_path / "new.yaml"), "--lang", "en"]) == 0
    shown = " ".join(capsys.readouterr().out.split())

    assert "Band: Sangat Baik → Memuaskan (by its cut-offs alone" in shown


def test_two_files_of_one_year_and_round_are_refused(tmp_path, capsys) -> None:
    text = (EXAMPLES / "denpasar" / "2021.yaml").read_text(encoding="utf-8")
    (tmp_path / "again.yaml").write_text(text.replace("self: 2", "self: 3"), encoding="utf-8")

    code = run(["diff", _files("denpasar")[1], str(tmp_path / "again.yaml"), "--format", "json"])

    assert code == 1
    assert [p["code"] for p in json.loads(capsys.readouterr().out)["diagnostics"]] == ["same-year"]


def test_two_rounds_of_one_year_are_compared(tmp_path, capsys) -> None:
    text = (EXAMPLES / "bandar-lampung" / "2023.yaml").read_text(encoding="utf-8").split("\nassert:")[0]
    (tmp_path / "first.yaml").write_text(text.replace("year: 2023", "year: 2023\nround: 1"), encoding="utf-8")
    second = text.replace("year: 2023", "year: 2023\nround: 2")
    (tmp_path / "second.yaml").write_text(second, encoding="utf-8")

    assert run(["diff", str(tmp_path / "first.yaml"), str(tmp_path / "second.yaml"), "--format", "json"]) == 0
    answer = json.loads(capsys.readouterr().out)

    assert (answer["old"]["round"], answer["new"]["round"], answer["delta"]) == (1, 2, 0)


def test_old_answers_of_aceh_tengah_are_read_under_pemdi(capsys) -> None:
    assert run(["assess", _files("aceh-tengah")[0], "--under", "pemdi-2026", "--format", "json"]) == 0
    answer = json.loads(capsys.readouterr().out)

    assert answer["framework"]["id"] == "pemdi-2026"
    assert answer["index"]["low"] < answer["index"]["high"]
    assert [row["id"] for row in answer["indicators"] if row["status"] == "scored"] == ["P17"]
