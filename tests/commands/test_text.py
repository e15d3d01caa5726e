"""Authored text on its way through Word: out, edited, and back into its files."""

import json
import zipfile
from io import BytesIO
from pathlib import Path
from shutil import copytree

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from smartplan.cli import run
from smartplan.read.word_markdown import markdown_of
from smartplan.read.word_story import Piece, Written
from smartplan.write.document.authored import authored
from smartplan.write.document.chunks import as_read

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def printed(tmp_path_factory):
    """Return a city and the Word file of its masterplan."""
    home = tmp_path_factory.mktemp("city")
    copytree(ROOT / "examples" / "kota-malang", home / "malang")
    assert run(["masterplan", str(home / "malang" / "assessment.yaml"), "-o", str(home / "m.docx")]) == 0
    return home


@pytest.fixture
def city(printed, tmp_path):
    """Return a copy that a test may change."""
    copytree(printed, tmp_path / "city")
    return tmp_path / "city"


def box_of(file, id_):
    wanted = [one for one in file.element.body.iter(qn("w:tag")) if one.get(qn("w:val")) == f"text:{id_}"]
    return wanted[0].getparent().getparent()


def paragraphs_of(box):
    return list(box.iter(qn("w:p")))


def edited(city, change, name="m.docx"):
    """Change the Word file as a person would, and return its name."""
    file = docx.Document(city / name)
    change(file)
    file.save(city / "edited.docx")
    return str(city / "edited.docx")


def files_of(city):
    return {path: path.read_bytes() for path in sorted((city / "malang" / "text").rglob("*.md"))}


def brought_back(city, file, *options):
    return run(["text", "import", file, str(city / "malang"), "--lang", "en", *options])


def test_unchanged_document_changes_no_byte(city, capsys) -> None:
    before = files_of(city)

    assert brought_back(city, str(city / "m.docx")) == 0

    assert files_of(city) == before
    out, err = capsys.readouterr()
    assert out == "0 texts change; 8 stay as they are\n"
    assert err == ""


def test_edited_paragraph_comes_back_and_every_other_one_stays_as_typed(city) -> None:
    def change(file):
        first, second = paragraphs_of(box_of(file, "foreword"))[:2]
        next(first.iter(qn("w:t"))).text = "Kalimat *baru* dari Word. "
        second.getparent().remove(second)

    before = (city / "malang" / "text" / "foreword.md").read_text().split("\n\n")

    assert brought_back(city, edited(city, change)) == 0

    after = (city / "malang" / "text" / "foreword.md").read_text().split("\n\n")
    assert after[0] == r"Kalimat \*baru\* dari Word."
    assert after[1:] == before[2:]


def test_dry_run_shows_the_lines_and_writes_nothing(city, capsys) -> None:
    before = files_of(city)
    file = edited(
        city, lambda f: setattr(next(box_of(f, "closing").iter(qn("w:t"))), "text", "Penutup baru. ")
    )

    assert brought_back(city, file, "--dry-run") == 0

    out = capsys.readouterr().out
    assert "text/closing.md" in out
    assert "  + Penutup baru." in out
    assert "Nothing was written." in out
    assert files_of(city) == before


def test_lists_bold_links_and_headings_made_in_word_become_markdown(city) -> None:
    def change(file):
        box = box_of(file, "closing").find(qn("w:sdtContent"))
        for piece in list(box):
            box.remove(piece)
        link = file.part.relate_to("https://contoh.id/a(b)", "http://x/hyperlink", is_external=True)
        w = nsdecls("w", "r")
        for text in (
            '<w:p {w}><w:pPr><w:pStyle w:val="Heading3"/></w:pPr><w:r><w:t>Judul #1</w:t></w:r></w:p>',
            (
                '<w:p {w}><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">Tebal </w:t></w:r>'
                "<w:r><w:rPr><w:b/><w:i/></w:rPr><w:t>miring</w:t></w:r><w:r><w:t>, 2_3</w:t></w:r></w:p>"
            ),
            '<w:p {w}><w:pPr><w:pStyle w:val="ListBullet"/></w:pPr><w:r><w:t>satu</w:t></w:r></w:p>',
            (
                '<w:p {w}><w:pPr><w:pStyle w:val="ListBullet"/></w:pPr><w:ins w:id="1">'
                "<w:r><w:t>dua</w:t></w:r></w:ins>"
                '<w:del w:id="2"><w:r><w:delText>tiga</w:delText></w:r></w:del></w:p>'
            ),
            '<w:p {w}><w:hyperlink r:id="LINK"><w:r><w:t>tautan</w:t></w:r></w:hyperlink></w:p>',
            "<w:p {w}><w:r><w:t>1. bukan daftar</w:t></w:r></w:p>",
        ):
            box.append(parse_xml(text.replace("{w}", w).replace("LINK", link)))

    assert brought_back(city, edited(city, change)) == 0

    assert (city / "malang" / "text" / "closing.md").read_text() == (
        "## Judul \\#1\n\n**Tebal** **_miring_**, 2\\_3\n\n- satu\n- dua\n\n"
        "[tautan](https://contoh.id/a%28b%29)\n\n1\\. bukan daftar\n"
    )


def test_box_with_a_table_is_refused_with_the_reason_and_the_others_are_taken(city, capsys) -> None:
    def change(file):
        box_of(file, "foreword").find(qn("w:sdtContent")).append(file.add_table(1, 1)._tbl)
        next(box_of(file, "closing").iter(qn("w:t"))).text = "Penutup baru. "

    before = files_of(city)

    assert brought_back(city, edited(city, change)) == 1

    changed = {path.name for path, content in files_of(city).items() if content != before[path]}
    assert changed == {"closing.md"}
    assert "the text 'foreword' is not taken: there is a table in its box" in capsys.readouterr().err


@pytest.mark.parametrize("id_", ["forewrod", "../../plan", "/etc/passwd"])
def test_box_of_an_unknown_section_is_refused_and_nothing_lies_elsewhere(city, capsys, id_) -> None:
    def change(file):
        box_of(file, "foreword").find(f".//{qn('w:tag')}").set(qn("w:val"), f"text:{id_}")

    before = files_of(city)

    assert brought_back(city, edited(city, change)) == 1

    assert files_of(city) == before
    assert "no section has this id" in capsys.readouterr().err


def test_two_boxes_of_one_section_that_differ_are_refused(city, capsys) -> None:
    def change(file):
        box_of(file, "closing").find(f".//{qn('w:tag')}").set(qn("w:val"), "text:foreword")

    assert brought_back(city, edited(city, change)) == 1
    assert "two boxes that no longer say the same" in capsys.readouterr().err


def test_changes_outside_of_the_boxes_are_counted(city, capsys) -> None:
    def change(file):
        leads = [one for one in file.paragraphs if one.style.name == "Lead"]
        leads[0].runs[0].text = leads[1].runs[0].text = "Diubah di luar kotak"

    assert brought_back(city, edited(city, change)) == 0
    assert "2 paragraphs outside of the boxes were changed" in capsys.readouterr().err


def test_json_is_one_document_with_the_state_of_every_text(city, capsys) -> None:
    file = edited(city, lambda f: setattr(next(box_of(f, "closing").iter(qn("w:t"))), "text", "Baru. "))
    (city / "malang" / "text" / "readiness.md").unlink()

    assert brought_back(city, file, "--format", "json") == 0

    answer = json.loads(capsys.readouterr().out)
    states = {one["file"]: one["state"] for one in answer["texts"]}
    assert states["text/closing.md"] == "changed"
    assert states["text/readiness.md"] == "new"
    assert states["text/foreword.md"] == "unchanged"


def test_file_without_boxes_is_refused(tmp_path, capsys) -> None:
    docx.Document().save(tmp_path / "a.docx")

    assert run(["text", "import", str(tmp_path / "a.docx"), str(tmp_path), "--lang", "en"]) == 1
    assert "holds no box of authored text" in capsys.readouterr().err


def zipped(**parts):
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(f"word/{name}.xml", content)
    return out.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"PK\x03\x04nothing",
        zipped(styles="<a/>"),
        zipped(document="<w:p>"),
        zipped(document='<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><a>&e;</a>'),
        zipped(document="<a>" + " " * (300 * 1024 * 1024) + "</a>"),
    ],
    ids=["empty", "torn", "no text", "no XML", "entity", "bomb"],
)
def test_what_is_no_word_file_is_refused_without_a_traceback(content, tmp_path, capsys) -> None:
    (tmp_path / "a.docx").write_bytes(content)

    assert run(["text", "import", str(tmp_path / "a.docx"), str(tmp_path), "--lang", "en"]) == 1
    assert "can't be read as a Word file" in capsys.readouterr().err


WORDS = st.text(st.sampled_from("ab1. *_[]()#>-+\\!`"), min_size=1, max_size=12)
WRITTEN = st.builds(
    Written,
    st.sampled_from(["paragraph", "heading", "quote", "bullet", "number"]),
    st.lists(st.builds(Piece, WORDS), min_size=1, max_size=3).map(tuple),
)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(WRITTEN, max_size=4))
def test_plain_text_of_word_means_the_same_as_markdown(written) -> None:
    shown = [
        (one.kind, " ".join("".join(piece.text for piece in one.pieces).split()))
        for one in written
        if "".join(piece.text for piece in one.pieces).strip()
    ]
    blocks = authored("\n\n".join(markdown_of(written)))
    told = [
        (kind, words if isinstance(words, str) else "".join(text for _, text in words))
        for kind, words in as_read(blocks)
    ]

    assert told == shown


def test_boxes_whose_tags_another_program_dropped_are_found_by_their_bookmarks(city, capsys) -> None:
    def as_libreoffice_saves(file):
        next(box_of(file, "closing").iter(qn("w:t"))).text = "Kalimat baru."
        for tag in list(file.element.body.iter(qn("w:tag"))):
            tag.getparent().remove(tag)

    before = files_of(city)

    assert brought_back(city, edited(city, as_libreoffice_saves)) == 0
    after = files_of(city)
    assert [path.name for path in after if after[path] != before[path]] == ["closing.md"]
    assert b"Kalimat baru." in after[city / "malang" / "text" / "closing.md"]


@pytest.fixture
def with_own_outline(city):
    """Return a city whose Word file holds a section that only its own outline has, and not its file."""
    own = (ROOT / "templates" / "outline.yaml").read_text("utf-8")
    (city / "kop").mkdir()
    (city / "kop" / "outline.yaml").write_text(
        own.replace("front: [facts,", "front: [{id: our-view, title: Pandangan kami}, facts,"), "utf-8"
    )
    text = city / "malang" / "text" / "our-view.md"
    text.write_text("Yang kami lihat.\n", "utf-8")
    assessment = str(city / "malang" / "assessment.yaml")
    given = ["masterplan", assessment, "-o", str(city / "own.docx"), "--book", "summary"]
    assert run([*given, "--template", str(city / "kop")]) == 0
    text.unlink()
    return city


@pytest.mark.parametrize("option", [["--outline", "kop/outline.yaml"], ["--template", "kop"]])
def test_text_of_a_section_that_the_region_added_comes_back(with_own_outline, option) -> None:
    city, (name, path) = with_own_outline, option

    assert brought_back(city, str(city / "own.docx"), name, str(city / path)) == 0
    assert (city / "malang" / "text" / "our-view.md").read_text("utf-8") == "Yang kami lihat.\n"


def test_section_that_the_region_added_is_not_known_without_its_outline(with_own_outline, capsys) -> None:
    city = with_own_outline

    assert brought_back(city, str(city / "own.docx")) == 1
    assert not (city / "malang" / "text" / "our-view.md").exists()
    assert "the text 'our-view' is not taken: no section has this id" in capsys.readouterr().err
