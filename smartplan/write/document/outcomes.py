"""What people notice: outcome measures beside the index, with baseline, targets and what was measured."""

from collections.abc import Sequence
from fractions import Fraction

from smartplan.core.model import Outcome
from smartplan.core.process.outcomes import Progress
from smartplan.write.document.author import Author
from smartplan.write.document.model import Block, Cell, Column, Lead, Row, Section, Table, row, said
from smartplan.write.terms import COURSES


def outcomes(author: Author) -> list[Section]:
    """Set out the outcome measures, and how far each has come."""
    words, process = author.words, author.case.standing.process
    if process is None or not process.outcomes:
        return []
    columns = (
        Column(words("Outcome measure"), 32),
        Column(words("Unit"), 12),
        Column(words("Baseline"), 13),
        Column(words("Targets"), 13),
        Column(words("Measured"), 13),
        Column(words("State"), 17),
    )
    rows = tuple(_row(author, progress) for progress in process.outcomes)
    opening = words(
        "They are no part of the index: the index says what is in place, these say what it is for."
    )
    blocks: list[Block] = [
        Lead(_lead(author, process.outcomes)),
        said(opening),
        Table(columns, rows, words("Outcome measures: where they start, what is wanted, what was measured")),
    ]
    return [Section("outcomes", words("Outcome measures"), tuple(blocks))]


def _lead(author: Author, found: Sequence[Progress]) -> str:
    words = author.words
    opening = words.plural(
        "{count} outcome measure is followed beside the index.",
        "{count} outcome measures are followed beside the index.",
        len(found),
    )
    judged = [one for one in found if one.course in ("met", "missed")]
    if not judged:
        return f"{opening} {words('None has been measured against a target yet.')}"
    met = words.number(sum(1 for one in judged if one.course == "met"), 0)
    verdict = words(
        "Of {judged} that had a target due, {met} met it.", judged=words.number(len(judged), 0), met=met
    )
    return f"{opening} {verdict}"


def _row(author: Author, progress: Progress) -> Row:
    words, outcome = author.words, progress.outcome
    missing = [str(year) for year in progress.unreported]
    gaps = words("no value for {years}", years=words.listing(missing)) if missing else ""
    baseline = outcome.baseline
    return row(
        Cell(author.title(outcome.title), strong=True, more=_about(author, outcome)),
        author.title(outcome.unit),
        _dated(author, baseline.value, baseline.year) if baseline else "–",
        "\n".join(_dated(author, value, year) for year, value in sorted(outcome.targets.items())) or "–",
        "\n".join(_dated(author, one.value, year) for year, one in sorted(outcome.realised.items())) or "–",
        Cell(words(COURSES[progress.course]), strong=progress.course == "missed", more=gaps),
    )


def _dated(author: Author, value: Fraction, year: int) -> str:
    return f"{author.words.plain(value)} ({year})"


def _about(author: Author, outcome: Outcome) -> str:
    """Say who measures it and by what, which way is better, and how sure the values are."""
    words = author.words
    better = words("higher is better") if outcome.direction == "higher" else words("lower is better")
    facts = (
        author.short_agency(outcome.agency) if outcome.agency else "",
        outcome.source or "",
        better,
        words(outcome.standing) if outcome.standing else "",
    )
    return "; ".join(fact for fact in facts if fact)
