"""Ladders: the levels to which initiatives can lift an indicator, and what each level is worth."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from fractions import Fraction
from math import gcd, lcm

from smartplan.core.gaps import Gap, Gaps
from smartplan.core.model import Initiative, Plan
from smartplan.core.scores import Score
from smartplan.core.scores.normalise import normalise
from smartplan.core.scores.report import exact_decimal

# Above this the solver's own arithmetic (64 bits, floats in its bounds) would no longer be exact.
LARGEST_SUM = 10**15


@dataclass(frozen=True, slots=True)
class Lift:
    """An effect on an indicator, as scores on the framework's scale.

    Attributes:
        from_: it counts once the indicator is here or above.
        to: what it lifts the indicator to.
    """

    from_: Fraction
    to: Fraction


@dataclass(frozen=True, slots=True)
class Rung:
    """How one initiative lifts an indicator, as positions on its ladder.

    Attributes:
        job: the id of the initiative.
        below: the position that must be reached first; 0 is where the indicator stands today.
        to: the position that it lifts to.
    """

    job: str
    below: int
    to: int


@dataclass(frozen=True, slots=True)
class Ladder:
    """The levels of one indicator that close some of its gap.

    Attributes:
        gap: the gap of the indicator.
        priority: whether it lies in a priority dimension.
        levels: scores above today's, ascending, the target being the last possible.
        gains: what each level closes more than the one before, in whole units a quarter.
        rungs: the effects that matter, by the position they start from.
    """

    gap: Gap
    priority: bool
    levels: tuple[Fraction, ...]
    gains: tuple[int, ...]
    rungs: tuple[Rung, ...]

    def reached(self, finished: AbstractSet[str]) -> int:
        """Return the position reached once these initiatives are finished: levels are climbed in order."""
        position = 0
        for rung in self.rungs:
            if rung.job in finished and rung.below <= position:
                position = max(position, rung.to)
        return position

    def gain(self, finished: AbstractSet[str]) -> int:
        """Return the weighted gap that these close together, in whole units a quarter."""
        return sum(self.gains[: self.reached(finished)])


def ladders_of(gaps: Gaps, plan: Plan) -> tuple[tuple[Ladder, ...], Fraction]:
    """Return the ladders in the framework's order, and the scale of their gains.

    Weighted gaps are fractions. They are brought to whole numbers exactly, by their common denominator; where
    that would be too large for exact arithmetic in the solver, they are rounded at about the twelfth digit of
    the largest sum.
    """
    first = {id_ for top in plan.priority for id_ in _below(gaps, top)}
    bare = [_ladder(gaps, gap, plan, priority=gap.id in first) for gap in gaps.leaves if gap.gap]
    there = [(ladder, worth) for ladder, worth in bare if ladder.rungs]
    scale = _scale([part for _, worth in there for part in worth], plan.horizon.quarters)
    return tuple(_with_gains(ladder, worth, scale) for ladder, worth in there), scale


def lifts_of(gaps: Gaps, score: Score, initiative: Initiative) -> tuple[Lift, ...]:
    """Return what an initiative does to a leaf, as scores; it is written as the answers are. One or none."""
    effect = initiative.raises.get(score.id)
    if effect is None:
        return ()
    low, high = (normalise(gaps.scores.framework, score.item, raw) for raw in (effect.from_, effect.to))
    return (Lift(exact_decimal(low), exact_decimal(high)),)


def _below(gaps: Gaps, top: str) -> set[str]:
    return {score.id for node in gaps.scores.root.walk() if node.id == top for score in node.walk()}


def _ladder(gaps: Gaps, gap: Gap, plan: Plan, *, priority: bool) -> tuple[Ladder, tuple[Fraction, ...]]:
    """Return a ladder still without gains, and what each of its levels closes, in index points."""
    start, target = exact_decimal(gap.score.value or 0), exact_decimal(gap.target or 0)
    effects = [
        (item.id, lift.from_, min(lift.to, target))
        for item in plan.initiatives
        for lift in lifts_of(gaps, gap.score, item)
        if lift.to > start and lift.from_ < min(lift.to, target)
    ]
    levels = tuple(sorted({to for _, _, to in effects}))
    steps = (start, *levels)
    rungs = [
        Rung(job, next(place for place, level in enumerate(steps) if level >= from_), steps.index(to))
        for job, from_, to in effects
    ]
    order = sorted(rungs, key=lambda rung: (rung.below, rung.to, rung.job))
    worth = tuple(gap.score.weight * (high - low) for low, high in zip(steps, levels, strict=False))
    return Ladder(gap, priority, levels, (), tuple(order)), worth


def _scale(parts: list[Fraction], quarters: int) -> Fraction:
    if not any(parts):
        return Fraction(1)
    common = lcm(*(part.denominator for part in parts))
    exact = Fraction(common, gcd(*(int(part * common) for part in parts)))
    most = sum(parts) * quarters
    if most * exact <= LARGEST_SUM:
        return exact
    digits = len(str(int(LARGEST_SUM / 1000 / most))) - 1
    return Fraction(10**digits)


def _with_gains(ladder: Ladder, worth: tuple[Fraction, ...], scale: Fraction) -> Ladder:
    gains = tuple(int(part * scale + Fraction(1, 2)) for part in worth)
    return Ladder(ladder.gap, ladder.priority, ladder.levels, gains, ladder.rungs)
