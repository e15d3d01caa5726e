"""All that is found of one cohort, and its figures after each step."""

from collections.abc import Sequence
from dataclasses import dataclass

from smartplan.core.panel.array import Array, known
from smartplan.core.panel.averages import Average, averages_of
from smartplan.core.panel.coherence import Group, coherence_of
from smartplan.core.panel.cohort import Cohort, Member
from smartplan.core.panel.distribution import Distribution, distributions_of
from smartplan.core.panel.league import League, leagues_of
from smartplan.core.panel.movers import Move, Turnover, moves_of, turnover_of, unfollowed
from smartplan.core.panel.suppress import suppress_averages, suppress_distributions, suppress_leagues
from smartplan.core.scores import Exact
from smartplan.errors import InputError, Problem

Figures = Sequence[Exact | None]


@dataclass(frozen=True, slots=True)
class Judged:
    """A cohort and what is found of it.

    Attributes:
        cohort: the cities, scored.
        leagues: each city within its class.
        averages: the means of all cities and of each province.
        distributions: of the answers to every indicator.
        moves: how the cities came to where they stand; only in the latest round under the framework.
        coherence: of every group of the framework; None where that was not asked for.
        turnover: who came and who went since the round before; only in the latest round, where it is not the
            first.
        unfollowed: the cities whose earlier results can't be compared with theirs; only in the latest round.
    """

    cohort: Cohort
    leagues: tuple[League, ...]
    averages: tuple[Average, ...]
    distributions: tuple[Distribution, ...]
    moves: tuple[Move, ...]
    coherence: tuple[Group, ...] | None
    turnover: Turnover | None = None
    unfollowed: tuple[Member, ...] = ()

    @property
    def suppressed(self) -> int:
        """Of how many groups nothing is said because so few cities are in them."""
        parts = (
            [league.suppressed for league in self.leagues],
            [average.suppressed for average in self.averages],
            [distribution.suppressed for distribution in self.distributions],
        )
        return sum(map(sum, parts))


def judge(
    cohorts: Sequence[Cohort], by: str | None, *, coherence: bool = False, least: int = 0
) -> tuple[Judged, ...]:
    """Find all that is to be found of cohorts.

    Args:
        cohorts: the cities, in the order of time under each framework.
        by: under which name a city says its class; None: one league.
        coherence: whether the frameworks are judged by the cities too.
        least: what is said of groups of fewer cities is taken out.

    Raises:
        InputError: a framework is to be judged by fewer than four cities.
    """
    found = []
    for cohort in cohorts:
        leagues = suppress_leagues(leagues_of(cohort, by), least)
        under = [other for other in cohorts if other.framework.id == cohort.framework.id]
        found.append(
            Judged(
                cohort=cohort,
                leagues=leagues,
                averages=suppress_averages(averages_of(cohort), least),
                distributions=suppress_distributions(distributions_of(cohort), least),
                moves=moves_of(leagues, under) if cohort is under[-1] else (),
                coherence=coherence_of(cohort) if coherence else None,
                turnover=turnover_of(under) if cohort is under[-1] else None,
                unfollowed=unfollowed(leagues, under) if cohort is under[-1] else (),
            )
        )
    return tuple(found)


def figures_after(cohort: Cohort, step: str) -> tuple[tuple[str, ...], tuple[Figures, ...]]:
    """Return the figures of every city after a step, in the order of the cohort.

    Args:
        cohort: the cities.
        step: denominated, imputed, treated, normalised (the scores of indicators), or aggregated (of all
            nodes too, and the index).

    Returns:
        The ids of the columns; and a row a city.

    Raises:
        InputError: the framework scores cities one by one, so that there is no such step.
    """
    if step == "aggregated":
        return _aggregated(cohort)
    if cohort.steps is None:
        raise InputError([Problem("unknown-step", values={"framework": cohort.framework.id})])
    table: Array = cohort.steps.scores if step == "normalised" else getattr(cohort.steps, step)
    return cohort.steps.ids, tuple([known(value) for value in row] for row in table)


def _aggregated(cohort: Cohort) -> tuple[tuple[str, ...], tuple[Figures, ...]]:
    ids = (*(item.id for item, _ in cohort.framework.items()), cohort.framework.root.id)
    return ids, tuple([*map(known, city.tables().counted), city.index] for city in cohort.figures)
