"""How progress is measured, and what may go wrong."""

from smartplan.core.roadmap import Step
from smartplan.write.document.author import Author
from smartplan.write.document.model import (
    Block,
    BulletList,
    Cell,
    Column,
    Lead,
    Row,
    Section,
    Table,
    plain,
    row,
    said,
)
from smartplan.write.named import name_of


def monitoring(author: Author) -> list[Section]:
    """Set out the yearly round, and what has to be finished when."""
    words, roadmap = author.words, author.case.roadmap
    if roadmap is None or not roadmap.selected:
        return []
    steps = (
        words(
            "Every quarter the executing team notes for each initiative its state, physical"
            " progress and rupiah spent."
        ),
        words(
            "At the end of the year every agency scores its indicators anew, with evidence; last"
            " year's evidence"
            " counts only where it is confirmed."
        ),
        words(
            "The new assessment is compared with this one: real change, weights, framework and"
            " scope are told apart."
        ),
        words(
            "What was forecast is set against what came: delivered, late, or without effect; the"
            " roadmap is then"
            " computed anew from the year that begins."
        ),
    )
    blocks: list[Block] = [
        Lead(words("The masterplan is measured once a year by the same indicators it starts from.")),
        BulletList(tuple(plain(step) for step in steps), numbered=True),
        _milestones(author),
    ]
    return [Section("monitoring", words("Monitoring and evaluation"), tuple(blocks))]


def _milestones(author: Author) -> Table:
    """Return what is finished in which year, and which index is expected then."""
    words, roadmap = author.words, author.case.roadmap
    columns = (
        Column(words("Year"), 10),
        Column(words("Finished in that year"), 62),
        Column(words("Forecast"), 14, "right"),
        Column(words("Target"), 14, "right"),
    )
    rows = []
    for item in roadmap.forecast if roadmap else ():
        done = [
            step
            for step in (roadmap.selected if roadmap else ())
            if step.finish and step.finish.year == item.year
        ]
        names = "; ".join(name_of(step.initiative, author.words) for step in done) or "–"
        rows.append(row(str(item.year), names, author.figure(item.index), author.figure(item.target)))
    return Table(columns, tuple(rows), words("What is finished in each year, and the index at its end"))


def risks(author: Author) -> list[Section]:
    """List what may go wrong with each initiative of the roadmap, and what is done about it."""
    words, roadmap = author.words, author.case.roadmap
    steps = [step for step in (roadmap.selected if roadmap else ()) if step.initiative.risks]
    if not steps:
        return []
    open_ = [risk for step in steps for risk in step.initiative.risks if risk.mitigation is None]
    count = sum(len(step.initiative.risks) for step in steps)
    if open_:
        sentence = words(
            "{count} risks are named; for {open} of them no mitigation is planned yet.",
            count=words.number(count, 0),
            open=words.number(len(open_), 0),
        )
    else:
        sentence = words("{count} risks are named, each with its mitigation.", count=words.number(count, 0))
    columns = (Column(words("Initiative"), 30), Column(words("Risk"), 33), Column(words("Mitigation"), 37))
    rows = tuple(_risks(author, step) for step in steps)
    table = Table(columns, rows, words("Risks of the roadmap"))
    return [Section("risks", words("Risks"), (said(sentence), table))]


def _risks(author: Author, step: Step) -> Row:
    """Return the risks of an initiative; where there are several, they and their mitigations are numbered."""
    risks = step.initiative.risks
    named = [author.title(risk.risk) for risk in risks]
    answers = [author.title(risk.mitigation) or author.words("none planned yet") for risk in risks]
    title = Cell(name_of(step.initiative, author.words), strong=True)
    return row(title, _numbered(named), _numbered(answers))


def _numbered(texts: list[str]) -> str:
    if len(texts) == 1:
        return texts[0]
    return "\n".join(f"({number}) {text}" for number, text in enumerate(texts, 1))
