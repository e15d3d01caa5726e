"""Workbooks to cells: what each program saves, and what is not opened at all."""

import datetime as dt
import zipfile
from decimal import Decimal

import pytest
from sheets import MANIFEST, ODS, save, save_ods
from xlsxwriter import Workbook

from smartplan.errors import InputError
from smartplan.read.grid import MAX_COLUMNS, MAX_ROWS, name_of, spot_of
from smartplan.read.sheets import read_sheets


def unreadable(file):
    with pytest.raises(InputError, match="sheet-unreadable"):
        read_sheets(str(file))


def test_cells_are_text_numbers_or_nothing_and_dates_are_text(tmp_path):
    book = Workbook(str(tmp_path / "a.xlsx"))
    sheet = book.add_worksheet("A")
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    for row, value in enumerate(["=1", 2, 2.5, True, 1e15, 1e-7]):
        sheet.write(row, 0, value) if row else sheet.write_string(row, 0, value)
    sheet.write_datetime(6, 0, dt.date(2026, 1, 5), day)
    book.close()

    (found,) = read_sheets(str(tmp_path / "a.xlsx"))

    assert [row[0] for row in found.rows.values()] == [
        "=1", Decimal(2), Decimal("2.5"), True, Decimal(10**15), Decimal("1E-7"), "2026-01-05",
    ]  # fmt: skip


@pytest.mark.parametrize(("write", "file"), [(save, "a.xlsx"), (save_ods, "a.ods")])
def test_text_comes_back_as_it_was_whatever_it_looks_like(write, file, tmp_path):
    texts = [
        "=1+1",
        "+62",
        "-",
        "@x",
        "01",
        "1,5",
        "a\nb",
        "<b>&amp;",
        "é😀",
        "'quoted",
        "http://a.b",
        "_x0041_",
    ]
    write({"A": [[text] for text in texts]}, tmp_path / file)

    (found,) = read_sheets(str(tmp_path / file))

    assert [row[0] for row in found.rows.values()] == texts
    assert not found.grid.formulas


@pytest.mark.parametrize("cell", ["A1", "Z9", "AA10", "XFD1048576"])
def test_a_cell_has_the_name_that_its_sheet_gives_it(cell):
    assert name_of(spot_of(cell)) == cell


def test_a_place_has_file_sheet_cell_and_heading(tmp_path):
    save({"Indikator": [["a", "b"], ["", "3,5"]]}, tmp_path / "a.xlsx")
    place = read_sheets(str(tmp_path / "a.xlsx"))[0].place((1, 1), "Nilai")

    assert (place.cell, place.line, place.column) == ("Indikator!B2", 2, 2)
    assert place.excerpt[-place.width :] == "3,5"
    assert place.excerpt == "Nilai: 3,5"


def test_equal_rows_and_cells_of_an_ods_are_counted(tmp_path):
    cells = (
        '<table:table table:name="A"><table:table-row table:number-rows-repeated="3"><table:table-cell/>'
        '</table:table-row><table:table-row><table:table-cell table:number-columns-repeated="2"/>'
        '<table:table-cell office:value-type="float" office:value="3" table:formula="of:=1+2"/>'
        "</table:table-row></table:table>"
    )
    archive(tmp_path / "a.ods", "content.xml", ODS % cells)

    assert read_sheets(str(tmp_path / "a.ods"))[0].grid.formulas == {(3, 2)}


def test_a_workbook_with_a_document_type_is_not_opened(tmp_path):
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa">]>' + (ODS % "").split("?>", 1)[1]

    archive(tmp_path / "a.ods", "content.xml", bomb)
    unreadable(tmp_path / "a.ods")


def test_a_workbook_that_unpacks_to_too_much_is_not_opened(tmp_path, monkeypatch):
    archive(tmp_path / "a.ods", "content.xml", ODS % (" " * 70_000_000))

    unreadable(tmp_path / "a.ods")


@pytest.mark.parametrize("spot", [(MAX_ROWS, 0), (0, MAX_COLUMNS)])
def test_a_sheet_that_is_far_too_large_is_not_opened(spot, tmp_path):
    book = Workbook(str(tmp_path / "a.xlsx"))
    book.add_worksheet("A").write(*spot, "x")
    book.close()

    unreadable(tmp_path / "a.xlsx")


@pytest.mark.parametrize("data", [b"", b"PK\x05\x06" + b"\0" * 18, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"])
def test_bytes_that_are_no_workbook_are_told(data, tmp_path):
    (tmp_path / "a.xlsx").write_bytes(data)

    unreadable(tmp_path / "a.xlsx")


def archive(file, name, text):
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as opened:
        opened.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        opened.writestr("META-INF/manifest.xml", MANIFEST)
        opened.writestr(name, text)
