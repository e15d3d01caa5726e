"""The annexes: every indicator, every weight, how it is computed, and where the document comes from."""

from collections.abc import Iterator

from smartplan.core.gaps import Gap
from smartplan.core.scores import Status
from smartplan.write.document.author import Author
from smartplan.write.document.background import RULES, rule_name
from smartplan.write.document.drafts import waiting
from smartplan.write.document.front import STANDINGS
from smartplan.write.document.model import (
    Block,
    BulletList,
    Callout,
    Cell,
    Column,
    Facts,
    Lead,
    Row,
    Run,
    Section,
    Table,
    plain,
    row,
    said,
)
from smartplan.write.document.outline import title_in
from smartplan.write.document.roadmap import AIMS, proof


def annex_indicators(author: Author) -> list[Section]:
    """List every indicator with score, target, gap, weight, evidence and remark."""
    return list(_indicators(author))


def _indicators(author: Author) -> Iterator[Section]:
    words = author.words
    columns = (
        Column(words("Indicator"), 25),
        Column(words("Score"), 7, "right"),
        Column(words("Target"), 7, "right"),
        Column(words("Gap"), 7, "right"),
        Column(words("Weight"), 8, "right"),
        Column(words("Remark"), 25),
        Column(words("Evidence"), 21),
    )
    for dimension in author.dimensions:
        rows: list[Row] = []
        for child in dimension.children or (dimension,):
            if not child.score.is_leaf:
                rows.append(row(f"{author.name(child)} · {author.score(child.score)}", kind="group"))
            rows.extend(_indicator(author, leaf) for leaf in author.leaves(child))
        caption = words("{name}: scores and evidence", name=author.name(dimension))
        table = Table(columns, tuple(rows), caption, author.source)
        name, id_ = author.name(dimension), dimension.id
        yield Section(f"annex-{id_}", name, (table,), landscape=True, dimension=id_)


def _indicator(author: Author, leaf: Gap) -> Row:
    words, answer = author.words, leaf.score.answer
    evidence = [
        ", ".join(part for part in (piece.source, _page(author, piece.page), piece.url) if part)
        for piece in (answer.evidence if answer else ())
    ]
    shown = author.score(leaf.score) if leaf.score.value is not None else _state(leaf)
    return row(
        Cell(author.name(leaf), more=leaf.id),
        Cell(shown, strong=True, exact=leaf.score.value),
        Cell(author.aim(leaf), exact=leaf.target) if leaf.score.in_scope else "–",
        Cell(author.missing(leaf), exact=leaf.gap),
        Cell(words.percent(leaf.score.weight, 2), exact=leaf.score.weight * 100),
        _remark(author, leaf),
        "\n".join(evidence) or "–",
    )


def _page(author: Author, page: str | None) -> str:
    return author.words("page {page}", page=page) if page else ""


def _state(leaf: Gap) -> str:
    return {Status.UNKNOWN: "?", Status.NOT_ASSESSED: "…"}.get(leaf.score.status, "–")


def _remark(author: Author, leaf: Gap) -> str:
    words, answer = author.words, leaf.score.answer
    if answer is None:
        return words("not assessed yet")
    parts = [
        answer.not_applicable,
        answer.note,
        answer.reason,
        words("Confidence is low.") if answer.confidence == "low" else None,
        words("Carried over from {year}, to be confirmed.", year=answer.carried_over)
        if answer.carried_over
        else None,
        words("Unknown.") if answer.unknown else None,
    ]
    return " ".join(part for part in parts if part) or "–"


def annex_method(author: Author) -> list[Section]:
    """Write down the formulas, and what the framework itself notes."""
    words, framework = author.words, author.gaps.scores.framework
    formulas = (*_of_nodes(author), *_of_the_index(author))
    blocks: list[Block] = [Facts(tuple((name, plain(text)) for name, text in formulas))]
    if framework.notes:
        blocks.append(said(words("The framework itself notes:")))
        blocks.append(BulletList(tuple(plain(author.title(note)) for note in framework.notes)))
    return [Section("annex-method", words("How it is computed"), tuple(blocks))]


def _of_nodes(author: Author) -> Iterator[tuple[str, str]]:
    """Yield how scores, targets and gaps come about."""
    words = author.words
    scored = words(
        "{rule} of its children: weights of siblings are scaled to sum to one over what is in scope."
        " What does not apply leaves the denominator.",
        rule=words(RULES[rule_name(author)]),
    )
    yield words("Score of a node"), scored[:1].upper() + scored[1:]
    yield (
        words("Target"),
        words("The nearest of: the indicator's own, that of a node above it, that of the profile."),
    )
    yield (
        words("Gap"),
        words(
            "Of an indicator: max(0, target − score); of a node: rule(targets) − rule(min(score, target))."
            " Under arithmetic rules the gap of the index is the sum of weight × gap over all indicators."
        ),
    )


def _of_the_index(author: Author) -> Iterator[tuple[str, str]]:
    """Yield what else is said of the index."""
    words = author.words
    yield words("Lift"), words("What the index gains if this indicator alone reaches its target.")
    yield words("Interval"), words("The index with every unknown at the worst, and at the best.")
    yield words("Coverage"), words("Weight of what is scored / weight of what is in scope.")
    yield (
        words("Exactness"),
        words("Scores are computed with fractions of the figures as written; nothing is rounded on the way."),
    )


def annex_weights(author: Author) -> list[Section]:
    """List the weight of every node in the whole index."""
    words = author.words
    columns = (
        Column(words("Dimension or part"), 58),
        Column(words("Weight in the index"), 21, "right"),
        Column(words("Score"), 21, "right"),
    )
    rows: list[Row] = []
    for dimension in author.dimensions:
        weight = words.percent(dimension.score.weight, 2)
        rows.append(
            row(
                Cell(author.name(dimension), strong=True),
                Cell(weight, strong=True),
                author.score(dimension.score),
            )
        )
        rows.extend(
            row(f"   {author.name(child)}", words.percent(child.score.weight, 2), author.score(child.score))
            for child in dimension.children
            if not child.score.is_leaf
        )
    table = Table(columns, tuple(rows), words("Weights over what is in scope"))
    return [Section("annex-weights", words("Weights"), (table,))]


def annex_sources(author: Author) -> list[Section]:
    """Cite the sources of the framework, each with how sure it is."""
    words = author.words
    blocks: list[Block] = []
    for gaps in (author.gaps, *author.case.also):
        framework = gaps.scores.framework
        items = []
        for source in framework.sources:
            standing = words(STANDINGS[source.standing or framework.standing])
            link = source.url if source.url and source.url.startswith(("http://", "https://")) else None
            note = f"; {source.note}" if source.note else ""
            items.append((Run(source.title, link=link), Run(f" ({standing}{note})")))
        if items:
            blocks.append(said(f"{author.title(framework.title)}:"))
            blocks.append(BulletList(tuple(items)))
    blocks += _drawn(author)
    return [Section("annex-sources", words("Sources of the frameworks"), tuple(blocks))] if blocks else []


def _drawn(author: Author) -> Iterator[Block]:
    """Say which initiatives are drawn from a catalogue, and what that is worth."""
    words, case = author.words, author.case
    drawn = [item for item in (case.plan.initiatives if case.plan else ()) if item.typical]
    if case.catalogue and drawn:
        name = author.title(case.catalogue.title)
        standing = words(STANDINGS[case.catalogue.standing])
        drawn_from = words("Drawn from “{name}” ({standing}).", name=name, standing=standing)
        yield said(author.title(case.catalogue.note), drawn_from)
        yield BulletList(tuple(plain(author.title(item.title)) for item in drawn))


def annex_proof(author: Author) -> list[Section]:
    """Give the solver's proof in full."""
    words, roadmap = author.words, author.case.roadmap
    if roadmap is None or not roadmap.stages:
        return []
    columns = (
        Column(words("Aim, in this order"), 40),
        Column(words("Value"), 20, "right"),
        Column(words("Bound"), 20, "right"),
        Column(words("Proof"), 20),
    )
    rows = tuple(
        row(
            words(AIMS[stage.name]),
            "–" if stage.value is None else words.number(stage.value, 0),
            "–" if stage.bound is None else words.number(stage.bound, 0),
            proof(author, stage),
        )
        for stage in roadmap.stages
    )
    lead = said(
        words(
            "Values are the exact integers of the solver; an aim is proved where its value equals the bound."
        )
    )
    table = Table(columns, rows, words("The proof of the roadmap"))
    return [Section("annex-proof", words("Proof of the roadmap"), (lead, table))]


def annex_files(author: Author) -> list[Section]:
    """Name the files, their digests, the version, the sections that still wait for text."""
    words, case = author.words, author.case
    blocks: list[Block] = [
        Lead(
            words(
                "Made on {day} with smartplan {version} from the files below; with the same files"
                " anyone can compute"
                " it again.",
                day=words.day(author.today),
                version=case.version or "–",
            )
        )
    ]
    if case.inputs:
        columns = (Column(words("File"), 34), Column("SHA-256", 66))
        rows = tuple(row(file.name, file.sha256) for file in case.inputs)
        blocks.append(Table(columns, rows, words("Files this document rests on")))
    if case.digest:
        blocks.append(said(f"{case.digest}.", words("Digest of all these files and all figures (SHA-256):")))
    owed = waiting(author)
    if owed:
        names = words.listing(
            [f"{title_in(entry.title, author.words)} (text/{entry.id}.md)" for entry in owed]
        )
        blocks.append(said(names + ".", words("Sections that still wait for a text.")))
    return [Section("annex-files", words("Files and version"), tuple(blocks))]


def annex_warnings(author: Author) -> list[Section]:
    """Repeat what the program had to say about the files."""
    words, warnings = author.words, author.case.warnings
    if not warnings:
        return []
    title = words.plural("{count} remark of the check", "{count} remarks of the check", len(warnings))
    callout = Callout(title, tuple(plain(warning) for warning in warnings), "warning")
    return [Section("annex-warnings", words("Remarks on the files"), (callout,))]
