"""Which part of a schedule is thought over anew while the rest stays: a step of a large-neighbourhood search.

It frees initiatives that have to do with one another, by the limits that they share or the time they run in,
and as many as can just be settled in one short question.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from itertools import cycle
from typing import TypeVar

from smartplan.core.roadmap.encode import Term
from smartplan.core.roadmap.task import Starts

FIRST, MOST = 0.15, 0.9
"""The part of all jobs that is freed at first, and at the most."""

MORE, LESS = 1.1, 0.9
"""What a size is multiplied by once a question of that size was settled, and once it was not."""


Drawn = TypeVar("Drawn")


class Nearby:
    """Draws the jobs to free next, by one rule after the other; the same draws for the same calls.

    Args:
        groups: the jobs that share a limit or an aim, for each limit and aim.
        ids: all jobs.
    """

    def __init__(self, groups: Collection[Sequence[str]], ids: Sequence[str]) -> None:
        import numpy as np

        self._random: Term = np.random.default_rng(1)
        self._ids = ids
        self._groups: Mapping[str, list[Sequence[str]]] = {
            id_: [group for group in groups if id_ in group] or [ids] for id_ in ids
        }
        rules: list[Callable[[int, Starts], Collection[str]]] = [
            self._any,
            self._sharing,
            self._linked,
            self._at_once,
        ]
        self._sizes = [FIRST * len(ids)] * len(rules)
        self._turns = cycle(enumerate(rules))
        self._last = 0

    def free(self, starts: Starts) -> frozenset[str]:
        """Return the jobs to free in a schedule."""
        self._last, rule = next(self._turns)
        return frozenset(rule(max(1, int(self._sizes[self._last])), starts))

    def learn(self, *, settled: bool) -> None:
        """Free more the next time if the last question was settled, else fewer."""
        size = self._sizes[self._last] * (MORE if settled else LESS)
        self._sizes[self._last] = min(size, MOST * len(self._ids))

    def _any(self, size: int, _: Starts) -> Collection[str]:
        return self._some(self._ids, size)

    def _sharing(self, size: int, _: Starts) -> Collection[str]:
        """Whole groups; a large one, such as all that a fund pays, is drawn more often."""
        freed: dict[str, None] = {}
        while len(freed) < size:
            id_ = self._one(self._ids)
            group = self._some(self._one(self._groups[id_]), size - len(freed) - 1)
            freed |= dict.fromkeys([id_, *group])
        return freed

    def _linked(self, size: int, _: Starts) -> Collection[str]:
        """From one job to another with which it shares a group, and so on."""
        freed = {self._one(self._ids): None}
        while len(freed) < size:
            group = self._one(self._groups[self._one(list(freed))])
            freed[self._one([id_ for id_ in group if id_ not in freed] or self._ids)] = None
        return freed

    def _at_once(self, size: int, starts: Starts) -> Collection[str]:
        """Those that start about the same time, and as many of those that are out."""
        middle = self._one([*starts.values(), 0])
        inside = sorted(starts, key=lambda id_: (abs(starts[id_] - middle), id_))
        outside = [id_ for id_ in self._ids if id_ not in starts]
        chosen = inside[: max(size // 2, size - len(outside))]
        return [*chosen, *self._some(outside, size - len(chosen))]

    def _one(self, items: Sequence[Drawn]) -> Drawn:
        return items[int(self._random.integers(len(items)))]

    def _some(self, items: Sequence[str], most: int) -> list[str]:
        return [items[int(place)] for place in self._random.permutation(len(items))[:most]]
