"""Sentences for the reasons and demands of a roadmap, in the reader's language."""

from collections.abc import Mapping
from fractions import Fraction

from smartplan.core.model import Quarter
from smartplan.core.roadmap import Constraint, Eased, Reason
from smartplan.write.words import Words, later

REASONS: Mapping[str, str] = {
    "mandatory": later("It is mandatory."),
    "closes-priority-gap": later("It closes {gain} of the weighted gap over the horizon, and in a priority."),
    "closes-gap": later("It closes {gain} of the weighted gap over the horizon."),
    "fixed": later("It is running or contracted, from {fixed}."),
    "quick-win-wanted": later("The plan asks for {least} or more quick wins in {dimension}."),
    "enables": later("It makes {initiatives} possible."),
    "infeasible": later("The must-haves do not fit, so nothing is scheduled."),
    "unsettled": later("The limit was reached before any schedule was found."),
    "not-settled": later("Not settled within the limit."),
    "horizon-start": later("The roadmap begins in {start}."),
    "fund-ceiling": later("{fund} has {left} left in {year}, and {need} is needed."),
    "agency-capacity": later("{agency} already runs {capacity} at once in {quarter}: {running}."),
    "room-in-fund": later(
        "{fund} of {year} had {left} left where {need} is needed; less of it is taken now by: {freed}."
    ),
    "ceiling-raised": later("{fund} may pay {ceiling} in {year}, and could pay {amount}."),
    "ceiling-lowered": later("{fund} may pay {ceiling} in {year}, and could pay {amount} before."),
    "capacity-raised": later("{agency} can run {capacity} at once, and could run {before}: {running}."),
    "capacity-unlimited": later("{agency} has no limit now, and could run {capacity} at once: {running}."),
    "capacity-limited": later("{agency} can run {capacity} at once, and had no limit before."),
    "capacity-lowered": later("{agency} can run {capacity} at once, and could run {before} before."),
    "new-in-plan": later("The plan did not have it before."),
    "room-at-agency": later("{agency} was to run {running} in {quarter}, and no longer then runs: {freed}."),
    "predecessor-sooner": later("{on} is finished in {finish}, and was to be in {before}."),
    "room-not-settled": later(
        "No single fund, agency or predecessor held it back before: the best plan as a whole is another."
    ),
    "predecessor": later("{on} must be finished first, in {finish}."),
    "earliest": later("It may not start before {earliest}."),
    "latest": later("It would not be finished by {latest}."),
    "quick_win": later("As a quick win it must be finished by {last}."),
    "entry": later("It missed {deadline} ({by}) for {fund} of {year}: it is ready in {ready}."),
    "either_of": later("At most one of its alternatives may be chosen: {others}."),
    "costs-more": later("Starting earlier would close no more of the gap and cost {more} more to run."),
    "horizon": later("It would not be finished within the horizon, which ends in {last}."),
    "predecessor-too-late": later("What it waits for ({on}) is finished in {finish}, too late to pay."),
    "service-not-running": later("The service {service} does not run, and nothing that revives it is in."),
    "depends-on-unselected": later("It depends on {on}, which is not in."),
    "left-out": later("It was to be left out."),
    "not-in-plan": later("The plan no longer has it."),
    "cost-changed": later("The plan says that it costs {need}, and said {amount}."),
    "alternative-chosen": later("An alternative to it is in: {chosen}."),
    "out-of-money": later("{fund} of {year} is {short} short, even if it started in {start}."),
    "no-capacity": later("{agency} can run {capacity} at once, and in {quarter} it already does: {running}."),
    "no-room": later("Wherever it would pay, money or capacity is short."),
    "not-applicable": later("What it would raise ({indicators}) does not apply to this city."),
    "unknown-score": later("What it would raise ({indicators}) has no score yet, so its gap is not known."),
    "raises-nothing": later("It raises no indicator, and nothing that is in needs it."),
    "no-target": later("What it would raise ({indicators}) has no target."),
    "target-reached": later("What it would raise ({indicators}) is already at its target."),
    "already-there": later("What it would raise ({indicators}) is already at that level."),
    "beyond-target": later("It would raise {indicators} only beyond the target."),
    "too-late": later("It would finish too late for {indicators} to count within the horizon."),
    "level-rule": later("{indicators} would not yet be at the level from which it counts."),
    "lifted-by-others": later("Others that are in already lift {indicators} as far."),
    "no-gain": later("It would close no gap: {indicators} are there, not known, or lifted by others."),
}
NO_WINDOW = (
    later("There is no quarter in which it could run: it takes {count} quarter."),
    "There is no quarter in which it could run: it takes {count} quarters.",
)
"""The reason `no-window`: for one quarter, and for several."""
CONSTRAINTS: Mapping[str, str] = {
    "mandatory": later("{initiative} is mandatory"),
    "fund": later("{fund} may pay {ceiling} in {year}"),
    "capacity": later("{agency} can run {capacity} at once"),
    "depends_on": later("{initiative} depends on {on}"),
    "earliest": later("{initiative} may start in {earliest} at the earliest"),
    "latest": later("{initiative} must be finished by {latest}"),
    "horizon": later("the horizon is {years} years, to {last}"),
    "asked": later("{initiative} is to stay out, as you asked"),
    "fixed": later("{initiative} is fixed to start in {fixed}"),
    "either_of": later("{initiative} excludes {others}"),
    "entry": later("the money of {fund} in {year} is open only to what was ready for its deadlines"),
    "quick_win": later("quick wins must be finished by {last}"),
    "quick_wins": later("at least {least} quick wins are wanted in {dimension}"),
    "needs_service": later("{initiative} needs the service {service} to run"),
}
EASED: Mapping[str, str] = {
    "fund": later("{more} more of {fund} in {year}"),
    "capacity": later("{agency} runs {more} more at once"),
}
EASED_IN_TIME: Mapping[str, tuple[str, str]] = {
    "earliest": (
        later("{initiative} may start {count} quarter earlier"),
        "{initiative} may start {count} quarters earlier",
    ),
    "latest": (
        later("{initiative} may finish {count} quarter later"),
        "{initiative} may finish {count} quarters later",
    ),
    "horizon": (
        later("the horizon ends {count} quarter later"),
        "the horizon ends {count} quarters later",
    ),
    "quick_win": (
        later("quick wins may finish {count} quarter later"),
        "quick wins may finish {count} quarters later",
    ),
}
"""What is eased by quarters: for one, and for several."""
MONEY = {"left", "need", "short", "ceiling", "amount", "more"}
"""Values that are rupiah."""


def reason_sentence(reason: Reason, words: Words) -> str:
    """Return why something is so, as one sentence."""
    said = _said(reason.values, words)
    if reason.code == "no-window":
        return words.plural(*NO_WINDOW, int(said["duration"]), **said)
    return words(REASONS[reason.code], **said)


def constraint_sentence(constraint: Constraint, words: Words) -> str:
    """Return what a plan demands, as part of a sentence."""
    return words(CONSTRAINTS[constraint.kind], **_said(constraint.values, words))


def eased_sentence(eased: Eased, words: Words) -> str:
    """Return by how much a demand must be eased, in the planner's words; or that it must be given up."""
    kind, said = eased.constraint.kind, _said(eased.constraint.values, words)
    if eased.more is not None and kind in EASED_IN_TIME:
        return words.plural(*EASED_IN_TIME[kind], eased.more, **said)
    if eased.more is None or kind not in EASED:
        return words("give up: {demand}", demand=constraint_sentence(eased.constraint, words))
    more = words.money_short(eased.more) if kind == "fund" else words.number(eased.more, 0)
    return words(EASED[kind], more=more, **said)


def _said(values: Mapping[str, object], words: Words) -> dict[str, str]:
    return {name: _value(name, value, words) for name, value in values.items()}


def _value(name: str, value: object, words: Words) -> str:
    if isinstance(value, int) and name in MONEY:
        return words.money_short(value)
    if isinstance(value, list | tuple):
        return words.listing([str(part) for part in value]) or "–"
    if isinstance(value, Fraction | float):
        return words.number(value, 2)
    return words.quarter(value) if isinstance(value, Quarter) else str(value)
