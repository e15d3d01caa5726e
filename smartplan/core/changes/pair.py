"""Pair what a newer assessment knows with what an older one knew, through a crosswalk or by id."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from smartplan.core.changes.restate import rescales, restated
from smartplan.core.changes.result import ZERO
from smartplan.core.model import Crosswalk, Framework, Indicator, Node, Row, Standing
from smartplan.core.model.crosswalk import Kind
from smartplan.core.scores import Exact, Score, Scores, Status


@dataclass(frozen=True, slots=True)
class Pair:
    """A new unit, and the old ones behind it.

    Attributes:
        score: the new unit: an indicator, or a node that is known as a whole.
        links: the old units that explain it, each with its share.
        is_partial: a part of what explains it is known only inside the mean of a node.
        ancestors: the scores of the old units it has to do with, in the old order.
        kind: how it came to be.
        standing: how sure the pairing is; None where ids pair.
        is_redefined: under the same id something else is asked.
        is_rescaled: old values are mapped to another scale.
    """

    score: Score
    links: Mapping[str, Fraction]
    is_partial: bool
    ancestors: tuple[Score, ...]
    kind: Kind
    standing: Standing | None = None
    is_redefined: bool = False
    is_rescaled: bool = False

    @property
    def is_held(self) -> bool:
        """Whether both editions hold it."""
        return (bool(self.links) or self.is_partial) and not self.is_redefined

    @property
    def was_scored(self) -> bool:
        """Whether all that explains it is known."""
        return all(ancestor.status is Status.SCORED for ancestor in self.ancestors)

    @property
    def is_scored(self) -> bool:
        """Whether it is known now."""
        return self.score.status is Status.SCORED

    @property
    def is_core(self) -> bool:
        """Whether it belongs to the comparable core."""
        return self.is_held and not self.is_partial and self.was_scored and self.is_scored


@dataclass(frozen=True, slots=True)
class Pairing:
    """All pairs of two assessments.

    Attributes:
        pairs: one per new unit, in the new order.
        old: the old units by id, in the old order.
        values: what each old unit enters the old index with, on the new scale.
        held: ids of old units of which the new edition asks at least a part.
    """

    pairs: tuple[Pair, ...]
    old: Mapping[str, Score]
    values: Mapping[str, Exact]
    held: frozenset[str]

    def before(self, pair: Pair) -> Exact | None:
        """Return the old value of a new unit: Σ share · mapped value; None where it isn't known."""
        if not pair.links or pair.is_partial or not pair.was_scored:
            return None
        terms = [self.values[id_] * share for id_, share in pair.links.items()]
        return sum(terms[1:], terms[0])


@dataclass(frozen=True, slots=True)
class _Book:
    """Where to look up what explains an indicator, and which old unit knows it."""

    old: Framework
    new: Framework
    rows: Mapping[str, Row] | None
    units: Mapping[str, Score]
    cover: Mapping[str, str]


def pair(old: Scores, new: Scores, crosswalk: Crosswalk | None) -> Pairing:
    """Pair two assessments.

    Args:
        old: the older scores.
        new: the newer scores.
        crosswalk: from the older to the newer framework; None: ids pair.

    Returns:
        The pairs. Where one side knows only the mean of a node, the other side is read at that node too, if
        it knows all of it (and, without a crosswalk, the node is the same in both).
    """
    cuts = frozenset[str]() if crosswalk else _cuts(old, new) | _cuts(new, old)
    units = {score.id: score for score in _units(old.root, cuts)}
    rows = {row.ref: row for row in crosswalk.rows} if crosswalk else None
    cover = {below: unit.id for unit in units.values() for below in indicators_in(unit.item)}
    book = _Book(old.framework, new.framework, rows, units, cover)
    pairs = tuple(_pairs(book, new.root, cuts))
    asked = {ancestor.id for found in pairs if found.is_held for ancestor in found.ancestors}
    return Pairing(pairs, units, _values(book, crosswalk, pairs), frozenset(asked))


def indicators_in(item: Node | Indicator) -> dict[str, Fraction]:
    """Return the indicators of an item with their weights in it; they sum to 1."""
    if isinstance(item, Indicator):
        return {item.id: Fraction(1)}
    total = sum((child.weight for child in item.children), ZERO)
    even = Fraction(1, len(item.children))
    return {
        id_: share * (child.weight / total if total else even)
        for child in item.children
        for id_, share in indicators_in(child).items()
    }


def _cuts(coarse: Scores, fine: Scores) -> frozenset[str]:
    """Return the nodes that one side knows only as a mean and the other knows in full."""
    known = {score.id: score for score in coarse.root.walk() if score.is_whole}
    return frozenset(
        score.id for score in _nodes(fine.root) if score.coverage == 1 and _same(known.get(score.id), score)
    )


def _nodes(score: Score) -> Iterable[Score]:
    """Walk the nodes that are aggregated as such; not those between a pooled node and its indicators."""
    if not score.is_leaf:
        yield score
        for child in score.operands:
            yield from _nodes(child)


def _same(one: Score | None, other: Score) -> bool:
    return one is not None and one.item == other.item


def _units(score: Score, cuts: frozenset[str]) -> Iterable[Score]:
    if score.is_whole or score.id in cuts:
        yield score
    else:
        for child in score.operands:
            yield from _units(child, cuts)


def _pairs(book: _Book, score: Score, cuts: frozenset[str]) -> list[Pair]:
    """Return the pairs below a score; the score's own, where only as a whole it can be compared."""
    if score.is_whole or score.id in cuts:
        return [_pair(book, score)]
    below = [found for child in score.operands for found in _pairs(book, child, cuts)]
    if book.rows is None or score.coverage != 1 or not all(found.is_partial for found in below):
        return below
    whole = _pair(book, score)
    return below if whole.is_partial else [whole]


def _pair(book: _Book, score: Score) -> Pair:
    shares = _ancestors(book, score.item)
    links, inside = _links(book, shares, exactly=isinstance(score.item, Node))
    ids = {*links, *inside}
    ancestors = tuple(unit for id_, unit in book.units.items() if id_ in ids)
    if book.rows is None:
        unclear = ids != {score.id} or not _holds_alike(book.units[score.id].item, score.item)
    else:
        unclear = len(ids) > 1 and not _is_arithmetic(book.new, score.item)
    found = Pair(
        score=score,
        links=links,
        is_partial=bool(ids) and (bool(inside) or unclear or sum(links.values(), ZERO) != 1),
        ancestors=ancestors,
        kind=_kind(book, score.item, shares),
        standing=_standing(book, score.item),
    )
    return _compared(book, found) if len(ancestors) == 1 else found


def _holds_alike(old: Node | Indicator, new: Node | Indicator) -> bool:
    """Whether two items hold the same indicators, so that a mean over them is a mean of the same."""
    return indicators_in(old).keys() == indicators_in(new).keys()


def _compared(book: _Book, found: Pair) -> Pair:
    """Note what became of the scale and the question of a unit that has one ancestor."""
    old, new = found.ancestors[0].item, found.score.item
    rescaled = rescales(book.old, book.new, old, new)
    return replace(found, is_rescaled=rescaled, is_redefined=book.rows is None and _is_another(old, new))


def _is_another(old: Node | Indicator, new: Node | Indicator) -> bool:
    """Whether the same id asks for something else: another kind of answer, another unit, other levels."""
    if not isinstance(old, Indicator) or not isinstance(new, Indicator):
        return False
    if old.kind != new.kind and {old.kind, new.kind} != {"measure", "steps"}:
        return True
    levels = [{level.level for level in item.levels} for item in (old, new)]
    return old.unit != new.unit or (all(levels) and old.scale == new.scale and levels[0] != levels[1])


def _ancestors(book: _Book, item: Node | Indicator) -> dict[str, Fraction]:
    """Return the old indicators behind an item with their shares; of a node, weighted by its indicators."""
    shares: dict[str, Fraction] = {}
    for id_, weight in indicators_in(item).items():
        for ref, share in _row(book, id_).items():
            shares[ref] = shares.get(ref, ZERO) + weight * share
    return shares


def _row(book: _Book, id_: str) -> dict[str, Fraction]:
    if book.rows is None:
        return {id_: Fraction(1)} if id_ in book.cover else {}
    row = book.rows.get(id_)
    return {ancestor.ref: ancestor.share for ancestor in row.ancestors} if row else {}


def _links(
    book: _Book, shares: Mapping[str, Fraction], *, exactly: bool
) -> tuple[dict[str, Fraction], frozenset[str]]:
    """Return the old units that are taken whole, with their shares, and those of which only a part is.

    A node is taken whole where all its indicators are; `exactly`: in proportion to their weights in it.
    """
    links: dict[str, Fraction] = {}
    for ref, share in shares.items():
        unit = book.cover[ref]
        links[unit] = links.get(unit, ZERO) + share
    inside = {
        id_ for id_ in links if not _is_whole(indicators_in(book.units[id_].item), shares, exactly=exactly)
    }
    return {id_: share for id_, share in links.items() if id_ not in inside}, frozenset(inside)


def _is_whole(weights: Mapping[str, Fraction], shares: Mapping[str, Fraction], *, exactly: bool) -> bool:
    if not weights.keys() <= shares.keys():
        return False
    taken = sum((shares[id_] for id_ in weights), ZERO)
    return not exactly or all(shares[id_] == weight * taken for id_, weight in weights.items())


def _is_arithmetic(framework: Framework, item: Node | Indicator) -> bool:
    if isinstance(item, Indicator):
        return True
    own = (item.rule or framework.rule) == "arithmetic"
    return own and all(_is_arithmetic(framework, child) for child in item.children)


def _kind(book: _Book, item: Node | Indicator, shares: Mapping[str, Fraction]) -> Kind:
    if not shares:
        return "new"
    if book.rows is None:
        return "same"
    kinds = {book.rows[id_].kind for id_ in indicators_in(item) if id_ in book.rows}
    if len(kinds) == 1:
        return kinds.pop()
    return "reworded" if kinds <= {"same", "reworded"} else "merged"


def _standing(book: _Book, item: Node | Indicator) -> Standing | None:
    """Return how sure a pairing is; of a node, that of its least sure indicator."""
    if book.rows is None:
        return None
    found = {book.rows[id_].standing for id_ in indicators_in(item) if id_ in book.rows}
    worst: tuple[Standing, ...] = ("ours", "unverified", "reported", "verified")
    return next((standing for standing in worst if standing in found), None)


def _values(book: _Book, crosswalk: Crosswalk | None, pairs: Iterable[Pair]) -> dict[str, Exact]:
    """Return the old values on the new scale; what asks the same is scored anew where that is exact."""
    heirs = {next(iter(p.links)): p.score.item for p in pairs if len(p.links) == 1 and p.kind == "same"}
    entered = {id_: score.counted for id_, score in book.units.items()}
    return {
        id_: restated(book.units[id_], value, (book.old, book.new), crosswalk, heirs.get(id_))
        for id_, value in entered.items()
        if value is not None
    }
