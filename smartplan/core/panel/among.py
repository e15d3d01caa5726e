"""One city among the others of its cohort: the means of its class and of all, and who stands around it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from smartplan.core.model import ROOT
from smartplan.core.panel.array import Array
from smartplan.core.panel.cohort import Cohort
from smartplan.core.panel.figures import KNOWN, THERE
from smartplan.core.panel.judged import Judged
from smartplan.core.panel.league import League, Standing
from smartplan.core.panel.movers import Move
from smartplan.core.scores import Exact

AHEAD, AROUND = 3, 5
"""Of a long league, so many at its top are told, and so many on each side of a city."""
SHORT = 30
"""A league of so many cities is told whole."""


@dataclass(frozen=True, slots=True)
class ItemMeans:
    """The mean score of every node and indicator over some cities, each city counting once.

    Attributes:
        cities: how many cities are meant.
        values: by id, and for the index under `index`; nothing where too few are known.
    """

    cities: int
    values: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Among:
    """A city among the others, with all that its report says of them.

    Attributes:
        standing: where it stands in its league.
        name: its class; None where the cities have nothing in common, or all are meant.
        is_whole: whether its league is the whole cohort.
        cities: how many cities are in its league.
        told: those of them that stand around it and at the top; all of a short league.
        median: the median index of the league; None where it is not told.
        peers: the means of the league, itself among them.
        everybody: the means of the whole cohort.
        move: how it came to where it stands; None where it was not there before.
    """

    standing: Standing
    name: str | None
    is_whole: bool
    cities: int
    told: tuple[Standing, ...]
    median: Exact | None
    peers: ItemMeans
    everybody: ItemMeans
    move: Move | None


def among(judged: Judged, least: int) -> tuple[Among, ...]:
    """Return every city of a cohort among the others, league by league, in the order of their ranks.

    Args:
        judged: the cohort, and what is found of it.
        least: a mean of fewer cities is not told.
    """
    cohort = judged.cohort
    places = {id(member): place for place, member in enumerate(cohort.members)}
    everybody = means_of(cohort, range(len(places)), least)
    moves = {id(move.standing): move for move in judged.moves}
    found = []
    for league in judged.leagues:
        peers = means_of(cohort, [places[id(each.member)] for each in league.standings], least)
        for place, standing in enumerate(league.standings):
            found.append(
                Among(
                    standing=standing,
                    name=league.name,
                    is_whole=league.is_whole,
                    cities=len(league.standings),
                    told=_around(league, place),
                    median=league.median,
                    peers=peers,
                    everybody=everybody,
                    move=moves.get(id(standing)),
                )
            )
    return tuple(found)


def means_of(cohort: Cohort, places: Sequence[int], least: int) -> ItemMeans:
    """Return the means of some cities of a cohort, by their places in it."""
    import numpy as np

    values = scores_of(cohort)[list(places)]
    there = ~np.isnan(values)
    counts = there.sum(axis=0)
    sums = np.where(there, values, 0.0).sum(axis=0)
    ids = (*(item.id for item, _ in cohort.framework.items()), ROOT)
    told = {
        id_: float(total / count)
        for id_, total, count in zip(ids, sums, counts, strict=True)
        if count and count >= least
    }
    return ItemMeans(len(places), told)


def scores_of(cohort: Cohort) -> Array:
    """Return cities × items in the framework's order, the index last; NaN where nothing is known."""
    import numpy as np

    tables = [city.tables() for city in cohort.figures]
    flags = np.array([np.frombuffer(city.flags, dtype=np.uint8) for city in tables])
    counted = np.array([np.frombuffer(city.counted) for city in tables])
    own = (flags & (THERE + KNOWN)) == THERE + KNOWN
    index = [[np.nan if city.index is None else float(city.index)] for city in cohort.figures]
    return np.hstack([np.where(own, counted, np.nan), np.array(index)])


def _around(league: League, place: int) -> tuple[Standing, ...]:
    if len(league.standings) <= SHORT:
        return league.standings
    near = range(place - AROUND, place + AROUND + 1)
    return tuple(each for at, each in enumerate(league.standings) if at < AHEAD or at in near)


def last_year(judged: Sequence[Judged]) -> tuple[Judged, ...]:
    """Return the cohorts of the last year among all; of each framework the last round of it."""
    last = max(each.cohort.year for each in judged)
    latest = {each.cohort.framework.id: each for each in judged if each.cohort.year == last}
    return tuple(latest.values())
