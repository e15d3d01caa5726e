"""All that is found of one cohort, and its figures after each step."""

from collections.abc import Sequence
from dataclasses import dataclass

from smartplan.core.panel.array import Array, known
from smartplan.core.panel.coherence import Group, coherence_of
from smartplan.core.panel.cohort import Cohort
from smartplan.core.panel.distribution import Distribution, distributions_of
from smartplan.core.panel.league import League, leagues_of
from smartplan.core.scores import Exact
from smartplan.errors import InputError, Problem

Figures = Sequence[Exact | None]


@dataclass(frozen=True, slots=True)
class Judged:
    """A cohort and what is found of it.

    Attributes:
        cohort: the cities, scored.
        leagues: each city within its class.
        distributions: of the answers to every indicator.
        coherence: of every group of the framework; None where that was not asked for.
    """

    cohort: Cohort
    leagues: tuple[League, ...]
    distributions: tuple[Distribution, ...]
    coherence: tuple[Group, ...] | None


def judge(cohort: Cohort, by: str | None, *, coherence: bool) -> Judged:
    """Find all that is to be found of a cohort.

    Args:
        cohort: the cities.
        by: under which name a city says its class; None: one league.
        coherence: whether the framework is judged by the cities too.

    Raises:
        InputError: the framework is to be judged by fewer than four cities.
    """
    groups = coherence_of(cohort) if coherence else None
    return Judged(cohort, leagues_of(cohort, by), distributions_of(cohort), groups)


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
    return ids, tuple([*map(known, city.counted), city.index] for city in cohort.figures)
