"""A study of sensitivity as JSON: fields may be added, none is renamed."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from fractions import Fraction

from smartplan.core.scores import Exact
from smartplan.core.uncertainty import Design, Factor, Flip, Flips, Outcome, Priority, Sensitivity
from smartplan.write.json_results import Json, city_json, real
from smartplan.write.varied import options_of
from smartplan.write.words import Words


def sensitivity_json(
    result: Sensitivity,
    diagnostics: Sequence[Mapping[str, object]],
    not_varied: Sequence[Mapping[str, object]],
) -> Json:
    """Return the answer of `sensitivity`."""
    design = result.design
    return {
        "schema": "smartplan/sensitivity@1",
        "framework": design.cohort.framework.id,
        "year": design.cohort.year,
        "draws": design.draws,
        "seed": design.request.seed,
        "variation": list(design.request.variation),
        "varied": [_factor(design, factor) for factor in design.varied],
        "not_varied": list(not_varied),
        "cities": [_city(outcome) for outcome in result.outcomes],
        "effects": {
            "output": result.output,
            "runs": result.runs,
            "factors": [asdict(effect) for effect in result.effects],
        },
        "priorities": [_priority(priority) for priority in result.priorities],
        "flips": [_flips(flips) for flips in result.flips],
        "diagnostics": list(diagnostics),
    }


def _factor(design: Design, factor: Factor) -> Json:
    return {"factor": factor, "options": list(options_of(design, factor, Words("en")))}


def _city(outcome: Outcome) -> Json:
    spread, ranks = outcome.spread, outcome.ranks
    return {
        "city": city_json(outcome.member.assessment.city),
        "index": real(outcome.index),
        "band": outcome.band.name if outcome.band else None,
        "stability": outcome.stability,
        "spread": None if spread is None else asdict(spread),
        "bands": [{"band": b.band.name if b.band else None, "share": b.share} for b in outcome.bands],
        "rank": outcome.rank,
        "ranks": None if ranks is None else asdict(ranks),
        "file": outcome.member.file,
        "line": outcome.member.line,
    }


def _priority(priority: Priority) -> Json:
    gap = priority.gap
    return {
        "id": gap.id,
        "score": real(gap.score.value),
        "target": real(gap.target),
        "weighted": real(gap.weighted),
        "place": priority.place,
        "share": priority.share,
    }


def _flips(flips: Flips) -> Json:
    return {
        "cities": list(flips.cities),
        "searched": flips.searched,
        "smallest": None if flips.smallest is None else _flip(flips.smallest),
        "others": [_flip(flip) for flip in flips.others],
    }


def _flip(flip: Flip) -> Json:
    return {
        "id": flip.item.id,
        "weight": real(flip.weight),
        "at": real(flip.at),
        "exact": _exact(flip.at),
        "includes": flip.includes,
        "change": real(flip.change),
        "share": real(flip.share),
        "share_at": real(flip.share_at),
        "before": flip.before,
        "after": flip.after,
    }


def _exact(value: Exact) -> str | None:
    """Return a rational weight as a fraction; null where it is only known as a decimal."""
    return f"{value.numerator}/{value.denominator}" if isinstance(value, Fraction) else None
