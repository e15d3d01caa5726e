"""The answer of `sensitivity` on the screen: what holds whatever was chosen, and what does not."""

from collections.abc import Iterator

from rich.console import Console
from rich.text import Text

from smartplan.core.uncertainty import Effect, Flip, Flips, Outcome, Priority, Sensitivity
from smartplan.write.digits import digits_of
from smartplan.write.terminal.benchmark import between, show_league
from smartplan.write.terminal.screen import print_line
from smartplan.write.varied import FACTOR_WORDS, not_varied, varied
from smartplan.write.visible import visible
from smartplan.write.words import Words

LISTED = 8
INSIDE, SURE = 0.9, 0.95
"""How many draws an interval of draws holds, and how many samples one of a bootstrap."""
SELDOM = 0.05
"""What happens in a smaller share of the draws is not listed."""


def show_sensitivity(console: Console, result: Sensitivity, words: Words) -> None:
    """Print the answer."""
    for line in head(result, words):
        print_line(console, line)
    if len(result.outcomes) > 1:
        rows = [row(result, outcome, words) for outcome in result.outcomes]
        show_league(console, headings(words), rows)
    for part in (what_varied, effects, priorities, flips):
        lines = list(part(result, words))
        if lines:
            console.print()
        for line in lines:
            print_line(console, line)
    console.print()
    print_line(console, Text(again(result, words), style="dim"))


def head(result: Sensitivity, words: Words) -> Iterator[Text]:
    """Say what was studied; of a single city, how its index and band come out."""
    cohort = result.design.cohort
    title = f"{words.title(cohort.framework.title)} {cohort.year}"
    if len(result.outcomes) > 1:
        count = words.plural("{count} city", "{count} cities", len(result.outcomes))
        yield Text(f"{title} · {count}", style="bold")
        return
    outcome = result.outcomes[0]
    yield Text(f"{visible(outcome.member.assessment.city.name)} · {title}", style="bold")
    yield Text(_index(result, outcome, words), style="bold")
    yield from _bands(outcome, words)


def _index(result: Sensitivity, outcome: Outcome, words: Words) -> str:
    digits = digits_of(result.design.cohort.framework)
    spread = outcome.spread
    return words(
        "Index {index}; in {share} of the draws between {low} and {high}",
        share=words.percent(INSIDE),
        index=words.number(outcome.index, digits),
        low=words.number(spread.low if spread else None, digits),
        high=words.number(spread.high if spread else None, digits),
    )


def _bands(outcome: Outcome, words: Words) -> Iterator[Text]:
    there = [each for each in outcome.bands if each.share > 0]
    if not there or outcome.band is None:
        return
    yield Text(
        words(
            "The band {band} comes out in {share} of the draws",
            band=outcome.band.name,
            share=words.percent(outcome.stability, 1),
        )
    )
    others = [each for each in there if each.band != outcome.band]
    for each in others:
        name = each.band.name if each.band else words("below all bands")
        yield Text(f"  {name}: {words.percent(each.share, 1)}")


def headings(words: Words) -> tuple[str, ...]:
    """Return the heads of the columns of the league."""
    return (
        words("Rank"),
        words("{share} between", share=words.percent(INSIDE)),
        words("City"),
        words("Index"),
        words("{share} between", share=words.percent(INSIDE)),
        words("same rank"),
        words("same band"),
    )


def row(result: Sensitivity, outcome: Outcome, words: Words) -> tuple[str, ...]:
    """Return one city as the columns of the league."""
    digits = digits_of(result.design.cohort.framework)
    ranks, spread = outcome.ranks, outcome.spread
    ends = [words.number(value, digits) for value in (spread.low, spread.high)] if spread else ["–"]
    return (
        "–" if outcome.rank is None else words.number(outcome.rank, 0),
        between(ranks.low, ranks.high, words) if ranks else "–",
        visible(outcome.member.assessment.city.name),
        words.number(outcome.index, digits),
        "–".join(ends),
        words.percent(ranks.same) if ranks else "–",
        words.percent(outcome.stability),
    )


def what_varied(result: Sensitivity, words: Words) -> Iterator[Text]:
    """Say what was varied, and what was not and why."""
    yield Text(words("Varied"), style="bold")
    for said in varied(result.design, words):
        yield Text(f"  {said}")
    for said in not_varied(result.design, words):
        yield Text(f"  {said}", style="dim")


def effects(result: Sensitivity, words: Words) -> Iterator[Text]:
    """Say how much each factor moves, alone and with others."""
    if not result.effects:
        return
    sure = words.percent(SURE)
    title = {
        "index": words("What moves the index: share of its variance, {sure} bootstrap interval", sure=sure),
        "rank_shift": words(
            "What moves the ranks: share of the variance of their mean shift, {sure} bootstrap interval",
            sure=sure,
        ),
    }
    yield Text(title[result.output], style="bold")
    for effect in sorted(result.effects, key=lambda effect: -effect.total):
        yield Text("  " + effect_line(effect, words))


def effect_line(effect: Effect, words: Words) -> str:
    """Return one effect as a sentence."""
    names = ("first", "first_low", "first_high", "total", "total_low", "total_high")
    return words(
        "{factor}: alone {first} ({first_low}–{first_high}), with others {total} ({total_low}–{total_high})",
        factor=words(FACTOR_WORDS[effect.factor]),
        **{name: words.percent(max(getattr(effect, name), 0.0)) for name in names},
    )


def priorities(result: Sensitivity, words: Words) -> Iterator[Text]:
    """Say how often each gap is among the five biggest."""
    if not result.priorities:
        return
    yield Text(words("How often a gap is among the five biggest, and its place now"), style="bold")
    shown = [p for p in result.priorities if p.place is not None or p.share >= SELDOM]
    for priority in shown[:LISTED]:
        yield Text("  " + priority_line(priority, words), no_wrap=True, overflow="ellipsis")


def priority_line(priority: Priority, words: Words) -> str:
    """Return one gap: how often, its place under the framework itself, what it is."""
    item = priority.gap.score.item
    place = f"{priority.place}." if priority.place else "–"
    return f"{words.percent(priority.share).rjust(4)}  {place.ljust(2)}  {item.id} {words.title(item.title)}"


def flips(result: Sensitivity, words: Words) -> Iterator[Text]:
    """Say what the change of one weight would flip."""
    found = [each for each in result.flips if each.smallest is not None]
    if len(result.outcomes) == 1:
        yield from _band_flip(result, words)
        return
    yield Text(words("The change of one weight that makes two neighbours change places"), style="bold")
    for each in sorted(found, key=_size)[:LISTED]:
        yield Text("  " + order_line(each, words))
    rest = len(result.flips) - len(found)
    if rest:
        said = words.plural(
            "{count} pair of neighbours keeps its order, whatever one weight is changed to",
            "{count} pairs of neighbours keep their order, whatever one weight is changed to",
            rest,
        )
        yield Text(f"  {said}")


def _size(each: Flips) -> tuple[float, tuple[str, ...]]:
    return (abs(float(each.smallest.change)) if each.smallest else 0.0, each.cities)


def _band_flip(result: Sensitivity, words: Words) -> Iterator[Text]:
    if not result.outcomes[0].bands:
        return
    yield Text(words("The smallest change of one weight that flips the band"), style="bold")
    smallest = result.flips[0].smallest
    if smallest is None:
        yield Text("  " + words("none: whatever one weight is changed to, the band stays"))
        return
    to = smallest.after or words("below all bands")
    yield Text(f"  {weight_line(smallest, words)}: {smallest.before} → {to}")


def weight_line(flip: Flip, words: Words) -> str:
    """Return how far one weight must change."""
    return words(
        "{item}: from {weight} to {at}, its share from {share} to {share_at}",
        item=f"{flip.item.id} {words.title(flip.item.title)}",
        weight=words.plain(flip.weight, 3),
        at=words.plain(flip.at, 3),
        share=words.percent(flip.share, 1),
        share_at=words.percent(flip.share_at, 1),
    )


def order_line(each: Flips, words: Words) -> str:
    """Return which two cities change places by which weight."""
    said = weight_line(each.smallest, words) if each.smallest else ""
    return f"{visible(each.cities[0])} > {visible(each.cities[1])}: {said}"


def again(result: Sensitivity, words: Words) -> str:
    """Say how the same draws come again."""
    return words(
        "{draws} draws, seed {seed}: the same seed gives the same draws",
        draws=words.number(result.design.draws, 0),
        seed=result.design.request.seed,
    )
