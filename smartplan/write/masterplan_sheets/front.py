"""The first and the last sheet: what matters most, and how it was found."""

from collections.abc import Iterator

from smartplan.core.roadmap import Roadmap
from smartplan.write.document.annex import annex_method, annex_proof
from smartplan.write.document.author import Author
from smartplan.write.document.front import facts
from smartplan.write.document.model import BulletList, Callout, Facts, Lead, Paragraph, Section
from smartplan.write.document.runs import text_of
from smartplan.write.masterplan_sheets.leaf import As, Head, Leaf, Value
from smartplan.write.proof import in_a_line

Pair = tuple[str, Value | As]


def summary(author: Author) -> Leaf:
    """Return the index, its band, goal and coverage, and the totals of the roadmap."""
    words = author.words
    heads = (Head(words("Key figure"), 44), Head(words("Value"), 60))
    pairs = [*_assessed(author), *_index(author)]
    if author.case.roadmap is not None:
        pairs.extend(_totals(author, author.case.roadmap))
    pairs.extend(_origin(author))
    return Leaf(words("Summary"), author.city, heads, tuple(pairs), author.source)


def _assessed(author: Author) -> Iterator[Pair]:
    words, scores = author.words, author.gaps.scores
    assessment, framework = scores.assessment, scores.framework
    yield words("Region"), author.city
    yield words("Province"), assessment.city.province
    yield words("Framework"), author.title(framework.title)
    yield words("Edition"), author.title(framework.edition) or None
    yield words("Year of the assessment"), As(assessment.year, "year")
    yield words("Status"), words("Final") if assessment.status == "final" else words("Draft")
    yield words("Assessed by"), assessment.assessor
    yield words("Assessed on"), As(assessment.assessed_on, "day")
    yield words("Verified by"), assessment.verifier
    yield words("Verified on"), As(assessment.verified_on, "day")


def _index(author: Author) -> Iterator[Pair]:
    words, root, target = author.words, author.gaps.root, author.gaps.target
    score, leaves = root.score, author.gaps.leaves
    known = [leaf for leaf in leaves if leaf.gap is not None]
    yield words("Index, as reported"), As(score.reported, "score")
    yield words("Index, exact"), As(score.value, "exact")
    yield words("Band"), score.band.name if score.band else None
    yield words("Best score of the scale"), As(author.gaps.scores.framework.scale.max, "score")
    yield words("Lowest possible"), As(score.low, "score")
    yield words("Highest possible"), As(score.high, "score")
    yield words("Goal for the index"), As(target.goal, "score")
    yield words("Year of the goal"), As(target.year, "year")
    yield words("Target of the index"), As(root.target, "score")
    yield words("Gap of the index"), As(root.gap, "score")
    yield words("Coverage by weight"), As(score.coverage, "percent")
    yield words("Indicators"), As(len(leaves), "count")
    yield words("Indicators at their target"), As(sum(1 for leaf in known if leaf.gap == 0), "count")
    yield words("Indicators of which nothing is known"), As(len(author.open_leaves()), "count")


def _totals(author: Author, roadmap: Roadmap) -> Iterator[Pair]:
    words, chosen = author.words, roadmap.selected
    last = roadmap.forecast[-1] if roadmap.forecast else None
    ceiling = sum(item.ceiling for item in roadmap.budget)
    yield words("Years of the roadmap"), author.years
    yield words("Roadmap"), in_a_line(roadmap, words)
    yield words("Initiatives proposed"), As(len(roadmap.steps), "count")
    yield words("Initiatives in the roadmap"), As(len(chosen), "count")
    yield words("Quick wins"), As(sum(1 for step in chosen if step.initiative.quick_win), "count")
    yield words("Cost (Rp)"), As(roadmap.total_cost, "money")
    yield words("Ceiling of all funds"), As(ceiling, "money")
    yield words("Left (Rp)"), As(ceiling - roadmap.total_cost, "money")
    if last is not None:
        yield words("Index at the end of {year}", year=last.year), As(last.index, "score")
        yield words("Target of the index {year}", year=last.year), As(last.target, "score")


def _origin(author: Author) -> Iterator[Pair]:
    words = author.words
    yield words("Made on"), As(author.today, "day")
    yield words("Made with"), f"smartplan {author.case.version}"
    yield words("Digest of files and figures (SHA-256)"), author.case.digest or None


def method(author: Author) -> Leaf:
    """Return in words how the figures were found, and what they rest on."""
    words = author.words
    heads = (Head(words("About"), 40), Head(words("What it says"), 110))
    sections = (*facts(author), *annex_method(author), *annex_proof(author))
    rows = [pair for section in sections for pair in _told(section)]
    rows.extend((f"{file.name}", f"SHA-256 {file.sha256}") for file in author.case.inputs)
    return Leaf(words("Method"), words("How the figures were found"), heads, tuple(rows))


def _told(section: Section) -> Iterator[tuple[str, str]]:
    """Return what a section of the document says, without its tables."""
    for block in section.blocks:
        if isinstance(block, Facts):
            yield from ((name, text_of(text)) for name, text in block.items)
        elif isinstance(block, Lead):
            yield section.title, block.text
        elif isinstance(block, Paragraph):
            yield section.title, text_of(block.text)
        elif isinstance(block, Callout):
            yield block.title, "\n".join(text_of(text) for text in block.texts)
        elif isinstance(block, BulletList):
            yield section.title, "\n".join(text_of(text) for text in block.items)
