"""Where the city stands, as numbers: dimensions and indicators."""

from smartplan.core.gaps import Gap
from smartplan.core.model import Evidence
from smartplan.core.scores import Score, Status
from smartplan.write.document.author import Author
from smartplan.write.masterplan_sheets.leaf import Drawn, Head, Leaf, Value
from smartplan.write.words import later

STATUSES = {
    Status.SCORED: later("scored"),
    Status.UNKNOWN: later("unknown"),
    Status.NOT_ASSESSED: later("not assessed yet"),
    Status.NOT_APPLICABLE: later("does not apply"),
}
TRACKS = {"self": later("the city's own"), "verified": later("verified")}
CONFIDENCE = {"high": later("high"), "medium": later("medium"), "low": later("low")}


def dimensions(author: Author) -> Leaf | None:
    """Return each dimension: score, target, gap, weight, and where the roadmap takes it."""
    words, roadmap = author.words, author.case.roadmap
    last = roadmap.forecast[-1] if roadmap and roadmap.forecast else None
    heads = (
        Head(words("Dimension"), 34),
        Head(words("Score {year}", year=author.year), 12, "score"),
        Head(words("Target"), 12, "score"),
        Head(words("Gap"), 12, "score"),
        Head(words("Band"), 16),
        Head(words("Weight"), 12, "percent"),
        Head(words("Coverage by weight"), 12, "percent"),
        Head(words("Lowest possible"), 12, "score"),
        Head(words("Highest possible"), 12, "score"),
        *((Head(words("Forecast {year}", year=last.year), 12, "score"),) if last else ()),
        *(
            (Head(words("Initiatives"), 12, "count"), Head(words("Cost (Rp)"), 20, "money"))
            if roadmap
            else ()
        ),
        Head(words("Id"), 16),
    )
    rows = []
    for gap in author.dimensions:
        own = [step for step in author.steps_of(gap.id) if step.selected]
        forecast = (last.nodes.get(gap.id),) if last else ()
        work = (len(own), sum(step.cost for step in own)) if roadmap else ()
        rows.append((*_placed(author, gap), *forecast, *work, gap.id))
    title = words("Dimensions: score {year} and target", year=author.year)
    drawn = Drawn("radar", title, 0, (1, 2)) if rows else None
    return Leaf(words("Dimensions"), title, heads, tuple(rows), author.source, drawn)


def _placed(author: Author, gap: Gap) -> tuple[Value, ...]:
    """Return the name of a node, its exact figures, and its band."""
    score = gap.score
    band = score.band.name if score.band else None
    figures = (score.value, gap.target, gap.gap)
    return (author.name(gap), *figures, band, score.weight, score.coverage, score.low, score.high)


def indicators(author: Author) -> Leaf | None:
    """Return every indicator: answer, target, gap, weight, lift, evidence, agency."""
    words = author.words
    heads = (
        Head(words("Id"), 12),
        Head(words("Dimension"), 24),
        Head(words("Indicator"), 52),
        Head(words("State"), 16),
        Head(words("Score"), 10, "score"),
        Head(words("Target"), 10, "score"),
        Head(words("Gap"), 10, "score"),
        Head(words("Weight"), 10, "percent"),
        Head(words("Lift of the index"), 12, "exact"),
        Head(words("Level"), 26),
        Head(words("Whose score"), 16),
        Head(words("How sure"), 12),
        Head(words("Agency"), 30),
        Head(words("Evidence"), 46),
        Head(words("Note"), 46),
    )
    rows = tuple(_indicator(author, leaf) for leaf in author.gaps.leaves)
    title = words("All indicators: score, target, gap, and what the index gains")
    return Leaf(words("Indicators"), title, heads, rows, author.source, frozen=3)


def _indicator(author: Author, leaf: Gap) -> tuple[Value, ...]:
    words, score = author.words, leaf.score
    top = author.top_of(leaf.id)
    return (
        leaf.id,
        author.name(author.gaps.of(top)) if top else None,
        author.name(leaf),
        words(STATUSES[score.status]),
        score.value,
        leaf.target,
        leaf.gap,
        score.weight,
        leaf.lift,
        author.level(score) or None,
        words(TRACKS[score.track]) if score.track else None,
        *_answered(author, score),
    )


def _answered(author: Author, score: Score) -> tuple[Value, ...]:
    """Return how sure it is, who answered, on what evidence, and what was noted."""
    answer = score.answer
    if answer is None:
        return (None, None, None, None)
    sure = author.words(CONFIDENCE[answer.confidence]) if answer.confidence else None
    agency = author.agency(answer.agency) if answer.agency else None
    evidence = "\n".join(_evidence(author, one) for one in answer.evidence) or None
    return (sure, agency, evidence, answer.not_applicable or answer.note)


def _evidence(author: Author, evidence: Evidence) -> str:
    page = author.words("page {page}", page=evidence.page) if evidence.page else None
    return ", ".join(part for part in (evidence.source, page, evidence.url, evidence.file) if part)
