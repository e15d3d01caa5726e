"""An assessment: what one city answers to one framework in one year, as its file says it."""

from fractions import Fraction
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from smartplan.core.model.base import (
    BilingualText,
    Day,
    Id,
    Language,
    Number,
    Text,
    Weight,
    Whole,
    Written,
)

Track = Literal["self", "verified"]
"""Whose score: the city's own, or the verifier's."""

COMMON = 100
"""What a common number is written in parts of: two decimals."""

Kind = Literal["kota", "kabupaten", "provinsi", "instansi"]
"""What kind of region or institution a city is."""

MIN_YEAR, MAX_YEAR = 1990, 2100


def _as_year(value: object) -> object:
    if not isinstance(value, int) or isinstance(value, bool) or not MIN_YEAR <= value <= MAX_YEAR:
        raise PydanticCustomError("not-a-year", "not a year", {"value": value})
    return value


Year = Annotated[Whole, BeforeValidator(_as_year)]
"""A calendar year."""


def year_keys(value: object) -> object:
    """Turn the keys of a mapping, which are text, into years."""
    if not isinstance(value, dict):
        return value
    return {int(k) if isinstance(k, str) and k.isdecimal() else k: v for k, v in value.items()}


class City(Written):
    """Whom the assessment is of."""

    name: Text
    code: Text | None = None
    """The official code of the region; text, so that 35.10 keeps its zero."""
    kind: Kind | None = None
    """What the region is; decides Wali Kota or Bupati, Perwali or Perbup."""
    province: Text | None = None
    island: Text | None = None
    population: Whole | None = None
    """Inhabitants."""
    group: Id | None = None
    """The peer group of the framework that it belongs to."""


class Evidence(Written):
    """What an answer rests on."""

    source: Text
    url: Text | None = None
    page: Text | None = None
    file: Text | None = None


class Appeal(Written):
    """An appeal against the verifier's verdict; once upheld, `verified` is the new one."""

    before: Number
    """What the verifier gave before the appeal."""
    reason: Text
    """Why the city appealed."""
    upheld: bool | None = None
    """Whether the verifier followed; absent while it is pending."""


class Answer(Written):
    """The answer to one indicator: score, self/verified, assessors, years, unknown or not_applicable."""

    score: Number | None = None
    """The score, or the raw value, on the track of the file."""
    self_: Number | None = Field(default=None, alias="self")
    """The city's own score."""
    verified: Number | None = None
    """The verifier's score."""
    reason: Text | None = None
    """Why the verifier differs."""
    appeal: Appeal | None = None
    """An appeal against `verified`."""
    assessors: dict[Id, Number] | None = None
    """Scores by assessor; their mean is the score."""
    years: Annotated[dict[Year, Number], BeforeValidator(year_keys)] | None = None
    """Values by year, where the framework weighs several years into one score."""
    benchmark: Number | None = None
    """The city's own benchmark, where the framework asks for one; in the unit of the score."""
    unit: Text | None = None
    """The unit in which the value is written; checked against the framework's, never converted."""
    unknown: bool = False
    """Asked, and no answer is known."""
    not_applicable: Text | None = None
    """Why the question does not arise here; it leaves the denominator."""
    carried_over: Year | None = None
    """The year from which value and evidence are repeated; unknown until confirmed."""
    confidence: Literal["high", "medium", "low"] | None = None
    """How sure the city is of it."""
    agency: Text | None = None
    """Who answered."""
    evidence: tuple[Evidence, ...] = ()
    """What it rests on."""
    note: Text | None = None
    """What a reader must know of it."""

    @model_validator(mode="after")
    def _one_kind_of_answer(self) -> "Answer":
        kinds = {
            "score": self.score is not None,
            "self/verified": self.self_ is not None or self.verified is not None,
            "assessors": bool(self.assessors),
            "years": bool(self.years),
            "unknown": self.unknown,
            "not_applicable": self.not_applicable is not None,
        }
        given = [name for name, there in kinds.items() if there]
        if len(given) != 1:
            code = "several-answers" if given else "no-answer"
            raise PydanticCustomError(code, "not one answer", {"given": ", ".join(given)})
        return self

    @property
    def is_common(self) -> bool:
        """Whether the same may be answered again and again; a number with many decimals hardly is."""
        return self.score is None or self.score.denominator <= COMMON

    def on(self, track: Track, bare: Track) -> Fraction | None:
        """Return the score on a track; a bare score or mean of assessors belongs to the track `bare`."""
        own = self.score if self.score is not None else self.mean_of_assessors()
        named = self.verified if track == "verified" else self.self_
        return named if named is not None else (own if track == bare else None)

    def mean_of_assessors(self) -> Fraction | None:
        """Return the plain mean of the assessors' scores, exact."""
        if not self.assessors:
            return None
        return sum(self.assessors.values(), Fraction(0)) / len(self.assessors)


def _as_answer(value: object) -> object:
    """Accept the short forms: a number, or the word unknown."""
    if isinstance(value, Answer | dict):
        return value
    if value is None:
        raise PydanticCustomError("no-answer", "no answer", {"given": ""})
    return {"unknown": True} if value == "unknown" else {"score": value}


WrittenAnswer = Annotated[
    Answer, BeforeValidator(_as_answer, json_schema_input_type=float | Literal["unknown"] | Answer)
]
"""An answer in its full or short form."""


class Recommendation(Written):
    """What somebody recommends, and what became of it."""

    text: BilingualText
    state: Literal["open", "done", "overdue"] = "open"
    since: Year | None = None
    """The year in which it was first made, where it is carried over."""
    due: Day | None = None
    """By when it is to be done; from then on it is overdue."""
    initiatives: tuple[Id, ...] = ()
    """The initiatives of the plan that answer it."""


class Remarks(Written):
    """What an assessor wrote about a node."""

    strengths: tuple[BilingualText, ...] = ()
    weaknesses: tuple[BilingualText, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()


class Assertion(Written):
    """What is officially published of a node; checked against what is computed."""

    node: Id
    """The node or indicator, or `index`."""
    score: Number
    """The published figure."""
    band: Text | None = None
    """The published band."""
    tolerance: Weight = Fraction(0)
    """How far the reported figure may be from the published one."""
    track: Track | None = None
    """Which track was published; the one in use where absent."""
    decree: Text | None = None
    """The decree that published it."""
    source: Text | None = None
    """Where it was read."""
    note: Text | None = None
    """What a reader must know of it."""


class Assessment(Written):
    """An assessment file, whole and checked."""

    schema_: Literal["smartplan/assessment/1"] = Field(alias="schema")
    framework: Text
    """The id of a shipped framework, or a path that begins with ./ or ../"""
    city: City
    year: Year
    scores: dict[Id, WrittenAnswer]
    """The answers, by indicator (or by node, where only a node's result is published)."""
    language: Language | None = None
    round: Whole | None = None
    """Which round of the year, where there are several."""
    status: Literal["draft", "final"] = "draft"
    track: Track = "self"
    """To which track a bare score belongs."""
    illustrative: BilingualText | None = None
    """Why these scores are not real; printed wherever they are shown."""
    assessor: Text | None = None
    assessed_on: Day | None = None
    verifier: Text | None = None
    verified_on: Day | None = None
    source: Text | None = None
    """Where the whole assessment was published."""
    plan: Text | None = None
    """The plan beside it, a path."""
    include: tuple[Text, ...] = ()
    """Files that hold a part of the answers and remarks, paths; read as if it stood here."""
    also: tuple[Text, ...] = ()
    """Further assessments that the masterplan reads beside this one, paths."""
    notes: dict[Id, Remarks] = Field(default_factory=dict)
    assert_: tuple[Assertion, ...] = Field(default=(), alias="assert")
