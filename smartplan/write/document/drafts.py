"""What a draft still lacks: told on its first page, so that nobody takes it for the finished document."""

from collections.abc import Iterator

from smartplan.core.model import Answer
from smartplan.core.model.outline import Entry
from smartplan.core.scores import Score
from smartplan.write.document.author import Author
from smartplan.write.document.model import (
    Block,
    BulletList,
    Column,
    Heading,
    Lead,
    Row,
    Section,
    Table,
    plain,
    row,
)
from smartplan.write.document.outline import title_in


def lacking(author: Author) -> Section:
    """List what is missing: in the document as a whole, then by indicator under its agency."""
    words = author.words
    general, rows = tuple(_general(author)), tuple(_rows(author))
    count = sum(1 for found in rows if found.kind == "row")
    blocks: list[Block] = [Lead(_lead(author, len(general), count))]
    if general:
        blocks += [Heading(words("In the document")), BulletList(tuple(map(plain, general)))]
    if rows:
        columns = (Column(words("Indicator"), 64), Column(words("What is missing"), 36))
        blocks += [Heading(words("By agency")), Table(columns, rows, words("Indicators that lack something"))]
    return Section("draft", words("Draft: what is still missing"), tuple(blocks))


def waiting(author: Author) -> tuple[Entry, ...]:
    """Return the sections of the outline that only people can write, and have not."""
    texts = author.case.texts
    return tuple(entry for entry in author.outline.entries() if entry.title and entry.id not in texts)


def _lead(author: Author, general: int, indicators: int) -> str:
    words = author.words
    if not general and not indicators:
        return words("This is a draft. Nothing that smartplan looks for is missing any more.")
    return words(
        "This is a draft. Open in the document: {general}; indicators that lack something: {indicators} of"
        " {all}.",
        general=words.number(general, 0),
        indicators=words.number(indicators, 0),
        all=words.number(len(author.gaps.leaves), 0),
    )


def _general(author: Author) -> Iterator[str]:
    """Yield what is open beside the answers."""
    words, plan = author.words, author.case.plan
    assessment = author.gaps.scores.assessment
    if assessment.status != "final":
        yield words("The assessment is marked as a draft.")
    if assessment.assessor is None:
        yield words("Nobody is named as having assessed.")
    if assessment.verifier is None:
        yield words("Nobody has verified the scores.")
    if plan is None:
        yield words("There is no plan, so there are no initiatives, no roadmap and no budget.")
    elif not plan.legal:
        yield words("The plan names no legal basis.")
    roadmap = author.case.roadmap
    if roadmap is not None and not roadmap.selected:
        yield words("There is no roadmap that keeps all the plan demands.")
    yield from _texts(author)


def _texts(author: Author) -> Iterator[str]:
    """Yield the sections that people have still to write, or to translate."""
    words = author.words
    for entry in waiting(author):
        title = title_in(entry.title, words)
        yield words("“{title}” has no text yet (text/{id}.md).", title=title, id=entry.id)
    for entry in author.outline.entries():
        if entry.id in author.case.untranslated:
            values = {"id": entry.id, "language": words.language}
            yield words("text/{id}.md is not translated yet (text/{language}/{id}.md).", **values)


def _rows(author: Author) -> Iterator[Row]:
    """Yield the indicators that lack something, below the agency that owns them."""
    for owed in author.case.standing.owed:
        of_it = [leaf for leaf in author.gaps.scores.leaves if _agency(leaf.answer) == owed.agency]
        found = [(leaf, lacks) for leaf in of_it if (lacks := tuple(_lacks(author, leaf)))]
        if found:
            yield row(author.agency(owed.agency) if owed.agency else author.words("No agency"), kind="group")
        for leaf, lacks in found:
            yield row(author.title(leaf.item.title), ", ".join(lacks))


def _agency(answer: Answer | None) -> str | None:
    return answer.agency if answer else None


def _lacks(author: Author, leaf: Score) -> Iterator[str]:
    words, worst = author.words, author.gaps.scores.framework.scale.min
    if not leaf.in_scope:
        return
    if leaf.value is None:
        carried = leaf.answer is not None and leaf.answer.carried_over is not None
        yield words("last year's answer is not confirmed") if carried else words("no score")
    elif leaf.value > worst and leaf.answer is not None and not leaf.answer.evidence:
        yield words("no evidence")
    if _agency(leaf.answer) is None:
        yield words("nobody answers for it")
