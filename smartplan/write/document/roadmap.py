"""The roadmap: how it was chosen, why in this order, and what is not in it and why."""

from collections.abc import Sequence
from fractions import Fraction

from smartplan.core.roadmap import Roadmap, Stage
from smartplan.write.document.author import Author
from smartplan.write.document.model import (
    Block,
    Callout,
    Cell,
    Column,
    Lead,
    Section,
    Table,
    plain,
    row,
    said,
)
from smartplan.write.named import name_of
from smartplan.write.proof import amount, share
from smartplan.write.words import later

AIMS = {
    "mandatory": later("All mandatory initiatives are in"),
    "priority": later("Largest weighted gap closed in the priority dimensions"),
    "all": later("Largest weighted gap closed in all dimensions"),
    "cost": later("Least cost"),
    "start": later("Earliest start"),
    "ids": later("Order of the file, where all else is equal"),
}
STATUSES = {
    "optimal": later("Every aim below was proved: no other selection and order serves it better."),
    "feasible": later(
        "The roadmap keeps every ceiling and capacity; an aim that was not proved shows how far it may be."
    ),
    "infeasible": later(
        "The mandatory initiatives can't all be carried out with the money and time of the plan."
    ),
    "unsettled": later("The limit of computation was reached before a roadmap was found."),
}


def roadmap_choice(author: Author) -> list[Section]:
    """Say how the roadmap was chosen and how sure it is."""
    words, roadmap = author.words, author.case.roadmap
    if roadmap is None:
        return []
    blocks: list[Block] = [Lead(chosen(author, roadmap)), said(words(STATUSES[roadmap.status]))]
    if roadmap.conflict:
        items = tuple(plain(author.constraint(one)) for one in roadmap.conflict)
        title = words("These demands can't all hold; drop any one of them and the rest fits")
        blocks.append(Callout(title, items, "warning"))
    if roadmap.stages:
        blocks.append(_stages(author, roadmap.stages))
    title, wide = words("How it was chosen"), bool(roadmap.selected)
    return [Section("roadmap-choice", title, tuple(blocks), landscape=wide)]


def chosen(author: Author, roadmap: Roadmap) -> str:
    """Say how many initiatives are in, for which years, and what they cost."""
    words = author.words
    if not roadmap.selected:
        return words("There is no roadmap yet.")
    return words(
        "{chosen} of {count} proposed initiatives are in the roadmap for {years}; together they cost {cost}.",
        chosen=words.number(len(roadmap.selected), 0),
        count=words.number(len(roadmap.steps), 0),
        years=author.years,
        cost=author.money(roadmap.total_cost),
    )


def _stages(author: Author, stages: Sequence[Stage]) -> Table:
    words = author.words
    columns = (
        Column(words("Aim, in this order"), 52),
        Column(words("Reached"), 24, "right"),
        Column(words("Proof"), 24),
    )
    rows = tuple(
        row(words(AIMS[stage.name]), _reached(author, stage), proof(author, stage))
        for stage in stages
        if stage.name != "ids"
    )
    return Table(columns, rows, words("The aims of the roadmap and what it reaches"))


def _reached(author: Author, stage: Stage) -> str:
    """Return what an aim reached, in its own unit."""
    words = author.words
    if stage.value is None:
        return "–"
    value = Fraction(stage.value, stage.scale)
    if stage.name == "cost":
        return author.money(int(value))
    if stage.name in {"priority", "all"}:
        return words("{value} index points × quarters", value=words.number(value, 2))
    if stage.name == "start":
        return words("{value} quarters after the start, summed", value=words.number(value, 0))
    return words.number(value, 0)


def proof(author: Author, stage: Stage) -> str:
    """Say whether an aim was proved, else what can't be beaten."""
    words = author.words
    if stage.proved:
        return words("proved")
    if stage.bound is None:
        return words("not proved, no bound")
    if stage.remaining is None:
        return words("not proved; at best {bound}", bound=amount(stage, stage.bound, words))
    return words(
        "not proved; at best {bound} ({share} apart)",
        bound=amount(stage, stage.bound, words),
        share=share(stage.remaining, words),
    )


def roadmap_order(author: Author) -> list[Section]:
    """Say of each initiative why it is in and why it does not start earlier."""
    words, roadmap = author.words, author.case.roadmap
    if roadmap is None or not roadmap.selected:
        return []
    columns = (
        Column(words("Initiative"), 22),
        Column(words("Start"), 12),
        Column(words("Why it is in"), 32),
        Column(words("Why not earlier"), 34),
    )
    rows = tuple(
        row(
            Cell(name_of(step.initiative, author.words), strong=True),
            author.quarter(step.start),
            author.reason(step.why),
            author.reason(step.earlier) if step.earlier else "–",
        )
        for step in roadmap.selected
    )
    lead = Lead(
        words(
            "No start was guessed: each reason names what would break if the initiative began a"
            " quarter earlier."
        )
    )
    table = Table(columns, rows, words("Why in this order"))
    return [Section("roadmap-order", words("Why in this order"), (lead, table))]


def left_out(author: Author) -> list[Section]:
    """List what is not in the roadmap, and what would have to change."""
    words, roadmap = author.words, author.case.roadmap
    if roadmap is None:
        return []
    out = [step for step in roadmap.steps if not step.selected]
    title = words("What is not in it, and why")
    if not out:
        return [Section("left-out", title, (said(words("Every proposed initiative is in the roadmap.")),))]
    cost = sum(step.initiative.cost for step in out)
    lead = words.plural(
        "{count} proposed initiative is not in the roadmap; it would cost {cost}.",
        "{count} proposed initiatives are not in the roadmap; together they would cost {cost}.",
        len(out),
        cost=author.money(cost),
    )
    columns = (Column(words("Initiative"), 34), Column(words("Cost"), 18, "right"), Column(words("Why"), 48))
    rows = tuple(
        row(
            Cell(name_of(step.initiative, author.words), strong=True),
            author.money(step.initiative.cost),
            author.reason(step.why),
        )
        for step in out
    )
    return [Section("left-out", title, (Lead(lead), Table(columns, rows, title)))]
