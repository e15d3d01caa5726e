"""Who moved, and the means of the nation and its provinces, on the screen."""

from collections.abc import Iterator, Sequence

from rich.text import Text

from smartplan.core.panel import Average, Judged, Member, Move
from smartplan.write.digits import digits_of
from smartplan.write.terminal.screen import a_few
from smartplan.write.visible import visible
from smartplan.write.words import Words

MOST = 5
"""So many rises and falls are listed; JSON and the tables have all."""
MARK = "*"
"""Beside a city that answered another edition."""
LISTED = 12
"""So many provinces, or cities in a sentence, are listed."""


def movers(judged: Judged, words: Words) -> Iterator[Text]:
    """List the greatest rises and falls since the round before, with how long it takes to catch up."""
    rises = [move for move in judged.moves if move.change > 0][:MOST]
    falls = [move for move in reversed(judged.moves) if move.change < 0][:MOST]
    digits = digits_of(judged.cohort.framework)
    for title, moves in ((words("Greatest rises"), rises), (words("Greatest falls"), falls)):
        if moves:
            yield Text(title, style="bold")
        for move in moves:
            yield Text("  " + _move(move, digits, words))
            yield from (Text("    " + line) for line in _catching_up(move, words) if move.change > 0)


def restated(judged: Judged, words: Words) -> Iterator[Text]:
    """Say who answered another edition, how much of it counts, and whose results that makes incomparable."""
    for edition, count in judged.cohort.editions:
        told = words.plural(
            "{count} city answered {edition}: its crosswalk carries over {share} of the weight, the rest is"
            " unknown",
            "{count} cities answered {edition}: its crosswalk carries over {share} of the weight, the rest is"
            " unknown",
            count,
            edition=edition.framework.id,
            share=words.percent(edition.carried),
        )
        yield Text(f"{MARK} {told}")
    if judged.unfollowed:
        yield Text(
            words.plural(
                "{count} city is not compared with its earlier results, of which a crosswalk carries over"
                " only a part: {cities}; smartplan diff does",
                "{count} cities are not compared with their earlier results, of which a crosswalk carries"
                " over only a part: {cities}; smartplan diff does",
                len(judged.unfollowed),
                cities=_named(judged.unfollowed, words),
            )
        )


def turnover(judged: Judged, words: Words) -> Iterator[str]:
    """Say which cities can't be followed from the round before."""
    found = judged.turnover
    if found is None:
        return
    year = found.before[0]
    if found.gone:
        yield words.plural(
            "{count} city of {year} is missing: {cities}",
            "{count} cities of {year} are missing: {cities}",
            len(found.gone),
            year=year,
            cities=_named(found.gone, words),
        )
    if found.new:
        yield words.plural(
            "{count} city was not there in {year}: {cities}",
            "{count} cities were not there in {year}: {cities}",
            len(found.new),
            year=year,
            cities=_named(found.new, words),
        )


def _named(members: Sequence[Member], words: Words) -> str:
    return a_few([member.assessment.city.name for member in members], LISTED, words)


def _move(move: Move, digits: int, words: Words) -> str:
    return words(
        "{city} {change} since {year}",
        city=visible(move.standing.member.assessment.city.name),
        change=words.number(move.change, digits, signed=True),
        year=move.before[0],
    )


def _catching_up(move: Move, words: Words) -> Iterator[str]:
    """Say how long it takes at the pace since the first year, if those ahead stand still."""
    since = move.since
    if move.to_median:
        years = words.number(move.to_median, 1)
        yield words("to the median: {years} years at its pace since {since}", years=years, since=since)
    if move.to_leader:
        years = words.number(move.to_leader, 1)
        yield words("to the leader: {years} years at its pace since {since}", years=years, since=since)


def averages(judged: Judged, words: Words) -> Iterator[Text]:
    """Say the mean of all cities and of each province, by cities and by inhabitants."""
    whole, *provinces = judged.averages
    if whole.cities < 2:  # noqa: PLR2004 - the mean of one city is the city
        return
    digits = digits_of(judged.cohort.framework)
    yield Text(words("Means"), style="bold")
    yield Text("  " + _average(whole, digits, words))
    yield from _provinces([each for each in provinces if each.cities > 1], digits, words)


def _provinces(provinces: Sequence[Average], digits: int, words: Words) -> Iterator[Text]:
    for average in provinces[:LISTED]:
        yield Text("  " + _average(average, digits, words), no_wrap=True, overflow="ellipsis")
    if len(provinces) > LISTED:
        yield Text("  " + words("and {count} more", count=len(provinces) - LISTED))


def _average(average: Average, digits: int, words: Words) -> str:
    name = words("all cities") if average.province is None else visible(average.province)
    count = words.plural("{count} city", "{count} cities", average.cities)
    if average.suppressed:
        return words("{name} ({count}): too few to be told", name=name, count=count)
    said = f"{name} ({count}): {words.number(average.mean, digits)}"
    if average.weighted is None:
        return said
    weighted = words.number(average.weighted, digits)
    known = words.plural("{count} city", "{count} cities", average.counted)
    return f"{said} · " + words("by inhabitants {mean} ({count})", mean=weighted, count=known)
