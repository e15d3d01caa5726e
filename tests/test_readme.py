"""The README does as it says: its commands run as written, its files read as shown."""

import re
import shlex
from pathlib import Path

import pytest

from smartplan.cli import COMMANDS, run
from smartplan.read.files import problems_of

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
SHOWN = re.findall(r"^\s*\$ smartplan (.*)$", README, flags=re.MULTILINE)


def test_commands_run_as_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    codes = {line: run(shlex.split(line)) for line in SHOWN}

    assert [line for line, code in codes.items() if code != 0] == []
    assert (tmp_path / "malang.pdf").read_bytes().startswith(b"%PDF")


def test_every_command_is_shown() -> None:
    assert {line.split()[0] for line in SHOWN} == set(COMMANDS)


@pytest.mark.parametrize("kind", ["plan", "framework"])
def test_files_shown_read_without_a_problem(kind: str, tmp_path: Path) -> None:
    blocks = re.findall(r"```yaml\n(.*?)```", README, flags=re.DOTALL)
    shown = next(block for block in blocks if f"smartplan/{kind}/1" in block)
    (tmp_path / "shown.yaml").write_text(shown, encoding="utf-8")

    assert problems_of(str(tmp_path / "shown.yaml")) == ()


def test_assessment_shown_reads_beside_its_plan(tmp_path: Path) -> None:
    blocks = re.findall(r"```yaml\n(.*?)```", README, flags=re.DOTALL)
    shown = next(block for block in blocks if "smartplan/assessment/1" in block)
    (tmp_path / "shown.yaml").write_text(shown.replace("plan: plan.yaml", ""), encoding="utf-8")

    assert [problem.code for problem in problems_of(str(tmp_path / "shown.yaml"))] == []


def test_links_lead_somewhere() -> None:
    targets = [target for target in re.findall(r"\]\(([^)#]+)\)", README) if "://" not in target]

    assert targets
    assert [target for target in targets if not (ROOT / target).exists()] == []
