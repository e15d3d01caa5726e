"""What is kept of a city's scores to compare it: exact at the index, tables of floats for all below."""

from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from zlib import compress, decompress

from smartplan.core.model import Framework
from smartplan.core.scores import Exact, Score, Scores

THERE, LEAF, SCOPE, KNOWN = 1, 2, 4, 8
"""Of an item: it has a score of its own; it is a leaf; it applies; its value is known."""
NOTHING = float("nan")
REAL = array("d").itemsize
QUICK = 3
"""How hard to compress: as quick as it gets for a third less than the least."""


@dataclass(frozen=True, slots=True)
class Tables:
    """What is kept of every item below the index, in the framework's order.

    Attributes:
        flags: a sum of THERE, LEAF, SCOPE and KNOWN.
        counted: the value with which it enters its node; NaN where it leaves it.
        raw: what a leaf was placed on the scale by; NaN where nothing is known.
    """

    flags: bytes
    counted: "array[float]"
    raw: "array[float]"


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of one city under one framework, in a kilobyte: most answers are one of a few levels.

    Attributes:
        index: the exact index; None where too little is known.
        low: the index if every unknown were at its worst; None where nothing applies.
        high: the index if every unknown were at its best.
        reported: the figure that the framework publishes.
        band: the name of its band.
        coverage: weight known / weight in scope.
        packed: the tables of its items, compressed.
    """

    index: Exact | None
    low: Exact | None
    high: Exact | None
    reported: Fraction | None
    band: str | None
    coverage: Fraction | None
    packed: bytes

    def tables(self) -> Tables:
        """Return the tables of its items."""
        whole = decompress(self.packed)
        items = len(whole) // (1 + 2 * REAL)
        split = items + items * REAL
        return Tables(whole[:items], array("d", whole[items:split]), array("d", whole[split:]))

    def values(self, framework: Framework, *, nodes_only: bool = False) -> Iterator[tuple[str, float | None]]:
        """Yield the score of each item that has one of its own; None where it is not known."""
        own = self.tables()
        for (item, _), flags, value in zip(framework.items(), own.flags, own.counted, strict=True):
            if flags & THERE and not (nodes_only and flags & LEAF):
                yield item.id, value if flags & KNOWN else None


def figures_of(scores: Scores) -> Figures:
    """Return what is kept of the scores of a city."""
    root = scores.root
    found = {score.item.id: score for score in root.walk()}
    flags, counted, raw = bytearray(), array("d"), array("d")
    for id_ in [item.id for item, _ in scores.framework.items()]:
        score = found.get(id_)
        flags.append(_flags(score))
        counted.append(_real(score.counted if score else None))
        raw.append(_real(score.raw if score else None))
    return Figures(
        index=root.value,
        low=root.low,
        high=root.high,
        reported=root.reported,
        band=root.band.name if root.band else None,
        coverage=root.coverage,
        packed=compress(flags + counted.tobytes() + raw.tobytes(), QUICK),
    )


def _flags(score: Score | None) -> int:
    if score is None:
        return 0
    return THERE + LEAF * score.is_leaf + SCOPE * score.in_scope + KNOWN * (score.value is not None)


def _real(value: Exact | None) -> float:
    if value is None:
        return NOTHING
    if isinstance(value, float):
        return value
    top, below = value.as_integer_ratio()
    return top / below  # as float() would, in half the time
