"""Weights drawn for many cities, against the loop that one would write first.

514 cities × 100 indicators × 10,000 draws: index and rank of every city in every draw, and the interval of
its ranks. The peer is plain numpy, a draw at a time. Two sizes each show how the cost grows.

    python benchmarks/draws.py
"""

import resource

from synthetic import cost, framework, members

import numpy as np

from smartplan.core.panel import Cohort, score_cohort, tree_of
from smartplan.core.uncertainty import Request
from smartplan.core.uncertainty.design import design_of
from smartplan.core.uncertainty.outcomes import outcomes_of

CITIES, INDICATORS, DRAWS = 514, 100, 10_000
PEER_DRAWS = 200


def main() -> None:
    """Print the ratios."""
    cohort = cohort_of(CITIES, 0.0)
    took = {"all known": drawing(cohort, DRAWS)}
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    took["half the draws"] = drawing(cohort, DRAWS // 2)
    took["half the cities"] = drawing(cohort_of(CITIES // 2, 0.0), DRAWS)
    took["3 % unknown"] = drawing(cohort_of(CITIES, 0.03), DRAWS)
    plain = cost(lambda: a_draw_at_a_time(cohort)) / PEER_DRAWS * DRAWS
    print(f"{CITIES} cities × {INDICATORS} indicators × {DRAWS} weight draws")
    for name in ("all known", "3 % unknown"):
        print(
            f"  {plain / took[name]:5.1f} × faster than a loop over draws   {took[name]:5.2f} CPU s   {name}"
        )
    print(f"  {took['all known'] / took['half the draws']:5.2f} × the cost for twice the draws")
    print(f"  {took['all known'] / took['half the cities']:5.2f} × the cost for twice the cities")
    print(f"  {peak:5.0f} MB at most, the cities and Python itself included")


def cohort_of(cities: int, missing: float) -> Cohort:
    """Return a cohort of made-up cities."""
    return score_cohort(of := framework(10, INDICATORS), members(of, cities, missing, seed=3))


def drawing(cohort: Cohort, draws: int) -> float:
    """Return the CPU seconds that the draws take, the least of three runs."""
    design = design_of(cohort, Request(draws=draws, vary=("weights",)))
    return cost(lambda: outcomes_of(design))


def a_draw_at_a_time(cohort: Cohort) -> None:
    """Do the same with one loop over the draws and one over the nodes."""
    tree = tree_of(cohort.scores)
    random = np.random.default_rng(4)
    ranks = np.empty((PEER_DRAWS, len(cohort.scores)))
    for number in range(PEER_DRAWS):
        weights = tree.weights * np.exp(random.normal(0, 0.2, len(tree.ids)))
        top, total = np.zeros(len(cohort.scores)), 0.0
        for node in tree.root.operands:
            inside = np.array([weights[leaf.place] for leaf in node.operands])
            values = np.stack([leaf.own for leaf in node.operands])
            top += weights[node.place] * (inside[:, None] * values).sum(axis=0) / inside.sum()
            total += weights[node.place]
        order = np.argsort(-(top / total))
        ranks[number, order] = np.arange(1, len(order) + 1)
    np.quantile(ranks, (0.05, 0.5, 0.95), axis=0)


if __name__ == "__main__":
    main()
