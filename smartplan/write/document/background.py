"""The opening chapters of the analysis: why, on what basis, of what, and how."""

from collections.abc import Iterator

from smartplan.write.document.author import Author
from smartplan.write.document.findings import missing
from smartplan.write.document.model import (
    Block,
    BulletList,
    Lead,
    Quote,
    Run,
    Section,
    Text,
    plain,
    said,
)
from smartplan.write.document.outline import label_in, text_in, title_in
from smartplan.write.words import later

RULES = {
    "arithmetic": later("the weighted arithmetic mean"),
    "geometric": later("the weighted geometric mean"),
    "harmonic": later("the weighted harmonic mean"),
    "minimum": later("the lowest value"),
    "pooled": later("the weighted mean of all indicators"),
    "generalised": later("the weighted generalised mean"),
    "worst": later("the mean of the lowest values"),
    "staged": later("what the stages passed in order give"),
    "product": later("the product"),
    "ratio": later("the ratio"),
}


def background(author: Author) -> list[Section]:
    """Say in three sentences what this document answers."""
    words, root = author.words, author.gaps.root
    blocks: list[Block] = []
    if root.score.reported is not None:
        blocks.append(
            said(
                words(
                    "In {year} {city} stands at {score} of {max}. This document shows what that"
                    " figure consists"
                    " of, how far it is from the target, and what can be done about it with the"
                    " means at hand.",
                    year=author.year,
                    city=author.city,
                    score=author.figure(root.score.reported),
                    max=author.maximum,
                )
            )
        )
    return [Section("background", words("Background"), tuple(blocks))]


def purpose(author: Author) -> list[Section]:
    """Say what the document is for."""
    words = author.words
    aims = [
        words("describe the present condition of each dimension, with the evidence it rests on;"),
        words("state the condition that is wanted, and the gap to it;"),
    ]
    if author.case.plan is not None:
        aims.append(
            words(
                "choose and order initiatives within the ceilings of every fund and the capacity of"
                " every agency;"
            )
        )
        aims.append(words("name who is responsible, what it costs and how progress is measured every year;"))
    aims.append(words("say openly what is not known, so that it can be asked next."))
    opening = said(words("This document is drawn up to:"))
    return [Section("purpose", words("Purpose"), (opening, BulletList(tuple(plain(aim) for aim in aims))))]


def legal_basis(author: Author) -> list[Section]:
    """List what the plan rests on in law."""
    words, plan = author.words, author.case.plan
    if plan is None:
        return []
    title = words("Legal basis")
    if not plan.legal:
        return [Section("legal-basis", title, (missing(author, words("The plan names no legal basis.")),))]
    opening = said(words("The masterplan rests on the following regulations."))
    return [
        Section(
            "legal-basis",
            title,
            (opening, BulletList(tuple(plain(law) for law in plan.legal), numbered=True)),
        )
    ]


def scope(author: Author) -> list[Section]:
    """Say what is covered: dimensions, years, agencies, funds."""
    words, plan = author.words, author.case.plan
    items: list[Text] = [
        _item(
            words("What is assessed"),
            words(
                "{count} indicators in {dimensions} dimensions: {names}.",
                count=words.number(len(author.gaps.leaves), 0),
                dimensions=words.number(len(author.dimensions), 0),
                names=author.names(author.dimensions),
            ),
        )
    ]
    if plan is not None:
        items.extend(_of_plan(author))
    return [Section("scope", words("Scope"), (BulletList(tuple(items)),))]


def _of_plan(author: Author) -> Iterator[Text]:
    words, plan = author.words, author.case.plan
    if plan is None:
        return
    yield _item(
        words("Years"),
        words("{years}, planned in {quarters} quarters.", years=author.years, quarters=plan.horizon.quarters),
    )
    carrying = {initiative.agency for initiative in plan.initiatives}
    if plan.initiatives:
        count = words.number(len(plan.initiatives), 0)
        agencies = words.number(len(carrying), 0)
        said = words("{count} proposed, carried by {agencies} agencies.", count=count, agencies=agencies)
        yield _item(words("Initiatives"), said)
    if plan.funds:
        names = words.listing([author.short_fund(fund) for fund in plan.funds])
        yield _item(words("Funds"), words("{names}, each with a ceiling per year.", names=names))


def _item(lead: str, text: str) -> Text:
    return (Run(f"{lead}: ", strong=True), Run(text))


def method(author: Author) -> list[Section]:
    """Say in plain words how the figures come about; Annex B has the formulas."""
    words, scores = author.words, author.gaps.scores
    scale = scores.framework.scale
    steps = [
        words(
            "Scoring. Every indicator is scored from {min} to {max} by the criteria of the"
            " framework, with its evidence.",
            min=words.plain(scale.min),
            max=words.plain(scale.max),
        ),
        words(
            "Aggregation. The score of a dimension and of the index is {rule} of what lies below"
            " it, by weight.",
            rule=words(RULES[rule_name(author)]),
        ),
        words(
            "Gap. The gap of an indicator is its target minus its score, never below zero; gaps are"
            " weighted like scores."
        ),
    ]
    if author.case.roadmap is not None:
        steps.append(
            words(
                "Roadmap. A solver chooses initiatives and their start: first all mandatory ones,"
                " then the largest"
                " weighted gap closed in the priority dimensions, then in all, then the least cost, then the"
                " earliest start, within every ceiling, capacity and dependency of the plan."
            )
        )
        steps.append(
            words(
                "Forecast. The index of each year is computed anew by the framework's own rule from"
                " what has been"
                " finished by then; an initiative counts from the quarter after it ends."
            )
        )
    opening = said(words("The figures of this document come about in these steps; Annex B has the formulas."))
    points = BulletList(tuple(_step(step) for step in steps), numbered=True)
    return [Section("method", words("Method"), (opening, points))]


def _step(text: str) -> Text:
    name, _, rest = text.partition(".")
    return (Run(f"{name}.", strong=True), Run(rest))


def rule_name(author: Author) -> str:
    """Return the name of the rule of the index."""
    rule = author.gaps.scores.framework.rule
    return rule if isinstance(rule, str) else rule.kind


def structure(author: Author) -> list[Section]:
    """Say what each book holds."""
    words = author.words
    items = tuple(
        _item(
            f"{label_in(book.label, place, author.words)} {title_in(book.title, author.words)}",
            text_in(book.summary, author.words),
        )
        for place, book in enumerate(author.outline.books, 1)
    )
    return [Section("structure", words("Structure of this document"), (BulletList(items),))]


def statements(author: Author) -> list[Section]:
    """Quote what was publicly said when the work began."""
    words, plan = author.words, author.case.plan
    if plan is None or not plan.statements:
        return []
    opening = Lead(
        words("The plan starts from what was said in public; each statement is given with its source.")
    )
    quotes = tuple(
        Quote(
            author.title(statement.text),
            ", ".join(
                [
                    *([statement.source] if statement.source else []),
                    *([words.day(statement.date)] if statement.date else []),
                ]
            ),
        )
        for statement in plan.statements
    )
    return [Section("statements", words("What was said at the start"), (opening, *quotes))]


def strategic_issues(author: Author) -> list[Section]:
    """List the issues that the plan answers."""
    words, plan = author.words, author.case.plan
    if plan is None or not plan.issues:
        return []
    opening = said(
        words.plural(
            "The plan answers {count} strategic issue.",
            "The plan answers {count} strategic issues.",
            len(plan.issues),
        )
    )
    items = tuple(
        (Run(author.title(issue.text)), *([Run(f" ({issue.source})", emphasis=True)] if issue.source else []))
        for issue in plan.issues
    )
    return [
        Section("strategic-issues", words("Strategic issues"), (opening, BulletList(items, numbered=True)))
    ]
