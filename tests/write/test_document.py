"""The document: the same figures everywhere, what is missing said or left out, nothing invented."""

from fractions import Fraction
from itertools import pairwise

import pytest
from write.masterplans import SCORES, a_document, a_masterplan, a_plan, an_initiative, sections_of

from smartplan.write.document.model import Figure, KeyFigures, Lead, Paragraph, Sheet, Table


def texts_of(section):
    """Return every sentence of a section."""
    for block in section.blocks:
        if isinstance(block, Lead):
            yield block.text
        elif isinstance(block, Paragraph):
            yield "".join(run.text for run in block.text)
        elif isinstance(block, Figure):
            yield block.sentence


def table_of(section):
    return next(block for block in section.blocks if isinstance(block, Table))


def cells(row):
    return [cell.text for cell in row.cells]


def test_index_is_the_same_figure_on_every_page():
    document, _ = a_document("en")
    figure = f"{float(a_masterplan().gaps.scores.root.reported):.2f}"
    sections = sections_of(document)

    tiles = next(b for b in sections["overview"].blocks if isinstance(b, KeyFigures)).tiles
    assert tiles[0].value == figure
    assert figure in next(texts_of(sections["overview"]))
    assert figure in next(texts_of(sections["summary-condition"]))
    assert cells(table_of(sections["targets"]).rows[0])[1] == figure


def test_every_figure_and_table_is_numbered_once_in_order():
    document, _ = a_document()
    for kind in (Figure, Table):
        blocks = [b for s in sections_of(document).values() for b in s.blocks if isinstance(b, kind)]

        assert [block.number for block in blocks] == [str(n) for n in range(1, len(blocks) + 1)]


def test_every_figure_has_a_sentence_and_a_file_name_of_its_own():
    document, _ = a_document()
    figures = [b for s in sections_of(document).values() for b in s.blocks if isinstance(b, Figure)]

    assert all(figure.sentence for figure in figures)
    assert len({figure.name for figure in figures}) == len(figures)


def test_columns_of_every_table_fill_its_width_and_every_row_its_columns():
    document, _ = a_document()
    tables = [b for s in sections_of(document).values() for b in s.blocks if isinstance(b, Table)]
    tables += [
        b.table for s in sections_of(document).values() for b in s.blocks if isinstance(b, Figure) and b.table
    ]

    for table in tables:
        assert sum(column.width for column in table.columns) == 100, table.caption
        assert all(len(r.cells) == len(table.columns) for r in table.rows if r.kind != "group"), table.caption


def test_without_a_plan_there_is_an_analysis_and_no_masterplan():
    document, _ = a_document(of_plan=False)

    assert [book.id for book in document.books] == ["analysis", "summary", "annexes"]
    assert "adoption" not in sections_of(document)


def test_an_unknown_indicator_is_an_interval_and_never_zero():
    document, _ = a_document("en")
    sections = sections_of(document)

    assert "between" in " ".join(texts_of(sections["unknowns"])) or "at its worst" in next(
        texts_of(sections["unknowns"])
    )
    rows = {cells(row)[0]: cells(row) for row in table_of(sections["annex-branding"]).rows}
    assert rows["Branding b goal 1"][1:4] == ["?", "3", "–"]
    assert rows["Branding b goal 2"][1:4] == ["–", "–", "–"]


def test_no_known_indicator_gives_a_document_without_an_index():
    document, _ = a_document("en", of_plan=False, scores={})

    assert "no index" in next(texts_of(sections_of(document)["overview"]))


def test_illustrative_figures_are_said_on_every_page_and_real_ones_are_not():
    made_up, _ = a_document("en", illustrative="Contoh")
    real, _ = a_document("en")

    assert made_up.illustrative == "Illustrative: scores are no official data"
    assert real.illustrative is None
    both, _ = a_document("en", illustrative="Contoh", of_plan=a_plan(illustrative="Contoh"))
    assert both.illustrative == "Illustrative: scores and costs are no official data"


def test_costs_by_fund_and_by_dimension_sum_to_the_same_rupiah():
    document, _ = a_document("en")
    sections = sections_of(document)
    chart = next(block for block in sections["budget"].blocks if isinstance(block, Figure))
    by_fund = cells(chart.table.rows[-1])[1:]
    by_dimension = cells(table_of(sections["budget-by-dimension"]).rows[-1])[1:]

    assert by_fund == by_dimension
    assert by_fund[-1] == "750"


def test_what_is_left_out_has_its_reason_with_names_instead_of_ids():
    document, _ = a_document("en")
    (row,) = table_of(sections_of(document)["left-out"]).rows

    title, cost, why = cells(row)
    assert title == "Initiative tram"
    assert cost == "Rp250 million"
    assert why
    assert "tram" not in why


def test_dependency_is_drawn_between_the_bars():
    document, _ = a_document("en")
    figure = next(b for b in sections_of(document)["roadmap-schedule"].blocks if isinstance(b, Figure))

    after = {task.id: task.after for task in figure.chart.tasks}
    assert after["data"] == ("portal",)
    assert {task.id: task.mark for task in figure.chart.tasks}["portal"] == "★"


def test_many_initiatives_are_drawn_on_several_pages_and_none_is_lost():
    many = [an_initiative(f"x{n}", "economy.a.1", mandatory=True) for n in range(40)]
    wanted = a_plan(initiatives=many, funds={"apbd": {"2026": 10**11, "2027": 10**11}}, agencies={})
    document, _ = a_document("en", of_plan=wanted)

    figures = [b for b in sections_of(document)["roadmap-schedule"].blocks if isinstance(b, Figure)]
    drawn = [task.id for figure in figures for task in figure.chart.tasks]
    assert len(figures) > 1
    assert sorted(drawn) == sorted(f"x{n}" for n in range(40))


def test_quick_win_answers_the_twelve_questions_or_says_which_it_does_not():
    document, _ = a_document("en")
    (sheet,) = [b for b in sections_of(document)["quick-win-portal"].blocks if isinstance(b, Sheet)]

    assert [question.number for question in sheet.questions] == [str(n) for n in range(1, 13)]
    assert sheet.questions[0].answer == "Antrean panjang"
    assert sheet.questions[1].answer is None
    assert sheet.questions[8].answer == "(1) Terlambat."


def test_a_plan_that_cannot_be_kept_is_said_with_its_conflict():
    wanted = a_plan(
        initiatives=[an_initiative("brand", "branding.a.2", mandatory=True)],
        funds={"apbd": {"2026": 1, "2027": 1}},
    )
    document, _ = a_document("en", of_plan=wanted)
    sections = sections_of(document)

    assert "roadmap-schedule" not in sections
    said = " ".join(
        run.text
        for b in sections["roadmap-choice"].blocks
        if b.kind == "callout"
        for t in b.texts
        for run in t
    )
    assert "Initiative brand" in said
    assert "APBD" in said


def test_authored_text_stands_behind_the_finding_and_before_the_figures():
    document, _ = a_document(
        "en", texts={"overview": "Kata kami sendiri.", "regional-context": "Di kaki gunung."}
    )
    sections = sections_of(document)

    kinds = [block.kind for block in sections["overview"].blocks]
    assert kinds[:3] == ["lead", "paragraph", "tiles"]
    assert list(texts_of(sections["overview"]))[1] == "Kata kami sendiri."
    assert list(texts_of(sections["regional-context"])) == ["Di kaki gunung."]
    assert sections["regional-context"].title == "The region"


def test_sections_that_wait_for_text_are_listed():
    document, _ = a_document("en", texts={"closing": "Selesai."})
    said = " ".join(texts_of(sections_of(document)["annex-files"]))

    assert "text/regional-context.md" in said
    assert "closing.md" not in said


@pytest.mark.parametrize(
    ("kind", "name", "office"),
    [
        ("kota", "Kota Malang", "Wali Kota Malang"),
        ("kabupaten", "Kabupaten Malang", "Bupati Malang"),
        ("provinsi", "Provinsi Bali", "Gubernur Bali"),
    ],
)
def test_the_head_of_the_region_is_named_by_its_kind(kind, name, office):
    document, _ = a_document("id", city={"kind": kind, "name": name})
    (signature,) = [b for b in sections_of(document)["adoption"].blocks if b.kind == "signature"]

    assert signature.office == office
    assert document.authority == f"Pemerintah {name}"


def test_both_languages_have_the_same_sections_and_figures():
    indonesian, english = (sections_of(a_document(language)[0]) for language in ("id", "en"))

    assert list(indonesian) == list(english)
    for id_, section in indonesian.items():
        assert [b.kind for b in section.blocks] == [b.kind for b in english[id_].blocks]


def test_gains_of_the_dimensions_add_up_to_the_forecast():
    masterplan = a_masterplan()
    document, _ = a_document("en")
    figures = {b.name: b for b in sections_of(document)["forecast"].blocks if isinstance(b, Figure)}
    rises = figures["gains"].chart.rises

    assert rises[0].end == pytest.approx(float(masterplan.gaps.scores.root.value))
    assert rises[-1].end == pytest.approx(float(masterplan.roadmap.forecast[-1].index))
    assert all(b.start == pytest.approx(a.end) for a, b in pairwise(rises[:-1]))


def test_flat_framework_and_few_dimensions_are_drawn_without_a_radar():
    document, _ = a_document("en", of_plan=False, scores=dict(list(SCORES.items())[:4]))

    assert (
        sections_of(document)["dimension-branding"].blocks[0].text
        == "Nothing is known of this dimension yet."
    )
    assert Fraction(1) == sum(gap.score.weight for gap in a_masterplan().gaps.leaves)
