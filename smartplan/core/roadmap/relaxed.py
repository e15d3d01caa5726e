"""A bound from the linear relaxation: where a plan is large, the solver's own comes late.

A linear solver finds what each demand costs, in floats. Whatever these prices are, rightly added up they give
a bound (weak duality, as Neumaier and Shcherbina use it, 2004): so they are taken as whole numbers, and what
is told is exact.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from smartplan.core.roadmap.encode import Term

PARTS = 2**40
"""A price is a whole number of such parts of what is maximised."""

ENDLESS = 10**17
"""What is as far from zero as this is no limit."""


class Row(NamedTuple):
    """A linear relation: low <= the sum of coefficients x variables <= high."""

    coefficients: Mapping[int, int]
    low: int
    high: int


def relaxed_bound(model: Term, limit: float) -> int | None:
    """Return a whole number that no schedule makes more of; None where none was found within the limit.

    Args:
        model: what is maximised, and all that must hold; what is no linear relation is left out, which makes
            the bound no less true.
        limit: deterministic seconds.
    """
    proto = model.proto
    gains = {i: -k for i, k in zip(proto.objective.vars, proto.objective.coeffs, strict=True)}
    rows = list(_rows(proto.constraints))
    domains = [(variable.domain[0], variable.domain[1]) for variable in proto.variables]
    prices = _prices(gains, rows, domains, limit) if gains else None
    return None if prices is None else _bound(gains, zip(rows, prices, strict=True), domains)


def _bound(
    gains: Mapping[int, int], priced: Iterable[tuple[Row, int]], domains: list[tuple[int, int]]
) -> int:
    """Return what the limits cost at these prices, and what the variables bring beyond it at the most."""
    total = 0
    rest = {i: gain * PARTS for i, gain in gains.items()}
    for row, price in priced:
        limit = row.high if price > 0 else row.low
        if price == 0 or abs(limit) >= ENDLESS:
            continue
        total += price * limit
        for i, coefficient in row.coefficients.items():
            rest[i] = rest.get(i, 0) - price * coefficient
    total += sum(max(left * end for end in domains[i]) for i, left in rest.items())
    return total // PARTS


def _prices(
    gains: Mapping[int, int], rows: list[Row], domains: list[tuple[int, int]], limit: float
) -> list[int] | None:
    """Return what each row costs, as the linear solver has it; relations and gains are scaled for it."""
    from ortools.linear_solver import pywraplp

    solver: Term = pywraplp.Solver.CreateSolver("GLOP")
    solver.SetSolverSpecificParametersAsString(f"max_deterministic_time: {limit}")
    variables = [solver.NumVar(low, high, "") for low, high in domains]
    scales = [1 / max(map(abs, row.coefficients.values())) for row in rows]
    relations = [_relation(solver, variables, row, scale) for row, scale in zip(rows, scales, strict=True)]
    largest = max(map(abs, gains.values()))
    for i, gain in gains.items():
        solver.Objective().SetCoefficient(variables[i], gain / largest)
    solver.Objective().SetMaximization()
    if solver.Solve() != pywraplp.Solver.OPTIMAL:
        return None
    parts = largest * PARTS
    return [round(one.dual_value() * s * parts) for one, s in zip(relations, scales, strict=True)]


def _relation(solver: Term, variables: list[Term], row: Row, scale: float) -> Term:
    low = -solver.infinity() if row.low <= -ENDLESS else row.low * scale
    high = solver.infinity() if row.high >= ENDLESS else row.high * scale
    relation = solver.Constraint(low, high)
    for i, coefficient in row.coefficients.items():
        relation.SetCoefficient(variables[i], coefficient * scale)
    return relation


def _rows(constraints: Iterable[Term]) -> Iterator[Row]:
    """Yield the relations that always hold and are linear; of literals, a negative one stands for its no."""
    for one in constraints:
        if one.has_linear() and not one.enforcement_literal:
            terms = zip(one.linear.vars, one.linear.coeffs, strict=True)
            ends = list(one.linear.domain)
            yield from _row(terms, ends[0], ends[-1])
        elif one.has_at_most_one():
            yield from _of_literals([(literal, 1) for literal in one.at_most_one.literals], 1)
        elif one.has_bool_and() and len(one.enforcement_literal) == 1:
            for literal in one.bool_and.literals:
                yield from _of_literals([(one.enforcement_literal[0], 1), (literal, -1)], 0)


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
