"""Small groups: what is published of a few is a figure of each of them."""

from collections.abc import Sequence
from dataclasses import replace

from smartplan.core.panel.averages import Average
from smartplan.core.panel.distribution import Distribution
from smartplan.core.panel.league import League


def suppress_leagues(leagues: Sequence[League], least: int) -> tuple[League, ...]:
    """Take median, mean and the distances to leader and median out of leagues of fewer cities."""
    return tuple(league if len(league.standings) >= least else _hidden(league) for league in leagues)


def suppress_averages(averages: Sequence[Average], least: int) -> tuple[Average, ...]:
    """Take the means out of provinces of fewer cities.

    If it is one province alone, the smallest of the others too: the mean of all less all the others would
    give it away.
    """
    small = [each for each in averages if each.cities < least]
    provinces = [each for each in averages if each.province is not None and each not in small]
    if len([each for each in small if each.province is not None]) == 1 and provinces:
        small.append(min(provinces, key=lambda each: (each.cities, each.province or "")))
    return tuple(
        replace(each, mean=None, weighted=None, inhabitants=0, counted=0, suppressed=True)
        if each in small
        else each
        for each in averages
    )


def suppress_distributions(distributions: Sequence[Distribution], least: int) -> tuple[Distribution, ...]:
    """Leave of what fewer cities answered only how many they are."""
    return tuple(
        each if each.known >= least else Distribution(each.item, each.known, each.unknown, suppressed=True)
        for each in distributions
    )


def _hidden(league: League) -> League:
    standings = tuple(replace(each, to_leader=None, to_median=None) for each in league.standings)
    return replace(league, standings=standings, median=None, mean=None, suppressed=True)
