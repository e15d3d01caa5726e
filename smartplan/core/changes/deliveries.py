"""Plan against actual: what became of each initiative, by its realisation and the scores it was to lift."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from smartplan.core.changes.result import Change, Changes
from smartplan.core.model import Effect, Initiative, Plan
from smartplan.core.model.plan import Realised
from smartplan.core.scores import Exact, index_if


class Outcome(StrEnum):
    """What became of an initiative."""

    DELIVERED = "delivered"
    """It is done (or was due), and every score that it was to lift is there."""
    LATE = "late"
    """It was due, or is said to be late, and is not done."""
    WITHOUT_EFFECT = "without_effect"
    """It is done, and a score that it was to lift is not there."""
    IMPROVED_WITHOUT_PLAN = "improved_without_plan"
    """It is neither done nor was it due, and yet its scores have risen to where it was to lift them."""
    NOT_DUE = "not_due"
    """It is neither done nor due."""
    UNKNOWN = "unknown"
    """It is done or due, and a score that it was to lift is not known."""


@dataclass(frozen=True, slots=True)
class Lifted:
    """One score that an initiative was to lift.

    Attributes:
        indicator: the id of the indicator.
        to: where it was to be.
        old: where it was, on the new scale; None where not known.
        new: where it is; None where not known.
    """

    indicator: str
    to: Fraction
    old: Exact | None
    new: Exact | None

    @property
    def is_reached(self) -> bool:
        """Whether it is there now."""
        return self.new is not None and self.new >= self.to

    @property
    def has_risen(self) -> bool:
        """Whether it is there now and was not before."""
        return self.is_reached and self.old is not None and self.old < self.to


@dataclass(frozen=True, slots=True)
class Delivery:
    """What became of one initiative.

    Attributes:
        initiative: the initiative as written.
        outcome: what became of it.
        realised: its realisation in the last year up to the new assessment; None where none is written.
        year: that year.
        spent: rupiah spent on it up to then.
        lifted: the scores that it was to lift, in file order.
    """

    initiative: Initiative
    outcome: Outcome
    realised: Realised | None
    year: int | None
    spent: int
    lifted: tuple[Lifted, ...]


@dataclass(frozen=True, slots=True)
class Deliveries:
    """Plan against actual.

    Attributes:
        initiatives: one per initiative, in the plan's order.
        unplanned: indicators that rose though no initiative was to lift them, in the framework's order.
        promised: the index of the older assessment with the forecast's levels; None across frameworks.
        reached: the exact index of the newer assessment.
    """

    initiatives: tuple[Delivery, ...]
    unplanned: tuple[Change, ...]
    promised: Exact | None
    reached: Exact | None


def deliveries(changes: Changes, plan: Plan, forecast: Mapping[str, Exact]) -> Deliveries:
    """Hold a plan against what came of it.

    Args:
        changes: from the assessment on which the plan was made to the one after it.
        plan: the plan, with what was realised.
        forecast: the score of each indicator that the roadmap promised to have lifted by the newer
            assessment; an initiative is due once all that it lifts is promised.

    Returns:
        Each initiative's outcome: its realisation decides whether it is done, the scores whether it worked.
    """
    rows = {row.id: row for row in changes.rows if row.score is not None}
    year = changes.new.assessment.year
    planned = {indicator for initiative in plan.initiatives for indicator in initiative.raises}
    same = changes.old.framework.id == changes.new.framework.id
    return Deliveries(
        initiatives=tuple(_delivery(initiative, rows, forecast, year) for initiative in plan.initiatives),
        unplanned=tuple(row for row in rows.values() if row.id not in planned and _rose(row)),
        promised=index_if(changes.old, forecast) if same else None,
        reached=changes.new.root.value,
    )


def _rose(row: Change) -> bool:
    return row.old is not None and row.new is not None and row.new > row.old


def _delivery(
    initiative: Initiative, rows: Mapping[str, Change], forecast: Mapping[str, Exact], year: int
) -> Delivery:
    years = sorted(known for known in initiative.realised if known <= year)
    last = years[-1] if years else None
    realised = None if last is None else initiative.realised[last]
    lifted = tuple(_lifted(id_, effect, rows.get(id_)) for id_, effect in initiative.raises.items())
    return Delivery(
        initiative=initiative,
        outcome=_outcome(realised, lifted, is_due=_is_due(lifted, forecast)),
        realised=realised,
        year=last,
        spent=sum(initiative.realised[known].spent or 0 for known in years),
        lifted=lifted,
    )


def _lifted(id_: str, effect: Effect, row: Change | None) -> Lifted:
    return Lifted(id_, effect.to, None if row is None else row.old, None if row is None else row.new)


def _is_due(lifted: Iterable[Lifted], forecast: Mapping[str, Exact]) -> bool:
    promised = [effect.indicator in forecast and forecast[effect.indicator] >= effect.to for effect in lifted]
    return bool(promised) and all(promised)


def _outcome(realised: Realised | None, lifted: tuple[Lifted, ...], *, is_due: bool) -> Outcome:
    """Realisation first, then scores; where none is written, what was due and is there is delivered."""
    is_done = realised.status == "done" if realised else is_due and all(e.is_reached for e in lifted)
    if not is_done:
        return _undone(realised, lifted, is_due=is_due)
    if any(effect.new is None for effect in lifted):
        return Outcome.UNKNOWN
    return Outcome.DELIVERED if all(e.is_reached for e in lifted) else Outcome.WITHOUT_EFFECT


def _undone(realised: Realised | None, lifted: tuple[Lifted, ...], *, is_due: bool) -> Outcome:
    if lifted and all(effect.is_reached for effect in lifted) and any(e.has_risen for e in lifted):
        return Outcome.IMPROVED_WITHOUT_PLAN
    if is_due and realised is None and any(effect.new is None for effect in lifted):
        return Outcome.UNKNOWN
    return Outcome.LATE if is_due or (realised and realised.status == "late") else Outcome.NOT_DUE
