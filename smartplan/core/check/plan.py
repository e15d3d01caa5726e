"""What the parts of a plan must agree on, among themselves and with the framework and the assessment."""

from collections.abc import Iterator

from smartplan.core.check.cities import name_and_code, same_city
from smartplan.core.check.initiatives import check_initiatives
from smartplan.core.check.odd import check_odd
from smartplan.core.check.outcomes import check_outcomes
from smartplan.core.check.process import check_points, check_stakeholders, check_strengths
from smartplan.core.check.refs import named_once, unknown
from smartplan.core.model import ROOT, Assessment, Framework, Indicator, Plan
from smartplan.errors import Keys, Problem


def check_plan(plan: Plan, framework: Framework) -> list[Problem]:
    """Return where a plan names what is not there, or asks for what can't be."""
    nodes = [item.id for item, _ in framework.items() if not isinstance(item, Indicator)]
    named: list[tuple[Keys, str]] = [(("priority", index), id_) for index, id_ in enumerate(plan.priority)]
    named += [(("directions", id_), id_) for id_ in plan.directions]
    return [
        *_targets(plan, framework),
        *(p for keys, id_ in named for p in unknown("unknown-dimension", id_, nodes, keys)),
        *check_initiatives(plan, framework),
        *check_odd(plan),
        *_services(plan, framework),
        *check_outcomes(plan, framework, nodes),
        *check_stakeholders(plan, nodes),
        *check_strengths(plan),
        *check_points(plan, framework),
    ]


def check_pairing(
    plan: Plan, under: Framework, assessment: Assessment, framework: Framework
) -> list[Problem]:
    """Return why a plan does not belong to an assessment: another city, another framework.

    Args:
        plan: the plan.
        under: the framework that the plan names.
        assessment: the assessment.
        framework: the framework that the assessment names.
    """
    problems = []
    if not same_city(plan.city, assessment.city):
        values = {"plan": name_and_code(plan.city), "city": name_and_code(assessment.city)}
        problems.append(Problem("plan-for-another-city", ("city",), values))
    if under.id != framework.id:
        values = {"plan": under.id, "framework": framework.id}
        problems.append(Problem("plan-under-another-framework", ("framework",), values))
    return problems


def _targets(plan: Plan, framework: Framework) -> Iterator[Problem]:
    known = {item.id: item for item, _ in framework.items()}
    first = plan.horizon.start.year
    last = plan.horizon.start.plus(plan.horizon.quarters).year
    for year, aims in plan.targets.items():
        if not first <= year <= last:
            yield Problem(
                "target-outside-horizon",
                ("targets", year),
                {"year": year, "first": first, "last": last},
                at_key=True,
            )
        for id_, target in aims.items():
            keys = ("targets", year, id_)
            yield from unknown("unknown-item", id_, [ROOT, *known], keys, framework=framework.id)
            scale = framework.scale
            if not scale.min <= target <= scale.max:
                values = {"item": id_, "value": target, "min": scale.min, "max": scale.max}
                yield Problem("target-out-of-scale", keys, values)


def _services(plan: Plan, framework: Framework) -> Iterator[Problem]:
    indicators = [indicator.id for indicator in framework.indicators()]
    yield from named_once(plan.services, "services")
    for index, service in enumerate(plan.services):
        keys: Keys = ("services", index)
        yield from unknown("unknown-agency", service.agency, plan.agencies, (*keys, "agency"))
        for number, id_ in enumerate(service.indicators):
            where = (*keys, "indicators", number)
            yield from unknown("unknown-indicator", id_, indicators, where, framework=framework.id)
