"""roadmap and diff, as a user types them."""

import json
import re
from pathlib import Path

import pytest

from smartplan.cli import run

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"
MALANG = str(EXAMPLES / "kota-malang" / "assessment.yaml")
PAIRS = {
    "denpasar": ("2018.yaml", "2021.yaml"),
    "bandar-lampung": ("2021.yaml", "2023.yaml"),
    "kab-malang": ("2022.yaml", "2023.yaml"),
    "aceh-tengah": ("2025.yaml", "2026.yaml"),
}


def _pair(city: str) -> list[str]:
    return [str(EXAMPLES / city / name) for name in PAIRS[city]]


@pytest.fixture(scope="module")
def roadmap() -> dict:
    """Return the roadmap of Kota Malang as JSON."""
    import contextlib
    import io

    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        assert run(["roadmap", MALANG, "--format", "json", "--lang", "en"]) == 0
    return json.loads(out.getvalue())


def test_roadmap_of_malang_is_proved_and_at_least_ten_fit(roadmap) -> None:
    chosen = [row for row in roadmap["initiatives"] if row["selected"]]

    assert roadmap["status"] == "optimal"
    assert all(stage["proved"] for stage in roadmap["stages"])
    assert len(roadmap["initiatives"]) >= 20
    assert len(chosen) >= 10


def test_roadmap_never_exceeds_a_ceiling(roadmap) -> None:
    assert all(row["spent"] <= row["ceiling"] for row in roadmap["budget"])
    spent = sum(row["spent"] for row in roadmap["budget"])
    assert spent == sum(row["cost"] for row in roadmap["initiatives"] if row["selected"])


def test_roadmap_says_why_of_everything(roadmap) -> None:
    assert all(row["why"] for row in roadmap["initiatives"])
    assert all(row["start"] for row in roadmap["initiatives"] if row["selected"])


def test_roadmap_tells_the_story_of_malang(roadmap) -> None:
    rows = {row["id"]: row for row in roadmap["initiatives"]}

    assert rows["revive-sambat"]["selected"]
    assert rows["revive-sambat"]["start"].startswith("2020")


def test_roadmap_text_fits_eighty_columns(capsys, monkeypatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    assert run(["roadmap", MALANG]) == 0

    assert max(len(line) for line in capsys.readouterr().out.splitlines()) <= 80


def test_roadmap_without_a_plan_says_so(capsys) -> None:
    code = run(["roadmap", str(EXAMPLES / "denpasar" / "2018.yaml"), "--format", "json"])
    answer = json.loads(capsys.readouterr().out)

    assert code == 1
    assert (answer["schema"], answer["result"]) == ("smartplan/roadmap@1", None)
    assert [problem["code"] for problem in answer["diagnostics"]] == ["no-plan"]


def test_roadmap_file_is_not_overwritten_without_force(tmp_path, capsys) -> None:
    out = tmp_path / "roadmap.json"

    assert run(["roadmap", MALANG, "-o", str(out)]) == 0
    first = out.read_bytes()
    assert run(["roadmap", MALANG, "-o", str(out)]) == 2
    assert run(["roadmap", MALANG, "-o", str(out), "--force"]) == 0
    assert out.read_bytes() == first
    assert json.loads(first)["schema"] == "smartplan/roadmap@1"


def test_must_haves_that_do_not_fit_are_named(tmp_path, capsys) -> None:
    for file in (EXAMPLES / "kota-malang").glob("*.yaml"):
        text = file.read_text(encoding="utf-8")
        if file.name == "plan.yaml":
            text = text.replace("2020: 2500000000", "2020: 1")
        (tmp_path / file.name).write_text(text, encoding="utf-8")

    code = run(["roadmap", str(tmp_path / "assessment.yaml"), "--format", "json", "--lang", "en"])
    answer = json.loads(capsys.readouterr().out)

    assert code == 1
    assert answer["status"] == "infeasible"
    assert "funds.apbd.2020" in {row["path"] for row in answer["conflict"]}


@pytest.mark.parametrize("city", PAIRS)
def test_parts_of_every_real_change_sum_to_it(city, capsys) -> None:
    assert run(["diff", *_pair(city), "--format", "json"]) == 0
    answer = json.loads(capsys.readouterr().out)

    assert sum(answer["parts"].values()) == pytest.approx(answer["delta"], abs=1e-12)
    rows = sum(sum(row["parts"].values()) for row in answer["indicators"])
    assert rows == pytest.approx(answer["delta"], abs=1e-12)
    assert answer["delta"] == pytest.approx(answer["new"]["index"] - answer["old"]["index"], abs=1e-12)
    assert 0 <= answer["comparable"]["weight"] <= 1


def test_same_framework_moves_by_scores_alone(capsys) -> None:
    run(["diff", *_pair("bandar-lampung"), "--format", "json"])
    parts = json.loads(capsys.readouterr().out)["parts"]

    assert (parts["weights"], parts["framework"], parts["scope"]) == (0, 0, 0)
    assert parts["scores"] > 0


def test_ministrys_change_of_weights_is_told_apart(capsys) -> None:
    run(["diff", *_pair("kab-malang"), "--format", "json"])
    parts = json.loads(capsys.readouterr().out)["parts"]

    assert parts["scores"] > 0 > parts["weights"]


@pytest.mark.parametrize("city", PAIRS)
def test_diff_text_fits_eighty_columns(city, capsys, monkeypatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    run(["diff", *_pair(city)])

    assert max(len(line) for line in capsys.readouterr().out.splitlines()) <= 80


def test_tracks_of_one_file_are_compared(capsys) -> None:
    file = str(EXAMPLES / "denpasar" / "2021.yaml")

    assert run(["diff", f"{file}@self", f"{file}@verified", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["delta"] == pytest.approx(3.1925 - 3.7495, abs=1e-12)


def test_same_file_twice_is_a_warning_and_nothing_changed(capsys) -> None:
    file = _pair("denpasar")[1]

    assert run(["diff", file, file, "--format", "json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["delta"] == 0
    assert [problem["code"] for problem in answer["diagnostics"]] == ["same-file"]


def test_two_cities_are_not_compared(capsys) -> None:
    code = run(["diff", _pair("denpasar")[1], _pair("bandar-lampung")[0], "--format", "json"])
    answer = json.loads(capsys.readouterr().out)

    assert code == 1
    assert answer["result"] is None
    assert [problem["code"] for problem in answer["diagnostics"]] == ["different-cities"]


def test_gates_decide_the_exit_code(capsys) -> None:
    pair = _pair("kab-malang")

    assert run(["diff", *pair, "--min-comparable", "50", "--fail-on", "regression"]) == 0
    assert run(["diff", *pair, "--min-comparable", "99"]) == 1
    assert run(["diff", *reversed(_pair("bandar-lampung")), "--fail-on", "regression"]) == 1


def test_frameworks_without_a_crosswalk_are_not_compared(tmp_path, capsys) -> None:
    old = (EXAMPLES / "kab-malang" / "2022.yaml").read_text(encoding="utf-8")
    renamed = old.replace("gmsc-eval-2022-kppn", "gmsc-eval-2022-2017").replace("year: 2022", "year: 2021")
    (tmp_path / "old.yaml").write_text(renamed.split("\nassert:")[0], encoding="utf-8")

    code = run(["diff", str(tmp_path / "old.yaml"), _pair("kab-malang")[0], "--format", "json"])

    assert code == 1
    assert [p["code"] for p in json.loads(capsys.readouterr().out)["diagnostics"]] == ["no-crosswalk"]


def test_memo_is_markdown_with_the_split_and_the_rows(capsys) -> None:
    assert run(["diff", *_pair("kab-malang"), "--format", "markdown", "--lang", "en"]) == 0
    memo = capsys.readouterr().out

    assert memo.startswith("# Kabupaten Malang")
    assert "weights: the same indicators weighed differently" in memo


@pytest.fixture
def two_years(tmp_path) -> list[str]:
    """Return Kota Malang's assessment, and one of two years later in which complaints are answered."""
    for file in (EXAMPLES / "kota-malang").glob("*.yaml"):
        (tmp_path / file.name).write_bytes(file.read_bytes())
    text = (tmp_path / "assessment.yaml").read_text(encoding="utf-8").replace("year: 2019", "year: 2021")
    before, after = text.split("governance.kebijakan-publik.2:", 1)
    later = before + "governance.kebijakan-publik.2:" + after.replace("score: 1", "score: 3", 1)
    (tmp_path / "2021.yaml").write_text(later, encoding="utf-8")
    return [str(tmp_path / "assessment.yaml"), str(tmp_path / "2021.yaml")]


def test_plan_is_held_against_what_came_of_it(two_years, capsys) -> None:
    assert run(["diff", *two_years, "--format", "json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    outcomes = {row["id"]: row["outcome"] for row in answer["plan"]}

    assert outcomes["revive-sambat"] == "delivered"
    assert outcomes["city-brand"] == "late"
    assert outcomes["city-transport"] == "not_due"
    assert answer["promised"] > answer["new"]["index"]


def test_old_answers_are_read_under_the_new_framework(capsys) -> None:
    old = _pair("denpasar")[0]

    assert run(["assess", old, "--under", "spbe-2020", "--format", "json"]) == 0
    answer = json.loads(capsys.readouterr().out)

    assert answer["framework"]["id"] == "spbe-2020"
    assert 0 < answer["index"]["coverage"] < 1
    assert len(answer["indicators"]) == 47


def test_answers_are_not_read_under_a_framework_without_a_crosswalk(capsys) -> None:
    assert run(["assess", _pair("denpasar")[0], "--under", "gmsc", "--lang", "en"]) == 1
    assert "no-crosswalk" in capsys.readouterr().err


def test_two_tracks_tell_how_optimistic_the_city_was(capsys) -> None:
    file = str(EXAMPLES / "denpasar" / "2021.yaml")

    assert run(["diff", f"{file}@self", f"{file}@verified", "--format", "json"]) == 0
    bias = json.loads(capsys.readouterr().out)["bias"]
    assert (bias["indicators"], bias["higher"], bias["lower"]) == (47, 25, 4)
    assert bias["mean"] == pytest.approx(26 / 47)
    assert [row["id"] for row in bias["nodes"]] == ["D1", "D2", "D3", "D4"]

    assert run(["diff", f"{file}@self", f"{file}@verified", "--lang", "en"]) == 0
    assert "own less verified: +0.55 on average of 47 indicators" in capsys.readouterr().out


def test_years_have_no_bias(capsys) -> None:
    run(["diff", *_pair("denpasar"), "--format", "json"])

    assert json.loads(capsys.readouterr().out)["bias"] is None


def test_spread_and_appeals_are_said(tmp_path, capsys) -> None:
    head = "schema: smartplan/assessment/1\nframework: spbe-2020\ncity: {name: Kota Uji}\nyear: 2024\n"
    own = "scores: {I01: {assessors: {a1: 2, a2: 5}}, I02: {assessors: {a1: 3, a2: 3}}}\n"
    (tmp_path / "own.yaml").write_text(f"{head}{own}", encoding="utf-8")
    appeal = "{verified: 3, appeal: {before: 2, reason: SK 7, upheld: true}}"
    verified = f"scores: {{I01: {appeal}, I02: {{verified: 3}}}}\n"
    (tmp_path / "verified.yaml").write_text(f"{head}{verified}", encoding="utf-8")

    sides = [f"{tmp_path / 'own.yaml'}@self", f"{tmp_path / 'verified.yaml'}@verified"]
    assert run(["diff", *sides, "--lang", "en"]) == 0
    shown = capsys.readouterr().out

    assert "Assessors lie 1.50 apart on average, most in I01 (3)" in shown
    assert "Appeals: 1, 1 upheld (100% of those decided), 0 pending" in shown


@pytest.mark.parametrize("city", PAIRS)
def test_page_shows_the_terminals_figures_and_asks_for_nothing(city, tmp_path, capsys) -> None:
    out = tmp_path / "memo.html"

    assert run(["diff", *_pair(city), "-o", str(out), "--lang", "en"]) == 0
    shown, page = capsys.readouterr().out, out.read_text(encoding="utf-8")

    figures = re.findall(
        r"^.*?([+\N{MINUS SIGN}]?\d\.\d{3})\b", shown.split("What moved")[1], flags=re.MULTILINE
    )
    assert figures[:5] == re.findall(r'<td class="n">(.*?)</td>', page)[:5]
    assert page.count("<svg") == 1
    assert not re.search(r"(?i)(src|href)=|url\(|<script|@import", page)
    assert "Comparable core" in page or "Nothing is comparable" in page


def test_memo_as_pdf_is_one_tagged_page(tmp_path, capsys) -> None:
    from pypdf import PdfReader

    out = tmp_path / "memo.pdf"

    assert run(["diff", *_pair("denpasar"), "-o", str(out), "--lang", "id"]) == 0
    pdf = PdfReader(out)

    assert len(pdf.pages) == 1
    assert pdf.metadata.title == "Kota Denpasar: 2018 spbe-2018 → 2021 spbe-2020"
    assert pdf.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert "Inti yang sebanding" in pdf.pages[0].extract_text()


def test_memo_as_file_is_not_overwritten_and_has_a_known_ending(tmp_path, capsys) -> None:
    out = tmp_path / "memo.md"

    assert run(["diff", *_pair("denpasar"), "-o", str(out)]) == 0
    assert out.read_text(encoding="utf-8").startswith("# Kota Denpasar")
    assert run(["diff", *_pair("denpasar"), "-o", str(out)]) == 2
    assert run(["diff", *_pair("denpasar"), "-o", str(out), "--force"]) == 0
    assert run(["diff", *_pair("denpasar"), "-o", str(tmp_path / "memo.odt")]) == 2
    assert "unknown-ending" in capsys.readouterr().err


def test_hostile_names_stay_text_on_the_page(tmp_path, capsys) -> None:
    for name in PAIRS["aceh-tengah"]:
        text = (EXAMPLES / "aceh-tengah" / name).read_text(encoding="utf-8")
        (tmp_path / name).write_text(
            text.replace("Kabupaten Aceh", "<script>x</script> Aceh"), encoding="utf-8"
        )
    out = tmp_path / "memo.html"

    assert run(["diff", *(str(tmp_path / name) for name in PAIRS["aceh-tengah"]), "-o", str(out)]) == 0
    assert "<script" not in out.read_text(encoding="utf-8")


@pytest.mark.parametrize("city", ["denpasar", "kab-malang", "aceh-tengah"])
def test_editions_in_the_wrong_order_are_to_be_swapped(city, capsys) -> None:
    old, new = _pair(city)

    assert run(["diff", new, old, "--lang", "en"]) == 1
    told = capsys.readouterr().err

    assert "error[years-reversed]" in told
    assert f"swap the two: smartplan diff {old} {new}" in told


def test_years_of_one_framework_in_the_wrong_order_are_compared_with_a_warning(capsys) -> None:
    assert run(["diff", *reversed(_pair("bandar-lampung")), "--format", "json"]) == 0
    answer = json.loads(capsys.readouterr().out)

    assert [problem["code"] for problem in answer["diagnostics"]] == ["years-reversed"]
    run(["diff", *_pair("bandar-lampung"), "--format", "json"])
    forward = json.loads(capsys.readouterr().out)
    assert answer["delta"] == pytest.approx(-forward["delta"], abs=1e-12)


@pytest.mark.parametrize("side", [0, 1])
def test_an_assessment_without_an_index_is_not_compared(side, tmp_path, capsys) -> None:
    sides = _pair("bandar-lampung")
    text = Path(sides[side]).read_text(encoding="utf-8").split("\nscores:")[0]
    (tmp_path / "open.yaml").write_text(f"{text}\nscores: {{I01: unknown}}\n", encoding="utf-8")
    sides[side] = str(tmp_path / "open.yaml")

    assert run(["diff", *sides, "--format", "json"]) == 1
    answer = json.loads(capsys.readouterr().out)

    assert answer["result"] is None
    assert [problem["code"] for problem in answer["diagnostics"]] == ["no-index-to-compare"]


def test_ways_out_of_an_impossible_plan_are_named_with_their_money(tmp_path, capsys) -> None:
    for file in (EXAMPLES / "kota-malang").glob("*.yaml"):
        text = file.read_text(encoding="utf-8").replace("2020: 2500000000", "2020: 1")
        (tmp_path / file.name).write_text(text, encoding="utf-8")

    assert run(["roadmap", str(tmp_path / "assessment.yaml"), "--format", "json", "--lang", "en"]) == 1
    answer = json.loads(capsys.readouterr().out)
    plan = (tmp_path / "plan.yaml").read_text(encoding="utf-8").splitlines()

    assert any("2020: 1" in plan[row["line"] - 1] for row in answer["conflict"])
    money = [one for relief in answer["reliefs"] for one in relief["eased"] if one["kind"] == "fund"]
    assert money
    assert all(one["more"] > 0 for one in money)


def test_frontier_never_falls_as_money_grows(capsys) -> None:
    assert run(["roadmap", MALANG, "--frontier", "--format", "json"]) == 0
    points = json.loads(capsys.readouterr().out)["frontier"]
    reached = [point["index"] for point in points if point["index"] is not None]

    assert [point["budget"] for point in points] == sorted(point["budget"] for point in points)
    assert reached == sorted(reached)
    assert all(point["proved"] for point in points)


def test_initiative_that_is_out_is_explained_by_what_taking_it_in_would_cost(capsys) -> None:
    assert run(["explain", MALANG, "cashless-levies", "--format", "json"]) == 0
    alternatives = json.loads(capsys.readouterr().out)["alternatives"]

    assert [one["question"] for one in alternatives] == ["with"]
    assert alternatives[0]["loses"]["low"] > 0


def test_risk_is_drawn_from_a_seed_and_late_is_never_better(capsys) -> None:
    answers = []
    for _ in range(2):
        assert run(["roadmap", MALANG, "--risk", "--seed", "7", "--format", "json"]) == 0
        answers.append(json.loads(capsys.readouterr().out))
    risk = answers[0]["risk"]

    assert answers[0] == answers[1]
    planned = {row["year"]: row["index"] for row in answers[0]["forecast"]}
    assert all(row["p80"] <= row["p50"] <= planned[row["year"]] + 1e-9 for row in risk["years"][:-1])
    assert risk["cost_p50"] <= risk["cost_p80"]
    assert risk["drivers"]
