"""Who carries the masterplan: bodies, agencies, the groups of the pentahelix, their meetings."""

from smartplan.core.model.process import Meeting
from smartplan.core.process.table import held
from smartplan.write.document.author import Author
from smartplan.write.document.findings import group_name, lines
from smartplan.write.document.model import (
    Block,
    BulletList,
    Cell,
    Column,
    Lead,
    Row,
    Run,
    Section,
    Table,
    row,
    said,
)
from smartplan.write.terms import GROUPS


def institutions(author: Author) -> list[Section]:
    """Describe the bodies that the evaluation asks for, and what each agency carries."""
    words, plan = author.words, author.case.plan
    if plan is None:
        return []
    bodies = (
        (
            words("Smart-city council (Dewan Smart City)"),
            words(
                "led by the {head}, with the heads of the agencies and members from outside"
                " government; it steers and"
                " meets at least once a year.",
                head=author.head,
            ),
        ),
        (
            words("Executing team (Tim Pelaksana)"),
            words(
                "the agencies that carry initiatives, with a secretariat; it meets them at least once a year."
            ),
        ),
        (
            words("Smart-city forum (Forum Smart City)"),
            words("the regular meeting with the public, in which the programme is aligned and reviewed."),
        ),
    )
    items = tuple((Run(f"{name}: ", strong=True), Run(text)) for name, text in bodies)
    opening = said(
        words("Three bodies carry the masterplan; the ministry's evaluation asks for each of them.")
    )
    blocks: list[Block] = [opening, BulletList(items)]
    if author.case.roadmap is not None and author.case.roadmap.selected:
        blocks.append(_load(author))
    return [Section("institutions", words("Bodies and agencies"), tuple(blocks))]


def _load(author: Author) -> Table:
    """Return what each agency carries of the roadmap."""
    words, roadmap = author.words, author.case.roadmap
    steps = roadmap.selected if roadmap else ()
    carried: dict[str, list[int]] = {}
    for step in steps:
        carried.setdefault(step.initiative.agency, []).append(step.cost)
    plan = author.case.plan
    columns = (
        Column(words("Agency"), 52),
        Column(words("Initiatives"), 14, "right"),
        Column(words("Cost"), 18, "right"),
        Column(words("At once, at most"), 16, "right"),
    )
    rows = []
    for agency, costs in sorted(carried.items(), key=lambda item: (-len(item[1]), -sum(item[1]), item[0])):
        known = plan.agencies.get(agency) if plan else None
        capacity = words.number(known.capacity, 0) if known and known.capacity else words("no limit stated")
        count = words.number(len(costs), 0)
        rows.append(row(author.agency(agency), count, author.money(sum(costs)), capacity))
    return Table(columns, tuple(rows), words("What each agency carries of the roadmap"))


def stakeholders(author: Author) -> list[Section]:
    """List who takes part by group, and which groups each initiative has."""
    words, plan = author.words, author.case.plan
    if plan is None or not (plan.stakeholders or any(i.partners for i in plan.initiatives)):
        return []
    blocks: list[Block] = [Lead(_reach(author))]
    if plan.stakeholders:
        columns = (Column(words("Who"), 38), Column(words("Role"), 62))
        rows: list[Row] = []
        for group, title in GROUPS.items():
            members = [member for member in plan.stakeholders if member.group == group]
            if members:
                rows.append(row(words(title), kind="group"))
                rows.extend(row(author.title(member.name), author.title(member.role)) for member in members)
        blocks.append(Table(columns, tuple(rows), words("Stakeholders by group")))
    blocks.extend(_coverage(author))
    return [Section("stakeholders", words("Stakeholders"), tuple(blocks))]


def _reach(author: Author) -> str:
    """Say how many initiatives have a partner outside government, and which group is rarest."""
    words, plan = author.words, author.case.plan
    initiatives = plan.initiatives if plan else ()
    outside = [i for i in initiatives if set(i.partners) - {"government"}]
    return words(
        "{count} of {all} proposed initiatives have a partner outside government.",
        count=words.number(len(outside), 0),
        all=words.number(len(initiatives), 0),
    )


def _coverage(author: Author) -> list[Block]:
    """Return in how many initiatives of each dimension each group is a partner."""
    words, plan = author.words, author.case.plan
    initiatives = plan.initiatives if plan else ()
    groups = [group for group in GROUPS if any(group in i.partners for i in initiatives)]
    if not groups:
        return []
    columns = (
        Column(words("Dimension"), 28),
        Column(words("Initiatives"), 12, "right"),
        *(Column(words(GROUPS[group]), 60 // len(groups), "right") for group in groups),
    )
    rows = []
    for id_ in author.order:
        own = [i for i in initiatives if author.dimension_of(i) == id_]
        if own:
            name = group_name(author, id_)
            counts = [sum(1 for i in own if group in i.partners) for group in groups]
            rows.append(row(name, words.number(len(own), 0), *(words.number(count, 0) for count in counts)))
    sums = [sum(1 for i in initiatives if group in i.partners) for group in groups]
    whole = words.number(len(initiatives), 0)
    rows.append(row(words("Together"), whole, *(words.number(count, 0) for count in sums), kind="total"))
    rarest = groups[sums.index(min(sums))]
    sentence = words(
        "The group that takes part least is {group}, in {count} initiatives.",
        group=words(GROUPS[rarest]),
        count=words.number(min(sums), 0),
    )
    caption = words("In how many proposed initiatives each group is a partner")
    return [Table(columns, tuple(rows), caption), said(sentence)]


def meetings(author: Author) -> list[Section]:
    """List the meetings of the groups, what they were about, who took part."""
    words, plan = author.words, author.case.plan
    if plan is None or not plan.meetings:
        return []
    columns = (
        Column(words("Day"), 15),
        Column(words("Meeting"), 32),
        Column(words("Agenda"), 37),
        Column(words("Groups"), 16),
    )
    rows = tuple(
        row(
            words.day(meeting.date),
            Cell(author.title(meeting.title), strong=True, more=meeting.source or ""),
            Cell(lines(map(author.title, meeting.agenda)), more=_agreed(author, meeting)),
            Cell(_groups(author, meeting), more=_held(author, meeting)),
        )
        for meeting in plan.meetings
    )
    return [
        Section("meetings", words("Meetings"), (Table(columns, rows, words("Meetings, held and planned")),))
    ]


def _groups(author: Author, meeting: Meeting) -> str:
    """Name the groups of a meeting, with how many came of each where that is known."""
    words = author.words
    named = dict.fromkeys((*meeting.groups, *meeting.attendance))
    said = [
        f"{words(GROUPS[group])} ({meeting.attendance[group]})"
        if group in meeting.attendance
        else words(GROUPS[group])
        for group in named
    ]
    return ", ".join(said) or "–"


def _held(author: Author, meeting: Meeting) -> str:
    """Say whether a meeting is to come, and where it is past whether anything is known of it."""
    words = author.words
    if meeting.date >= author.today:
        return words("still to come")
    return "" if held(meeting) else words("attendance and results are not recorded")


def _agreed(author: Author, meeting: Meeting) -> str:
    goals = "; ".join(map(author.title, meeting.goals))
    return author.words("Agreed: {goals}", goals=goals) if goals else ""
