"""What was asked beside the plan, what that changes, and what the goals cost, on the screen."""

from collections.abc import Iterator

from rich.console import Console
from rich.text import Text

from smartplan.core.roadmap import Cheapest, Goal, MoneyWish, Move, Roadmap, Wishes
from smartplan.write.digits import digits_of
from smartplan.write.planned import Against, Planned
from smartplan.write.reasons import reason_sentence
from smartplan.write.terminal.screen import print_line
from smartplan.write.words import Words, later

TURNS = {
    "joins": later("joins, starts in {after}"),
    "leaves": later("leaves, was to start in {before}"),
    "earlier": later("earlier: {after} instead of {before}"),
    "later": later("later: {after} instead of {before}"),
    "cost": later("other cost"),
}
SHORT = 5
"""So many indicators are named; the rest is counted."""


def asked_lines(planned: Planned, words: Words) -> Iterator[Text]:
    """Say that this is no roadmap of the plan as written, and what was asked."""
    if not planned.wishes:
        return
    yield Text(words("What if: this is not the roadmap of the plan as written."), style="bold yellow")
    for line in _wishes(planned.wishes, words):
        yield Text(f"  - {line}")


def _wishes(wishes: Wishes, words: Words) -> Iterator[str]:
    for wish in wishes.budgets:
        year = words("every year") if wish.year is None else str(wish.year)
        yield words("{fund}, {year}: {amount}", fund=wish.fund, year=year, amount=_amount(wish, words))
    for id_ in wishes.musts:
        yield words("{initiative} must be in", initiative=id_)
    for id_ in wishes.without:
        yield words("{initiative} stays out", initiative=id_)
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


def show_against(console: Console, against: Against, roadmap: Roadmap, words: Words) -> None:
    """Print an earlier roadmap in short, and what this one does otherwise and why."""
    title = (
        words("Against {file}", file=against.file) if against.file else words("Against the plan as written")
    )
    print_line(console, Text(""))
    print_line(console, Text(title, style="bold"))
    for line in (*_totals(against, roadmap, words), *_moves(against, roadmap, words)):
        print_line(console, Text("  " + line))


def _totals(against: Against, roadmap: Roadmap, words: Words) -> Iterator[str]:
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


def _moves(against: Against, roadmap: Roadmap, words: Words) -> Iterator[str]:
    if not against.moves:
        yield words("no initiative moved")
    titles = {step.id: words.title(step.initiative.title) for step in roadmap.steps}
    for move in against.moves:
        yield f"{titles.get(move.id, move.id)}: {_turn(move, words)}"
        yield f"  {reason_sentence(move.why, words)}"


def _turn(move: Move, words: Words) -> str:
    return words(TURNS[move.turn], before=words.quarter(move.before), after=words.quarter(move.after))


def show_goals(console: Console, planned: Planned, words: Words) -> None:
    """Print what the goals cost at the least, or that they can't be had and what can."""
    for goal in planned.goals:
        print_line(console, Text(""))
        print_line(console, Text(_goal(goal, planned.roadmap, words), style="bold"))
        for line in _priced(goal, planned.roadmap, words):
            print_line(console, Text("  " + line))


def _goal(goal: Goal, roadmap: Roadmap, words: Words) -> str:
    if goal.index is None:
        return words("The cheapest way to the target of every indicator that has a score")
    index = words.number(goal.index, digits_of(roadmap.gaps.scores.framework))
    return words("The cheapest way to index {index} by the end", index=index)


def _priced(goal: Goal, roadmap: Roadmap, words: Words) -> Iterator[str]:
    digits = digits_of(roadmap.gaps.scores.framework)
    if goal.within.possible:
        yield from _found(goal.within, digits, words)
        return
    if goal.within.possible is None:
        yield words("Not settled within the limit.")
    elif goal.within.short:
        named = words.listing(list(goal.within.short[:SHORT]))
        yield words("It can't be reached: no initiatives of this plan lift all the way there:")
        more = len(goal.within.short) - SHORT
        yield "  " + (words("{named}, and {more} more", named=named, more=more) if more > 0 else named)
    else:
        yield words("It can't be reached within these ceilings; that is proved.")
    if goal.anyhow is not None and goal.anyhow.possible:
        yield words("Whatever the ceilings:")
        yield from ("  " + line for line in _found(goal.anyhow, digits, words))
    elif goal.anyhow is not None and goal.anyhow.possible is False and not goal.within.short:
        yield words("No money reaches it with the initiatives of this plan.")
    if goal.best is not None and goal.best.index is not None:
        cost, index = words.money_short(goal.best.cost), words.number(goal.best.index, digits)
        yield words("The best within the ceilings is index {index}, for {cost}.", index=index, cost=cost)


def _found(found: Cheapest, digits: int, words: Words) -> Iterator[str]:
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
    yield ", ".join(found.initiatives) or words("nothing has to be done")
