"""A comparison as a memo of one page: the headline, a waterfall that adds up, and what moved most."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from smartplan.core.changes import Changes, shown
from smartplan.core.scores import Scores
from smartplan.write.charts.scale import Tick, nice_steps
from smartplan.write.charts.waterfall import Rise, Waterfall
from smartplan.write.diff import Compared
from smartplan.write.digits import digits_of
from smartplan.write.terminal.bias import lean_said
from smartplan.write.terminal.deliveries import OUTCOME_WORDS
from smartplan.write.terminal.diff import PART_WORDS, head, row_name, verdict, with_points
from smartplan.write.words import Words, later

SHORT = (later("Scores"), later("Weights"), later("Framework"), later("Scope"))
MOST = 10
"""How many indicators stand on the page."""


@dataclass(frozen=True, slots=True)
class Page:
    """What stands on the page, as text; every figure is the terminal's.

    Attributes:
        title: who, from when to when.
        lines: the headline and what belongs to it.
        chart: the waterfall.
        sentence: what the waterfall shows.
        parts: the split, with its sum at last.
        rows: the indicators that moved most: name, old, new, points, verdict.
        rest: what is said of the others.
        also: the plan, the tracks.
        bands: note that bands and ranks are no part of the split.
    """

    title: str
    lines: tuple[str, ...]
    chart: Waterfall
    sentence: str
    parts: tuple[tuple[str, str], ...]
    rows: tuple[tuple[str, str, str, str, str], ...]
    rest: str
    also: tuple[str, ...]
    bands: str


def page_of(found: Compared, words: Words) -> Page:
    """Return the page of a comparison."""
    changes = found.changes
    title, *lines = (line.plain.strip() for line in head(changes, words))
    digits = digits_of(changes.new.framework) + 1
    points = shown(changes.parts.each, digits)
    parts = [
        (words(label), words.number(p, digits, signed=True))
        for label, p in zip(PART_WORDS, points, strict=True)
    ]
    together = (words("together"), words.number(sum(points), digits, signed=True))
    return Page(
        title=title,
        lines=tuple(lines),
        chart=_waterfall(changes, points, words),
        sentence=_sentence(points, digits, words),
        parts=(*parts, together),
        rows=_rows(changes, digits, words),
        rest=_rest(changes, words),
        also=tuple(_also(found, words)),
        bands=words("Bands and ranks stand beside the change and are never split; a rank needs all cities."),
    )


def _waterfall(changes: Changes, points: tuple[Fraction, ...], words: Words) -> Waterfall:
    low = min(float(side.framework.scale.min) for side in (changes.old, changes.new))
    high = max(float(side.framework.scale.max) for side in (changes.old, changes.new))
    ticks = tuple(Tick(low + step, words.plain(low + step, 2)) for step in nice_steps(high - low))
    rises = [_whole(changes.old, low, changes, words)]
    at = float(changes.old.root.value or 0)
    digits = digits_of(changes.new.framework) + 1
    for name, part, point in zip(SHORT, changes.parts.each, points, strict=True):
        rises.append(Rise(words(name), at, at + float(part), words.number(point, digits, signed=True)))
        at += float(part)
    rises.append(_whole(changes.new, low, changes, words))
    return Waterfall(words("What moved the index"), words("Index"), tuple(rises), ticks)


def _whole(side: Scores, low: float, changes: Changes, words: Words) -> Rise:
    value = float(side.root.value or 0)
    figure = words.number(side.root.reported, digits_of(changes.new.framework))
    return Rise(f"{side.assessment.year} {side.track or ''}".strip(), low, value, figure, whole=True)


def _sentence(points: tuple[Fraction, ...], digits: int, words: Words) -> str:
    """Say which part moved the index most."""
    if not any(points):
        return words("Nothing moved the index.")
    most = max(range(len(points)), key=lambda n: (abs(points[n]), -n))
    part = words.number(points[most], digits, signed=True)
    return words("Most of the change comes from: {name} ({part}).", name=words(SHORT[most]), part=part)


def _rows(changes: Changes, digits: int, words: Words) -> tuple[tuple[str, str, str, str, str], ...]:
    moved = [(row, points) for row, points in with_points(changes.rows, digits) if points]
    most = sorted(moved, key=lambda pair: (-abs(pair[1]), pair[0].id))[:MOST]
    return tuple(
        (
            row_name(row, words),
            words.plain(row.old, 2),
            words.plain(row.new, 2),
            words.number(points, digits, signed=True),
            verdict(row, words),
        )
        for row, points in most
    )


def _rest(changes: Changes, words: Words) -> str:
    moved = sum(1 for row in changes.rows if row.parts.total)
    one = "{count} indicator moved the index; these moved it most."
    many = "{count} indicators moved the index; these moved it most."
    return words.plural(one, many, moved)


def _also(found: Compared, words: Words) -> Iterator[str]:
    """Say what became of the plan, and how optimistic the city was."""
    if found.deliveries is not None:
        outcomes = [str(row.outcome) for row in found.deliveries.initiatives]
        counted = [(words(said), outcomes.count(name)) for name, said in OUTCOME_WORDS.items()]
        listed = ", ".join(f"{said} {count}" for said, count in counted if count)
        yield words("Initiatives of the plan: {outcomes}", outcomes=listed)
    if found.bias is not None:
        yield lean_said(found.bias.all, words)
