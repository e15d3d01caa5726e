"""The change by the nodes directly below the index."""

from collections.abc import Iterable, Mapping

from smartplan.core.changes.result import Change, NodeChange, Parts
from smartplan.core.model import Crosswalk
from smartplan.core.scores import Score, Scores


def sum_by_node(
    old: Scores, new: Scores, crosswalk: Crosswalk | None, rows: Iterable[Change]
) -> tuple[NodeChange, ...]:
    """Sum rows by the node below the index to which they belong.

    What only the old edition holds is told under the node that it left, if the new edition has that node too
    (the same id and, across editions, the same title), else under the old node.
    """
    tops_old, tops_new = ({child.id: child for child in side.root.children} for side in (old, new))
    twins = {
        id_: tops_old[id_]
        for id_, top in tops_new.items()
        if id_ in tops_old and (crosswalk is None or tops_old[id_].item.title == top.item.title)
    }
    above_old, above_new = _above(tops_old), _above(tops_new)
    now: dict[str, list[Parts]] = {id_: [] for id_ in tops_new}
    gone: dict[str, list[Parts]] = {}
    for row in rows:
        top = (above_old if row.score is None else above_new).get(row.id)
        if top is not None:
            here = now if row.score is not None or top in twins else gone
            here.setdefault(top, []).append(row.parts)
    return (
        *(NodeChange(id_, twins.get(id_), tops_new[id_], _sum(parts)) for id_, parts in now.items()),
        *(NodeChange(id_, tops_old[id_], None, _sum(parts)) for id_, parts in gone.items()),
    )


def _above(tops: Mapping[str, Score]) -> dict[str, str]:
    return {below.id: id_ for id_, top in tops.items() for below in top.walk()}


def _sum(parts: Iterable[Parts]) -> Parts:
    return Parts.of(parts)
