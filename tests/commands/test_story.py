"""The story of Kota Malang in July 2019, replayed by commands and workbooks alone, and its next year."""

import datetime as dt
import io
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest
from sheets import cells_of, fill, save

from smartplan.cli import run
from smartplan.read.files import read_case
from smartplan.write.questionnaire_words import heading

SAMBAT = "kanal-aduan-terpadu"
"""The initiative of the catalogue that the city turns into the revival of its complaint service."""
SCORES = {"living": 0, "branding": 0, "society": 2}
"""By dimension, what every indicator of it gets; 1 elsewhere."""
PLAN = {
    "vision.en": "A smart city that people trust",
    "vision.id": "Kota cerdas yang dipercaya warga",
    "priority": "governance",
    "priority_reason.en": "Digital public service serves people well; then their trust rises.",
    "priority_reason.id": "Layanan publik digital melayani warga dengan baik; lalu kepercayaan tumbuh.",
}
SAID = (
    ("The city is far behind others, among others in smart living and smart branding", "Mayor"),
    ("The city is very ready: capable people and many universities", "Ministry"),
    ("A smartplan and a roadmap come first", "Ministry"),
)
SERVICE = {
    "title.id": "Sambat Online",
    "status": "stalled",
    "integrates_with": "public-services",
    "indicators": "governance.kebijakan-publik.2",
    "note.en": "The application is made and the server ready, but it does not run",
    "note.id": "Aplikasi sudah dibuat dan server siap, tetapi tidak berjalan",
}


class City:
    """A working folder, and somebody who types commands in it and keeps what they say."""

    def __init__(self):
        self.said, self.books = {}, {}

    def type(self, step, *command, code=0):
        """Type a command and keep what it answers."""
        out = io.StringIO()
        with redirect_stdout(out), redirect_stderr(out):
            assert run(list(command)) == code, out.getvalue()
        self.said[step] = " ".join(out.getvalue().split())

    def fill(self, owner, *rows):
        """Fill rows of a workbook in, each a table, a key and values by column, and send it back."""
        sheets = cells_of(f"sheets/{owner}.xlsx")
        for table, key, values in rows:
            for column, value in values.items():
                fill(sheets, table, key, heading(column), value)
        save(sheets, Path(f"{owner}-back.xlsx"))
        return f"{owner}-back.xlsx"


def answers(scores):
    """Yield the rows of a workbook in which every indicator is answered, by its dimension."""
    for id_, score in scores.items():
        agency = "dispar" if id_.startswith("branding") else "diskominfo"
        evidence = {"evidence.0.source": "Laporan 2019"} if score else {}
        yield "indicators", (id_,), {"score": float(score), "agency": agency, **evidence}


def statements():
    """Yield what was said at the coordination meeting."""
    for number, (text, who) in enumerate(SAID, 1):
        yield (
            "statements",
            (str(number),),
            {"text.en": text, "text.id": text, "source": who, "date": "2019-07-09"},
        )


def of_the_coordinator():
    """Yield what the coordinator of the plan fills in."""
    case = read_case("assessment.yaml")
    ids = [indicator.id for indicator in case.framework.model.indicators()]
    yield from answers({id_: SCORES.get(id_.split(".")[0], 1) for id_ in ids})
    yield "plan", ("plan",), PLAN
    for item, target in {"index": 2.5, "governance": 3.0, "branding": 3.0}.items():
        yield "targets", ("2024", item), {"target": target}
    for year in range(2020, 2025):
        yield "funds", ("apbd", str(year)), {"ceiling": 350000000.0 if year == 2020 else 50000000.0}
    yield from statements()
    yield (
        "swot",
        ("structure",),
        {"strengths.id": "Perguruan tinggi banyak", "strengths.en": "Many universities"},
    )
    yield (
        "stakeholders",
        ("1",),
        {
            "id": "universities",
            "name.id": "Perguruan tinggi",
            "name.en": "Universities",
            "group": "academia",
            "role.id": "Riset",
            "role.en": "Research",
        },
    )
    yield (
        "meetings",
        ("1",),
        {
            "date": "2019-07-11",
            "title.id": "Pertemuan ABCGM",
            "title.en": "ABCGM meeting",
            "agenda.id": "Integrasi antarperangkat daerah",
            "agenda.en": "Integration of the agencies",
            "groups": "academia, business, community, government, media",
        },
    )
    yield (
        "calendar",
        ("1",),
        {
            "date": "2020-11-30",
            "title.id": "Evaluasi oleh kementerian",
            "title.en": "Evaluation by the ministry",
            "stage": "evaluation",
        },
    )
    yield (
        "recommendations",
        ("branding", "1"),
        {
            "text.id": "Benahi jenama kota",
            "text.en": "Correct the city's brand",
            "due": "2020-06-30",
            "initiatives": "identitas-visual-kota",
        },
    )


def of_diskominfo():
    """Yield what the agency of the complaint service fills in."""
    yield (
        "initiatives",
        (SAMBAT,),
        {
            "title.id": "Menghidupkan Sambat Online",
            "title.en": "Revive Sambat Online",
            "cost": 350000000.0,
            "revives": "sambat",
            "mandatory": "yes",
            "draws_on": "universities, structure",
        },
    )
    yield "services", ("sambat",), SERVICE
    yield (
        "services",
        ("public-services",),
        {
            "title.id": "Layanan publik daring",
            "title.en": "Public services online",
            "status": "running",
        },
    )
    yield (
        "outcomes",
        ("in-time",),
        {
            "title.id": "Pengaduan yang dijawab tepat waktu",
            "title.en": "Complaints answered in time",
            "unit.id": "persen",
            "unit.en": "percent",
        },
    )
    yield "outcome-targets", ("in-time", "2020"), {"target": 70.0}


def of_the_next_year():
    """Yield what the agency reports a year later."""
    yield (
        "indicators",
        ("governance.kebijakan-publik.2",),
        {"score": 3.0, "evidence.0.source": "2020"},
    )
    yield "realisation", (SAMBAT, "2020"), {"status": "done", "spent": 340000000.0, "evidence": "BAST"}
    yield "services", ("sambat",), {"status": "running"}
    yield "outcome-values", ("in-time", "2020"), {"value": 82.0, "evidence": "Dasbor Sambat Online"}


def first_year(city):
    """From an empty folder to a plan that the city adopts."""
    city.type(
        "init", "init", ".", "--city", "Kota Malang", "--year", "2019", "--framework", "gmsc", "--lang", "en"
    )
    city.type("export", "questionnaire", "export", "assessment.yaml", "-o", "sheets")
    back = city.fill("0-coordinator", *of_the_coordinator()), city.fill("diskominfo", *of_diskominfo())
    city.type("preview", "questionnaire", "import", "assessment.yaml", *back, "--dry-run")
    city.type("import", "questionnaire", "import", "assessment.yaml", *back)
    city.type("check", "check", "assessment.yaml")
    city.type("assess", "assess", "assessment.yaml", "--depth", "1")
    city.type("status", "status")
    city.type("roadmap", "roadmap", "assessment.yaml", "--priority")
    city.type("hand over", "sign", "assessment.yaml", "--by", "Bappeda", "--state", "pending")
    city.type("draft", "masterplan", "assessment.yaml", "-o", "draft.md")
    city.type(
        "adopt",
        "sign",
        "assessment.yaml",
        "--by",
        "Mayor",
        "--state",
        "adopted",
        "--instrument",
        "Perwali 43/2020",
    )
    city.type("adopted", "masterplan", "assessment.yaml", "-o", "masterplan.md")
    city.books = {name: Path(f"{name}.md").read_text(encoding="utf-8") for name in ("draft", "masterplan")}


def next_year(city):
    """The year after: every answer waits to be confirmed, and what was done is reported."""
    city.type("init next", "init", "--from", "assessment.yaml")
    city.type("remind", "status", "2020.yaml", "--agency", "diskominfo")
    city.type("export next", "questionnaire", "export", "2020.yaml", "-o", "sheets", "--force")
    back = city.fill("diskominfo", *of_the_next_year())
    city.type("import next", "questionnaire", "import", "2020.yaml", back)
    city.type("diff", "diff", "assessment.yaml", "2020.yaml")
    city.type("status next", "status", "2020.yaml")


@pytest.fixture(scope="module")
def city(tmp_path_factory):
    """Play the story once, in July 2019 and in December 2020."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(tmp_path_factory.mktemp("malang"))
        patch.setenv("COLUMNS", "100")
        found = City()
        for day, play in (((2019, 7, 10), first_year), ((2020, 12, 10), next_year)):
            then = dt.datetime(*day, tzinfo=dt.UTC)
            patch.setenv("SOURCE_DATE_EPOCH", str(int(then.timestamp())))
            play(found)
        yield found


def test_the_city_lags_in_living_and_branding(city):
    assert "branding Smart branding 0.00" in city.said["assess"]
    assert "living Smart living 0.00" in city.said["assess"]
    assert "far behind others, among others in smart living and smart branding" in city.books["masterplan"]


def test_smart_government_comes_first_with_its_reason_and_its_price(city):
    assert "Putting Smart governance first costs the index" in city.said["roadmap"]
    assert PLAN["priority_reason.en"] in city.books["masterplan"]
    assert "Putting Smart governance first costs the index" in city.books["masterplan"]


def test_the_groups_meet_and_integration_begins_with_the_complaint_service(city):
    assert "11 July 2019: ABCGM meeting" in city.said["status"]
    assert "Restore the link between Sambat Online and Public services online." in city.said["status"]
    meeting = "| 11 July 2019 | **ABCGM meeting** | • Integration of the agencies |"
    assert f"{meeting} Academia, Business, Community, Government, Media" in city.books["masterplan"]


def test_the_strength_of_the_universities_is_used_where_it_can_be(city):
    assert "Revive Sambat Online (typical): Universities; Many universities" in city.said["status"]
    assert "drawn on by: Revive Sambat Online (typical) | • Many universities |" in city.books["masterplan"]
    assert "draws on: Universities; Many universities" in city.books["masterplan"]


def test_branding_is_to_be_corrected_and_what_answers_that_is_named(city):
    answered = "| open<br>due 30 June 2020 | Guide to the city's visual identity (typical) |"
    assert f"| Correct the city's brand | Smart branding {answered}" in city.books["masterplan"]
    assert "overdue since 30 June 2020: Correct the city's brand" in city.said["status next"]


def test_the_complaint_service_is_built_and_ready_and_does_not_run_and_runs_a_year_later(city):
    assert "Services that were built and do not run Sambat Online (stalled)" in city.said["status"]
    assert "“Revive Sambat Online (typical)” lifts the index by" in city.said["status"]
    assert SERVICE["note.en"] in city.books["masterplan"]
    assert "what is planned for Sambat Online, which does not run" in city.said["remind"]
    assert "Services that were built and do not run" not in city.said["status next"]
    assert "1 of 1 links work (100%)" in city.said["status next"]


def test_the_city_decides_and_the_masterplan_says_so(city):
    assert "Adopted. Perwali 43/2020, Mayor, 10 July 2019" in city.books["masterplan"]
    assert "Perwali 43/2020" not in city.books["draft"]
    assert "signed by Mayor on 10 July 2019; suspect; edited since: the plan" in city.said["status next"]


def test_the_ministry_keeps_evaluating(city):
    assert "30 November 2020: Evaluation by the ministry" in city.said["status"]
    assert "“Evaluation by the ministry” is past and not marked as done." in city.said["status next"]


def test_trust_and_complaints_in_time_are_measured_beside_the_index(city):
    assert "target 70 (2020); not measured yet" in city.said["status"]
    assert "measured 82 (2020), target 70 (2020); target met" in city.said["status next"]


def test_next_year_says_what_came_of_it(city):
    assert "Have the answers of last year confirmed: 53." in city.said["status next"]
    assert "Index as published: 0.83 → 3.00" in city.said["diff"]
    assert "on 2% of the weight" in city.said["diff"]
    assert "Revive Sambat Online" in city.said["diff"]


def test_nothing_was_written_before_it_was_shown(city):
    assert city.said["preview"].endswith("Nothing was written.")
    assert "written: assessment.yaml written: plan.yaml" in city.said["import"]
