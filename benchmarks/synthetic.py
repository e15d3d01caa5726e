"""Made-up cities for the benchmarks, the same for the same seed; and a clock that counts work, not waiting.

Import it first: the command line too gives linear algebra one thread.
"""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from decimal import Decimal
from fractions import Fraction

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np

from smartplan.core.model import Assessment, Framework
from smartplan.core.panel import Member


def framework(nodes: int, indicators: int, **keys: object) -> Framework:
    """Return a framework of so many nodes with so many indicators in all, on the scale 0 to 100."""
    shared = np.array_split(np.arange(indicators), nodes)
    tree = [
        {
            "id": f"N{node}",
            "title": "Node",
            "weight": 1 + node % 3,
            "children": [
                {"id": f"I{i}", "title": "Indicator", "weight": 1 + int(i) % 4, **_kind(keys)} for i in part
            ],
        }
        for node, part in enumerate(shared)
    ]
    scale = {"min": 0, "max": 100}
    written = {"schema": "smartplan/framework/1", "id": "made-up", "title": "Made up", "scale": scale}
    return Framework.model_validate({**written, "tree": tree, **keys})


def _kind(keys: dict[str, object]) -> dict[str, str]:
    return {"kind": "measure" if "panel" in keys else "level"}


def members(of: Framework, cities: int, missing: float, seed: int) -> list[Member]:
    """Return cities that answer at random; some indicators are skewed, a share of the answers is missing."""
    random = np.random.default_rng(seed)
    ids = [indicator.id for indicator in of.indicators()]
    values = random.uniform(0, 100, (cities, len(ids)))
    if of.panel is not None:
        values[:, ::4] = random.lognormal(2, 1.1, values[:, ::4].shape)
    there = random.random(values.shape) >= missing
    people = random.integers(1, 1000, cities)
    return [_member(city, ids, values[city], there[city], int(people[city])) for city in range(cities)]


def _member(city: int, ids: list[str], values: np.ndarray, there: np.ndarray, people: int) -> Member:
    scores = {
        id_: Decimal(f"{value:.4f}") for id_, value, known in zip(ids, values, there, strict=True) if known
    }
    assessment = Assessment.model_validate(
        {
            "schema": "smartplan/assessment/1",
            "framework": "made-up",
            "city": {"name": f"City {city:05}", "population": people},
            "year": 2024,
            "scores": scores,
        }
    )
    return Member(assessment, {"half": Fraction(city % 2)})


class Stopwatch:
    """CPU seconds of the process."""

    seconds = 0.0


@contextmanager
def working() -> Iterator[Stopwatch]:
    """Measure the CPU seconds that a block takes."""
    watch, start = Stopwatch(), time.process_time()
    yield watch
    watch.seconds = time.process_time() - start


def cost(work: Callable[[], object]) -> float:
    """Return the CPU seconds that some work takes, the least of three runs."""
    return min(_once(work) for _ in range(3))


def _once(work: Callable[[], object]) -> float:
    with working() as watch:
        work()
    return watch.seconds
