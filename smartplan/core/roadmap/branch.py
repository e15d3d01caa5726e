"""Branch and cut by HiGHS, for questions whose proof CP-SAT does not come to.

Its cuts close most of the distance that sums of money over years leave: plans of 100 initiatives that
CP-SAT left a percent from their bound were mostly proved within a minute and a half. It reckons in floats.
So what it finds is counted again in whole numbers, and where sums are too large for its floats, its bound is
told, but no proof.
"""

from collections.abc import Callable, Sequence
from itertools import accumulate
from math import copysign, floor, gcd, inf, isfinite
from typing import NamedTuple

from smartplan.core.roadmap.aside import aside
from smartplan.core.roadmap.encode import ENDLESS, Term
from smartplan.core.roadmap.linear import Linear

CALL, GROWTH = 2.5e-9, 1.5
"""Deterministic seconds whenever HiGHS asks whether to go on: the first times the size of the model to the
power of the second, as measured."""

LARGEST = 1e4
"""The largest coefficient of a relation that is handed over: its tolerance is meant for about that size."""

FLOAT = 1e-11
"""What a bound may be wrong by, as a part of it."""

SMALLEST = 1e-3
"""What a bound may be wrong by at least."""


Heard = Callable[[int, int], None]
"""Is told what is reached so far, and what nothing makes more than, whenever one of them is new."""


def unheard(_reached: int, _bound: int) -> None:
    """Tell nobody."""


class Branched(NamedTuple):
    """What was found.

    Attributes:
        values: the best values of all variables; none where none were found.
        bound: nothing makes more than this; None where there is no bound yet.
        spent: deterministic seconds that it took.
    """

    values: tuple[int, ...]
    bound: int | None
    spent: float


def branched(linear: Linear, values: Sequence[int], limit: float, heard: Heard = unheard) -> Branched:
    """Look for the best.

    Args:
        linear: what is maximised, and all that must hold.
        values: the best values of all variables that are known; empty where none are.
        limit: deterministic seconds.
        heard: is told how far the search has come.
    """
    unit = gcd(*linear.gains.values()) or 1
    small = Linear({i: gain // unit for i, gain in linear.gains.items()}, linear.rows, linear.domains)
    search = _Search(small, limit, lambda reached, bound: heard(reached * unit, bound * unit))
    search.run(values)
    found, bound = search.values() or tuple(values), search.bound()
    if bound is None:
        return Branched(found, None, search.spent)
    return Branched(found, max(bound * unit, linear.worth(found)) if found else bound * unit, search.spent)


class _Search:
    """One run of HiGHS.

    Attributes:
        spent: deterministic seconds.
    """

    def __init__(self, linear: Linear, limit: float, heard: Heard) -> None:
        self._stopped = False
        self.spent = 0.0
        self._linear = linear
        self._limit = limit
        self._heard = heard
        self._told = (0.0, 0.0)
        self._call = CALL * float(sum(len(row.coefficients) for row in linear.rows)) ** GROWTH
        self._highs = _quiet()
        self._highs.passModel(_handed_over(linear))
        self._highs.cbMipInterrupt.subscribe(self._count)

    def run(self, begin: Sequence[int]) -> None:
        """Search, from values of all variables if there are any."""
        import highspy

        if begin:
            solution = highspy.HighsSolution()
            solution.col_value = [float(value) for value in begin]
            solution.value_valid = True
            self._highs.setSolution(solution)
        aside(self._highs.run, self._stop)

    def values(self) -> tuple[int, ...] | None:
        """Return the best values; None where there are none, or where in whole numbers they don't hold."""
        found = tuple(round(value) for value in self._highs.getSolution().col_value)
        return found if found and self._linear.holds(found) else None

    def bound(self) -> int | None:
        """Return what nothing makes more than, if it is known by now."""
        bound = float(self._highs.getInfo().mip_dual_bound)
        return _whole(bound) if isfinite(bound) else None

    def _count(self, event: Term) -> None:
        """Count work, not time, so that a search ends at the same place every time."""
        self.spent += self._call
        if self._stopped or self.spent > self._limit:
            event.interrupt()
        self._tell(event.data_out.mip_primal_bound, event.data_out.mip_dual_bound)

    def _tell(self, reached: float, bound: float) -> None:
        if (reached, bound) != self._told and isfinite(reached) and isfinite(bound):
            self._told = reached, bound
            self._heard(round(reached), _whole(bound))

    def _stop(self) -> None:
        self._stopped = True


def _whole(bound: float) -> int:
    """Return the whole number that nothing makes more than, whatever floats may have lost."""
    return floor(bound + SMALLEST + abs(bound) * FLOAT)


def _quiet() -> Term:
    """Return a solver that answers the same every time and prints nothing."""
    import highspy

    class Quiet(highspy.Highs):
        def enableCallbacks(self) -> None:  # noqa: N802 - its maker calls this, and would print by it
            self.silent()
            super().enableCallbacks()  # type: ignore[no-untyped-call] # its maker gives it no types

    highs: Term = Quiet()  # type: ignore[no-untyped-call] # nor its constructor
    options = {"threads": 1, "parallel": "off", "random_seed": 1, "mip_rel_gap": 0.0, "mip_abs_gap": 0.0}
    for name, value in options.items():
        highs.setOptionValue(name, value)
    return highs


def _handed_over(linear: Linear) -> Term:
    """Return a problem for HiGHS: every variable a whole number, every relation of a size it is exact in."""
    import highspy

    rows = linear.rows
    scales = [min(1.0, LARGEST / max(map(abs, row.coefficients.values()))) for row in rows]
    problem = highspy.HighsLp()
    problem.num_col_, problem.num_row_ = len(linear.domains), len(rows)
    problem.sense_ = highspy.ObjSense.kMaximize
    problem.col_cost_ = [float(linear.gains.get(i, 0)) for i in range(len(linear.domains))]
    problem.col_lower_ = [float(low) for low, _ in linear.domains]
    problem.col_upper_ = [float(high) for _, high in linear.domains]
    problem.integrality_ = [highspy.HighsVarType.kInteger] * len(linear.domains)
    problem.row_lower_ = [_end(row.low, scale) for row, scale in zip(rows, scales, strict=True)]
    problem.row_upper_ = [_end(row.high, scale) for row, scale in zip(rows, scales, strict=True)]
    matrix = problem.a_matrix_
    matrix.format_ = highspy.MatrixFormat.kRowwise
    matrix.num_col_, matrix.num_row_ = problem.num_col_, problem.num_row_
    matrix.start_ = [0, *accumulate(len(row.coefficients) for row in rows)]
    matrix.index_ = [i for row in rows for i in row.coefficients]
    matrix.value_ = [
        k * scale for row, scale in zip(rows, scales, strict=True) for k in row.coefficients.values()
    ]
    return problem


def _end(limit: int, scale: float) -> float:
    return limit * scale if abs(limit) < ENDLESS else copysign(inf, limit)
