"""A draft says so on every page and tells what is missing; the process of a city stands in its books."""

import re
from datetime import date
from io import BytesIO

import pikepdf
import pytest
from pypdf import PdfReader
from write.masterplans import a_document, a_plan, sections_of
from write.test_document import cells, table_of, texts_of

from smartplan.write.document.model import BulletList, Callout, Table
from smartplan.write.markdown import render_markdown
from smartplan.write.pages import to_html
from smartplan.write.pdf import render_pdf
from smartplan.write.webpage import render_webpage


@pytest.fixture(scope="module")
def draft():
    return a_document("en", draft=True)


def told(element):
    """Yield the marks of a page's content that the structure tree names, each with its page."""
    kids = element.get("/K", pikepdf.Array())
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary):
            yield from told(kid)
        else:
            yield element.Pg.objgen, int(kid)


def drawn(page):
    """Return the marks in which a page holds text."""
    inside, found = [], set()
    for operands, operator in pikepdf.parse_content_stream(page):
        if str(operator) in {"BDC", "BMC"}:
            inside.append(int(operands[1].MCID) if len(operands) > 1 else None)
        elif str(operator) == "EMC":
            inside.pop()
        elif str(operator) == "TJ":
            found.add(inside[-1])
    return found


def test_every_page_of_a_draft_bears_the_mark_which_is_no_part_of_what_is_read_aloud(draft):
    document, words = draft
    content = render_pdf(document, words)
    plain, _ = a_document("en")

    pages = [page.extract_text() for page in PdfReader(BytesIO(content)).pages]
    assert [n for n, text in enumerate(pages, 1) if "DRAFT" not in text.replace("\n", "")] == []
    assert plain.draft is None
    with pikepdf.open(BytesIO(content)) as pdf:
        named = set(told(pdf.Root.StructTreeRoot))
        cover = pdf.pages[0]
        assert sum((cover.objgen, mark) not in named for mark in drawn(cover)) == 1


def test_page_and_markdown_of_a_draft_open_with_the_mark(draft):
    document, words = draft

    assert '<p class="draft" role="status">DRAFT: <a href="#draft">' in render_webpage(document, words)
    assert "> **DRAFT**" in render_markdown(document, words, "plan")[0].split("## ")[0]
    plain, _ = a_document("en")
    assert "DRAFT" not in render_webpage(plain, words) + render_markdown(plain, words, "plan")[0]


def test_a_draft_lists_what_is_missing_under_the_agency_that_owes_it(draft):
    section = draft[0].front[0]

    assert section.id == "draft"
    assert next(texts_of(section)) == (
        "This is a draft. Open in the document: 6; indicators that lack something: 10 of 12."
    )
    rows = [cells(row) for row in table_of(section).rows]
    assert rows[:4] == [
        ["Dinas Kominfo (Diskominfo)"],
        ["Governance a goal 2", "no evidence"],
        ["disporapar"],
        ["Branding a goal 1", "no evidence"],
    ]
    assert ["Branding b goal 1", "no score, nobody answers for it"] in rows
    points = next(block for block in section.blocks if isinstance(block, BulletList))
    assert "Nobody has verified the scores." in [item[0].text for item in points.items]


def test_a_service_that_does_not_run_is_flagged_with_what_rests_on_it_and_what_brings_it_back():
    section = sections_of(a_document("en")[0])["services"]

    assert cells(table_of(section).rows[0])[2] == "▲ built, but not running"
    callout = next(block for block in section.blocks if isinstance(block, Callout))
    said = [text[0].text for text in callout.texts]
    assert callout.title == "Lapor Warga: built, but not running"
    assert said[0] == "Score 2 of “Governance a goal 1” rests on it alone."
    assert said[-1].startswith("Lapor Warga runs again after “Initiative data”")


def service(id_, agency, status, *links):
    keys = {"id": id_, "title": id_.title(), "agency": agency, "status": status}
    return {**keys, "integrates_with": list(links)}


def test_the_matrix_shows_links_by_agency_and_names_the_next_best():
    services = [
        service("lapor", "kominfo", "stalled", "licence", "tax"),
        service("licence", "dpmptsp", "running", "tax"),
        service("tax", "kominfo", "running"),
        service("alone", "kominfo", "running"),
    ]
    plan = a_plan(services=services, integration={"target": 1, "year": 2027})
    section = sections_of(a_document("en", of_plan=plan)[0])["integration"]
    matrix = table_of(section)

    assert list(texts_of(section)) == [
        "Of 3 links between services 1 work (33%). Wanted by 2027: 100%.",
        "Next best integration: restore the link between Lapor and Licence.",
        "Running, and joined to nothing: Alone.",
    ]
    assert [cells(row) for row in matrix.rows] == [
        ["Dinas Kominfo (Diskominfo): 1 of 3 links work (33%)"],
        ["Lapor", "1", "", "▲", "▲"],
        ["Tax", "3", "▲", "●", ""],
        ["dpmptsp: 1 of 2 links work (50%)"],
        ["Licence", "2", "▲", "", "●"],
    ]


def test_more_services_than_a_matrix_can_show_are_listed_pair_by_pair_with_the_share_of_each_agency():
    services = [service(f"s{n}", f"a{n % 2}", "running", f"s{n + 1}") for n in range(13)]
    plan = a_plan(services=[*services, service("s13", "a1", "planned")])
    section = sections_of(a_document("en", of_plan=plan)[0])["integration"]
    pairs, shares = [block for block in section.blocks if isinstance(block, Table)]

    assert len(pairs.rows) == 13
    assert [cells(row) for row in pairs.rows[-2:]] == [["S11", "S12", "works"], ["S12", "S13", "to come"]]
    assert [cells(row) for row in shares.rows] == [["a0", "13", "12", "92%"], ["a1", "13", "12", "92%"]]


def test_a_sign_off_of_what_was_edited_since_is_said_to_be_suspect():
    digests = {"assessment": "0" * 32}
    signed = [{"by": "Wali Kota", "role": "Kota Uji", "date": date(2026, 5, 4), "digests": digests}]
    section = sections_of(a_document("en", of_plan=a_plan(sign_offs=signed))[0])["adoption"]

    assert cells(table_of(section).rows[0]) == [
        "Wali Kota",
        "4 May 2026",
        "suspect; edited since: the assessment",
    ]


def test_recommendations_stand_with_their_state_and_initiatives_with_what_they_lack():
    sections = sections_of(a_document("en")[0])

    recommended, lacking = table_of(sections["recommendations"]), table_of(sections["alignment"])
    assert cells(recommended.rows[0]) == ["Perbaiki", "Smart governance", "open", "no initiative"]
    assert cells(lacking.rows[0]) == [
        "Initiative portal",
        "affair of government and programme (RPJMD, Renstra)",
    ]


def test_figures_and_tables_are_listed_after_the_contents_and_every_entry_leads_to_its_caption():
    document, words = a_document("en")
    for html in (to_html(document, words), render_webpage(document, words)):
        listed = re.findall(r'<a href="#((?:figure|table)-\d+)">([^<]+)</a>', html)
        captions = re.findall(r'<p class="caption" id="((?:figure|table)-\d+)"><strong>', html)

        assert sorted(id_ for id_, _ in listed) == sorted(captions)
        assert len(set(captions)) == len(captions) > 20
        assert ("figure-1", "Dimensions: score 2025 and target") in listed
