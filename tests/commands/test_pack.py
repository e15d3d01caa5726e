"""smartplan benchmark --pack, as a ministry uses it: a report for every city, a national one, open data."""

import csv
import json
import re
import shutil
import subprocess
import sys
import zipfile
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pandas as pd
import pytest
from pypdf import PdfReader
from python_calamine import CalamineWorkbook

from smartplan.cli import run
from smartplan.shipped import templates_dir
from smartplan.write.pack.shaped import shaped_by

FRAMEWORK = """\
schema: smartplan/framework/1
id: small
title: {id: Evaluasi Uji, en: Trial evaluation}
scale: {min: 0, max: 4, step: 1}
rounding: {digits: 2, rule: half_up}
bands: [{name: Cukup, from: 0}, {name: Baik, from: 2.6}]
targets: [{id: three, title: Three, all: 3, default: true, standing: ours}]
tree:
  - id: A
    title: {id: Tata Kelola, en: Governance}
    weight: 60
    children:
      - {id: A1, kind: level, title: Council, question: Does the council meet?}
      - {id: A2, kind: level, title: Forum}
  - {id: B, title: Economy, weight: 25, children: [{id: B1, kind: level, title: Shops}]}
  - {id: C, title: Living, weight: 15, children: [{id: C1, kind: level, title: Water}]}
"""
CITY = """\
schema: smartplan/assessment/1
framework: ../small.yaml
city: {{code: "35.0{number}", name: Kota Uji {number}, kind: kota, province: {province}, population: 1000}}
year: {year}
assessor: Ibu Rahasia
verifier: Bapak Rahasia
scores:
  A1: {score}
  A2: {{assessors: {{ibu_rahasia: 2, pak_rahasia: 3}}}}
  B1: 3
  C1: {{self: 1, verified: 2, reason: Bukti kurang}}
"""
NOTES = """\
notes:
  A:
    strengths: [The council meets]
    weaknesses: [The forum sleeps]
    recommendations: [{text: Wake the forum}]
"""
EPOCH = "1764000000"
HOME = "pack/small-2025"


def write_cities(home):
    (home / "small.yaml").write_text(FRAMEWORK, encoding="utf-8")
    (home / "cities").mkdir()
    for year in (2024, 2025):
        for number in (1, 2):
            score = number + (year == 2025)
            province = "Bali" if number == 1 else "Papua"
            text = CITY.format(number=number, year=year, score=score, province=province)
            notes = NOTES if number == 1 and year == 2025 else ""
            (home / f"cities/{year}-{number}.yaml").write_text(text + notes, encoding="utf-8")


def packed(*more, code=0):
    arguments = ["benchmark", "cities", "--pack", "pack", "--lang", "en", "--jobs", "1", "--no-cache", *more]
    assert run(arguments) == code


def bytes_below(folder):
    return {str(f.relative_to(folder)): f.read_bytes() for f in Path(folder).rglob("*") if f.is_file()}


def within(name, content):
    """Return what a file says, unpacked."""
    if name.endswith(".pdf"):
        return text_of(BytesIO(content)).encode()
    if name.endswith((".docx", ".xlsx")):
        with zipfile.ZipFile(BytesIO(content)) as archive:
            return b"".join(map(archive.read, archive.namelist()))
    return pd.read_parquet(BytesIO(content)).to_csv().encode() if name.endswith(".parquet") else content


def text_of(pdf):
    said = " ".join(page.extract_text() for page in PdfReader(pdf).pages)
    return re.sub(r"\s+", " ", said)


@pytest.fixture(scope="module")
def first(tmp_path_factory):
    """Return a folder with cities and a pack that was made of them."""
    home = tmp_path_factory.mktemp("ministry")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", EPOCH)
        patch.chdir(home)
        write_cities(home)
        packed()
    return home


@pytest.fixture
def made(first, tmp_path, monkeypatch):
    """Return a copy of it, in which the test runs."""
    shutil.copytree(first, tmp_path / "copy")
    monkeypatch.chdir(tmp_path / "copy")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    return tmp_path / "copy"


def test_a_pack_has_reports_of_cities_a_national_one_and_open_data(made):
    names = set(bytes_below("pack"))

    cities = {f"small-2025/35.0{n}-kota-uji-{n}{ending}" for n in (1, 2) for ending in (".pdf", ".docx")}
    tables = {f"{name}{ending}" for name in ("cities", "scores") for ending in (".csv", ".parquet")}
    national = {"small-2025/national.pdf", "small-2025/national.html"}
    assert names == {*cities, *tables, *national, "cities.xlsx", "manifest.json"}


def test_a_report_has_letter_method_result_questions_years_and_recommendations(made):
    said = text_of(f"{HOME}/35.01-kota-uji-1.pdf")

    for part in (
        "Mayor of Uji 1",
        "Governance 2 60 60.0%",
        "The index of Kota Uji 1 is 2.40 of 4 (Cukup). It takes rank 2 of 2",
        "Council Does the council meet?",
        "stood at 2.10 in 2024 and stands at 2.40 now (+0.30)",
        "Governance: The council meets",
        "Governance: The forum sleeps",
        "Governance: Wake the forum",
    ):
        assert part in said
    assert 6 <= len(PdfReader(f"{HOME}/35.01-kota-uji-1.pdf").pages) <= 15


def test_a_section_begins_where_the_one_before_ends_but_for_letter_and_method(made):
    pdf = PdfReader(f"{HOME}/35.01-kota-uji-1.pdf")
    pages = {part.title: pdf.get_destination_page_number(part) for part in _parts(pdf.outline)}

    assert pages["Covering letter"] == 2
    assert pages["Method and weights"] == pages["Overview"] == 3
    assert pages["Result by question"] == pages["Overview"] + 1
    assert pages["Compared with 2024"] == pages["Strengths and weaknesses"] == 5
    assert pages["Recommendations"] == len(pdf.pages) - 1 == 6
    with zipfile.ZipFile(f"{HOME}/35.01-kota-uji-1.docx") as archive:
        body = archive.read("word/document.xml").decode()
    assert body.count("<w:sectPr") == 2 + 2  # cover, contents; letter, method with all that follows it


def _parts(outline):
    """Yield all entries of an outline, one within another too."""
    for entry in outline:
        yield from _parts(entry) if isinstance(entry, list) else (entry,)


def test_the_figures_of_a_report_are_those_of_assess(capsys, made):
    assert run(["assess", "cities/2025-1.yaml", "--format", "json"]) == 0
    alone = json.loads(capsys.readouterr().out)

    rows = list(csv.DictReader(Path("pack/cities.csv").read_text(encoding="utf-8").splitlines()))
    mine = next(row for row in rows if row["year"] == "2025" and row["code"] == "35.01")
    assert float(mine["index"]) == alone["index"]["score"]
    dimension = next(node for node in alone["nodes"] if node["id"] == "A")
    assert f"Score of the dimension {dimension['reported']:.2f}" in text_of(f"{HOME}/35.01-kota-uji-1.pdf")


def test_a_report_is_told_beside_the_means_of_the_others(made):
    said = text_of(f"{HOME}/35.01-kota-uji-1.pdf")

    assert "Council Does the council meet? 2 1.00 2.50" in said  # now, a year before, mean of 2 and 3


def test_a_word_file_holds_the_same_report(made):
    with zipfile.ZipFile(f"{HOME}/35.01-kota-uji-1.docx") as archive:
        said = re.sub(r"<[^>]+>", "", archive.read("word/document.xml").decode())

    assert "The index of Kota Uji 1 is 2.40 of 4 (Cukup)." in said
    assert "Wake the forum" in said


def test_nobody_is_named_in_any_file(made):
    for name, content in bytes_below("pack").items():
        assert b"rahasia" not in within(name, content).lower(), name


def test_the_workbook_is_wide_and_says_where_the_long_table_is(made):
    book = CalamineWorkbook.from_path("pack/cities.xlsx")
    about = [row[0] for row in book.get_sheet_by_name("about").to_python()]

    assert "scores" not in book.sheet_names
    assert len(book.get_sheet_by_name("cities").to_python()) == 1 + 4
    assert "all scores, one row each, are in scores.csv: one sheet of Excel may be too short" in about
    assert len(pd.read_parquet("pack/scores.parquet")) == len(pd.read_csv("pack/scores.csv")) == 4 * 7


def test_the_page_has_a_league_to_sort_and_small_multiples_and_asks_for_nothing(made):
    page = Path(f"{HOME}/national.html").read_text(encoding="utf-8")

    league = page.split('data-dimension="league-1"')[1].split("</section>")[0]
    assert 'class="c9 sortable"' in league
    assert [float(x) for x in re.findall(r'data-order="([\d.]+)"', league)][1] == pytest.approx(2.7)
    assert page.count("<svg") == 3  # the cover, dimensions, provinces
    assert "Find a city" in page
    assert not re.search(r'(src|href)="http', page)


def test_a_second_run_makes_nothing_again(capsys, made):
    before = {name: Path("pack", name).stat().st_mtime_ns for name in bytes_below("pack")}
    packed()

    assert "pack: 0 files made, 11 were up to date" in capsys.readouterr().err
    assert {name: Path("pack", name).stat().st_mtime_ns for name in before} == before


def test_another_style_makes_every_file_anew(capsys, made, monkeypatch, tmp_path):
    shutil.copytree(templates_dir(), tmp_path / "templates")
    with (tmp_path / "templates/styles/document.css").open("a", encoding="utf-8") as style:
        style.write("/* another one */")
    monkeypatch.setattr("smartplan.write.pack.shaped.templates_dir", lambda: tmp_path / "templates")
    shaped_by.cache_clear()
    packed()
    shaped_by.cache_clear()

    assert "pack: 11 files made, 0 were up to date" in capsys.readouterr().err


def test_what_an_ended_run_had_begun_to_write_is_taken_away(made):
    begun = [Path("pack/.smartplan-abc"), Path(f"{HOME}/.smartplan-def")]
    for file in begun:
        file.write_text("half", encoding="utf-8")
    packed()

    assert not [file for file in begun if file.exists()]


def test_a_file_that_somebody_edited_is_kept_while_it_holds_and_never_lost(capsys, made):
    edited = Path(f"{HOME}/35.01-kota-uji-1.docx")
    edited.write_bytes(edited.read_bytes() + b"number 17")
    kept = edited.read_bytes()
    packed()
    assert edited.read_bytes() == kept

    file = Path("cities/2025-1.yaml")
    file.write_text(file.read_text(encoding="utf-8").replace("A1: 2", "A1: 4"), encoding="utf-8")
    before = bytes_below("pack")
    capsys.readouterr()
    packed(code=2)

    assert "35.01-kota-uji-1.docx was changed after it was made" in capsys.readouterr().err
    assert bytes_below("pack") == before


def test_a_file_that_was_there_before_is_not_overwritten(capsys, made):
    shutil.rmtree("pack")
    Path("pack").mkdir()
    Path("pack/cities.csv").write_text("mine", encoding="utf-8")
    packed(code=2)

    assert "pack/cities.csv exists already" in capsys.readouterr().err
    assert bytes_below("pack") == {"cities.csv": b"mine"}


def test_a_record_that_leads_out_of_the_folder_removes_nothing_there(made):
    mine = Path("mine.txt")
    mine.write_text("mine", encoding="utf-8")
    record = json.loads(Path("pack/manifest.json").read_text(encoding="utf-8"))
    record["files"]["../mine.txt"] = {"input": "", "sha256": ""}
    Path("pack/manifest.json").write_text(json.dumps(record), encoding="utf-8")
    packed("--force")

    assert mine.read_text(encoding="utf-8") == "mine"


def test_a_folder_that_cannot_be_written_is_said_and_nothing_is_left(capsys, made):
    Path("blocked").write_text("a file", encoding="utf-8")
    assert run(["benchmark", "cities", "--pack", "blocked/pack", "--lang", "en", "--jobs", "1"]) == 2

    assert "blocked/pack" in capsys.readouterr().err
    assert Path("blocked").read_text(encoding="utf-8") == "a file"


def test_a_disk_that_is_full_midway_is_counted_and_what_was_made_is_kept(capsys, made):
    whole = bytes_below("pack")
    made_already = {"small-2025/national.pdf", "small-2025/national.html", "manifest.json"}
    for name in whole.keys() - made_already:
        Path("pack", name).unlink()
    limit = len(whole["cities.xlsx"]) - 1
    command = "import resource, sys; from smartplan.cli import run; resource.setrlimit({0}, ({1}, {1}))"
    command = command.format("resource.RLIMIT_FSIZE", limit) + "; sys.exit(run(sys.argv[1:]))"
    arguments = ["benchmark", "cities", "--pack", "pack", "--lang", "en", "--jobs", "1", "--no-cache"]
    words = [sys.executable, "-c", command, *arguments]
    done = subprocess.run(words, check=False, capture_output=True, text=True)

    assert (done.returncode, done.stdout) == (2, "")
    assert "cities.xlsx can't be written: File too large" in done.stderr
    assert "the pack is not finished: 4 of its files are there, 7 are not" in done.stderr
    assert set(bytes_below("pack")) == {*made_already, "cities.csv", "scores.csv"}

    packed()
    assert "7 files made, 4 were up to date" in capsys.readouterr().err
    assert bytes_below("pack") == whole


def test_an_interrupted_pack_goes_on_in_processes_to_the_same_bytes(capsys, made):
    whole = bytes_below("pack")
    for file in Path(HOME).glob("35*"):
        file.unlink()
    arguments = ["benchmark", "cities", "--pack", "pack", "--lang", "en", "--jobs", "2", "--no-cache"]
    assert run(arguments) == 0

    assert "4 files made, 7 were up to date" in capsys.readouterr().err
    assert bytes_below("pack") == whole


def test_a_city_with_a_mistake_leaves_no_stale_report_and_the_rest_is_done(capsys, made):
    file = Path("cities/2025-2.yaml")
    file.write_text(file.read_text(encoding="utf-8").replace("A1: 3", "A1: 9"), encoding="utf-8")
    packed(code=1)

    said = capsys.readouterr().err
    assert "level-out-of-scale" in said
    assert "2 removed that no longer hold" in said
    assert not Path(f"{HOME}/35.02-kota-uji-2.pdf").exists()
    assert "rank" not in text_of(f"{HOME}/35.01-kota-uji-1.pdf")
    national = text_of(f"{HOME}/national.pdf")
    assert "1 city has mistakes and is left out" in national
    assert "no result in 2025. Kota Uji 2" in national


def test_standard_input_is_refused(capsys, made, monkeypatch):
    text = Path("cities/2025-1.yaml").read_text(encoding="utf-8").replace("../small", "./small")
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(text.encode())))
    assert run(["benchmark", "-", "cities/2025-2.yaml", "--pack", "other", "--lang", "en"]) == 2

    assert "a pack can't be made of what comes from standard input" in capsys.readouterr().err
    assert not Path("other").exists()
