"""The roadmap as a table: the columns that the plan asks for, as CSV and as a workbook."""

import csv
import io
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

    assert len(head) == 13
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

    assert rows[0] == ["Kegiatan / rencana aksi", "Perkiraan anggaran (Rp)"]
    assert ["'=cmd|' /C calc'!A0", "350000000"] in rows


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


@pytest.mark.parametrize("name", ["r.xlsx", "r.csv"])
def test_the_same_roadmap_gives_the_same_bytes(name, tmp_path, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1764000000")
    first = saved(tmp_path, str(MALANG / "assessment.yaml"), name).read_bytes()

    assert saved(tmp_path, str(MALANG / "assessment.yaml"), name, "--force").read_bytes() == first
