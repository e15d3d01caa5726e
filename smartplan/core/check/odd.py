"""What is legal in a plan and yet does nothing: money nobody uses, work and effects that can't count."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from smartplan.core.model import Assessment, Framework, Indicator, Initiative, Plan
from smartplan.core.model.plan import Horizon
from smartplan.errors import Keys, Problem, Severity


def check_odd(plan: Plan) -> Iterator[Problem]:
    """Warn of what changes no roadmap, whatever the scores."""
    yield from _initiatives(plan)
    yield from _funds(plan)


def _warning(code: str, keys: Keys, values: Mapping[str, object], *, at_key: bool = False) -> Problem:
    return Problem(code, keys, values, Severity.WARNING, at_key=at_key)


def _initiatives(plan: Plan) -> Iterator[Problem]:
    needed = {id_ for item in plan.initiatives for id_ in item.depends_on}
    quarters = plan.horizon.quarters
    for index, item in enumerate(plan.initiatives):
        if not (item.id in needed or _serves(item)):
            yield _warning("initiative-raises-nothing", ("initiatives", index, "id"), {"id": item.id})
        if item.fixed is None and item.duration > quarters:
            values = {"id": item.id, "duration": item.duration, "quarters": quarters}
            yield _warning("longer-than-horizon", ("initiatives", index, "duration"), values)


def _serves(item: Initiative) -> bool:
    """Whether a plan may want an initiative though nothing waits for it."""
    wanted = item.mandatory or item.quick_win or item.fixed is not None
    return bool(item.raises) or item.revives is not None or wanted


def _funds(plan: Plan) -> Iterator[Problem]:
    used = {item.fund for item in plan.initiatives}
    # A fund that is misspelt or missing is told by itself; which one is not used is not known then.
    settled = plan.initiatives and all(item.fund in plan.funds or not item.cost for item in plan.initiatives)
    calendar = plan.horizon.calendar
    for fund, years in plan.funds.items():
        missing = tuple(year for year in _paying(plan, fund) if year not in years)
        if missing:
            values = {"fund": fund, "years": missing, "year": missing[0]}
            yield _warning("ceiling-missing", ("funds", fund), values, at_key=True)
        if settled and fund not in used:
            yield _warning("fund-unused", ("funds", fund), {"fund": fund}, at_key=True)
        for year in years:
            if year not in calendar:
                values = {"fund": fund, "year": year, "first": calendar[0], "last": calendar[-1]}
                yield _warning("ceiling-outside-horizon", ("funds", fund, str(year)), values, at_key=True)


def _paying(plan: Plan, fund: str) -> list[int]:
    """Return the years of the horizon in which some initiative might need money of a fund."""
    spans = [_span(item, plan.horizon) for item in plan.initiatives if item.fund == fund]
    return [year for year in plan.horizon.calendar if any(year in span for span in spans)]


def _span(item: Initiative, horizon: Horizon) -> range:
    """Return the years in which an initiative might need money."""
    last = horizon.calendar[-1]
    if not (item.cost or item.running_cost):
        return range(0)
    start = item.fixed or item.earliest or horizon.start
    latest = start.plus(item.duration - 1) if item.fixed else item.latest
    return range(start.year, (last if item.running_cost or latest is None else latest.year) + 1)


def check_effects(plan: Plan, assessment: Assessment, framework: Framework) -> Iterator[Problem]:
    """Warn of effects that can't count with these scores: already there, or never reached.

    Only levels are looked at, and only where the assessment has a score. What was realised is not spoken of:
    that its effect is there is as it should be.
    """
    levels = {one.id for one in framework.indicators() if one.kind == "level"}
    for id_, today in _today(assessment, framework).items():
        if id_ in levels:
            yield from _on(plan, id_, today)


def _today(assessment: Assessment, framework: Framework) -> dict[str, Fraction]:
    """Return the answers that count: the verified one where there is one, else the city's own."""
    known = {item.id for item, _ in framework.items() if isinstance(item, Indicator)}
    found = {}
    for id_, answer in assessment.scores.items():
        verified, own = answer.on("verified", assessment.track), answer.on("self", assessment.track)
        score = own if verified is None else verified
        if id_ in known and score is not None and answer.carried_over is None:
            found[id_] = score
    return found


def _on(plan: Plan, id_: str, today: Fraction) -> Iterator[Problem]:
    effects = [(i, item.raises[id_], item) for i, item in enumerate(plan.initiatives) if id_ in item.raises]
    level = today
    for _, effect, _ in sorted(effects, key=lambda one: (one[1].from_, one[1].to)):
        if effect.from_ <= level:
            level = max(level, effect.to)
    for index, effect, item in effects:
        keys: Keys = ("initiatives", index, "raises", id_)
        values = {"id": item.id, "indicator": id_, "score": today, "from": effect.from_, "to": effect.to}
        done = any(one.status == "done" for one in item.realised.values())
        if effect.to <= today and not done:
            yield _warning("effect-already-there", (*keys, "to"), values)
        elif effect.from_ > level:
            yield _warning("effect-out-of-reach", (*keys, "from"), {**values, "reach": level})
