"""Where a city stands in its process: what is missing, what is overdue, what comes next."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from smartplan.core.gaps import Gaps
from smartplan.core.model import Initiative, Plan, Published
from smartplan.core.model.process import Adoption
from smartplan.core.process.adoption import Signed, signed_by
from smartplan.core.process.alignment import Alignment, alignment_of
from smartplan.core.process.beside import Beside, beside
from smartplan.core.process.due import (
    Dates,
    FollowUp,
    Late,
    dates_of,
    follow_ups,
    late_initiatives,
    unreported,
)
from smartplan.core.process.integration import Integration, integration_of
from smartplan.core.process.missing import Owed, owed_by
from smartplan.core.process.outcomes import Progress, progress_of
from smartplan.core.process.points import TableWeights, table_weights
from smartplan.core.process.services import Idle, idle_services
from smartplan.core.process.table import Seats, seats_of
from smartplan.core.process.wins import Win, cheapest, wins_of


@dataclass(frozen=True, slots=True)
class Process:
    """What a plan says of the process.

    Attributes:
        plan: the plan.
        idle: services that were built and do not run.
        best: the cheapest win of all open initiatives.
        integration: how far the services are joined.
        seats: who takes part in each dimension.
        alignment: what each initiative is tied to.
        late: initiatives that are behind.
        unreported: initiatives whose report of the last year is missing.
        dates: what has a date.
        adoption: whether the city takes the plan over; None where the plan does not say.
        signed: who stands by it.
        weights: how the groups of the table weigh the dimensions; None where they allotted no points.
        outcomes: how far the outcome measures have come.
        also: the further assessments of the city: its readiness.
    """

    plan: Plan
    idle: tuple[Idle, ...]
    best: Win | None
    integration: Integration
    seats: tuple[Seats, ...]
    alignment: tuple[Alignment, ...]
    late: tuple[Late, ...]
    unreported: tuple[Initiative, ...]
    dates: Dates
    adoption: Adoption | None
    signed: tuple[Signed, ...]
    weights: TableWeights | None
    outcomes: tuple[Progress, ...]
    also: tuple[Gaps, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """What is to be done next.

    Attributes:
        code: what kind of step it is; `write` has its words.
        values: what its sentence names; numbers stay numbers.
    """

    code: str
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a city stands.

    Attributes:
        gaps: its scores and gaps.
        owed: what each agency still has to give.
        follow_ups: the recommendations and what became of them.
        process: what its plan says of the process; None where there is no plan.
        beside: how far it is from what was published of others; nothing where nothing fits.
        today: the day for which all this holds.
        untranslated: the files of text that a translation lacks, where one was begun.
    """

    gaps: Gaps
    owed: tuple[Owed, ...]
    follow_ups: tuple[FollowUp, ...]
    process: Process | None
    beside: tuple[Beside, ...]
    today: dt.date
    untranslated: tuple[str, ...] = ()

    @property
    def overdue(self) -> tuple[FollowUp, ...]:
        """The recommendations that are overdue."""
        return tuple(found for found in self.follow_ups if found.state == "overdue")

    def steps(self) -> tuple[Step, ...]:
        """Return what is to be done next, the most pressing first."""
        return tuple(_steps(self))


def standing_of(
    gaps: Gaps,
    plan: Plan | None,
    digests: Mapping[str, str],
    today: dt.date,
    published: Sequence[Published] = (),
    also: tuple[Gaps, ...] = (),
) -> Standing:
    """Return where a city stands on a day.

    Args:
        gaps: its scores and gaps.
        plan: its plan, if any.
        digests: of assessment, plan and all else that is signed, as it is now.
        today: the day.
        published: results that were published of others.
        also: further assessments of the city.
    """
    process = _process(gaps, plan, digests, today, also) if plan else None
    found = follow_ups(gaps.scores.assessment, plan, today)
    return Standing(gaps, owed_by(gaps, plan), found, process, beside(gaps, published), today)


def _process(
    gaps: Gaps, plan: Plan, digests: Mapping[str, str], today: dt.date, also: tuple[Gaps, ...]
) -> Process:
    wins = wins_of(gaps, plan)
    best = cheapest(wins)
    return Process(
        plan=plan,
        idle=idle_services(gaps, plan, wins, best),
        best=best,
        integration=integration_of(gaps, plan),
        seats=seats_of(gaps, plan),
        alignment=alignment_of(plan),
        late=late_initiatives(plan, today),
        unreported=unreported(plan, today.year - 1),
        dates=dates_of(plan, today),
        adoption=plan.adoption,
        signed=signed_by(plan, digests, gaps.scores.assessment.year),
        weights=table_weights(gaps.scores, plan),
        outcomes=progress_of(plan, today.year - 1),
        also=also,
    )


def _steps(standing: Standing) -> Iterator[Step]:
    process = standing.process
    if process and process.dates.overdue:
        yield Step("event-overdue", {"title": process.dates.overdue[0].title})
    if standing.overdue:
        yield Step("recommendations-overdue", {"count": len(standing.overdue)})
    unconfirmed = sum(len(owed.unconfirmed) for owed in standing.owed)
    unanswered = sum(len(owed.unanswered) for owed in standing.owed) - unconfirmed
    if unanswered:
        yield Step("answer", {"count": unanswered})
    if unconfirmed:
        yield Step("confirm", {"count": unconfirmed})
    if process is None:
        yield Step("no-plan")
    else:
        yield from _of_plan(process)
    if standing.untranslated:
        yield Step("translate", {"files": ", ".join(standing.untranslated)})


def _of_plan(process: Process) -> Iterator[Step]:
    if process.late:
        yield Step("late", {"count": len(process.late)})
    if process.unreported:
        yield Step("unreported", {"count": len(process.unreported)})
    unmeasured = sum(1 for progress in process.outcomes if progress.unreported)
    if unmeasured:
        yield Step("unmeasured", {"count": unmeasured})
    for idle in process.idle:
        if idle.revivals:
            win = idle.revivals[0]
            cheap = {"cheapest": True} if idle.cheapest else {}
            values = {"service": idle.service.title, "initiative": win.initiative.title}
            yield Step("revive", {**values, "cost": win.cost, "gain": win.gain, **cheap})
        else:
            yield Step("revive-unplanned", {"service": idle.service.title})
    if process.integration.next:
        link = process.integration.next
        yield Step(f"link-{link.state}", {"one": link.one.title, "other": link.other.title})
    missing = [seats for seats in process.seats if seats.missing]
    if missing:
        yield Step("groups", {"count": len(missing)})
    yield from _to_adoption(process)


def _to_adoption(process: Process) -> Iterator[Step]:
    state = process.adoption.state if process.adoption else None
    if any(signed.changed for signed in process.signed):
        yield Step("sign-anew")
    elif state in (None, "pending", "revise") and not process.signed:
        yield Step("sign")
    if state == "revise":
        yield Step("revise")
