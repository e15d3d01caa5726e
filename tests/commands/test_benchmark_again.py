"""The same question about the same files is answered as before, to the byte; after a change, anew."""

import hashlib
import io
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
import typer

from smartplan.cli import application, run
from smartplan.commands.asked_of_cities import Means
from smartplan.commands.pull.again import question_about
from smartplan.commands.pull.cohort import cohorts_in
from smartplan.read.cache import cache_path
from smartplan.read.cohort import Wanted
from smartplan.read.hashes import hash_of
from smartplan.read.paths import read_bytes

ROOT = Path(__file__).parents[2]
FRAMEWORK = """\
schema: smartplan/framework/1
id: small
title: {id: Kecil, en: Small}
scale: {min: 0, max: 5, step: 1}
rounding: {digits: 2}
tree:
  - {id: A, title: A, children: [{id: A1, kind: level, title: First}, {id: A2, kind: level, title: Second}]}
  - {id: B1, kind: level, title: Third, weight: 2}
"""
HEAVY = {"pydantic", "numpy", "pandas", "ortools", "yaml", "jinja2"}


@pytest.fixture(autouse=True)
def cities(tmp_path, monkeypatch):
    """Six cities of two kinds and two years, one of them with a mistake; and a file of another kind."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    for name in ("LC_ALL", "LC_MESSAGES", "COLUMNS", "FORCE_COLOR", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    Path(".git").mkdir()
    Path("small.yaml").write_text(FRAMEWORK, encoding="utf-8")
    for year in (2023, 2024):
        Path(f"cities/{year}").mkdir(parents=True)
        for number in range(6):
            write(year, number, f"A1: {number % 6}, A2: {(number * year) % 5}, B1: {{self: 2, verified: 3}}")
    write(2024, 3, "A1: 9, A2: 1")
    Path("cities/notes.yaml").write_text("colour: blue\n", encoding="utf-8")


def write(year, number, scores, framework="../../small.yaml", folder="cities"):
    kind = "kota" if number % 2 else "kabupaten"
    Path(f"{folder}/{year}/c{number}.yaml").write_text(
        f"schema: smartplan/assessment/1\nframework: {framework}\n"
        f"city: {{name: Kota {number}, kind: {kind}, province: P{number % 3}}}\n"
        f"year: {year}\nscores: {{{scores}}}\n",
        encoding="utf-8",
    )


def told(capfd, *arguments):
    """Return the exit code, and what was written on standard output and standard error."""
    code = run(["benchmark", *(arguments or ["cities"])])
    return code, *capfd.readouterr()


def kept():
    with sqlite3.connect(cache_path()) as db:
        rows = db.execute("SELECT question, out FROM answers ORDER BY rowid").fetchall()
    db.close()
    return rows


FORMATS = (
    [],
    ["--format", "json"],
    ["--format", "csv"],
    ["--format", "markdown"],
    ["--step", "aggregated"],
    ["--lang", "id"],
)


@pytest.mark.parametrize("how", FORMATS, ids=" ".join)
def test_an_answer_that_is_remembered_is_the_same_to_the_byte(capfd, how):
    anew = told(capfd, "cities", *how, "--no-cache")
    first = told(capfd, "cities", *how)
    assert len(kept()) == 1

    assert told(capfd, "cities", *how) == first == anew
    assert anew[0] == 1
    assert "level-out-of-scale" in anew[2]
    assert kept()[0][1] == anew[1]


def test_a_remembered_answer_imports_nothing_heavy():
    code = f"""
import sys
from smartplan.cli import run
code = run(["benchmark", "cities"])
sys.exit(f"{{code}} {{sorted({HEAVY!r} & set(sys.modules))}}")
"""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", code]
    first, second = (
        subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        for _ in range(2)
    )

    assert "pydantic" in first.stderr.splitlines()[-1]
    assert second.stderr.splitlines()[-1] == "1 []"
    assert second.stdout == first.stdout
    assert second.stderr.splitlines()[:-1] == first.stderr.splitlines()[:-1]


def a_changed_answer():
    write(2024, 5, "A1: 0, A2: 0, B1: 0")


def a_mistake_put_right():
    write(2024, 3, "A1: 5, A2: 1, B1: 4")


def a_further_city():
    write(2024, 8, "A1: 5, A2: 5, B1: 5")


def a_city_less():
    Path("cities/2024/c3.yaml").unlink()


def another_name():
    Path("cities/2024/c3.yaml").rename("cities/2024/d3.yaml")


def another_framework():
    Path("small.yaml").write_text(FRAMEWORK.replace("weight: 2", "weight: 7"), encoding="utf-8")


def a_framework_that_is_wrong():
    Path("small.yaml").write_text(FRAMEWORK.replace("kind: level", "kind: leevel"), encoding="utf-8")


def a_framework_that_is_gone():
    Path("small.yaml").unlink()


def a_framework_out_of_bounds():
    Path("cities/.git").mkdir()


def a_link_that_leads_nowhere():
    Path("cities/2024/link.yaml").symlink_to("nowhere.yaml")


def a_folder_for_a_file():
    Path("cities/2024/c3.yaml").unlink()
    Path("cities/2024/c3.yaml").mkdir()


CHANGES = (
    a_changed_answer,
    a_mistake_put_right,
    a_further_city,
    a_city_less,
    another_name,
    another_framework,
    a_framework_that_is_wrong,
    a_framework_that_is_gone,
    a_framework_out_of_bounds,
    a_link_that_leads_nowhere,
    a_folder_for_a_file,
)


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_whatever_changed_is_answered_anew(capfd, change):
    before = told(capfd)
    change()
    after = told(capfd)

    assert before != after == told(capfd, "cities", "--no-cache")
    assert told(capfd) == after


def test_a_change_that_is_taken_back_is_answered_as_before(capfd):
    before = told(capfd)
    another_framework()
    told(capfd)
    Path("small.yaml").write_text(FRAMEWORK, encoding="utf-8")

    assert told(capfd) == before


def test_a_framework_given_by_path_is_looked_at_again(capfd):
    small = Path("small.yaml").read_bytes()
    Path("other.yaml").write_bytes(small)
    asked = ("cities", "--framework", "./other.yaml")
    before = told(capfd, *asked)
    Path("other.yaml").write_bytes(small.replace(b"id: small", b"id: large"))

    assert before != told(capfd, *asked) == told(capfd, *asked, "--no-cache")


OPTIONS = {
    "by": ["--by", "province"],
    "framework": ["--framework", "./small.yaml"],
    "year": ["--year", "2023"],
    "under": ["--under", "./small.yaml"],
    "crosswalk": None,
    "track": ["--track", "self"],
    "coherence": ["--coherence"],
    "strict": ["--strict"],
    "step": ["--step", "aggregated"],
    "suppress": ["--suppress", "9"],
    "output": ["-o", "league.xlsx"],
    "force": ["-o", "league.xlsx", "--force"],
    "pack": None,
    "letter": None,
    "jobs": ["--jobs", "1"],
    "no_cache": ["--no-cache"],
    "scheduler": None,
    "output_format": ["--format", "csv"],
    "lang": ["--lang", "id"],
}
"""An example of each option; None: what it writes is looked at elsewhere."""


def test_every_option_is_among_those_that_are_tried():
    command = typer.main.get_command(application()).commands["benchmark"]

    assert {option.name for option in command.params} - {"files", "help"} == set(OPTIONS)


@pytest.mark.parametrize("how", [how for how in OPTIONS.values() if how], ids=" ".join)
def test_another_option_is_another_question(capfd, how):
    plain = told(capfd)
    for _ in range(2):
        Path("league.xlsx").unlink(missing_ok=True)
        with_it = told(capfd, "cities", *how)
        Path("league.xlsx").unlink(missing_ok=True)
        assert with_it == told(capfd, "cities", *how, "--no-cache")
    assert told(capfd) == plain


def test_what_is_to_be_written_is_written_again(capfd):
    told(capfd, "cities", "-o", "league.xlsx")
    first = Path("league.xlsx").read_bytes()
    Path("league.xlsx").unlink()
    told(capfd, "cities", "-o", "league.xlsx")

    assert Path("league.xlsx").read_bytes() == first


@pytest.mark.parametrize(
    ("name", "value"),
    [("LANG", "id_ID.UTF-8"), ("COLUMNS", "60"), ("FORCE_COLOR", "1")],
)
def test_another_screen_or_language_is_another_question(capfd, monkeypatch, name, value):
    before = told(capfd)
    monkeypatch.setenv(name, value)
    after = told(capfd)

    assert before != after == told(capfd, "cities", "--no-cache")
    assert told(capfd) == after


def test_a_screen_that_knows_few_characters_is_another_question(capfd, monkeypatch):
    told(capfd)

    def on_ascii(*more):
        stream = io.TextIOWrapper(io.BytesIO(), encoding="ascii", errors="replace")
        monkeypatch.setattr(sys, "stdout", stream)
        run(["benchmark", "cities", *more])
        stream.flush()
        return stream.buffer.getvalue()

    assert on_ascii() == on_ascii() == on_ascii("--no-cache")


def spoil(statement):
    with sqlite3.connect(cache_path()) as db:
        db.execute(statement)
    db.close()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE answers SET out = replace(out, 'Kota 5', 'Kota 9')",
        "UPDATE answers SET err = ''",
        "UPDATE answers SET code = 0",
        "UPDATE answers SET beside = '[]'",
        "UPDATE answers SET beside = 'no list'",
        "UPDATE answers SET out = NULL",
        "UPDATE answers SET out = x'ff00'",
        "UPDATE answers SET code = 'many'",
        "UPDATE answers SET question = 'another'",
        "DELETE FROM answers",
        "DROP TABLE answers",
        "UPDATE stamp SET text = 'another program'",
    ],
)
def test_a_broken_answer_is_given_anew(capfd, statement):
    first = told(capfd)
    spoil(statement)

    assert told(capfd) == first
    assert told(capfd) == first


def test_a_city_that_is_remembered_is_not_mistaken_where_its_answer_is_forgotten(capfd):
    first = told(capfd)
    spoil("DELETE FROM answers")
    rows = len(kept())

    assert told(capfd) == first
    assert (rows, len(kept())) == (0, 1)


@pytest.mark.parametrize("wrong", [a_link_that_leads_nowhere, a_framework_that_is_gone])
def test_what_could_not_be_read_is_told_each_time_and_not_remembered(capfd, wrong):
    wrong()
    first = told(capfd)

    assert first[0] in (1, 2)
    assert "error[" in first[2]
    assert told(capfd) == first
    assert not cache_path().exists() or kept() == []


def test_a_file_that_changes_while_it_is_read_leaves_no_answer():
    asked = question_about(["cities"], "what")
    a_changed_answer()
    _, found = cohorts_in(["cities"], Wanted(), None, Means(jobs=1), lambda _done, _all: None)
    asked.keep(found.basis, "out", "err", 0)

    assert asked.answered() is None
    assert question_about(["cities"], "what").answered() is None


def test_a_framework_that_changes_while_files_are_read_leaves_no_answer_that_holds():
    asked = question_about(["cities"], "what")
    _, found = cohorts_in(["cities"], Wanted(), None, Means(jobs=1), lambda _done, _all: None)
    another_framework()
    _, again = cohorts_in(["cities"], Wanted(), None, Means(jobs=1), lambda _done, _all: None)
    found.basis.beside.update(again.basis.beside)
    asked.keep(found.basis, "out", "err", 0)

    assert asked.answered() is None


def test_standard_input_and_tables_are_read_each_time(capfd, monkeypatch):
    data = Path("cities/2024/c5.yaml").read_bytes().replace(b"../../small", b"./small")
    for _ in range(2):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))
        assert "Kota 5" in told(capfd, "-", "--format", "json")[1]
    Path("all.csv").write_text("name,year,A1\nSatu,2024,3\n", encoding="utf-8")
    table = ("all.csv", "--framework", "./small.yaml", "--format", "json")
    assert told(capfd, *table) == told(capfd, *table)
    assert kept() == []


def test_a_file_named_as_standard_input_is_has_no_hash():
    Path("-").write_text("a: 1\n", encoding="utf-8")

    assert hash_of("-") is None


def test_only_the_last_answers_are_kept(capfd, monkeypatch):
    monkeypatch.setattr("smartplan.read.cache.MAX_ANSWERS", 2)
    for year in ("2023", "2024"):
        told(capfd, f"cities/{year}")
    told(capfd)

    assert len(kept()) == 2


def test_a_very_long_answer_is_not_kept(capfd, monkeypatch):
    monkeypatch.setattr("smartplan.read.cache.MAX_ANSWER", 100)
    first = told(capfd)

    assert told(capfd) == first
    assert kept() == []


@pytest.mark.parametrize("size", [0, 1, 256 * 1024, 256 * 1024 + 1, 8 * 1024 * 1024, 9 * 1024 * 1024])
def test_the_hash_of_a_file_is_that_of_the_bytes_that_are_read(size):
    Path("large").write_bytes(os.urandom(size))

    assert hash_of("large") == hashlib.sha256(read_bytes("large")).hexdigest()


def test_a_file_that_cannot_be_read_has_no_hash():
    assert (hash_of("nowhere"), hash_of("cities"), hash_of("a\0b")) == (None, None, None)
