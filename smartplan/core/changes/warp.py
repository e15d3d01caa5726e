"""The warped value φ of which a rule takes the plain mean: V = φ⁻¹(Σ w·φ(v)).

φ(v) is v for the arithmetic mean, 1/v for the harmonic one, ln v for the geometric one (values below its
floor count as the floor), v^p for the generalised one. The other rules have none.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction
from math import expm1, log, log1p

from smartplan.core.model.rules import Rule, RuleGeneralised, RuleGeometric
from smartplan.core.scores import Exact

POWERS = {"arithmetic": Fraction(1), "harmonic": Fraction(-1), "geometric": Fraction(0)}
"""The means by their power; that of 0 is a limit, with ln v for φ."""


@dataclass(frozen=True, slots=True)
class Warp:
    """A rule's φ: v^p, or ln v where p is 0.

    Attributes:
        power: p.
        floor: the least value that enters; None where every value does.
    """

    power: Fraction
    floor: Fraction | None = None

    @property
    def of_node(self) -> "Warp":
        """The φ of the node itself, which no floor cuts."""
        return replace(self, floor=None)

    def is_finite(self, values: Iterable[Exact]) -> bool:
        """Whether φ and its slope are finite at all of these values."""
        return self.power == 1 or all(self._floored(value) > 0 for value in values)

    def at(self, value: Exact) -> Exact:
        """φ(value)."""
        if abs(self.power) == 1:
            return value if self.power == 1 else 1 / value
        return _power(value, self.power) if self.power else log(self._floored(value))

    def step(self, one: Exact, other: Exact) -> Exact:
        """φ(other) - φ(one), without the cancellation of two near values."""
        if self.power == 1:
            return other - one
        low, high = self._floored(one), self._floored(other)
        if self.power == -1:
            return (low - high) / (low * high)
        logarithm = log1p(float(high - low) / float(low))
        if not self.power:
            return logarithm
        return _power(low, self.power) * expm1(float(self.power) * logarithm)

    def slope(self, one: Exact, other: Exact) -> Exact:
        """(φ(other) - φ(one)) / (other - one), or its limit where they are equal."""
        if abs(self.power) == 1:
            return self.power if self.power == 1 else -1 / (one * other)
        change = float(other - one)
        if change:
            return self.step(one, other) / change
        if self._floored(one) != one:
            return 0.0
        return float(self.power or 1) * _power(one, self.power - 1)

    def _floored(self, value: Exact) -> Exact:
        return value if self.floor is None else max(value, self.floor)


def _power(value: Exact, power: Fraction) -> float:
    return float(float(value) ** float(power))


def warp_of(rule: Rule) -> Warp | None:
    """Return the φ of a rule; None where it has none."""
    if isinstance(rule, RuleGeometric):
        return Warp(Fraction(0), rule.floor)
    if isinstance(rule, RuleGeneralised):
        return Warp(rule.power)
    return Warp(POWERS[rule]) if isinstance(rule, str) and rule in POWERS else None


def is_associative(rule: Rule) -> bool:
    """Whether the rule over parts that it has aggregated itself is the rule over all of them."""
    return warp_of(rule) is not None or rule == "minimum"
