"""What is due, overdue or still to come: recommendations, initiatives, meetings, dates of the calendar."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from smartplan.core.model import Assessment, Initiative, Plan
from smartplan.core.model.assessment import Recommendation
from smartplan.core.model.process import Event, Meeting
from smartplan.core.process.table import held
from smartplan.core.process.wins import is_done

QUARTER_ENDS = ((3, 31), (6, 30), (9, 30), (12, 31))


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A recommendation, and what became of it.

    Attributes:
        node: the node that it was made for.
        recommendation: as the assessment has it.
        state: open, done or overdue.
        answers: the initiatives that answer it.
        finished: they were all reported as done, though it is not marked so.
    """

    node: str
    recommendation: Recommendation
    state: str
    answers: tuple[Initiative, ...]
    finished: bool


@dataclass(frozen=True, slots=True)
class Late:
    """An initiative that is behind.

    Attributes:
        initiative: the initiative.
        since: the day from which on it is; None where a report says so without a date.
    """

    initiative: Initiative
    since: dt.date | None


@dataclass(frozen=True, slots=True)
class Dates:
    """What has a date.

    Attributes:
        overdue: events that are past and not marked as done, the oldest first.
        coming: events and meetings still to come, the next first.
        unreported: meetings that are past, and of which neither attendance nor goals are known.
    """

    overdue: tuple[Event, ...]
    coming: tuple[Event | Meeting, ...]
    unreported: tuple[Meeting, ...]


def follow_ups(assessment: Assessment, plan: Plan | None, today: dt.date) -> tuple[FollowUp, ...]:
    """Return every recommendation, in the order of the file."""
    known = {initiative.id: initiative for initiative in plan.initiatives} if plan else {}
    return tuple(
        _followed(node, recommendation, known, today)
        for node, remarks in assessment.notes.items()
        for recommendation in remarks.recommendations
    )


def _followed(
    node: str, recommendation: Recommendation, known: dict[str, Initiative], today: dt.date
) -> FollowUp:
    answers = tuple(known[id_] for id_ in recommendation.initiatives if id_ in known)
    past = recommendation.due is not None and recommendation.due < today
    state = "overdue" if past and recommendation.state == "open" else recommendation.state
    finished = state != "done" and bool(answers) and all(is_done(initiative) for initiative in answers)
    return FollowUp(node, recommendation, state, answers, finished)


def late_initiatives(plan: Plan, today: dt.date) -> tuple[Late, ...]:
    """Return the initiatives that are behind: past their latest quarter and not done, or reported as late."""
    return tuple(late for initiative in plan.initiatives for late in _late(initiative, today))


def _late(initiative: Initiative, today: dt.date) -> Iterator[Late]:
    if is_done(initiative) or (initiative.realised and _last(initiative) == "stopped"):
        return
    if initiative.latest is not None:
        month, day = QUARTER_ENDS[initiative.latest.number - 1]
        end = dt.date(initiative.latest.year, month, day)
        if end < today:
            yield Late(initiative, end)
            return
    if initiative.realised and _last(initiative) == "late":
        yield Late(initiative, None)


def _last(initiative: Initiative) -> str:
    return initiative.realised[max(initiative.realised)].status


def unreported(plan: Plan, year: int) -> tuple[Initiative, ...]:
    """Return the initiatives that were reported as not finished in an earlier year and not at all since.

    Args:
        plan: the plan.
        year: the last year that a report is due for.
    """
    open_ = [i for i in plan.initiatives if i.realised and _last(i) in ("planned", "running", "late")]
    return tuple(initiative for initiative in open_ if max(initiative.realised) < year)


def dates_of(plan: Plan, today: dt.date) -> Dates:
    """Return the events of the calendar and the meetings, by how they lie to a day."""
    coming: list[Event | Meeting] = [
        *(event for event in plan.calendar if event.date >= today and not event.done),
        *(meeting for meeting in plan.meetings if meeting.date >= today),
    ]
    return Dates(
        overdue=tuple(sorted((e for e in plan.calendar if e.date < today and not e.done), key=_day)),
        coming=tuple(sorted(coming, key=_day)),
        unreported=tuple(sorted((m for m in plan.meetings if m.date < today and not held(m)), key=_day)),
    )


def _day(dated: Event | Meeting) -> tuple[dt.date, str]:
    return dated.date, dated.title.id
