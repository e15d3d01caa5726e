"""smartplan assess, as a user types it."""

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from smartplan.cli import run

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"
DENPASAR = str(EXAMPLES / "denpasar" / "2021.yaml")
MALANG = str(EXAMPLES / "kota-malang" / "assessment.yaml")
INDEX_KEYS = {"score", "reported", "low", "high", "band", "target", "gap", "coverage"}
NODE_KEYS = {"id", "title", "weight", "score", "reported", "low", "high", "target", "gap", "coverage"}
INDICATOR_KEYS = {"id", "score", "status", "target", "gap", "weight", "lift", "line"}


def _json(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict:
    assert run(arguments) in (0, 1, 2)
    return json.loads(capsys.readouterr().out)


def test_json_holds_what_other_programs_rely_on(capsys) -> None:
    answer = _json(capsys, "assess", DENPASAR, "--format", "json")

    assert answer["schema"] == "smartplan/assess@1"
    assert answer["city"]["name"] == "Kota Denpasar"
    assert answer["year"] == 2021
    assert set(answer["framework"]) == {"id", "sha256"}
    assert set(answer["index"]) >= INDEX_KEYS
    assert all(set(node) >= NODE_KEYS for node in answer["nodes"])
    assert all(set(row) >= INDICATOR_KEYS for row in answer["indicators"])
    assert answer["diagnostics"] == []


def test_figures_are_the_published_ones(capsys) -> None:
    index = _json(capsys, "assess", DENPASAR, "--format", "json")["index"]

    assert (index["score"], index["reported"], index["band"]) == (3.1925, 3.19, "Baik")


def test_weights_of_indicators_sum_to_one_and_come_in_the_frameworks_order(capsys) -> None:
    rows = _json(capsys, "assess", DENPASAR, "--format", "json")["indicators"]

    assert sum(row["weight"] for row in rows) == pytest.approx(1, abs=1e-12)
    assert [row["id"] for row in rows] == [f"I{n:02d}" for n in range(1, 48)]


def test_gaps_add_up_to_the_gap_of_the_index(capsys) -> None:
    answer = _json(capsys, "assess", MALANG, "--format", "json")

    parts = sum(row["weight"] * row["gap"] for row in answer["indicators"] if row["gap"] is not None)

    assert parts == pytest.approx(answer["index"]["gap"], abs=1e-12)


def test_line_of_an_indicator_is_where_its_answer_stands(capsys) -> None:
    rows = _json(capsys, "assess", DENPASAR, "--format", "json")["indicators"]
    lines = Path(DENPASAR).read_text(encoding="utf-8").splitlines()

    assert all(lines[row["line"] - 1].strip().startswith(f"{row['id']}:") for row in rows)


def test_track_self_gives_the_self_assessment(capsys) -> None:
    index = _json(capsys, "assess", DENPASAR, "--track", "self", "--format", "json")["index"]

    assert (index["score"], index["reported"]) == (3.7495, 3.75)


def test_failed_run_prints_the_same_schema_with_no_result(capsys, tmp_path) -> None:
    code = run(["assess", str(tmp_path / "none.yaml"), "--format", "json"])
    answer = json.loads(capsys.readouterr().out)

    assert code == 2
    assert (answer["schema"], answer["result"]) == ("smartplan/assess@1", None)
    assert [problem["code"] for problem in answer["diagnostics"]] == ["file-not-found"]


def test_published_figure_that_does_not_hold_is_exit_1_with_its_place(capsys, tmp_path) -> None:
    wrong = Path(DENPASAR).read_text(encoding="utf-8").replace("score: 3.19", "score: 3.20")
    (tmp_path / "wrong.yaml").write_text(wrong, encoding="utf-8")

    code = run(["assess", str(tmp_path / "wrong.yaml"), "--format", "json"])
    answer = json.loads(capsys.readouterr().out)

    assert code == 1
    assert answer["index"]["reported"] == 3.19
    assert [problem["code"] for problem in answer["diagnostics"]] == ["assertion-failed"]
    assert "3.20" in wrong.splitlines()[answer["diagnostics"][0]["line"] - 1]


def test_text_fits_eighty_columns(capsys, monkeypatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    for file in (DENPASAR, MALANG):
        run(["assess", file])

    assert max(len(line) for line in capsys.readouterr().out.splitlines()) <= 80


def test_text_shows_the_same_figures_as_json(capsys) -> None:
    answer = _json(capsys, "assess", DENPASAR, "--format", "json")
    run(["assess", DENPASAR, "--lang", "en"])
    shown = capsys.readouterr().out

    assert all(f"{node['reported']:.2f}" in shown for node in answer["nodes"])
    assert "3.19  Baik" in shown


def test_language_is_the_one_asked_for_else_the_files(capsys) -> None:
    run(["assess", DENPASAR])
    indonesian = capsys.readouterr().out
    run(["assess", DENPASAR, "--lang", "en"])
    english = capsys.readouterr().out

    assert "Kesenjangan terbesar" in indonesian
    assert "3,19" in indonesian
    assert "Biggest gaps" in english


def test_csv_has_a_row_for_everything_and_points_for_decimals(capsys) -> None:
    run(["assess", DENPASAR, "--format", "csv", "--lang", "id"])
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))

    assert len(rows) == 1 + 12 + 47
    assert rows[0]["score"] == "3.1925"


def test_markdown_is_a_table_of_everything(capsys) -> None:
    run(["assess", DENPASAR, "--format", "markdown", "--lang", "en"])
    lines = capsys.readouterr().out.splitlines()

    assert sum(line.startswith("| ") for line in lines) == 2 + 12 + 47


def test_standard_input_is_read_where_the_file_is_a_dash() -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "smartplan", "assess", "-", "--format", "json"],
        input=Path(DENPASAR).read_bytes(),
        capture_output=True,
        check=False,
        cwd=ROOT,
    )

    assert ran.returncode == 0
    assert json.loads(ran.stdout)["index"]["reported"] == 3.19


def test_one_city_is_assessed_without_pandas_or_a_solver() -> None:
    code = "import sys; from smartplan.cli import run; run(['assess', sys.argv[1]]); "
    code += "print(sorted({'pandas', 'numpy', 'weasyprint', 'ortools'} & set(sys.modules)), file=sys.stderr)"
    ran = subprocess.run(
        [sys.executable, "-c", code, DENPASAR], capture_output=True, text=True, check=True, cwd=ROOT
    )

    assert ran.stderr.strip() == "[]"


def test_colour_only_where_asked_for_or_on_a_terminal() -> None:
    plain = {key: value for key, value in os.environ.items() if key not in ("FORCE_COLOR", "NO_COLOR")}
    command = [sys.executable, "-m", "smartplan", "assess", DENPASAR]

    piped = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT, env=plain)
    forced = subprocess.run(
        command, capture_output=True, text=True, check=True, cwd=ROOT, env={**plain, "FORCE_COLOR": "1"}
    )

    assert "\x1b[" not in piped.stdout
    assert "\x1b[" in forced.stdout


@pytest.mark.parametrize("arguments", [["asess", "x"], ["assess"], ["assess", "x", "--depth", "0"]])
def test_usage_mistakes_are_exit_2_and_name_the_way_to_help(arguments, capsys) -> None:
    assert run(arguments) == 2
    assert "--help" in capsys.readouterr().err


def test_usage_mistake_in_json_is_one_valid_document(capsys) -> None:
    code = run(["assess", "--format", "json"])

    assert code == 2
    assert json.loads(capsys.readouterr().out)["diagnostics"][0]["code"] == "bad-usage"


def test_next_best_question_narrows_the_interval_most(capsys) -> None:
    answer = _json(capsys, "assess", MALANG, "--format", "json")
    narrows = [question["narrows"] for question in answer["questions"]]
    unanswered = {row["id"] for row in answer["indicators"] if row["status"] == "unknown"}

    assert {question["id"] for question in answer["questions"]} == unanswered
    assert narrows == sorted(narrows, reverse=True)
    assert sum(narrows) == pytest.approx(answer["index"]["high"] - answer["index"]["low"], abs=1e-12)


def test_confidence_widens_the_interval_and_leaves_the_index(capsys) -> None:
    plain = _json(capsys, "assess", MALANG, "--format", "json")["index"]
    wide = _json(capsys, "assess", MALANG, "--confidence", "--format", "json")["index"]

    assert wide["score"] == plain["score"]
    assert wide["low"] < plain["low"]
    assert wide["high"] > plain["high"]
