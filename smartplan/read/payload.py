"""What is kept of a file from run to run: who it is of, its figures or answers, its problems.

The texts of people (evidence, notes, names of assessors) are left out.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from fractions import Fraction

from smartplan.core.model import Answer, Assessment
from smartplan.core.panel import Figures
from smartplan.core.scores import Exact
from smartplan.errors import Place, Problem, Severity
from smartplan.read.cache import Packed
from smartplan.read.parts import Part, names_of, parts_as_text, parts_from

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
        parts: the files that it includes; it comes to that by their contents too.
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
    parts: tuple[Part, ...] = ()


def packed(payload: Payload, file: str) -> Packed:
    """Return a payload without the name of its file."""
    figures, place = payload.figures, payload.place
    files = names_of(file, payload.parts) or (file,)
    written = {
        "is_other": payload.is_other,
        "assessment": _head(payload.assessment) if payload.assessment else None,
        "figures": _packed_figures(figures) if figures else None,
        "place": _packed_place(place, files) if place else None,
        "problems": [_packed_problem(problem, files) for problem in payload.problems],
    }
    return Packed(
        sha256=payload.sha256 or "",
        framework=payload.framework or "",
        ref=payload.ref,
        parts=parts_as_text(payload.parts),
        elsewhere=payload.elsewhere,
        text=json.dumps(written, ensure_ascii=True, separators=(",", ":")),
        tables=figures.packed if figures else b"",
    )


def unpacked(packed: Packed, file: str) -> Payload:
    """Return the payload of a file."""
    found = json.loads(packed.text)
    parts = parts_from(packed.parts)
    files = names_of(file, parts) or (file,)
    return Payload(
        sha256=packed.sha256 or None,
        framework=packed.framework or None,
        ref=packed.ref,
        is_other=found["is_other"],
        assessment=Assessment.model_validate(_numbers(found["assessment"])) if found["assessment"] else None,
        figures=_figures(found["figures"], packed.tables) if found["figures"] else None,
        place=_place(found["place"], files),
        problems=tuple(_problem(problem, files) for problem in found["problems"]),
        elsewhere=packed.elsewhere,
        parts=parts,
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
    return [figures.band, *map(_value, exact)]


def _figures(found: list[object], tables: bytes) -> Figures:
    band, index, low, high, reported, coverage = found
    exact: list[Exact | None] = [_exact(value) for value in (index, low, high)]
    return Figures(
        index=exact[0],
        low=exact[1],
        high=exact[2],
        reported=_fraction(reported),
        band=None if band is None else str(band),
        coverage=_fraction(coverage),
        packed=tables,
    )


def _exact(value: object) -> Exact | None:
    return value if isinstance(value, float) else _fraction(value)


def _fraction(value: object) -> Fraction | None:
    found = _read(value)
    return found if isinstance(found, Fraction) else None


# Problems and their places.


def _packed_place(place: Place, files: Sequence[str]) -> list[object]:
    """A place in none of the files (in that of the framework) keeps its name."""
    named = files.index(place.file) if place.file in files else place.file
    return [named, *(getattr(place, field.name) for field in fields(Place)[1:])]


def _place(found: list[object] | None, files: Sequence[str]) -> Place | None:
    if found is None:
        return None
    named, line, column, width, excerpt, cell = found
    at, from_, wide = (int(str(number)) for number in (line, column, width))
    file = files[named] if isinstance(named, int) else str(named)
    return Place(file, at, from_, wide, str(excerpt), str(cell))


def _packed_problem(problem: Problem, files: Sequence[str]) -> dict[str, object]:
    return {
        "code": problem.code,
        "keys": list(problem.keys),
        "values": _value(dict(problem.values)),
        "severity": str(problem.severity),
        "at_key": problem.at_key,
        "place": _packed_place(problem.place, files) if problem.place else None,
        "also": _packed_place(problem.also, files) if problem.also else None,
    }


def _problem(found: dict[str, object], files: Sequence[str]) -> Problem:
    values = _read(found["values"])
    keys, place, also = found["keys"], found["place"], found["also"]
    return Problem(
        code=str(found["code"]),
        keys=tuple(keys) if isinstance(keys, list) else (),
        values=values if isinstance(values, dict) else {},
        severity=Severity(str(found["severity"])),
        at_key=bool(found["at_key"]),
        place=_place(place if isinstance(place, list) else None, files),
        also=_place(also if isinstance(also, list) else None, files),
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
    if mark == "items":
        return tuple(map(_read, rest))
    return _READERS[mark](rest[0]) if mark in _READERS else rest[0]


def _quotient(text: str) -> Fraction:
    return Fraction(*map(int, text.split("/")))


_READERS: Mapping[str, Callable[[str], object]] = {
    "fraction": _quotient,
    "decimal": Decimal,
    "date": date.fromisoformat,
}
