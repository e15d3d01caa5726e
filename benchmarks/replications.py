"""A composite index recomputed a thousand times, against COINr.

51 units × 49 indicators through the whole chain of COINr's example index (divide, impute by group, treat
outliers, normalise, aggregate). COINr took 0.26 CPU seconds a replication on a machine such as this (its
`get_sensitivity`, recorded); where R and COINr are installed it is run anew, and that figure is used.

    python benchmarks/replications.py
"""

import shutil
import subprocess
from pathlib import Path

from synthetic import cost, framework, members

import numpy as np

from smartplan.core.panel import Draws, evaluate, score_cohort, tree_of, with_scores
from smartplan.core.uncertainty import Request, draw, indices, study
from smartplan.core.uncertainty.design import design_of

RECORDED = 0.26
REPLICATIONS = 1000
PANEL = {
    "denominators": {f"I{i}": "population" for i in range(0, 49, 4)},
    "impute": {"kind": "group_mean", "group": "half"},
    "outliers": {},
    "normalise": "min_max",
}


def main() -> None:
    """Print the ratios."""
    cohort = score_cohort(of := framework(8, 49, panel=PANEL), members(of, 51, 0.026, seed=1))
    theirs = coinr() or RECORDED
    tree = tree_of(cohort.scores)
    weights = tree.weights * np.exp(np.random.default_rng(2).normal(0, 0.2, (REPLICATIONS, len(tree.ids))))

    def whole_chain() -> None:
        for drawn in weights:
            steps = cohort.chain.run(of.panel)
            evaluate(with_scores(tree, steps.counted(cohort.chain.stand_ins)), Draws(drawn[None, :]))

    def by_choices() -> None:
        design = design_of(cohort, Request(draws=REPLICATIONS))
        for parameters in draw(design, design.draws):
            indices(design, parameters)

    print(f"51 units × 49 indicators × {REPLICATIONS} replications; COINr {theirs:.3f} CPU s a replication")
    for name, work in (
        ("every step recomputed in every replication", whole_chain),
        ("the draws of smartplan sensitivity (each combination of choices once)", by_choices),
        (
            "the whole study: draws, ranks, Sobol's indices with bootstrap, flips",
            lambda: study(cohort, Request(draws=REPLICATIONS)),
        ),
    ):
        ours = cost(work) / REPLICATIONS
        print(f"  {theirs / ours:8.0f} × faster   {ours * 1000:7.3f} CPU ms a replication   {name}")


def coinr() -> float | None:
    """Return what COINr costs here, in CPU seconds a replication; None where it is not installed."""
    if shutil.which("Rscript") is None:
        return None
    script = Path(__file__).with_name("coinr.R")
    ran = subprocess.run(["Rscript", str(script)], capture_output=True, text=True, check=False)
    return float(ran.stdout) if ran.returncode == 0 and ran.stdout.strip() else None


if __name__ == "__main__":
    main()
