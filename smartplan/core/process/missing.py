"""What is still missing of an assessment, and whose it is to give."""

from dataclasses import dataclass

from smartplan.core.gaps import Gaps
from smartplan.core.model import Plan
from smartplan.core.scores import Score


@dataclass(frozen=True, slots=True)
class Owed:
    """What one agency still has to give.

    Attributes:
        agency: its id; None for what nobody owns.
        unanswered: indicators in scope that have no score, in the framework's order.
        unconfirmed: those of them whose answer of an earlier year waits to be confirmed.
        without_evidence: indicators that have a score above the worst and no evidence.
        total: how many indicators it owns.
    """

    agency: str | None
    unanswered: tuple[Score, ...]
    unconfirmed: tuple[Score, ...]
    without_evidence: tuple[Score, ...]
    total: int


def owed_by(gaps: Gaps, plan: Plan | None) -> tuple[Owed, ...]:
    """Return what each agency owes: in the order of the plan, then of the answers, what nobody owns last."""
    owners = [score.answer.agency if score.answer else None for score in gaps.scores.leaves]
    known = [*(plan.agencies if plan else ()), *(owner for owner in owners if owner is not None), None]
    return tuple(_owed(gaps, agency) for agency in dict.fromkeys(known) if agency in owners)


def _owed(gaps: Gaps, agency: str | None) -> Owed:
    worst = gaps.scores.framework.scale.min
    own = [s for s in gaps.scores.leaves if (s.answer.agency if s.answer else None) == agency]
    unanswered = [score for score in own if score.in_scope and score.value is None]
    claimed = [score for score in own if score.value is not None and score.value > worst]
    return Owed(
        agency=agency,
        unanswered=tuple(unanswered),
        unconfirmed=tuple(s for s in unanswered if s.answer and s.answer.carried_over is not None),
        without_evidence=tuple(s for s in claimed if s.answer and not s.answer.evidence),
        total=len(own),
    )
