"""Means of a nation and of its provinces: every city counting once, and every inhabitant."""

from dataclasses import dataclass
from fractions import Fraction

from smartplan.core.model import Framework
from smartplan.core.panel.cohort import Cohort
from smartplan.core.scores import Exact


@dataclass(frozen=True, slots=True)
class Average:
    """The mean index of the cities of one province, or of all.

    Attributes:
        framework: the framework.
        year: the year.
        round: which round of it; None where it has one only.
        province: the province; None: all cities, with those that name no province.
        cities: how many cities have an index.
        mean: their mean, each city counting once; None where none has one.
        inhabitants: how many people live in those of them that say so.
        counted: how many of them say so.
        weighted: the mean by inhabitants over those that say so; None where none does.
        suppressed: whether the means were taken out because so few cities are meant.
    """

    framework: Framework
    year: int
    round: int | None
    province: str | None
    cities: int
    mean: Exact | None
    inhabitants: int
    counted: int
    weighted: Exact | None
    suppressed: bool = False


def averages_of(cohort: Cohort) -> tuple[Average, ...]:
    """Return the mean of all cities, then of each province, by its name."""
    whole: list[tuple[Exact, int | None]] = []
    parts: dict[str, list[tuple[Exact, int | None]]] = {}
    for member, figures in zip(cohort.members, cohort.figures, strict=True):
        city = member.assessment.city
        if figures.index is not None:
            whole.append((figures.index, city.population))
            if city.province is not None:
                parts.setdefault(city.province, []).append((figures.index, city.population))
    return (_average(cohort, None, whole), *(_average(cohort, name, parts[name]) for name in sorted(parts)))


def _average(cohort: Cohort, province: str | None, found: list[tuple[Exact, int | None]]) -> Average:
    peopled = [(index, people) for index, people in found if people]
    inhabitants = sum(people for _, people in peopled)
    weighed = sum((index * people for index, people in peopled), Fraction(0))
    return Average(
        framework=cohort.framework,
        year=cohort.year,
        round=cohort.round,
        province=province,
        cities=len(found),
        mean=sum((index for index, _ in found), Fraction(0)) / len(found) if found else None,
        inhabitants=inhabitants,
        counted=len(peopled),
        weighted=weighed / inhabitants if inhabitants else None,
    )
