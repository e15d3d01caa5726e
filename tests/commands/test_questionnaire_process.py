"""What the coordinator of a plan fills in without an id: stakeholders, meetings, dates, recommendations."""

import datetime as dt
from fractions import Fraction
from pathlib import Path
from shutil import copytree

import pytest
from sheets import cells_of, fill, save, save_ods, sheet_of, spot

from smartplan.cli import run
from smartplan.read.files import read_case
from smartplan.write.questionnaire_words import heading

MALANG = Path(__file__).parents[2] / "examples" / "kota-malang"


@pytest.fixture(scope="module")
def handed_out(tmp_path_factory):
    """Return Kota Malang with the workbook of its coordinator."""
    folder = tmp_path_factory.mktemp("malang") / "city"
    copytree(MALANG, folder)
    assert run(["questionnaire", "export", str(folder / "assessment.yaml"), "-o", str(folder / "q")]) == 0
    return folder


@pytest.fixture
def malang(handed_out, tmp_path, monkeypatch):
    copytree(handed_out, tmp_path / "city")
    monkeypatch.chdir(tmp_path / "city")
    return cells_of("q/0-coordinator.xlsx")


def taken(sheets, *options, write=save, file="back.xlsx"):
    write(sheets, Path(file))
    return run(["questionnaire", "import", "assessment.yaml", file, "--lang", "en", *options])


def case():
    return read_case("assessment.yaml")


def texts():
    return {name: Path(name).read_text(encoding="utf-8") for name in ("assessment.yaml", "plan.yaml")}


def row_of(sheets, table, key):
    """Return the filled cells of a row by their headings."""
    name = sheet_of(sheets, table)
    row, _ = spot(sheets, table, key, sheets[name][2][0])
    return {head: cell for head, cell in zip(sheets[name][2], sheets[name][row], strict=True) if cell != ""}


def test_the_meeting_of_the_groups_and_the_recommendation_on_branding_stand_in_the_workbook(malang):
    meeting = row_of(malang, "meetings", ("2",))
    assert meeting[heading("date")] == "2019-07-11"
    assert len(meeting[heading("agenda.en")].split("\n")) == len(case().plan.model.meetings[1].agenda)
    assert "business" in meeting[heading("groups")]

    told = [row[:2] for row in malang[sheet_of(malang, "recommendations")][3:] if row[0]]
    assert ["branding", "1"] in told


@pytest.mark.parametrize(("write", "file"), [(save, "back.xlsx"), (save_ods, "back.ods")])
def test_what_comes_back_untouched_changes_no_letter(write, file, malang, capsys):
    before = texts()

    assert taken(malang, write=write, file=file) == 0

    assert "0 values change" in capsys.readouterr().out
    assert texts() == before


def test_a_meeting_that_was_held_is_filled_in_with_its_goals_and_who_came(malang):
    fill(malang, "meetings", ("1",), heading("goals.id"), "Perangkat Daerah terhubung\nForum bertemu")
    fill(malang, "meetings", ("1",), heading("goals.en"), "Agencies are joined\nThe forum meets")
    fill(malang, "meetings", ("1",), heading("attendance.business"), 4.0)

    assert taken(malang) == 0

    meeting = case().plan.model.meetings[0]
    assert [(goal.id, goal.en) for goal in meeting.goals] == [
        ("Perangkat Daerah terhubung", "Agencies are joined"),
        ("Forum bertemu", "The forum meets"),
    ]
    assert meeting.attendance["business"] == 4


def test_new_entries_come_in_below_the_last(malang):
    number = len(case().plan.model.stakeholders) + 1
    fill(malang, "stakeholders", (str(number),), heading("id"), "unisma")
    fill(malang, "stakeholders", (str(number),), heading("name.id"), "Universitas")
    fill(malang, "stakeholders", (str(number),), heading("group"), "Akademisi")
    fill(malang, "stakeholders", (str(number),), heading("role.id"), "Riset")
    fill(malang, "calendar", ("99",), heading("date"), "2020-01-15")
    fill(malang, "calendar", ("99",), heading("title.id"), "Awal tahapan")
    fill(malang, "recommendations", ("living", "1"), heading("text.id"), "Perbaiki mobilitas")
    fill(malang, "recommendations", ("living", "1"), heading("due"), "2020-06-30")

    assert taken(malang) == 0

    plan, notes = case().plan.model, case().assessment.model.notes
    assert (plan.stakeholders[-1].id, plan.stakeholders[-1].group) == ("unisma", "academia")
    assert plan.calendar[-1].date == dt.date(2020, 1, 15)
    assert any(one.due == dt.date(2020, 6, 30) for one in notes["living"].recommendations)


def emptied(sheets, table, key):
    name = sheet_of(sheets, table)
    row, _ = spot(sheets, table, key, sheets[name][2][0])
    sheets[name][row][len(key) :] = [""] * (len(sheets[name][row]) - len(key))


def test_a_row_that_is_emptied_is_taken_out_and_a_dry_run_tells_it_first(malang, capsys):
    before, text = case().plan.model.stakeholders, texts()
    emptied(malang, "stakeholders", ("2",))
    emptied(malang, "recommendations", ("branding", "1"))

    assert taken(malang, "--dry-run") == 0
    assert "this row is empty now, so 'Sekolah menengah kejuruan' is taken out" in capsys.readouterr().err
    assert texts() == text

    assert taken(malang) == 0
    assert case().plan.model.stakeholders == (before[0], *before[2:])
    (left,) = case().assessment.model.notes["branding"].recommendations
    assert left.text.en.startswith("Bring tourism")


def test_lists_in_two_languages_of_different_length_are_not_paired_by_guess(malang, capsys):
    fill(malang, "meetings", ("2",), heading("agenda.id"), "Satu saja")

    assert taken(malang) == 1
    assert "error[lines-uneven]" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("filled", "code"),
    [
        (("calendar", ("9",), "date", "11/07/2019"), "cell-empty"),
        (("meetings", ("1",), "date", "11/07/2019"), "not-a-date"),
        (("meetings", ("1",), "groups", "academia, bank"), "not-one-of"),
        (("stakeholders", ("1",), "initiatives", "tidak-ada"), "unknown-initiative"),
        (("recommendations", ("branding", "1"), "state", "kelak"), "not-one-of-these"),
        (("initiatives", ("revive-sambat",), "draws_on", "kampus"), "unknown-strength"),
    ],
)
def test_a_wrong_cell_is_named_and_nothing_is_written(filled, code, malang, capsys):
    table, key, column, value = filled
    before = texts()
    fill(malang, table, key, heading(column), value)

    assert taken(malang) == 1

    shown = capsys.readouterr().err
    assert f"error[{code}]" in shown
    assert "--> back.xlsx, " in shown
    assert texts() == before


def outcomes():
    return {outcome.id: outcome for outcome in case().plan.model.outcomes}


def test_values_of_outcomes_come_in_from_the_agency_that_measures_them(malang):
    sheets = cells_of("q/diskominfo.xlsx")
    fill(sheets, "outcome-values", ("complaints-received", "2020"), heading("value"), 869.0)
    fill(sheets, "outcome-values", ("complaints-received", "2020"), heading("evidence"), "Laporan 2020")
    fill(sheets, "outcome-targets", ("complaints-received", "2022"), heading("target"), 1500.0)
    before = outcomes()["complaints-received"]

    assert taken(sheets) == 0

    after = outcomes()["complaints-received"]
    assert (after.realised[2020].value, after.realised[2020].evidence) == (869, "Laporan 2020")
    assert after.targets == {**before.targets, 2022: 1500}
    assert after.baseline == before.baseline


def test_an_outcome_and_its_target_come_in_by_sheets_alone_and_a_cleared_target_goes(malang):
    sheets = cells_of("q/setda.xlsx")
    for column, value in {
        "title.id": "Lama layanan",
        "unit.id": "hari",
        "direction": "lebih rendah",
        "baseline.year": 2019.0,
        "baseline.value": 14.0,
    }.items():
        fill(sheets, "outcomes", ("days",), heading(column), value)
    fill(sheets, "outcome-targets", ("days", "2024"), heading("target"), 2.5)
    fill(sheets, "outcome-targets", ("satisfaction", "2022"), heading("target"), "")

    assert taken(sheets) == 0

    new = outcomes()["days"]
    assert (new.agency, new.direction, new.baseline.value, dict(new.targets)) == (
        "setda",
        "lower",
        14,
        {2024: Fraction(5, 2)},
    )
    assert list(outcomes()["satisfaction"].targets) == [2024]


def test_an_outcome_that_nobody_wrote_down_is_told(malang, capsys):
    fill(malang, "outcome-values", ("happiness", "2024"), heading("value"), 1.0)

    assert taken(malang) == 1
    assert "error[unknown-outcome]: there is no outcome measure 'happiness'" in capsys.readouterr().err


def test_what_is_drawn_from_the_catalogue_is_shown_and_written_only_where_it_changes(tmp_path, monkeypatch):
    assert run(["init", str(tmp_path), "--city", "Kota Uji", "--framework", "gmsc", "--lang", "en"]) == 0
    monkeypatch.chdir(tmp_path)
    assert run(["questionnaire", "export", "assessment.yaml", "-o", "q"]) == 0
    sheets, before = cells_of("q/diskominfo.xlsx"), texts()
    id_ = "kanal-aduan-terpadu"
    typical = next(one for one in case().plan.model.initiatives if one.id == id_)
    assert row_of(sheets, "initiatives", (id_,))[heading("title.en")] == typical.title.en
    assert taken(sheets) == 0
    assert texts() == before

    fill(sheets, "initiatives", (id_,), heading("cost"), 350000000.0)
    fill(sheets, "initiatives", (id_,), heading("title.id"), "Menghidupkan Sambat Online")
    fill(sheets, "effects", (id_, "governance.kebijakan-publik.2"), heading("to"), 3.0)
    assert taken(sheets) == 0

    after = next(one for one in case().plan.model.initiatives if one.id == id_)
    assert (after.cost, after.title.id) == (350000000, "Menghidupkan Sambat Online")
    assert (after.title.en, after.description) == (typical.title.en, typical.description)
    assert {key: effect.to for key, effect in after.raises.items()} == {
        **{key: effect.to for key, effect in typical.raises.items()},
        "governance.kebijakan-publik.2": 3,
    }
    assert "description" not in Path("plan.yaml").read_text(encoding="utf-8")


def test_what_comes_first_what_was_said_and_where_the_city_is_strong_come_in_by_sheets(malang):
    fill(malang, "plan", ("plan",), heading("priority"), "governance, branding")
    fill(malang, "plan", ("plan",), heading("priority_reason.en"), "Trust first.")
    fill(malang, "targets", ("2023", "index"), heading("target"), 2.25)
    fill(malang, "targets", ("2020", "index"), heading("target"), "")
    fill(malang, "statements", ("99",), heading("text.id"), "Kota tertinggal")
    fill(malang, "statements", ("99",), heading("date"), "2019-07-09")
    fill(malang, "swot", ("overall",), heading("strengths.id"), "Perguruan tinggi banyak\nSDM mumpuni")
    fill(malang, "swot", ("overall",), heading("strengths.en"), "Many universities\nCapable people")
    emptied(malang, "swot", ("superstructure",))

    assert taken(malang) == 0

    plan = case().plan.model
    assert (plan.priority, plan.priority_reason.en) == (("governance", "branding"), "Trust first.")
    assert (plan.targets[2023]["index"], 2020 in plan.targets) == (Fraction(9, 4), False)
    assert plan.statements[-1].date == dt.date(2019, 7, 9)
    strengths = [(text.id, text.en) for text in plan.swot["overall"].strengths]
    assert strengths == [
        ("Perguruan tinggi banyak", "Many universities"),
        ("SDM mumpuni", "Capable people"),
    ]
    assert "superstructure" not in plan.swot


def test_a_service_goes_only_where_it_is_marked_and_a_dry_run_tells_it_first(malang, capsys):
    before = texts()
    emptied(malang, "services", ("budget-progress",))
    assert taken(malang) == 1
    assert "error[cell-empty]" in capsys.readouterr().err

    sheets = cells_of("q/0-coordinator.xlsx")
    fill(sheets, "services", ("licensing",), heading("delete"), "ya")
    assert taken(sheets, "--dry-run") == 0
    told = "'licensing' is marked as to be deleted, so 'Layanan perizinan daring' goes from the plan"
    assert told in " ".join(capsys.readouterr().err.split())
    assert texts() == before

    assert taken(sheets) == 0
    assert "licensing" not in [service.id for service in case().plan.model.services]


def test_what_others_still_name_is_not_deleted(malang, capsys):
    before = texts()
    fill(malang, "initiatives", ("revive-sambat",), heading("delete"), "x")

    assert taken(malang) == 1
    assert "there is no initiative 'revive-sambat' in this plan" in capsys.readouterr().err
    assert texts() == before
