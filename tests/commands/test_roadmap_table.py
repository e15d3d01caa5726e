"""The roadmap as a table: the columns that the plan asks for, as CSV and as a workbook."""

import csv
import io
import json
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from smartplan.cli import run
from smartplan.read.files import problems_of

MALANG = Path(__file__).parents[2] / "examples" / "kota-malang"


def city(tmp_path, *replaced):
    """Return the assessment of a copy of Kota Malang with some texts of its plan replaced."""
    for file in MALANG.glob("*.yaml"):
        text = file.read_text(encoding="utf-8")
        if file.name == "plan.yaml":
            for old, new in replaced:
                assert old in text
                text = text.replace(old, new, 1)
        (tmp_path / file.name).write_text(text, encoding="utf-8")
    return str(tmp_path / "assessment.yaml")


def saved(tmp_path, file, name, *options):
    out = tmp_path / name
    assert run(["roadmap", file, "-o", str(out), *options]) == 0
    return out


def test_the_table_has_the_columns_of_a_roadmap_and_a_row_for_every_initiative_that_is_in(tmp_path):
    out = saved(tmp_path, str(MALANG / "assessment.yaml"), "r.csv")
    head, *rows = csv.reader(io.StringIO(out.read_text(encoding="utf-8")))

    assert len(head) == 14
    assert head[13] == "Catatan"
    assert {row[13] for row in rows} == {"Ilustrasi: nilai dan biaya bukan data resmi"}
    assert (head[1], head[3], head[10]) == ("Dimensi", "Program", "Perkiraan anggaran (Rp)")
    assert [row[0] for row in rows] == [str(place) for place in range(1, len(rows) + 1)]
    sambat = next(row for row in rows if row[4] == "Menghidupkan Kembali Sambat Online")
    assert (sambat[1], sambat[9], sambat[10]) == ("Smart Governance", "2020", "350000000")


def test_the_plan_chooses_columns_and_no_text_becomes_a_formula(tmp_path):
    file = city(
        tmp_path,
        ("horizon:", "roadmap_columns: [initiative, cost]\nhorizon:"),
        ("Menghidupkan Kembali Sambat Online", "=cmd|' /C calc'!A0"),
    )
    rows = list(csv.reader(io.StringIO(saved(tmp_path, file, "r.csv").read_text(encoding="utf-8"))))

    assert rows[0] == ["Kegiatan / rencana aksi", "Perkiraan anggaran (Rp)", "Catatan"]
    assert ["'=cmd|' /C calc'!A0", "350000000"] in [row[:2] for row in rows]


def test_the_workbook_holds_numbers_text_quarters_and_the_money_by_fund_and_year(tmp_path):
    file = city(tmp_path, ("Menghidupkan Kembali Sambat Online", "=1+1"))
    book = CalamineWorkbook.from_path(saved(tmp_path, file, "r.xlsx", "--budget", "apbd=+10%"))
    table, quarters = (book.get_sheet_by_name(name).to_python() for name in book.sheet_names[:2])
    sambat = next(row for row in table if "=1+1" in row)
    work = next(row for row in quarters if row[0] == "=1+1")

    assert len(book.sheet_names) == 5
    assert sambat[10] == 350_000_000
    assert table[2][0].startswith("Pengandaian: ini bukan peta jalan dari rencana")
    assert work[1:4] == ["■", "■", ""]
    assert len(work) == 21


def test_an_unknown_column_is_told_with_the_words_there_are(tmp_path):
    file = city(tmp_path, ("horizon:", "roadmap_columns: [initiative, price]\nhorizon:"))

    [problem] = problems_of(file)

    assert problem.code == "not-one-of"
    assert "alignment" in str(problem.values)


def test_each_row_says_what_is_not_proved_and_how_far_it_may_be_from_the_best(tmp_path, capsys):
    file = str(MALANG / "assessment.yaml")
    table = saved(tmp_path, file, "r.csv", "--limit", "0.02", "--lang", "en").read_text(encoding="utf-8")
    capsys.readouterr()
    assert run(["roadmap", file, "--limit", "0.02", "--lang", "en", "--format", "csv"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))

    [remark] = {row["Remark"] for row in csv.DictReader(io.StringIO(table))}
    assert "cost: Rp23.26 billion; how far that is from the best is not known" in remark
    assert {row["status"] for row in rows} == {"feasible"}
    assert all("8.926, and at best 8.963 (0.41% apart)" in row["proof"] for row in rows)
    assert all(row["proof"].endswith("ties by order in the file: not settled") for row in rows)


def test_a_proved_roadmap_is_said_to_be_so_in_rows_and_beside_one_initiative(capsys):
    file = str(MALANG / "assessment.yaml")
    assert run(["roadmap", file, "--lang", "en", "--format", "csv"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert run(["explain", file, "revive-sambat", "--format", "json"]) == 0
    explained = json.loads(capsys.readouterr().out)

    proved = ("optimal", "0.0", "Proved: no better roadmap exists under this budget.")
    assert {(row["status"], row["remaining"], row["proof"]) for row in rows} == {proved}
    assert explained["status"] == "optimal"
    assert {(stage["proved"], stage["remaining"]) for stage in explained["stages"]} == {(True, 0.0)}


def test_a_plan_that_can_not_be_kept_says_so_in_its_table(tmp_path):
    file = city(tmp_path, ("apbd: {2020: 2500000000", "apbd: {2020: 1"))
    out = tmp_path / "r.csv"

    assert run(["roadmap", file, "-o", str(out), "--lang", "en"]) == 1
    [row] = csv.DictReader(io.StringIO(out.read_text(encoding="utf-8")))
    assert "The must-haves of this plan can't all hold." in row["Remark"]


BEFORE = [
    (["roadmap"], "kept.pdf"),
    (["masterplan"], "kept.pdf"),
    (["diff", "none.yaml"], "kept.pdf"),
    (["sensitivity"], "kept.csv"),
    (["benchmark"], "kept.csv"),
]


@pytest.mark.parametrize(("words", "kept"), BEFORE)
def test_what_can_not_be_saved_is_told_before_anything_is_read(tmp_path, monkeypatch, words, kept, capsys):
    monkeypatch.chdir(tmp_path)
    Path(kept).write_text("mine", encoding="utf-8")

    for output, code in (("r.unknown", "unknown-ending"), (kept, "output-exists")):
        assert run([*words, "none.yaml", "-o", output]) == 2
        told = capsys.readouterr().err
        assert f"[{code}]" in told
        assert "[file-not-found]" not in told


@pytest.mark.parametrize("name", ["r.xlsx", "r.csv"])
def test_the_same_roadmap_gives_the_same_bytes(name, tmp_path, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1764000000")
    first = saved(tmp_path, str(MALANG / "assessment.yaml"), name).read_bytes()

    assert saved(tmp_path, str(MALANG / "assessment.yaml"), name, "--force").read_bytes() == first
