"""Hundreds of files: what is remembered, done in processes or on a cluster is the same to the byte."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest

from smartplan.cli import run
from smartplan.commands.asked_of_cities import Asked, Means
from smartplan.commands.pull import pack_city
from smartplan.commands.pull.benchmark import benchmark_of
from smartplan.commands.pull.pack import Pack, make_pack
from smartplan.commands.pull.reckon import CHUNK, packed_chunk, reckoned
from smartplan.read.cache import cache_path
from smartplan.read.entry import figures_in, read_entry
from smartplan.read.listing import Named
from smartplan.read.payload import packed, unpacked
from smartplan.read.shelf import Shelf
from smartplan.write.words import Words

ROOT = Path(__file__).parents[2]
BAD = ROOT / "tests" / "read" / "bad"
EXAMPLES = ROOT / "examples"
FRAMEWORK = """\
schema: smartplan/framework/1
id: small
title: Small
scale: {min: 0, max: 5, step: 1}
rounding: {digits: 2}
tree:
  - {id: A, title: A, children: [{id: A1, kind: level, title: First}, {id: A2, kind: level, title: Second}]}
  - {id: B1, kind: level, title: Third, weight: 2}
"""
CITIES = 3 * CHUNK


@pytest.fixture
def cities(tmp_path, monkeypatch):
    """A folder with many cities, one of them with a mistake, and files of other kinds."""
    monkeypatch.chdir(tmp_path)
    Path(".git").mkdir()
    Path("small.yaml").write_text(FRAMEWORK, encoding="utf-8")
    Path("cities").mkdir()
    for number in range(CITIES):
        write(number, f"A1: {number % 6}, A2: {number % 5}, B1: {number % 4}")
    write(7, "A1: 9, A2: 1")
    write(8, "A1: unknown, A2: 1")
    Path("cities/notes.yaml").write_text("colour: blue\n", encoding="utf-8")
    return ["benchmark", "cities", "--format", "json", "--by", "all"]


def write(number, scores):
    Path(f"cities/c{number:03}.yaml").write_text(
        f"schema: smartplan/assessment/1\nframework: ../small.yaml\ncity: {{name: Kota {number:03}}}\n"
        f"year: 2024\nassessor: Ibu Rahasia\nscores: {{{scores}}}\n",
        encoding="utf-8",
    )


def printed(capsys, arguments, code=1):
    assert run(arguments) == code
    out, err = capsys.readouterr()
    return out + err


# Remembered.


def forget_answers():
    """Leave of all that is remembered only what files came to."""
    with sqlite3.connect(cache_path()) as db:
        db.execute("DELETE FROM answers")
    db.close()


def test_what_is_remembered_is_the_same_to_the_byte(capsys, cities):
    cold = printed(capsys, [*cities, "--no-cache"])
    first = printed(capsys, cities)
    forget_answers()
    warm = printed(capsys, cities)

    assert cold == first == warm == printed(capsys, cities)
    assert "level-out-of-scale" in cold


def test_a_file_that_changed_is_read_anew(capsys, cities):
    printed(capsys, cities)
    write(7, "A1: 5, A2: 5, B1: 5")

    assert printed(capsys, cities, code=0) == printed(capsys, [*cities, "--no-cache"], code=0)


def test_a_framework_that_changed_changes_all(capsys, cities):
    before = printed(capsys, cities)
    Path("small.yaml").write_text(FRAMEWORK.replace("weight: 2", "weight: 7"), encoding="utf-8")
    after = printed(capsys, cities)

    assert before != after == printed(capsys, [*cities, "--no-cache"])


def test_a_city_under_another_name_is_told_by_that_name(capsys, cities):
    printed(capsys, cities)
    Path("cities/c007.yaml").rename("cities/z.yaml")

    assert "cities/z.yaml" in printed(capsys, cities)


def test_tracks_are_not_mixed_up(capsys, tmp_path):
    shutil.copytree(EXAMPLES, tmp_path / "e")
    arguments = ["benchmark", str(tmp_path / "e"), "--format", "json"]
    for track in ([], ["--track", "self"], ["--track", "verified"]):
        cold = printed(capsys, [*arguments, *track, "--no-cache"], code=0)
        assert printed(capsys, [*arguments, *track], code=0) == cold
        forget_answers()
        assert printed(capsys, [*arguments, *track], code=0) == cold


def damage_all(path):
    path.write_bytes(b"This is no database, but long enough to be one. " * 100)


def damage_pages(path):
    data = bytearray(path.read_bytes())
    data[len(data) // 3 : len(data) // 2] = bytes(len(data) // 2 - len(data) // 3)
    path.write_bytes(data)


def empty(path):
    path.write_bytes(b"")


def lie(path):
    with sqlite3.connect(path) as db:
        db.execute("UPDATE kept SET text = replace(text, 'Kota 0', 'Kota 9')")
        db.execute("DELETE FROM answers")
    db.close()


def write_other_form(path):
    with sqlite3.connect(path) as db:
        db.execute("DROP TABLE kept")
        db.execute("CREATE TABLE kept (something TEXT)")
    db.close()


@pytest.mark.parametrize("damage", [damage_all, damage_pages, empty, lie, write_other_form])
def test_a_broken_cache_changes_nothing_and_is_made_anew(capsys, cities, damage):
    cold = printed(capsys, cities)
    damage(cache_path())

    assert printed(capsys, cities) == cold
    assert printed(capsys, cities) == cold


def test_a_cache_that_is_locked_is_done_without(capsys, cities, monkeypatch):
    monkeypatch.setattr("smartplan.read.cache.PATIENCE", 0.01)
    cold = printed(capsys, cities)
    other = sqlite3.connect(cache_path(), isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")

    assert printed(capsys, cities) == cold
    other.close()


@pytest.mark.parametrize("place", ["a file", "a folder"])
def test_a_cache_that_cannot_be_written_is_done_without(capsys, cities, cache_home, place):
    if place == "a file":
        (cache_home / "smartplan").write_text("in the way", encoding="utf-8")
    else:
        (cache_home / "smartplan" / "cities.sqlite3").mkdir(parents=True)

    assert printed(capsys, cities) == printed(capsys, [*cities, "--no-cache"])


def with_little_room(kilobytes, arguments, out):
    """Run a command that may write no file beyond a size, its answer into a file."""
    line = f'ulimit -f {kilobytes}; exec "$@" > {out}'
    command = ["sh", "-c", line, "sh", sys.executable, "-m", "smartplan", *arguments]
    # Without its own buffer Python would not notice what the system leaves over.
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": ""}
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


def test_a_disk_that_is_full_midway_costs_no_city(capsys, cities):
    whole = printed(capsys, [*cities, "--no-cache"])
    for _ in range(2):
        done = with_little_room(64, cities, "/dev/stdout")

        assert done.stdout + done.stderr == whole
    assert cache_path().stat().st_size <= 64 * 1024


def test_an_answer_that_finds_no_room_is_told(cities):
    done = with_little_room(1, [*cities, "--no-cache"], "answer.json")

    assert done.returncode == 2
    assert done.stderr.startswith("error[level-out-of-scale]: the score of A1 is 9")  # nothing of it is lost
    assert "error[answer-unwritable]: there is no room for the answer" in done.stderr


def test_without_a_cache_nothing_is_kept(capsys, cities, cache_home):
    printed(capsys, [*cities, "--no-cache"])

    assert list(cache_home.iterdir()) == []


def test_what_is_kept_names_nobody(capsys, cities):
    printed(capsys, cities)

    assert b"Rahasia" not in cache_path().read_bytes()


@pytest.mark.parametrize("file", sorted(BAD.glob("*.yaml")), ids=lambda file: file.stem)
def test_every_problem_survives_being_kept(file):
    payload, _ = read_entry(Named(str(file)), Shelf())
    kept = unpacked(packed(payload, str(file)), str(file))

    assert kept.problems == payload.problems


@pytest.mark.parametrize("file", sorted(EXAMPLES.rglob("20*.yaml")), ids=lambda file: file.parent.name)
def test_figures_survive_being_kept_exactly(file):
    payload = figures_in(Named(str(file)), None, Shelf())
    kept = unpacked(packed(payload, "a"), "a")

    assert (kept.figures.index, kept.figures.low, kept.figures.high) == (
        payload.figures.index,
        payload.figures.low,
        payload.figures.high,
    )
    assert kept.figures.packed == payload.figures.packed
    assert kept.assessment.city == payload.assessment.city


# Files that include others.


def write_part(name, says):
    Path(f"cities/parts/{name}.yaml").write_text(
        f"schema: smartplan/assessment-part/1\n{says}\n", encoding="utf-8"
    )


@pytest.fixture
def parted(cities):
    """A city whose answers stand in three files, one of which is included by another."""
    Path("cities/c000.yaml").write_text(
        "schema: smartplan/assessment/1\nframework: ../small.yaml\ncity: {name: Kota 000}\nyear: 2024\n"
        "scores: {A1: 1}\ninclude: [parts/health.yaml]\n",
        encoding="utf-8",
    )
    Path("cities/parts").mkdir()
    write_part("health", "scores: {A2: 2}\ninclude: [roads.yaml]")
    write_part("roads", "scores: {B1: 3}")
    return cities


def test_a_city_in_several_files_is_remembered_by_all_of_them(parted):
    told = []

    def found():
        files = [Named("cities/c000.yaml", among_others=True)]
        [payload] = reckoned(files, None, Means(jobs=1), lambda count, _of: told.append(count))
        return packed(payload, "cities/c000.yaml")

    assert found() == found()
    assert told == [0, 1, 1]


def link(path, to):
    path.unlink()
    path.symlink_to(to)


@pytest.mark.parametrize(
    "change",
    [
        lambda: write_part("roads", "scores: {B1: 9}"),
        lambda: write_part("roads", "scores: {B1: 1}"),
        lambda: Path("cities/parts/roads.yaml").unlink(),
        lambda: link(Path("cities/parts/roads.yaml"), "health.yaml"),
        lambda: link(Path("cities/parts/roads.yaml"), "/etc/hostname"),
    ],
    ids=["wrong", "another", "gone", "twice", "outside"],
)
def test_a_part_that_changed_is_read_anew(capsys, parted, change):
    def told(*more):
        run([*parted, *more])
        return capsys.readouterr()

    before = told()
    change()

    after = told()
    assert before != after == told("--no-cache")


def test_a_mistake_in_a_part_is_told_by_the_name_that_it_has_now(capsys, parted):
    write_part("roads", "scores: {B1: 9}")
    assert "cities/parts/roads.yaml" in printed(capsys, parted)
    Path("cities").rename("towns")

    told = printed(capsys, ["towns" if word == "cities" else word for word in parted])
    assert "towns/parts/roads.yaml" in told
    assert "cities/parts" not in told


# In processes and on a cluster.


def test_any_number_of_processes_gives_the_same(capsys, cities, monkeypatch):
    monkeypatch.setattr("smartplan.commands.pull.reckon.FEW", 0)
    one = printed(capsys, [*cities, "--no-cache", "--jobs", "1"])

    assert printed(capsys, [*cities, "--no-cache", "--jobs", "2"]) == one
    assert printed(capsys, [*cities, "--jobs", "3"]) == one


def test_a_run_that_was_broken_off_goes_on_where_it_was(cities):
    files = [Named(str(path), among_others=True) for path in sorted(Path("cities").glob("*.yaml"))]
    done = []

    def stop(count, _of):
        done.append(count)
        if count >= CHUNK:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        reckoned(files, None, Means(jobs=1), stop)
    reckoned(files, None, Means(jobs=1), lambda count, _of: done.append(count))

    assert done == [0, CHUNK, CHUNK, 2 * CHUNK, 3 * CHUNK, len(files)]


def test_a_run_can_be_interrupted(cities):
    for number in range(CITIES, 20 * CITIES):
        write(number, "A1: 1")
    command = [sys.executable, "-m", "smartplan", *cities, "--jobs", "2"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    process = subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    )
    while not cache_path().exists():
        time.sleep(0.05)
    time.sleep(0.5)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=30)

    assert (process.returncode, out, err) == (130, b"", b"")


def test_a_worker_that_dies_on_a_cluster_loses_no_city(capsys, cities):
    from distributed import LocalCluster

    expected = printed(capsys, [*cities, "--no-cache"])
    options = {"n_workers": 2, "threads_per_worker": 1, "dashboard_address": None, "host": "127.0.0.1"}
    with LocalCluster(**options, processes=True, silence_logs=50) as cluster:
        files = [Named(str(path), among_others=True) for path in sorted(Path("cities").glob("*.yaml"))]
        killed = []

        def kill(count, _of):
            if not killed and count >= CHUNK:
                worker = next(iter(cluster.workers.values()))
                killed.append(worker.process.pid)
                os.kill(worker.process.pid, signal.SIGKILL)

        means = Means(remember=False, scheduler=cluster.scheduler_address)
        found = reckoned(files, None, means, kill)
        with_cluster = printed(capsys, [*cities, "--no-cache", "--scheduler", cluster.scheduler_address])

    assert killed
    alone = [each.sha256 for each in packed_chunk(tuple(files), None, "")]
    assert [payload.sha256 for payload in found] == alone
    assert with_cluster == expected


def test_the_reports_of_a_pack_are_made_on_a_cluster_though_a_worker_dies(capsys, cities, monkeypatch):
    from distributed import LocalCluster

    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1764000000")
    for path in sorted(Path("cities").glob("*.yaml"))[6:]:
        path.unlink()
    printed(capsys, [*cities, "--no-cache", "--lang", "en", "--jobs", "1", "--pack", "here"], code=0)
    asked = Asked("all", None, None, None, coherence=False, strict=False, step=None, least=0)
    benchmark, _ = benchmark_of(["cities"], asked, Means(remember=False), lambda *_: None)
    own, killed = [], []
    monkeypatch.setattr(pack_city, "city_files", lambda case, *_: own.append(case))
    options = {"n_workers": 2, "threads_per_worker": 1, "dashboard_address": None, "host": "127.0.0.1"}
    with LocalCluster(**options, processes=True, silence_logs=50) as cluster:

        def kill(done, count):
            if not killed and done > count - 5:  # the first report is there
                worker = next(iter(cluster.workers.values()))
                killed.append(worker.process.pid)
                os.kill(worker.process.pid, signal.SIGKILL)

        means = Means(scheduler=cluster.scheduler_address)
        pack = Pack("there", False, None, 0, means, date(2025, 11, 24), None)
        make_pack(benchmark, Words("en"), pack, kill)

    assert killed
    assert not own  # not one was made in this process
    assert below("here") == below("there")
    assert len(below("there")) == 2 * 6 + 8


def below(folder):
    return {str(f.relative_to(folder)): f.read_bytes() for f in Path(folder).rglob("*") if f.is_file()}


def test_a_report_whose_city_no_worker_sees_is_made_here(capsys, cities, monkeypatch, tmp_path):
    from distributed import LocalCluster

    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1764000000")
    for path in sorted(Path("cities").glob("*.yaml"))[2:]:
        path.unlink()
    words = [*cities, "--no-cache", "--lang", "en", "--pack"]
    printed(capsys, [*words, "here", "--jobs", "1"], code=0)
    monkeypatch.chdir("/")
    options = {"n_workers": 1, "dashboard_address": None, "host": "127.0.0.1", "silence_logs": 50}
    with LocalCluster(**options, processes=True) as cluster:
        monkeypatch.chdir(tmp_path)
        # The names of the files stay as typed, and mean something else where the worker is.
        monkeypatch.setattr("smartplan.commands.pull.pack.at_home", lambda member: member)
        printed(capsys, [*words, "there", "--scheduler", cluster.scheduler_address], code=0)

    assert below("here") == below("there")


def test_a_cluster_that_is_not_there_is_told(capsys, cities, monkeypatch):
    monkeypatch.setattr("smartplan.commands.pull.cluster.PATIENCE", 0.2)

    assert "scheduler-unreachable" in printed(capsys, [*cities, "--scheduler", "tcp://127.0.0.1:9"], code=2)
    assert "scheduler-unreachable" in printed(capsys, [*cities, "--scheduler", "nonsense"], code=2)


def test_without_the_library_a_cluster_is_refused_with_the_line_that_installs_it(capsys, cities, monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)

    assert "pip install 'smartplan[dask]'" in printed(capsys, [*cities, "--scheduler", "tcp://x"], code=2)


@pytest.mark.parametrize(("first", "code"), [(KeyboardInterrupt, 130), (ValueError, 3)])
def test_who_stumbles_while_clearing_up_was_interrupted_all_the_same(
    first, code, cities, monkeypatch, capsys
):
    def stumbling(*_arguments):
        try:
            raise first
        finally:
            raise RuntimeError("cannot join thread before it is started")

    monkeypatch.setattr("smartplan.commands.pull.cohort.reckoned", stumbling)

    assert run(cities) == code
    assert ("This is a bug" in capsys.readouterr().err) is (code == 3)
