"""What is drawn from a catalogue is called typical wherever an initiative is shown."""

import json
from zipfile import ZipFile

import pytest

from smartplan.cli import run

ASSESSMENT = """schema: smartplan/assessment/1
framework: gmsc
city: {name: Kota Uji, kind: kota}
year: 2025
plan: plan.yaml
scores: {governance.layanan-publik.2: 1, environment.sampah-limbah.3: 0}
"""
PLAN = """schema: smartplan/plan/1
city: {name: Kota Uji, kind: kota}
framework: gmsc
catalogue: typical
targets: {2026: {governance: 3, environment: 3}}
horizon: {start: 2026Q1, years: 1}
quick_wins: {each_dimension: 0}
funds: {apbd: {2026: 300000000}}
agencies: {kominfo: {title: Dinas Kominfo}}
initiatives:
  - {id: plain, typical: standar-pelayanan-terbuka, agency: kominfo, fund: apbd, cost: 100000000, duration: 1,
     kind: applications, quick_win: true, raises: {governance.layanan-publik.2: {from: 1, to: 3}}}
  - {id: dear, typical: pilah-sampah-rumah-tangga, agency: kominfo, fund: apbd, cost: 900000000,
     duration: 1, raises: {environment.sampah-limbah.3: {from: 0, to: 3}}}
  - {id: own, title: {id: Buatan sendiri, en: Our own}, agency: kominfo, fund: apbd, cost: 1000000,
     duration: 1, depends_on: [plain], raises: {governance.layanan-publik.2: {from: 3, to: 4}}}
"""
STANDARDS = "Open and plain service standards (typical)"


@pytest.fixture
def city(tmp_path):
    (tmp_path / "city.yaml").write_text(ASSESSMENT, encoding="utf-8")
    (tmp_path / "plan.yaml").write_text(PLAN, encoding="utf-8")
    return tmp_path


def saved(city, command, name):
    """Return the text of what a command saves, of all its parts where it is a package."""
    out = city / name
    assert run([command, str(city / "city.yaml"), "-o", str(out), "--lang", "en"]) == 0
    if name.endswith((".md", ".html", ".csv")):
        return out.read_text(encoding="utf-8")
    with ZipFile(out) as package:
        return "".join(package.read(part).decode() for part in package.namelist() if part.endswith(".xml"))


@pytest.mark.parametrize("name", ["r.md", "r.html", "r.docx", "r.csv", "r.xlsx"])
def test_a_saved_roadmap_calls_it_typical(city, name):
    text = saved(city, "roadmap", name)

    assert STANDARDS in text
    assert "Our own (typical)" not in text


@pytest.mark.parametrize("name", ["m.pptx", "m.xlsx", "m.md"])
def test_a_masterplan_calls_it_typical(city, name):
    assert STANDARDS in saved(city, "masterplan", name)


def test_the_bars_are_marked_and_the_chart_for_mermaid_says_it(city):
    text = saved(city, "roadmap", "r.md")

    assert f"{STANDARDS} :t1" in text
    assert "~ marks what is typical" in text
    assert "★~" in (city / "r-charts" / "roadmap-1.svg").read_text(encoding="utf-8")


def test_the_screen_marks_what_is_in_and_names_what_is_out(city, capsys):
    assert run(["roadmap", str(city / "city.yaml"), "--lang", "en"]) == 0
    shown = capsys.readouterr().out

    assert "*~ Open and plain" in shown
    assert "~ typical, drawn from a catalogue; not authoritative" in shown
    assert "Sorting waste at home (typical) (Rp900 million)" in shown


def test_json_names_the_entry_of_the_catalogue(city, capsys):
    assert run(["roadmap", str(city / "city.yaml"), "--format", "json"]) == 0
    rows = json.loads(capsys.readouterr().out)["initiatives"]

    assert [row["typical"] for row in rows] == [
        "standar-pelayanan-terbuka",
        "pilah-sampah-rumah-tangga",
        None,
    ]


def test_explain_calls_it_typical(city, capsys):
    assert run(["explain", str(city / "city.yaml"), "plain", "--lang", "en"]) == 0

    assert capsys.readouterr().out.startswith(f"plain {STANDARDS}\n")
