"""What one agency still owes, as a message that fits a chat: plain lines, no tables."""

from collections.abc import Iterator, Sequence

from smartplan.core.process import Standing
from smartplan.core.process.missing import Owed
from smartplan.core.process.standing import Process
from smartplan.core.scores import Score
from smartplan.write.named import name_of
from smartplan.write.words import Words

LISTED = 10


def reminder(standing: Standing, agency: str, words: Words) -> str:
    """Return a message to an agency; it says so where nothing is owed."""
    return "\n".join(_lines(standing, agency, words)) + "\n"


def _lines(standing: Standing, agency: str, words: Words) -> Iterator[str]:
    assessment = standing.gaps.scores.assessment
    plan = standing.process.plan if standing.process else None
    known = plan.agencies.get(agency) if plan else None
    name = words.title(known.title) if known else agency
    yield words("To {agency},", agency=name)
    city, year = assessment.city.name, assessment.year
    parts = [*_of_answers(standing, agency, words), *_of_plan(standing, agency, words)]
    if not parts:
        yield words(
            "thank you: nothing is missing for the smart city of {city}, {year}.", city=city, year=year
        )
        return
    yield words("for the smart city of {city}, {year}, we kindly ask for:", city=city, year=year)
    yield from parts
    yield words("The workbook of your agency has everything to fill in. Thank you.")


def _of_answers(standing: Standing, agency: str, words: Words) -> Iterator[str]:
    owed = next((owed for owed in standing.owed if owed.agency == agency), None)
    if owed is None:
        return
    for sentence, scores in _owed(owed, words):
        if scores:
            yield f"- {sentence}"
            yield from (f"  {line}" for line in _listed(scores, words))


def _owed(owed: Owed, words: Words) -> Iterator[tuple[str, Sequence[Score]]]:
    waiting = {score.id for score in owed.unconfirmed}
    unanswered = [score for score in owed.unanswered if score.id not in waiting]
    answers = words.plural(
        "an answer to {count} indicator:", "answers to {count} indicators:", len(unanswered)
    )
    yield answers, unanswered
    confirmed = words.plural(
        "confirmation of {count} answer of last year:",
        "confirmation of {count} answers of last year:",
        len(owed.unconfirmed),
    )
    yield confirmed, owed.unconfirmed
    evidence = words.plural(
        "evidence for {count} score:", "evidence for {count} scores:", len(owed.without_evidence)
    )
    yield evidence, owed.without_evidence


def _listed(scores: Sequence[Score], words: Words) -> Iterator[str]:
    for score in scores[:LISTED]:
        yield f"{score.id} {words.title(score.item.title)}"
    if len(scores) > LISTED:
        yield words("and {count} more", count=len(scores) - LISTED)


def _of_plan(standing: Standing, agency: str, words: Words) -> Iterator[str]:
    process = standing.process
    if process is None:
        return
    late = [one.initiative for one in process.late if one.initiative.agency == agency]
    for initiative in late:
        yield "- " + words("the progress of “{title}”, which is behind", title=name_of(initiative, words))
    for initiative in process.unreported:
        if initiative.agency == agency:
            title, year = name_of(initiative, words), max(initiative.realised)
            yield "- " + words("the realisation of “{title}” after {year}", title=title, year=year)
    for idle in process.idle:
        if idle.service.agency == agency:
            title = words.title(idle.service.title)
            yield "- " + words("what is planned for {service}, which does not run", service=title)
    yield from _of_outcomes(process, agency, words)


def _of_outcomes(process: Process, agency: str, words: Words) -> Iterator[str]:
    for progress in process.outcomes:
        if progress.outcome.agency == agency and progress.unreported:
            years = words.listing([str(year) for year in progress.unreported])
            title = words.title(progress.outcome.title)
            yield "- " + words("the value of “{title}” for {years}", title=title, years=years)
