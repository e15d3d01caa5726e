"""smartplan fmt, as a user types it."""

import io
import stat
import sys

import pytest

from smartplan.cli import run

MESS = "# kota\nschema:   smartplan/plan/1\ncity: { name: X }\n\n\n\nfunds:\n    apbd: {2026: 1}  # ya\n"
TIDY = "# kota\nschema: smartplan/plan/1\ncity: {name: X}\n\nfunds:\n  apbd: {2026: 1}  # ya\n"


@pytest.fixture
def file(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "plan.yaml").write_bytes(MESS.encode())
    return tmp_path / "plan.yaml"


def test_a_file_is_tidied_in_place_and_named(file, capsys):
    assert run(["fmt", "plan.yaml"]) == 0
    assert capsys.readouterr().out == "plan.yaml\n"
    assert file.read_text(encoding="utf-8") == TIDY

    assert run(["fmt", "plan.yaml"]) == 0
    assert capsys.readouterr().out == ""


def test_check_changes_nothing_and_shows_the_first_line_that_would(file, capsys):
    assert run(["fmt", "--check", "plan.yaml", "--lang", "en"]) == 1
    shown = capsys.readouterr()

    assert "error[not-tidy]" in shown.err
    assert "plan.yaml:2:1" in shown.err
    assert file.read_text(encoding="utf-8") == MESS


@pytest.mark.parametrize(
    "data", [TIDY.encode("utf-16"), TIDY.replace("\n", "\r\n").encode(), TIDY.encode("utf-8-sig")]
)
def test_encoding_and_line_ends_are_evened_out_too(data, file, capsys):
    file.write_bytes(data)

    assert run(["fmt", "--check", "plan.yaml"]) == 1
    assert run(["fmt", "plan.yaml"]) == 0
    assert file.read_bytes() == TIDY.encode()


def test_what_is_wrong_in_one_file_leaves_all_as_they_are(file, tmp_path, capsys):
    (tmp_path / "bad.yaml").write_text("a: 1\na: 2\n", encoding="utf-8")

    assert run(["fmt", "plan.yaml", "bad.yaml", "--lang", "en"]) == 1
    assert "bad.yaml:2:1" in capsys.readouterr().err
    assert file.read_text(encoding="utf-8") == MESS


def test_standard_input_comes_out_tidy(monkeypatch, capsys):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(MESS.encode())))

    assert run(["fmt", "-"]) == 0
    assert capsys.readouterr().out == TIDY


def test_rights_and_links_of_a_file_are_kept(file, tmp_path, capsys):
    file.chmod(0o640)
    (tmp_path / "link.yaml").symlink_to("plan.yaml")

    assert run(["fmt", "link.yaml"]) == 0
    assert (tmp_path / "link.yaml").is_symlink()
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert file.read_text(encoding="utf-8") == TIDY
