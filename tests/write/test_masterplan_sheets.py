"""The workbook of a masterplan: exact numbers, no formula, the figures of the results and no others."""

import re
import zipfile
from datetime import date
from io import BytesIO

import pytest
from python_calamine import CalamineWorkbook
from write.masterplans import DAY, a_masterplan

from smartplan.write.document import make_document
from smartplan.write.masterplan_sheets import render_workbook
from smartplan.write.words import Words

EVIL = '=HYPERLINK("http://10.0.0.1/x")'
HEADING = 3


def written(language="id", **keys):
    """Return a masterplan and its workbook."""
    case, words = a_masterplan(**keys), Words(language)
    return case, render_workbook(case, make_document(case, words, DAY), words)


def cells(content):
    """Return the rows of each sheet, in the order of the tabs."""
    book = CalamineWorkbook.from_filelike(BytesIO(content))
    return {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names}


def column(rows, title):
    """Return the values below a heading."""
    at = rows[HEADING].index(title)
    return [row[at] for row in rows[HEADING + 1 :]]


@pytest.fixture(scope="module")
def made():
    case, content = written("en", illustrative="Contoh")
    return case, content, cells(content)


def test_sheets_are_named_in_both_languages():
    english, indonesian = cells(written("en")[1]), cells(written()[1])

    assert list(english)[:4] == ["Summary", "Dimensions", "Indicators", "Initiatives"]
    assert list(indonesian)[:4] == ["Ringkasan", "Dimensi", "Indikator", "Inisiatif"]
    assert len(english) == len(indonesian) == 10


def test_scores_gaps_and_weights_are_those_of_the_results(made):
    case, _, sheets = made
    rows, leaves = sheets["Indicators"], case.gaps.leaves

    def numbers(values):
        return ["" if value is None else pytest.approx(float(value), rel=1e-15) for value in values]

    assert column(rows, "Id") == [leaf.id for leaf in leaves]
    assert column(rows, "Score") == numbers([leaf.score.value for leaf in leaves])
    assert column(rows, "Gap") == numbers([leaf.gap for leaf in leaves])
    assert column(rows, "Weight") == numbers([leaf.score.weight for leaf in leaves])
    assert column(rows, "Lift of the index") == numbers([leaf.lift for leaf in leaves])
    assert "" in column(rows, "Score")


def test_rupiah_are_whole_and_add_up(made):
    case, _, sheets = made
    spent, left = column(sheets["Budget"], "Spent (Rp)"), column(sheets["Budget"], "Left (Rp)")
    by_year = column(sheets["Budget by year"], "Together")
    own = column(sheets["Initiatives"], "Cost in the roadmap (Rp)")

    assert sum(spent) == sum(by_year) == sum(cost or 0 for cost in own) == case.roadmap.total_cost
    assert spent == [item.spent for item in case.roadmap.budget]
    assert left == [item.ceiling - item.spent for item in case.roadmap.budget]


def test_initiative_that_is_not_in_has_no_cost_in_the_roadmap_rather_than_none_at_all(made):
    case, _, sheets = made
    rows = sheets["Initiatives"]
    out = {step.id for step in case.roadmap.steps if not step.selected}
    costs = dict(zip(column(rows, "Id"), column(rows, "Cost in the roadmap (Rp)"), strict=True))

    assert out
    assert {costs[id_] for id_ in out} == {""}
    assert all(text for text in column(rows, "Why it is in, or not"))


def test_forecast_is_that_of_the_roadmap(made):
    case, _, sheets = made
    rows = sheets["Forecast"]

    assert column(rows, "End of")[1:] == [item.year for item in case.roadmap.forecast]
    assert column(rows, "Forecast")[1:] == [
        pytest.approx(float(item.index), rel=1e-15) for item in case.roadmap.forecast
    ]


def test_summary_tells_the_index_as_number_who_assessed_and_that_it_is_illustrative(made):
    case, _, sheets = made
    said = {row[0]: row[1] for row in sheets["Summary"][HEADING + 1 :]}

    assert said["Index, exact"] == pytest.approx(float(case.gaps.scores.root.value), rel=1e-15)
    assert said["Assessed by"] == "Tim Penilai"
    assert said["Cost (Rp)"] == case.roadmap.total_cost
    assert said["Made on"] == date(2026, 11, 24)
    assert all(rows[2][0].startswith("Illustrative:") for rows in sheets.values())


def test_text_never_becomes_a_formula_and_bytes_are_the_same_twice():
    city = {"name": EVIL, "province": "\x07" + EVIL}
    _, content = written(city=city)
    shown = cells(content)["Ringkasan"]
    with zipfile.ZipFile(BytesIO(content)) as archive:
        sheets = [archive.read(name).decode() for name in archive.namelist() if "worksheets/sheet" in name]

    assert [row[1] for row in shown if row[0] in {"Daerah", "Provinsi"}] == [EVIL, EVIL]
    assert [sheet for sheet in sheets if re.search(r"<f[ >]", sheet)] == []
    assert content == written(city=city)[1]


def test_headings_stay_and_pages_print_whole_rows(made):
    _, content, sheets = made
    with zipfile.ZipFile(BytesIO(content)) as archive:
        texts = [archive.read(f"xl/worksheets/sheet{n}.xml").decode() for n in range(1, len(sheets) + 1)]
        charts = [name for name in archive.namelist() if "charts/chart" in name]
        core = archive.read("docProps/core.xml").decode()

    for text in texts:
        assert 'state="frozen"' in text
        assert "<autoFilter" in text
        assert 'orientation="landscape"' in text
        assert 'fitToHeight="0"' in text
    assert len(charts) == 3
    assert "<dc:title>" in core


def test_without_a_plan_there_are_scores_and_nothing_of_a_roadmap():
    sheets = cells(written("en", of_plan=False)[1])

    assert list(sheets) == ["Summary", "Dimensions", "Indicators", "Method"]
