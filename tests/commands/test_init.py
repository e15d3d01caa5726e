"""init: questions on a terminal, and the next year of a city."""

import io
import re
import sys

import pytest
import yaml

from smartplan.cli import run
from smartplan.read.files import problems_of, read_assessment

LAST = """\
# Penilaian 2025
schema: smartplan/assessment/1
framework: spbe-2020
city: {name: Kota Uji}
year: 2025
round: 2
status: final
assessor: Tim Asesor
assessed_on: 2025-08-20
verified_on: 2025-10-01
scores:
  I01: 4  # sudah mantap
  I02: {self: 5, verified: 3, reason: "baru dua unit", agency: dinas}
  I03: {assessors: {a: 3, b: 3}}
  I04: {assessors: {a: 3, b: 3, c: 4}}
  I05: unknown
  I06: {not_applicable: "tidak ada pelabuhan"}
  # belum dikonfirmasi sejak tahun lalu
  I07: {score: 2, carried_over: 2024}
  I08:
    score: 1
    confidence: low
    evidence:
      - source: Perwali 43/2020
    note: Catatan.
notes:
  D1:
    strengths: ["Kuat"]
    recommendations:
      - {text: "Tetapkan peraturan", state: open}
      - {text: "Bentuk tim", state: done}
      - {text: "Lanjutkan", since: 2023, state: overdue}
  D2:
    weaknesses: ["Lemah"]
assert:
  - {node: I01, score: 4}
"""


class Terminal(io.StringIO):
    """A terminal on which somebody types these lines."""

    def isatty(self):
        return True


@pytest.fixture
def typing(monkeypatch, tmp_path):
    def lines(*typed):
        monkeypatch.chdir(tmp_path)
        monkeypatch.setattr(sys, "stdin", Terminal("".join(f"{line}\n" for line in typed)))

    return lines


def begun(tmp_path):
    return yaml.safe_load((tmp_path / "assessment.yaml").read_text(encoding="utf-8"))


def test_a_terminal_is_asked_for_everything_that_no_option_said(typing, tmp_path, capsys):
    typing("id", "Kota Uji", "2026", "spbe-2020")

    assert run(["init"]) == 0

    found = begun(tmp_path)
    assert (found["language"], found["city"]["name"], found["year"]) == ("id", "Kota Uji", 2026)
    assert found["framework"] == "spbe-2020"
    asked = capsys.readouterr()
    assert "Tahun penilaian" in asked.err
    assert "assessment.yaml" in asked.out


def test_an_empty_line_takes_what_is_proposed_and_options_are_not_asked(typing, tmp_path, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1575158400")
    typing("", "")

    assert run(["init", "--city", "Kota Uji", "--lang", "en"]) == 0

    assert (begun(tmp_path)["year"], begun(tmp_path)["framework"]) == (2019, "gmsc")


def test_an_answer_that_makes_no_sense_is_asked_again(typing, tmp_path, capsys):
    typing("de", "en", "Kota Uji", "soon", "2026", "spbe", "spbe-2018")

    assert run(["init"]) == 0

    found = begun(tmp_path)
    assert (found["language"], found["year"], found["framework"]) == ("en", 2026, "spbe-2018")
    assert "1990 - 2100" in capsys.readouterr().err


def test_whoever_stops_answering_leaves_nothing_behind(typing, tmp_path):
    typing("id")

    assert run(["init"]) == 130
    assert list(tmp_path.iterdir()) == []


def test_without_a_terminal_nothing_is_asked(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))

    assert run(["init", "--year", "2026"]) == 0
    assert begun(tmp_path)["city"]["name"] == "Kota Contoh"


# The next year


@pytest.fixture
def following(tmp_path, capsys):
    (tmp_path / "2025.yaml").write_text(LAST, encoding="utf-8")
    assert run(["init", "--from", str(tmp_path / "2025.yaml")]) == 0
    assert [p.code for p in problems_of(str(tmp_path / "2026.yaml"))] == ["nothing-known"]
    return read_assessment(str(tmp_path / "2026.yaml")).model


def test_every_score_is_carried_over_and_waits_to_be_confirmed(following):
    scores = following.scores

    assert (following.year, following.status) == (2026, "draft")
    assert {id_: (a.score, a.carried_over) for id_, a in scores.items() if a.score is not None} == {
        "I01": (4, 2025),
        "I02": (3, 2025),
        "I03": (3, 2025),
        "I07": (2, 2024),
        "I08": (1, 2025),
    }
    assert scores["I04"].unknown
    assert scores["I05"].unknown
    assert (scores["I06"].not_applicable, scores["I06"].carried_over) == ("tidak ada pelabuhan", 2025)
    assert (scores["I02"].agency, scores["I08"].note) == ("dinas", "Catatan.")
    assert scores["I08"].evidence[0].source == "Perwali 43/2020"


def test_what_holds_only_for_last_year_stays_there(following):
    assert (following.assessor, following.verified_on, following.round, following.assert_) == (
        None,
        None,
        None,
        (),
    )
    assert following.scores["I02"].reason is None
    assert following.scores["I08"].confidence is None


def test_open_recommendations_go_on_with_the_year_that_they_are_from(following):
    assert [(one.text.id, one.state, one.since) for one in following.notes["D1"].recommendations] == [
        ("Tetapkan peraturan", "open", 2025),
        ("Lanjutkan", "overdue", 2023),
    ]
    assert following.notes["D1"].strengths == ()
    assert "D2" not in following.notes


def test_comments_and_order_go_on_too(following, tmp_path):
    text = (tmp_path / "2026.yaml").read_text(encoding="utf-8")

    assert text.startswith("# Penilaian 2025\nschema: smartplan/assessment/1\nframework: spbe-2020\n")
    assert "  I01: {score: 4, carried_over: 2025}  # sudah mantap\n" in text
    assert "  # belum dikonfirmasi sejak tahun lalu\n  I07: {score: 2, carried_over: 2024}\n" in text
    assert (tmp_path / "2025.yaml").read_text(encoding="utf-8") == LAST


def test_a_year_that_is_there_already_or_not_later_is_refused(following, tmp_path, capsys):
    last = str(tmp_path / "2025.yaml")

    assert run(["init", "--from", last]) == 2
    assert run(["init", "--from", last, "--year", "2025", "--lang", "en"]) == 1
    assert "error[not-a-later-year]" in capsys.readouterr().err
    assert run(["init", "--from", last, "--year", "2030"]) == 0


def test_the_dashboard_of_the_folder_is_that_of_the_new_year(following, tmp_path, capsys):
    capsys.readouterr()

    assert run(["status", str(tmp_path), "--lang", "en"]) == 0
    assert capsys.readouterr().out.startswith("Kota Uji 2026")


def test_what_a_starter_plan_shows_as_comments_is_right_once_it_is_uncommented(tmp_path):
    for lang in ("id", "en"):
        folder = tmp_path / lang
        assert run(["init", str(folder), "--city", "Kota Uji", "--framework", "gmsc", "--lang", lang]) == 0
        plan = (folder / "plan.yaml").read_text(encoding="utf-8")
        start = plan.index("\n# priority:")
        lines = [re.sub(r"^# (?=  |[a-z_]+:( |$))", "", line) for line in plan[start:].splitlines()]
        (folder / "plan.yaml").write_text(plan[:start] + "\n".join(lines) + "\n", encoding="utf-8")

        assert problems_of(str(folder / "plan.yaml")) == ()
        assert {"services:", "outcomes:", "stakeholders:", "meetings:", "calendar:"} <= set(lines)
