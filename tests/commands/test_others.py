"""check, explain, framework, schema and init, as a user types them."""

import json
from pathlib import Path

import pytest
import yaml

from smartplan.cli import COMMANDS, run
from smartplan.read.files import problems_of
from smartplan.shipped import crosswalk_names, framework_ids

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"
NASTY = ROOT / "tests" / "nasty"
DENPASAR = str(EXAMPLES / "denpasar" / "2021.yaml")
EVERY_EXAMPLE = sorted(str(path) for path in EXAMPLES.glob("*/*.yaml"))


@pytest.mark.parametrize("file", EVERY_EXAMPLE, ids=lambda file: "/".join(Path(file).parts[-2:]))
def test_every_example_is_checked_in_silence(file, capsys) -> None:
    assert run(["check", file]) == 0
    assert capsys.readouterr().out == ""


def test_check_of_many_files_counts_all_their_problems(capsys) -> None:
    code = run(["check", DENPASAR, str(NASTY / "13-four-mistakes.yaml"), "--format", "json"])
    answer = json.loads(capsys.readouterr().out)

    assert code == 1
    assert answer["schema"] == "smartplan/check@1"
    assert answer["summary"] == {"files": 2, "errors": 4, "warnings": 0}
    keys = {"code", "severity", "message", "hint", "file", "line", "column", "path"}
    assert all(set(problem) >= keys for problem in answer["diagnostics"])


def test_warning_counts_only_where_strict(capsys) -> None:
    file = str(NASTY / "10-hash-in-text.yaml")

    assert run(["check", file]) == 0
    assert run(["check", file, "--strict"]) == 1


def test_explain_traces_a_number_to_its_operands_and_lines(capsys) -> None:
    assert run(["explain", DENPASAR, "A2", "--format", "json"]) == 0
    answer = json.loads(capsys.readouterr().out)

    assert answer["score"] == 2.75
    assert [operand["id"] for operand in answer["operands"]] == ["I11", "I12", "I13", "I14"]
    assert sum(operand["part"] for operand in answer["operands"]) == pytest.approx(2.75)
    lines = Path(DENPASAR).read_text(encoding="utf-8").splitlines()
    assert all(lines[o["answered"]["line"] - 1].strip().startswith(o["id"]) for o in answer["operands"])


def test_explain_of_an_indicator_names_level_file_and_line(capsys) -> None:
    run(["explain", DENPASAR, "I42", "--lang", "en"])
    shown = capsys.readouterr().out

    assert "level reached: Collaboration" in shown
    assert "denpasar/2021.yaml:" in shown.replace("\n", "")


def test_explain_of_an_unknown_item_suggests_the_nearest(capsys) -> None:
    assert run(["explain", DENPASAR, "I4Z", "--lang", "en"]) == 1
    assert "I4" in capsys.readouterr().err


def test_explain_of_a_code_says_why_it_matters(capsys) -> None:
    assert run(["explain", "level-out-of-scale", "--lang", "en"]) == 0
    assert "scale" in capsys.readouterr().out


@pytest.mark.parametrize("id_", framework_ids())
def test_every_shipped_framework_is_shown_with_its_sources(id_, capsys) -> None:
    assert run(["framework", "show", id_, "--lang", "en"]) == 0
    shown = capsys.readouterr().out

    assert id_ in shown
    assert "source:" in shown
    assert run(["framework", "check", id_]) == 0


def test_framework_list_names_them_all(capsys) -> None:
    run(["framework", "list", "--format", "json"])

    listed = json.loads(capsys.readouterr().out)["frameworks"]
    assert [row["id"] for row in listed] == list(framework_ids())


KINDS = (
    "assessment",
    "framework",
    "plan",
    "crosswalk",
    "assessment-part",
    "plan-part",
    "published",
    "outline",
    "catalogue",
    "glossary",
    "letter",
)


@pytest.mark.parametrize("kind", KINDS)
def test_schema_of_every_kind_is_closed(kind, capsys) -> None:
    assert run(["schema", kind]) == 0
    schema = json.loads(capsys.readouterr().out)

    assert schema["$schema"].endswith("2020-12/schema")
    assert schema["additionalProperties"] is False


def test_schemas_are_written_beside_a_modeline(tmp_path, capsys) -> None:
    assert run(["schema", "-o", str(tmp_path / "schemas")]) == 0

    assert {path.name for path in (tmp_path / "schemas").iterdir()} == {
        "glossary.yaml",
        "letter.yaml",
        "template",
        *(f"{kind}.schema.json" for kind in KINDS),
    }
    assert run(["check", str(tmp_path / "schemas" / "template" / "outline.yaml")]) == 0
    assert "yaml-language-server" in capsys.readouterr().out


@pytest.mark.parametrize("id_", framework_ids())
@pytest.mark.parametrize("language", ["id", "en"])
def test_starter_for_every_framework_is_valid_and_all_unknown(id_, language, tmp_path) -> None:
    options = ["--framework", id_, "--city", 'Kota "Uji": #1', "--year", "2026", "--lang", language]
    assert run(["init", str(tmp_path / "city"), *options]) == 0

    problems = problems_of(str(tmp_path / "city" / "assessment.yaml"))
    assert [problem.code for problem in problems] == ["nothing-known"]
    written = yaml.safe_load((tmp_path / "city" / "assessment.yaml").read_text(encoding="utf-8"))
    assert set(written["scores"].values()) == {"unknown"}
    assert written["city"]["name"] == 'Kota "Uji": #1'


def test_init_overwrites_nothing(tmp_path, capsys) -> None:
    (tmp_path / "plan.yaml").write_text("mine", encoding="utf-8")

    assert run(["init", str(tmp_path), "--year", "2026"]) == 2
    assert (tmp_path / "plan.yaml").read_text(encoding="utf-8") == "mine"
    assert not (tmp_path / "assessment.yaml").exists()


def test_demo_is_a_whole_city_that_checks(tmp_path, capsys) -> None:
    assert run(["init", str(tmp_path / "demo"), "--demo"]) == 0
    capsys.readouterr()

    assert run(["check", *(str(path) for path in (tmp_path / "demo").glob("*/*.yaml"))]) == 0


@pytest.mark.parametrize("command", COMMANDS)
def test_help_of_every_command_begins_with_examples(command, capsys) -> None:
    assert run([command, "--help"]) == 0
    shown = capsys.readouterr().out

    assert "smartplan" in shown.splitlines()[0] + shown.splitlines()[1]
    groups = ("framework", "questionnaire", "text")
    assert command in groups or shown.index("Examples:") < shown.index("Options:")


def test_supposed_answers_move_the_index_and_what_lies_above_them(capsys) -> None:
    assert run(["explain", DENPASAR, "--what-if", "I43=4", "--format", "json"]) == 0
    answer = json.loads(capsys.readouterr().out)

    assert answer["index"]["after"] - answer["index"]["before"] == pytest.approx(0.03 * 2)
    assert [row["id"] for row in answer["moved"]] == ["index", "D4", "A8", "I43"]


@pytest.mark.parametrize("text", ["I43", "I43=", "I43=3,5", "I43=nan", "I99=3", "I43=9"])
def test_supposition_that_can_not_be_is_refused(text, capsys) -> None:
    assert run(["explain", DENPASAR, "--what-if", text]) == 1
    assert capsys.readouterr().err.startswith("error[")


def test_initiative_is_explained_with_its_line_in_the_plan(capsys) -> None:
    malang = str(EXAMPLES / "kota-malang" / "assessment.yaml")

    assert run(["explain", malang, "revive-sambat", "--format", "json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    plan = (EXAMPLES / "kota-malang" / "plan.yaml").read_text(encoding="utf-8").splitlines()
    assert "revive-sambat" in plan[answer["written"]["line"] - 1]
    assert answer["why"]


@pytest.mark.parametrize("name", crosswalk_names())
def test_every_shipped_crosswalk_is_checked_by_its_name(name, capsys) -> None:
    assert run(["framework", "check", name]) == 0
    assert capsys.readouterr().err == ""
