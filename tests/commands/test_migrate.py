"""migrate, as a user types it: nothing is lost on the way, and what is written reads back."""

import json
import random
from pathlib import Path

import pytest
import yaml

from smartplan.cli import run
from smartplan.core.model import Framework
from smartplan.read.files import inspect, read_case, read_framework
from smartplan.shipped import frameworks_dir

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"
ACEH = str(EXAMPLES / "aceh-tengah" / "2025.yaml")
DENPASAR = str(EXAMPLES / "denpasar" / "2018.yaml")
CROSSWALKS = sorted(entry.name.removesuffix(".yaml") for entry in (frameworks_dir() / "crosswalks").iterdir())


def _answer(framework: Framework, item, chance: random.Random) -> str:
    """Return an answer as somebody may write it, each of its texts once in the whole file."""
    scale = framework.scale_of(item)
    level = int(scale.min) + chance.randrange(int(scale.max - scale.min) + 1)
    if item.kind != "level":
        level = 1
    evidence = f'evidence: [{{source: "SK # {item.id}", page: 7}}, {{source: bukti-{item.id}}}]'
    told = f"{evidence}, note: \"n-{item.id}: 'x'\""
    given = chance.choice(
        [
            f"score: {level}",
            "unknown: true",
            f"self: {level}, reason: r-{item.id}",
            "not_applicable: none here",
        ]
    )
    return f"  # above {item.id}\n  {item.id}: {{{given}, agency: opd-{level}, {told}}} # beside {item.id}\n"


def _old_file(old: str, folder: Path, seed: int) -> tuple[Path, Framework]:
    framework = read_framework(old).model
    chance = random.Random(seed)
    answers = [_answer(framework, item, chance) for item in framework.indicators()]
    head = f"# the head\nschema: smartplan/assessment/1\nframework: {old}\ncity: {{name: Uji}}\nyear: 2022\n"
    file = folder / f"{seed}.yaml"
    file.write_text(head + "scores:\n" + "".join(answers) + "status: final # the rest\n", encoding="utf-8")
    return file, framework


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("crosswalk", CROSSWALKS)
def test_nothing_is_lost_over_any_shipped_crosswalk(crosswalk, seed, tmp_path, capsys) -> None:
    old, new = crosswalk.split("--")
    file, framework = _old_file(old, tmp_path, seed)
    out = tmp_path / "new.yaml"

    assert run(["migrate", str(file), "--to", new, "--write", str(out)]) == 0
    problems, case = inspect(str(out))
    text = out.read_text(encoding="utf-8")

    assert [p.code for p in problems if p.severity == "error"] == []
    assert list(case.assessment.model.scores) == [item.id for item in read_framework(new).model.indicators()]
    for item in framework.indicators():
        for told in (f'"SK # {item.id}"', f'"bukti-{item.id}"', f"n-{item.id}: ", f"above {item.id}\n"):
            assert told in text
        assert f"beside {item.id}\n" in text
    assert text.startswith("# the head\n")
    assert text.endswith("# the rest\n")


def test_what_is_carried_over_is_unknown_until_confirmed(tmp_path, capsys) -> None:
    out = tmp_path / "new.yaml"

    assert run(["migrate", DENPASAR, "--to", "spbe-2020", "--write", str(out)]) == 0
    case = read_case(str(out))
    answer = case.assessment.model.scores["I12"]

    assert (answer.score, answer.carried_over) == (2, 2018)
    assert (case.assessment.model.year, case.assessment.model.status) == (2021, "draft")
    assert case.assessment.model.city == read_case(DENPASAR).assessment.model.city
    capsys.readouterr()
    run(["assess", str(out), "--format", "json"])
    assert json.loads(capsys.readouterr().out)["index"]["coverage"] == 0


def test_preview_writes_nothing_and_counts_what_carries_over(tmp_path, capsys, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)

    assert run(["migrate", DENPASAR, "--to", "spbe-2020", "--lang", "en"]) == 0
    shown = " ".join(capsys.readouterr().out.split())

    assert list(tmp_path.iterdir()) == []
    assert "22 of 47 indicators carry over" in shown
    assert "--write OUT" in shown


def test_json_names_fate_ancestors_and_standing_of_every_indicator(capsys) -> None:
    assert run(["migrate", ACEH, "--to", "pemdi-2026", "--format", "json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    rows = {row["id"]: row for row in answer["indicators"]}

    assert answer["schema"] == "smartplan/migrate@1"
    assert answer["new"] == {"framework": "pemdi-2026", "year": 2026}
    assert len(rows) == 20
    assert (rows["P17"]["fate"], rows["P17"]["ancestors"]) == ("carried", ["A7", "A8"])
    assert rows["P17"]["score"] == pytest.approx(3.8 * 10 / 16 + 3.67 * 6 / 16, abs=0.01)
    assert rows["P06"]["evidence_state"] == "new"
    assert answer["carried"]["official"] == 0
    assert answer["carried"]["ours"] == pytest.approx(rows["P17"]["weight"])


def test_the_ministrys_questions_are_carried_over_or_asked_anew(capsys) -> None:
    file = str(EXAMPLES / "kab-malang" / "2022.yaml")
    assert run(["migrate", file, "--to", "gmsc-eval-2023-kppn", "--format", "json"]) == 0
    rows = json.loads(capsys.readouterr().out)["indicators"]

    assert {row["fate"] for row in rows} == {"carried", "anew"}


def _written(folder: Path, text: str) -> str:
    (folder / "old.yaml").write_text(text, encoding="utf-8")
    out = folder / "new.yaml"
    assert run(["migrate", str(folder / "old.yaml"), "--to", "pemdi-2026", "--write", str(out)]) == 0
    return out.read_text(encoding="utf-8")


def test_illustrative_scores_stay_illustrative(tmp_path, capsys) -> None:
    text = Path(ACEH).read_text(encoding="utf-8").replace("scores:", "illustrative: rekaan\nscores:", 1)

    assert yaml.safe_load(_written(tmp_path, text))["illustrative"] == {"id": "rekaan", "en": "rekaan"}


def test_nothing_is_overwritten_without_force_and_the_old_file_never(tmp_path, capsys) -> None:
    old = tmp_path / "old.yaml"
    old.write_bytes(Path(ACEH).read_bytes())
    before = old.read_bytes()
    command = ["migrate", str(old), "--to", "pemdi-2026", "--write"]

    assert run([*command, str(tmp_path / "new.yaml")]) == 0
    assert run([*command, str(tmp_path / "new.yaml")]) == 2
    assert run([*command, str(tmp_path / "new.yaml"), "--force"]) == 0
    assert run([*command, str(old), "--force"]) == 2
    assert old.read_bytes() == before
    assert "output-is-input" in capsys.readouterr().err


@pytest.mark.parametrize(("to", "code"), [("spbe-2020", "nothing-to-migrate"), ("gmsc", "no-crosswalk")])
def test_where_no_way_leads_it_is_said(to, code, capsys) -> None:
    assert run(["migrate", ACEH, "--to", to, "--format", "json"]) == 1
    answer = json.loads(capsys.readouterr().out)

    assert answer["result"] is None
    assert [problem["code"] for problem in answer["diagnostics"]] == [code]


@pytest.fixture
def papers(tmp_path, capsys):
    """Return a function that writes checklist and memo of Aceh Tengah's crossing in a language."""

    def write(language: str, file: str = ACEH) -> tuple[str, str]:
        out = [str(tmp_path / f"{name}-{language}.md") for name in ("checklist", "memo")]
        options = ["--checklist", out[0], "--memo", out[1], "--lang", language]
        assert run(["migrate", file, "--to", "pemdi-2026", *options]) == 0
        return tuple(Path(name).read_text(encoding="utf-8") for name in out)

    return write


def test_checklist_has_every_indicator_under_its_state(papers) -> None:
    checklist, _ = papers("en")

    assert "### Can be used again (10)" in checklist
    assert "### To be brought up to date (7)" in checklist
    assert "### To be made (3)" in checklist
    assert checklist.count("- [ ] P") == 20


def test_checklist_goes_to_the_agency_that_answered(papers, tmp_path) -> None:
    text = Path(ACEH).read_text(encoding="utf-8").split("scores:")[0]
    answers = "  I25: {score: 2, agency: bkpsdm, evidence: [{source: SK 7, page: 3}]}\n  I22: 1\n"
    (tmp_path / "a.yaml").write_text(f"{text}scores:\n{answers}", encoding="utf-8")

    checklist, memo = papers("en", str(tmp_path / "a.yaml"))
    of_agency = checklist.split("## bkpsdm")[1].split("## No agency")[0]

    assert "P03" in of_agency
    assert "SK 7, p. 3" in of_agency
    assert of_agency.count("- [ ]") == 1
    assert "### bkpsdm" in memo


def test_memo_proposes_targets_and_says_whose_proposal_it_is(papers) -> None:
    _, memo = papers("en")

    assert "not an official figure" in memo
    assert "Article 11" in memo
    assert "| result 2025 | 2.59 (Fair)" in memo
    assert "3.00 (Good (Developing))" in memo
    assert "No old target covers P20" in memo
    assert "The old result for P17 Portal of digital government services is above" in memo


def test_papers_speak_indonesian(papers) -> None:
    checklist, memo = papers("id")

    assert "Perangkat Daerah belum ditetapkan" in checklist
    assert "Usulan smartplan, bukan angka resmi" in memo
    assert "2,59 (Cukup)" in memo
    assert not {"Proposed", "To be", "Coverage"} & set(f"{checklist} {memo}".split())


def test_memo_has_the_targets_of_every_year_of_the_plan(papers, tmp_path) -> None:
    plan = (
        "schema: smartplan/plan/1\ncity: {name: Kabupaten Aceh Tengah}\nframework: spbe-2020\n"
        "targets: {2027: {D1: 3}, 2028: {index: 3.2, D1: 4}}\nhorizon: {start: 2026Q1, years: 3}\n"
        "funds: {}\nagencies: {}\ninitiatives: []\n"
    )
    (tmp_path / "plan.yaml").write_text(plan, encoding="utf-8")
    text = Path(ACEH).read_text(encoding="utf-8").replace("scores:", "plan: plan.yaml\nscores:", 1)
    (tmp_path / "a.yaml").write_text(text, encoding="utf-8")

    _, memo = papers("en", str(tmp_path / "a.yaml"))

    assert "| target 2027 |" in memo
    assert "| target 2028 |" in memo
    assert "Goal for the index as a whole: 3.20, on the new scale 3.20." in memo
