"""The league: where each city of a class stands, where its unknowns leave it, and how far off it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from smartplan.core.model import Framework
from smartplan.core.panel.cohort import Cohort, Member
from smartplan.core.panel.ranks import median, rank_intervals, ranks
from smartplan.core.scores import Exact, Scores


@dataclass(frozen=True, slots=True)
class Standing:
    """One city in its league.

    Attributes:
        member: the city.
        scores: its scores; the index is what `assess` gives.
        rank: 1 for the highest exact index, equals share it; None where the city has no index.
        rank_low: the best rank that it may have, whatever the unknowns of all cities turn out to be.
        rank_high: the worst rank likewise.
        to_leader: index of the leader - its own; None where it has none.
        to_median: its own - the median index of its peers, the others of the league; None likewise.
    """

    member: Member
    scores: Scores
    rank: int | None
    rank_low: int | None
    rank_high: int | None
    to_leader: Exact | None
    to_median: Exact | None

    @property
    def index(self) -> Exact | None:
        """The exact index."""
        return self.scores.root.value


@dataclass(frozen=True, slots=True)
class League:
    """The cities of one class, under one framework in one year.

    Attributes:
        framework: the framework.
        year: the year.
        name: the class: what the cities have in common; None where they have nothing, or all are meant.
        standings: the cities by rank, then key; those without an index last.
        median: the median index; None where no city has one.
        mean: the mean index likewise, each city counting once.
    """

    framework: Framework
    year: int
    name: str | None
    standings: tuple[Standing, ...]
    median: Exact | None
    mean: Exact | None


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
    scores = [cohort.scores[place] for place in places]
    indices = [city.root.value for city in scores]
    known = [index for index in indices if index is not None]
    intervals = rank_intervals([city.root.low for city in scores], [city.root.high for city in scores])
    standings = [
        Standing(
            member=cohort.members[place],
            scores=city,
            rank=rank,
            rank_low=interval[0] if interval else None,
            rank_high=interval[1] if interval else None,
            to_leader=None if city.root.value is None else max(known) - city.root.value,
            to_median=_from_peers(indices, own),
        )
        for own, (place, city, rank, interval) in enumerate(
            zip(places, scores, ranks(indices), intervals, strict=True)
        )
    ]
    return League(
        framework=cohort.framework,
        year=cohort.year,
        name=name,
        standings=tuple(sorted(standings, key=lambda s: (s.rank is None, s.rank or 0, s.member.key))),
        median=median(known),
        mean=sum(known, Fraction(0)) / len(known) if known else None,
    )


def _from_peers(indices: Sequence[Exact | None], own: int) -> Exact | None:
    peers = median([value for place, value in enumerate(indices) if place != own and value is not None])
    index = indices[own]
    return None if index is None or peers is None else index - peers
