"""Questions that a change raises: asked, never held against anybody."""

from collections.abc import Iterator
from fractions import Fraction

from smartplan.core.changes.migrate import answered_in
from smartplan.core.changes.result import Change, Changes, Reason
from smartplan.core.model import Evidence, Framework, Indicator
from smartplan.core.scores import Score
from smartplan.core.scores.report import exact_decimal
from smartplan.errors import Problem, Severity

JUMP = 2
"""So many levels at once are asked about."""


def questions_of(changes: Changes) -> list[Problem]:
    """Return what a reader would ask about a change; all are warnings, with keys of the newer assessment.

    `jump-without-evidence`: an indicator is two levels or more above its old value, and all its evidence was
    there before. `rise-by-scope`: the index rose, and would not have without what left the denominator.
    """
    return [*_jumps(changes), *_by_scope(changes)]


def _jumps(changes: Changes) -> Iterator[Problem]:
    for row in changes.rows:
        if _is_jump(row, changes.new.framework) and not _is_evidenced_anew(row):
            values = {"indicator": row.id, "old": row.old, "new": row.new}
            yield Problem("jump-without-evidence", ("scores", row.id), values, Severity.WARNING, at_key=True)


def _is_jump(row: Change, framework: Framework) -> bool:
    if row.score is None or row.old is None or row.new is None or row.reason is not None:
        return False
    item = row.score.item
    if not isinstance(item, Indicator) or item.kind != "level":
        return False
    own, scale = framework.scale_of(item), framework.scale
    level = (own.step or Fraction(1)) * (scale.max - scale.min) / (own.max - own.min)
    return exact_decimal(row.new - row.old) >= JUMP * level


def _is_evidenced_anew(row: Change) -> bool:
    before = {piece for score in row.ancestors for piece in _evidence(score)}
    return row.score is not None and any(piece not in before for piece in _evidence(row.score))


def _evidence(score: Score) -> Iterator[Evidence]:
    for leaf in answered_in([score]):
        yield from leaf.answer.evidence if leaf.answer else ()


def _by_scope(changes: Changes) -> Iterator[Problem]:
    left = tuple(row.id for row in changes.rows if row.reason is Reason.NOT_SCORED_NOW)
    scope = exact_decimal(changes.parts.scope)
    if left and exact_decimal(changes.delta) > 0 and exact_decimal(changes.delta) <= scope:
        values = {"delta": changes.delta, "scope": changes.parts.scope, "indicators": left}
        yield Problem("rise-by-scope", ("scores",), values, Severity.WARNING, at_key=True)
