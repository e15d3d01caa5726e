"""What a crosswalk must agree on with the two frameworks that it joins."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from smartplan.core.check.refs import unknown
from smartplan.core.model import Crosswalk, Framework, Row
from smartplan.errors import Problem


def check_crosswalk(crosswalk: Crosswalk, old: Framework, new: Framework) -> list[Problem]:
    """Return where a crosswalk does not say exactly once what becomes of every indicator.

    Of one that joins other frameworks only that is told: none of its rows would fit.
    """
    return list(_ends(crosswalk, old, new)) or [
        *_rows(crosswalk, old, new),
        *_old(crosswalk, old),
        *_levels(crosswalk, old, new),
    ]


def _ends(crosswalk: Crosswalk, old: Framework, new: Framework) -> Iterator[Problem]:
    for key, said, framework in (("old", crosswalk.old, old), ("new", crosswalk.new, new)):
        if said != framework.id:
            yield Problem("crosswalk-for-others", (key,), {"said": said, "framework": framework.id})


def _rows(crosswalk: Crosswalk, old: Framework, new: Framework) -> Iterator[Problem]:
    wanted = [indicator.id for indicator in new.indicators()]
    known = [indicator.id for indicator in old.indicators()]
    seen: set[str] = set()
    for index, row in enumerate(crosswalk.rows):
        yield from unknown("unknown-item", row.ref, wanted, ("rows", index, "ref"), framework=new.id)
        if row.ref in seen:
            yield Problem("duplicate-row", ("rows", index, "ref"), {"indicator": row.ref})
        seen.add(row.ref)
        yield from _ancestors(row, index, known, old.id)
    for missing in (id_ for id_ in wanted if id_ not in seen):
        yield Problem("row-missing", ("rows",), {"indicator": missing, "framework": new.id})


def _ancestors(row: Row, index: int, known: list[str], framework: str) -> Iterator[Problem]:
    for number, ancestor in enumerate(row.ancestors):
        keys = ("rows", index, "ancestors", number, "ref")
        yield from unknown("unknown-item", ancestor.ref, known, keys, framework=framework)
    if bool(row.ancestors) == (row.kind == "new"):
        yield Problem(
            "ancestors-do-not-fit", ("rows", index, "kind"), {"indicator": row.ref, "kind": row.kind}
        )
    total = sum((ancestor.share for ancestor in row.ancestors), Fraction(0))
    if row.ancestors and total != 1:
        yield Problem("shares-do-not-sum", ("rows", index, "ancestors"), {"indicator": row.ref, "sum": total})


def _old(crosswalk: Crosswalk, old: Framework) -> Iterator[Problem]:
    used = {ancestor.ref for row in crosswalk.rows for ancestor in row.ancestors}
    dropped = [gone.ref for gone in crosswalk.dropped]
    known = [indicator.id for indicator in old.indicators()]
    for index, id_ in enumerate(dropped):
        yield from unknown("unknown-item", id_, known, ("dropped", index, "ref"), framework=old.id)
        if id_ in used:
            yield Problem("dropped-and-used", ("dropped", index, "ref"), {"indicator": id_})
    for id_ in known:
        if id_ not in used and id_ not in dropped:
            yield Problem("old-indicator-forgotten", ("rows",), {"indicator": id_, "framework": old.id})


def _levels(crosswalk: Crosswalk, old: Framework, new: Framework) -> Iterator[Problem]:
    pairs = crosswalk.levels
    if not pairs:
        if (old.scale.min, old.scale.max) != (new.scale.min, new.scale.max):
            yield Problem("levels-missing", (), {"old": old.id, "new": new.id})
        return
    for index, (lower, upper) in enumerate(pairwise(pairs)):
        if upper.old <= lower.old or upper.new < lower.new:
            yield Problem("levels-not-ascending", ("levels", index + 1), {"old": upper.old, "new": upper.new})
    if (pairs[0].old, pairs[-1].old) != (old.scale.min, old.scale.max):
        values = {"min": old.scale.min, "max": old.scale.max, "framework": old.id}
        yield Problem("levels-incomplete", ("levels",), values)
    for index, pair in enumerate(pairs):
        if not new.scale.min <= pair.new <= new.scale.max:
            values = {"item": "new", "value": pair.new, "min": new.scale.min, "max": new.scale.max}
            yield Problem("level-outside-scale", ("levels", index, "new"), values)
