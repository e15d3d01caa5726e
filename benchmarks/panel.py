"""How long a folder of cities takes, as ratios measured in one run.

    python benchmarks/panel.py [CITIES] [INDICATORS]

Strict reader against yaml.CSafeLoader; the whole panel against reading alone, and against the program that
one would write with pandas, a table a file; warm against cold; one worker against two; memory. Libraries are
loaded before anything is measured. A folder of 514 cities can be kept: `--write DIR YEARS`.
"""

import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import yaml
from synthetic import cost, working

from smartplan.commands.pull.cohort import cohorts_in
from smartplan.commands.pull.reckon import Means
from smartplan.core.panel import judge
from smartplan.read.cohort import Wanted
from smartplan.read.yaml_text import scan

NODES = 10
NOTE = "Bukti dukung lengkap, sudah diunggah dan diperiksa tim asesor internal bersama Bappeda, triwulan IV"
HEAD = """\
schema: smartplan/framework/1
id: made-up
title: Made up
scale: {min: 0, max: 5, step: 1}
rounding: {digits: 2}
tree:
"""


def write(folder: Path, cities: int, years: int, indicators: int) -> list[Path]:
    """Write made-up cities, one file a year, the same for the same arguments; return the files."""
    made = random.Random(7)  # noqa: S311 - no secret
    ids = [f"I{number:04}" for number in range(indicators)]
    tree = [
        f"  - id: N{node}\n    title: Node\n    weight: {1 + node % 3}\n    children:\n"
        + "".join(f"      - {{id: {i}, title: Indicator, kind: level}}\n" for i in ids[node::NODES])
        for node in range(NODES)
    ]
    (folder / ".git").mkdir(parents=True)
    (folder / "framework.yaml").write_text(HEAD + "".join(tree), encoding="utf-8")
    files = []
    for year in range(2015, 2015 + years):
        (folder / str(year)).mkdir()
        for city in range(cities):
            path = folder / str(year) / f"{city:05}.yaml"
            path.write_text(assessment(made, city, year, ids), encoding="utf-8")
            files.append(path)
    return files


def assessment(made: random.Random, city: int, year: int, ids: list[str]) -> str:
    """Return one file as people write it: with agency, evidence and a note for every score."""
    answers = "".join(
        f"  {id_}:\n    score: {made.randint(0, 5)}\n    agency: diskominfo\n    evidence:\n"
        f"      - source: Peraturan Wali Kota {made.randint(1, 90)} tentang {id_}\n"
        f"        page: {made.randint(1, 90)}\n    note: {NOTE}\n"
        if made.random() > 0.03
        else f"  {id_}: unknown\n"
        for id_ in ids
    )
    who = f"{{name: Kota {city:05}, kind: kota, province: Provinsi {city // 25}, population: {1000 + city}}}"
    head = f"schema: smartplan/assessment/1\nframework: ../framework.yaml\ncity: {who}\nyear: {year}\n"
    return f"{head}scores:\n{answers}"


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
        with working() as reading:
            for file in files:
                scan(file.read_bytes(), file.name)
        with working() as cold:
            panel(folder, remember=True)
        with working() as warm:
            panel(folder, remember=True)
        with working() as peer:
            obvious(folder, files)
        print(f"whole panel, cold / reading alone: {cold.seconds / reading.seconds:.2f}")
        print(f"whole panel, cold / the obvious program: {cold.seconds / peer.seconds:.2f}")
        print(f"warm / cold: {warm.seconds / cold.seconds:.3f}")
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
        write(Path(sys.argv[2]), 514, int(sys.argv[3]), 300)
    else:
        main(*map(int, sys.argv[1:]))
