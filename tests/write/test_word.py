"""Word: real styles, captions and contents, every figure, hostile text as text, the same bytes twice."""

import re
import zipfile
from dataclasses import replace
from io import BytesIO

import docx
import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from masterplans import a_document

from smartplan.write.document.model import Figure, Table
from smartplan.write.word import render_word

EVIL = 'TOC \\o "1-9" <w:p/> & {{ 7*7 }} =HYPERLINK("http://evil") \u202eabc\x07\ufffe'
TEXTS = {
    "background": "Pembuka **tegas** dan [tautan](https://example.org).\n\n- satu\n- dua\n\n1. a\n2. b\n"
}


def opened(content):
    return docx.Document(BytesIO(content))


@pytest.fixture(scope="module")
def made():
    """Return a document, its Word file, and the file opened."""
    document, words = a_document("id", texts=TEXTS)
    content = render_word(document, words)
    return document, content, opened(content)


def part(content, name):
    return zipfile.ZipFile(BytesIO(content)).read(name).decode()


def paragraphs(file, style):
    return [one.text for one in file.paragraphs if one.style.name == style]


def words_of(file):
    """Return every text of the body, in tables too."""
    return {
        "".join(piece.text or "" for piece in one.iter(qn("w:t")))
        for one in file.element.body.iter(qn("w:p"))
    }


def blocks_of(document, kind):
    sections = [*document.front, *(s for b in document.books for c in b.chapters for s in c.sections)]
    return [block for section in sections for block in section.blocks if isinstance(block, kind)]


def test_books_chapters_and_sections_are_headings(made) -> None:
    document, _, file = made

    assert paragraphs(file, "Heading 1") == [f"{book.label} · {book.title}" for book in document.books]
    sections = [
        f"{s.number} {s.title}" for b in document.books for c in b.chapters for s in c.sections if s.number
    ]
    assert paragraphs(file, "Heading 3") == sections
    assert paragraphs(file, "Title") == [document.title]


def test_contents_are_a_field_with_every_heading_in_it_already(made) -> None:
    _, content, file = made
    headings = [one.text for one in file.paragraphs if re.fullmatch("Heading [123]", one.style.name)]
    told = [
        "".join(piece.text or "" for piece in one.iter(qn("w:t")))
        for one in file.element.body.iter(qn("w:p"))
        if re.match("TOC[123]", one.style or "")
    ]

    assert 'TOC \\o "1-3"' in part(content, "word/document.xml")
    assert '<w:updateFields w:val="true"/>' in part(content, "word/settings.xml")
    assert told == headings


def test_captions_are_counted_by_word_and_bear_the_numbers_of_the_document(made) -> None:
    document, content, file = made
    wanted = [f"Tabel {one.number}. {one.caption}" for one in blocks_of(document, Table) if one.caption]
    wanted += [f"Gambar {one.number}. {one.caption}" for one in blocks_of(document, Figure)]

    assert sorted(paragraphs(file, "Caption")) == sorted(wanted)
    assert len(re.findall("SEQ (?:Table|Figure) ", part(content, "word/document.xml"))) == len(wanted)


def test_every_figure_of_every_table_stands_in_the_file(made) -> None:
    document, _, file = made
    tables = [*blocks_of(document, Table), *(f.table for f in blocks_of(document, Figure) if f.table)]
    cells = {cell.text for table in tables for row in table.rows for cell in row.cells if cell.text}

    assert len(cells) > 100
    assert {text.replace("\n", "") for text in cells} <= words_of(file)


def test_tables_repeat_their_heading_and_break_no_row(made) -> None:
    document, _, file = made
    grids = [t for t in file.tables if t.style.name == "Masterplan Table" and len(t.columns) > 2]
    heads = [t.rows[0]._tr.find(f".//{qn('w:tblHeader')}") is not None for t in grids]

    assert sum(heads) >= len(blocks_of(document, Table))
    assert all(row._tr.find(f".//{qn('w:cantSplit')}") is not None for t in file.tables for row in t.rows)


def test_figures_stand_at_the_right(made) -> None:
    document, _, file = made
    table = next(one for one in blocks_of(document, Table) if one.columns[-1].align == "right")
    drawn = next(
        t for t in file.tables if [c.text for c in t.rows[0].cells] == [c.title for c in table.columns]
    )
    aligned = drawn.rows[1].cells[-1].paragraphs[0]._p.find(f".//{qn('w:jc')}")

    assert aligned.get(qn("w:val")) == "right"


def test_every_chart_is_a_picture_in_two_forms_with_its_sentence_for_who_can_not_see_it(made) -> None:
    document, content, file = made
    named = [one.get("descr") for one in file.element.body.iter(qn("wp:docPr"))]
    names = zipfile.ZipFile(BytesIO(content)).namelist()

    assert named == [document.cover.title, *(one.chart.title for one in blocks_of(document, Figure))]
    assert any(name.endswith(".png") for name in names)
    assert any(name.endswith(".svg") for name in names)


def test_roadmap_lies_on_its_side_and_the_cover_has_no_header(made) -> None:
    _, _, file = made
    turned = [section.orientation for section in file.sections]

    assert WD_ORIENT.LANDSCAPE in turned
    assert turned[0] == WD_ORIENT.PORTRAIT
    assert file.sections[0].header.is_linked_to_previous
    assert "PAGE" in file.sections[1].footer._element.xml


@pytest.mark.parametrize(("language", "code"), [("id", "id-ID"), ("en", "en-GB")])
def test_language_and_title_are_said_in_the_file(language, code) -> None:
    document, words = a_document(language, of_plan=False)
    content = render_word(document, words)

    assert f'<w:lang w:val="{code}"' in part(content, "word/styles.xml")
    assert opened(content).core_properties.title == document.title
    assert opened(content).core_properties.language == code


def test_same_document_gives_the_same_bytes(made) -> None:
    document, content, _ = made
    _, words = a_document("id", of_plan=False)

    assert render_word(document, words) == content


def test_authored_text_stands_in_a_box_of_its_own_and_nothing_else_does(made) -> None:
    _, _, file = made
    tags = [one.get(qn("w:val")) for one in file.element.body.iter(qn("w:tag"))]
    box = next(
        one for one in file.element.body.iter(qn("w:sdt")) if one.find(f".//{qn('w:tag')}") is not None
    )
    told = ["".join(t.text for t in p.iter(qn("w:t"))) for p in box.iter(qn("w:p"))]

    assert tags == ["text:background"]
    assert told == ["Pembuka tegas dan tautan.", "satu", "dua", "a", "b"]


def test_hostile_text_is_text() -> None:
    document, words = a_document("id", city={"name": EVIL, "kind": "kota"}, texts={"background": EVIL})
    content = render_word(document, words)
    body = part(content, "word/document.xml")
    literal = 'TOC \\o "1-9" <w:p/> & {{ 7*7 }} =HYPERLINK("http://evil") abc'

    assert any(literal in text for text in words_of(opened(content)))
    assert all("1-9" not in told for told in re.findall("<w:instrText[^>]*>([^<]*)", body))
    assert "evil" not in part(content, "word/_rels/document.xml.rels")


def test_letterhead_without_lists_gets_ours() -> None:
    base, saved = docx.Document(), BytesIO()
    kept = {id_: one for id_, one in base.part.rels.items() if not one.reltype.endswith("/numbering")}
    base.part.rels.clear()
    base.part.rels.update(kept)
    base.save(saved)
    document, words = a_document("id", of_plan=False, texts=TEXTS)

    file = opened(render_word(document, words, saved.getvalue()))

    assert paragraphs(file, "List Number")
    assert len(list(file.part.numbering_part.element.iter(qn("w:num")))) > 3


def test_remark_on_boxes_stands_only_where_there_are_boxes(made) -> None:
    document, words = a_document("id", of_plan=False)
    without = opened(render_word(document, words))

    assert any("text import" in text for text in words_of(made[2]))
    assert not any("text import" in text for text in words_of(without))


def test_letterhead_keeps_its_header_its_styles_and_its_text() -> None:
    base, saved = docx.Document(), BytesIO()
    base.sections[0].header.paragraphs[0].text = "PEMERINTAH KOTA UJI"
    base.styles["Heading 1"].font.name = "Georgia"
    base.add_paragraph("Kop surat")
    base.save(saved)
    document, words = a_document("id", of_plan=False)

    file = opened(render_word(document, words, saved.getvalue()))

    assert file.paragraphs[0].text == "Kop surat"
    assert {one.header.paragraphs[0].text for one in file.sections} == {"PEMERINTAH KOTA UJI"}
    assert not file.element.body.findall(f".//{qn('wp:anchor')}"), "a letterhead has no picture behind it"
    assert file.sections[-1].footer.paragraphs[0].text.startswith("Laporan")
    assert file.styles["Heading 1"].font.name == "Georgia"
    assert paragraphs(file, "Heading 1")


def test_letterhead_of_a_first_page_stands_on_the_cover_and_our_header_behind_it() -> None:
    base, saved = docx.Document(), BytesIO()
    base.sections[0].different_first_page_header_footer = True
    base.sections[0].first_page_header.paragraphs[0].text = "PEMERINTAH KOTA UJI"
    base.sections[0].header.paragraphs[0].text = " "
    base.save(saved)
    document, words = a_document("id", of_plan=False)

    cover, *others = opened(render_word(document, words, saved.getvalue())).sections

    assert cover.different_first_page_header_footer
    assert cover.first_page_header.paragraphs[0].text == "PEMERINTAH KOTA UJI"
    assert not any(one.different_first_page_header_footer for one in others)
    assert all(one.header.paragraphs[0].text.strip() for one in others)
    assert "PEMERINTAH" not in " ".join(one.header.paragraphs[0].text for one in others)


@pytest.mark.parametrize("warned", [True, False])
def test_footer_of_a_letterhead_stands_unless_a_warning_must(warned) -> None:
    base, saved = docx.Document(), BytesIO()
    base.sections[0].footer.paragraphs[0].text = "Jalan Tugu 1"
    base.save(saved)
    document, words = a_document("id", of_plan=False)
    document = replace(document, illustrative="ILUSTRASI" if warned else None)

    file = opened(render_word(document, words, saved.getvalue()))
    feet = [" ".join(one.text for one in section.footer.paragraphs) for section in file.sections[1:]]

    assert all(("ILUSTRASI" in foot) is warned and ("Jalan Tugu 1" in foot) is not warned for foot in feet)


def test_words_on_the_cover_can_be_read_below_a_letterhead_and_on_the_picture() -> None:
    base, saved = docx.Document(), BytesIO()
    base.save(saved)
    document, words = a_document("id", of_plan=False)

    colours = [
        str(opened(render_word(document, words, given)).styles["Cover Line"].font.color.rgb)
        for given in (None, saved.getvalue())
    ]

    assert colours == ["DCE8F3", "33424F"]
