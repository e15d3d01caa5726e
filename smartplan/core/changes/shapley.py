"""Shapley: a change shared out among what changed, whatever the order in which it changed."""

from collections.abc import Callable, Sequence
from fractions import Fraction
from math import factorial

from smartplan.core.changes.result import summed
from smartplan.core.scores import Exact

EXACT_UP_TO = 12
"""Above it 2ⁿ evaluations are too many, and two orders stand for all."""

Game = Callable[[frozenset[int]], Exact]
"""The value once these players have changed."""


def shapley(players: int, value: Game) -> list[Exact]:
    """Return what each player adds, on average over the orders in which they may change.

    Exact up to 12 players; above that, the mean of their own order and its reverse. Either way the shares sum
    to the whole change, and the way back gives their negatives.
    """
    if players <= EXACT_UP_TO:
        return _over_all_orders(players, value)
    there = _in_order(range(players), value)
    back = _in_order(range(players - 1, -1, -1), value)
    return [(there[player] + back[player]) / 2 for player in range(players)]


def _over_all_orders(players: int, value: Game) -> list[Exact]:
    worth = [value(_members(coalition, players)) for coalition in range(1 << players)]
    chance = [_chance(players, size) for size in range(players)]
    return [
        summed(
            chance[coalition.bit_count()] * (worth[coalition | 1 << player] - worth[coalition])
            for coalition in range(1 << players)
            if not coalition >> player & 1
        )
        for player in range(players)
    ]


def _chance(players: int, before: int) -> Fraction:
    """The share of orders in which a player comes right after this very coalition of so many."""
    return Fraction(factorial(before) * factorial(players - before - 1), factorial(players))


def _members(coalition: int, players: int) -> frozenset[int]:
    return frozenset(player for player in range(players) if coalition >> player & 1)


def _in_order(order: Sequence[int], value: Game) -> dict[int, Exact]:
    changed: frozenset[int] = frozenset()
    worth, shares = value(changed), {}
    for player in order:
        changed |= {player}
        after = value(changed)
        shares[player] = after - worth
        worth = after
    return shares
