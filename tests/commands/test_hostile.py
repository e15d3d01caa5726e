"""Whatever is in a file, a command answers: never a bug, never a lost file, never a wrong number."""

import json
import random
import stat
from pathlib import Path

import pytest

from smartplan.cli import run

ROOT = Path(__file__).parents[2]
MALANG = ROOT / "examples" / "kota-malang"
DENPASAR = ROOT / "examples" / "denpasar" / "2021.yaml"
SNIPPETS = [
    *("", "  ", "- ", ": ", "{", "}", "[", "]", "'", '"', "&a ", "*a", "!!x ", "---", "...", "\t", "#", "~"),
    *("null", "no", "yes", "1e9", ".nan", "-1", "0", "9" * 40, "3,5", "012", "2020Q5", "=1+1", "\u202e"),
    *("<script>", "{{ 7*7 }}", "scores:", "unknown", "not_applicable", "- id: x", "self: 3", "x" * 5000),
    "../../etc/passwd",
]


def _mutated(text: str, chance: random.Random) -> str:
    """Return a text in which a few lines are dropped, doubled, or have something else in them."""
    lines = text.splitlines()
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(lines))
        snippet = chance.choice(SNIPPETS)
        lines[at : at + 1] = chance.choice(
            [
                [],
                [lines[at], lines[at]],
                [snippet],
                [lines[at] + snippet],
                [lines[at].split(":")[0] + ": " + snippet],
                [lines[at][: chance.randrange(len(lines[at]) + 1)] + snippet],
            ]
        )
        lines = lines or [""]
    return "\n".join(lines)


@pytest.mark.parametrize("seed", range(120))
def test_mutated_assessment_is_answered(seed: int, tmp_path: Path, capsys) -> None:
    text = _mutated(DENPASAR.read_text(encoding="utf-8"), random.Random(seed))
    (tmp_path / "city.yaml").write_text(text, encoding="utf-8")

    code = run(["assess", str(tmp_path / "city.yaml"), "--format", "json"])
    answer = json.loads(capsys.readouterr().out)

    assert code in (0, 1, 2)
    assert "index" in answer or answer["diagnostics"]


@pytest.mark.parametrize("seed", range(60))
def test_mutated_plan_is_answered(seed: int, tmp_path: Path, capsys) -> None:
    for file in MALANG.glob("*.yaml"):
        text = file.read_text(encoding="utf-8")
        (tmp_path / file.name).write_text(
            _mutated(text, random.Random(seed)) if file.name == "plan.yaml" else text, encoding="utf-8"
        )

    code = run(["check", str(tmp_path / "assessment.yaml"), "--format", "json"])
    answer = json.loads(capsys.readouterr().out)

    assert code in (0, 1, 2)
    assert (code == 0) == (answer["summary"]["errors"] == 0)


@pytest.mark.parametrize(
    "content", [b"", b"\xff\xfe", b"\x00" * 40, b"[" * 30000, b"\x89PNG\r\n", b"a: " + b"9" * 6000]
)
@pytest.mark.parametrize("command", ["check", "assess", "roadmap"])
def test_bytes_that_are_no_assessment_are_answered(
    content: bytes, command: str, tmp_path: Path, capsys
) -> None:
    (tmp_path / "city.yaml").write_bytes(content)

    assert run([command, str(tmp_path / "city.yaml")]) in (1, 2)


@pytest.mark.parametrize("name", ["folder", "missing.yaml", "\0", "x" * 4000])
def test_names_that_are_no_file_are_answered(name: str, tmp_path: Path, capsys) -> None:
    (tmp_path / "folder").mkdir()

    assert run(["assess", str(tmp_path / name)]) == 2


def test_score_of_five_thousand_digits_is_out_of_scale(tmp_path: Path, capsys) -> None:
    text = DENPASAR.read_text(encoding="utf-8").split("assert:")[0]
    (tmp_path / "city.yaml").write_text(
        text.replace("scores:", "scores:\n  I01: " + "9" * 5000, 1), encoding="utf-8"
    )

    assert run(["check", str(tmp_path / "city.yaml")]) == 1


def test_output_that_exists_is_kept(tmp_path: Path, capsys) -> None:
    (tmp_path / "out.md").write_text("mine", encoding="utf-8")

    assert run(["masterplan", str(DENPASAR), "-o", str(tmp_path / "out.md")]) == 2
    assert (tmp_path / "out.md").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("out", ["missing/folder/out.md", "out.exe", "out"])
def test_output_that_can_not_be_is_refused(out: str, tmp_path: Path, capsys) -> None:
    assert run(["masterplan", str(DENPASAR), "-o", str(tmp_path / out)]) in (1, 2)
    assert not (tmp_path / out).exists()


def test_input_is_never_rewritten(tmp_path: Path, capsys) -> None:
    for file in MALANG.glob("*.yaml"):
        copy = tmp_path / file.name
        copy.write_bytes(file.read_bytes())
        copy.chmod(stat.S_IRUSR)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}

    run(["check", str(tmp_path / "assessment.yaml")])
    run(["assess", str(tmp_path / "assessment.yaml")])
    run(["roadmap", str(tmp_path / "assessment.yaml")])

    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before
