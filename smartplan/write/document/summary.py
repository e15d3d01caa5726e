"""Book III: the masterplan on few pages, for those who decide."""

from collections.abc import Iterator
from dataclasses import replace

from smartplan.core.model import Plan
from smartplan.core.roadmap import Roadmap
from smartplan.write.document.assessment import condition, dimensions_figure, findings, key_figures
from smartplan.write.document.author import Author
from smartplan.write.document.budget import budget_figure, budget_lead
from smartplan.write.document.findings import steps_table
from smartplan.write.document.forecast import arrival
from smartplan.write.document.model import (
    Block,
    Callout,
    Column,
    KeyFigures,
    Lead,
    Section,
    Table,
    Tile,
    plain,
    row,
    said,
)
from smartplan.write.document.roadmap import chosen
from smartplan.write.priority import priority_sentences

FIRST = 6
"""How many first steps are shown."""


def at_a_glance(author: Author) -> list[Section]:
    """Open the masterplan with its figures and its line of thought."""
    words, case = author.words, author.case
    if case.plan is None or case.roadmap is None or not case.roadmap.selected:
        return []
    blocks: list[Block] = [Lead(chosen(author, case.roadmap)), programme_figures(author, case.roadmap)]
    blocks.extend(_argument(author, case.plan, case.roadmap))
    blocks.append(_first_steps(author, case.roadmap))
    return [Section("at-a-glance", words("What, by whom, at what cost"), tuple(blocks))]


def programme_figures(author: Author, roadmap: Roadmap) -> KeyFigures:
    """Return initiatives, cost, quick wins, and the index at the end."""
    words = author.words
    quick = [step for step in roadmap.selected if step.initiative.quick_win]
    ceiling = sum(item.ceiling for item in roadmap.budget)
    of_ceiling = words("of {ceiling} the funds may pay", ceiling=author.money(ceiling)) if ceiling else ""
    last = roadmap.forecast[-1] if roadmap.forecast else None
    return KeyFigures(
        (
            Tile(
                words.number(len(roadmap.selected), 0),
                words("Initiatives in the roadmap"),
                words("of {count} proposed", count=words.number(len(roadmap.steps), 0)),
            ),
            Tile(author.money(roadmap.total_cost), words("Cost {years}", years=author.years), of_ceiling),
            Tile(words.number(len(quick), 0), words("Quick wins"), words("visible early")),
            Tile(
                author.figure(last.index if last else None),
                words("Index at the end of {year}", year=last.year if last else ""),
                words(
                    "from {now} in {year}",
                    now=author.figure(author.gaps.scores.root.reported),
                    year=author.year,
                ),
            ),
        )
    )


def _argument(author: Author, plan: Plan, roadmap: Roadmap) -> Iterator[Block]:
    """Say why this order: what comes first, what it costs, where it leads."""
    words = author.words
    if plan.priority_reason is not None:
        price = author.case.priority
        told = next(priority_sentences(price, roadmap, words)) if price else ""
        yield said(f"{author.title(plan.priority_reason)} {told}".strip(), words("What comes first."))
    if author.ranked:
        weakest = author.ranked[-1]
        own = [step for step in author.steps_of(weakest.id) if step.selected]
        text = words.plural(
            "{name} is furthest behind; {count} initiative of the roadmap is for it, at {cost}.",
            "{name} is furthest behind; {count} initiatives of the roadmap are for it, at {cost}.",
            len(own),
            name=author.name(weakest),
            cost=author.money(sum(step.cost for step in own)),
        )
        yield said(text, words("Where most is missing."))
    if roadmap.forecast and roadmap.forecast[-1].index is not None:
        yield said(arrival(author, roadmap), words("Where it leads."))
    out = [step for step in roadmap.steps if not step.selected]
    if out:
        cost = author.money(sum(step.initiative.cost for step in out))
        text = words(
            "{count} proposed initiatives worth {cost} wait for money, capacity or time; each is"
            " listed with its"
            " reason.",
            count=words.number(len(out), 0),
            cost=cost,
        )
        yield said(text, words("What is not in it."))


def _first_steps(author: Author, roadmap: Roadmap) -> Table:
    caption = author.words("The first steps")
    return steps_table(author, roadmap.selected[:FIRST], caption)


def summary_condition(author: Author) -> list[Section]:
    """Say where the city stands."""
    words = author.words
    blocks: list[Block] = [Lead(condition(author)), key_figures(author)]
    if author.dimensions:
        blocks.append(dimensions_figure(author, "summary-dimensions"))
        blocks.extend(findings(author))
    return [Section("summary-condition", words("Where the region stands"), tuple(blocks))]


def summary_programme(author: Author) -> list[Section]:
    """Say what is done first, what it costs and where it leads."""
    words, case = author.words, author.case
    if case.plan is None or case.roadmap is None or not case.roadmap.selected:
        return []
    roadmap = case.roadmap
    blocks: list[Block] = [Lead(chosen(author, roadmap)), programme_figures(author, roadmap)]
    blocks.extend(_argument(author, case.plan, roadmap))
    quick = [step for step in roadmap.selected if step.initiative.quick_win]
    if quick:
        blocks.append(steps_table(author, quick, words("Quick wins")))
    blocks.append(_by_dimension(author))
    return [Section("summary-programme", words("What is done, and what it brings"), tuple(blocks))]


def _by_dimension(author: Author) -> Table:
    """Return for each dimension its initiatives, cost, score now and at the end."""
    words, roadmap = author.words, author.case.roadmap
    last = roadmap.forecast[-1] if roadmap and roadmap.forecast else None
    columns = (
        Column(words("Dimension"), 34),
        Column(words("Initiatives"), 14, "right"),
        Column(words("Cost"), 20, "right"),
        Column(str(author.year), 10, "right"),
        Column(str(last.year) if last else "–", 10, "right"),
        Column(words("Target"), 12, "right"),
    )
    rows = []
    for gap in author.dimensions:
        own = [step for step in author.steps_of(gap.id) if step.selected]
        end = author.figure(last.nodes.get(gap.id)) if last else "–"
        count, cost = words.number(len(own), 0), author.money(sum(step.cost for step in own))
        rows.append(row(author.name(gap), count, cost, author.score(gap.score), end, author.aim(gap)))
    return Table(columns, tuple(rows), words("Each dimension: what is done, and what it brings"))


def summary_budget(author: Author) -> list[Section]:
    """Say what it costs, by fund and year."""
    roadmap = author.case.roadmap
    if roadmap is None or not roadmap.total_cost:
        return []
    figure = replace(budget_figure(author, roadmap), name="summary-budget", table=None)
    title = author.words("What it costs")
    return [Section("summary-budget", title, (Lead(budget_lead(author, roadmap)), figure))]


def summary_decision(author: Author) -> list[Section]:
    """Ask for the decision, in words that can be put to a vote."""
    words, plan, roadmap = author.words, author.case.plan, author.case.roadmap
    if plan is None:
        return []
    asked = [
        words("Adopt this masterplan by: {regulation}.", regulation=author.regulation),
        words("Set up the council, the executing team and the forum, and name who leads each."),
    ]
    if roadmap is not None and roadmap.selected:
        first = roadmap.selected[0]
        year = first.start.year if first.start else author.year
        spent = sum(step.spending.get(year, 0) for step in roadmap.selected)
        asked.append(
            words("Provide {cost} in {year} for the first initiatives.", cost=author.money(spent), year=year)
        )
    asked.append(words("Have every agency enter its initiatives into its strategic plan (Renstra)."))
    callout = Callout(words("The decision asked for"), tuple(plain(text) for text in asked), "finding")
    after = words(
        "The {head} may also ask for changes or decline; every figure can then be computed anew.",
        head=author.head,
    )
    return [Section("summary-decision", words("What is to be decided"), (callout, said(after)))]
