"""Weighted means over draws and cities at once: values are turned, averaged, and turned back."""

from collections.abc import Callable
from dataclasses import dataclass

from smartplan.core.model import Rule, RuleGeneralised, RuleGeometric
from smartplan.core.panel.array import Array

Turn = Callable[[Array], Array]
NOISE = 1e-12
"""A weight below this share of the whole is what subtracting floats leaves of nothing."""


@dataclass(frozen=True, slots=True)
class Mean:
    """A mean as turn, arithmetic mean, turn back; `zero`: a value of zero or less makes it zero."""

    turn: Turn
    back: Turn
    zero: bool

    def turned(self, values: Array, there: Array) -> tuple[Array, Array]:
        """Return the turned values, 0 where there are none; and where a value makes the mean zero."""
        import numpy as np

        zero = there & (values <= 0) if self.zero else np.zeros((1, values.shape[-1]), dtype=bool)
        with np.errstate(divide="ignore", invalid="ignore"):
            turned = self.turn(np.where(there, values, 1.0))
        return np.where(there & ~zero, turned, 0.0), zero


def mean_of(rule: Rule) -> Mean | None:
    """Return how a rule turns its values; None where it is no mean."""
    import numpy as np

    if rule in ("arithmetic", "pooled") or (isinstance(rule, RuleGeneralised) and rule.power == 1):
        return Mean(_same, _same, zero=False)
    if rule == "harmonic" or (isinstance(rule, RuleGeneralised) and rule.power == -1):
        return Mean(np.reciprocal, np.reciprocal, zero=True)
    if rule == "geometric":
        return Mean(np.log, np.exp, zero=True)
    if isinstance(rule, RuleGeometric):
        floor = float(rule.floor)
        return Mean(lambda v: np.log(np.maximum(v, floor)), np.exp, zero=False)
    if isinstance(rule, RuleGeneralised):
        p = float(rule.power)
        return Mean(lambda v: np.maximum(v, 0.0) ** p, lambda m: m ** (1 / p), zero=p < 0)
    return None


def _same(values: Array) -> Array:
    return values


class Sums:
    """Σ w·turn(v) and Σ w, draws × cities, while they are added up."""

    def __init__(self, draws: int, cities: int) -> None:
        import numpy as np

        self.top: Array = np.zeros((draws, cities))
        self.total: Array = np.zeros((draws, 1))
        self.lacking: Array = np.zeros((draws, 0))
        self.columns: Array = np.zeros(0, dtype=np.int64)
        self.nought: Array = np.zeros((1, cities), dtype=bool)

    def add_block(self, weights: Array, values: Array, mean: Mean) -> None:
        """Add leaves × cities that are the same in every draw."""
        import numpy as np

        there = ~np.isnan(values)
        turned, zero = mean.turned(values, there)
        self.top += weights @ turned
        self.total = self.total + weights.sum(axis=1, keepdims=True)
        columns = np.flatnonzero(~there.all(axis=0))
        self._lack(columns, weights @ (~there[:, columns]).astype(np.float64))
        self.nought = self.nought | zero.any(axis=0)[None, :]

    def add(self, weight: Array, value: Array, mean: Mean) -> None:
        """Add one operand, (draws or 1) × cities."""
        import numpy as np

        there = ~np.isnan(value)
        turned, zero = mean.turned(value, there)
        self.top += weight * turned
        self.total = self.total + weight
        columns = np.flatnonzero(~there.all(axis=0))
        self._lack(columns, weight * ~there[:, columns])
        self.nought = self.nought | zero

    def _lack(self, columns: Array, weights: Array) -> None:
        """Note how much weight some cities lack."""
        import numpy as np

        if not len(columns):
            return
        both = np.union1d(self.columns, columns)
        lacking = np.zeros((len(self.top), len(both)))
        lacking[:, np.searchsorted(both, self.columns)] = self.lacking
        lacking[:, np.searchsorted(both, columns)] += weights
        self.columns, self.lacking = both, lacking

    def quotient(self) -> Array:
        """Return Σ w·turn(v) / Σ w; NaN where nothing is known."""
        import numpy as np

        found = self.top / self.total
        if len(self.columns):
            total = self.total - self.lacking
            known = total > NOISE * self.total
            found[:, self.columns] = np.where(known, self.top[:, self.columns] / total, np.nan)
        return found
