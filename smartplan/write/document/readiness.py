"""How ready the region is: further assessments beside the main one, and strengths against threats."""

from collections.abc import Sequence
from dataclasses import replace

from smartplan.core.gaps import Gap
from smartplan.core.model import Initiative
from smartplan.core.model.plan import Swot
from smartplan.core.process.strengths import drawing_on
from smartplan.write.document.author import Author
from smartplan.write.document.findings import compared, lines, points
from smartplan.write.document.model import Block, Cell, Column, Heading, Lead, Row, Section, Table, row, said
from smartplan.write.named import name_of
from smartplan.write.words import later

ELEMENTS = {
    "structure": later("Structure"),
    "infrastructure": later("Infrastructure"),
    "superstructure": later("Superstructure"),
    "overall": later("As a whole"),
}


def readiness(author: Author) -> list[Section]:
    """Tell of every further assessment that the masterplan reads."""
    sections = []
    for number, gaps in enumerate(author.case.also):
        other = replace(author, case=replace(author.case, gaps=gaps))
        id_ = "readiness" if number == 0 else f"readiness-{gaps.scores.framework.id}"
        sections.append(_assessment(other, id_))
    return sections


def _assessment(author: Author, id_: str) -> Section:
    words, root = author.words, author.gaps.root
    title = author.title(author.gaps.scores.framework.title)
    blocks: list[Block] = [Lead(_lead(author))]
    if author.dimensions:
        figure = compared(author, id_, words("{title}: now and target", title=title), words("Element"))
        blocks.append(replace(figure, sentence=_sentence(author)))
        blocks.append(_parts(author))
    for gap in root.children:
        blocks.extend(_remarks(author, gap))
    return Section(id_, title, tuple(blocks))


def _lead(author: Author) -> str:
    words, score, ranked = author.words, author.gaps.scores.root, author.ranked
    if score.reported is None or not ranked:
        return words("Nothing is known of it yet.")
    return words(
        "It reaches {score} of {max}: strongest in {first} ({high}), weakest in {last} ({low}).",
        score=author.figure(score.reported),
        max=author.maximum,
        first=author.name(ranked[0]),
        high=author.score(ranked[0].score),
        last=author.name(ranked[-1]),
        low=author.score(ranked[-1].score),
    )


def _sentence(author: Author) -> str:
    words = author.words
    reached = [gap for gap in author.gaps.leaves if gap.gap == 0]
    return words(
        "{reached} of {count} parts have reached their target.",
        reached=words.number(len(reached), 0),
        count=words.number(len(author.gaps.leaves), 0),
    )


def _parts(author: Author) -> Table:
    """Return every part with its level and the remark of the assessor."""
    words = author.words
    columns = (
        Column(words("Part"), 24),
        Column(words("Score"), 9, "right"),
        Column(words("Level"), 15),
        Column(words("What was found"), 52),
    )
    rows: list[Row] = []
    for gap in author.dimensions:
        rows.append(row(Cell(author.name(gap), more=_drawn(author, gap.id)), kind="group"))
        for leaf in author.leaves(gap):
            note = leaf.score.answer.note if leaf.score.answer else None
            score = Cell(author.score(leaf.score), strong=True)
            found = Cell(note or "–", more=_drawn(author, leaf.id))
            rows.append(row(author.name(leaf), score, author.level(leaf.score), found))
    return Table(columns, tuple(rows), words("What was found, part by part"), author.source)


def _remarks(author: Author, gap: Gap) -> list[Block]:
    """Return what the assessor recommends for an element, where anything is."""
    remarks = author.gaps.scores.assessment.notes.get(gap.id)
    if remarks is None or not remarks.recommendations:
        return []
    heading = Heading(author.words("{name}: what follows", name=author.name(gap)))
    return [heading, points(author, [item.text for item in remarks.recommendations])]


def swot(author: Author) -> list[Section]:
    """Set strengths against weaknesses, opportunities against threats."""
    words, plan = author.words, author.case.plan
    if plan is None or not plan.swot:
        return []
    columns = (
        Column(words("Element"), 16),
        Column(words("Strengths"), 21),
        Column(words("Weaknesses"), 21),
        Column(words("Opportunities"), 21),
        Column(words("Threats"), 21),
    )
    rows = tuple(_quarters(author, id_, part) for id_, part in plan.swot.items())
    table = Table(columns, rows, words("Strengths, weaknesses, opportunities and threats by element"))
    return [Section("swot", words("SWOT analysis"), (said(_weighed(author)), table))]


def _quarters(author: Author, id_: str, part: Swot) -> Row:
    plan = author.case.plan
    drawing = drawing_on(plan, id_) if plan else ()
    name = Cell(author.words(ELEMENTS.get(id_, id_)), strong=True, more=_drawn_by(author, drawing))
    sides = (part.strengths, part.weaknesses, part.opportunities, part.threats)
    return row(name, *(lines(author.title(text) for text in side) for side in sides))


def _drawn(author: Author, id_: str) -> str:
    """Say which initiatives draw on a part of the readiness itself."""
    initiatives = author.case.plan.initiatives if author.case.plan else ()
    return _drawn_by(author, [one for one in initiatives if id_ in one.draws_on])


def _drawn_by(author: Author, initiatives: Sequence[Initiative]) -> str:
    names = author.words.listing([name_of(one, author.words) for one in initiatives])
    return author.words("drawn on by: {initiatives}", initiatives=names) if names else ""


def _weighed(author: Author) -> str:
    """Say how much was named on either side."""
    words, plan = author.words, author.case.plan
    parts = plan.swot.values() if plan else ()
    strong = sum(len(part.strengths) + len(part.opportunities) for part in parts)
    weak = sum(len(part.weaknesses) + len(part.threats) for part in parts)
    return words(
        "The region names {strong} strengths and opportunities, and {weak} weaknesses and threats;"
        " the strategies"
        " of this masterplan use the first to answer the second.",
        strong=words.number(strong, 0),
        weak=words.number(weak, 0),
    )
