"""What if, the cheapest way, and what moved against a roadmap that was kept, as a user types them."""

import json
from pathlib import Path

import pytest

from smartplan.cli import run

MALANG = str(Path(__file__).parents[2] / "examples" / "kota-malang" / "assessment.yaml")
SOLAR = "solar-public-buildings"


def answer(capsys, *options):
    code = run(["roadmap", MALANG, "--format", "json", "--lang", "en", *options])
    return code, json.loads(capsys.readouterr().out)


@pytest.fixture(scope="module")
def baseline(tmp_path_factory):
    """Return the file of the plan's own roadmap."""
    out = tmp_path_factory.mktemp("kept") / "roadmap.json"
    assert run(["roadmap", MALANG, "--format", "json", "-o", str(out)]) == 0
    return out


def test_a_what_if_says_what_was_asked_and_what_it_changes(capsys, baseline):
    code, told = answer(capsys, "--budget", "apbd=+10%", "--without", SOLAR)
    written = json.loads(baseline.read_text(encoding="utf-8"))
    asked, difference = told["what_if"], told["what_if"]["written"]

    assert code == 0
    assert (asked["budget"], asked["with"], asked["without"]) == (["apbd=+10%"], [], [SOLAR])
    assert difference["index"] == written["forecast"][-1]["index"]
    assert difference["index_change"] == pytest.approx(told["forecast"][-1]["index"] - difference["index"])
    assert {m["id"]: m["turn"] for m in difference["moves"]}[SOLAR] == "leaves"
    ceilings = {row["year"]: row["ceiling"] for row in told["budget"] if row["fund"] == "apbd"}
    assert ceilings[2020] == 2_750_000_000


def test_the_plan_as_written_is_no_what_if(baseline):
    assert json.loads(baseline.read_text(encoding="utf-8"))["what_if"] is None


def test_leaving_out_a_must_have_names_the_wish_among_what_is_in_conflict(capsys):
    code, told = answer(capsys, "--without", "revive-sambat")

    assert code == 1
    assert {row["kind"] for row in told["conflict"]} == {"mandatory", "asked"}
    assert ["asked"] in [[one["kind"] for one in relief["eased"]] for relief in told["reliefs"]]


def test_what_must_be_in_is_in_and_what_that_costs_is_told(capsys):
    code, told = answer(capsys, "--with", "emergency-112")
    rows = {row["id"]: row for row in told["initiatives"]}

    assert code == 0
    assert rows["emergency-112"]["selected"]
    assert {m["id"]: m["turn"] for m in told["what_if"]["written"]["moves"]}["emergency-112"] == "joins"


@pytest.mark.parametrize(
    ("option", "value", "names"),
    [
        ("--budget", "abpd=+10%", "apbd, apbn, csr, kpbu"),
        ("--budget", "apbd=much", "apbd=+10%"),
        ("--without", "solar", "smart-city-bodies"),
    ],
)
def test_a_wish_that_names_nothing_lists_what_there_is(option, value, names, capsys):
    assert run(["roadmap", MALANG, option, value, "--lang", "en"]) == 2
    assert names in capsys.readouterr().err


def test_the_cheapest_way_is_proved_and_costs_no_more_than_the_roadmap(capsys):
    _, told = answer(capsys, "--cheapest")
    index, targets = told["cheapest"]

    assert index["proved"]
    assert index["reaches"] >= index["index"] == 2.4
    assert index["cost"] <= sum(row["spent"] for row in told["budget"])
    assert (targets["possible"], bool(targets["short"])) == (False, True)
    assert targets["best"]["index"] > index["reaches"]


def test_against_its_own_baseline_nothing_moved(capsys, baseline):
    code, told = answer(capsys, "--baseline", str(baseline))

    assert code == 0
    assert (told["baseline"]["moves"], told["baseline"]["cost_change"]) == ([], 0)


def changed(baseline, tmp_path, **fields):
    written = {**json.loads(baseline.read_text(encoding="utf-8")), **fields}
    (tmp_path / "other.json").write_text(json.dumps(written), encoding="utf-8")
    return str(tmp_path / "other.json")


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"city": {"name": "Kota Bogor", "code": "32.71"}}, "baseline-of-another-city"),
        ({"framework": {"id": "spbe-2020"}}, "baseline-under-another-framework"),
        ({"what_if": {"budget": ["apbd=+10%"]}}, "baseline-is-what-if"),
        ({"schema": "smartplan/assess@1"}, "not-a-saved-roadmap"),
        ({"city": None}, "not-a-saved-roadmap"),
        ({"initiatives": [{"id": "a", "selected": True, "start": "soon", "cost": 1}]}, "not-a-saved-roadmap"),
        ({"forecast": [{"year": 2024, "index": float("nan")}]}, "not-a-saved-roadmap"),
    ],
)
def test_a_baseline_of_something_else_is_refused(fields, code, baseline, tmp_path, capsys):
    assert run(["roadmap", MALANG, "--baseline", changed(baseline, tmp_path, **fields)]) in {1, 2}
    assert f"[{code}]" in capsys.readouterr().err


@pytest.mark.parametrize("content", [b"", b"[1]", b"{", b"\xff\xfe\x00", b"[" * 100_000, b"1" * 5000])
def test_a_broken_baseline_is_refused(content, tmp_path, capsys):
    file = tmp_path / "broken.json"
    file.write_bytes(content)

    assert run(["roadmap", MALANG, "--baseline", str(file)]) == 2
    assert "[not-a-saved-roadmap]" in capsys.readouterr().err


def test_the_screen_says_first_that_it_is_a_what_if(capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    run(["roadmap", MALANG, "--budget", "csr:2021=-100 juta", "--cheapest", "--frontier"])
    lines = capsys.readouterr().out.splitlines()

    assert lines[0].startswith("Pengandaian")
    assert "csr, 2021: berkurang Rp100 juta" in lines[1]
    assert max(map(len, lines)) <= 80
    assert not [line for line in lines if "…" in line and "Rp " in line]


AIMLESS = {
    "framework.yaml": """\
schema: smartplan/framework/1
id: small
title: Small
scale: {min: 0, max: 5}
tree:
  - {id: A, kind: level, title: A}
""",
    "city.yaml": """\
schema: smartplan/assessment/1
framework: ./framework.yaml
city: {name: Kota Batu}
year: 2025
plan: plan.yaml
scores: {A: 1}
""",
    "plan.yaml": """\
schema: smartplan/plan/1
city: {name: Kota Batu}
framework: ./framework.yaml
horizon: {start: 2026Q1, years: 2}
agencies: {bappeda: {title: Bappeda}}
funds: {apbd: {2026: 500000000, 2027: 0}}
initiatives:
  - {id: forum, title: Forum, agency: bappeda, fund: apbd, cost: 350000000, duration: 2,
     raises: {A: {from: 1, to: 2}}}
""",
}


@pytest.mark.parametrize(("target", "chosen", "codes"), [(None, 0, ["no-target"]), ("3", 1, [])])
def test_a_roadmap_towards_nothing_says_that_nothing_has_a_target(
    tmp_path, capsys, monkeypatch, target, chosen, codes
):
    monkeypatch.chdir(tmp_path)
    for name, text in AIMLESS.items():
        Path(name).write_text(text, encoding="utf-8")

    wanted = [] if target is None else ["--target", target]
    assert run(["roadmap", "city.yaml", "--format", "json", *wanted]) == 0
    told = json.loads(capsys.readouterr().out)

    assert sum(row["selected"] for row in told["initiatives"]) == chosen
    assert [one["code"] for one in told["diagnostics"]] == codes
