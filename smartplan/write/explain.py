"""The answer of `explain` on the screen and as JSON."""

import sys
from dataclasses import dataclass

from smartplan.core.gaps import Gaps
from smartplan.core.roadmap import Alternative, Roadmap, Step
from smartplan.core.scores import WhatIf, operands_of
from smartplan.errors import Place
from smartplan.write.json_results import Json, real, to_json
from smartplan.write.json_roadmap import proof_json, step_json
from smartplan.write.terminal.alternatives import show_alternatives
from smartplan.write.terminal.explain import Places, show_explanation
from smartplan.write.terminal.screen import screen
from smartplan.write.terminal.step import show_step
from smartplan.write.terminal.what_if import show_what_if
from smartplan.write.words import Words


@dataclass(frozen=True, slots=True)
class ExplainedScore:
    """A node or indicator of these gaps, and where everything was written."""

    gaps: Gaps
    id: str
    places: Places


@dataclass(frozen=True, slots=True)
class ExplainedStep:
    """An initiative in its roadmap, and where the plan writes it."""

    roadmap: Roadmap
    step: Step
    place: Place
    alternatives: tuple[Alternative, ...] = ()
    also: tuple[Gaps, ...] = ()


def write_explanation(
    explained: ExplainedScore | ExplainedStep | WhatIf, words: Words, output_format: str
) -> None:
    """Write the explanation on standard output."""
    if isinstance(explained, WhatIf):
        _write_what_if(explained, words, output_format)
    elif isinstance(explained, ExplainedStep):
        _write_step(explained, words, output_format)
    elif output_format == "json":
        sys.stdout.write(to_json(_json(explained)) + "\n")
    else:
        show_explanation(screen(), explained.gaps, explained.id, explained.places, words)


def _write_what_if(found: WhatIf, words: Words, output_format: str) -> None:
    if output_format != "json":
        show_what_if(screen(), found, words)
        return
    moved = [
        {"id": one.before.id, "before": real(one.before.value), "after": real(one.after.value)}
        for one in found.moved
    ]
    before, after = real(found.before.root.value), real(found.after.root.value)
    answer = {"schema": "smartplan/explain@1", "index": {"before": before, "after": after}, "moved": moved}
    sys.stdout.write(to_json(answer) + "\n")


def _write_step(explained: ExplainedStep, words: Words, output_format: str) -> None:
    if output_format == "json":
        answer = {
            "schema": "smartplan/explain@1",
            **step_json(explained.step, words),
            **proof_json(explained.roadmap),
            "alternatives": [_alternative(one) for one in explained.alternatives],
            "written": _place(explained.place),
        }
        sys.stdout.write(to_json(answer) + "\n")
        return
    show_step(screen(), explained.roadmap, explained.step, explained.place, explained.also, words)
    show_alternatives(screen(), explained.alternatives, words)


def _json(explained: ExplainedScore) -> Json:
    gap = explained.gaps.of(explained.id)
    score = gap.score
    return {
        "schema": "smartplan/explain@1",
        "id": score.id,
        "status": str(score.status),
        "score": real(score.value),
        "reported": real(score.reported),
        "low": real(score.low),
        "high": real(score.high),
        "band": score.band.name if score.band else None,
        "weight": real(score.weight),
        "target": real(gap.target),
        "gap": real(gap.gap),
        "lift": real(gap.lift),
        "rule": score.rule if score.rule is None or isinstance(score.rule, str) else score.rule.kind,
        "answered": _place(explained.places.answer(score.id)),
        "defined": _place(explained.places.definition(score.id)),
        "operands": [
            {
                "id": operand.score.id,
                "status": str(operand.score.status),
                "weight": real(operand.score.item.weight),
                "share": real(operand.share),
                "score": real(operand.value),
                "part": real(operand.part),
                "answered": _place(explained.places.answer(operand.score.id)),
            }
            for operand in operands_of(score)
        ],
    }


def _alternative(one: Alternative) -> Json:
    price = one.price
    return {
        "question": one.question,
        "possible": one.possible,
        "loses": {"stage": price.name, "low": real(price.low), "high": real(price.high)} if price else None,
        "joins": list(one.joins),
        "leaves": list(one.leaves),
    }


def _place(place: Place | None) -> Json | None:
    return None if place is None else {"file": place.file, "line": place.line, "column": place.column}
