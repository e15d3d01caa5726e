"""The roadmap by itself: in brief, what keeps it from being, and what was asked beside the plan."""

from collections.abc import Iterator

from smartplan.core.roadmap import Roadmap
from smartplan.write import proof
from smartplan.write.document.author import Author
from smartplan.write.document.forecast import arrival
from smartplan.write.document.front import facts_of, illustrative
from smartplan.write.document.model import (
    Block,
    BulletList,
    Callout,
    Cell,
    Column,
    Facts,
    Lead,
    Section,
    Table,
    plain,
    row,
    said,
)
from smartplan.write.document.roadmap import chosen
from smartplan.write.document.summary import programme_figures
from smartplan.write.planned import Against, Planned
from smartplan.write.reasons import eased_sentence
from smartplan.write.wished import against_title, goal_lines, goal_title, total_lines, turn, wish_lines


def sentence(text: str) -> str:
    """Return part of a sentence as a whole one."""
    return text[:1].upper() + text[1:] + ("" if text[-1:] in ".!?" else ".")


def roadmap_facts(author: Author) -> list[Section]:
    """Say in plain words what the roadmap rests on."""
    words = author.words
    lead = words(
        "This document is the roadmap of {city} for {years}: which initiatives, when, at what cost, and why.",
        city=author.city,
        years=author.years,
    )
    blocks: tuple[Block, ...] = (Lead(lead), Facts(tuple(facts_of(author))), *illustrative(author))
    return [Section("roadmap-facts", words("About this document"), blocks)]


def roadmap_overview(author: Author) -> list[Section]:
    """Give the roadmap in brief; where there is none, what can't hold together and the cheapest ways out."""
    words, roadmap = author.words, author.case.roadmap
    if roadmap is None:
        return []
    known = roadmap.forecast and roadmap.forecast[-1].index is not None
    lead = arrival(author, roadmap) if known else chosen(author, roadmap)
    blocks: list[Block] = [Lead(lead), *_wished(author)]
    if roadmap.selected:
        blocks.append(programme_figures(author, roadmap))
    standing, *bounds = proof.standing(roadmap, words)
    blocks.append(said(standing, words("How sure it is.")))
    if bounds:
        blocks.append(BulletList(tuple(plain(sentence(bound)) for bound in bounds)))
    blocks.extend(_impossible(author, roadmap))
    return [Section("roadmap-overview", words("The roadmap in brief"), tuple(blocks))]


def _wished(author: Author) -> Iterator[Block]:
    """Say that this is no roadmap of the plan as written, and what was asked."""
    planned = author.case.planned
    if planned and planned.wishes:
        asked = (plain(sentence(line)) for line in wish_lines(planned.wishes, author.words, author.named))
        title = author.words("What if: this is not the roadmap of the plan as written.")
        yield Callout(title, tuple(asked), "warning")


def _impossible(author: Author, roadmap: Roadmap) -> Iterator[Block]:
    """Name the demands that can't all hold with their places, then the cheapest ways out."""
    words, planned = author.words, author.case.planned
    if not roadmap.conflict or planned is None:
        return
    demands = []
    for one in roadmap.conflict:
        place = planned.place_of(one.keys)
        demands.append(plain(f"{author.constraint(one)} ({place.file}:{place.line})"))
    title = words("These demands can't all hold; drop any one of them and the rest fits")
    yield Callout(title, tuple(demands), "warning")
    eased = (
        words.listing([eased_sentence(author.eased(one), words) for one in relief.eased])
        + ("" if relief.proved else " " + words("(less may do)"))
        for relief in planned.reliefs
    )
    ways = tuple(plain(sentence(text)) for text in eased)
    if ways:
        yield Callout(words("The cheapest ways out, any one of which is enough"), ways, "finding")


def roadmap_moves(author: Author) -> list[Section]:
    """Hold the roadmap against that of the plan as written, and against one that was kept."""
    words, planned = author.words, author.case.planned
    found = [one for one in (planned.written, planned.baseline) if one] if planned else []
    if planned is None or not found or not planned.roadmap.forecast:
        return []
    blocks: list[Block] = []
    for against in found:
        lines = tuple(plain(sentence(line)) for line in total_lines(against, planned.roadmap, words))
        blocks += [said(sentence(against_title(against, words))), BulletList(lines)]
        blocks.append(_moves(author, against))
    return [Section("roadmap-moves", words("What moved, and why"), tuple(blocks))]


def _moves(author: Author, against: Against) -> Block:
    words = author.words
    if not against.moves:
        return said(sentence(words("no initiative moved")))
    columns = (Column(words("Initiative"), 34), Column(words("What moved"), 24), Column(words("Why"), 42))
    rows = (
        row(
            Cell(author.titled(move.id).strip("“”"), strong=True),
            turn(move, words),
            " ".join(author.reason(reason) for reason in move.reasons),
        )
        for move in against.moves
    )
    return Table(columns, tuple(rows), words("What moved: {against}", against=against_title(against, words)))


def roadmap_goals(author: Author) -> list[Section]:
    """Say what each goal costs at the least."""
    planned = author.case.planned
    if planned is None or not planned.goals:
        return []
    return [
        Section(
            "roadmap-goals", author.words("The cheapest way to the goals"), tuple(_goals(author, planned))
        )
    ]


def _goals(author: Author, planned: Planned) -> Iterator[Block]:
    words = author.words
    for goal in planned.goals:
        yield said(sentence(goal_title(goal, planned.roadmap, words)))
        lines = goal_lines(goal, planned.roadmap, words, author.titled)
        yield BulletList(tuple(plain(sentence(line.strip())) for line in lines))
