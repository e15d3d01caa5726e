"""Draws to outcomes: the spread of the index, the stability of the band, the spread of the rank."""

from smartplan.core.panel import Array, drawn_ranks
from smartplan.core.panel.ranks import rank_type, ranks
from smartplan.core.uncertainty.bands import counter_for
from smartplan.core.uncertainty.design import Design
from smartplan.core.uncertainty.parameters import draw
from smartplan.core.uncertainty.result import BandShare, Outcome, RankSpread, Spread
from smartplan.core.uncertainty.run import indices

SHARES = (0.05, 0.5, 0.95)


def outcomes_of(design: Design) -> tuple[Outcome, ...]:
    """Run the draws, and return what becomes of each city, by rank, then in the order of the cohort."""
    import numpy as np

    cities = design.cohort.scores
    ranked = [place for place, city in enumerate(cities) if city.root.value is not None]
    # Seven digits of an index are enough for its quantiles, and take half the memory.
    drawn = np.empty((len(cities), design.draws), dtype=np.float32)
    places = np.empty((len(ranked), design.draws), dtype=rank_type(len(ranked)))
    counter = counter_for(cities)
    for parameters in draw(design, design.draws):
        index = indices(design, parameters)
        rows = slice(parameters.first, parameters.first + len(parameters))
        drawn[:, rows] = index.T
        if len(cities) > 1:
            places[:, rows] = drawn_ranks(index[:, ranked]).T
        counter.add(index)
    rank_spreads = _rank_spreads(design, ranked, places) if len(cities) > 1 else {}
    found = [
        _outcome(design, city, drawn[city], counter.counts[city], rank_spreads.get(city))
        for city in range(len(cities))
    ]
    return tuple(sorted(found, key=lambda outcome: (outcome.rank is None, outcome.rank or 0)))


def _outcome(
    design: Design, city: int, drawn: Array, counts: Array, ranked: tuple[int, RankSpread] | None
) -> Outcome:
    scores = design.cohort.scores[city]
    return Outcome(
        member=design.cohort.members[city],
        index=scores.root.value,
        band=scores.root.band,
        spread=_spread(drawn),
        bands=_bands(design, city, counts) if scores.root.value is not None else (),
        rank=ranked[0] if ranked else None,
        ranks=ranked[1] if ranked else None,
    )


def _bands(design: Design, city: int, counts: Array) -> tuple[BandShare, ...]:
    own = design.cohort.framework.bands_of(design.cohort.scores[city].assessment.city.group)
    named = [None, *own]
    return tuple(
        BandShare(band, float(count) / design.draws)
        for band, count in zip(named, counts, strict=False)
        if own and (count or band is not None)
    )


def _spread(drawn: Array) -> Spread | None:
    import numpy as np

    known = drawn[~np.isnan(drawn)].astype(np.float64)
    if not known.size:
        return None
    low, median, high = np.quantile(known, SHARES)
    return Spread(float(known.mean()), float(known.std()), float(low), float(median), float(high))


def _rank_spreads(design: Design, ranked: list[int], places: Array) -> dict[int, tuple[int, RankSpread]]:
    """Return by city its rank under the framework itself, and the spread of its rank."""
    import numpy as np

    nominal = ranks([design.cohort.scores[city].root.value for city in ranked])
    at = np.ceil(np.round(np.array(SHARES) * design.draws, 6))
    found = {}
    for row, (city, rank) in enumerate(zip(ranked, nominal, strict=True)):
        if rank is not None:
            counts = np.bincount(places[row])
            low, median, high = np.searchsorted(np.cumsum(counts), at)
            there = np.flatnonzero(counts)
            same = float(counts[rank]) / design.draws if rank < len(counts) else 0.0
            spread = RankSpread(int(low), int(median), int(high), int(there[0]), int(there[-1]), same)
            found[city] = rank, spread
    return found
