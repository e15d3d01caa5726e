"""What is kept of a file from run to run, as JSON: who it is of, its figures or answers, its problems.

The texts of people (evidence, notes, names of assessors) are left out.
"""

import json
from array import array
from base64 import b64decode, b64encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from fractions import Fraction

from smartplan.core.model import Answer, Assessment
from smartplan.core.panel import Figures
from smartplan.core.scores import Exact
from smartplan.errors import Place, Problem, Severity

HEAD = ("framework", "city", "year", "round", "language", "status", "track", "illustrative")
ANSWER = (
    "score",
    "self_",
    "verified",
    "assessors",
    "years",
    "benchmark",
    "unknown",
    "not_applicable",
    "carried_over",
    "confidence",
)
HERE = ""
"""Stands for the file itself: the same text under another name is the same city."""


@dataclass(frozen=True, slots=True)
class Payload:
    """What a file comes to.

    Attributes:
        sha256: the hash of its bytes; None where they can't be read.
        framework: the hash of its framework; None where it has none that is sound.
        ref: the framework as the file names it.
        is_other: it is no assessment, and in a folder nothing to speak of.
        assessment: what it says, with answers where its cohort needs them; None where something is wrong.
        figures: what its scores come to; None where it is scored only within its cohort.
        place: where its city stands.
        problems: what is to be said of the file itself.
        elsewhere: whether something is wrong beside it, so that its hash does not say all.
    """

    sha256: str | None
    framework: str | None = None
    ref: str = ""
    is_other: bool = False
    assessment: Assessment | None = None
    figures: Figures | None = None
    place: Place | None = None
    problems: tuple[Problem, ...] = ()
    elsewhere: bool = False


def packed(payload: Payload, file: str) -> str:
    """Return a payload as JSON, without the name of its file."""
    figures, place = payload.figures, payload.place
    written = {
        "ref": payload.ref,
        "is_other": payload.is_other,
        "assessment": _head(payload.assessment) if payload.assessment else None,
        "figures": _packed_figures(figures) if figures else None,
        "place": _packed_place(place, file) if place else None,
        "problems": [_packed_problem(problem, file) for problem in payload.problems],
        "elsewhere": payload.elsewhere,
    }
    return json.dumps(written, ensure_ascii=True, separators=(",", ":"))


def unpacked(text: str, file: str, sha256: str | None, framework: str | None) -> Payload:
    """Return the payload of a file from its JSON."""
    found = json.loads(text)
    return Payload(
        sha256=sha256,
        framework=framework,
        ref=found["ref"],
        is_other=found["is_other"],
        assessment=Assessment.model_validate(_numbers(found["assessment"])) if found["assessment"] else None,
        figures=_figures(found["figures"]) if found["figures"] else None,
        place=_place(found["place"], file),
        problems=tuple(_problem(problem, file) for problem in found["problems"]),
        elsewhere=found["elsewhere"],
    )


# Assessments.


def _head(assessment: Assessment) -> dict[str, object]:
    head = assessment.model_dump(include=set(HEAD), exclude_none=True)
    scores = {id_: _packed_answer(answer) for id_, answer in assessment.scores.items()}
    return {"schema": assessment.schema_, **head, "scores": scores}


def _packed_answer(answer: Answer) -> object:
    there = ((name, getattr(answer, name)) for name in ANSWER if name in answer.model_fields_set)
    return _value({name.rstrip("_"): value for name, value in there if value is not None})


def _numbers(head: Mapping[str, object]) -> dict[str, object]:
    scores = head["scores"]
    assert isinstance(scores, dict)  # noqa: S101 - written by `_head`
    return {**head, "scores": {id_: _read(answer) for id_, answer in scores.items()}}


# Figures.


def _packed_figures(figures: Figures) -> list[object]:
    exact = [figures.index, figures.low, figures.high, figures.reported, figures.coverage]
    tables = [figures.flags, figures.counted.tobytes(), figures.raw.tobytes()]
    return [figures.band, *map(_value, exact), *(b64encode(table).decode() for table in tables)]


def _figures(found: list[object]) -> Figures:
    band, index, low, high, reported, coverage, *tables = found
    flags, counted, raw = (b64decode(str(table)) for table in tables)
    exact: list[Exact | None] = [_exact(value) for value in (index, low, high)]
    return Figures(
        index=exact[0],
        low=exact[1],
        high=exact[2],
        reported=_fraction(reported),
        band=None if band is None else str(band),
        coverage=_fraction(coverage),
        flags=flags,
        counted=array("d", counted),
        raw=array("d", raw),
    )


def _exact(value: object) -> Exact | None:
    return value if isinstance(value, float) else _fraction(value)


def _fraction(value: object) -> Fraction | None:
    found = _read(value)
    return found if isinstance(found, Fraction) else None


# Problems and their places.


def _packed_place(place: Place, file: str) -> list[object]:
    named = HERE if place.file == file else place.file
    return [named, *(getattr(place, field.name) for field in fields(Place)[1:])]


def _place(found: list[object] | None, file: str) -> Place | None:
    if found is None:
        return None
    named, line, column, width, excerpt, cell = found
    at, from_, wide = (int(str(number)) for number in (line, column, width))
    return Place(str(named) or file, at, from_, wide, str(excerpt), str(cell))


def _packed_problem(problem: Problem, file: str) -> dict[str, object]:
    return {
        "code": problem.code,
        "keys": list(problem.keys),
        "values": _value(dict(problem.values)),
        "severity": str(problem.severity),
        "at_key": problem.at_key,
        "place": _packed_place(problem.place, file) if problem.place else None,
        "also": _packed_place(problem.also, file) if problem.also else None,
    }


def _problem(found: dict[str, object], file: str) -> Problem:
    values = _read(found["values"])
    keys, place, also = found["keys"], found["place"], found["also"]
    return Problem(
        code=str(found["code"]),
        keys=tuple(keys) if isinstance(keys, list) else (),
        values=values if isinstance(values, dict) else {},
        severity=Severity(str(found["severity"])),
        at_key=bool(found["at_key"]),
        place=_place(place if isinstance(place, list) else None, file),
        also=_place(also if isinstance(also, list) else None, file),
    )


# Values that JSON has no words for stand in a list: a mark, and how they are written.


def _value(value: object) -> object:
    if value is None or isinstance(value, bool | int | float | str):
        return value
    if isinstance(value, Mapping):
        return {str(key): _value(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return ["items", *map(_value, value)]
    mark = {Fraction: "fraction", Decimal: "decimal", date: "date"}.get(type(value), "text")
    return [mark, str(value)]


def _read(value: object) -> object:
    if isinstance(value, dict):
        return {key: _read(inner) for key, inner in value.items()}
    if not isinstance(value, list):
        return value
    mark, *rest = value
    readers: dict[str, Callable[[str], object]] = {
        "fraction": Fraction,
        "decimal": Decimal,
        "date": date.fromisoformat,
    }
    if mark == "items":
        return tuple(map(_read, rest))
    return readers[mark](rest[0]) if mark in readers else rest[0]
