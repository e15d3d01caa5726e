"""From year to year: who moved, at what pace, and how long it takes at that pace to catch up."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from smartplan.core.panel.cohort import Cohort, Member
from smartplan.core.panel.league import League, Standing
from smartplan.core.scores import Exact

When = tuple[int, int]
"""Year and round; a year with one round only has round 0."""


@dataclass(frozen=True, slots=True)
class Move:
    """How one city came to where it stands.

    Attributes:
        standing: where it stands in the latest league that it is in.
        before: the year and round before, under the same framework.
        change: index - the index then.
        since: the first year under the framework.
        pace: change of the index a year, from the first year to the last; None within one year.
        to_leader: years until it reaches where the leader of its class stands now, if it goes on at its pace;
            0 for the leader; None where it never does.
        to_median: likewise the median of its peers; 0 where it is there.
    """

    standing: Standing
    before: When
    change: Exact
    since: int
    pace: Exact | None
    to_leader: Exact | None
    to_median: Exact | None


@dataclass(frozen=True, slots=True)
class Turnover:
    """Which cities can't be followed from one round to the next.

    Attributes:
        before: year and round of the one before.
        gone: the cities that were there then and are not now, by key.
        new: those that are there now and were not then.
    """

    before: When
    gone: tuple[Member, ...]
    new: tuple[Member, ...]


def turnover_of(cohorts: Sequence[Cohort]) -> Turnover | None:
    """Return who came and who went between the last two rounds under a framework; None where there is one.

    Args:
        cohorts: all cohorts under the framework, in the order of time.
    """
    if len(cohorts) < 2:  # noqa: PLR2004 - from one to the next
        return None
    then, now = cohorts[-2:]
    before, after = ({member.key for member in cohort.members} for cohort in (then, now))
    return Turnover(
        before=when_of(then),
        gone=tuple(member for member in then.members if member.key not in after),
        new=tuple(member for member in now.members if member.key not in before),
    )


def moves_of(leagues: Sequence[League], cohorts: Iterable[Cohort]) -> tuple[Move, ...]:
    """Return the moves of the cities of leagues, all under one framework, in one round.

    Only what is under the same framework is comparable; what a new framework moved, `diff` tells apart. So
    where a crosswalk carried over a part only, a result is comparable with results that were likewise.

    Args:
        leagues: the latest.
        cohorts: all cohorts under the framework, in the order of time.

    Returns:
        The moves of cities that have an index before and now: the greatest rise first, then by key.
    """
    past: dict[tuple[str, str], list[tuple[When, Exact]]] = {}
    now = when_of(leagues[0]) if leagues else (0, 0)
    for cohort in cohorts:
        if when_of(cohort) < now:
            for member, figures in zip(cohort.members, cohort.figures, strict=True):
                if figures.index is not None:
                    past.setdefault(_known_as(member), []).append((when_of(cohort), figures.index))
    moves = [
        _move(standing, standing.index, now, past[_known_as(standing.member)])
        for league in leagues
        for standing in league.standings
        if standing.index is not None and _known_as(standing.member) in past
    ]
    return tuple(sorted(moves, key=lambda move: (-move.change, move.standing.member.key)))


def unfollowed(leagues: Sequence[League], cohorts: Iterable[Cohort]) -> tuple[Member, ...]:
    """Return the cities of leagues whose earlier results are all of another edition, known in part only."""
    now = when_of(leagues[0]) if leagues else (0, 0)
    past = {_known_as(member) for cohort in cohorts if when_of(cohort) < now for member in cohort.members}
    there = {key for key, _ in past}
    members = [standing.member for league in leagues for standing in league.standings]
    found = [member for member in members if member.key in there and _known_as(member) not in past]
    return tuple(sorted(found, key=lambda member: member.key))


def _known_as(member: Member) -> tuple[str, str]:
    return member.key, member.edition


def when_of(of: Cohort | League) -> When:
    """Return year and round."""
    return of.year, of.round or 0


def _move(standing: Standing, index: Exact, now: When, past: Sequence[tuple[When, Exact]]) -> Move:
    first, then = past[0]
    years = now[0] - first[0]
    pace = (index - then) / years if years else None
    behind = None if standing.to_median is None else -standing.to_median
    return Move(
        standing=standing,
        before=past[-1][0],
        change=index - past[-1][1],
        since=first[0],
        pace=pace,
        to_leader=_years(standing.to_leader, pace),
        to_median=_years(behind, pace),
    )


def _years(missing: Exact | None, pace: Exact | None) -> Exact | None:
    """Return how long what is missing takes at a pace."""
    if missing is None or missing <= 0:
        return None if missing is None else 0 * missing
    return missing / pace if pace is not None and pace > 0 else None
