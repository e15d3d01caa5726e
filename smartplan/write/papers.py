"""The papers of a crossing: which evidence each agency can use again, and a memo that proposes targets."""

from collections.abc import Iterator, Sequence
from itertools import chain

from smartplan.core.changes import Aims, Step
from smartplan.core.model import Evidence
from smartplan.core.scores import Exact, Score, Scores
from smartplan.write.markdown_escape import inline
from smartplan.write.migrated import Crossing
from smartplan.write.tables import markdown_table
from smartplan.write.terminal.migration import evidence_state
from smartplan.write.words import Words, later

STATES = (
    ("reuse", later("Can be used again")),
    ("update", later("To be brought up to date")),
    ("new", later("To be made")),
    (None, later("The crosswalk says nothing of it")),
)


def checklist(crossing: Crossing, words: Words) -> str:
    """Return, agency by agency, what is to be done with the evidence of every indicator."""
    migration = crossing.migration
    title = words("Checklist of evidence: {city}", city=inline(migration.old.assessment.city.name))
    framework = inline(words.title(migration.framework.title))
    note = words("The state is that of the evidence; it does not say that scores may be compared.")
    blocks = [f"# {title}", framework, note]
    for agency in _agencies(crossing):
        steps = [step for step in migration.steps if _concerns(step, agency)]
        blocks += [f"## {_name(crossing, agency, words)}", *_by_state(steps, agency, words)]
    return "\n\n".join(blocks) + "\n"


def _agencies(crossing: Crossing) -> tuple[str | None, ...]:
    """Return the agencies in order of their first indicator; at last none, for what nobody has yet."""
    named = dict.fromkeys(chain.from_iterable(step.agencies for step in crossing.migration.steps))
    orphans = any(not step.agencies for step in crossing.migration.steps)
    return (*named, None) if orphans else tuple(named)


def _concerns(step: Step, agency: str | None) -> bool:
    return not step.agencies if agency is None else agency in step.agencies


def _name(crossing: Crossing, agency: str | None, words: Words) -> str:
    if agency is None:
        return words("No agency named yet")
    planned = crossing.plan.agencies.get(agency) if crossing.plan else None
    return inline(words.title(planned.title) if planned else agency)


def _by_state(steps: Sequence[Step], agency: str | None, words: Words) -> Iterator[str]:
    for state, heading in STATES:
        here = [step for step in steps if (step.row.evidence if step.row else None) == state]
        if here:
            yield f"### {words(heading)} ({len(here)})"
            yield "\n".join(line for step in here for line in _to_do(step, agency, words))


def _to_do(step: Step, agency: str | None, words: Words) -> Iterator[str]:
    source = _asked_before(step)
    was = words("before: {indicators}", indicators=source) if source else words("not asked before")
    yield f"- [ ] {_title(step, words)} ({was})"
    pieces = [
        piece
        for score in step.answered
        if score.answer and agency in (None, score.answer.agency)
        for piece in score.answer.evidence
    ]
    yield from (f"  - {_piece(piece, words)}" for piece in dict.fromkeys(pieces))


def _title(step: Step, words: Words) -> str:
    return inline(f"{step.indicator.id} {words.title(step.indicator.title)}")


def _asked_before(step: Step) -> str:
    return ", ".join(ancestor.ref for ancestor in step.row.ancestors) if step.row else ""


def _piece(piece: Evidence, words: Words) -> str:
    page = [words("p. {page}", page=piece.page)] if piece.page else []
    return inline(", ".join([piece.source, *page, *(text for text in (piece.file, piece.url) if text)]))


def memo(crossing: Crossing, aims: Sequence[Aims], words: Words) -> str:
    """Return a memo that proposes targets under the new framework for RPJMD and Renstra.

    Args:
        crossing: the crossing.
        aims: the targets, at least one, by year.
        words: the reader's language.
    """
    migration = crossing.migration
    city = inline(migration.old.assessment.city.name)
    told = words(
        "A proposal by smartplan, not an official figure: the old targets are worth so much by the same "
        "crosswalk that carries the answers. Whoever sets the target decides."
    )
    return (
        "\n\n".join(
            [
                "# " + words("Proposal: targets after the change of framework, {city}", city=city),
                f"{migration.old.framework.id} → {migration.framework.id}",
                f"**{told}**",
                "## " + words("Basis"),
                "\n".join(f"- {line}" for line in _basis(crossing, words)),
                "## " + words("RPJMD: the index"),
                *_index(crossing, aims, words),
                "## " + words("Renstra: each agency's indicators"),
                *_renstra(crossing, aims[-1], words),
                "## " + words("To be decided"),
                *_open(crossing, aims[-1], words),
            ]
        )
        + "\n"
    )


def _basis(crossing: Crossing, words: Words) -> Iterator[str]:
    crosswalk = crossing.migration.crosswalk
    yield from (inline(words.title(note)) for note in crosswalk.notes)
    for source in crosswalk.sources:
        sure = f" ({words(source.standing)})" if source.standing else ""
        yield inline(source.title) + sure


def _index(crossing: Crossing, aims: Sequence[Aims], words: Words) -> Iterator[str]:
    old = crossing.migration.old
    rows = [[words("result {year}", year=old.assessment.year), _figure(old, words), "–", "–", "–"]]
    rows += [_index_row(aim, words) for aim in aims]
    headings = [
        words("Year"),
        old.framework.id,
        words("proposed: {framework}", framework=crossing.migration.framework.id),
        words("interval"),
        words("Coverage"),
    ]
    yield markdown_table(headings, rows).rstrip()
    yield words(
        "Coverage is the weight of the indicators for which an old target exists. "
        "The interval has all others at the worst and at the best."
    )
    last = aims[-1]
    if last.target.profile is not None:
        yield words("The target is: {title}.", title=inline(words.title(last.target.profile.title)))
    if last.goal is not None:
        before, after = words.number(last.target.goal, 2), words.number(last.goal, 2)
        yield words("Goal for the index as a whole: {old}, on the new scale {new}.", old=before, new=after)


def _index_row(aim: Aims, words: Words) -> list[str]:
    root = aim.new.root
    return [
        words("target {year}", year=aim.target.year or "").strip(),
        _figure(aim.old, words),
        _figure(aim.new, words),
        f"{words.number(root.low, 2)} – {words.number(root.high, 2)}",
        words.percent(root.coverage),
    ]


def _figure(scores: Scores, words: Words) -> str:
    root: Score = scores.root
    band = root.band
    named = f" ({words.title(band.title) if band.title else band.name})" if band else ""
    return words.number(root.reported if root.reported is not None else root.value, 2) + named


def _renstra(crossing: Crossing, aim: Aims, words: Words) -> Iterator[str]:
    headings = [
        words("Indicator"),
        words("Asked before as"),
        words("Baseline"),
        words("Proposed target"),
        words("Evidence"),
    ]
    for agency in _agencies(crossing):
        steps = [step for step in crossing.migration.steps if _concerns(step, agency)]
        yield f"### {_name(crossing, agency, words)}"
        yield markdown_table(headings, [_renstra_row(step, aim, words) for step in steps]).rstrip()


def _renstra_row(step: Step, aim: Aims, words: Words) -> list[str]:
    return [
        f"{step.indicator.id} {words.title(step.indicator.title)}",
        _asked_before(step) or "–",
        words.plain(step.answer.score, 2) if step.answer and step.answer.score is not None else "–",
        words.plain(aim.of(step.indicator.id), 2),
        evidence_state(step, words),
    ]


def _open(crossing: Crossing, aim: Aims, words: Words) -> Iterator[str]:
    """Say what no old target covers, and that figures come with the first assessment."""
    without = [s for s in crossing.migration.steps if aim.of(s.indicator.id) is None]
    lines = [words("No old target covers {indicator}.", indicator=_title(step, words)) for step in without]
    lines += [
        words(
            "The old result for {indicator} is above the proposed target: {value}.",
            indicator=_title(step, words),
            value=words.plain(step.answer.score, 2),
        )
        for step in crossing.migration.steps
        if step.answer and _is_above(step.answer.score, aim.of(step.indicator.id))
    ]
    lines.append(
        words(
            "Baselines marked – are known after the first self-assessment; work the proposal out again then."
        )
    )
    yield "\n".join(f"- [ ] {line}" for line in lines)


def _is_above(value: Exact | None, target: Exact | None) -> bool:
    return value is not None and target is not None and value > target
