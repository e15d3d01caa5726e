"""The warped value φ of which a rule takes the plain mean: V = φ⁻¹(Σ w·φ(v)).

φ(v) is v for the arithmetic mean, 1/v for the harmonic one, ln v for the geometric one (values below its
floor count as the floor). The minimum has none.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction
from math import log, log1p

from smartplan.core.model.framework import Rule, RuleGeometric
from smartplan.core.scores import Exact


@dataclass(frozen=True, slots=True)
class Warp:
    """A rule's φ.

    Attributes:
        kind: arithmetic, harmonic or geometric.
        floor: the least value that enters; None where every value does.
    """

    kind: str
    floor: Fraction | None = None

    @property
    def of_node(self) -> "Warp":
        """The φ of the node itself, which no floor cuts."""
        return replace(self, floor=None)

    def is_finite(self, values: Iterable[Exact]) -> bool:
        """Whether φ is finite at all of these values."""
        return self.kind == "arithmetic" or all(self._floored(value) > 0 for value in values)

    def at(self, value: Exact) -> Exact:
        """φ(value)."""
        if self.kind == "arithmetic":
            return value
        return 1 / float(value) if self.kind == "harmonic" else log(self._floored(value))

    def step(self, one: Exact, other: Exact) -> Exact:
        """φ(other) - φ(one), without the cancellation of two near values."""
        if self.kind == "arithmetic":
            return other - one
        low, high = self._floored(one), self._floored(other)
        if self.kind == "harmonic":
            return -float(high - low) / (float(low) * float(high))
        return log1p(float(high - low) / float(low))

    def slope(self, one: Exact, other: Exact) -> Exact:
        """(φ(other) - φ(one)) / (other - one), or its limit where they are equal."""
        if self.kind == "arithmetic":
            return Fraction(1)
        change = float(other - one)
        if change:
            return self.step(one, other) / change
        if self._floored(one) != one:
            return 0.0
        return -1 / float(one) ** 2 if self.kind == "harmonic" else 1 / float(one)

    def _floored(self, value: Exact) -> Exact:
        return value if self.floor is None else max(value, self.floor)


def warp_of(rule: Rule) -> Warp | None:
    """Return the φ of a rule; None for the minimum."""
    if isinstance(rule, RuleGeometric):
        return Warp("geometric", rule.floor)
    return None if rule == "minimum" else Warp(rule)
