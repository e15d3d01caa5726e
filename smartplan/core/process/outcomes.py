"""How far the outcome measures of a plan have come: what was measured against what was wanted."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from smartplan.core.model import Outcome, Plan

Course = Literal["met", "missed", "open", "unmeasured"]
"""met, missed: the newest value against the target that was due by then; open: none was due yet;
unmeasured: no value since the baseline."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far one outcome has come.

    Attributes:
        outcome: the outcome.
        year: the year of the newest value; None where nothing was measured since the baseline.
        value: that value, in the unit of the outcome.
        aim: the year of the target that counts: the last one due by then, else the first to come; None where
            there is none.
        course: how the value stands to it.
        way: the part of the way from the baseline to the last target that is gone: 1 at the target, below 0
            where it got worse; None where either is missing or they are the same.
        unreported: past years that have a target and no value, in order.
    """

    outcome: Outcome
    year: int | None
    value: Fraction | None
    aim: int | None
    course: Course
    way: Fraction | None
    unreported: tuple[int, ...]


def progress_of(plan: Plan, year: int) -> tuple[Progress, ...]:
    """Return how far the outcomes have come, in file order.

    Args:
        plan: the plan.
        year: the last year of which values should be there.
    """
    return tuple(_progress(outcome, year) for outcome in plan.outcomes)


def _progress(outcome: Outcome, last: int) -> Progress:
    newest = max(outcome.realised, default=None)
    value = None if newest is None else outcome.realised[newest].value
    due = max((year for year in outcome.targets if newest is not None and year <= newest), default=None)
    return Progress(
        outcome=outcome,
        year=newest,
        value=value,
        aim=min(outcome.targets, default=None) if due is None else due,
        course=_course(outcome, value, due),
        way=_way(outcome, value),
        unreported=tuple(y for y in sorted(outcome.targets) if y <= last and y not in outcome.realised),
    )


def _course(outcome: Outcome, value: Fraction | None, due: int | None) -> Course:
    if value is None:
        return "unmeasured"
    if due is None:
        return "open"
    return "met" if outcome.meets(value, outcome.targets[due]) else "missed"


def _way(outcome: Outcome, value: Fraction | None) -> Fraction | None:
    if value is None or outcome.baseline is None or not outcome.targets:
        return None
    start, end = outcome.baseline.value, outcome.targets[max(outcome.targets)]
    return None if start == end else (value - start) / (end - start)
