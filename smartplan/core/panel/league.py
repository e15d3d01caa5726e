"""The league: where each city of a class stands, where its unknowns leave it, and how far off it is."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from smartplan.core.model import Framework
from smartplan.core.panel.cohort import Cohort, Member
from smartplan.core.panel.figures import Figures
from smartplan.core.panel.ranks import Key, in_order, median, rank_intervals, ranks
from smartplan.core.scores import Exact


@dataclass(frozen=True, slots=True)
class Standing:
    """One city in its league.

    Attributes:
        member: the city.
        figures: what its scores come to; the index is what `assess` gives.
        rank: 1 for the highest exact index, equals share it; None where the city has no index.
        rank_low: the best rank that it may have, whatever the unknowns of all cities turn out to be.
        rank_high: the worst rank likewise.
        to_leader: index of the leader - its own; None where it has none.
        to_median: its own - the median index of its peers, the others of the league; None likewise.
    """

    member: Member
    figures: Figures
    rank: int | None
    rank_low: int | None
    rank_high: int | None
    to_leader: Exact | None
    to_median: Exact | None

    @property
    def index(self) -> Exact | None:
        """The exact index."""
        return self.figures.index


@dataclass(frozen=True, slots=True)
class League:
    """The cities of one class, under one framework in one round of one year.

    Attributes:
        framework: the framework.
        year: the year.
        round: which round of it; None where it has one only.
        name: the class: what the cities have in common; None where they have nothing, or all are meant.
        is_whole: whether these are all cities of the cohort.
        standings: the cities by rank, then key; those without an index last.
        median: the median index; None where no city has one.
        mean: the mean index likewise, each city counting once.
        suppressed: whether what is said of the whole was taken out because so few cities are meant.
    """

    framework: Framework
    year: int
    round: int | None
    name: str | None
    is_whole: bool
    standings: tuple[Standing, ...]
    median: Exact | None
    mean: Exact | None
    suppressed: bool = False


def leagues_of(cohort: Cohort, by: str | None) -> tuple[League, ...]:
    """Part a cohort into leagues.

    Args:
        cohort: the cities.
        by: under which name a city says its class (kind, province, a column of a table); None: one league.
    """
    classes: dict[str | None, list[int]] = {}
    for place, member in enumerate(cohort.members):
        named = member.column(by) if by is not None else None
        classes.setdefault(None if named is None else str(named), []).append(place)
    return tuple(
        _league(cohort, name, classes[name]) for name in sorted(classes, key=lambda n: (n is None, n or ""))
    )


def _league(cohort: Cohort, name: str | None, places: Sequence[int]) -> League:
    figures = [cohort.figures[place] for place in places]
    indices = [city.index for city in figures]
    rising = sorted((index for index in indices if index is not None), key=in_order)
    keys = [in_order(index) for index in rising]
    intervals = rank_intervals([city.low for city in figures], [city.high for city in figures])
    standings = [
        Standing(
            member=cohort.members[place],
            figures=city,
            rank=rank,
            rank_low=interval[0] if interval else None,
            rank_high=interval[1] if interval else None,
            to_leader=None if city.index is None else rising[-1] - city.index,
            to_median=_from_peers(rising, keys, city.index),
        )
        for place, city, rank, interval in zip(places, figures, ranks(indices), intervals, strict=True)
    ]
    return League(
        framework=cohort.framework,
        year=cohort.year,
        round=cohort.round,
        name=name,
        is_whole=len(places) == len(cohort.members),
        standings=tuple(sorted(standings, key=lambda s: (s.rank is None, s.rank or 0, s.member.key))),
        median=median(rising),
        mean=sum(rising, Fraction(0)) / len(rising) if rising else None,
    )


def _from_peers(rising: Sequence[Exact], keys: Sequence[Key], index: Exact | None) -> Exact | None:
    """Return how far an index is from the median of the others."""
    if index is None:
        return None
    own = bisect_left(keys, in_order(index))
    peers = median([*rising[:own], *rising[own + 1 :]])
    return None if peers is None else index - peers
