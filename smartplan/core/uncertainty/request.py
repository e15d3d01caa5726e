"""What may be varied, and what was asked for."""

from dataclasses import dataclass
from typing import Literal

from smartplan.core.model import Rule
from smartplan.core.model.panel import Normalise

Factor = Literal["weights", "scores", "rule", "normalise", "outliers", "impute"]
"""What may be varied.

weights: every weight, by a lognormal factor; scores: those of low confidence; rule: how nodes aggregate;
normalise, outliers, impute: what is done within a cohort.
"""

FACTORS: tuple[Factor, ...] = ("weights", "scores", "rule", "normalise", "outliers", "impute")


@dataclass(frozen=True, slots=True)
class Request:
    """What a study of sensitivity is to do.

    Attributes:
        draws: how many draws, at least 1; rounded up so that every combination of choices has as many.
        seed: from which all draws follow, 0 or more.
        variation: the coefficient of variation of the weights by level, from the top; the last one holds for
            all deeper levels.
        vary: what to vary; None: all that can be varied.
        rules: the rules that may take the place of the framework's means; none: the usual ones.
        ways: the ways of normalising that may take the place of the framework's; none: the usual ones.
    """

    draws: int = 10_000
    seed: int = 1
    variation: tuple[float, ...] = (0.2,)
    vary: tuple[Factor, ...] | None = None
    rules: tuple[Rule, ...] = ()
    ways: tuple[Normalise, ...] = ()

    def wants(self, factor: Factor) -> bool:
        """Whether a factor is to be varied if it can be."""
        return self.vary is None or factor in self.vary
