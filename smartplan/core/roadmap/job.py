"""A job: an initiative in whole numbers, as the scheduler sees it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate, pairwise

from smartplan.core.model import Initiative
from smartplan.core.model.plan import Horizon

LONGEST = 400
"""Quarters that count as longer than any horizon; nothing is reckoned beyond."""


@dataclass(frozen=True, slots=True)
class Job:
    """An initiative as the scheduler sees it.

    Attributes:
        initiative: the initiative as written.
        place: its position in the file, from 0.
        begun: how many quarters before the horizon it started; only what is fixed can have.
        work: quarters of work from the horizon's start on.
        pays: whole rupiah by quarter of that work.
        upkeep: whole rupiah by quarter of the horizon, once it is finished.
    """

    initiative: Initiative
    place: int
    begun: int
    work: int
    pays: tuple[int, ...]
    upkeep: tuple[int, ...]

    @property
    def id(self) -> str:
        """The id of the initiative."""
        return self.initiative.id

    def last(self, start: int) -> int:
        """Return the last quarter of its work, if it starts (or goes on) in a quarter of the horizon."""
        return start - self.begun + min(self.initiative.duration, LONGEST) - 1

    def paid(self, start: int) -> Iterator[tuple[int, int]]:
        """Yield quarters and what is paid in each, if it starts then: for the work, then for running it."""
        yield from self.paid_for_work(start)
        for quarter in range(start + self.work, len(self.upkeep)):
            if self.upkeep[quarter]:
                yield quarter, self.upkeep[quarter]

    def paid_for_work(self, start: int) -> Iterator[tuple[int, int]]:
        """Yield quarters and what is paid for the work in each, if it starts then."""
        return ((start + offset, rupiah) for offset, rupiah in enumerate(self.pays) if rupiah)


def make_job(initiative: Initiative, place: int, horizon: Horizon) -> Job:
    """Put an initiative into whole numbers."""
    duration = min(initiative.duration, LONGEST)
    before = horizon.start.index - initiative.fixed.index if initiative.fixed else 0
    begun = max(before, 0)
    pays = spread(initiative.cost, shares_of(initiative, duration))
    upkeep = _upkeep(initiative.running_cost, horizon)
    return Job(initiative, place, begun, max(duration - begun, 0), pays[begun:], upkeep)


def shares_of(initiative: Initiative, duration: int) -> list[Fraction]:
    """Return the part of the cost that falls in each quarter of work, in no particular unit."""
    if initiative.profile == "front":
        return [Fraction(left) for left in range(duration, 0, -1)]
    if initiative.profile == "even" or not any(initiative.profile):
        return [Fraction(1)] * duration
    ends = [_spent_by(initiative.profile, Fraction(quarter, duration)) for quarter in range(duration + 1)]
    return [after - before for before, after in pairwise(ends)]


def _spent_by(shares: tuple[Fraction, ...], time: Fraction) -> Fraction:
    """Return what is spent when this part of the time has gone: each share evenly over its stretch."""
    whole, part = divmod(time * len(shares), 1)
    sums = list(accumulate(shares, initial=Fraction(0)))
    return sums[int(whole)] + (part * shares[int(whole)] if part else 0)


def _upkeep(yearly: int, horizon: Horizon) -> tuple[int, ...]:
    parts = spread(yearly, [1] * 4)
    return tuple(parts[horizon.start.plus(quarter).number - 1] for quarter in range(horizon.quarters))


def spread(amount: int, weights: Iterable[int | Fraction]) -> tuple[int, ...]:
    """Split whole rupiah by weights, to the rupiah; what division leaves goes to the first parts.

    Every part is rounded down, then the first ones take one rupiah more each until nothing is left.
    """
    parts = [Fraction(weight) for weight in weights]
    total = sum(parts)
    floors = [int(amount * part / total) for part in parts]
    left = amount - sum(floors)
    return tuple(floor + (place < left) for place, floor in enumerate(floors))
