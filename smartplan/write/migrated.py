"""A migration as the text of a new assessment: with all evidence, notes and comments."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from json import dumps

from smartplan.core.changes import Fate, Migration, Step, answered_in
from smartplan.core.model import Answer, Evidence, Indicator, Node, Plan
from smartplan.core.scores import Score
from smartplan.write.words import Words

PLACES = 12
"""Decimals of a carried value that has no end."""


@dataclass(frozen=True, slots=True)
class Crossing:
    """A migration, and what people wrote around the answers.

    Attributes:
        migration: what becomes of every indicator.
        file: the name of the old assessment.
        head: the comments above everything else, with their `#`.
        beside: by id of an answer, the comments that stand with it.
        rest: all other comments.
        plan: the plan that the old assessment names; None where it names none.
    """

    migration: Migration
    file: str
    head: tuple[str, ...]
    beside: Mapping[str, tuple[str, ...]]
    rest: tuple[str, ...]
    plan: Plan | None


def migrated(crossing: Crossing, words: Words) -> str:
    """Return the new assessment as the text of a file."""
    migration = crossing.migration
    steps = {step.indicator.id: step for step in migration.steps}
    lines = [
        *crossing.head,
        *_preamble(crossing, words),
        "",
        "scores:",
        *_items(crossing, migration.framework.tree, steps, words),
        *_left_behind(crossing, words),
    ]
    return "\n".join(lines) + "\n"


def _preamble(crossing: Crossing, words: Words) -> Iterator[str]:
    migration = crossing.migration
    old = migration.old.assessment
    said = words(
        "Carried over from {file} ({old} {year}) by `smartplan migrate`.",
        file=dumps(crossing.file, ensure_ascii=False),
        old=migration.old.framework.id,
        year=old.year,
    )
    if crossing.head:
        yield "#"
    yield f"# {said}"
    yield "# " + words(
        "What is carried_over is unknown until confirmed: take the key out, or correct the score."
    )
    yield "schema: smartplan/assessment/1"
    yield f"framework: {migration.framework.id}"
    yield f"language: {old.language or words.language}"
    yield "city:"
    for key, value in old.city.model_dump(exclude_none=True).items():
        yield f"  {key}: {value if isinstance(value, int) else _quoted(value)}"
    yield f"year: {migration.year}"
    yield "status: draft"
    if old.illustrative is not None:
        titles = old.illustrative
        yield f"illustrative: {{id: {_quoted(titles.id)}, en: {_quoted(titles.en)}}}"


def _items(
    crossing: Crossing, items: tuple[Node | Indicator, ...], steps: Mapping[str, Step], words: Words
) -> Iterator[str]:
    for item in items:
        if isinstance(item, Node):
            yield ""
            yield f"  # == {item.id} {_line(words.title(item.title))}"
            yield from _items(crossing, item.children, steps, words)
        else:
            yield f"  # {_line(words.title(item.title))}"
            yield from _comments(crossing, steps[item.id].ancestors, "  ")
            yield from _answer(steps[item.id], crossing.migration.old.assessment.year, words)


def _comments(crossing: Crossing, scores: Iterable[Score], indent: str) -> Iterator[str]:
    for id_ in (below.id for score in scores for below in score.walk()):
        said = (text.lstrip("#").strip() for text in crossing.beside.get(id_, ()))
        yield from (f"{indent}# {id_}: {text}" for text in said if text)


def _answer(step: Step, year: int, words: Words) -> Iterator[str]:
    """Return the answer in its short form where there is nothing else to say."""
    given = _given(step, year)
    more = list(_more(step, words))
    if not more:
        said = f"{{{', '.join(given)}}}" if len(given) > 1 else "unknown"
        yield f"  {step.indicator.id}: {said}"
        return
    yield f"  {step.indicator.id}:"
    yield from (f"    {line}" for line in (*given, *more))


def _given(step: Step, year: int) -> list[str]:
    if step.fate is not Fate.CARRIED or step.answer is None:
        return ["unknown: true"]
    answer = step.answer
    own = {"score": answer.score, "self": answer.self_, "verified": answer.verified}
    said = [f"{key}: {as_yaml(value)}" for key, value in own.items() if value is not None]
    if answer.assessors:
        listed = ", ".join(f"{id_}: {as_yaml(value)}" for id_, value in answer.assessors.items())
        said.append(f"assessors: {{{listed}}}")
    if answer.not_applicable is not None:
        said.append(f"not_applicable: {_quoted(answer.not_applicable)}")
    if answer.benchmark is not None:
        said.append(f"benchmark: {as_yaml(answer.benchmark)}")
    if answer.unit is not None:
        said.append(f"unit: {_quoted(answer.unit)}")
    return [*said, f"carried_over: {year}"]


def _more(step: Step, words: Words) -> Iterator[str]:
    """Say who is in charge, on what it rests, and what was noted."""
    if step.agencies:
        yield f"agency: {_quoted(step.agencies[0])}"
    if step.evidence:
        yield "evidence:"
        yield from (f"  - {_evidence(piece)}" for piece in step.evidence)
    noted = [
        *_noted(step, words),
        *(f"{score.id}: {text}" for score in step.answered for text in said_of(score)),
    ]
    if noted:
        yield f"note: {_quoted(' | '.join(noted))}"


def _noted(step: Step, words: Words) -> Iterator[str]:
    """Say what is no whole level, and which further agencies have to do with it."""
    if step.fate is Fate.NOTED and step.answer is not None and step.answer.score is not None:
        value = words.plain(step.answer.score, 2)
        yield words("the old answers are worth {value}, which is no whole level here", value=value)
    if len(step.agencies) > 1:
        yield words("also in charge: {agencies}", agencies=", ".join(step.agencies[1:]))


def said_of(score: Score) -> Iterator[str]:
    """Yield what was noted beside an old answer: the note, why a verifier differs, and an appeal."""
    answer = score.answer or Answer(unknown=True)
    appeal = answer.appeal.reason if answer.appeal else None
    yield from (text for text in (answer.note, answer.reason, appeal) if text is not None)


def _evidence(piece: Evidence) -> str:
    given = piece.model_dump(exclude_none=True)
    return "{" + ", ".join(f"{key}: {_quoted(value)}" for key, value in given.items()) + "}"


def _left_behind(crossing: Crossing, words: Words) -> Iterator[str]:
    """Keep as comments what has no place under the new framework."""
    told = [
        *(line for score in crossing.migration.dropped for line in _dropped(crossing, score, words)),
        *_remarks(crossing, words),
        *crossing.rest,
    ]
    plan = crossing.migration.old.assessment.plan
    if plan is not None:
        told.append("# " + words("The plan {plan} is for the old framework.", plan=_quoted(plan)))
    if told:
        yield ""
        yield "# " + words("What has no place under this framework:")
        yield from told


def _dropped(crossing: Crossing, score: Score, words: Words) -> Iterator[str]:
    yield f"# {score.id} {_line(words.title(score.item.title))}: {words.plain(score.value)}"
    yield from _comments(crossing, [score], "")
    for leaf in answered_in([score]):
        pieces = leaf.answer.evidence if leaf.answer else ()
        yield from (f"#   {leaf.id}: {_evidence(piece)}" for piece in pieces)
        yield from (f"#   {leaf.id}: {_line(text)}" for text in said_of(leaf))


def _remarks(crossing: Crossing, words: Words) -> Iterator[str]:
    for id_, remarks in crossing.migration.old.assessment.notes.items():
        told = [*remarks.strengths, *remarks.weaknesses, *(one.text for one in remarks.recommendations)]
        yield from (f"# {id_}: {_line(words.title(text))}" for text in told)


def _line(text: str) -> str:
    return " ".join(text.split())


def _quoted(text: object) -> str:
    """Return text as a YAML scalar that no character can break."""
    return dumps(str(text), ensure_ascii=False)


def as_yaml(value: Fraction) -> str:
    """Return a number as YAML takes it, exact where it has an end."""
    decimal = Decimal(value.numerator) / Decimal(value.denominator)
    exact = Fraction(decimal) == value
    return f"{decimal if exact else round(decimal, PLACES):f}"
