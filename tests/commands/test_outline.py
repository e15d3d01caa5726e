"""A region's own outline decides the books; it goes with the PDF, and what is wrong in it is told."""

import json
from pathlib import Path
from zipfile import ZipFile

import pikepdf
import pytest

from smartplan.cli import run
from smartplan.core.model.outline import SECTIONS
from smartplan.write.document.builders import BUILDERS
from smartplan.write.document.outline import roadmap_outline, shipped_outline

DENPASAR = Path(__file__).parents[2] / "examples" / "denpasar" / "2021.yaml"
BOOK = """\
  - id: book-{n}
    label: VOLUME {{numeral}}
    title: The title of {n}
    summary: What {n} is about
    chapters:
      - {{id: only, label: "PART {{numeral}}", title: Chapter of {n}, sections: [{sections}]}}
"""
BOOKS = ("overview", "largest-gaps", "{id: our-view, title: Our own view}", "annex-files")


def outline(*books):
    """Return an outline with one book for each of the sections."""
    parts = (BOOK.format(n=n, sections=sections) for n, sections in enumerate(books, 1))
    return (
        "schema: smartplan/outline/1\ntitle: Plan of {city}\nsubtitle: x\n"
        "report: {title: 'Report of {city}', subtitle: '{years}'}\nfront: [facts]\nbooks:\n" + "".join(parts)
    )


@pytest.fixture
def city(tmp_path):
    (tmp_path / "text").mkdir()
    (tmp_path / "2021.yaml").write_bytes(DENPASAR.read_bytes())
    (tmp_path / "text" / "our-view.md").write_text("What we think of it.", encoding="utf-8")
    (tmp_path / "own.yaml").write_text(outline(*BOOKS), encoding="utf-8")
    return tmp_path


def made(city, name, *options):
    file = city / name
    given = ["masterplan", str(city / "2021.yaml"), "-o", str(file), "--lang", "en", *options]
    return file, run([*given, "--outline", str(city / "own.yaml")])


def test_an_outline_of_four_books_makes_four_books_with_own_names_and_own_text(city):
    file, code = made(city, "made.md")

    assert code == 0
    heads = [line for line in file.read_text("utf-8").splitlines() if line.startswith(("# ", "## ", "### "))]
    assert heads[:1] == ["# Report of Kota Denpasar"]
    assert [head for head in heads if head.startswith("# VOLUME")] == [
        f"# VOLUME {numeral} · The title of {n}" for n, numeral in enumerate(("I", "II", "III", "IV"), 1)
    ]
    assert "### 1.1 Our own view" in heads
    assert "What we think of it." in file.read_text("utf-8")
    assert "Background" not in " ".join(heads)


def test_the_outline_goes_with_the_pdf_and_an_altered_one_is_found(city, capsys):
    file, _ = made(city, "made.pdf", "--book", "book-2")
    assert run(["verify", str(file)]) == 0

    with pikepdf.open(file, allow_overwriting_input=True) as pdf:
        content = pdf.attachments["templates/outline.yaml"].get_file().read_bytes()
        assert content.decode("utf-8") == outline(*BOOKS)
        changed = pikepdf.AttachedFileSpec(pdf, content.replace(b"Our own", b"Your own"))
        pdf.attachments["templates/outline.yaml"] = changed
        pdf.save(file)
    capsys.readouterr()
    assert run(["verify", str(file), "--format", "json"]) == 1
    found = json.loads(capsys.readouterr().out)["diagnostics"]
    assert [problem["code"] for problem in found] == ["report-file-changed"]


def test_everything_wrong_in_an_outline_is_told_at_once_and_nothing_is_written(city, capsys):
    books = ("largest-gap, overview", "overview", "{id: overview2, tilte: x}")
    (city / "own.yaml").write_text(outline(*books[:2]), encoding="utf-8")
    file, code = made(city, "made.md")
    told = capsys.readouterr().err

    assert (code, file.exists()) == (1, False)
    assert "did you mean 'largest-gaps'?" in told
    assert "the id 'overview' is given twice" in told

    (city / "own.yaml").write_text(outline(*books), encoding="utf-8")
    assert made(city, "made.md")[1] == 1
    assert "did you mean 'title'?" in capsys.readouterr().err


@pytest.mark.parametrize("taken", ["facts", "contents", "book-1-only", "book-2"])
def test_a_book_may_not_take_the_name_of_another_place(city, taken, capsys):
    text = outline("overview", "swot").replace("id: book-1\n", f"id: {taken}\n", 1)
    text = text.replace("id: book-2\n", "id: book-1\n", 1) if taken == "book-1-only" else text
    (city / "own.yaml").write_text(text, encoding="utf-8")

    assert made(city, "made.md")[1] == 1
    assert "[duplicate-id]" in capsys.readouterr().err


def test_the_outline_may_name_exactly_what_is_written_and_the_shipped_ones_name_all_of_it():
    assert set(SECTIONS) == {*BUILDERS, "foreword"}
    shipped = (*shipped_outline().entries(), *roadmap_outline().entries())
    assert {entry.id for entry in shipped if entry.title is None} == set(SECTIONS)


@pytest.mark.parametrize(
    ("ending", "part"),
    [("docx", "word/document.xml"), ("pptx", "ppt/slides/slide1."), ("xlsx", "xl/sharedS")],
)
def test_what_has_no_watermark_says_draft_beside_its_remark(city, ending, part):
    file, code = made(city, f"made.{ending}", "--draft")

    assert code == 0
    with ZipFile(file) as parts:
        named = [name for name in parts.namelist() if name.startswith(part)]
        assert named
        assert b"DRAFT" in b"".join(map(parts.read, named))


@pytest.fixture
def half_translated(city):
    """Return a city with a foreword in both languages and a view of its own in Indonesian only."""
    (city / "text" / "en").mkdir()
    (city / "text" / "foreword.md").write_text("Kata kami.", encoding="utf-8")
    (city / "text" / "en" / "foreword.md").write_text("Our words.", encoding="utf-8")
    return city


@pytest.mark.parametrize("kind", ["md", "html", "docx"])
def test_text_without_a_translation_is_placed_and_told_to_be_so(half_translated, kind):
    file, code = made(half_translated, f"made.{kind}")

    assert code == 0
    if kind == "docx":
        with ZipFile(file) as archive:
            said = archive.read("word/document.xml").decode("utf-8")
    else:
        said = file.read_text("utf-8")
    assert said.count("This text is available in Indonesian only.") == 1
    assert said.index("This text is available in Indonesian only.") < said.index("What we think of it.")


def test_passage_in_another_language_bears_it_and_no_other_one_does(half_translated):
    file, _ = made(half_translated, "made.html")

    page = file.read_text("utf-8")
    assert page.count('lang="') == 2
    assert '<div lang="id"><p>What we think of it.</p>' in page


def test_draft_names_the_translation_that_is_missing(half_translated):
    file, _ = made(half_translated, "made.md", "--draft")

    listed = [line for line in file.read_text("utf-8").splitlines() if "not translated" in line]
    assert len(listed) == 1
    assert "text/our-view.md is not translated yet (text/en/our-view.md)." in listed[0].replace("\\", "")


def test_indonesian_document_of_an_indonesian_case_says_nothing_of_translations(half_translated):
    given = ["masterplan", str(half_translated / "2021.yaml"), "-o", str(half_translated / "made.md")]

    assert run([*given, "--lang", "id", "--outline", str(half_translated / "own.yaml")]) == 0
    assert "hanya tersedia" not in (half_translated / "made.md").read_text("utf-8")


def test_indonesian_document_of_an_english_case_says_that_a_text_is_in_english_only(half_translated):
    case = half_translated / "2021.yaml"
    written = case.read_text("utf-8")
    lines = [line for line in written.splitlines() if not line.startswith("language:")]
    case.write_text("\n".join([*lines, "language: en"]) + "\n", encoding="utf-8")
    given = ["masterplan", str(case), "-o", str(half_translated / "made.md"), "--lang", "id"]

    assert run([*given, "--outline", str(half_translated / "own.yaml")]) == 0
    assert "Teks ini hanya tersedia dalam bahasa Inggris." in (half_translated / "made.md").read_text("utf-8")
