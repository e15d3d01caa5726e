"""Whether the parts of a framework belong together, judged by a cohort: correlations, alpha, importance.

OECD/JRC, Handbook on Constructing Composite Indicators (2008), steps 4 and 7; the limits are those of the
audits of the JRC (Saisana and Saltelli, 2011). Importance: Paruolo, Saisana, Saltelli (2013), linear form.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from smartplan.core.model import Indicator, Node
from smartplan.core.panel.array import Array, known, matrix
from smartplan.core.panel.cohort import Cohort
from smartplan.errors import InputError, Problem

LEAST = 4
"""A correlation over fewer cities says nothing."""
REDUNDANT = 0.9
"""Two that correlate more than this count the same thing twice."""
WEAK = 0.3
"""A part that correlates less than this with its whole is hardly heard in it."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two parts of one group.

    Attributes:
        one: the first, in the framework's order.
        other: the second.
        r: Pearson's correlation over the cities that have both; None where it says nothing.
        flag: redundant (r above 0.9); opposed (r below 0 by more than chance, -2/√n); None.
    """

    one: str
    other: str
    r: float | None
    flag: str | None


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a group.

    Attributes:
        item: the node or indicator.
        weight: its share of the weight of the group, as the framework states it.
        r: its correlation with the group's own score; None where it says nothing.
        importance: its share of what the parts explain of the group, r² over Σ r².
        elsewhere: the other group of the same level with which it correlates most; None where there is none.
        r_elsewhere: that correlation.
        flags: opposed (r < 0), weak (r < 0.3), misplaced (it correlates more with another group than with
            its own).
    """

    item: Node | Indicator
    weight: float
    r: float | None
    importance: float | None
    elsewhere: str | None
    r_elsewhere: float | None
    flags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """A node and its parts.

    Attributes:
        item: the node.
        alpha: Cronbach's alpha over the cities that have all parts; None for fewer than two parts or four
            cities.
        cities: how many cities have all parts.
        parts: its parts.
        pairs: every two of them.
    """

    item: Node
    alpha: float | None
    cities: int
    parts: tuple[Part, ...]
    pairs: tuple[Pair, ...]


def coherence_of(cohort: Cohort) -> tuple[Group, ...]:
    """Judge every group of a framework by a cohort, the index first, in the framework's order.

    Raises:
        InputError: there are fewer than four cities.
    """
    if len(cohort.members) < LEAST:
        values = {"framework": cohort.framework.id, "cities": len(cohort.members), "least": LEAST}
        raise InputError([Problem("cohort-too-small", values=values)])
    columns = _columns(cohort)
    nodes: list[tuple[Node, tuple[str, ...]]] = [(cohort.framework.root, ())]
    nodes += [(item, above) for item, above in cohort.framework.items() if isinstance(item, Node)]
    return tuple(
        _group(node, [other for other, up in nodes if len(up) == len(above) and other.id != node.id], columns)
        for node, above in nodes
    )


def _columns(cohort: Cohort) -> dict[str, Array]:
    """Return by item its scores over the cities; NaN where a city has none."""
    ids = [cohort.framework.root.id, *(item.id for item, _ in cohort.framework.items())]
    rows = [
        {cohort.framework.root.id: city.index, **dict(city.values(cohort.framework))}
        for city in cohort.figures
    ]
    table = matrix([[row.get(id_) for id_ in ids] for row in rows])
    return {id_: table[:, column] for column, id_ in enumerate(ids)}


def _group(node: Node, others: Sequence[Node], columns: dict[str, Array]) -> Group:
    table = matrix([]) if not node.children else _table([columns[child.id] for child in node.children])
    r = [correlation(columns[child.id], columns[node.id]) for child in node.children]
    explained = sum(value**2 for value in r if value is not None)
    total = sum(float(child.weight) for child in node.children)
    parts = []
    for child, own in zip(node.children, r, strict=True):
        elsewhere = _elsewhere(columns[child.id], others, columns)
        parts.append(
            Part(
                item=child,
                weight=float(child.weight) / total,
                r=own,
                importance=own**2 / explained if own is not None and explained else None,
                elsewhere=elsewhere[0],
                r_elsewhere=elsewhere[1],
                flags=tuple(_flags(own, elsewhere[1])),
            )
        )
    alpha, cities = cronbach(table)
    return Group(node, alpha, cities, tuple(parts), tuple(_pairs(node, columns)))


def _table(columns: Sequence[Array]) -> Array:
    import numpy as np

    return np.stack(columns, axis=1)


def _elsewhere(
    column: Array, others: Sequence[Node], columns: dict[str, Array]
) -> tuple[str | None, float | None]:
    found = [(correlation(column, columns[other.id]), other.id) for other in others]
    there = [(r, id_) for r, id_ in found if r is not None]
    if not there:
        return None, None
    best = max(there, key=lambda pair: pair[0])
    return best[1], best[0]


def _flags(own: float | None, elsewhere: float | None) -> Iterator[str]:
    if own is None:
        return
    if own < WEAK:
        yield "opposed" if own < 0 else "weak"
    if elsewhere is not None and elsewhere > own:
        yield "misplaced"


def _pairs(node: Node, columns: dict[str, Array]) -> Iterator[Pair]:
    for place, one in enumerate(node.children):
        for other in node.children[place + 1 :]:
            a, b = columns[one.id], columns[other.id]
            r = correlation(a, b)
            yield Pair(one.id, other.id, r, _flag(r, _both(a, b)[0].size))


def _flag(r: float | None, cities: int) -> str | None:
    if r is None:
        return None
    if r > REDUNDANT:
        return "redundant"
    return "opposed" if r < -2 / cities**0.5 else None


def correlation(one: Array, other: Array) -> float | None:
    """Return Pearson's correlation over the cities that have both.

    None where fewer than four have, or where one of the two is the same everywhere.
    """
    import numpy as np

    a, b = _both(one, other)
    if a.size < LEAST:
        return None
    a, b = a - a.mean(), b - b.mean()
    spread = np.sqrt((a @ a) * (b @ b))
    return None if spread <= NOISE else float(np.clip(a @ b / spread, -1.0, 1.0))


NOISE = 1e-20


def _both(one: Array, other: Array) -> tuple[Array, Array]:
    import numpy as np

    there = ~(np.isnan(one) | np.isnan(other))
    return one[there], other[there]


def cronbach(table: Array) -> tuple[float | None, int]:
    """Return Cronbach's alpha k/(k-1) · (1 - Σ var / var(Σ)) of cities × parts, and over how many cities."""
    import numpy as np

    whole = table[~np.isnan(table).any(axis=1)]
    rows, parts = whole.shape
    if rows < LEAST or parts < 2:  # noqa: PLR2004 - one part can't agree with another
        return None, rows
    total = whole.sum(axis=1).var(ddof=1)
    alpha = parts / (parts - 1) * (1 - whole.var(axis=0, ddof=1).sum() / total) if total > NOISE else np.nan
    return known(alpha), rows
