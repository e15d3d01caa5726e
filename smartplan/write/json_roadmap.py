"""A roadmap as JSON."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict

from smartplan.core.roadmap import (
    STEP,
    Cheapest,
    Constraint,
    Forecast,
    Further,
    Goal,
    Move,
    Point,
    Relief,
    Roadmap,
    Stage,
    Step,
)
from smartplan.core.uncertainty import Risk
from smartplan.write.json_results import Json, city_json, real
from smartplan.write.planned import Against, Planned
from smartplan.write.priority import priority_json
from smartplan.write.reasons import constraint_sentence, eased_sentence, reason_sentence
from smartplan.write.risk import ASSUMED
from smartplan.write.words import Words


def roadmap_json(roadmap: Roadmap, diagnostics: Sequence[Mapping[str, object]], words: Words) -> Json:
    """Return the answer of `roadmap`."""
    return {
        "schema": "smartplan/roadmap@1",
        "illustrative": roadmap.plan.illustrative is not None,
        **proof_json(roadmap),
        "initiatives": [step_json(step, words) for step in roadmap.steps],
        "budget": [
            {"year": row.year, "fund": row.fund, "ceiling": row.ceiling, "spent": row.spent}
            for row in roadmap.budget
        ],
        "agencies": [
            {"id": id_, "capacity": agency.capacity} for id_, agency in roadmap.plan.agencies.items()
        ],
        "forecast": [_forecast(forecast) for forecast in roadmap.forecast],
        "conflict": [_constraint(constraint, words) for constraint in roadmap.conflict],
        "diagnostics": list(diagnostics),
    }


def proof_json(roadmap: Roadmap) -> Json:
    """Return how sure a roadmap is: its status, and of each aim what is reached and can't be beaten."""
    return {"status": roadmap.status, "stages": [_stage(stage) for stage in roadmap.stages]}


def planned_json(planned: Planned, diagnostics: Sequence[Mapping[str, object]], words: Words) -> Json:
    """Return the answer of `roadmap` with what stands beside it: lines, ways out, the frontier."""
    roadmap = planned.roadmap
    conflict = [
        {**_constraint(one, words), "file": place.file, "line": place.line}
        for one in roadmap.conflict
        for place in (planned.place_of(one.keys),)
    ]
    scores = roadmap.gaps.scores
    return {
        **roadmap_json(roadmap, diagnostics, words),
        "city": city_json(scores.assessment.city),
        "year": scores.assessment.year,
        "framework": {"id": scores.framework.id},
        "what_if": _what_if(planned, words) if planned.wishes else None,
        "baseline": _against(planned.baseline, roadmap, words) if planned.baseline else None,
        "conflict": conflict,
        "reliefs": [_relief(relief, words) for relief in planned.reliefs],
        "frontier": [_point(point) for point in planned.frontier],
        "further": _further(planned.further) if planned.further else None,
        "priority": priority_json(planned.priority, roadmap) if planned.priority else None,
        "cheapest": [_goal(goal) for goal in planned.goals],
        "risk": _risk(planned.risk, words) if planned.risk else None,
    }


def _what_if(planned: Planned, words: Words) -> Json:
    """Return what was asked beside the plan: whoever reads this does not read the plan's own roadmap."""
    wishes = planned.wishes
    return {
        "budget": [wish.text for wish in wishes.budgets],
        "with": list(wishes.musts),
        "without": list(wishes.without),
        "target": wishes.target,
        "written": _against(planned.written, planned.roadmap, words) if planned.written else None,
    }


def _against(against: Against, roadmap: Roadmap, words: Words) -> Json:
    """Return an earlier roadmap in short, and what this one does otherwise."""
    now = roadmap.forecast[-1].index if roadmap.forecast else None
    before = against.kept.index
    return {
        **({"file": against.file} if against.file else {}),
        "index": real(before),
        "cost": against.kept.spent,
        "index_change": None if now is None or before is None else float(now - before),
        "cost_change": roadmap.total_cost - against.kept.spent if roadmap.forecast else None,
        "moves": [_move(move, words) for move in against.moves],
    }


def _move(move: Move, words: Words) -> Json:
    return {
        "id": move.id,
        "turn": move.turn,
        "before": str(move.before) if move.before else None,
        "after": str(move.after) if move.after else None,
        "why": " ".join(reason_sentence(reason, words) for reason in move.reasons),
    }


def _further(further: Further) -> Json:
    return {**asdict(further), "step": float(STEP), "index": real(further.index)}


def _goal(goal: Goal) -> Json:
    return {
        "index": real(goal.index),
        **_cheapest(goal.within),
        "whatever_the_ceilings": _cheapest(goal.anyhow) if goal.anyhow else None,
        "best": _point(goal.best) if goal.best else None,
    }


def _cheapest(found: Cheapest) -> Json:
    return {
        "possible": found.possible,
        "cost": found.cost,
        "bound": found.bound,
        "proved": found.proved,
        "initiatives": list(found.initiatives),
        "reaches": real(found.index),
        "short": list(found.short),
    }


def _risk(risk: Risk, words: Words) -> Json:
    return {
        **asdict(risk),
        "exact": True,  # the index is that of the framework's own rule, whatever the rule
        "assumed": [words(said) for said in ASSUMED],
        "target_p50": str(risk.target_p50) if risk.target_p50 else None,
        "target_p80": str(risk.target_p80) if risk.target_p80 else None,
        "late": [{**asdict(late), "by": str(late.by)} for late in risk.late],
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
        "remaining": real(stage.remaining),
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
        "typical": step.initiative.typical,
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
