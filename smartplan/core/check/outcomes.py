"""What the outcome measures of a plan must agree on: names, years, which way is better."""

from collections.abc import Collection, Iterator

from smartplan.core.check.refs import named_once, unknown
from smartplan.core.model import Framework, Outcome, Plan
from smartplan.errors import Keys, Problem, Severity


def check_outcomes(plan: Plan, framework: Framework, nodes: Collection[str]) -> Iterator[Problem]:
    """Yield outcomes that name what is not there, and targets that can't be meant.

    Args:
        plan: the plan.
        framework: its framework.
        nodes: the ids of the framework's nodes.
    """
    indicators = [indicator.id for indicator in framework.indicators()]
    yield from named_once(plan.outcomes, "outcomes")
    for index, outcome in enumerate(plan.outcomes):
        keys: Keys = ("outcomes", index)
        if outcome.agency is not None:
            yield from unknown("unknown-agency", outcome.agency, plan.agencies, (*keys, "agency"))
        if outcome.dimension is not None:
            yield from unknown("unknown-dimension", outcome.dimension, nodes, (*keys, "dimension"))
        for number, id_ in enumerate(outcome.indicators):
            where = (*keys, "indicators", number)
            yield from unknown("unknown-indicator", id_, indicators, where, framework=framework.id)
        yield from _targets(plan, outcome, (*keys, "targets"))


def _targets(plan: Plan, outcome: Outcome, where: Keys) -> Iterator[Problem]:
    first = plan.horizon.start.year
    last = plan.horizon.start.plus(plan.horizon.quarters).year
    for year, target in outcome.targets.items():
        keys = (*where, str(year))
        if not first <= year <= last:
            values = {"year": year, "first": first, "last": last}
            yield Problem("target-outside-horizon", keys, values, at_key=True)
        if outcome.baseline is not None and not outcome.meets(target, outcome.baseline.value):
            told: dict[str, object] = {"id": outcome.id, "target": target, "baseline": outcome.baseline.value}
            told["direction"] = outcome.direction
            yield Problem("target-worse-than-baseline", keys, told, Severity.WARNING)
