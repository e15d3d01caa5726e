"""Why an initiative brings nothing, effect by effect."""

from fractions import Fraction

from smartplan.core.gaps import Gap
from smartplan.core.roadmap.forecast import climbed, lifts_on
from smartplan.core.roadmap.job import Job
from smartplan.core.roadmap.result import Reason
from smartplan.core.roadmap.task import Starts, Task
from smartplan.core.scores.report import exact_decimal


def why_worthless(task: Task, starts: Starts, job: Job) -> Reason:
    """Return why a job closes no gap even where it starts as early as it may and all else stays.

    Args:
        task: what was to be decided.
        starts: the schedule with the job in it.
        job: the job.

    Returns:
        The reason that all its effects share, else "no-gain"; `effects` has one for each indicator,
        `needed_by` the initiatives that wait for it.
    """
    needed_by = [other.id for other in task.jobs.values() if job.id in other.initiative.depends_on]
    effects = {id_: _why(task, starts, job, id_) for id_ in job.initiative.raises}
    codes = {reason.code for reason in effects.values()} or {"raises-nothing"}
    code = codes.pop() if len(codes) == 1 else "no-gain"
    return Reason(code, {"indicators": list(effects), "effects": effects, "needed_by": needed_by})


def _why(task: Task, starts: Starts, job: Job, id_: str) -> Reason:
    gap = next((gap for gap in task.gaps.leaves if gap.id == id_), None)
    if gap is None or not gap.score.in_scope:
        return Reason("not-applicable", {"indicator": id_})
    if gap.score.value is None:
        return Reason("unknown-score", {"indicator": id_})
    today, own = exact_decimal(gap.score.value), lifts_on(task, gap.score, {job.id})[0]
    values = {"indicator": id_, "score": today, "target": gap.target, "from": own.from_, "to": own.to}
    checks = (
        ("no-target", gap.target is None),
        ("target-reached", not gap.gap),
        ("already-there", own.to <= today),
        ("beyond-target", gap.target is not None and own.from_ >= gap.target),
    )
    code = next((code for code, holds in checks if holds), None)
    return Reason(code, values) if code else _against_others(task, starts, job, gap)


def _against_others(task: Task, starts: Starts, job: Job, gap: Gap) -> Reason:
    """Return why an effect that could close a gap does not, in this schedule."""
    id_, counts = gap.id, task.counts(starts)
    if counts[job.id] >= task.quarters:
        return Reason("too-late", {"indicator": id_, "last": task.quarter(task.quarters - 1)})
    today = exact_decimal(gap.score.value if gap.score.value is not None else Fraction(0))
    others = {other for other, count in counts.items() if count < task.quarters and other != job.id}
    level = climbed(today, lifts_on(task, gap.score, others))
    own = lifts_on(task, gap.score, {job.id})[0]
    if own.from_ > level:
        return Reason("level-rule", {"indicator": id_, "from": own.from_, "score": level})
    lifted_by = [
        other for other in task.jobs if other in others and id_ in task.jobs[other].initiative.raises
    ]
    return Reason("lifted-by-others", {"indicator": id_, "score": level, "initiatives": lifted_by})
