"""What became of what was recommended, and what the initiatives are tied to."""

from collections.abc import Sequence

from smartplan.core.process.alignment import Alignment
from smartplan.core.process.due import FollowUp
from smartplan.write.document.author import Author
from smartplan.write.document.model import Block, Cell, Column, Lead, Row, Section, Table, row
from smartplan.write.named import name_of
from smartplan.write.terms import TIES
from smartplan.write.words import later

STATES = {"open": later("open"), "overdue": later("overdue"), "done": later("done")}


def recommendations(author: Author) -> list[Section]:
    """List every recommendation with its state and what answers it."""
    words, found = author.words, author.case.standing.follow_ups
    if not found:
        return []
    states = [one.state for one in found]
    counts = {state: words.number(states.count(state), 0) for state in STATES}
    lead = words("Of the recommendations {open} are open, {overdue} overdue and {done} done.", **counts)
    columns = (
        Column(words("Recommendation"), 36),
        Column(words("Dimension"), 16),
        Column(words("State"), 12),
        Column(words("Answered by"), 36),
    )
    rows = tuple(_followed(author, one) for one in found)
    table = Table(columns, rows, words("Recommendations and what became of them"))
    return [Section("recommendations", words("Recommendations"), (Lead(lead), table))]


def _followed(author: Author, one: FollowUp) -> Row:
    words, given = author.words, one.recommendation
    due = words("due {day}", day=words.day(given.due)) if given.due else ""
    finished = words("all that answers it is done") if one.finished else ""
    answers = words.listing([name_of(initiative, words) for initiative in one.answers])
    known = {gap.id: gap for gap in author.gaps.all()}
    return row(
        author.title(given.text),
        author.name(known[one.node]) if one.node in known else one.node,
        Cell(words(STATES[one.state]), strong=one.state == "overdue", more=due),
        Cell(answers or words("no initiative"), more=finished),
    )


def alignment(author: Author) -> list[Section]:
    """List the initiatives that lack a place in the documents that evaluators look for."""
    words, process = author.words, author.case.standing.process
    if process is None or not process.alignment:
        return []
    open_ = [found for found in process.alignment if found.missing]
    lead = words(
        "{count} of {all} initiatives are tied in every respect: to an affair of government, a programme of"
        " RPJMD or Renstra, a budget and an indicator.",
        count=words.number(len(process.alignment) - len(open_), 0),
        all=words.number(len(process.alignment), 0),
    )
    blocks: list[Block] = [Lead(lead)]
    if open_:
        blocks.append(_not_aligned(author, open_))
    return [Section("alignment", words("Alignment with planning and budget"), tuple(blocks))]


def _not_aligned(author: Author, alignments: Sequence[Alignment]) -> Table:
    """Return what each initiative lacks."""
    words = author.words
    columns = (Column(words("Initiative"), 60), Column(words("What it is not tied to yet"), 40))
    rows = tuple(
        row(
            name_of(found.initiative, author.words),
            words.listing([words(TIES[name]) for name in found.missing]),
        )
        for found in alignments
    )
    return Table(columns, rows, words("Initiatives that are not aligned yet"))
