"""A roadmap as JSON."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict

from smartplan.core.roadmap import Constraint, Forecast, Point, Relief, Risk, Roadmap, Stage, Step
from smartplan.write.json_results import Json, real
from smartplan.write.planned import Planned
from smartplan.write.reasons import constraint_sentence, eased_sentence, reason_sentence
from smartplan.write.words import Words


def roadmap_json(roadmap: Roadmap, diagnostics: Sequence[Mapping[str, object]], words: Words) -> Json:
    """Return the answer of `roadmap`."""
    return {
        "schema": "smartplan/roadmap@1",
        "status": roadmap.status,
        "illustrative": roadmap.plan.illustrative is not None,
        "stages": [_stage(stage) for stage in roadmap.stages],
        "initiatives": [step_json(step, words) for step in roadmap.steps],
        "budget": [
            {"year": row.year, "fund": row.fund, "ceiling": row.ceiling, "spent": row.spent}
            for row in roadmap.budget
        ],
        "forecast": [_forecast(forecast) for forecast in roadmap.forecast],
        "conflict": [_constraint(constraint, words) for constraint in roadmap.conflict],
        "diagnostics": list(diagnostics),
    }


def planned_json(planned: Planned, diagnostics: Sequence[Mapping[str, object]], words: Words) -> Json:
    """Return the answer of `roadmap` with what stands beside it: lines, ways out, the frontier."""
    roadmap = planned.roadmap
    conflict = [
        {**_constraint(one, words), "file": place.file, "line": place.line}
        for one in roadmap.conflict
        for place in (planned.place_of(one.keys),)
    ]
    return {
        **roadmap_json(roadmap, diagnostics, words),
        "conflict": conflict,
        "reliefs": [_relief(relief, words) for relief in planned.reliefs],
        "frontier": [_point(point) for point in planned.frontier],
        "risk": _risk(planned.risk) if planned.risk else None,
    }


def _risk(risk: Risk) -> Json:
    return {
        **asdict(risk),
        "target_p50": str(risk.target_p50) if risk.target_p50 else None,
        "target_p80": str(risk.target_p80) if risk.target_p80 else None,
    }


def _relief(relief: Relief, words: Words) -> Json:
    eased = [
        {**_constraint(one.constraint, words), "more": one.more, "fix": eased_sentence(one, words)}
        for one in relief.eased
    ]
    return {"proved": relief.proved, "eased": eased}


def _point(point: Point) -> Json:
    return {
        "factor": real(point.factor),
        "budget": point.budget,
        "cost": point.cost,
        "index": real(point.index),
        "closed": real(point.closed),
        "bound": real(point.bound),
        "proved": point.proved,
    }


def _stage(stage: Stage) -> Json:
    return {
        "name": stage.name,
        "value": stage.value,
        "bound": stage.bound,
        "proved": stage.proved,
        "scale": real(stage.scale),
    }


def step_json(step: Step, words: Words) -> Json:
    """Return what becomes of one initiative."""
    return {
        "id": step.id,
        "selected": step.selected,
        "start": str(step.start) if step.start else None,
        "finish": str(step.finish) if step.finish else None,
        "cost": step.initiative.cost,
        "fund": step.initiative.fund,
        "agency": step.initiative.agency,
        "why": reason_sentence(step.why, words),
        "why_not_earlier": reason_sentence(step.earlier, words) if step.earlier else None,
        "spending": {str(year): rupiah for year, rupiah in step.spending.items()},
    }


def _forecast(forecast: Forecast) -> Json:
    return {
        "year": forecast.year,
        "index": real(forecast.index),
        "linear": real(forecast.linear),
        "target": real(forecast.target),
        "nodes": {id_: real(value) for id_, value in forecast.nodes.items()},
    }


def _constraint(constraint: Constraint, words: Words) -> Json:
    return {
        "kind": constraint.kind,
        "path": ".".join(str(key) for key in constraint.keys),
        "message": constraint_sentence(constraint, words),
    }
