"""The solver's view of a schedule: for each job and quarter, whether it has started by then.

This step encoding with a strong linear relaxation is what makes a proof possible: on generated plans it was
proved in seconds where optional intervals were left a third away from their bound.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import pairwise
from math import gcd
from typing import Any, NamedTuple

from smartplan.core.roadmap.ladders import Ladder

Term = Any
"""A number, variable or linear expression of the solver, whose types are known only where it is imported."""

ENDLESS = 10**17
"""What is as far from zero as this is no limit."""

Guard = Sequence[Term]
"""Variables that must all be true for a demand to be kept; none: always."""


Meaning = Callable[[Mapping[str, int]], int]
"""What a variable is, 0 or 1, in a schedule."""


class Level(NamedTuple):
    """One level of one indicator in one quarter.

    Attributes:
        quarter: the quarter.
        place: its position on the ladder, from 1.
        gain: what it closes more than the level below, in whole units a quarter.
        term: whether it is in place.
    """

    quarter: int
    place: int
    gain: int
    term: Term


class Steps:
    """Variables for jobs and levels over a span of quarters, and the solver's model that holds them.

    Args:
        ids: the jobs.
        span: how many quarters a start is looked for in.
    """

    def __init__(self, ids: Iterable[str], span: int) -> None:
        from ortools.sat.python import cp_model

        self.span = span
        self.model: Term = cp_model.CpModel()
        self.sum: Term = cp_model.LinearExpr.sum
        self.variables: list[Term] = []
        self._meanings: list[Meaning] = []
        self._by = {id_: [self._started(id_, quarter) for quarter in range(span)] for id_ in ids}
        self._at = {id_: [row[0], *self._first(id_, row)] for id_, row in self._by.items()}
        for row in self._at.values():  # follows from the steps, but in one piece it makes for deeper cuts
            self.model.add_at_most_one(row)

    def _first(self, id_: str, row: Sequence[Term]) -> Iterator[Term]:
        """Tie starting in a quarter to having started by it: sums of the one make far tighter budgets."""
        for quarter, (before, after) in enumerate(pairwise(row), start=1):
            start = self.new(f"{id_} in {quarter}", partial(_starts_in, id_, quarter))
            self.model.add(start == after - before)
            yield start

    def _started(self, id_: str, quarter: int) -> Term:
        return self.new(f"{id_} by {quarter}", partial(_started_by, id_, quarter))

    def new(self, name: str, meaning: Meaning | None = None) -> Term:
        """Return a new yes-or-no variable; `meaning` says what it is in a schedule, no if nothing does."""
        variable = self.model.new_bool_var(name)
        self.variables.append(variable)
        self._meanings.append(meaning or _nothing)
        return variable

    def values(self, starts: Mapping[str, int]) -> list[int]:
        """Return what every variable is in a schedule, to begin a search with."""
        return [meaning(starts) for meaning in self._meanings]

    def amount(self, name: str, most: int) -> Term:
        """Return a new whole number from zero to `most`."""
        variable = self.model.new_int_var(0, most, name)
        self.variables.append(variable)
        self._meanings.append(_nothing)
        return variable

    def by(self, id_: str, quarter: int) -> Term:
        """Return whether a job has started by a quarter; 0 where it can't have, or is not looked at."""
        if quarter < 0 or id_ not in self._by:
            return 0
        return self._by[id_][min(quarter, self.span - 1)]

    def at(self, id_: str, quarter: int) -> Term:
        """Return whether a job starts in a quarter; 0 where it can't, or is not looked at."""
        return self._at[id_][quarter] if id_ in self._at and quarter < self.span else 0

    @property
    def ids(self) -> tuple[str, ...]:
        """The jobs."""
        return tuple(self._by)

    def chosen(self, id_: str) -> Term:
        """Return whether a job is in at all."""
        return self.by(id_, self.span - 1)

    def priced(self, id_: str, price: Callable[[int], int]) -> Term:
        """Return what a job costs, if each quarter to start in has a price and being out costs nothing."""
        prices = ((quarter, price(quarter)) for quarter in range(self.span))
        return self.sum([rupiah * self.at(id_, quarter) for quarter, rupiah in prices if rupiah])

    def add(self, relation: Term, guard: Guard = ()) -> None:
        """Post a linear relation, kept wherever all of `guard` is true."""
        if relation is True:  # numbers alone, and they hold
            return
        constraint = self.model.add(relation)
        _reduce(constraint.proto)
        if guard:
            constraint.only_enforce_if(*guard)

    def levels(self, ladder: Ladder, work: Callable[[str], int]) -> list[Level]:
        """Return the levels of a ladder; the sum of gains in place is the weighted gap that it closes.

        A level is in place in a quarter only if the one below is, and something finished lifts to it or
        beyond from the one below or lower. Nothing forces it in place: the objective does.
        """
        levels: list[Level] = []
        before: dict[int, Term] = {}
        for quarter in range(self.span):
            below: Term = None
            for place, gain in enumerate(ladder.gains, start=1):
                lifts = [rung for rung in ladder.rungs if rung.below < place <= rung.to]
                ended = [self.by(rung.job, quarter - work(rung.job)) for rung in lifts]
                meaning = partial(_is_in_place, ladder, place, quarter, work)
                below = self._level(meaning, ended, below, first=place == 1)
                if below is None:
                    break
                if place in before:  # what is in place stays; the solver need not find that out
                    self.model.add_implication(before[place], below)
                before[place] = below
                levels.append(Level(quarter, place, gain, below))
        return levels

    def _level(self, meaning: Meaning, ended: list[Term], below: Term, *, first: bool) -> Term:
        """Return whether a level is in place; None where nothing can have lifted to it yet."""
        lifted = [term for term in ended if not isinstance(term, int)]
        if not lifted:
            return None
        if first and len(lifted) == 1:
            return lifted[0]
        level = self.new("", meaning)
        self.add(level <= self.sum(lifted))
        if not first:
            self.model.add_implication(level, below)
        return level

    def fixed_but(self, free: Collection[str], values: Sequence[int]) -> Term:
        """Return a copy of the model in which all jobs but these are as these values have them."""
        model = self.model.clone()
        for id_ in self._by.keys() - free:
            for variable in (*self._by[id_], *self._at[id_]):
                domain = model.proto.variables[variable.index].domain
                domain[0] = domain[1] = values[variable.index]
        return model

    def groups(self) -> list[tuple[str, ...]]:
        """Return the jobs that stand together in a relation, for every such set that there is."""
        owners = {variable.index: id_ for id_, row in self._by.items() for variable in row}
        owners |= {variable.index: id_ for id_, row in self._at.items() for variable in row}
        together: dict[tuple[str, ...], None] = {}
        relations = self.model.proto.constraints
        for relation in (one for one in relations if one.has_linear()):  # to look would make any linear
            jobs = {owners[index] for index in relation.linear.vars if index in owners}
            if len(jobs) > 1:
                together[tuple(sorted(jobs))] = None
        return list(together)

    def starts(self, values: Sequence[int]) -> dict[str, int]:
        """Read a schedule off the values of all variables."""
        rows = {id_: [values[variable.index] for variable in row] for id_, row in self._by.items()}
        return {id_: row.index(1) for id_, row in rows.items() if row[-1]}


def _reduce(relation: Term) -> None:
    """Divide a relation by what all its coefficients share: in large ones the solver's presolve overflows."""
    if not relation.has_linear() or not relation.linear.coeffs:
        return
    linear, unit = relation.linear, gcd(*relation.linear.coeffs)
    for place, coefficient in enumerate(linear.coeffs):
        linear.coeffs[place] = coefficient // unit
    low, high = linear.domain
    if low > -ENDLESS:
        linear.domain[0] = -(-low // unit)
    if high < ENDLESS:
        linear.domain[1] = high // unit


def _nothing(_: Mapping[str, int]) -> int:
    return 0


def _started_by(id_: str, quarter: int, starts: Mapping[str, int]) -> int:
    return int(id_ in starts and starts[id_] <= quarter)


def _starts_in(id_: str, quarter: int, starts: Mapping[str, int]) -> int:
    return int(starts.get(id_) == quarter)


def _is_in_place(
    ladder: Ladder, place: int, quarter: int, work: Callable[[str], int], starts: Mapping[str, int]
) -> int:
    lifting = (rung.job for rung in ladder.rungs if rung.job in starts)
    finished = {id_ for id_ in lifting if starts[id_] + work(id_) <= quarter}
    return int(ladder.reached(finished) >= place)
