"""A plan in whole numbers, counted in quarters from the start of its horizon: what solver and checks read."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from smartplan.core.gaps import Gaps
from smartplan.core.model import Plan, Quarter
from smartplan.core.roadmap.job import Job, make_job
from smartplan.core.roadmap.ladders import Ladder, ladders_of

Starts = Mapping[str, int]
"""The quarter in which each selected initiative starts; the first quarter of the horizon is 0."""


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be decided.

    Attributes:
        gaps: the gaps to close.
        plan: the plan as written.
        quarters: the length of the horizon.
        jobs: the initiatives by id, in file order.
        ladders: the indicators that initiatives can raise, with the levels that close a gap.
        scale: gap closed in index points x quarters = whole number / scale.
    """

    gaps: Gaps
    plan: Plan
    quarters: int
    jobs: Mapping[str, Job]
    ladders: tuple[Ladder, ...]
    scale: Fraction

    def quarter(self, index: int) -> Quarter:
        """Return the calendar quarter."""
        return self.plan.horizon.start.plus(index)

    def year(self, index: int) -> int:
        """Return the calendar year of a quarter."""
        return self.quarter(index).year

    @property
    def years(self) -> tuple[int, ...]:
        """The calendar years that the horizon touches."""
        return tuple(range(self.year(0), self.year(self.quarters - 1) + 1))

    def last_of(self, year: int) -> int:
        """Return the last quarter of a calendar year that is within the horizon."""
        return min(Quarter(year, 4).index - self.plan.horizon.start.index, self.quarters - 1)

    def counts(self, starts: Starts) -> dict[str, int]:
        """Return from which quarter on the effects of each selected initiative may count."""
        return {id_: start + self.jobs[id_].work for id_, start in starts.items()}

    def closed(self, starts: Starts) -> tuple[int, int]:
        """Return the weighted gap closed over the horizon, in whole units: priority dimensions, and all."""
        parts = self.by_indicator(starts)
        first = sum(parts[ladder.gap.id] for ladder in self.ladders if ladder.priority)
        return first, sum(parts.values())

    def closed_at(self, starts: Starts, quarter: int) -> int:
        """Return the weighted gap closed in one quarter, in whole units."""
        finished = {id_ for id_, count in self.counts(starts).items() if count <= quarter}
        return sum(ladder.gain(finished) for ladder in self.ladders)

    def by_indicator(self, starts: Starts) -> dict[str, int]:
        """Return the weighted gap closed over the horizon in each indicator, in whole units."""
        counts = self.counts(starts)
        return {ladder.gap.id: self._closed(ladder, counts) for ladder in self.ladders}

    def _closed(self, ladder: Ladder, counts: Mapping[str, int]) -> int:
        ends = {counts[rung.job] for rung in ladder.rungs if rung.job in counts}
        changes = sorted({end for end in ends if end < self.quarters} | {self.quarters})
        return sum(
            ladder.gain({id_ for id_, count in counts.items() if count <= here}) * (after - here)
            for here, after in pairwise(changes)
        )

    def spent(self, starts: Starts) -> dict[tuple[str | None, int], int]:
        """Return whole rupiah by fund and calendar year, whatever the horizon."""
        total: dict[tuple[str | None, int], int] = {}
        for id_, start in starts.items():
            fund = self.jobs[id_].initiative.fund
            for quarter, rupiah in self.jobs[id_].paid(start):
                key = (fund, self.year(quarter))
                total[key] = total.get(key, 0) + rupiah
        return total


def make_task(gaps: Gaps, plan: Plan) -> Task:
    """Put a plan, whose checks have passed, into whole numbers."""
    jobs = {item.id: make_job(item, place, plan.horizon) for place, item in enumerate(plan.initiatives)}
    ladders, scale = ladders_of(gaps, plan)
    return Task(gaps, plan, plan.horizon.quarters, jobs, ladders, scale)
