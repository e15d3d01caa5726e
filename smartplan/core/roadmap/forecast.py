"""Where the city stands at the end of each year if the roadmap is kept."""

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from fractions import Fraction

from smartplan.core.model import ROOT, Quarter
from smartplan.core.roadmap.ladders import Lift, lifts_of
from smartplan.core.roadmap.result import Forecast, Reached, Roadmap
from smartplan.core.roadmap.task import Starts, Task
from smartplan.core.scores import Exact, Score, index_if
from smartplan.core.scores.report import exact_decimal


@dataclass(frozen=True, slots=True)
class Raised:
    """What the forecast of a year makes of one indicator.

    Attributes:
        to: the answer that is forecast, written as the answers are.
        by: the initiatives that lift it by then, by their start, then id.
    """

    to: Fraction
    by: tuple[str, ...]


def raised_in(roadmap: Roadmap, year: int) -> dict[str, Raised]:
    """Return the answers that the roadmap will have changed by the end of a year, by indicator."""
    levels = next((row.levels for row in roadmap.forecast if row.year == year), {})
    last = min(Quarter(year, 4), roadmap.plan.horizon.start.plus(roadmap.plan.horizon.quarters - 1))
    done = [step for step in roadmap.selected if step.finish is not None and step.finish < last]
    leaves = {leaf.id: leaf for leaf in roadmap.gaps.scores.leaves}
    found = {}
    for id_, level in levels.items():
        lifting = [step for step in done if id_ in step.initiative.raises]
        top = next(
            step.initiative
            for step in lifting
            if any(lift.to == level for lift in lifts_of(roadmap.gaps, leaves[id_], step.initiative))
        )
        found[id_] = Raised(top.raises[id_].to, tuple(step.id for step in lifting))
    return found


def forecast(task: Task, starts: Starts) -> tuple[Forecast, ...]:
    """Return the forecast of every calendar year of the horizon."""
    return tuple(_of_year(task, starts, year) for year in task.years)


def _of_year(task: Task, starts: Starts, year: int) -> Forecast:
    levels = levels_in(task, starts, task.last_of(year))
    scores = task.gaps.scores
    tops = ((top.id, index_if(replace(scores, root=top), levels)) for top in scores.root.children)
    return Forecast(
        year=year,
        index=index_if(scores, levels),
        linear=_linear(task, levels),
        target=_target(task, year),
        nodes={id_: value for id_, value in tops if value is not None},
        levels=levels,
    )


def _linear(task: Task, levels: Mapping[str, Fraction]) -> Exact | None:
    today = task.gaps.scores.root.value
    if today is None:
        return None
    leaves = [leaf for leaf in task.gaps.scores.leaves if leaf.id in levels]
    return today + sum((leaf.weight * (levels[leaf.id] - (leaf.value or 0)) for leaf in leaves), Fraction(0))


def _target(task: Task, year: int) -> Exact | None:
    """Return what is wanted of the index: as the plan states it; in the last year, as gaps close to it."""
    stated = task.plan.targets.get(year, {}).get(ROOT)
    if stated is not None:
        return stated
    last = max(task.plan.targets, default=task.years[-1])
    wanted = task.gaps.target
    return (task.gaps.root.target if wanted.goal is None else wanted.goal) if year == last else None


def levels_in(task: Task, starts: Starts, quarter: int) -> dict[str, Fraction]:
    """Return the scores, in a quarter, of the indicators that initiatives have lifted by then."""
    finished = {id_ for id_, count in task.counts(starts).items() if count <= quarter}
    known = [(leaf, exact_decimal(leaf.value)) for leaf in task.gaps.scores.leaves if leaf.value is not None]
    levels = ((leaf.id, today, climbed(today, lifts_on(task, leaf, finished))) for leaf, today in known)
    return {id_: level for id_, today, level in levels if level > today}


def lifts_on(task: Task, leaf: Score, ids: AbstractSet[str]) -> tuple[Lift, ...]:
    """Return what these initiatives do to an indicator, in file order."""
    jobs = (job for job in task.jobs.values() if job.id in ids)
    return tuple(lift for job in jobs for lift in lifts_of(task.gaps, leaf, job.initiative))


def climbed(start: Fraction, lifts: Iterable[Lift]) -> Fraction:
    """Return the score after effects: one counts where its `from` is reached, the highest wins."""
    level = start
    for lift in sorted(lifts, key=lambda lift: (lift.from_, lift.to)):
        if lift.from_ <= level:
            level = max(level, lift.to)
    return level


def reaches(task: Task, starts: Starts, id_: str) -> tuple[Reached, ...]:
    """Return what one initiative of a schedule lifts, and from when."""
    found = (_reached(task, starts, id_, indicator) for indicator in task.jobs[id_].initiative.raises)
    return tuple(item for item in found if item is not None)


def _reached(task: Task, starts: Starts, id_: str, indicator: str) -> Reached | None:
    gap = next((gap for gap in task.gaps.leaves if gap.id == indicator), None)
    if gap is None or gap.score.value is None:
        return None
    today, counts = exact_decimal(gap.score.value), task.counts(starts)
    own = lifts_on(task, gap.score, {id_})[0]
    for quarter in range(counts[id_], task.quarters):
        others = {other for other, count in counts.items() if count <= quarter and other != id_}
        without = lifts_on(task, gap.score, others)
        if climbed(today, without) >= own.to:
            return None
        if climbed(today, (*without, own)) >= own.to:
            capped = own.to if gap.target is None else min(own.to, gap.target)
            return Reached(indicator, own.to, task.quarter(quarter), capped)
    return None
