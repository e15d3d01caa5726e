"""The catalogue of typical initiatives: shown, drawn from by plans, carried by reports, a start."""

import csv
import io
import json

import pikepdf
import pytest
import yaml

from smartplan.cli import run
from smartplan.read.files import problems_of, read_case, read_plan
from smartplan.shipped import frameworks_dir

ASSESSMENT = """\
schema: smartplan/assessment/1
framework: gmsc
city: {name: Kota Uji}
year: 2026
status: final
assessor: Tim
plan: plan.yaml
scores:
  governance.layanan-publik.1: 0
  governance.layanan-publik.2: 1
  governance.layanan-publik.3: 0
  governance.kebijakan-publik.1: 0
  governance.kebijakan-publik.2: 1
  governance.kebijakan-publik.3: 0
  environment.sampah-limbah.2: 0
"""
HEAD = """\
schema: smartplan/plan/1
city: {name: Kota Uji}
framework: gmsc
horizon: {start: 2027Q1, years: 3}
funds: {apbd: {2027: 2000000000, 2028: 2000000000, 2029: 2000000000}}
agencies:
  diskominfo: {title: Diskominfo, capacity: 1}
  bappeda: {title: Bappeda, capacity: 1}
"""
DRAWN = """\
catalogue: typical
initiatives:
  - {id: standar, typical: standar-pelayanan-terbuka, agency: bappeda, fund: apbd, cost: 100000000}
  - {id: portal, typical: portal-layanan-publik, agency: diskominfo, fund: apbd, cost: 900000000}
  - {id: aduan, typical: kanal-aduan-terpadu, agency: diskominfo, fund: apbd, cost: 200000000}
  - {id: usulan, typical: partisipasi-kebijakan-daring, agency: bappeda, fund: apbd, cost: 90000000}
  - {id: bank, typical: bank-sampah-digital, agency: bappeda, fund: apbd, cost: 90000000}
"""
TAKEN = {"standar": "standar-pelayanan-terbuka", "portal": "portal-layanan-publik"}
TAKEN |= {
    "aduan": "kanal-aduan-terpadu",
    "usulan": "partisipasi-kebijakan-daring",
    "bank": "bank-sampah-digital",
}


@pytest.fixture
def city(tmp_path):
    (tmp_path / "assessment.yaml").write_text(ASSESSMENT, encoding="utf-8")
    (tmp_path / "plan.yaml").write_text(HEAD + DRAWN, encoding="utf-8")
    return tmp_path


def answer(capsys, *arguments):
    assert run([*arguments, "--format", "json"]) == 0
    return json.loads(capsys.readouterr().out)


def written_out(capsys):
    """Return the plan with every field that it draws written into it."""
    shown = answer(capsys, "catalogue")
    entries = {entry["id"]: entry for entry in shown["initiatives"]}
    plan = yaml.safe_load(HEAD + DRAWN)
    del plan["catalogue"]
    ids = {typical: id_ for id_, typical in TAKEN.items()}
    for item in plan["initiatives"]:
        entry = entries[item.pop("typical")]
        item |= {
            key: entry[key] for key in ("title", "description", "dimension", "kind", "duration", "partners")
        }
        item["raises"] = {
            id_: {end: int(level) for end, level in effect.items()}
            for id_, effect in entry["raises"]["gmsc"].items()
        }
        item["depends_on"] = [ids[id_] for id_ in entry["prerequisites"] if id_ in ids]
    return plan


def test_a_plan_that_draws_gives_the_same_roadmap_as_one_that_writes_it_out(city, capsys):
    drawn = answer(capsys, "roadmap", str(city / "assessment.yaml"))
    (city / "plan.yaml").write_text(yaml.safe_dump(written_out(capsys)), encoding="utf-8")
    written = answer(capsys, "roadmap", str(city / "assessment.yaml"))

    assert [item["id"] for item in drawn["initiatives"] if item["selected"]] == list(TAKEN)
    for item in drawn["initiatives"]:
        item["typical"] = None  # which of them are drawn is the one thing that may differ
    for key in ("status", "stages", "initiatives", "budget", "forecast", "conflict"):
        assert drawn[key] == written[key], key


def test_only_prerequisites_that_the_plan_holds_are_waited_for(city):
    plan = read_plan(str(city / "plan.yaml")).model
    waits = {item.id: item.depends_on for item in plan.initiatives}

    assert waits == {"standar": (), "portal": ("standar",), "aduan": (), "usulan": ("aduan",), "bank": ()}
    (city / "plan.yaml").write_text(
        HEAD + DRAWN.replace("typical: kanal-aduan-terpadu", "title: A, duration: 1")
    )
    alone = read_plan(str(city / "plan.yaml")).model
    assert {item.id: item.depends_on for item in alone.initiatives}["usulan"] == ()


def test_what_the_plan_says_itself_takes_the_place_of_what_the_catalogue_says(city):
    own = "typical: bank-sampah-digital, title: Bank kami, duration: 7, raises: {}, partners: {}"
    (city / "plan.yaml").write_text(
        HEAD + DRAWN.replace("typical: bank-sampah-digital", own), encoding="utf-8"
    )

    bank = read_plan(str(city / "plan.yaml")).model.initiatives[-1]

    assert (bank.title.id, bank.title.en, bank.duration) == ("Bank kami", "Bank kami", 7)
    assert (bank.raises, bank.partners, bank.kind, bank.dimension) == ({}, {}, "applications", "environment")


def test_under_another_framework_only_what_fits_it_is_drawn(city):
    plan = HEAD.replace("framework: gmsc", "framework: spbe-2020") + DRAWN
    (city / "plan.yaml").write_text(plan, encoding="utf-8")

    found = read_plan(str(city / "plan.yaml")).model.initiatives

    assert [(item.id, list(item.raises)) for item in found if item.raises] == [("aduan", ["I42"])]
    assert {item.dimension for item in found} == {None}


def test_an_initiative_that_is_drawn_is_explained_by_its_line_in_the_plan(city, capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "300")
    line = next(n for n, text in enumerate((HEAD + DRAWN).splitlines(), 1) if "id: aduan" in text)

    assert run(["explain", str(city / "assessment.yaml"), "aduan", "--lang", "en"]) == 0
    assert f"plan.yaml:{line}" in capsys.readouterr().out


def test_a_mistake_in_what_is_drawn_is_told_at_the_line_of_the_initiative(city):
    (city / "plan.yaml").write_text(
        HEAD.replace("{start: 2027Q1, years: 3}", "{start: 2027Q1, years: 1}") + DRAWN
    )
    plan = (city / "plan.yaml").read_text()
    (city / "plan.yaml").write_text(plan.replace("portal-layanan-publik", "revitalisasi-koridor-kota"))

    found = [
        (p.code, p.place.line)
        for p in problems_of(str(city / "plan.yaml"))
        if p.code == "longer-than-horizon"
    ]

    assert found == [("longer-than-horizon", 12)]


def test_a_part_of_a_plan_may_draw_from_the_catalogue_that_the_plan_names(city):
    part = "schema: smartplan/plan-part/1\n" + DRAWN.replace("catalogue: typical\n", "")
    (city / "part.yaml").write_text(part, encoding="utf-8")
    (city / "plan.yaml").write_text(HEAD + "catalogue: typical\ninclude: [part.yaml]\n", encoding="utf-8")

    assert problems_of(str(city / "part.yaml")) == ()
    plan = read_case(str(city / "assessment.yaml")).plan.model
    assert [item.title.id for item in plan.initiatives][-1] == "Bank sampah digital"


def test_a_region_may_draw_from_a_catalogue_of_its_own(city):
    own = {
        "schema": "smartplan/catalogue/1",
        "id": "daerah",
        "title": {"id": "Katalog daerah", "en": "Regional catalogue"},
        "standing": "unverified",
        "note": {"id": "Contoh", "en": "An example"},
        "framework": "gmsc",
        "cost_classes": {"small": {"low": 1, "high": 2}},
        "agencies": {"dlh": {"id": "DLH", "en": "Environment Agency"}},
        "initiatives": [
            {
                "id": "biopori",
                "title": {"id": "Lubang biopori", "en": "Infiltration holes"},
                "description": {"id": "Menyerap air.", "en": "Takes up water."},
                "dimension": "environment",
                "kind": "infrastructure",
                "duration": 2,
                "cost_class": "small",
                "agency": "dlh",
                "raises": {"gmsc": {"environment.proteksi.3": {"from": 0, "to": 1}}},
            }
        ],
    }
    (city / "own.yaml").write_text(yaml.safe_dump(own), encoding="utf-8")
    item = "initiatives: [{id: b, typical: biopori, agency: bappeda, fund: apbd, cost: 5}]\n"
    (city / "plan.yaml").write_text(HEAD + "catalogue: ./own.yaml\n" + item, encoding="utf-8")

    assert read_plan(str(city / "plan.yaml")).model.initiatives[0].title.en == "Infiltration holes"

    own["initiatives"][0]["dimension"] = "enviroment"
    (city / "own.yaml").write_text(yaml.safe_dump(own), encoding="utf-8")
    told = problems_of(str(city / "plan.yaml"))
    assert [(p.code, p.place.file) for p in told] == [("unknown-dimension", str(city / "own.yaml"))]


@pytest.mark.parametrize("kind", ["plan", "plan-part"])
def test_an_editor_asks_of_an_initiative_that_is_drawn_only_what_is_its_own(kind, capsys):
    assert run(["schema", kind]) == 0

    initiative = json.loads(capsys.readouterr().out)["$defs"]["Initiative"]
    assert initiative["required"] == ["id", "agency"]
    assert initiative["anyOf"] == [{"required": ["typical", "cost"]}, {"required": ["title", "duration"]}]


def test_a_signature_no_longer_stands_when_the_catalogue_changes(city, capsys):
    source = (frameworks_dir() / "catalogues" / "typical.yaml").read_text(encoding="utf-8")
    (city / "own.yaml").write_text(source, encoding="utf-8")
    (city / "plan.yaml").write_text(HEAD + DRAWN.replace("typical", "./own.yaml", 1), encoding="utf-8")
    file = str(city / "assessment.yaml")
    assert run(["sign", file, "--by", "Siti", "--role", "Kepala"]) == 0
    capsys.readouterr()

    assert run(["status", file, "--lang", "en"]) == 0
    before = capsys.readouterr().out
    (city / "own.yaml").write_text(source.replace("duration: 3", "duration: 4", 1), encoding="utf-8")
    assert run(["status", file, "--lang", "en"]) == 0

    assert "the catalogue of initiatives" not in " ".join(before.split())
    assert "the catalogue of initiatives" in " ".join(capsys.readouterr().out.split())


def test_a_questionnaire_and_a_signature_leave_what_is_drawn_to_the_catalogue(city, capsys):
    file = str(city / "assessment.yaml")
    assert run(["questionnaire", "export", file, "-o", str(city / "sheets")]) == 0
    assert run(["questionnaire", "import", file, str(city / "sheets" / "diskominfo.xlsx")]) == 0
    assert run(["sign", file, "--by", "Siti", "--role", "Kepala"]) == 0

    plan = (city / "plan.yaml").read_text(encoding="utf-8")
    assert plan.startswith(HEAD + DRAWN)


# Reports


@pytest.fixture(scope="module")
def report(tmp_path_factory):
    folder = tmp_path_factory.mktemp("city")
    (folder / "assessment.yaml").write_text(ASSESSMENT, encoding="utf-8")
    (folder / "plan.yaml").write_text(HEAD + DRAWN, encoding="utf-8")
    made = folder / "made.pdf"
    assert run(["masterplan", str(folder / "assessment.yaml"), "-o", str(made), "--lang", "en"]) == 0
    return made


def test_a_report_carries_the_catalogue_and_is_verified_with_it(report, capsys):
    with pikepdf.open(report) as pdf:
        assert "indicators/catalogues/typical.yaml" in pdf.attachments

    assert run(["verify", str(report), "--lang", "en"]) == 0
    assert capsys.readouterr().out.startswith("Verified: 4 attached files")


def test_a_report_whose_catalogue_was_changed_is_computed_from_what_it_carries(report, tmp_path, capsys):
    changed, name = tmp_path / "changed.pdf", "indicators/catalogues/typical.yaml"
    with pikepdf.open(report) as pdf:
        content = pdf.attachments[name].get_file().read_bytes()
        start = content.index(b"- id: bank-sampah-digital")
        longer = content[:start] + content[start:].replace(b"duration: 3", b"duration: 5", 1)
        pdf.attachments[name] = pikepdf.AttachedFileSpec(pdf, longer, filename=name)
        pdf.save(changed)

    assert run(["verify", str(changed), "--format", "json"]) == 1
    codes = {entry["code"] for entry in json.loads(capsys.readouterr().out)["diagnostics"]}
    assert {"report-file-changed", "report-figure-differs"} <= codes


def test_a_masterplan_says_which_initiatives_are_only_typical(city):
    made = city / "made.md"
    assert run(["masterplan", str(city / "assessment.yaml"), "-o", str(made), "--lang", "en"]) == 0

    text = made.read_text(encoding="utf-8")
    assert "Drawn from a catalogue: typical, not authoritative." in text
    assert "Drawn from “Typical smart-city initiatives” (ours: supplied by smartplan" in text


# The command


def test_the_list_says_first_that_it_is_typical_and_no_authority(capsys):
    assert run(["catalogue", "--dimension", "economy", "--lang", "en"]) == 0

    shown = capsys.readouterr().out
    assert shown.index("Typical, not authoritative") < shown.index("umkm-naik-kelas-digital")
    assert "standing: ours" in shown
    assert "bank-sampah-digital" not in shown


def test_an_entry_is_shown_with_its_range_what_it_raises_and_how_to_draw_on_it(capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "300")
    assert run(["catalogue", "tps3r-terpadu", "--lang", "id"]) == 0

    shown = capsys.readouterr().out
    assert "Rp5 miliar sampai dengan Rp50 miliar (bukan patokan harga)" in shown
    assert "lazimnya setelah: armada-sampah-terpantau" in shown
    assert "menaikkan environment.sampah-limbah.1 pada gmsc: 2 → 3" in shown
    assert "typical: tps3r-terpadu" in shown


def test_every_row_for_a_spreadsheet_says_its_standing(capsys):
    assert run(["catalogue", "--format", "csv"]) == 0

    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert len(rows) >= 60
    assert {(row["standing"], row["note"].split(".")[0]) for row in rows} == {
        ("ours", "Typical, not authoritative")
    }


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["bank-sampa"], "did you mean 'bank-sampah-digital'?"),
        (["--dimension", "enviroment"], "did you mean 'environment'?"),
    ],
)
def test_what_is_not_in_the_catalogue_is_refused_with_the_nearest(arguments, told, capsys):
    assert run(["catalogue", *arguments, "--lang", "en"]) == 1
    assert told in capsys.readouterr().err


# A start


@pytest.mark.parametrize(
    ("framework", "most"), [("gmsc", 12), ("spbe-2020", 12), ("pemdi-2026", 12), ("hdi", 1)]
)
@pytest.mark.parametrize("lang", ["id", "en"])
def test_a_new_folder_begins_with_initiatives_that_check_and_schedule_at_once(
    framework, most, lang, tmp_path, capsys
):
    begin = [
        "init",
        str(tmp_path),
        "--framework",
        framework,
        "--city",
        "Kota Uji",
        "--year",
        "2026",
        "--lang",
        lang,
    ]
    assert run(begin) == 0
    file = str(tmp_path / "assessment.yaml")

    assert [problem.code for problem in problems_of(file)] == ["nothing-known"]
    assert run(["roadmap", file]) == 0
    plan = read_plan(str(tmp_path / "plan.yaml")).model
    assert 1 <= len(plan.initiatives) <= most
    if framework != "hdi":
        assert all(item.typical and item.raises for item in plan.initiatives)
        assert plan.illustrative.id.startswith("Ilustrasi")
        assert plan.illustrative.en.startswith("Illustrative")
    assert run(begin) != 0  # nothing is overwritten


def test_a_start_for_the_masterplan_has_two_initiatives_a_dimension(tmp_path):
    assert run(["init", str(tmp_path), "--framework", "gmsc", "--city", "Kota Uji", "--year", "2026"]) == 0

    plan = read_plan(str(tmp_path / "plan.yaml")).model
    dimensions = ["governance", "branding", "economy", "living", "society", "environment"]
    assert [item.dimension for item in plan.initiatives] == [id_ for id_ in dimensions for _ in range(2)]
