"""smartplan benchmark --under: cities that answered another edition beside those that answered this one."""

import csv
import json
import re
import shutil
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest
from pypdf import PdfReader

from smartplan.cli import run

EXAMPLES = Path(__file__).parents[2] / "examples"
FRAMEWORK = """\
schema: smartplan/framework/1
id: {id}
title: Edition {id}
scale: {{min: 0, max: {top}, step: 1}}
unknown: exclude
tree:
"""
LEAF = "  - {{id: {id}, kind: level, title: {id}, weight: {weight}}}\n"
CROSSWALK = """\
schema: smartplan/crosswalk/1
old: old
new: new
title: Old to new
levels: [{old: 0, new: 0}, {old: 4, new: 8}]
rows:
  - {ref: r, kind: same, standing: ours, ancestors: [{ref: p}]}
  - {ref: s, kind: merged, standing: ours, ancestors: [{ref: p, share: 0.5}, {ref: q, share: 0.5}]}
  - {ref: t, kind: new, standing: ours}
"""
FULL = CROSSWALK.replace("kind: new, standing: ours}", "kind: same, standing: ours, ancestors: [{ref: q}]}")
CITY = """\
schema: smartplan/assessment/1
framework: ../{edition}.yaml
city: {{code: "{code}", name: Kota {code}, kind: kota}}
year: {year}
scores: {{{scores}}}
"""


def write_city(code, edition, year, scores):
    text = CITY.format(code=code, edition=edition, year=year, scores=scores)
    Path(f"cities/{code}-{edition}-{year}.yaml").write_text(text, encoding="utf-8")


@pytest.fixture
def cities(tmp_path, monkeypatch):
    """Return the words of a run over two editions; A answered the old one, B the new one, both in 2024."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1764000000")
    old, new = (("p", 1), ("q", 1)), (("r", 2), ("s", 1), ("t", 1))
    for id_, top, leaves in (("old", 4, old), ("new", 8, new)):
        tree = "".join(LEAF.format(id=leaf, weight=weight) for leaf, weight in leaves)
        Path(f"{id_}.yaml").write_text(FRAMEWORK.format(id=id_, top=top) + tree, encoding="utf-8")
    Path("crosswalk.yaml").write_text(CROSSWALK, encoding="utf-8")
    Path("cities").mkdir()
    write_city("A", "old", 2024, "p: 4, q: 2")
    write_city("B", "new", 2024, "r: 4, s: 4, t: 4")
    return ["cities", "--under", "./new.yaml", "--crosswalk", "crosswalk.yaml", "--no-cache", "--lang", "en"]


def found(capsys, arguments, code=0):
    assert run(["benchmark", *arguments, "--format", "json"]) == code
    return json.loads(capsys.readouterr().out)


def test_an_older_edition_stands_in_the_league_as_far_as_the_crosswalk_carries_it(capsys, cities):
    answer = found(capsys, cities)

    first, second = answer["cities"]
    assert (first["city"]["name"], first["framework"], first["restated_from"]) == ("Kota A", "new", "old")
    # r = 8 of weight 2, s = (8 + 4) / 2 of weight 1; t is new: unknown, not zero.
    assert first["index"] == pytest.approx((2 * 8 + 6) / 3)
    assert (first["coverage"], first["low"], first["high"]) == (0.75, 5.5, 7.5)
    assert (second["restated_from"], second["index"], second["coverage"]) == (None, 4.0, 1.0)
    assert answer["restated"] == [
        {"framework": "new", "year": 2024, "round": None, "from": "old", "carried": 0.75, "cities": 1}
    ]


def test_who_is_carried_over_is_marked_in_every_format(capsys, cities):
    assert run(["benchmark", *cities]) == 0
    text = " ".join(capsys.readouterr().out.split())
    assert "Kota A *" in text
    assert "Kota B *" not in text
    assert "* 1 city answered old: its crosswalk carries over 75% of the weight, the rest is unknown" in text

    assert run(["benchmark", *cities, "--format", "markdown"]) == 0
    assert "1 city answered old" in capsys.readouterr().out

    assert run(["benchmark", *cities, "--format", "csv"]) == 0
    rows = list(csv.DictReader(capsys.readouterr().out.splitlines()))
    assert [(row["city"], row["restated_from"], row["t"]) for row in rows] == [
        ("Kota A", "old", ""),
        ("Kota B", "", "4.0"),
    ]


def test_the_index_is_the_one_that_assess_gives_under_that_framework(capsys):
    file = str(EXAMPLES / "denpasar/2018.yaml")
    assert run(["assess", file, "--under", "spbe-2020", "--format", "json"]) == 0
    alone = json.loads(capsys.readouterr().out)["index"]
    [city] = found(capsys, [file, "--under", "spbe-2020", "--no-cache"])["cities"]

    assert (city["index"], city["reported"]) == (alone["score"], alone["reported"])
    assert (city["low"], city["high"], city["coverage"]) == (alone["low"], alone["high"], alone["coverage"])


@pytest.mark.parametrize(("track", "index"), [("self", 2.0), ("verified", 4.0)])
def test_a_track_counts_in_the_edition_that_was_answered(capsys, cities, track, index):
    write_city(
        "A", "old", 2024, "p: {self: 1, verified: 2, reason: seen}, q: {self: 1, verified: 2, reason: s}"
    )
    answer = found(capsys, [*cities, "--track", track])

    mine = next(city for city in answer["cities"] if city["city"]["name"] == "Kota A")
    assert (mine["index"], mine["coverage"]) == (index, 0.75)


def test_without_a_crosswalk_cities_are_left_out_counted_and_told(capsys, cities):
    write_city("C", "old", 2024, "p: 1, q: 1")
    without = [word for word in cities if word not in ("--crosswalk", "crosswalk.yaml")]
    answer = found(capsys, without, code=1)

    assert [city["city"]["name"] for city in answer["cities"]] == ["Kota B"]
    assert answer["summary"] == {"cities": 1, "failed": 2, "left_out": 0}
    [told] = answer["diagnostics"]
    assert told["code"] == "cities-without-crosswalk"
    assert told["message"].endswith("left out (2): Kota A, Kota C")


def test_a_change_is_told_only_where_all_of_an_earlier_result_is_carried_over(capsys, cities):
    write_city("A", "new", 2025, "r: 8, s: 8, t: 8")
    write_city("B", "new", 2025, "r: 8, s: 8, t: 8")
    answer = found(capsys, cities)

    assert [(move["city"]["name"], move["change"]) for move in answer["movers"]] == [("Kota B", 4.0)]
    assert [each["city"]["name"] for each in answer["unfollowed"]] == ["Kota A"]
    assert run(["benchmark", *cities]) == 0
    assert "1 city is not compared with its earlier results" in capsys.readouterr().out

    Path("crosswalk.yaml").write_text(FULL, encoding="utf-8")
    answer = found(capsys, cities)
    # r = 8, s = 6, t = 4 in 2024: 6.5 of 8.
    moves = {move["city"]["name"]: move["change"] for move in answer["movers"]}
    assert moves == {"Kota A": 1.5, "Kota B": 4.0}
    assert answer["unfollowed"] == []


def test_results_of_one_older_edition_are_compared_with_each_other(capsys, cities):
    write_city("A", "old", 2025, "p: 4, q: 4")
    answer = found(capsys, cities)

    [move] = answer["movers"]
    assert (move["city"]["name"], move["change"]) == ("Kota A", pytest.approx(8 - 22 / 3))


def test_a_city_that_answered_both_editions_counts_once_with_the_nearer(capsys, cities):
    write_city("A", "new", 2024, "r: 1, s: 1, t: 1")
    answer = found(capsys, cities)

    assert [(c["city"]["name"], c["index"]) for c in answer["cities"]] == [("Kota B", 4.0), ("Kota A", 1.0)]
    assert answer["summary"]["left_out"] == 1
    [told] = answer["diagnostics"]
    assert (told["code"], told["severity"]) == ("city-under-two-editions", "warning")


def test_a_crosswalk_that_does_not_say_what_becomes_of_all_is_refused(capsys, cities):
    Path("crosswalk.yaml").write_text(CROSSWALK.replace("ref: t", "ref: r"), encoding="utf-8")
    assert run(["benchmark", *cities]) == 1

    told = capsys.readouterr()
    assert told.out == ""
    assert "error[row-missing]" in told.err
    assert "error[duplicate-row]" in told.err
    assert "crosswalk.yaml:" in told.err


def test_rows_of_a_table_are_carried_over_too(capsys, cities):
    Path("more.csv").write_text("name,year,p,q\nKota C,2024,2,2\n", encoding="utf-8")
    table = ["more.csv", "--framework", "./old.yaml", *cities[1:]]

    [city] = found(capsys, table)["cities"]
    assert (city["city"]["name"], city["index"], city["restated_from"]) == ("Kota C", 4.0, "old")


def test_processes_give_the_same_as_one(capsys, cities, monkeypatch):
    monkeypatch.setattr("smartplan.commands.pull.restated.FEW", 0)
    write_city("C", "old", 2024, "p: 1, q: 3")

    assert found(capsys, [*cities, "--jobs", "2"]) == found(capsys, [*cities, "--jobs", "1"])


def test_a_pack_reports_the_same_index_and_says_that_it_was_carried_over(capsys, cities):
    assert run(["benchmark", *cities, "--pack", "pack", "--jobs", "1"]) == 0
    capsys.readouterr()

    pages = PdfReader("pack/new-2024/a-kota-a.pdf").pages
    said = re.sub(r"\s+", " ", " ".join(page.extract_text() for page in pages))
    assert "The index of Kota A is 7.33 of 8." in said
    assert "given under Edition old and carried over by a crosswalk, which covers 75% of the weight." in said
    national = re.sub(r"\s+", " ", Path("pack/new-2024/national.html").read_text(encoding="utf-8"))
    assert "1 city answered old: its crosswalk carries over 75% of the weight" in national

    Path("crosswalk.yaml").write_text(FULL, encoding="utf-8")
    assert run(["benchmark", *cities, "--pack", "pack", "--jobs", "1"]) == 0
    pages = PdfReader("pack/new-2024/a-kota-a.pdf").pages
    assert "which covers 100% of" in re.sub(r"\s+", " ", " ".join(page.extract_text() for page in pages))


def test_standard_input_of_another_edition_is_refused(capsys, cities, monkeypatch):
    text = Path("cities/A-old-2024.yaml").read_text(encoding="utf-8").replace("../old", "./old")
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(text.encode())))
    answer = found(capsys, ["-", *cities], code=1)

    assert "under-from-stdin" in {told["code"] for told in answer["diagnostics"]}


def test_a_file_that_went_wrong_meanwhile_is_told_and_the_rest_is_done(capsys, cities, monkeypatch):
    from smartplan.commands.pull import restated

    read = restated.answers_anew
    monkeypatch.setattr(
        restated, "answers_anew", lambda file, shelf: Path(file).unlink() or read(file, shelf)
    )
    answer = found(capsys, cities, code=1)

    assert [city["city"]["name"] for city in answer["cities"]] == ["Kota B"]
    assert [told["code"] for told in answer["diagnostics"]] == ["file-not-found"]


def test_a_crosswalk_without_a_framework_to_read_under_is_refused(capsys, cities):
    assert run(["benchmark", "cities", "--crosswalk", "crosswalk.yaml", "--lang", "en"]) == 2

    assert "add --under FRAMEWORK" in capsys.readouterr().err


def test_mixed_editions_are_told_how_they_may_be_read_together(capsys, tmp_path):
    shutil.copytree(EXAMPLES / "denpasar", tmp_path / "cities")
    assert run(["benchmark", str(tmp_path / "cities"), "--lang", "en"]) == 0

    assert "--under reads all under one" in " ".join(capsys.readouterr().out.split())


@pytest.mark.parametrize(("crosswalk", "comparable"), [(CROSSWALK, 0.875), (FULL, 1.0)])
def test_diff_compares_two_editions_by_a_crosswalk_of_ones_own(capsys, cities, crosswalk, comparable):
    write_city("A", "new", 2025, "r: 8, s: 8, t: 8")
    Path("crosswalk.yaml").write_text(crosswalk, encoding="utf-8")
    files = ["cities/A-old-2024.yaml", "cities/A-new-2025.yaml"]
    assert run(["diff", *files, "--crosswalk", "crosswalk.yaml", "--format", "json"]) == 0

    answer = json.loads(capsys.readouterr().out)
    assert answer["comparable"]["weight"] == pytest.approx(comparable)
    assert (answer["old"]["index"], answer["new"]["index"]) == (3.0, 8.0)


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        (CROSSWALK.replace("old: old", "old: older"), "crosswalk-for-others"),
        (CROSSWALK.replace("ref: t", "ref: r"), "duplicate-row"),
    ],
)
def test_diff_refuses_a_crosswalk_that_leads_elsewhere_or_is_wrong(capsys, cities, wrong, code):
    write_city("A", "new", 2025, "r: 8, s: 8, t: 8")
    Path("crosswalk.yaml").write_text(wrong, encoding="utf-8")
    files = ["cities/A-old-2024.yaml", "cities/A-new-2025.yaml"]
    assert run(["diff", *files, "--crosswalk", "crosswalk.yaml", "--lang", "en"]) == 1

    told = capsys.readouterr()
    assert told.out == ""
    assert f"error[{code}]" in told.err
    assert "crosswalk.yaml:" in told.err
