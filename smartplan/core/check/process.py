"""What the process of a city must agree on with its plan: who takes part in what, what answers whom."""

from collections.abc import Collection, Iterator

from smartplan.core.check.refs import named_once, unknown
from smartplan.core.model import Assessment, Framework, Plan
from smartplan.errors import Problem, Severity

ALL_POINTS = 100
"""What each group of the table allots."""


def check_strengths(plan: Plan, parts: Collection[str] | None = None) -> Iterator[Problem]:
    """Yield strengths that initiatives draw on and that nobody named.

    Args:
        plan: the plan.
        parts: ids of the readiness in further assessments; None where they are not known, and any id with a
            dot passes for one.
    """
    elements = [element for element, swot in plan.swot.items() if swot.strengths]
    known = [*(one.id for one in plan.stakeholders if one.id), *elements, *(parts or ())]
    for index, initiative in enumerate(plan.initiatives):
        for number, id_ in enumerate(initiative.draws_on):
            if parts is not None or "." not in id_:
                where = ("initiatives", index, "draws_on", number)
                yield from unknown("unknown-strength", id_, known, where)


def check_stakeholders(plan: Plan, nodes: Collection[str]) -> Iterator[Problem]:
    """Yield initiatives and dimensions of stakeholders that are not there, and ids given twice."""
    known = [initiative.id for initiative in plan.initiatives]
    yield from named_once(plan.stakeholders, "stakeholders")
    for index, stakeholder in enumerate(plan.stakeholders):
        for number, id_ in enumerate(stakeholder.initiatives):
            keys = ("stakeholders", index, "initiatives", number)
            yield from unknown("unknown-initiative", id_, known, keys)
        for number, id_ in enumerate(stakeholder.dimensions):
            yield from unknown("unknown-dimension", id_, nodes, ("stakeholders", index, "dimensions", number))


def check_points(plan: Plan, framework: Framework) -> Iterator[Problem]:
    """Yield points for what is no dimension, and groups whose points are not 100 in all."""
    tops = [item.id for item in framework.tree]
    for group, points in plan.points.items():
        for id_ in points:
            yield from unknown("unknown-dimension", id_, tops, ("points", group, id_))
        total = sum(points.values())
        if total != ALL_POINTS:
            values = {"group": group, "sum": total}
            yield Problem("points-do-not-sum", ("points", group), values, Severity.WARNING, at_key=True)


def check_recommendations(assessment: Assessment, plan: Plan) -> list[Problem]:
    """Return the initiatives that recommendations name and the plan does not have."""
    known = [initiative.id for initiative in plan.initiatives]
    return [
        problem
        for node, remarks in assessment.notes.items()
        for index, recommendation in enumerate(remarks.recommendations)
        for number, id_ in enumerate(recommendation.initiatives)
        for problem in unknown(
            "unknown-initiative",
            id_,
            known,
            ("notes", node, "recommendations", index, "initiatives", number),
        )
    ]
