"""One proof for all aims after the one that was hard to prove: that no other schedule is as good.

To prove each of them by itself would be as hard every time, since each has to go through all schedules that
may be best by the first. But few are, and mostly junk: so they are sought, best first, until none is left.
"""

from collections.abc import Callable, Mapping, Sequence
from math import gcd
from typing import NamedTuple

from smartplan.core.roadmap.branch import branched
from smartplan.core.roadmap.encode import ENDLESS, Steps
from smartplan.core.roadmap.linear import Linear, Row
from smartplan.core.roadmap.task import Starts

FINEST = 10**7
"""The largest coefficient that aims may have together: far beyond it, HiGHS no longer tells 1 from 0."""


class Settled(NamedTuple):
    """The schedule that is best by all aims, as far as is known.

    Attributes:
        starts: the schedule.
        proved: nothing else is as good.
    """

    starts: Starts
    proved: bool


def settled(
    steps: Steps,
    first: Linear,
    later: Sequence[Mapping[int, int]],
    rank: Callable[[Starts], tuple[int, ...]],
    starts: Starts,
    limit: float,
) -> Settled:
    """Seek other schedules that are as good, until there are none.

    Args:
        steps: the variables.
        first: the aim that was proved, and all that must hold.
        later: the aims after it, as what each variable brings.
        rank: what a schedule is worth by the later aims; the most is best.
        starts: a schedule that is best by the first.
        limit: deterministic seconds.
    """
    unit, top = gcd(*first.gains.values()) or 1, first.worth(steps.values(starts))
    best, known = starts, [starts]
    while limit > 0:
        values = steps.values(best)
        found = branched(
            _others(steps, first, unit, known, _no_worse(steps, later, values)), [*values, 1], limit
        )
        limit -= found.spent
        if found.bound is not None and found.bound < top:
            return Settled(best, proved=True)
        other = steps.starts(found.values)
        if other in known or first.worth(found.values[:-1]) != top:
            break
        known.append(other)
        best = max(best, other, key=rank)
    return Settled(best, proved=False)


def _others(steps: Steps, first: Linear, unit: int, known: Sequence[Starts], no_worse: Row) -> Linear:
    """Leave known schedules possible at a price of one unit, so that whatever is as good is preferred."""
    price = len(first.domains)
    apart = [_other_than(steps, starts) for starts in known]
    rows = [Row({**row.coefficients, price: 1}, row.low, row.high) for row in apart]
    gains = {**first.gains, price: -unit}
    return Linear(gains, [*first.rows, no_worse, *rows], [*first.domains, (0, 1)])


def _other_than(steps: Steps, starts: Starts) -> Row:
    """Return what holds in every schedule but this one."""
    inside = {steps.at(id_, start).index: -1 for id_, start in starts.items()}
    outside = {steps.chosen(id_).index: 1 for id_ in steps.ids if id_ not in starts}
    return Row(inside | outside, 1 - len(inside), ENDLESS)


def _no_worse(steps: Steps, later: Sequence[Mapping[int, int]], values: Sequence[int]) -> Row:
    """Return that a schedule is no worse than some values by the later aims, as many as go into one sum."""
    together: dict[int, int] = {}
    for gains in later:
        unit = gcd(*gains.values()) or 1
        own = {i: gain // unit for i, gain in gains.items()}
        weight = _reach(steps, own) + 1
        finer = {i: together.get(i, 0) * weight + own.get(i, 0) for i in together | own}
        if together and max(map(abs, finer.values())) > FINEST:
            break
        together = finer
    return Row(together, sum(gain * values[i] for i, gain in together.items()), ENDLESS)


def _reach(steps: Steps, gains: Mapping[int, int]) -> int:
    """Return how far apart two schedules can be by an aim; of all starts of a job, one counts at the most."""
    left, reach = {i: abs(gain) for i, gain in gains.items()}, 0
    for id_ in steps.ids:
        starts = {steps.at(id_, quarter).index for quarter in range(steps.span)}
        reach += max((left.pop(i) for i in starts & left.keys()), default=0)
    return reach + sum(left.values())
