"""The roadmap by itself as PDF, page, Word and Markdown, as a user saves it."""

import json
import re
from zipfile import ZipFile

import pikepdf
import pytest
from pypdf import PdfReader

from smartplan.cli import run

ASSESSMENT = """schema: smartplan/assessment/1
framework: gmsc
city: {name: Kota Uji, kind: kota}
year: 2025
plan: plan.yaml
scores:
  governance.layanan-publik.1: 1
  governance.layanan-publik.2: 1
  governance.layanan-publik.3: 1
"""
PLAN = """schema: smartplan/plan/1
city: {name: Kota Uji, kind: kota}
framework: gmsc
targets: {2027: {index: 3, governance: 3}}
horizon: {start: 2026Q1, years: 2}
uncertainty: {duration: {plus: 100}, cost: {plus: 50}}
funds: {apbd: {2026: 300000000, 2027: 100000000}}
agencies: {kominfo: {title: Dinas Kominfo, capacity: 1}}
initiatives:
  - {id: portal, title: {id: Portal Layanan, en: Service portal}, agency: kominfo, fund: apbd,
     cost: 200000000, duration: 2, raises: {governance.layanan-publik.1: {from: 1, to: 3}}}
  - {id: desk, title: {id: Loket Terpadu, en: One desk}, agency: kominfo, fund: apbd, depends_on: [portal],
     cost: 100000000, duration: 1, raises: {governance.layanan-publik.2: {from: 1, to: 3}}}
  - {id: tower, title: {id: Menara Data, en: Data tower}, agency: kominfo, fund: apbd,
     cost: 900000000, duration: 2, raises: {governance.layanan-publik.3: {from: 1, to: 3}}}
"""


@pytest.fixture
def city(tmp_path):
    (tmp_path / "city.yaml").write_text(ASSESSMENT, encoding="utf-8")
    (tmp_path / "plan.yaml").write_text(PLAN, encoding="utf-8")
    return tmp_path


def made(city, name, *options, lang="en"):
    """Save a roadmap, and return its file with the exit code."""
    out = city / name
    return out, run(["roadmap", str(city / "city.yaml"), "-o", str(out), "--lang", lang, *options])


def test_markdown_tells_the_whole_roadmap_with_a_mermaid_chart_and_its_figures_beside_it(city):
    out, code = made(city, "r.md", "--frontier", "--risk", "--cheapest", "--budget", "apbd=+10%")
    text = out.read_text(encoding="utf-8")

    assert code == 0
    for said in (
        "2 of 3 proposed initiatives are in the roadmap for 2026–2027",
        "What if: this is not the roadmap of the plan as written.",
        "Proved: no better roadmap exists under this budget.",
        "Regional budget (APBD): spent by dimension, and ceiling",
        "What moved, and why",
        "The cheapest way to the goals",
        "What other money would reach",
        "Delays and overruns",
        "gantt",
    ):
        assert said in text, said
    assert {"roadmap-1.svg", "budget.svg", "fund-apbd.svg", "forecast.svg", "frontier.svg"} <= {
        file.name for file in (city / "r-charts").iterdir()
    }


def test_a_pdf_is_tagged_has_landscape_pages_and_is_verified_from_its_own_inputs(city, capsys):
    asked = ("--risk", "--frontier", "--cheapest", "--without", "tower", "--seed", "7")
    out, code = made(city, "r.pdf", *asked, lang="id")

    assert code == 0
    with pikepdf.open(out) as pdf:
        assert pdf.Root.MarkInfo.Marked
        sizes = [[float(edge) for edge in page.mediabox[2:]] for page in pdf.pages]
        assert {width > height for width, height in sizes} == {True, False}
        claims = json.loads(pdf.attachments["smartplan-report.json"].get_file().read_bytes())
    assert (claims["book"], claims["options"]["without"]) == ("roadmap", ["tower"])
    assert claims["figures"]["roadmap"]["risk"]["seed"] == 7
    capsys.readouterr()
    assert run(["verify", str(out), "--lang", "en"]) == 0
    assert capsys.readouterr().out.startswith("Verified: ")


def test_a_pdf_that_claims_another_draw_is_caught(city, capsys):
    out, _ = made(city, "r.pdf", "--risk")
    with pikepdf.open(out, allow_overwriting_input=True) as pdf:
        claims = pdf.attachments["smartplan-report.json"].get_file().read_bytes()
        assert b'"seed": 1' in claims
        claims = claims.replace(b'"seed": 1', b'"seed": 2', 1)
        pdf.attachments["smartplan-report.json"] = pikepdf.AttachedFileSpec(
            pdf, claims, filename="smartplan-report.json"
        )
        pdf.save(out)
    capsys.readouterr()

    assert run(["verify", str(out), "--format", "json"]) == 1
    assert "report-figure-differs" in capsys.readouterr().out


@pytest.mark.parametrize("options", ["", '"seed": "x"', '"seed": 1, "budget": [1]'])
def test_a_pdf_that_does_not_say_what_was_asked_is_none_of_ours(city, capsys, options):
    out, _ = made(city, "r.pdf")
    with pikepdf.open(out, allow_overwriting_input=True) as pdf:
        claims = json.loads(pdf.attachments["smartplan-report.json"].get_file().read_bytes())
        claims["options"] = json.loads(f"{{{options}}}")
        spec = pikepdf.AttachedFileSpec(pdf, json.dumps(claims).encode(), filename="smartplan-report.json")
        pdf.attachments["smartplan-report.json"] = spec
        pdf.save(out)
    capsys.readouterr()

    assert run(["verify", str(out), "--format", "json"]) == 2
    assert "not-a-report" in capsys.readouterr().out


def test_must_haves_that_do_not_fit_make_a_document_of_the_conflict_with_its_lines(city):
    plan = (city / "plan.yaml").read_text(encoding="utf-8")
    plan = plan.replace("cost: 900000000,", "cost: 900000000, mandatory: true,")
    (city / "plan.yaml").write_text(plan, encoding="utf-8")
    line = next(place for place, text in enumerate(plan.splitlines(), 1) if "mandatory" in text)
    out, code = made(city, "r.md")
    text = out.read_text(encoding="utf-8")

    assert code == 1
    assert "These demands can't all hold" in text
    assert f"plan.yaml:{line}" in text
    assert "The cheapest ways out" in text


def test_where_no_time_is_given_to_find_a_roadmap_the_document_says_so(city):
    out, code = made(city, "r.md", "--limit", "0")

    assert code == 1
    assert "The limit was reached before it was known whether the must-haves fit." in out.read_text("utf-8")


def test_word_and_page_are_made_too(city):
    assert made(city, "r.html")[1] == 0
    assert made(city, "r.docx")[1] == 0

    page = (city / "r.html").read_text(encoding="utf-8")
    assert "Smart-city roadmap of Kota Uji" in page
    assert page.count("<h1") == 1


def words_of(file):
    """Return what a saved document says, whatever its format."""
    if file.suffix == ".pdf":
        pages = (page.extract_text().split() for page in PdfReader(file).pages)
        return " ".join(word for page in pages for word in page)
    if file.suffix == ".docx":
        with ZipFile(file) as opened:
            return " ".join(re.findall(r"<w:t[^>]*>([^<]*)", opened.read("word/document.xml").decode()))
    return " ".join(re.sub(r"<[^>]+>", " ", file.read_text(encoding="utf-8")).split())


@pytest.mark.parametrize("name", ["r.md", "r.html", "r.docx", "r.pdf"])
def test_a_document_says_what_moved_against_an_earlier_roadmap_and_every_reason(city, name):
    made(city, "before.json")
    plan = (city / "plan.yaml").read_text(encoding="utf-8")
    plan = plan.replace("2026: 300000000", "2026: 200000000").replace("capacity: 1", "capacity: 2")
    (city / "plan.yaml").write_text(plan, encoding="utf-8")

    out, code = made(city, name, "--baseline", str(city / "before.json"))
    told = words_of(out)

    assert code == 0
    assert "What moved, and why" in told
    assert "later: Q1 2027 instead of Q3 2026" in told
    assert "may pay Rp200 million in 2026, and could pay Rp300 million before." in told


def test_a_roadmap_that_was_saved_without_capacities_is_still_a_baseline(city, capsys):
    kept, _ = made(city, "before.json")
    saved = json.loads(kept.read_text(encoding="utf-8"))
    assert saved["agencies"] == [{"id": "kominfo", "capacity": 1}]
    del saved["agencies"]
    kept.write_text(json.dumps(saved), encoding="utf-8")
    capsys.readouterr()

    assert run(["roadmap", str(city / "city.yaml"), "--lang", "en", "--baseline", str(kept)]) == 0
    assert "no initiative moved" in capsys.readouterr().out


def test_half_years_on_a_narrow_screen_are_those_of_the_calendar(city, capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "60")
    years = ", ".join(f"{year}: 1250000000" for year in range(2026, 2037))
    plan = (city / "plan.yaml").read_text(encoding="utf-8")
    plan = plan.replace("Q1, years: 2}", "Q2, years: 10}").replace("2026: 300000000, 2027: 100000000", years)
    (city / "plan.yaml").write_text(plan, encoding="utf-8")

    assert run(["roadmap", str(city / "city.yaml"), "--lang", "en"]) == 0
    head, portal, desk = capsys.readouterr().out.partition("Initiative ")[2].splitlines()[:3]

    assert head.split() == ["26", "28", "30", "32", "34", "Cost"]
    assert portal.split()[2] == "▐▌" + "·" * 19
    assert desk.split()[2] == "·▐" + "·" * 19


def test_an_unknown_ending_names_those_that_are_known(city, capsys):
    _, code = made(city, "r.odt")

    assert code == 2
    assert ".pdf" in capsys.readouterr().err


@pytest.mark.parametrize(("columns", "bars"), [(60, "▌·"), (80, "·" * 30), (120, "·" * 30)])
def test_ten_years_fit_the_screen_without_a_figure_being_cut(city, capsys, monkeypatch, columns, bars):
    monkeypatch.setenv("COLUMNS", str(columns))
    years = ", ".join(f"{year}: 1250000000" for year in range(2026, 2036))
    plan = (city / "plan.yaml").read_text(encoding="utf-8")
    plan = plan.replace("years: 2}", "years: 10}").replace("2026: 300000000, 2027: 100000000", years)
    (city / "plan.yaml").write_text(plan, encoding="utf-8")

    assert run(["roadmap", str(city / "city.yaml"), "--lang", "en", "--risk", "--frontier"]) == 0
    out = capsys.readouterr().out
    lines = out.splitlines()
    tables = out.partition("At the end of")[2]
    year_ends, risk = tables.split("Delays and overruns")

    assert max(map(len, lines)) <= columns
    assert sum(line.count(" / 1.25") for line in lines) == 10
    assert all(str(year) in part for year in range(2026, 2036) for part in (year_ends, risk))
    assert bars in out
    assert "…" not in tables
