"""The slides: findings as titles, native shapes that stay on the slide, text that stays text."""

import zipfile
from io import BytesIO

import pytest
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE
from write.masterplans import DAY, a_masterplan, a_plan, an_initiative

from smartplan.commands.asked import Asked
from smartplan.commands.pull.masterplan import masterplan_of
from smartplan.read.files import read_case
from smartplan.write.document import make_document
from smartplan.write.slides import render_slides
from smartplan.write.words import Words

MALANG = "examples/kota-malang/assessment.yaml"
EVIL = "=cmd|' /C calc'!A0 \x07\u202e<script>&amp;"
EMU = 12_700


def rendered(case, language):
    words = Words(language)
    document = make_document(case, words, DAY)
    return document, render_slides(case, document, words)


@pytest.fixture(scope="module", params=["id", "en"])
def malang(request):
    """The slides of Kota Malang: the case, its document, the bytes, and what a reader of them finds."""
    words = Words(request.param)
    case = masterplan_of(read_case(MALANG), words, Asked(), DAY)
    document, content = rendered(case, request.param)
    return case, document, content, Presentation(BytesIO(content))


def shapes_of(shapes):
    """Yield shapes and those in their groups."""
    for shape in shapes:
        yield shape
        if shape.shape_type == MSO_SHAPE_TYPE.GROUP:
            yield from shapes_of(shape.shapes)


def texts_of(slide):
    """Return every text of a slide, with those of tables."""
    found = []
    for shape in shapes_of(slide.shapes):
        if shape.has_text_frame:
            found.append(shape.text_frame.text)
        if getattr(shape, "has_table", False):
            found.extend(cell.text for row in shape.table.rows for cell in row.cells)
    return found


def leaving(deck):
    """Return the shapes that reach beyond their slide."""
    return [
        (slide.shapes.title.text, shape.name)
        for slide in deck.slides
        for shape in shapes_of(slide.shapes)
        if shape.left < 0
        or shape.top < 0
        or shape.left + shape.width > deck.slide_width + EMU
        or shape.top + shape.height > deck.slide_height + EMU
    ]


def test_there_are_ten_to_fifteen_wide_slides_each_with_a_title_of_its_own(malang):
    deck = malang[3]
    titles = [slide.shapes.title.text for slide in deck.slides]

    assert 10 <= len(titles) <= 15
    assert all(titles)
    assert len(set(titles)) == len(titles)
    assert all(title.endswith(".") for title in titles[1:])
    assert deck.slide_width * 9 == deck.slide_height * 16


def test_titles_are_sentences_of_the_document(malang):
    _, document, _, deck = malang
    sections = [s for book in document.books for chapter in book.chapters for s in chapter.sections]
    said = repr([*sections, *document.front])

    assert [slide.shapes.title.text for slide in deck.slides if slide.shapes.title.text not in said] == [
        document.title
    ]


def test_every_chart_table_and_group_says_what_it_shows(malang):
    pictures = [
        shape
        for slide in malang[3].slides
        for shape in slide.shapes
        if shape.has_chart or shape.has_table or shape.shape_type == MSO_SHAPE_TYPE.GROUP
    ]

    assert len(pictures) >= 12
    assert [shape.name for shape in pictures if not shape._element.xpath(".//p:cNvPr")[0].get("descr")] == []


def test_charts_hold_the_figures_of_the_results(malang):
    case, _, _, deck = malang
    charts = [shape.chart for slide in deck.slides for shape in slide.shapes if shape.has_chart]
    kinds = {chart.chart_type.name: chart for chart in charts}
    now = [float(gap.score.value) for gap in case.gaps.root.children]
    spent = [sum(series.values) for series in kinds["COLUMN_STACKED"].plots[0].series]

    assert list(kinds["RADAR_MARKERS"].plots[0].series[0].values) == pytest.approx(now, rel=1e-12)
    assert sum(spent) == case.roadmap.total_cost
    assert list(kinds["LINE_MARKERS"].plots[0].series[0].values)[1:] == pytest.approx(
        [float(item.index) for item in case.roadmap.forecast], rel=1e-12
    )


def test_every_slide_has_number_notes_and_mark(malang):
    _, document, _, deck = malang

    for slide in deck.slides:
        assert document.illustrative in texts_of(slide)
        assert len(slide.notes_slide.notes_text_frame.text) > 40
    for slide in list(deck.slides)[1:]:
        assert "slidenum" in "".join(field.get("type") for field in slide._element.xpath(".//a:fld"))


def test_nothing_leaves_the_slide_and_no_place_is_left_empty(malang):
    deck = malang[3]
    empty = [s.name for slide in deck.slides for s in slide.placeholders if not s.text_frame.text]

    assert leaving(deck) == []
    assert empty == []


def test_every_shape_of_a_slide_has_an_id_of_its_own(malang):
    for slide in malang[3].slides:
        ids = slide._element.xpath(".//p:cNvPr/@id")
        assert len(ids) == len(set(ids))


def test_bytes_are_the_same_twice_and_bear_only_the_day_of_the_document(malang):
    case, document, content, deck = malang
    with zipfile.ZipFile(BytesIO(content)) as archive:
        dates = {member.date_time for member in archive.infolist()}

    assert content == render_slides(case, document, Words(document.language))
    assert dates == {(1980, 1, 1, 0, 0, 0)}
    assert deck.core_properties.created.date() == DAY
    assert document.title in deck.core_properties.title


@pytest.fixture(scope="module")
def endless():
    """A case whose names are hostile, or of three hundred letters."""
    long = {"id": f"{EVIL}{'Panjang sekali ' * 20}", "en": "x" * 300}
    initiatives = [
        {**an_initiative(f"i{n}", "governance.a.1", quick_win=True), "title": long} for n in range(40)
    ]
    plan = a_plan(
        initiatives=initiatives,
        agencies={"kominfo": {"title": "Dinas " * 50}},
        priority_reason=long,
        funds={"apbd": {"2026": 10**11, "2027": 10**11}},
    )
    return a_masterplan(of_plan=plan, city={"name": f"Kota {EVIL}{'Y' * 300}"})


@pytest.mark.parametrize("language", ["id", "en"])
def test_hostile_and_endless_names_are_text_and_stay_on_the_slide(endless, language):
    _, content = rendered(endless, language)
    deck = Presentation(BytesIO(content))
    texts = "".join(text for slide in deck.slides for text in texts_of(slide))

    assert leaving(deck) == []
    assert "\x07" not in texts
    assert "\u202e" not in texts
    assert "cmd|" in texts


def test_workbooks_behind_charts_hold_no_formula(endless):
    _, content = rendered(endless, "id")
    with zipfile.ZipFile(BytesIO(content)) as archive:
        books = [archive.read(name) for name in archive.namelist() if name.endswith(".xlsx")]
    sheets = []
    for book in books:
        with zipfile.ZipFile(BytesIO(book)) as inner:
            sheets.append(inner.read("xl/worksheets/sheet1.xml").decode())

    assert sheets
    assert [sheet for sheet in sheets if "<f>" in sheet] == []


def test_table_that_is_cut_says_how_many_rows_are_not_shown(malang):
    case, document, _, deck = malang
    words = Words(document.language)
    risky = [step for step in case.roadmap.selected if step.initiative.risks]
    shown = [text for slide in deck.slides for text in texts_of(slide)]
    more = "and {count} more, listed in the document"

    assert words.plural(more, more, len(risky) - 7) in shown


def test_without_a_plan_the_slides_tell_where_the_city_stands():
    _, content = rendered(a_masterplan(of_plan=False), "en")
    deck = Presentation(BytesIO(content))

    assert 4 <= len(deck.slides) <= 10
    assert leaving(deck) == []
