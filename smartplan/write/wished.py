"""What was asked beside the plan, what that changes, and what the goals cost, as sentences."""

from collections.abc import Callable, Iterator

from smartplan.core.roadmap import Cheapest, Goal, MoneyWish, Move, Roadmap, Wishes
from smartplan.write.digits import digits_of
from smartplan.write.planned import Against
from smartplan.write.words import Words, later

Named = Callable[[str], str]
"""Returns what an id is called where it is shown."""
TURNS = {
    "joins": later("joins, starts in {after}"),
    "leaves": later("leaves, was to start in {before}"),
    "earlier": later("earlier: {after} instead of {before}"),
    "later": later("later: {after} instead of {before}"),
    "cost": later("other cost"),
}
SHORT = 5
"""So many indicators are named; the rest is counted."""


def wish_lines(wishes: Wishes, words: Words, named: Named = str) -> Iterator[str]:
    """Yield what was asked, one wish at a time."""
    for wish in wishes.budgets:
        year = words("every year") if wish.year is None else str(wish.year)
        yield words("{fund}, {year}: {amount}", fund=named(wish.fund), year=year, amount=_amount(wish, words))
    for id_ in wishes.musts:
        yield words("{initiative} must be in", initiative=named(id_))
    for id_ in wishes.without:
        yield words("{initiative} stays out", initiative=named(id_))
    if wishes.target is not None:
        yield words("target: {target}", target=wishes.target)


def _amount(wish: MoneyWish, words: Words) -> str:
    if wish.kind == "share":
        sign = "+" if wish.amount > 0 else ""
        return f"{sign}{words.plain(wish.amount * 100, 2)}%"
    said = words.money_short(abs(int(wish.amount)))
    if wish.kind == "exact":
        return said
    return words("{amount} less", amount=said) if wish.amount < 0 else words("{amount} more", amount=said)


def against_title(against: Against, words: Words) -> str:
    """Return what an earlier roadmap is called: its file, or that it is the plan's own."""
    if against.file:
        return words("Against {file}", file=against.file)
    return words("Against the plan as written")


def total_lines(against: Against, roadmap: Roadmap, words: Words) -> Iterator[str]:
    """Yield index and cost of an earlier roadmap and of this one."""
    digits = digits_of(roadmap.gaps.scores.framework)
    before, after = against.kept.index, roadmap.forecast[-1].index
    yield words(
        "index at the end: {before} → {after}",
        before=words.number(before, digits),
        after=words.number(after, digits),
    )
    yield words(
        "cost: {before} → {after}",
        before=words.money_short(against.kept.spent),
        after=words.money_short(roadmap.total_cost),
    )


def turn(move: Move, words: Words) -> str:
    """Return how one initiative is planned otherwise."""
    return words(TURNS[move.turn], before=words.quarter(move.before), after=words.quarter(move.after))


def goal_title(goal: Goal, roadmap: Roadmap, words: Words) -> str:
    """Return what the cheapest way is asked for."""
    if goal.index is None:
        return words("The cheapest way to the target of every indicator that has a score")
    index = words.number(goal.index, digits_of(roadmap.gaps.scores.framework))
    return words("The cheapest way to index {index} by the end", index=index)


def goal_lines(goal: Goal, roadmap: Roadmap, words: Words, named: Named = str) -> Iterator[str]:
    """Yield what a goal costs at the least, or that it can't be had and what can."""
    digits = digits_of(roadmap.gaps.scores.framework)
    if goal.within.possible:
        yield from _found(goal.within, digits, words, named)
        return
    if goal.within.possible is None:
        yield words("Not settled within the limit.")
    elif goal.within.short:
        first = words.listing([named(id_) for id_ in goal.within.short[:SHORT]])
        yield words("It can't be reached: no initiatives of this plan lift all the way there:")
        more = len(goal.within.short) - SHORT
        yield "  " + (words("{named}, and {more} more", named=first, more=more) if more > 0 else first)
    else:
        yield words("It can't be reached within these ceilings; that is proved.")
    if goal.anyhow is not None and goal.anyhow.possible:
        yield words("Whatever the ceilings:")
        yield from ("  " + line for line in _found(goal.anyhow, digits, words, named))
    elif goal.anyhow is not None and goal.anyhow.possible is False and not goal.within.short:
        yield words("No money reaches it with the initiatives of this plan.")
    if goal.best is not None and goal.best.index is not None:
        cost, index = words.money_short(goal.best.cost), words.number(goal.best.index, digits)
        yield words("The best within the ceilings is index {index}, for {cost}.", index=index, cost=cost)


def _found(found: Cheapest, digits: int, words: Words, named: Named) -> Iterator[str]:
    cost = words.money_short(found.cost)
    index = words.number(found.index, digits)
    yield words(
        "{cost}, {count} initiatives; the index reaches {index}",
        cost=cost,
        count=words.number(len(found.initiatives), 0),
        index=index,
    )
    if found.proved:
        yield words("Proved: nothing costs less.")
    else:
        yield words("Not proved: it may cost as little as {bound}.", bound=words.money_short(found.bound))
    yield ", ".join(map(named, found.initiatives)) or words("nothing has to be done")
