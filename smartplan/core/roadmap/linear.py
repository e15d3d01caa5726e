"""A model of CP-SAT as linear relations in whole numbers, for a solver that knows no others."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from smartplan.core.roadmap.encode import ENDLESS, Term


class Row(NamedTuple):
    """A linear relation: low <= the sum of coefficients x variables <= high."""

    coefficients: Mapping[int, int]
    low: int
    high: int

    def holds(self, values: Sequence[int]) -> bool:
        """Whether values of all variables keep it."""
        return self.low <= sum(k * values[i] for i, k in self.coefficients.items()) <= self.high


class Linear(NamedTuple):
    """What is maximised, and all that must hold.

    Attributes:
        gains: what each variable brings.
        rows: the relations.
        domains: the least and the most that each variable can be.
    """

    gains: Mapping[int, int]
    rows: Sequence[Row]
    domains: Sequence[tuple[int, int]]

    def worth(self, values: Sequence[int]) -> int:
        """Return what values of all variables bring."""
        return sum(gain * values[i] for i, gain in self.gains.items())

    def holds(self, values: Sequence[int]) -> bool:
        """Whether values of all variables keep everything, counted in whole numbers."""
        inside = (low <= value <= high for value, (low, high) in zip(values, self.domains, strict=True))
        return all(inside) and all(row.holds(values) for row in self.rows)


def linear_of(model: Term) -> Linear:
    """Read a model that has an aim.

    Raises:
        RuntimeError: something in it is no linear relation, or holds only at times.
    """
    proto = model.proto
    domains = [(variable.domain[0], variable.domain[1]) for variable in proto.variables]
    return Linear(gains_of(model), list(_rows(proto.constraints)), domains)


def gains_of(model: Term) -> dict[int, int]:
    """Return what each variable brings to the aim of a model."""
    aim = model.proto.objective  # it holds the negative, to be minimised
    return {i: -k for i, k in zip(aim.vars, aim.coeffs, strict=True)}


def _rows(constraints: Iterable[Term]) -> Iterator[Row]:
    """Yield the relations; of literals, a negative one stands for its no."""
    for one in constraints:
        guards = len(one.enforcement_literal)
        if one.has_linear() and not guards:
            terms = zip(one.linear.vars, one.linear.coeffs, strict=True)
            ends = list(one.linear.domain)
            yield from _row(terms, ends[0], ends[-1])
        elif one.has_at_most_one():
            yield from _of_literals([(literal, 1) for literal in one.at_most_one.literals], 1)
        elif one.has_bool_and() and guards == 1:
            for literal in one.bool_and.literals:
                yield from _of_literals([(one.enforcement_literal[0], 1), (literal, -1)], 0)
        else:
            raise RuntimeError(f"no linear relation: {one}")


def _of_literals(literals: Iterable[tuple[int, int]], most: int) -> Iterator[Row]:
    terms = []
    for literal, coefficient in literals:
        if literal >= 0:
            terms.append((literal, coefficient))
        else:  # 1 - x
            terms.append((-literal - 1, -coefficient))
            most -= coefficient
    yield from _row(terms, -ENDLESS, most)


def _row(terms: Iterable[tuple[int, int]], low: int, high: int) -> Iterator[Row]:
    sums: dict[int, int] = {}
    for i, coefficient in terms:
        sums[i] = sums.get(i, 0) + coefficient
    own = {i: coefficient for i, coefficient in sums.items() if coefficient}
    if own:
        yield Row(own, low, high)
