"""A region's own template: what lies in its folder lays the document out and goes with the PDF."""

import json
import re
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pikepdf
import pytest
from PIL import Image

from smartplan.cli import run
from smartplan.write.template_reference import models, template_reference

ROOT = Path(__file__).parents[2]
DENPASAR = ROOT / "examples" / "denpasar" / "2021.yaml"
COVER = """\
{% extends "shipped/document.html.j2" %}
{% block cover %}
<h1>{{ document.title }}</h1><img src="{{ picture('logo.png') }}" alt="Lambang daerah">
{% endblock %}
"""


def saved(thing):
    out = BytesIO()
    thing.save(out, *(["PNG"] if isinstance(thing, Image.Image) else []))
    return out.getvalue()


def letterhead():
    base = docx.Document()
    base.sections[0].header.paragraphs[0].text = "PEMERINTAH KOTA DENPASAR"
    return saved(base)


@pytest.fixture
def kop(tmp_path):
    folder = tmp_path / "kop"
    folder.mkdir()
    (folder / "document.html.j2").write_text(COVER, encoding="utf-8")
    (folder / "document.css").write_text(":root { --primary: #7a1f2b }\n", encoding="utf-8")
    (folder / "logo.png").write_bytes(saved(Image.new("RGB", (20, 30), "red")))
    (folder / "letterhead.docx").write_bytes(letterhead())
    (folder / ".DS_Store").write_bytes(b"x")
    return folder


def made(kop, name, *options):
    file = kop.parent / name
    given = ["masterplan", str(DENPASAR), "-o", str(file), "--lang", "en", "--template", str(kop)]
    return file, run([*given, *options])


def test_a_template_goes_with_the_pdf_which_is_verified_and_gives_it_back(kop, capsys):
    file, code = made(kop, "made.pdf", "--book", "summary")
    assert (code, capsys.readouterr().err) == (0, "")

    assert run(["verify", str(file), "--lang", "en"]) == 0
    told = capsys.readouterr().out
    assert told.startswith("Verified: 6 attached files")
    assert "template of its own (document.html.j2)" in told

    assert run(["extract", str(file), "-o", str(kop.parent / "out")]) == 0
    again = kop.parent / "out" / "templates"
    names = ["document.css", "document.html.j2", "letterhead.docx", "logo.png"]
    assert sorted(entry.name for entry in again.iterdir()) == names
    assert all((again / name).read_bytes() == (kop / name).read_bytes() for name in names)
    assert made(again, "again.html")[1] == 0


def test_another_page_among_the_inputs_is_caught(kop, capsys):
    file, _ = made(kop, "made.pdf", "--book", "summary")
    with pikepdf.open(file, allow_overwriting_input=True) as pdf:
        name = "templates/document.html.j2"
        pdf.attachments[name] = pikepdf.AttachedFileSpec(pdf, b"{{ document.__class__ }}", filename=name)
        pdf.save(file)
    capsys.readouterr()

    assert run(["verify", str(file), "--format", "json"]) == 1
    found = json.loads(capsys.readouterr().out)["diagnostics"]
    assert [problem["code"] for problem in found] == ["report-file-changed"]


def test_the_outline_of_the_folder_decides_the_books_unless_another_is_named(kop):
    shipped = (ROOT / "templates" / "outline.yaml").read_text(encoding="utf-8")
    (kop / "outline.yaml").write_text(shipped.replace("{city}", "{city} (ours)"), encoding="utf-8")
    (kop.parent / "other.yaml").write_text(shipped, encoding="utf-8")

    own, _ = made(kop, "own.md")
    other, _ = made(kop, "other.md", "--outline", str(kop.parent / "other.yaml"))

    assert own.read_text(encoding="utf-8").startswith("# Assessment report of Kota Denpasar (ours)\n")
    assert other.read_text(encoding="utf-8").startswith("# Assessment report of Kota Denpasar\n")


def test_word_begins_with_the_letterhead(kop):
    file, code = made(kop, "made.docx")

    assert code == 0
    with ZipFile(file) as parts:
        heads = [parts.read(name) for name in parts.namelist() if "header" in name]
    assert any(b"PEMERINTAH KOTA DENPASAR" in head for head in heads)


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("letterhead.docx", b"no Word file", "word-unreadable"),
        ("logo.png", b"<svg/>", "template-picture"),
        ("document.css", b"p { color: \xff }", "not-utf8"),
        ("outline.yaml", b"schema: smartplan/outline/1\n", "missing-key"),
    ],
)
def test_what_is_wrong_in_the_folder_is_told_with_its_file_and_nothing_is_written(
    kop, name, content, code, capsys
):
    (kop / name).write_bytes(content)
    file, exit_code = made(kop, "made.docx")
    told = capsys.readouterr().err

    assert (exit_code, file.exists()) == (1, False)
    assert f"[{code}]" in told
    assert f"kop/{name}:" in told


def test_a_name_without_use_is_a_warning_with_the_one_that_was_meant(kop, capsys):
    (kop / "documnet.css").write_text("", encoding="utf-8")
    (kop / "more").mkdir()

    assert made(kop, "made.md")[1] == 0
    told = capsys.readouterr().err
    assert "warning[template-file-unused]" in told
    assert "did you mean 'document.css'?" in told
    assert "'more'" in told


def test_a_link_out_of_the_folder_is_refused(kop, capsys):
    (kop / "secret.html.j2").symlink_to(DENPASAR)

    assert made(kop, "made.html")[1] == 1
    assert "[path-outside]" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "code"), [("none", "file-not-found"), ("kop/logo.png", "template-not-a-folder")]
)
def test_what_is_no_folder_is_told(kop, name, code, capsys):
    assert made(kop.parent / name, "made.md")[1] in (1, 2)
    assert f"[{code}]" in capsys.readouterr().err


def test_shipped_pages_are_there_to_begin_with_and_lay_out_the_same(kop, capsys):
    assert run(["schema", "-o", str(kop.parent / "out")]) == 0
    start = kop.parent / "out" / "template"
    first, code = made(start, "first.html")
    (start / "screen.html.j2").unlink()
    second, _ = made(start, "second.html")

    assert code == 0
    assert "blocks.html.j2" in {entry.name for entry in start.iterdir()}
    without = [re.sub(r"[0-9a-f]{64}.*", "", f.read_text("utf-8")) for f in (first, second)]
    assert [text.count("<section") for text in without] == [without[0].count("<section")] * 2


def test_the_reference_is_made_from_the_classes_and_names_every_one():
    page = (ROOT / "docs" / "template-variables.md").read_text(encoding="utf-8")

    assert template_reference() == page, "run `make docs`"
    assert all(f"### {model.__name__}\n" in page for model in models())
    assert "<!--" not in page
    assert "`cover`, `contents`, `front`, `books`" in page
