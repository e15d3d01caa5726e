"""status and sign, as a city uses them."""

import json
from pathlib import Path
from shutil import copytree

import pytest

from smartplan.cli import run
from smartplan.read.files import problems_of, read_case

ROOT = Path(__file__).parents[2]
MALANG = ROOT / "examples" / "kota-malang"
IN_2019 = "1575158400"


@pytest.fixture
def malang(tmp_path, monkeypatch):
    """Copy Kota Malang, and go there on the first of December 2019."""
    copytree(MALANG, tmp_path / "malang")
    monkeypatch.chdir(tmp_path / "malang")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", IN_2019)
    monkeypatch.setenv("COLUMNS", "120")
    return tmp_path / "malang"


def shown(capsys, *arguments):
    """Run a command that succeeds, and return what it prints, each line without its indentation."""
    capsys.readouterr()
    assert run(list(arguments)) == 0
    return [line.strip() for line in capsys.readouterr().out.splitlines()]


def test_the_story_of_sambat_online_stands_in_the_dashboard(malang, capsys):
    lines = shown(capsys, "status", "--lang", "en")

    assert lines[0] == "Kota Malang 2019 · Smart-city masterplan (Gerakan Menuju Smart City)"
    assert (
        "Sambat Online (complaints) (stalled), Agency for Communication and Informatics (Diskominfo)" in lines
    )
    assert "to be restored: its link to SP4N-LAPOR! (national complaints)" in lines
    assert "“Reviving Sambat Online” lifts the index by 0.037 for Rp350 million" in lines
    assert "the cheapest win is another: “Online land-use map”, 0.037 for Rp240 million" in lines
    assert "1 of 4 links work (25%)" in lines
    assert "wanted: 75% by 2024" in lines
    assert "missing in Smart living: Media" in lines
    assert "handed over, not yet decided" in lines


def test_the_next_steps_come_with_the_command_that_helps(malang, capsys):
    lines = shown(capsys, "status", "--lang", "en")
    following = lines[lines.index("What next") :]

    assert following[1] == "1. Ask the agencies for the answers that are missing: 3."
    assert following[2] == "smartplan questionnaire export assessment.yaml -o questionnaire"
    assert following[-1] == 'smartplan sign assessment.yaml --by "name"'


def test_the_dashboard_speaks_indonesian(malang, capsys):
    lines = shown(capsys, "status")

    assert "Layanan yang sudah dibangun tetapi tidak berjalan" in lines
    assert "Langkah berikutnya" in lines
    assert "sudah diserahkan, belum diputuskan" in lines


def test_weights_of_the_table_are_shown_beside_the_framework_and_the_index_stays(malang, capsys):
    dimensions = ("governance", "branding", "economy", "living", "society", "environment")
    points = ", ".join(f"{id_}: {50 if id_ == 'governance' else 10}" for id_ in dimensions)
    with (malang / "plan.yaml").open("a", encoding="utf-8") as file:
        file.write(f"points:\n  academia: {{{points}}}\n")

    lines = shown(capsys, "status", "--lang", "en")

    assert any(line.split() == ["Smart", "governance", "17%", "50%", "50%", "0%"] for line in lines)
    assert "the index under the mean of the groups would be 1.48; the official one is 1.51" in lines
    assert "Index 1.51" in lines


def test_a_narrow_screen_keeps_the_matrix_readable(malang, capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "60")
    lines = shown(capsys, "status", "--lang", "en")

    assert "1 2 3 4 5 6 7 8 9" in lines
    assert all(len(line) <= 60 or line.startswith("smartplan ") for line in lines)


def test_bare_smartplan_shows_the_city_of_the_folder_and_elsewhere_the_help(malang, capsys, monkeypatch):
    assert shown(capsys)[0].startswith("Kota Malang 2019")

    monkeypatch.chdir(malang.parent)
    assert any(line.startswith("Examples:") for line in shown(capsys))


def test_a_folder_without_the_usual_file_shows_its_latest_year(capsys):
    assert shown(capsys, "status", str(ROOT / "examples" / "denpasar"))[0].startswith("Kota Denpasar 2021")


def test_a_folder_without_an_assessment_is_told(tmp_path, capsys):
    (tmp_path / "plan.yaml").write_text("schema: smartplan/plan/1\n", encoding="utf-8")
    (tmp_path / "broken.yaml").write_text("a: [\n", encoding="utf-8")

    assert run(["status", str(tmp_path), "--lang", "en"]) == 1
    assert "error[no-assessment-here]" in capsys.readouterr().err


def test_the_same_facts_come_as_json(malang, capsys):
    capsys.readouterr()
    assert run(["status", "--format", "json", "--lang", "en"]) == 0
    told = json.loads(capsys.readouterr().out)

    assert (told["schema"], told["today"]) == ("smartplan/status@1", "2019-12-01")
    sambat = told["services"]["idle"][0]
    assert (sambat["service"], sambat["lapsed"], sambat["cheapest_win"]) == (
        "sambat",
        [["sambat", "lapor"]],
        False,
    )
    assert told["services"]["cheapest_win"]["initiative"] == "land-use-map"
    assert told["integration"]["share"] == 0.25
    assert told["integration"]["next"]["services"] == ["sambat", "lapor"]
    assert {row["dimension"]: row["missing"] for row in told["groups"]}["economy"] == ["media"]
    assert told["next"][0]["code"] == "answer"
    assert told["adoption"]["state"] == "pending"


def test_the_same_facts_come_as_markdown(malang, capsys):
    capsys.readouterr()
    assert run(["status", "--format", "markdown", "--lang", "en"]) == 0
    told = capsys.readouterr().out

    assert told.startswith("# Kota Malang 2019 ·")
    assert "> **Sambat Online (complaints): built, but not running**" in told
    assert "no initiative of the roadmap" not in told
    assert "| **Complaints answered within the standard time**<br>Diskominfo;" in told
    assert "\n## Adoption\n\n- handed over, not yet decided\n" in told
    assert "`smartplan sign assessment.yaml --by" in told


def test_an_answer_that_json_failed_to_give_is_one_document(capsys):
    assert run(["status", "no-such-folder", "--format", "json"]) == 2
    told = json.loads(capsys.readouterr().out)

    assert (told["schema"], told["result"]) == ("smartplan/status@1", None)


def test_a_reminder_is_plain_text_for_one_agency(malang, capsys):
    lines = shown(capsys, "status", "--agency", "bappeda")

    assert lines[0] == "Yth. Badan Perencanaan Pembangunan Daerah (Bappeda),"
    assert "- data dukung untuk 3 nilai:" in lines
    assert lines[-1].endswith("Terima kasih.")
    assert shown(capsys, "status", "--agency", "bpkad", "--lang", "en")[-1] == (
        "thank you: nothing is missing for the smart city of Kota Malang, 2019."
    )


def test_an_agency_that_nobody_knows_is_told_with_the_nearest(malang, capsys):
    assert run(["status", "--agency", "diskominf", "--lang", "en"]) == 1
    assert "did you mean 'diskominfo'?" in capsys.readouterr().err


# Signed and adopted


def sign(*options):
    return run(["sign", "assessment.yaml", *options])


def adoption_in(capsys):
    lines = shown(capsys, "status", "--lang", "en")
    return lines[lines.index("Adoption") + 1 : lines.index("What next") - 1]


def test_a_sign_off_stands_until_anything_of_the_content_is_edited(malang, capsys):
    assert sign("--by", "Siti Rahma", "--role", "Kepala Bappeda") == 0
    assert adoption_in(capsys)[1] == "signed by Siti Rahma, Kepala Bappeda on 1 December 2019"

    text = (malang / "plan.yaml").read_text(encoding="utf-8")
    (malang / "plan.yaml").write_text(text.replace("cost: 350000000", "cost: 360000000"), encoding="utf-8")
    assert adoption_in(capsys)[1].endswith("suspect; edited since: the plan")

    assert sign("--by", "Siti Rahma") == 0
    assert adoption_in(capsys)[1] == "signed by Siti Rahma, Kepala Bappeda on 1 December 2019"
    assert len(read_case("assessment.yaml").plan.model.sign_offs) == 1


@pytest.mark.parametrize(
    ("file", "old", "new", "part"),
    [
        ("assessment.yaml", "score: 2", "score: 3", "the assessment"),
        ("readiness.yaml", "score: 2", "score: 3", "a further assessment"),
        ("text/foreword.md", "\n", "\nTambahan.\n", "the text"),
    ],
)
def test_whatever_was_edited_is_named(file, old, new, part, malang, capsys):
    assert sign("--by", "Siti") == 0
    text = (malang / file).read_text(encoding="utf-8")
    (malang / file).write_text(text.replace(old, new, 1), encoding="utf-8")

    assert adoption_in(capsys)[1].endswith(f"suspect; edited since: {part}")


def test_tidying_comments_and_progress_do_no_harm_to_a_sign_off(malang, capsys):
    assert sign("--by", "Siti") == 0
    plan = (malang / "plan.yaml").read_text(encoding="utf-8")
    progress = "    quick_win: true\n    realised: {2020: {status: done}}\n    revives: sambat\n"
    plan = plan.replace("    quick_win: true\n    revives: sambat\n", progress)
    (malang / "plan.yaml").write_text(f"# a comment\n\n\n{plan}", encoding="utf-8")
    assert run(["fmt", "plan.yaml"]) == 0

    assert "done" in {
        r.status for i in read_case("assessment.yaml").plan.model.initiatives for r in i.realised.values()
    }
    assert adoption_in(capsys)[1] == "signed by Siti on 1 December 2019"


def test_the_city_sends_a_plan_back_and_adopts_it_later(malang, capsys):
    assert sign("--by", "Wali Kota", "--state", "revise", "--remarks", "Lengkapi: anggaran 2021") == 0
    plan = read_case("assessment.yaml").plan.model
    assert (plan.adoption.state, plan.adoption.remarks.id, plan.sign_offs) == (
        "revise",
        "Lengkapi: anggaran 2021",
        (),
    )

    assert sign("--by", "Wali Kota", "--state", "adopted", "--instrument", "Perwali 43/2020") == 0
    assert adoption_in(capsys) == [
        "adopted, Perwali 43/2020, Wali Kota, 1 December 2019",
        "signed by Wali Kota on 1 December 2019",
    ]
    assert read_case("assessment.yaml").plan.model.adoption.remarks is None
    assert problems_of("assessment.yaml") == ()


def test_signing_changes_nothing_else_in_the_file(malang):
    before = (malang / "plan.yaml").read_text(encoding="utf-8")
    assert sign("--by", "Siti") == 0
    after = (malang / "plan.yaml").read_text(encoding="utf-8")

    assert after.startswith(before.rstrip("\n"))
    assert "sign_offs:\n  - by: Siti\n    date: 2019-12-01\n    year: 2019\n    digests:\n" in after


def test_without_a_plan_there_is_nothing_to_sign(capsys):
    file = str(ROOT / "examples" / "denpasar" / "2018.yaml")

    assert run(["sign", file, "--by", "Siti", "--lang", "en"]) == 1
    assert "error[no-plan]" in capsys.readouterr().err


def test_strengths_that_initiatives_draw_on_are_shown_where_a_planner_looks(malang, capsys):
    told = "Reviving Sambat Online: Universities of Kota Malang"
    assert told in shown(capsys, "status", "--lang", "en")
    lines = shown(capsys, "explain", "assessment.yaml", "revive-sambat", "--lang", "en")
    assert "draws on: Universities of Kota Malang" in lines
    shown(capsys, "masterplan", "assessment.yaml", "-o", "book.md", "--lang", "en")
    book = (malang / "book.md").read_text(encoding="utf-8")
    assert "draws on: Universities of Kota Malang" in book
    assert "<br>drawn on by: Themed student service for digital literacy" in book


def test_a_part_of_the_readiness_is_a_strength_where_a_further_assessment_scores_it(malang, capsys):
    name = "Themed student service for digital literacy"
    told = f"{name}: Universities of Kota Malang; Social infrastructure (readiness 3)"
    assert told in " ".join(shown(capsys, "status", "--lang", "en"))
    changed = (
        (malang / "plan.yaml")
        .read_text(encoding="utf-8")
        .replace("infrastructure.sosial]", "infrastructure.sosila]")
    )
    (malang / "plan.yaml").write_text(changed, encoding="utf-8")
    assert run(["check", "plan.yaml"]) == 0
    assert run(["check", "assessment.yaml", "--lang", "en"]) == 1
    assert "error[unknown-strength]: there is no strength 'infrastructure.sosila'" in capsys.readouterr().out


def test_a_translation_that_was_begun_and_is_not_whole_is_a_next_step_with_its_files(malang, capsys):
    before = shown(capsys, "status", "--lang", "en")
    texts = malang / "text"
    (texts / "en").mkdir()
    for file in texts.glob("*.md"):
        if file.stem not in ("closing", "readiness"):
            (texts / "en" / file.name).write_text("In English.", encoding="utf-8")

    after = "".join(shown(capsys, "status", "--lang", "en"))

    assert not any("Translate" in line for line in before)
    assert "missing: text/en/closing.md, text/en/readiness.md." in after.replace("\n", " ")
