"""How long a folder of cities takes, as ratios measured in one run.

    python benchmarks/panel.py [CITIES] [INDICATORS]

Strict reader against yaml.CSafeLoader; the whole panel of levels, and of measures with many decimals, against
reading alone; against the program that one would write with pandas, a table a file; warm against cold; the
whole command, asked the same again, against the first time; one worker against two; memory. Libraries are
loaded before anything else is measured. A folder of 514 cities can be kept: `--write DIR YEARS [measure]`.
"""

import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import yaml
from synthetic import cost, working

from smartplan.commands.asked_of_cities import Means
from smartplan.commands.pull.cohort import cohorts_in
from smartplan.core.panel import judge
from smartplan.read.cohort import Wanted
from smartplan.read.yaml_text import scan

NODES = 10
NOTE = "Bukti dukung lengkap, sudah diunggah dan diperiksa tim asesor internal bersama Bappeda, triwulan IV"
HEAD = """\
schema: smartplan/framework/1
id: made-up
title: Made up
rounding: {digits: 2}
"""
SCALES = {"level": "scale: {min: 0, max: 5, step: 1}", "measure": "scale: {min: 0, max: 100}"}
ASKED = {"level": "kind: level", "measure": "kind: measure, goalposts: {min: 0, max: 60}"}


def write(folder: Path, cities: int, years: int, indicators: int, kind: str = "level") -> list[Path]:
    """Write made-up cities, one file a year, the same for the same arguments; return the files."""
    made = random.Random(7)  # noqa: S311 - no secret
    ids = [f"I{number:04}" for number in range(indicators)]
    tree = [
        f"  - id: N{node}\n    title: Node\n    weight: {1 + node % 3}\n    children:\n"
        + "".join(f"      - {{id: {i}, title: Indicator, {ASKED[kind]}}}\n" for i in ids[node::NODES])
        for node in range(NODES)
    ]
    (folder / ".git").mkdir(parents=True)
    (folder / "framework.yaml").write_text(f"{HEAD}{SCALES[kind]}\ntree:\n{''.join(tree)}", encoding="utf-8")
    files = []
    for year in range(2015, 2015 + years):
        (folder / str(year)).mkdir()
        for city in range(cities):
            path = folder / str(year) / f"{city:05}.yaml"
            path.write_text(assessment(made, city, year, ids, kind), encoding="utf-8")
            files.append(path)
    return files


def assessment(made: random.Random, city: int, year: int, ids: list[str], kind: str) -> str:
    """Return one file as people write it: with agency, evidence and a note for every score."""
    answers = "".join(
        f"  {id_}:\n    score: {answer(made, kind)}\n    agency: diskominfo\n    evidence:\n"
        f"      - source: Peraturan Wali Kota {made.randint(1, 90)} tentang {id_}\n"
        f"        page: {made.randint(1, 90)}\n    note: {NOTE}\n"
        if made.random() > 0.03
        else f"  {id_}: unknown\n"
        for id_ in ids
    )
    who = f"{{name: Kota {city:05}, kind: kota, province: Provinsi {city // 25}, population: {1000 + city}}}"
    head = f"schema: smartplan/assessment/1\nframework: ../framework.yaml\ncity: {who}\nyear: {year}\n"
    return f"{head}scores:\n{answers}"


def answer(made: random.Random, kind: str) -> str:
    """Return a level, or a raw value with seven decimals."""
    return str(made.randint(0, 5)) if kind == "level" else f"{made.uniform(0, 60):.7f}"


def panel(folder: Path, *, jobs: int = 1, remember: bool = False) -> None:
    """Do what `smartplan benchmark` does, up to what it prints."""
    means = Means(jobs, remember)
    cohorts, _ = cohorts_in([str(folder)], Wanted(), None, means, lambda _done, _all: None)
    judge(cohorts, "kind")


def obvious(folder: Path, files: list[Path]) -> None:
    """Rank the cities with one table a file, as one would with pandas; nothing is checked."""
    framework = yaml.load((folder / "framework.yaml").read_bytes(), yaml.CSafeLoader)
    weights = pd.DataFrame(
        [(n["id"], n["weight"], leaf["id"]) for n in framework["tree"] for leaf in n["children"]],
        columns=["node", "weight", "indicator"],
    )
    rows = []
    for file in files:
        found = yaml.load(file.read_bytes(), yaml.CSafeLoader)
        scores = {i: a["score"] for i, a in found["scores"].items() if isinstance(a, dict)}
        table = weights.merge(pd.Series(scores, name="score"), left_on="indicator", right_index=True)
        nodes = table.groupby("node").agg(weight=("weight", "first"), score=("score", "mean"))
        index = (nodes["weight"] * nodes["score"]).sum() / nodes["weight"].sum()
        rows.append((found["city"]["name"], found["year"], index, *scores.values()))
    league = pd.DataFrame([row[:3] for row in rows], columns=["city", "year", "index"])
    league["rank"] = league.groupby("year")["index"].rank(ascending=False)


def against_reading(folder: Path, files: list[Path]) -> tuple[float, float]:
    """Return the CPU seconds of the whole panel, cold, and how often reading alone goes into it."""
    with working() as reading:
        for file in files:
            scan(file.read_bytes(), file.name)
    with working() as cold:
        panel(folder, remember=True)
    return cold.seconds, cold.seconds / reading.seconds


def command(folder: Path) -> float:
    """Return the CPU seconds of the command as it is typed, with Python, libraries and all."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    typed = [sys.executable, "-m", "smartplan", "benchmark", str(folder), "--jobs", "1"]
    subprocess.run(typed, stdout=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def wall(work: Callable[[], object]) -> float:
    """Return the seconds that some work takes by the clock: several processes share them."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def peak(folder: Path, years: int, *more: str) -> float:
    """Return the megabytes that a run over some years takes at most, in a process of its own.

    `more` are further arguments of `benchmark`.
    """
    code = (
        "import re, sys; from smartplan.cli import run; run(sys.argv[1:]); "
        "sys.stderr.write(re.search(r'VmHWM:\\s+(\\d+)', open('/proc/self/status').read())[1])"
    )
    names = [str(folder / str(2015 + year)) for year in range(years)]
    command = [sys.executable, "-c", code, "benchmark", *names, "--jobs", "1", "--no-cache", *more]
    ran = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=True)
    return int(ran.stderr) / 1024


def main(cities: int = 500, indicators: int = 300) -> None:
    """Print the ratios."""
    with tempfile.TemporaryDirectory() as home:
        os.environ["XDG_CACHE_HOME"] = f"{home}/cache"
        folder = Path(home) / "cities"
        files = write(folder, cities, 1, indicators)
        texts = [file.read_bytes() for file in files[:50]]
        strict = cost(lambda: [scan(text, "a.yaml") for text in texts])
        safe = cost(lambda: [yaml.load(text, yaml.CSafeLoader) for text in texts])
        print(f"strict reader, places of all values / yaml.CSafeLoader: {strict / safe:.2f}")
        write(Path(home) / "few", 2, 1, indicators)
        panel(Path(home) / "few")
        cold, to_reading = against_reading(folder, files)
        with working() as warm:
            panel(folder, remember=True)
        with working() as peer:
            obvious(folder, files)
        print(f"whole panel, cold / reading alone: {to_reading:.2f}")
        measures = write(Path(home) / "measures", cities, 1, indicators, "measure")
        _, to_reading = against_reading(Path(home) / "measures", measures)
        print(f"the same of measures with seven decimals: {to_reading:.2f}")
        print(f"whole panel, cold / the obvious program: {cold / peer.seconds:.2f}")
        print(f"another question, every file remembered / cold: {warm.seconds / cold:.3f}")
        os.environ["XDG_CACHE_HOME"] = f"{home}/another-cache"
        first, again = command(folder), command(folder)
        print(f"the whole command, the same question again / the first time: {again / first:.3f}")
        one, two = wall(lambda: panel(folder)), wall(lambda: panel(folder, jobs=2))
        print(f"two workers / one, by the clock: {two / one:.2f}")
        write(Path(home) / "years", cities // 2, 4, indicators)
        for ending in ("", ".csv", ".parquet", ".xlsx"):
            more = ("-o", f"{home}/out{ending}", "--force") if ending else ()
            one_year, four = (peak(Path(home) / "years", years, *more) for years in (1, 4))
            said = f"memory, four times the cities{ending and f', all scores as {ending}'}"
            print(f"{said}: {four / one_year:.2f} ({one_year:.0f} to {four:.0f} MB)")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--write"]:
        write(Path(sys.argv[2]), 514, int(sys.argv[3]), 300, *sys.argv[4:5])
    else:
        main(*map(int, sys.argv[1:]))
