"""Vision, missions, priority, and the targets year by year."""

from collections.abc import Iterator

from smartplan.core.model import ROOT
from smartplan.core.roadmap import PriorityPrice, Roadmap
from smartplan.write.document.author import Author
from smartplan.write.document.findings import missing
from smartplan.write.document.model import (
    Block,
    BulletList,
    Column,
    Quote,
    Section,
    Table,
    plain,
    row,
    said,
)
from smartplan.write.priority import priority_sentences

MOST_BESIDE = 2
"""So many dimensions that come first have room beside the index."""


def vision(author: Author) -> list[Section]:
    """State vision and missions."""
    words, plan = author.words, author.case.plan
    if plan is None:
        return []
    blocks: list[Block] = []
    if plan.vision is None:
        blocks.append(missing(author, words("The plan states no vision.")))
    else:
        blocks.append(Quote(author.title(plan.vision)))
    if plan.missions:
        sentence = words.plural(
            "The vision is carried out through {count} mission.",
            "The vision is carried out through {count} missions.",
            len(plan.missions),
        )
        blocks.append(said(sentence))
        blocks.append(BulletList(tuple(plain(author.title(text)) for text in plan.missions), numbered=True))
    return [Section("vision", words("Vision and missions"), tuple(blocks))]


def priority(author: Author) -> list[Section]:
    """Say which dimensions come first, and why."""
    words, plan = author.words, author.case.plan
    if plan is None or not plan.priority:
        return []
    gaps = {gap.id: gap for gap in author.gaps.all()}
    names = words.listing([author.name(gaps[id_]) for id_ in plan.priority if id_ in gaps])
    blocks: list[Block] = [said(words("The plan puts {names} first.", names=names))]
    if plan.priority_reason is not None:
        blocks.append(said(author.title(plan.priority_reason)))
    roadmap, price = author.case.roadmap, author.case.priority
    if roadmap is not None and price is not None:
        blocks.append(said(" ".join(priority_sentences(price, roadmap, words))))
        if price.forecast and not price.same:
            blocks.append(_years(author, roadmap, price))
    return [Section("priority", words("What comes first"), tuple(blocks))]


def _years(author: Author, roadmap: Roadmap, price: PriorityPrice) -> Table:
    """Return the index and the dimensions that come first, year by year, with the priority and without."""
    words = author.words
    first = [gap for gap in author.dimensions if gap.id in roadmap.plan.priority][:MOST_BESIDE]
    width = 90 // (2 + 2 * len(first))
    columns = [Column(words("Year"), 10)]
    for name in (words("Index"), *map(author.name, first)):
        columns += [Column(name, width, "right"), Column(words("without"), width, "right")]
    rows = []
    for own, other in zip(roadmap.forecast, price.forecast, strict=True):
        values = [own.index, other.index]
        for gap in first:
            values += [own.nodes.get(gap.id), other.nodes.get(gap.id)]
        rows.append(row(str(own.year), *map(author.figure, values)))
    caption = words("Forecast at the end of each year, with the priority and without it")
    return Table(tuple(columns), tuple(rows), caption)


def targets(author: Author) -> list[Section]:
    """Show what is to be reached by when, and what each dimension is to become."""
    words, plan = author.words, author.case.plan
    if plan is None:
        return []
    if not plan.targets:
        note = missing(author, words("The plan sets no targets by year; the framework's own target is used."))
        return [Section("targets", words("Objectives and targets"), (note,))]
    years = sorted(plan.targets)
    ids = [ROOT, *(gap.id for gap in author.gaps.all() if gap.id != ROOT)]
    named = [id_ for id_ in ids if any(id_ in plan.targets[year] for year in years)]
    gaps = {gap.id: gap for gap in author.gaps.all()}
    width = 54 // len(years) if len(years) <= 9 else 6  # noqa: PLR2004 - the horizon is ten years at most
    columns = (
        Column(words("Target of"), 100 - 12 - width * len(years)),
        Column(str(author.year), 12, "right"),
        *(Column(str(year), width, "right") for year in years),
    )
    rows = tuple(
        row(
            words("Index") if id_ == ROOT else author.name(gaps[id_]),
            author.score(gaps[id_].score),
            *(author.figure(plan.targets[year].get(id_)) for year in years),
        )
        for id_ in named
    )
    caption = words("Targets by year; the first figure is the score of {year}", year=author.year)
    blocks: list[Block] = [said(_rise(author, years)), Table(columns, rows, caption), *_objectives(author)]
    return [Section("targets", words("Objectives and targets"), tuple(blocks))]


def _rise(author: Author, years: list[int]) -> str:
    words, plan = author.words, author.case.plan
    goals = [(year, plan.targets[year][ROOT]) for year in years if plan and ROOT in plan.targets[year]]
    if not goals:
        return words("The plan sets targets for single dimensions, not for the index as a whole.")
    return words(
        "The index is to rise from {now} in {year} to {goal} in {last}.",
        now=author.figure(author.gaps.scores.root.reported),
        year=author.year,
        goal=author.figure(goals[-1][1]),
        last=goals[-1][0],
    )


def _objectives(author: Author) -> Iterator[Block]:
    words, plan = author.words, author.case.plan
    directions = plan.directions if plan else {}
    stated = [(gap, directions[gap.id]) for gap in author.dimensions if gap.id in directions]
    if not stated:
        return
    columns = (
        Column(words("Dimension"), 20),
        Column(words("Condition wanted"), 42),
        Column(words("Objective"), 38),
    )
    rows = tuple(
        row(author.name(gap), author.title(direction.future) or "–", author.title(direction.goal) or "–")
        for gap, direction in stated
    )
    yield Table(columns, rows, words("What each dimension is to become"))
