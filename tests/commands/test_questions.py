"""What `check --strict` asks: each question by its rule, and plain `check` asks none."""

import json
from pathlib import Path

import pytest

from smartplan.cli import run

EXAMPLES = Path(__file__).parents[2] / "examples"
HEAD = "schema: smartplan/assessment/1\nframework: spbe-2020\ncity: {name: Kota Uji}\n"


@pytest.fixture
def asked(tmp_path, capsys):
    """Return a function that writes one file a year and returns the questions of a strict check."""

    def ask(*years: str) -> list[dict]:
        files = []
        for year, scores in enumerate(years, 2023):
            file = tmp_path / f"{year}.yaml"
            file.write_text(f"{HEAD}year: {year}\nscores:\n{scores}", encoding="utf-8")
            files.append(str(file))
        assert run(["check", *files]) == 0
        assert capsys.readouterr().out == ""
        code = run(["check", *files, "--strict", "--format", "json"])
        found = json.loads(capsys.readouterr().out)["diagnostics"]
        assert all(problem["severity"] == "warning" for problem in found)
        assert code == (1 if found else 0)
        return found

    return ask


def _codes(found: list[dict]) -> list[str]:
    return [problem["code"] for problem in found]


def test_same_evidence_in_two_domains_is_asked_about(asked) -> None:
    told = "evidence: [{source: SK 1}]"

    found = asked(f"  I01: {{score: 2, {told}}}\n  I32: {{score: 3, {told}}}\n")

    assert _codes(found) == ["evidence-shared"]
    assert found[0]["path"] == "scores.I32.evidence.0"
    assert found[0]["line"] == 7


@pytest.mark.parametrize(
    "other",
    [
        "I02: {score: 3, evidence: [{source: SK 1}]}",
        "I32: {score: 3, evidence: [{source: SK 1, page: 2}]}",
    ],
)
def test_evidence_of_one_domain_or_of_another_page_may_be_shared(other, asked) -> None:
    assert asked(f"  I01: {{score: 2, evidence: [{{source: SK 1}}]}}\n  {other}\n") == []


@pytest.mark.parametrize(
    ("source", "codes"),
    [
        ("Laporan 2018 pelaksanaan Perwali 43/2020", ["evidence-before-policy"]),
        ("Notulen 3 Maret 2019, Perwali Nomor 43 Tahun 2020", ["evidence-before-policy"]),
        ("Laporan 2021 pelaksanaan Perwali 43/2020", []),
        ("Perwali 43/2020", []),
        ("Perubahan 12/2018 menjadi 43/2020", []),
        ("Laporan 2018", []),
    ],
)
def test_evidence_older_than_its_policy_is_asked_about(source, codes, asked) -> None:
    assert _codes(asked(f"  I01: {{score: 2, evidence: [{{source: '{source}'}}]}}\n  I02: 3\n")) == codes


def test_eight_equal_levels_are_a_straight_line(asked) -> None:
    line = "".join(f"  I{number:02}: 3\n" for number in range(1, 8))

    assert asked(line) == []
    assert asked(f"{line}  I08: 4\n") == []
    assert _codes(asked(f"{line}  I08: 3\n")) == ["straight-line"]


def test_highest_level_without_evidence_is_asked_about_once(asked) -> None:
    found = asked("  I01: 5\n  I02: {score: 5, evidence: [{source: SK 1}]}\n  I03: 5\n  I04: 4\n")

    assert _codes(found) == ["top-without-evidence"]
    assert found[0]["line"] == 6
    assert "I01, I03" in found[0]["message"]


@pytest.mark.parametrize(
    ("now", "codes"),
    [
        ("{score: 4, evidence: [{source: SK 1}]}", ["jump-without-evidence"]),
        ("4", ["jump-without-evidence"]),
        ("3", []),
        ("{score: 4, evidence: [{source: SK 1}, {source: SK 2}]}", []),
    ],
)
def test_two_levels_without_new_evidence_are_asked_about(now, codes, asked) -> None:
    before = "  I01: {score: 2, evidence: [{source: SK 1}]}\n  I02: 3\n"

    assert _codes(asked(before, f"  I01: {now}\n  I02: 3\n")) == codes


def test_each_year_is_read_against_the_one_before(asked) -> None:
    assert asked("  I01: 2\n  I02: 3\n", "  I01: 3\n  I02: 3\n", "  I01: 4\n  I02: 3\n") == []


def test_rise_by_what_left_the_count_is_asked_about(asked) -> None:
    found = asked("  I01: 1\n  I02: 3\n", "  I01: {not_applicable: none here}\n  I02: 3\n")

    assert _codes(found) == ["rise-by-scope"]
    assert "I01" in found[0]["message"]


def test_rise_that_would_have_come_anyway_is_not_asked_about(asked) -> None:
    before = "  I01: 2\n  I02: 2\n  I03: 2\n"

    assert asked(before, "  I01: {not_applicable: none here}\n  I02: 3\n  I03: 3\n") == []


def test_two_cities_are_not_read_against_each_other(tmp_path, capsys) -> None:
    for name, score in (("a", 2), ("b", 4)):
        text = (
            HEAD.replace("Kota Uji", f"Kota {name}") + f"year: 202{score}\nscores: {{I01: {score}, I02: 3}}\n"
        )
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")

    assert run(["check", str(tmp_path / "a.yaml"), str(tmp_path / "b.yaml"), "--strict"]) == 0


def test_questions_are_asked_over_a_change_of_framework(capsys) -> None:
    old, new = (str(EXAMPLES / "denpasar" / name) for name in ("2018.yaml", "2021.yaml"))

    assert run(["check", old, new, "--strict", "--format", "json"]) == 1
    found = json.loads(capsys.readouterr().out)["diagnostics"]

    assert {"jump-without-evidence", "top-without-evidence"} >= set(_codes(found))
    assert all(problem["file"] in (old, new) and problem["line"] for problem in found)


NOTE = (
    "Pada {year} {city} telah menetapkan arsitektur SPBE melalui peraturan kepala daerah dan "
    "mengintegrasikannya dengan dokumen perencanaan pembangunan daerah"
)


def _cities(folder: Path, notes: dict[str, str]) -> list[str]:
    files = []
    for city, note in notes.items():
        file = folder / f"{city}.yaml"
        head = HEAD.replace("Kota Uji", f"Kota {city}")
        text = f'{head}year: 2024\nscores:\n  I01: {{score: 3, note: "{note}"}}\n  I02: 2\n'
        file.write_text(text, encoding="utf-8")
        files.append(str(file))
    return files


def test_notes_that_two_cities_share_are_asked_about(tmp_path, capsys) -> None:
    notes = {"Satu": NOTE.format(year=2023, city="Kota Satu"), "Dua": NOTE.format(year=2024, city="Kota Dua")}
    files = _cities(tmp_path, notes)

    assert run(["check", *files, "--strict", "--format", "json", "--lang", "en"]) == 1
    found = json.loads(capsys.readouterr().out)["diagnostics"]

    assert _codes(found) == ["narrative-shared"]
    assert (found[0]["file"], found[0]["path"]) == (files[1], "scores.I01.note")
    assert "Kota Satu" in found[0]["message"]
    assert run(["check", *files]) == 0
    assert run(["check", *files, "--strict", "--lang", "en"]) == 1
    assert f"= also: {files[0]}:6:" in capsys.readouterr().out


def test_notes_that_differ_or_are_short_are_not_asked_about(tmp_path, capsys) -> None:
    notes = {"Satu": NOTE, "Dua": NOTE + " dan rencana strategis", "Tiga": "Sudah ada", "Empat": "Sudah ada"}

    assert run(["check", *_cities(tmp_path, notes), "--strict"]) == 0
