"""Quick wins: a sheet for each, with the twelve questions that the ministry's evaluation asks."""

from collections.abc import Iterator

from smartplan.core.model import Initiative
from smartplan.core.model.base import Titles
from smartplan.core.model.plan import QuickWin
from smartplan.core.roadmap import Step
from smartplan.write.document.author import Author
from smartplan.write.document.findings import steps_table
from smartplan.write.document.model import Block, Lead, Question, Section, Sheet, Text, plain, said
from smartplan.write.named import name_of
from smartplan.write.terms import GROUPS
from smartplan.write.words import later

# The element and the question of each of the twelve, in the order of the questionnaire of 2022 and 2023.
QUESTIONS = (
    (
        later("Formulation"),
        later(
            "Was it drawn up with all parties, and against the strategic problems of the medium-term plan?"
        ),
    ),
    (later("Attraction"), later("Is it attractive inside and outside the region?")),
    (later("Benefit"), later("Do people truly feel its benefit?")),
    (later("Uniqueness"), later("Is it unique or creative?")),
    (later("Partnership"), later("Does it open partnership with outside parties?")),
    (later("Development"), later("Can it be developed further?")),
    (later("Continuation"), later("Is there a strategy to keep it going?")),
    (later("Resources"), later("Are the resources available?")),
    (later("Risk management"), later("Have the risks been identified?")),
    (later("Risk management"), later("Has mitigation been planned?")),
    (later("Sustainability"), later("Do last year's quick wins still run?")),
    (later("Sustainability"), later("How many quick wins are new this year?")),
)


def quick_wins(author: Author) -> list[Section]:
    """Give each quick win a sheet of its own."""
    words, roadmap = author.words, author.case.roadmap
    if roadmap is None:
        return []
    steps = [step for step in roadmap.selected if step.initiative.quick_win]
    if not steps:
        return []
    lead = words.plural(
        "{count} quick win shows people early that the masterplan is under way.",
        "{count} quick wins show people early that the masterplan is under way.",
        len(steps),
    )
    text = words(
        "Each answers the twelve questions of the ministry's evaluation. What is not answered yet"
        " is marked; it is to"
        " be answered before the evaluation, not guessed."
    )
    listed = steps_table(author, steps, words("The quick wins of this roadmap"))
    blocks: tuple[Block, ...] = (Lead(lead), said(text), listed)
    opening = Section("quick-wins", words("What they are"), blocks)
    sheets = [
        Section(
            f"quick-win-{step.id}",
            name_of(step.initiative, author.words),
            (_sheet(author, step),),
            new_page=True,
        )
        for step in steps
    ]
    return [opening, *sheets]


def _sheet(author: Author, step: Step) -> Sheet:
    answers = _answers(author, step)
    questions = tuple(
        Question(str(number), author.words(topic), author.words(text), answer)
        for number, ((topic, text), answer) in enumerate(zip(QUESTIONS, answers, strict=True), 1)
    )
    return Sheet(tuple(_facts(author, step)), questions, author.words("Not answered yet."))


def _facts(author: Author, step: Step) -> Iterator[tuple[str, Text]]:
    words, written = author.words, step.initiative
    if written.description is not None:
        yield words("What is done"), plain(author.title(written.description))
    yield words("Responsible"), plain(author.agency(written.agency))
    yield words("When"), plain(author.span(step))
    yield words("Cost and fund"), plain(f"{author.words.money(step.cost)}, {author.fund(written.fund)}")
    if written.output is not None:
        yield words("Output"), plain(author.title(written.output))
    if written.raises:
        yield words("Indicators"), plain(_raised(author, written))


def _raised(author: Author, initiative: Initiative) -> str:
    """Say which indicators it lifts, and from where to where."""
    words = author.words
    known = {gap.id: gap for gap in author.gaps.all()}
    return "; ".join(
        words(
            "{name} (from {from_} to {to})",
            name=author.name(known[id_]) if id_ in known else id_,
            from_=words.plain(effect.from_),
            to=words.plain(effect.to),
        )
        for id_, effect in initiative.raises.items()
    )


def _answers(author: Author, step: Step) -> tuple[str | None, ...]:
    """Return what the plan answers to the twelve questions; None where it says nothing."""
    words, written = author.words, step.initiative
    quick = written.quick or QuickWin()
    risks = [author.title(risk.risk) for risk in written.risks]
    mitigations = [author.title(risk.mitigation) for risk in written.risks if risk.mitigation]
    texts = (quick.problem, quick.attraction, quick.benefit, quick.uniqueness)
    return (
        *(_text(author, text) for text in texts),
        _text(author, quick.partnership) or _partners(author, written),
        _text(author, quick.development),
        _text(author, quick.continuation),
        _text(author, quick.resources),
        _sentences(risks),
        _sentences(mitigations),
        _before(author),
        words.plural("{count} is new.", "{count} are new.", _new(author)),
    )


def _text(author: Author, titles: Titles | None) -> str | None:
    return None if titles is None else author.title(titles)


def _partners(author: Author, initiative: Initiative) -> str | None:
    named = [
        f"{author.words(GROUPS[group])}: {author.title(partner)}"
        for group, partner in initiative.partners.items()
    ]
    return "; ".join(named) or None


def _sentences(texts: list[str]) -> str | None:
    return " ".join(f"({number}) {text}." for number, text in enumerate(texts, 1)) or None


def _before(author: Author) -> str | None:
    """Say that none ran before where the plan records no realisation at all; else the city must answer."""
    plan = author.case.plan
    if plan is None or any(initiative.realised for initiative in plan.initiatives):
        return None
    return author.words("None ran before: the masterplan begins with these.")


def _new(author: Author) -> int:
    """Count the quick wins of the roadmap of which nothing was realised before."""
    chosen = author.case.roadmap.selected if author.case.roadmap else ()
    return sum(1 for step in chosen if step.initiative.quick_win and not step.initiative.realised)
