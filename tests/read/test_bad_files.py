"""Every mistake that a file can hold: a bad file, and the whole message that it gets."""

import ast
from pathlib import Path

import pytest
import yaml

from smartplan.read.files import problems_of
from smartplan.write.problems import codes, render
from smartplan.write.words import Words

BAD = Path(__file__).parent / "bad"
SMARTPLAN = Path(__file__).parents[2] / "smartplan"
# Raised with data that no small file can hold, or by no file at all; each is told in a test of its own.
ELSEWHERE = {
    "bad-value",
    "file-is-a-folder",
    "file-too-large",
    "file-unreadable",
    "too-many-values",
    # A file that is about to be rewritten: tests/read/test_again.py.
    "changed-meanwhile",
    "input-not-editable",
    # An answer that finds no room: tests/commands/test_benchmark_many.py.
    "answer-unwritable",
    # A PDF that is read back: tests/commands/test_verify.py.
    "attachment-refused",
    "not-a-report",
    "report-unreadable",
    # A PDF that is being made: tests/write/test_pdf.py.
    "pdf-ended",
    # Sheets of a questionnaire: tests/commands/test_questionnaire.py.
    "column-not-read",
    "formula-in-cell",
    "merged-cells",
    "not-a-questionnaire",
    "not-one-of-these",
    "renamed-column",
    "row-without-id",
    "sheet-unreadable",
    "text-for-number",
    "unknown-outcome",
    # A roadmap that is read back: tests/commands/test_what_if.py.
    "baseline-is-what-if",
    "baseline-of-another-city",
    "baseline-under-another-framework",
    "no-priority",
    "not-a-saved-roadmap",
    # A Word file that came back: tests/commands/test_text.py.
    "no-text-boxes",
    "outside-text-changed",
    "text-refused",
    "word-unreadable",
    # A template: tests/commands/test_template.py.
    "template-file-unused",
    "template-not-a-folder",
    "template-picture",
    # Files beside each other, and a folder: tests/read/test_twins.py.
    "nothing-to-check",
    "two-plans",
    # A folder: tests/commands/test_status.py.
    "no-assessment-here",
    # Crosswalks are checked between frameworks: tests/core/test_check.py.
    "ancestors-do-not-fit",
    "crosswalk-for-others",
    "dropped-and-used",
    "duplicate-row",
    "levels-incomplete",
    "levels-missing",
    "levels-not-ascending",
    "old-indicator-forgotten",
    "row-missing",
    "shares-do-not-sum",
    # Published figures are compared by the commands, not by reading.
    "assertion-failed",
    "assertion-unknown",
    "band-assertion-failed",
    "no-confidence-width",
    # Many cities in folders and tables: tests/read/test_cohort.py.
    "bad-cell",
    "city-twice",
    "column-twice",
    "column-unused",
    "empty-table",
    "framework-twice",
    "missing-column",
    "needs-a-cohort",
    "no-assessments",
    "pack-file-edited",
    "pack-from-stdin",
    "parquet-unavailable",
    "table-needs-framework",
    "table-unreadable",
    # Two assessments beside each other.
    "different-cities",
    "same-file",
    "same-year",
    "years-reversed",
    # Questions are asked by `check --strict` alone: tests/commands/test_questions.py.
    "evidence-before-policy",
    "evidence-shared",
    "straight-line",
    "top-without-evidence",
}


@pytest.mark.parametrize("file", sorted(BAD.glob("*.yaml")), ids=lambda file: file.stem)
def test_a_mistake_is_told_with_its_line_and_its_remedy(file, snapshot, monkeypatch):
    monkeypatch.chdir(BAD)

    problems = problems_of(file.name)

    assert file.stem in {problem.code for problem in problems}
    snapshot(render(problems, Words("en")), file.with_suffix(".txt"))


@pytest.mark.parametrize("file", sorted(BAD.glob("*.yaml")), ids=lambda file: file.stem)
def test_a_mistake_is_told_alike_without_libyaml(file, monkeypatch):
    monkeypatch.chdir(BAD)
    monkeypatch.setattr(yaml, "__with_libyaml__", False)

    told = render(problems_of(file.name), Words("en"))

    assert told == file.with_suffix(".txt").read_text(encoding="utf-8")


def test_every_code_of_a_file_has_a_bad_file():
    borne = {
        code
        for room in ("read", "core/check", "core/model", "core/scores")
        for module in sorted((SMARTPLAN / room).rglob("*.py"))
        for code in codes_named_in(module)
    }

    assert borne - ELSEWHERE == {file.stem for file in BAD.glob("*.yaml")}


def codes_named_in(module):
    """Yield every string of a module that is a code."""
    known = set(codes())
    for item in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(item, ast.Constant) and item.value in known:
            yield item.value
