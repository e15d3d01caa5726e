"""The smallest change of one weight that flips a band, or the order of two cities.

Exact where all rules on the way are arithmetic and all scores rational: then the index is a ratio of two
linear functions of the weight. Elsewhere the weight is found by halving.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from fractions import Fraction
from math import isqrt, sqrt

from smartplan.core.panel import Member
from smartplan.core.scores import Exact, Scores
from smartplan.core.uncertainty.curve import Curve, Ratio, curve_of, curves_of
from smartplan.core.uncertainty.edges import Edge, edges_of
from smartplan.core.uncertainty.nearby import REACH, STEPS
from smartplan.core.uncertainty.result import Flip, Flips

HALVINGS = 60

Root = tuple[Exact, bool]
"""A weight, and whether what is looked for has happened at it, and not only beyond it."""


def band_flips(member: Member, scores: Scores) -> Flips:
    """Find by which weights the band of a city's reported index flips."""
    curves = curves_of(scores)
    found = [
        _flip(curve, root, *((edge.lower, edge.upper) if edge.is_upward else (edge.upper, edge.lower)))
        for curve in curves.values()
        for edge in edges_of(scores)
        for root in _at_edge(curve, edge)
    ]
    return _flips((member.key,), found, len(curves))


def order_flips(leading: tuple[Member, Scores], other: tuple[Member, Scores], ids: Collection[str]) -> Flips:
    """Find by which of some weights two cities change places; the index of the leading one is the higher."""
    keys = leading[0].key, other[0].key
    found = []
    for id_ in ids:
        one, two = curve_of(leading[1], id_), curve_of(other[1], id_)
        curve = one or two
        if curve is not None:
            race = _Race(one, two, leading[1], other[1])
            found += [_flip(curve, root, *keys) for root in _at_tie(race, curve.weight)]
    return _flips(keys, found, len(ids))


def _flip(curve: Curve, root: Root, before: str | None, after: str | None) -> Flip:
    at, includes = root
    return Flip(
        item=curve.item,
        weight=curve.weight,
        at=at,
        includes=includes,
        share=curve.share(curve.weight),
        share_at=curve.share(at),
        before=before,
        after=after,
    )


def _flips(cities: tuple[str, ...], found: Iterable[Flip], searched: int) -> Flips:
    """Keep of every weight its smallest change, and order them by size, then id."""
    best: dict[str, Flip] = {}
    for flip in sorted(found, key=lambda flip: (abs(flip.change), flip.item.id, flip.change)):
        best.setdefault(flip.item.id, flip)
    ordered = tuple(best.values())
    return Flips(cities, ordered[0] if ordered else None, ordered[1:], searched)


# A band: the index reaches an edge.


def _at_edge(curve: Curve, edge: Edge) -> Iterator[Root]:
    includes = edge.includes if edge.is_upward else not edge.includes
    if curve.ratio is None:
        yield from ((at, True) for at in _by_halving(curve.weight, lambda w: _crossed(curve.at(w), edge)))
        return
    a, b, c, d = curve.ratio
    slope = b - edge.at * d
    at = (edge.at * c - a) / slope if slope else None
    if at is not None and (at > 0 or (at == 0 and includes)):
        yield at, includes


def _crossed(index: Exact, edge: Edge) -> bool:
    above = index > edge.at or (edge.includes and index == edge.at)
    return above == edge.is_upward


# An order: the difference of two indices changes its sign.


class _Race:
    """Two cities, and the weight of one item; a city to which it makes no difference keeps its index."""

    def __init__(self, one: Curve | None, two: Curve | None, leading: Scores, other: Scores) -> None:
        self.one, self.two = one, two
        self.kept = leading.root.value or Fraction(0), other.root.value or Fraction(0)

    @property
    def ratios(self) -> tuple[Ratio, Ratio] | None:
        pairs = zip((self.one, self.two), self.kept, strict=True)
        found = [
            (kept, Fraction(0), Fraction(1), Fraction(0)) if curve is None else curve.ratio
            for curve, kept in pairs
        ]
        one, two = found
        return None if one is None or two is None else (one, two)

    def is_lost(self, weight: Exact) -> bool:
        """Whether the leading city has the lower index."""
        one, two = (
            kept if curve is None else curve.at(weight)
            for curve, kept in zip((self.one, self.two), self.kept, strict=True)
        )
        return one < two


def _at_tie(race: _Race, weight: Fraction) -> Iterator[Root]:
    """Yield the nearest weights below and above at which the leading city is caught up with."""
    if race.kept[0] <= race.kept[1]:
        return
    ratios = race.ratios
    if ratios is None:
        yield from ((at, True) for at in _by_halving(weight, race.is_lost))
        return
    (a, b, c, d), (e, f, g, h) = ratios
    square, linear, constant = b * h - f * d, a * h + b * g - e * d - f * c, a * g - e * c
    roots = _roots(square, linear, constant)
    below, above = [r for r in roots if 0 < r < weight], [r for r in roots if r > weight]
    yield from ((at, False) for at in (*sorted(below)[-1:], *sorted(above)[:1]))


def _roots(square: Exact, linear: Exact, constant: Exact) -> tuple[Exact, ...]:
    """Return where square·w² + linear·w + constant changes its sign; a touch is none."""
    if not square:
        return (-constant / linear,) if linear else ()
    under = linear * linear - 4 * square * constant
    if under <= 0:
        return ()
    root = _square_root(under)
    return ((-linear - root) / (2 * square), (-linear + root) / (2 * square))


def _square_root(value: Exact) -> Exact:
    """Return the square root, a Fraction where it is one."""
    if isinstance(value, Fraction):
        top, bottom = isqrt(value.numerator), isqrt(value.denominator)
        if top * top == value.numerator and bottom * bottom == value.denominator:
            return Fraction(top, bottom)
    return sqrt(value)


# Whatever has no formula.


def _by_halving(weight: Fraction, happened: Callable[[Exact], bool]) -> Iterator[float]:
    """Yield the weights, the nearest above and below, from which on something has happened."""
    for direction in (1, -1):
        factor = REACH ** (direction / STEPS)
        inside = float(weight)
        for _ in range(STEPS):
            outside = inside * factor
            if happened(outside):
                yield _halved(inside, outside, happened)
                break
            inside = outside


def _halved(inside: float, outside: float, happened: Callable[[Exact], bool]) -> float:
    for _ in range(HALVINGS):
        middle = (inside + outside) / 2
        inside, outside = (inside, middle) if happened(middle) else (middle, outside)
    return outside
