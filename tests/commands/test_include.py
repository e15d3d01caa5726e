"""A city whose agencies keep their parts in files of their own."""

import json
from shutil import copytree

import pytest
from sheets import cells_of, fill, save
from test_questionnaire import ASSESSMENT, FRAMEWORK, PLAN

from smartplan.cli import run
from smartplan.read.files import problems_of, read_case
from smartplan.write.questionnaire_words import heading

HEAD, ANSWERS = ASSESSMENT.split("scores:\n")
OTHERS, UNOWNED = ANSWERS.split("  # belum ada")
MAIN = HEAD.replace("plan:", "include: [dinas/nilai.yaml]\nplan:") + "scores:\n  # belum ada" + UNOWNED
PLANNED, REST = PLAN.split("initiatives:\n")
PLAN_MAIN = PLANNED.replace("horizon:", "include: [dinas/rencana.yaml]\nhorizon:") + (
    "initiatives:\n  - {id: rapat, title: Rapat, agency: badan, duration: 1}\n"
)


@pytest.fixture
def city(tmp_path, monkeypatch):
    """Split the city of the questionnaires into what its agency keeps and the rest."""
    (tmp_path / "dinas").mkdir()
    texts = {
        "framework.yaml": FRAMEWORK,
        "assessment.yaml": MAIN,
        "plan.yaml": PLAN_MAIN,
        "dinas/nilai.yaml": f"schema: smartplan/assessment-part/1\nscores:\n{OTHERS}",
        "dinas/rencana.yaml": f"schema: smartplan/plan-part/1\ninitiatives:\n{REST}",
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1800000000")
    return tmp_path


def changed(city, name, old, new):
    text = (city / name).read_text(encoding="utf-8")
    assert old in text
    (city / name).write_text(text.replace(old, new), encoding="utf-8")


def test_a_city_in_parts_is_the_city_in_one_file(city, capsys):
    (city / "one.yaml").write_text(ASSESSMENT, encoding="utf-8")
    answers = []
    for file in ("one.yaml", "assessment.yaml"):
        capsys.readouterr()
        assert run(["assess", file, "--format", "json"]) == 0
        answers.append(json.loads(capsys.readouterr().out))

    assert answers[0]["index"] == answers[1]["index"]
    plan = read_case("assessment.yaml").plan.model
    assert [item.id for item in plan.initiatives] == ["rapat", "portal"]
    assert [service.id for service in plan.services] == ["aduan"]


def test_a_number_is_traced_into_the_part_that_holds_it(city, capsys):
    assert run(["explain", "assessment.yaml", "I1", "--lang", "en"]) == 0
    assert "dinas/nilai.yaml:3" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("name", "old", "new", "code", "place"),
    [
        ("dinas/nilai.yaml", "score: 2", "score: 7", "level-out-of-scale", "dinas/nilai.yaml:4"),
        ("dinas/nilai.yaml", "note: |", "notes: |", "unknown-key", "dinas/nilai.yaml:9"),
        ("dinas/rencana.yaml", "fund: apbd", "fund: apbn", "unknown-fund", "dinas/rencana.yaml:7"),
        ("dinas/rencana.yaml", "id: portal", "id: rapat", "in-two-files", "dinas/rencana.yaml:4"),
        ("dinas/rencana.yaml", "services:", "services: 3\nissues:", "not-a-list", "dinas/rencana.yaml:12"),
        ("dinas/rencana.yaml", "services:", "adoption:", "unknown-key", "dinas/rencana.yaml:12"),
    ],
)
def test_a_mistake_in_a_part_is_told_where_it_stands(name, old, new, code, place, city):
    changed(city, name, old, new)

    found = [(p.code, f"{p.place.file}:{p.place.line}") for p in problems_of("assessment.yaml")]
    assert (code, place) in found


def test_a_part_may_be_checked_by_itself(city, capsys):
    assert run(["check", "dinas/nilai.yaml"]) == 0
    changed(city, "dinas/nilai.yaml", "score: 2", "score: dua")
    assert run(["check", "dinas/nilai.yaml", "--lang", "en"]) == 1
    assert "dinas/nilai.yaml:4" in capsys.readouterr().out


def test_answers_of_a_questionnaire_go_into_the_file_that_holds_them(city):
    before = {name: (city / name).read_text() for name in ("assessment.yaml", "plan.yaml")}
    assert run(["questionnaire", "export", "assessment.yaml", "-o", "q"]) == 0
    sheets = cells_of(city / "q" / "dinas.xlsx")
    fill(sheets, "indicators", ("I1",), heading("score"), 3.0)
    fill(sheets, "services", ("aduan",), heading("status"), "running")
    save(sheets, city / "back.xlsx")

    assert run(["questionnaire", "import", "assessment.yaml", "back.xlsx"]) == 0

    assert "    score: 3\n" in (city / "dinas" / "nilai.yaml").read_text(encoding="utf-8")
    assert "status: running" in (city / "dinas" / "rencana.yaml").read_text(encoding="utf-8")
    assert {name: (city / name).read_text() for name in before} == before


def test_what_is_new_goes_into_the_file_of_its_agency(city):
    assert run(["questionnaire", "export", "assessment.yaml", "-o", "q"]) == 0
    mine, all_ = cells_of("q/dinas.xlsx"), cells_of("q/0-coordinator.xlsx")
    for sheets, id_ in ((mine, "antrean"), (all_, "arsip")):
        fill(sheets, "services", (id_,), heading("title.id"), id_.title())
        fill(sheets, "services", (id_,), heading("status"), "berjalan")
    fill(all_, "services", ("arsip",), heading("agency"), "badan")
    fill(mine, "outcomes", ("lama",), heading("title.id"), "Lama layanan")
    fill(mine, "outcomes", ("lama",), heading("unit.id"), "hari")
    save(mine, city / "mine.xlsx")
    save(all_, city / "all.xlsx")

    assert run(["questionnaire", "import", "assessment.yaml", "mine.xlsx", "all.xlsx"]) == 0

    own, main = ((city / name).read_text(encoding="utf-8") for name in ("dinas/rencana.yaml", "plan.yaml"))
    assert ("antrean" in own, "lama" in own, "arsip" in own) == (True, True, False)
    assert ("antrean" in main, "lama" in main, "arsip" in main) == (False, False, True)
    assert [problem.code for problem in problems_of("assessment.yaml")] == ["initiative-raises-nothing"]


def test_a_wrong_answer_is_told_at_its_cell_and_no_part_is_written(city, capsys):
    assert run(["questionnaire", "export", "assessment.yaml", "-o", "q"]) == 0
    sheets = cells_of(city / "q" / "dinas.xlsx")
    fill(sheets, "initiatives", ("portal",), heading("fund"), "apbn")
    fill(sheets, "indicators", ("I1",), heading("score"), 3.0)
    save(sheets, city / "back.xlsx")
    before = (city / "dinas" / "nilai.yaml").read_text(encoding="utf-8")

    assert run(["questionnaire", "import", "assessment.yaml", "back.xlsx", "--lang", "en"]) == 1

    shown = capsys.readouterr().err
    assert "error[unknown-fund]" in shown
    assert "--> back.xlsx, " in shown
    assert (city / "dinas" / "nilai.yaml").read_text(encoding="utf-8") == before


def signed_state(capsys):
    capsys.readouterr()
    assert run(["status", "assessment.yaml", "--format", "json"]) == 0
    return json.loads(capsys.readouterr().out)["adoption"]["sign_offs"][0]["changed"]


def test_a_sign_off_holds_for_every_part_and_does_not_ask_in_which_file_a_thing_stands(city, capsys):
    assert run(["sign", "assessment.yaml", "--by", "Siti"]) == 0
    assert "sign_offs:" in (city / "plan.yaml").read_text(encoding="utf-8")
    assert signed_state(capsys) == []

    changed(city, "dinas/rencana.yaml", "cost: 100000000", "cost: 200000000")
    assert signed_state(capsys) == ["plan"]
    changed(city, "dinas/rencana.yaml", "cost: 200000000", "cost: 100000000")
    (city / "dinas" / "nilai.yaml").rename(city / "nilai.yaml")
    changed(city, "assessment.yaml", "dinas/nilai.yaml", "nilai.yaml")
    assert signed_state(capsys) == []


def test_all_parts_are_tidied(city):
    changed(city, "dinas/nilai.yaml", "I2: {self", "I2: {   self")

    assert run(["fmt", "--check", "assessment.yaml"]) == 1
    assert run(["fmt", "assessment.yaml"]) == 0
    assert "I2: {self" in (city / "dinas" / "nilai.yaml").read_text(encoding="utf-8")


def test_a_report_carries_every_part_and_is_computed_from_them_again(city, capsys):
    assert run(["masterplan", "assessment.yaml", "-o", "buku.pdf"]) == 0
    assert run(["extract", "buku.pdf", "-o", "inputs"]) == 0
    assert (city / "inputs" / "dinas" / "nilai.yaml").read_bytes() == (city / "dinas/nilai.yaml").read_bytes()
    assert (city / "inputs" / "dinas" / "rencana.yaml").is_file()
    assert run(["verify", "buku.pdf"]) == 0


def test_the_next_year_begins_in_as_many_files_with_every_answer_and_comment(city):
    changed(city, "dinas/nilai.yaml", "scores:", "# milik dinas\nscores:")
    before = (city / "dinas/nilai.yaml").read_text(encoding="utf-8")

    assert run(["init", "--from", "assessment.yaml"]) == 0

    new = read_case("2027.yaml").assessment.model
    assert new.include == ("dinas/nilai-2027.yaml",)
    assert "# milik dinas" in (city / "dinas/nilai-2027.yaml").read_text(encoding="utf-8")
    assert (city / "dinas/nilai.yaml").read_text(encoding="utf-8") == before
    assert (new.scores["I1"].carried_over, new.scores["I3"].carried_over) == (2026, 2025)
    assert set(new.scores) == {"I1", "I2", "I3", "I4", "I5"}


def test_parts_in_a_folder_of_cities_are_no_cities(city, tmp_path_factory, capsys):
    folder = tmp_path_factory.mktemp("cities")
    copytree(city, folder / "satu")

    assert run(["benchmark", str(folder), "--format", "json"]) == 0
    assert len(json.loads(capsys.readouterr().out)["cities"]) == 1


def test_in_a_league_a_city_in_parts_has_the_index_that_it_has_alone(city, monkeypatch, capsys):
    monkeypatch.setenv("XDG_CACHE_HOME", str(city / ".cache"))

    def index(*arguments):
        capsys.readouterr()
        assert run([*arguments, "--format", "json"]) == 0
        return json.loads(capsys.readouterr().out)

    def both():
        alone = index("assess", "assessment.yaml")["index"]["score"]
        league = index("benchmark", ".")["cities"]
        return alone, [found["index"] for found in league]

    alone, cold = both()
    assert cold == [alone]
    assert both() == (alone, cold)

    changed(city, "dinas/nilai.yaml", "score: 2", "score: 4")

    after, warm = both()
    assert after != alone
    assert warm == [after]


def test_what_is_marked_goes_from_the_file_that_holds_it(city):
    assert run(["questionnaire", "export", "assessment.yaml", "-o", "q"]) == 0
    sheets, main = cells_of("q/dinas.xlsx"), (city / "plan.yaml").read_text(encoding="utf-8")
    fill(sheets, "services", ("aduan",), heading("delete"), "ya")
    save(sheets, city / "mine.xlsx")

    assert run(["questionnaire", "import", "assessment.yaml", "mine.xlsx"]) == 0

    assert "aduan" not in (city / "dinas/rencana.yaml").read_text(encoding="utf-8")
    assert (city / "plan.yaml").read_text(encoding="utf-8") == main


def test_several_plans_in_an_assessment_are_told_to_be_parts_of_one(city, capsys):
    text = (city / "assessment.yaml").read_text("utf-8")
    lines = ["plan: [a.yaml, b.yaml]" if line.startswith("plan:") else line for line in text.splitlines()]
    (city / "assessment.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")

    assert run(["check", "assessment.yaml", "--lang", "en"]) == 1
    out = capsys.readouterr()
    assert "listed under `include:` in the plan itself" in " ".join((out.out + out.err).split())
