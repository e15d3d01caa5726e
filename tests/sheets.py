"""Workbooks as people send them back: filled in, and saved by another program."""

import csv
import io
import zipfile
from xml.sax.saxutils import escape, quoteattr

from python_calamine import CalamineWorkbook
from xlsxwriter import Workbook

from smartplan.read.grid import spot_of


def cells_of(file):
    """Return the cells of each sheet, as lists that may be changed."""
    with CalamineWorkbook.from_path(str(file)) as book:
        return {
            name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names
        }


def sheet_of(sheets, table):
    """Return the name of the sheet with a table."""
    return next(name for name, rows in sheets.items() if rows and f" | {table} | " in str(rows[0][0]))


def spot(sheets, table, key, column):
    """Return where a value stands: the row whose first cells are the key, the column with this heading."""
    rows = sheets[sheet_of(sheets, table)]
    place = next(n for n, text in enumerate(rows[2]) if text == column)
    row = next(n for n, cells in enumerate(rows) if n > 2 and tuple(cells[: len(key)]) == key)
    return row, place


def fill(sheets, table, key, column, value):
    """Put a value into a sheet; a key that is not there goes into the first empty row."""
    rows = sheets[sheet_of(sheets, table)]
    if not any(tuple(cells[: len(key)]) == key for cells in rows[3:]):
        empty = next((n for n, cells in enumerate(rows) if n > 2 and cells[0] == ""), len(rows))
        rows += [[""] * len(rows[2]) for _ in range(empty + 1 - len(rows))]
        rows[empty][: len(key)] = key
    row, place = spot(sheets, table, key, column)
    rows[row][place] = value


def save(sheets, file, *, formulas=None, merged=None):
    """Write sheets as another program would; `formulas` are (sheet, cell), `merged` (sheet, range)."""
    book = Workbook(str(file), {"strings_to_formulas": False, "strings_to_urls": False})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for row, cells in enumerate(rows):
            for column, value in enumerate(cells):
                put = sheet.write_string if isinstance(value, str) else sheet.write
                put(row, column, value)
        for of, cell in formulas or ():
            if of == name:
                sheet.write_formula(*spot_of(cell), "=1+2", None, 3)
        for of, stretch in merged or ():
            if of == name:
                sheet.merge_range(stretch, "x")
    book.close()


def save_csv(rows, file, *, separator=";", comma=True):
    """Write one sheet as CSV, numbers with a decimal comma or point."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=separator)
    for cells in rows:
        writer.writerow([_of_csv(cell, comma=comma) for cell in cells])
    file.write_text(out.getvalue(), encoding="utf-8")


def _of_csv(cell, *, comma):
    text = f"{cell:g}" if isinstance(cell, float) else str(cell)
    return text.replace(".", ",") if comma and isinstance(cell, float) else text


ODS = """<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2">
<office:body><office:spreadsheet>%s</office:spreadsheet></office:body></office:document-content>"""
MANIFEST = """<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">
<manifest:file-entry manifest:full-path="/"
 manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/>
<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>"""


def save_ods(sheets, file, *, formulas=(), spanned=()):
    """Write sheets as an OpenDocument file; `formulas` and `spanned` are (sheet, cell)."""
    marked = {(name, *spot_of(cell)): ' table:formula="of:=1+2"' for name, cell in formulas}
    marked |= {(name, *spot_of(cell)): ' table:number-columns-spanned="2"' for name, cell in spanned}
    tables = []
    for name, rows in sheets.items():
        lines = [
            "".join(
                _ods_cell(value, marked.get((name, row, column), "")) for column, value in enumerate(cells)
            )
            for row, cells in enumerate(rows)
        ]
        body = "".join(f"<table:table-row>{line}</table:table-row>" for line in lines)
        tables.append(f"<table:table table:name={quoteattr(name)}>{body}</table:table>")
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", MANIFEST)
        archive.writestr("content.xml", ODS % "".join(tables))


def _ods_cell(value, marks):
    if value == "":
        return f"<table:table-cell{marks}/>"
    if isinstance(value, float):
        return f'<table:table-cell office:value-type="float" office:value="{value!r}"{marks}/>'
    text = "".join(f"<text:p>{escape(line)}</text:p>" for line in str(value).split("\n"))
    return f'<table:table-cell office:value-type="string"{marks}>{text}</table:table-cell>'
