"""Round parts so that what is printed adds up."""

from collections.abc import Sequence
from fractions import Fraction
from math import floor

from smartplan.core.changes.result import Changes, summed
from smartplan.core.scores import Exact, half_up
from smartplan.core.scores.report import exact_decimal


def shown(parts: Sequence[Exact], digits: int) -> tuple[Fraction, ...]:
    """Round parts by largest remainder: they add up to their total, itself rounded once, half-up.

    Every part is less than one unit of the last digit from its exact value; a part of 0 stays 0. The
    largest remainders are rounded up, of equal ones the first.

    Args:
        parts: what adds up to the total.
        digits: decimals that are printed.

    Returns:
        The parts as they are printed, in the same order.
    """
    unit = Fraction(1, 10**digits)
    units = [exact_decimal(part) / unit for part in parts]
    whole = [floor(number) for number in units]
    missing = int(half_up(summed(parts), digits) / unit) - sum(whole)
    by_remainder = sorted(range(len(units)), key=lambda n: (whole[n] - units[n], n))
    raised = set(by_remainder[:missing])
    return tuple((number + (n in raised)) * unit for n, number in enumerate(whole))


def regressed(changes: Changes) -> bool:
    """Whether the comparable core fell by one reporting unit or more (0.01 where two decimals are published).

    Where the framework doesn't round, any fall counts. Without a comparable core nothing is claimed.
    """
    delta = changes.comparable.delta
    if delta is None:
        return False
    rounding = changes.new.framework.rounding
    fall = -exact_decimal(delta)
    return fall > 0 if rounding is None else fall >= Fraction(1, 10**rounding.digits)
