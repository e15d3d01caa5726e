"""Questionnaires, as agencies get them and send them back."""

import json
from decimal import Decimal
from pathlib import Path
from shutil import copytree

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sheets import cells_of, fill, save, save_csv, save_ods, sheet_of

from smartplan.cli import run
from smartplan.read.files import read_case
from smartplan.write.questionnaire_words import heading

ROOT = Path(__file__).parents[2]
FRAMEWORK = """\
schema: smartplan/framework/1
id: kerangka
title: {id: "Kerangka", en: "Framework"}
scale: {min: 0, max: 4, step: 1}
rounding: {digits: 2}
tree:
  - id: layanan
    title: {id: "Layanan", en: "Services"}
    children:
      - {id: I1, title: {id: "Satu", en: "One"}, kind: level, question: "Adakah?"}
      - {id: I2, title: {id: "Dua", en: "Two"}, kind: yes_no}
      - {id: I3, title: {id: "Tiga", en: "Three"}, kind: measure, unit: persen, goalposts: {min: 0, max: 100}}
      - {id: I4, title: {id: "Empat", en: "Four"}, kind: level}
      - {id: I5, title: {id: "Lima", en: "Five"}, kind: level}
"""
ASSESSMENT = """\
# Penilaian mandiri
schema: smartplan/assessment/1
framework: ./framework.yaml
city: {name: Kota Uji, code: "35.10"}
year: 2026
plan: plan.yaml
scores:
  I1:   # kesatu
    score: 2
    agency: dinas
    evidence:
      - source: "=SUM(A1)"  # bukan rumus
        page: 12
    note: |
      Baris satu.
      Baris dua.
  I2: {self: 1, verified: 0, reason: "belum", agency: dinas}
  I3: {score: 40.5, carried_over: 2025, agency: dinas}
  I4: {assessors: {a: 2, b: 3}, agency: dinas}
  # belum ada yang mengampu
  I5: unknown
"""
PLAN = """\
schema: smartplan/plan/1
city: {name: Kota Uji, code: "35.10"}
framework: ./framework.yaml
horizon: {start: 2026Q1, years: 2}
funds:
  apbd: {2026: 500000000, 2027: 0}  # pagu
agencies:
  dinas: {title: {id: "Dinas Kominfo", en: "ICT agency"}, capacity: 2}
  badan: {title: "Badan Perencanaan"}
initiatives:
  # yang pertama
  - id: portal
    title: {id: "Portal", en: "Portal of services"}
    agency: dinas
    fund: apbd
    cost: 100000000
    duration: 2
    raises:
      I1: {from: 2, to: 3}
services:
  - {id: aduan, title: Aduan, agency: dinas, status: stalled, indicators: [I1]}
"""


@pytest.fixture(scope="module")
def handed_out(tmp_path_factory):
    """Return a folder with a city and the workbooks that were made for it."""
    folder = tmp_path_factory.mktemp("city")
    for name, text in (("framework", FRAMEWORK), ("assessment", ASSESSMENT), ("plan", PLAN)):
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    assert run(["questionnaire", "export", str(folder / "assessment.yaml"), "-o", str(folder / "q")]) == 0
    return folder


@pytest.fixture
def city(handed_out, tmp_path, monkeypatch):
    copytree(handed_out, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def sent_back(city, *filled, owner="dinas", file="back.xlsx", write=save, **options):
    """Fill cells in a workbook, each (table, key, column, value), and save it as another program does."""
    sheets = cells_of(city / "q" / f"{owner}.xlsx")
    for table, key, column, value in filled:
        fill(sheets, table, key, heading(column), value)
    write(sheets, city / file, **options)
    return file


def taken(*files):
    """Import, and return the exit code."""
    return run(["questionnaire", "import", "assessment.yaml", *files, "--lang", "en"])


def answer(city, id_):
    return read_case(str(city / "assessment.yaml")).assessment.model.scores[id_]


def plan_of(city):
    return read_case(str(city / "assessment.yaml")).plan.model


# Handed out


def test_every_owner_gets_a_workbook_with_what_it_owns(city):
    assert sorted(path.name for path in (city / "q").iterdir()) == ["0-coordinator.xlsx", "dinas.xlsx"]
    dinas, coordinator = (cells_of(city / "q" / f"{name}.xlsx") for name in ("dinas", "0-coordinator"))

    assert [row[0] for row in dinas[sheet_of(dinas, "indicators")][3:]] == ["I1", "I2", "I3", "I4"]
    assert [row[0] for row in coordinator[sheet_of(coordinator, "indicators")][3:]] == ["I5"]
    assert [row[:2] for row in dinas[sheet_of(dinas, "realisation")][3:]] == [
        ["portal", "2026"],
        ["portal", "2027"],
    ]
    assert [row[:3] for row in coordinator[sheet_of(coordinator, "funds")][3:4]] == [["apbd", "2026", 5e8]]


def test_a_question_is_asked_in_both_languages_with_what_to_enter_and_what_was_answered(city):
    rows = cells_of(city / "q" / "dinas.xlsx")["Indikator - Indicators"]
    told = [dict(zip(rows[2], row, strict=True)) for row in rows[3:]]

    assert told[0][heading("question")] == "Satu\nOne\nAdakah?"
    assert told[1][heading("entry")] == "1 untuk ya, 0 untuk tidak / 1 for yes, 0 for no"
    assert told[1][heading("verified")] == "0: belum"
    assert told[2][heading("last")] == "40,5 (2025)"
    assert told[2][heading("score")] == ""
    assert told[0][heading("evidence.0.source")] == "=SUM(A1)"


def test_one_agency_may_be_chosen_and_one_that_owns_nothing_is_told(city, capsys):
    assert run(["questionnaire", "export", "assessment.yaml", "-o", "one", "--agency", "dinas"]) == 0
    assert [path.name for path in (city / "one").iterdir()] == ["dinas.xlsx"]

    assert (
        run(["questionnaire", "export", "assessment.yaml", "-o", "two", "--agency", "dinass", "--lang", "en"])
        == 1
    )
    assert "did you mean 'dinas'?" in capsys.readouterr().err


def test_a_workbook_is_the_same_to_the_byte_and_overwrites_nothing(city):
    before = (city / "q" / "dinas.xlsx").read_bytes()

    assert run(["questionnaire", "export", "assessment.yaml", "-o", "q"]) == 2
    assert run(["questionnaire", "export", "assessment.yaml", "-o", "q", "--force"]) == 0
    assert (city / "q" / "dinas.xlsx").read_bytes() == before


# Brought back


@pytest.mark.parametrize(("write", "file"), [(save, "back.xlsx"), (save_ods, "back.ods")])
def test_what_nobody_changed_changes_nothing(write, file, city, capsys):
    assert taken(sent_back(city, write=write, file=file), "q/0-coordinator.xlsx") == 0

    assert capsys.readouterr().out.splitlines()[-1] == "0 values change"
    assert (city / "assessment.yaml").read_text(encoding="utf-8") == ASSESSMENT
    assert (city / "plan.yaml").read_text(encoding="utf-8") == PLAN


def test_answers_go_where_they_belong_and_every_other_line_stays(city):
    back = sent_back(
        city,
        ("indicators", ("I1",), "score", 3.0),
        ("indicators", ("I1",), "evidence.1.source", "Perwali: 43/2020"),
        ("indicators", ("I2",), "score", 0.0),
        ("indicators", ("I3",), "confirm", "ya / yes"),
        ("realisation", ("portal", "2026"), "status", "selesai / done"),
        ("realisation", ("portal", "2026"), "spent", 95_000_000.0),
        ("services", ("aduan",), "status", "running"),
    )
    coordinator = sent_back(
        city, ("indicators", ("I5",), "agency", "badan"), owner="0-coordinator", file="coordinator.xlsx"
    )

    assert taken(back, coordinator) == 0

    assert (city / "assessment.yaml").read_text(encoding="utf-8") == ASSESSMENT.replace(
        "    score: 2\n", "    score: 3\n"
    ).replace("page: 12\n", 'page: 12\n      - source: "Perwali: 43/2020"\n').replace(
        "self: 1", "self: 0"
    ).replace("{score: 40.5, carried_over: 2025, agency: dinas}", "{score: 40.5, agency: dinas}").replace(
        "I5: unknown\n", "I5:\n    unknown: true\n    agency: badan\n"
    )
    assert (city / "plan.yaml").read_text(encoding="utf-8") == PLAN.replace(
        "to: 3}\n", "to: 3}\n    realised:\n      2026:\n        status: done\n        spent: 95000000\n"
    ).replace("stalled", "running")


def test_a_carried_over_answer_stays_unknown_until_it_is_confirmed_or_answered_anew(city):
    assert taken(sent_back(city, ("indicators", ("I3",), "note", "Menunggu data."))) == 0
    assert answer(city, "I3").carried_over == 2025

    assert run(["questionnaire", "export", "assessment.yaml", "-o", "q", "--force"]) == 0
    assert taken(sent_back(city, ("indicators", ("I3",), "score", 55.25))) == 0
    assert (answer(city, "I3").carried_over, answer(city, "I3").score) == (None, Decimal("55.25"))


def test_a_cleared_score_is_unknown_and_keeps_its_note(city):
    assert taken(sent_back(city, ("indicators", ("I1",), "score", ""))) == 0

    assert answer(city, "I1").unknown
    assert answer(city, "I1").note == "Baris satu.\nBaris dua."


def test_a_question_that_does_not_arise_is_answered_by_a_reason(city):
    back = sent_back(
        city,
        ("indicators", ("I1",), "score", ""),
        ("indicators", ("I1",), "not_applicable", "Tidak ada pelabuhan"),
    )

    assert taken(back) == 0
    assert answer(city, "I1").not_applicable == "Tidak ada pelabuhan"


def test_new_initiatives_services_funds_and_agencies_come_in_by_sheets_alone(city):
    back = sent_back(
        city,
        ("initiatives", ("pusat-data",), "title.id", "Pusat data"),
        ("initiatives", ("pusat-data",), "duration", 3.0),
        ("initiatives", ("pusat-data",), "depends_on", "portal"),
        ("initiatives", ("pusat-data",), "quick_win", "x"),
        ("effects", ("pusat-data", "I5"), "from", 0.0),
        ("effects", ("pusat-data", "I5"), "to", 2.0),
        ("partners", ("portal",), "partners.academia.id", "Universitas"),
        ("services", ("data",), "title.id", "Data"),
        ("services", ("data",), "title.en", "Data service"),
        ("services", ("data",), "status", "direncanakan"),
        ("services", ("data",), "integrates_with", "aduan"),
    )
    coordinator = sent_back(
        city,
        ("agencies", ("bkd",), "title.id", "Badan Kepegawaian"),
        ("funds", ("csr", "2027"), "ceiling", 1e9),
        owner="0-coordinator",
        file="coordinator.xlsx",
    )

    assert taken(back, coordinator) == 0

    plan = plan_of(city)
    new, service = plan.initiatives[1], plan.services[1]
    assert (new.id, new.agency, new.title.en, new.duration, new.depends_on) == (
        "pusat-data", "dinas", "Pusat data", 3, ("portal",),
    )  # fmt: skip
    assert new.quick_win
    assert (new.raises["I5"].from_, new.raises["I5"].to) == (0, 2)
    assert plan.initiatives[0].partners["academia"].id == "Universitas"
    assert (service.title.en, service.status, service.integrates_with) == (
        "Data service",
        "planned",
        ("aduan",),
    )
    assert (plan.funds["csr"], plan.agencies["bkd"].title.en) == ({2027: 10**9}, "Badan Kepegawaian")


def test_a_dry_run_shows_and_writes_nothing(city, capsys):
    back = sent_back(city, ("indicators", ("I1",), "score", 3.0))
    options = ["--dry-run", "--format", "json"]
    capsys.readouterr()

    assert run(["questionnaire", "import", "assessment.yaml", back, *options]) == 0

    told = json.loads(capsys.readouterr().out)
    assert told["changes"] == [
        {
            "table": "indicators", "key": ["I1"], "column": "score", "old": 2.0, "new": 3.0,
            "file": "back.xlsx", "cell": "Indikator - Indicators!H4",
        }
    ]  # fmt: skip
    assert told["written"] == []
    assert (city / "assessment.yaml").read_text(encoding="utf-8") == ASSESSMENT


@pytest.mark.parametrize(("separator", "comma"), [(";", True), (",", False), ("\t", False)])
def test_a_sheet_saved_as_csv_is_read_with_the_decimals_of_its_separator(separator, comma, city):
    sheets = cells_of(city / "q" / "dinas.xlsx")
    fill(sheets, "indicators", ("I3",), heading("score"), 62.5)
    save_csv(sheets[sheet_of(sheets, "indicators")], city / "i.csv", separator=separator, comma=comma)

    assert taken("i.csv") == 0
    assert answer(city, "I3").score == Decimal("62.5")
    assert answer(city, "I1").evidence[0].page == "12"


# What goes wrong


@pytest.mark.parametrize(
    ("filled", "code", "told"),
    [
        (("indicators", ("I3",), "score", "3,5"), "text-for-number", "Score: 3,5"),
        (("indicators", ("I1",), "score", 9.0), "level-out-of-scale", "Score: 9"),
        (("indicators", ("I1",), "score", 2.5), "level-between-steps", "Score: 2.5"),
        (("indicators", ("I2",), "score", 2.0), "not-yes-or-no", "Score: 2"),
        (("indicators", ("I4",), "score", 2.0), "cell-not-asked", "Score: 2"),
        (("indicators", ("I1",), "confirm", "ya"), "cell-not-asked", "year's answer: ya"),
        (("indicators", ("I1",), "not_applicable", "x"), "several-answers", "Not applicable, because: x"),
        (("indicators", ("I1",), "confidence", "maybe"), "not-one-of-these", "How sure: maybe"),
        (("indicators", ("I1",), "agency", "dina"), "unknown-agency", "Agency in charge: dina"),
        (("indicators", ("I1",), "evidence.1.page", "3"), "missing-key", "page: 3"),
        (("indicators", ("I9",), "score", 1.0), "unknown-indicator", "Id: I9"),
        (("realisation", ("portal", "2026"), "spent", 1.5), "not-a-whole-number", "Spent (rupiah): 1.5"),
        (("realisation", ("portal", "2026"), "spent", "Rp1.250.000"), "text-for-number", "Rp1.250.000"),
        (("realisation", ("portal", "2026"), "physical", 50.0), "cell-empty", "Initiative: portal"),
        (("effects", ("hilang", "I1"), "from", 1.0), "unknown-initiative", "Initiative: hilang"),
        (("initiatives", ("baru",), "title.id", "Baru"), "cell-empty", "Id: baru"),
        (("initiatives", ("portal",), "fund", "apbn"), "unknown-fund", "Source of funds: apbn"),
        (("initiatives", ("portal",), "depends_on", "x y"), "bad-id", "Waits for (ids): x y"),
        (("services", ("9a",), "title.id", "x"), "cell-empty", "Id: 9a"),
        (("services", ("aduan",), "title.id", "a\u202eb"), "control-character", "Title (Indonesia)"),
    ],
)
def test_a_wrong_cell_is_named_with_its_heading_and_nothing_is_written(
    filled, code, told, city, capsys, monkeypatch
):
    monkeypatch.setenv("COLUMNS", "200")

    assert taken(sent_back(city, filled)) == 1

    shown = capsys.readouterr().err
    assert f"error[{code}]" in shown
    assert told in shown
    assert "--> back.xlsx, " in shown
    assert (city / "assessment.yaml").read_text(encoding="utf-8") == ASSESSMENT
    assert (city / "plan.yaml").read_text(encoding="utf-8") == PLAN


@pytest.mark.parametrize("write", [save, save_ods])
def test_a_formula_is_no_answer(write, city, capsys):
    cell = ("Indikator - Indicators", "H4")
    file = "f.xlsx" if write is save else "f.ods"

    assert taken(sent_back(city, write=write, file=file, formulas=[cell])) == 1
    assert "error[formula-in-cell]: this cell holds a formula" in (shown := capsys.readouterr().err)
    assert f"{file}, Indikator - Indicators!H4" in shown


@pytest.mark.parametrize("write", [save, save_ods])
def test_merged_cells_are_no_answer(write, city, capsys):
    merged = {"merged": [("Indikator - Indicators", "H4:H5")]} if write is save else {}
    merged = merged or {"spanned": [("Indikator - Indicators", "H4")]}
    file = "m.xlsx" if write is save else "m.ods"

    assert taken(sent_back(city, write=write, file=file, **merged)) == 1
    assert "error[merged-cells]" in (shown := capsys.readouterr().err)
    assert f"{file}, Indikator - Indicators!H4" in shown


def test_a_renamed_column_is_named_and_a_column_of_ones_own_is_left_alone(city, capsys):
    sheets = cells_of(city / "q" / "dinas.xlsx")
    head = sheets["Indikator - Indicators"][2]
    head[head.index(heading("score"))] = "Nilai / Scores"
    save(sheets, city / "r.xlsx")
    assert taken("r.xlsx") == 1
    shown = capsys.readouterr().err
    assert "the column 'Nilai / Score' is called 'Nilai / Scores' here" in shown
    assert "r.xlsx, Indikator - Indicators!H3" in shown

    sheets = cells_of(city / "q" / "dinas.xlsx")
    for number, row in enumerate(sheets["Indikator - Indicators"]):
        row.insert(3, "Catatan kami" if number == 2 else "x")
    save(sheets, city / "own.xlsx")
    assert taken("own.xlsx") == 0
    assert "warning[column-not-read]" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("year: 2026", "year: 2027", "this sheet asks for the year 2026, and the assessment is of 2027"),
        ('name: Kota Uji, code: "35.10"', "name: Kota Lain", "this sheet was made for Kota Uji"),
        ("./framework.yaml", "gmsc", "this sheet asks for the framework kerangka"),
    ],
)
def test_a_sheet_for_something_else_is_not_taken(old, new, told, city, capsys):
    for name in ("assessment.yaml", "plan.yaml"):
        text = (city / name).read_text(encoding="utf-8").replace(old, new)
        text = text.replace("2026Q1", "2027Q1").replace("plan: plan.yaml\n", "")
        (city / name).write_text(text, encoding="utf-8")
    if new == "gmsc":
        text = (city / "assessment.yaml").read_text(encoding="utf-8")
        (city / "assessment.yaml").write_text(text.split("scores:")[0] + "scores: {}\n", encoding="utf-8")

    assert taken(sent_back(city, ("indicators", ("I1",), "score", 3.0))) == 1
    assert told in capsys.readouterr().err


def test_a_framework_that_changed_meanwhile_is_a_warning(city, capsys):
    text = FRAMEWORK.replace("Adakah?", "Apakah ada?")
    (city / "framework.yaml").write_text(text, encoding="utf-8")

    assert taken(sent_back(city, ("indicators", ("I1",), "score", 3.0))) == 0
    assert "warning[framework-changed]" in capsys.readouterr().err


def test_two_answers_to_one_thing_are_shown_and_neither_is_taken(city, capsys):
    one = sent_back(city, ("indicators", ("I1",), "score", 3.0), file="one.xlsx")
    two = sent_back(city, ("indicators", ("I1",), "score", 4.0), file="two.xlsx")

    assert taken(one, two) == 1
    shown = capsys.readouterr().err
    assert "error[answers-differ]: 'I1' is answered '4' here and '3' elsewhere" in shown
    assert "two.xlsx, Indikator - Indicators!H4" in shown
    assert "also: one.xlsx, Indikator - Indicators!H4" in shown
    assert answer(city, "I1").score == 2


def test_two_equal_answers_and_an_untouched_copy_are_one_answer(city):
    files = [sent_back(city, ("indicators", ("I1",), "score", 3.0), file=f"{n}.xlsx") for n in (1, 2)]

    assert taken(*files, "q/dinas.xlsx") == 0
    assert answer(city, "I1").score == 3


def test_a_sheet_does_not_undo_what_was_changed_in_the_file_meanwhile(city, capsys):
    touched, untouched = sent_back(city, ("indicators", ("I1",), "score", 4.0)), "q/dinas.xlsx"
    text = ASSESSMENT.replace("    score: 2", "    score: 3")
    (city / "assessment.yaml").write_text(text, encoding="utf-8")

    assert taken(untouched) == 0
    assert answer(city, "I1").score == 3
    assert taken(touched) == 1
    assert "this was '2' when the sheet was made, the file says '3' meanwhile" in capsys.readouterr().err


def test_a_row_that_is_there_twice_is_told(city, capsys):
    sheets = cells_of(city / "q" / "dinas.xlsx")
    sheets["Indikator - Indicators"].append(list(sheets["Indikator - Indicators"][3]))
    save(sheets, city / "twice.xlsx")

    assert taken("twice.xlsx") == 1
    assert "error[duplicate-id]" in capsys.readouterr().err


def test_a_row_without_an_id_is_told(city, capsys):
    assert taken(sent_back(city, ("services", ("",), "title.id", "Tanpa nama"))) == 1
    assert "error[row-without-id]" in capsys.readouterr().err


def test_an_agency_that_nobody_knows_is_told(city, capsys):
    sheets = cells_of(city / "q" / "dinas.xlsx")
    for rows in sheets.values():
        if rows:
            rows[0][0] = str(rows[0][0]).replace("| dinas |", "| dinass |")
    save(sheets, city / "who.xlsx")

    assert taken("who.xlsx") == 1
    assert "error[unknown-agency]: there is no agency 'dinass'" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.xlsx", b"PK\x03\x04 broken", "sheet-unreadable"),
        ("a.xls", b"\xd0\xcf\x11\xe0", "sheet-unreadable"),
        ("a.csv", b"I1;3\n", "not-a-questionnaire"),
        ("a.csv", "Dinas; \xe9\n".encode("latin-1"), "not-utf8"),
        ("missing.xlsx", None, "file-not-found"),
    ],
)
def test_a_file_that_is_no_questionnaire_is_told(name, data, code, city, capsys):
    if data is not None:
        (city / name).write_bytes(data)

    assert taken(name) in (1, 2)
    assert f"error[{code}]" in capsys.readouterr().err


# Whatever is answered comes back as it was answered

TEXTS = st.text(
    st.characters(codec="utf-8", categories=("L", "N", "P", "S"), include_characters=" \n"), max_size=20
)
CELLS = st.fixed_dictionaries(
    {},
    optional={
        ("I1", "score"): st.sampled_from([0.0, 1.0, 2.0, 3.0, 4.0]),
        ("I3", "score"): st.floats(0, 100).map(lambda value: float(round(value, 6))),
        ("I1", "note"): TEXTS,
        ("I3", "evidence.0.source"): TEXTS.filter(str.strip),
        ("I2", "confidence"): st.sampled_from(["tinggi / high", "low", "SEDANG"]),
        ("I5", "score"): st.sampled_from([0.0, 4.0]),
        ("I5", "note"): TEXTS,
    },
)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(filled=CELLS, as_ods=st.booleans())
def test_whatever_is_filled_in_is_what_the_file_says_then(filled, as_ods, city):
    (city / "assessment.yaml").write_text(ASSESSMENT, encoding="utf-8")
    for owner, ids in (("dinas", ("I1", "I2", "I3")), ("0-coordinator", ("I5",))):
        mine = [
            ("indicators", (id_,), column, value) for (id_, column), value in filled.items() if id_ in ids
        ]
        file = f"{owner}.ods" if as_ods else f"{owner}.xlsx"
        sent_back(city, *mine, owner=owner, file=file, write=save_ods if as_ods else save)
        assert taken(file) == 0

    for (id_, column), value in filled.items():
        found = answer(city, id_)
        if column == "score":
            assert found.score == Decimal(repr(value))
        elif column == "note":
            assert (found.note or "") == value.strip()
        elif column == "confidence":
            assert found.confidence == {"t": "high", "l": "low", "S": "medium"}[value[0]]
        else:
            assert found.evidence[0].source == value.strip()
