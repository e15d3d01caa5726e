"""The roadmap against the planner that one would write first, on generated plans.

The peer takes initiatives by gap closed for their cost, each as early as it fits, until nothing fits.
Printed: how much more of the gap the roadmap closes, how far it may be from the best, and its CPU seconds.

    python benchmarks/roadmap.py              50 and 100 initiatives, tight and loose
    python benchmarks/roadmap.py 200 300x40   these sizes; over 40 quarters rather than 20
"""

import random
import sys
import time
from statistics import median

from smartplan.core.gaps import Gaps, Target, find_gaps
from smartplan.core.model import Assessment, Framework, Plan
from smartplan.core.roadmap.begin import filled
from smartplan.core.roadmap.compile import demands_of
from smartplan.core.roadmap.solve import solve
from smartplan.core.roadmap.solver import LIMIT
from smartplan.core.roadmap.task import make_task
from smartplan.core.scores import assess

SEEDS = range(1, 4)
FUNDS = 4
MONEY = {"tight": 0.3, "loose": 0.6}
"""All ceilings together, as a part of what all initiatives cost."""


def main() -> None:
    """Print one line for each size and tightness."""
    for word in sys.argv[1:] or ["50", "100"]:
        size, _, quarters = word.partition("x")
        years = int(quarters or 20) // 4
        for name, part in MONEY.items():
            told = measured(int(size), part, years)
            print(f"{size:>4} initiatives, {4 * years} quarters, {name} money: {told}", flush=True)


def measured(size: int, part: float, years: int) -> str:
    """Return the medians over the seeds."""
    gains, distances, times, proved = [], [], [], 0
    for seed in SEEDS:
        task = make_task(*generated(size, part, seed, years))
        demands = demands_of(task)
        greedy = task.closed(filled(task, demands, {}))[1]
        began = time.process_time()
        stages = {stage.name: stage for stage in solve(task, demands, LIMIT).stages}
        times.append(time.process_time() - began)
        best = stages["all"]
        gains.append(100 * (best.value - greedy) / greedy)
        distances.append(100 * (best.bound - best.value) / best.value)
        proved += all(stage.proved for stage in stages.values())
    more = f"{median(gains):5.1f} % more than greedy ({min(gains):.1f} to {max(gains):.1f})"
    far = f"at most {median(distances):.2f} % from the best, {proved} of {len(SEEDS)} proved in every aim"
    return f"closes {more}, {far}, {median(times):.0f} s"


def generated(size: int, part: float, seed: int, years: int = 5) -> tuple[Gaps, Plan]:
    """Return gaps and a plan: six dimensions, levels to climb, four funds, agencies, predecessors."""
    draw = random.Random(seed)  # noqa: S311 - plans, not secrets
    tree = [dimension(draw, f"D{place}", max(2, size // 12)) for place in range(6)]
    framework = Framework.model_validate(
        {"schema": "smartplan/framework/1", "id": "generated", "title": "Generated",
         "scale": {"min": 0, "max": 4, "step": 1}, "tree": tree}
    )  # fmt: skip
    scores = {indicator.id: draw.randint(0, 3) for indicator in framework.indicators()}
    items = [initiative(draw, place, scores, size) for place in range(size)]
    city = {"name": "Generated"}
    assessment = Assessment.model_validate(
        {
            "schema": "smartplan/assessment/1",
            "framework": "generated",
            "city": city,
            "year": 2025,
            "scores": scores,
        }
    )
    plan = Plan.model_validate(
        {"schema": "smartplan/plan/1", "city": city, "framework": "generated",
         "horizon": {"start": "2026Q1", "years": years}, "initiatives": items,
         "funds": {f"F{fund}": ceilings(draw, items, fund, part, years) for fund in range(FUNDS)},
         "agencies": {id_: {"title": id_, "capacity": draw.randint(1, 4)} for id_ in agencies(size)}}
    )  # fmt: skip
    return find_gaps(assess(framework, assessment), Target(everywhere=framework.scale.max)), plan


def dimension(draw: random.Random, id_: str, count: int) -> dict[str, object]:
    """Return a dimension of so many indicators, weights drawn."""
    children = [
        {"id": f"{id_}.{place}", "title": id_, "kind": "level", "weight": draw.randint(1, 5)}
        for place in range(count)
    ]
    return {"id": id_, "title": id_, "weight": draw.randint(1, 4), "children": children}


def agencies(size: int) -> list[str]:
    """Return the ids of one agency for ten initiatives."""
    return [f"A{place}" for place in range(max(3, size // 10))]


def initiative(draw: random.Random, place: int, scores: dict[str, int], size: int) -> dict[str, object]:
    """Return an initiative that lifts one indicator by a level or two, from today's level or the next."""
    indicator = draw.choice(sorted(scores))
    low = min(scores[indicator] + draw.choice([0, 0, 0, 1]), 3)
    return {
        "id": f"i{place:03}",
        "title": "Generated",
        "agency": draw.choice(agencies(size)),
        "fund": f"F{draw.randrange(FUNDS)}",
        "cost": draw.randint(50, 3000) * 1_000_000,
        "duration": draw.randint(1, 8),
        "raises": {indicator: {"from": low, "to": min(4, low + draw.choice([1, 1, 1, 2]))}},
        "depends_on": [f"i{draw.randrange(place):03}"] if place and draw.random() < 0.2 else [],
    }


def ceilings(
    draw: random.Random, items: list[dict[str, object]], fund: int, part: float, years: int
) -> dict[str, int]:
    """Return the ceilings of a fund: its part of what its initiatives cost, unevenly over the years."""
    cost = sum(int(str(item["cost"])) for item in items if item["fund"] == f"F{fund}")
    return {str(2026 + year): int(cost * part / years * draw.uniform(0.7, 1.3)) for year in range(years)}


if __name__ == "__main__":
    main()
