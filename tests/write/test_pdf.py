"""The PDF: opened and read again, tagged, the same bytes twice, and nothing fetched from anywhere."""

import os
import subprocess
import sys
from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from multiprocessing import active_children
from threading import Thread
from time import sleep

import pikepdf
import pytest
import weasyprint
from pypdf import PdfReader
from write.masterplans import DIMENSIONS, a_document

from smartplan.errors import OutputError
from smartplan.shipped import templates_dir
from smartplan.write.pages import to_html
from smartplan.write.pdf import render_pdf
from smartplan.write.pdf_apart import to_pdf_apart
from smartplan.write.pdf_layout import FONTS, NO_DAY, VARIANT, LayoutError, to_pdf
from smartplan.write.pdf_marks import mark

EVIL = '<img src="http://10.0.0.1/x"><script>x</script>{{ 7*7 }}{% include "/etc/passwd" %} \u202e@import url(http://x)'


@pytest.fixture(scope="module")
def made():
    """A document with made-up scores and hostile texts, as PDF."""
    document, words = a_document(
        illustrative="Contoh",
        texts={"foreword": EVIL, "closing": "x" * 100_000},
        city={"name": f"Kota Uji {EVIL}"},
    )
    return document, words, render_pdf(document, words)


@pytest.fixture(scope="module")
def pages(made):
    return [page.extract_text() for page in PdfReader(BytesIO(made[2])).pages]


def elements(pdf, node=None):
    """Yield every element of the structure tree."""
    kids = (pdf.Root.StructTreeRoot if node is None else node).get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from elements(pdf, kid)


def test_title_language_outline_and_page_numbers_are_there(made, pages):
    document, _, content = made
    reader = PdfReader(BytesIO(content))

    assert reader.metadata.title == document.title.replace("\u202e", "")
    assert reader.trailer["/Root"]["/Lang"] == "id"
    outline = [item.title for item in reader.outline if not isinstance(item, list)]
    assert {book.title for book in document.books} <= set(outline)
    assert len(pages) >= 20


def test_every_page_but_the_cover_of_a_book_bears_what_is_illustrative(made, pages):
    document, _, _ = made

    assert [number for number, text in enumerate(pages, 1) if document.illustrative not in text] == []


def test_it_is_tagged_and_every_figure_says_what_it_shows(made):
    _, _, content = made
    with pikepdf.open(BytesIO(content)) as pdf:
        found = list(elements(pdf))

        assert pdf.Root.MarkInfo.Marked
        assert b"pdfuaid" in pdf.Root.Metadata.read_bytes()
        figures = [element for element in found if element.S == "/Figure"]
        assert figures
        assert all(str(figure.get("/Alt", "")) for figure in figures)
        assert {"/Table", "/TH", "/H1", "/H2", "/H3", "/L"} <= {str(element.S) for element in found}


def test_every_link_is_an_element_of_its_own_and_every_header_belongs_to_cells(made):
    _, _, content = made
    with pikepdf.open(BytesIO(content)) as pdf:
        numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
        owner = {int(numbers[i]): numbers[i + 1] for i in range(0, len(numbers), 2)}
        links = [annotation for page in pdf.pages for annotation in page.get("/Annots", [])]
        found = list(elements(pdf))
        headers = {str(e.ID) for e in found if e.S == "/TH"}
        named = {str(id_) for e in found if e.S == "/TD" for id_ in e.get("/A", {}).get("/Headers", [])}

        assert links
        assert {str(owner[int(link.StructParent)].S) for link in links} == {"/Link"}
        assert all(str(link.Contents) for link in links)
        assert headers <= named


def test_headings_never_skip_a_level(made):
    _, _, content = made
    with pikepdf.open(BytesIO(content)) as pdf:
        levels = [int(str(e.S)[2:]) for e in elements(pdf) if str(e.S)[:2] == "/H" and str(e.S)[2:].isdigit()]

    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_hostile_text_is_printed_as_text(made, pages):
    text = "".join("".join(pages).split())

    assert "{{7*7}}" in text
    assert '<imgsrc="http://10.0.0.1/x">' in text
    assert "\u202e" not in text
    assert "root:" not in text


def test_dimensions_and_figures_are_in_the_text(pages):
    text = " ".join(pages)

    assert all(f"Smart {name}" in text for name in DIMENSIONS)
    assert "Rp750 juta" in text


def test_same_page_gives_the_same_bytes():
    document, words = a_document(of_plan=False)
    html = to_html(replace(document, books=document.books[:0]), words)

    assert to_pdf(html) == to_pdf(html)


LISTED = """
<html lang="id"><title>x</title><style>
  .note { float: footnote } .own { display: list-item; list-style-type: square }
</style><body><h1>x</h1><ul><li>satu<li>dua</ul><p>a<span class="note">b</span></p><p class="own">tiga
"""


@pytest.mark.parametrize("html", [LISTED, LISTED.replace("footnote", "left").replace("list-item", "block")])
def test_what_is_let_go_changes_no_byte(html):
    bare = weasyprint.HTML(string=html, base_url=FONTS)

    assert to_pdf(html) == bare.write_pdf(pdf_variant=VARIANT, finisher=mark)


def test_a_process_of_its_own_gives_the_same_bytes():
    assert to_pdf_apart(LISTED, (), NO_DAY) == to_pdf(LISTED)


@pytest.mark.parametrize("made_by", ["pdf_apart import to_pdf_apart", "pdf_layout import to_pdf"])
def test_no_file_of_a_font_is_left_behind(tmp_path, made_by):
    fonts = templates_dir() / "styles" / "fonts.css"
    program = tmp_path / "program.py"
    program.write_text(
        f"import sys\nfrom smartplan.write.{made_by} as made\nfrom smartplan.write.pdf_layout import NO_DAY\n"
        "if __name__ == '__main__':\n    made(sys.stdin.read(), (), NO_DAY)\n",
        encoding="utf-8",
    )
    (tmp_path / "temporary").mkdir()
    subprocess.run(
        [sys.executable, str(program)],
        input=f"<html lang='id'><title>x</title><style>{fonts.read_text(encoding='utf-8')}</style><p>x",
        env={**os.environ, "TMPDIR": str(tmp_path / "temporary")},
        text=True,
        check=True,
    )

    assert list((tmp_path / "temporary").iterdir()) == []


def test_what_is_wrong_in_a_process_of_its_own_is_said_here():
    with pytest.raises(LayoutError, match="fetch"):
        to_pdf_apart("<title>x</title><img src='http://127.0.0.1:9/x.png'>", (), NO_DAY)


def test_a_process_that_is_ended_is_an_error_that_names_its_code():
    others = set(active_children())  # of earlier tests

    def end():
        while not (ours := set(active_children()) - others):
            sleep(0.01)
        ours.pop().kill()

    Thread(target=end).start()
    with pytest.raises(OutputError) as caught:
        to_pdf_apart(LISTED, (), NO_DAY)

    assert [(one.code, one.values) for one in caught.value.problems] == [("pdf-ended", {"code": -9})]


@pytest.mark.parametrize(
    "html",
    [
        "<img src='http://127.0.0.1:9/x.png' alt='x'>",
        "<img src='file:///etc/hostname' alt='x'>",
        "<link rel='stylesheet' href='https://127.0.0.1:9/x.css'>",
        "<style>@import url(http://127.0.0.1:9/x.css)</style>",
        "<p style='background: url(http://127.0.0.1:9/x.png)'>x</p>",
        "<img src='smartplan:../outline.yaml' alt='x'>",
    ],
)
def test_a_page_that_asks_for_anything_else_is_refused(html):
    with pytest.raises((RuntimeError, BaseException), match=r"fetch"):
        to_pdf(f"<html lang='id'><title>x</title><body><h1>x</h1>{html}</body></html>")


def test_a_page_refers_to_nothing_outside():
    document, words = a_document(texts={"foreword": "[a](https://contoh.id)"})
    html = to_html(document, words)

    assert "http://" not in html.replace("http://www.w3.org/2000/svg", "")
    assert html.count("https://") == 1
