"""Every book in a file of its own: several at once where cores allow, the same as one by one, all or none."""

import os
from pathlib import Path

import pytest

from smartplan.cli import run

DENPASAR = Path(__file__).parents[2] / "examples" / "denpasar" / "2021.yaml"
BOOKS = ("analysis", "summary", "annexes")


@pytest.fixture(autouse=True)
def _on_one_day(monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790000000")


def made(folder, name, *options):
    return run(["masterplan", str(DENPASAR), "-o", str(folder / name), "--lang", "en", *options])


def test_each_book_is_a_file_with_the_bytes_that_it_has_alone(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    assert made(tmp_path, "plan.docx", "--book", "each") == 0
    told = capsys.readouterr().out.splitlines()
    assert told == [str(tmp_path / f"plan-{book}.docx") for book in BOOKS]

    assert made(tmp_path, "alone.docx", "--book", "summary") == 0
    assert (tmp_path / "alone.docx").read_bytes() == (tmp_path / "plan-summary.docx").read_bytes()


def test_charts_of_markdown_lie_beside_their_book(tmp_path):
    assert made(tmp_path, "plan.md", "--book", "each") == 0

    names = {entry.name for entry in tmp_path.iterdir() if entry.suffix == ".md"}
    assert names == {f"plan-{book}.md" for book in BOOKS}
    assert list((tmp_path / "plan-analysis-charts").iterdir())


def test_a_workbook_tells_all_in_one_file(tmp_path):
    assert made(tmp_path, "plan.xlsx", "--book", "each") == 0

    assert [entry.name for entry in tmp_path.iterdir()] == ["plan.xlsx"]


def test_where_one_book_exists_none_is_written(tmp_path, capsys):
    (tmp_path / "plan-summary.md").write_text("mine", encoding="utf-8")

    assert made(tmp_path, "plan.md", "--book", "each") == 2
    assert [entry.name for entry in tmp_path.iterdir()] == ["plan-summary.md"]
    assert (tmp_path / "plan-summary.md").read_text(encoding="utf-8") == "mine"


def test_what_is_wrong_in_another_process_is_told_as_here(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    (tmp_path / "kop").mkdir()
    (tmp_path / "kop" / "document.html.j2").write_text("{{ document.__class__ }}", encoding="utf-8")

    assert made(tmp_path, "plan.pdf", "--book", "each", "--template", str(tmp_path / "kop")) == 1
    assert "kop/document.html.j2:1:1" in capsys.readouterr().err
    assert list(tmp_path.glob("*.pdf")) == []


@pytest.mark.parametrize("name", ["plan.pdf", "plan.pptx"])
def test_an_unknown_book_is_told_before_anything_is_solved(tmp_path, capsys, name):
    # A target that does not exist is told once gaps are looked for, which comes before the solver.
    assert made(tmp_path, name, "--book", "sumary", "--target", "nowhere") == 1

    told = capsys.readouterr().err
    assert "error[unknown-book]" in told
    assert "did you mean 'summary'?" in told
    assert "nowhere" not in told
    assert list(tmp_path.iterdir()) == []
