"""A comparison of two assessments as JSON."""

from collections.abc import Mapping, Sequence

from smartplan.core.changes import Bias, Change, Changes, Comparable, Deliveries, Delivery, Lean, Parts
from smartplan.core.scores import Scores
from smartplan.write.json_results import Json, city_json, real


def diff_json(
    changes: Changes,
    held: Deliveries | None,
    bias: Bias | None,
    diagnostics: Sequence[Mapping[str, object]],
) -> Json:
    """Return the answer of `diff`."""
    return {
        "schema": "smartplan/diff@1",
        "city": city_json(changes.new.assessment.city),
        "old": _side(changes.old),
        "new": _side(changes.new),
        "delta": real(changes.delta),
        "parts": _parts(changes.parts),
        "comparable": _comparable(changes.comparable),
        "bands": {
            "old": changes.bands.old.name if changes.bands.old else None,
            "new": changes.bands.new.name if changes.bands.new else None,
            "by_cutoffs_alone": changes.bands.by_cutoffs_alone,
        },
        "nodes": [
            {
                "id": node.id,
                "old": real(node.old.value) if node.old else None,
                "new": real(node.new.value) if node.new else None,
                "parts": _parts(node.parts),
            }
            for node in changes.nodes
        ],
        "indicators": [_row(row) for row in changes.rows],
        "plan": [_delivery(row) for row in held.initiatives] if held else [],
        "promised": real(held.promised) if held else None,
        "unplanned": [row.id for row in held.unplanned] if held else [],
        "bias": _bias(bias) if bias else None,
        "diagnostics": list(diagnostics),
    }


def _comparable(core: Comparable) -> Json:
    return {
        "weight": real(core.weight),
        "official": real(core.official),
        "ours": real(core.ours),
        "old": real(core.old),
        "new": real(core.new),
        "delta": real(core.delta),
    }


def _bias(bias: Bias) -> Json:
    return {
        **_lean(bias.all),
        "nodes": [_lean(row) for row in bias.nodes],
        "agencies": [_lean(row) for row in bias.agencies],
        "assessors": [_lean(row) for row in bias.assessors],
        "spreads": [{"id": one.id, "low": real(one.low), "high": real(one.high)} for one in bias.spreads],
        "appeals": {"count": bias.appeals, "upheld": bias.upheld, "pending": bias.pending},
    }


def _lean(row: Lean) -> Json:
    return {
        "id": row.id,
        "indicators": row.count,
        "mean": real(row.mean),
        "higher": row.higher,
        "lower": row.lower,
    }


def _delivery(row: Delivery) -> Json:
    return {
        "id": row.initiative.id,
        "outcome": str(row.outcome),
        "status": row.realised.status if row.realised else None,
        "year": row.year,
        "spent": row.spent,
        "lifted": [
            {"id": one.indicator, "to": real(one.to), "old": real(one.old), "new": real(one.new)}
            for one in row.lifted
        ],
    }


def _side(scores: Scores) -> Json:
    return {
        "year": scores.assessment.year,
        "round": scores.assessment.round,
        "framework": scores.framework.id,
        "track": scores.track,
        "index": real(scores.root.value),
        "reported": real(scores.root.reported),
    }


def _row(row: Change) -> Json:
    return {
        "id": row.id,
        "verdict": str(row.verdict),
        "reason": str(row.reason) if row.reason else None,
        "ancestors": list(row.old_ids),
        "standing": row.standing,
        "old": real(row.old),
        "new": real(row.new),
        "parts": _parts(row.parts),
    }


def _parts(parts: Parts) -> Json:
    return {
        "scores": real(parts.scores),
        "weights": real(parts.weights),
        "framework": real(parts.framework),
        "scope": real(parts.scope),
    }
