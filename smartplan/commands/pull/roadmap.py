"""From gaps to a roadmap, and to what other money, other wishes and other times would make of it."""

from collections.abc import Callable
from fractions import Fraction

from smartplan.commands.asked import Asked
from smartplan.commands.pull.gaps import gaps_of
from smartplan.core.gaps import Gaps
from smartplan.core.model import Plan
from smartplan.core.roadmap import (
    Further,
    Goal,
    Point,
    PriorityPrice,
    Roadmap,
    Tell,
    Wishes,
    frontier,
    further_from,
    goals_of,
    kept,
    make_roadmap,
    moves,
    price_of_priority,
    reliefs_of,
    unheard,
    wishes_of,
)
from smartplan.core.uncertainty import risk_of
from smartplan.errors import InputError, Problem, Severity
from smartplan.read.files import Case
from smartplan.read.kept import read_baseline
from smartplan.read.loaded import Loaded
from smartplan.write.planned import Against, Planned
from smartplan.write.proof import not_proved
from smartplan.write.words import Words, later

Say = Callable[..., None]
"""Is told what is done next: a sentence, and by name the values that it takes."""
SHARES = tuple(Fraction(percent, 100) for percent in (50, 75, 100, 125, 150, 200))
"""The budgets of the frontier, as shares of the plan's ceilings."""


def _plan_of(case: Case) -> Loaded[Plan]:
    if case.plan is None:
        raise InputError([Problem("no-plan", ("plan",)).at(case.assessment.place())])
    return case.plan


def roadmap_of(case: Case, gaps: Gaps, limit: float | None, tell: Tell = unheard) -> Roadmap:
    """Pull gaps through the solver to a roadmap.

    Raises:
        InputError: the assessment names no plan.
    """
    return make_roadmap(gaps, _plan_of(case).model, limit=limit, tell=tell)


def remarks_on(case: Case, roadmap: Roadmap | None) -> tuple[Problem, ...]:
    """Return what is said beside a roadmap: of the files, and whether anything in it has a target at all."""
    if case.plan is None or roadmap is None or any(gap.target is not None for gap in roadmap.gaps.leaves):
        return case.problems
    aimless = Problem("no-target", ("targets",), severity=Severity.WARNING)
    return (*case.problems, aimless.at(case.plan.place("targets")))


def silent(_what: str, **_values: object) -> None:
    """Say nothing of what is being done."""


def followed(say: Say, words: Words) -> Tell:
    """Return what says how far the aim under way has come."""
    return lambda stage: say(later("Looking for the best roadmap: {aim}"), aim=not_proved(stage, words))


def planned(case: Case, asked: Asked, say: Say = silent, tell: Tell = unheard) -> Planned:
    """Return the roadmap with the places of its plan, and all that was asked for beside it.

    Args:
        case: the assessment with its plan.
        asked: what is asked.
        say: is told what is done next, for whoever waits.
        tell: is told how far the aim under way has come.

    Raises:
        InputError: the assessment names no plan; what is asked names nothing in it; or the earlier roadmap
            can't be read, or is of something else.
    """
    plan = _plan_of(case)
    wishes = wishes_of(plan.model, asked.budgets, asked.musts, asked.without, asked.target)
    baseline = read_baseline(asked.baseline, case) if asked.baseline is not None else None
    gaps = gaps_of(case, asked.target, asked.track)
    roadmap = make_roadmap(
        gaps, wishes.applied(plan.model), limit=asked.limit, without=wishes.without, tell=tell
    )
    points, further = _frontier(roadmap, wishes, asked, say)
    return Planned(
        roadmap=roadmap,
        place_of=lambda keys: plan.place(*keys),
        reliefs=reliefs_of(roadmap, limit=asked.limit, without=wishes.without) if roadmap.conflict else (),
        frontier=points,
        further=further,
        risk=risk_of(roadmap, seed=asked.seed) if asked.risk else None,
        goals=_goals(roadmap, wishes, asked, say),
        priority=_priority(roadmap, wishes, asked, say),
        wishes=wishes,
        written=_written(case, asked, roadmap, say) if wishes else None,
        baseline=Against(baseline.kept, moves(baseline.kept, roadmap), baseline.file) if baseline else None,
    )


def _written(case: Case, asked: Asked, roadmap: Roadmap, say: Say) -> Against:
    """Return the roadmap of the plan as written, and what the wishes change in it."""
    say(later("Looking for the best roadmap of the plan as written"))
    own = kept(roadmap_of(case, gaps_of(case, None, asked.track), asked.limit))
    return Against(own, moves(own, roadmap))


def _frontier(
    roadmap: Roadmap, wishes: Wishes, asked: Asked, say: Say
) -> tuple[tuple[Point, ...], Further | None]:
    """Return what other budgets reach, and what a little more would cost than the plan's own does."""
    if not asked.frontier:
        return (), None
    gaps, plan, without = roadmap.gaps, roadmap.plan, wishes.without
    points: tuple[Point, ...] = ()
    for place, share in enumerate(SHARES, 1):
        say(
            later("Looking for what other money would reach ({place} of {all})"), place=place, all=len(SHARES)
        )
        points += frontier(gaps, plan, (share,), limit=asked.limit, without=without)
    own = next(point for point in points if point.factor == 1)
    if own.cost is None:
        return points, None
    say(later("Looking for what a little more would cost"))
    return points, further_from(gaps, plan, own, limit=asked.limit, without=without)


def _priority(roadmap: Roadmap, wishes: Wishes, asked: Asked, say: Say) -> PriorityPrice | None:
    if not asked.priority:
        return None
    if not roadmap.plan.priority:
        raise InputError([Problem("no-priority")])
    say(later("Looking for the best roadmap without the priority"))
    return price_of_priority(roadmap, limit=asked.limit, without=wishes.without)


def _goals(roadmap: Roadmap, wishes: Wishes, asked: Asked, say: Say) -> tuple[Goal, ...]:
    if not asked.cheapest:
        return ()
    say(later("Looking for the cheapest way to the goals"))
    return goals_of(roadmap.gaps, roadmap.plan, limit=asked.limit, without=wishes.without)
