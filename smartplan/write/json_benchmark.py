"""A benchmark as JSON: fields may be added, none is renamed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict

from smartplan.core.model import Indicator, Node
from smartplan.core.panel import (
    Average,
    Cohort,
    Distribution,
    Figures,
    Group,
    Judged,
    League,
    Member,
    Move,
    Restated,
    Standing,
    Turnover,
)
from smartplan.write.json_results import Json, city_json, real


def benchmark_json(
    judged: Sequence[Judged], failed: int, other: int, diagnostics: Sequence[Mapping[str, object]]
) -> Json:
    """Return the answer of `benchmark`, to be written once: the lists of it come member by member."""
    return {
        "schema": "smartplan/benchmark@1",
        "cities": (
            _city(league, standing)
            for each in judged
            for league in each.leagues
            for standing in league.standings
        ),
        "leagues": league_rows(judged),
        "averages": average_rows(judged),
        "movers": mover_rows(judged),
        "unfollowed": (_unfollowed(member, each.cohort) for each in judged for member in each.unfollowed),
        "turnover": (_turnover(each.turnover, each.cohort) for each in judged if each.turnover),
        "indicators": indicator_rows(judged),
        "restated": (_restated(each.cohort, *way) for each in judged for way in each.cohort.editions),
        "panels": (_panel(each.cohort) for each in judged if each.cohort.steps is not None),
        "coherence": (
            {**_of(each.cohort), **_group(group)} for each in judged for group in each.coherence or ()
        ),
        "summary": {
            "cities": sum(len(each.cohort.members) for each in judged),
            "failed": failed,
            "left_out": other,
        },
        "diagnostics": list(diagnostics),
    }


def league_rows(judged: Sequence[Judged]) -> Iterator[Json]:
    """Yield what is said of each league as a whole."""
    return (_league(league) for each in judged for league in each.leagues)


def average_rows(judged: Sequence[Judged]) -> Iterator[Json]:
    """Yield the means of all cities and of each province."""
    return (_average(average) for each in judged for average in each.averages)


def mover_rows(judged: Sequence[Judged]) -> Iterator[Json]:
    """Yield how each city came to where it stands."""
    return (_move(move, each.cohort) for each in judged for move in each.moves)


def indicator_rows(judged: Sequence[Judged]) -> Iterator[Json]:
    """Yield how the answers to each indicator are spread."""
    return (
        {**_of(each.cohort), **_distribution(distribution)}
        for each in judged
        for distribution in each.distributions
    )


def _of(cohort: Cohort | League | Average) -> Json:
    return {"framework": cohort.framework.id, "year": cohort.year, "round": cohort.round}


def _city(league: League, standing: Standing) -> Json:
    return {
        "city": city_json(standing.member.assessment.city),
        **_of(league),
        "class": league.name,
        **figures_json(standing.figures),
        "rank": standing.rank,
        "rank_low": standing.rank_low,
        "rank_high": standing.rank_high,
        "to_leader": real(standing.to_leader),
        "to_median": real(standing.to_median),
        "nodes": dict(standing.figures.values(league.framework, nodes_only=True)),
        "restated_from": restated_from(standing.member),
        "file": standing.member.file,
        "line": standing.member.line,
    }


def restated_from(member: Member) -> str | None:
    """Return the edition that a city answered, where its answers were carried over from it."""
    return None if member.restated is None else member.restated.framework.id


def figures_json(figures: Figures) -> Json:
    """Return the figures of a city at the index."""
    return {
        "index": real(figures.index),
        "reported": real(figures.reported),
        "band": figures.band,
        "low": real(figures.low),
        "high": real(figures.high),
        "coverage": real(figures.coverage),
    }


def _league(league: League) -> Json:
    return {
        **_of(league),
        "class": league.name,
        "cities": len(league.standings),
        "median": real(league.median),
        "mean": real(league.mean),
        "suppressed": league.suppressed,
    }


def _average(average: Average) -> Json:
    return {
        **_of(average),
        "province": average.province,
        "cities": average.cities,
        "mean": real(average.mean),
        "inhabitants": average.inhabitants,
        "counted": average.counted,
        "weighted": real(average.weighted),
        "suppressed": average.suppressed,
    }


def _move(move: Move, cohort: Cohort) -> Json:
    year, round_ = move.before
    return {
        "city": city_json(move.standing.member.assessment.city),
        **_of(cohort),
        "before": {"year": year, "round": round_ or None},
        "change": real(move.change),
        "since": move.since,
        "pace": real(move.pace),
        "years_to_leader": real(move.to_leader),
        "years_to_median": real(move.to_median),
    }


def _unfollowed(member: Member, cohort: Cohort) -> Json:
    return {**_of(cohort), "city": city_json(member.assessment.city)}


def _restated(cohort: Cohort, way: Restated, cities: int) -> Json:
    return {**_of(cohort), "from": way.framework.id, "carried": real(way.carried), "cities": cities}


def _turnover(turnover: Turnover, cohort: Cohort) -> Json:
    year, round_ = turnover.before
    return {
        **_of(cohort),
        "before": {"year": year, "round": round_ or None},
        "gone": [city_json(member.assessment.city) for member in turnover.gone],
        "new": [city_json(member.assessment.city) for member in turnover.new],
    }


def _distribution(distribution: Distribution) -> Json:
    names = ("known", "unknown", "low", "lower_quartile", "median", "upper_quartile", "high", "mean", "sd")
    figures = {name: getattr(distribution, name) for name in (*names, "skew", "kurtosis")}
    figures |= {"outliers": list(distribution.outliers), "suppressed": distribution.suppressed}
    return {**_item(distribution.item), **figures}


def _item(item: Indicator | Node) -> Json:
    return {"id": item.id, "title": {"id": item.title.id, "en": item.title.en}}


def _panel(cohort: Cohort) -> Json:
    steps = cohort.steps
    if steps is None:
        return {}
    filled = [
        {"city": member.key, "indicators": [id_ for id_, here in zip(steps.ids, row, strict=True) if here]}
        for member, row in zip(cohort.members, steps.filled, strict=True)
        if row.any()
    ]
    return {**_of(cohort), "filled": filled, "treated": [asdict(treatment) for treatment in steps.treatments]}


def _group(group: Group) -> Json:
    return {
        **_item(group.item),
        "alpha": group.alpha,
        "cities": group.cities,
        "parts": [
            {
                "id": part.item.id,
                "weight": part.weight,
                "r": part.r,
                "importance": part.importance,
                "elsewhere": part.elsewhere,
                "r_elsewhere": part.r_elsewhere,
                "flags": list(part.flags),
            }
            for part in group.parts
        ],
        "pairs": [
            {"one": pair.one, "other": pair.other, "r": pair.r, "flag": pair.flag} for pair in group.pairs
        ],
    }
