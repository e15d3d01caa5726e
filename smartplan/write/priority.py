"""What it costs and brings to put some dimensions first, in sentences and as JSON."""

from collections.abc import Iterator

from smartplan.core.roadmap import PriorityPrice, Reach, Roadmap
from smartplan.write.digits import digits_of
from smartplan.write.json_results import Json, real
from smartplan.write.words import Words

MEAN_DIGITS = 3


def priority_sentences(price: PriorityPrice, roadmap: Roadmap, words: Words) -> Iterator[str]:
    """Say it: what the index loses over the horizon, what the priority gains, money, and the end."""
    names = words.listing(_names(roadmap, words))
    if price.same:
        yield words(
            "Putting {names} first costs nothing: the best roadmap without it is the same.", names=names
        )
        return
    yield _loss(price, names, words)
    if not price.forecast:
        return
    yield words(
        "In return, {names} itself stands for {gain} index points more on the mean of the horizon.",
        names=names,
        gain=words.number(price.brings, MEAN_DIGITS),
    )
    for reach in price.reaches:
        if reach.year != reach.other:
            yield _reached(reach, roadmap, words)
    yield _money(price, words)
    yield _end(price, roadmap, words)


def _names(roadmap: Roadmap, words: Words) -> list[str]:
    gaps = {gap.id: gap for gap in roadmap.gaps.all()}
    return [words.title(gaps[id_].score.item.title) for id_ in roadmap.plan.priority if id_ in gaps]


def _loss(price: PriorityPrice, names: str, words: Words) -> str:
    low = words.number(price.low, MEAN_DIGITS)
    if price.high is None:
        return words("What putting {names} first costs is not settled within the limit.", names=names)
    if price.low == price.high:
        if price.low == 0:
            return words("Putting {names} first costs the index nothing over the horizon.", names=names)
        return words(
            "Putting {names} first costs the index {low} points on the mean of the horizon, against the best"
            " roadmap without it.",
            names=names,
            low=low,
        )
    return words(
        "Putting {names} first costs the index between {low} and {high} points on the mean of the horizon,"
        " against the best roadmap without it; more was not settled within the limit.",
        names=names,
        low=low,
        high=words.number(price.high, MEAN_DIGITS),
    )


def _reached(reach: Reach, roadmap: Roadmap, words: Words) -> str:
    name = words.title(roadmap.gaps.of(reach.dimension).score.item.title)
    values = {"name": name, "target": words.plain(reach.target, 2)}
    if reach.year is None:
        return words(
            "{name} does not reach its target of {target}; without the priority it would, in {other}.",
            **values,
            other=reach.other,
        )
    if reach.other is None:
        return words(
            "{name} reaches its target of {target} in {year}, and without the priority not at all.",
            **values,
            year=reach.year,
        )
    return words(
        "{name} reaches its target of {target} in {year}, and without the priority in {other}.",
        **values,
        year=reach.year,
        other=reach.other,
    )


def _money(price: PriorityPrice, words: Words) -> str:
    if price.cost == 0:
        return words("Both roadmaps cost the same.")
    amount = words.money_short(abs(price.cost))
    if price.cost > 0:
        return words("It costs {amount} more.", amount=amount)
    return words("It costs {amount} less.", amount=amount)


def _end(price: PriorityPrice, roadmap: Roadmap, words: Words) -> str:
    digits = digits_of(roadmap.gaps.scores.framework)
    own, other = roadmap.forecast[-1], price.forecast[-1]
    return words(
        "At the end of {year} the index is {own}; without the priority it would be {other}.",
        year=own.year,
        own=words.number(own.index, digits),
        other=words.number(other.index, digits),
    )


def priority_json(price: PriorityPrice, roadmap: Roadmap) -> Json:
    """Return it for other programs: points of the index on the mean of the horizon, whole rupiah."""
    first = roadmap.plan.priority
    return {
        "dimensions": list(first),
        "same": price.same,
        "costs": {"low": real(price.low), "high": real(price.high)},
        "brings": real(price.brings),
        "cost": price.cost,
        "years": [
            {
                "year": own.year,
                "index": real(own.index),
                "index_without": real(other.index),
                "dimensions": {
                    id_: {"value": real(own.nodes.get(id_)), "without": real(other.nodes.get(id_))}
                    for id_ in first
                    if id_ in own.nodes
                },
            }
            for own, other in zip(roadmap.forecast, price.forecast, strict=False)
        ],
        "reaches": [
            {"dimension": r.dimension, "target": real(r.target), "year": r.year, "without": r.other}
            for r in price.reaches
        ],
        "joins": list(price.joins),
        "leaves": list(price.leaves),
    }
