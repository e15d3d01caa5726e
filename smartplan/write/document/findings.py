"""Small pieces that many sections are made of: notes on what is missing, rows, lists, figures of one kind."""

from collections.abc import Iterable, Sequence

from smartplan.core.gaps import Gap
from smartplan.core.model.base import Titles
from smartplan.core.roadmap import Step
from smartplan.core.scores import Exact, Status
from smartplan.write.charts import Dumbbell, Radar, Reach, Spoke, Tick, nice_steps
from smartplan.write.charts.radar import FEWEST
from smartplan.write.document.author import Author
from smartplan.write.document.model import (
    BulletList,
    Callout,
    Cell,
    Column,
    Figure,
    Row,
    Table,
    plain,
    row,
)
from smartplan.write.named import name_of


def missing(author: Author, text: str) -> Callout:
    """Return a note that says what is missing, so that nobody takes its absence for an answer."""
    return Callout(author.words("Not stated yet"), (plain(text),), "note")


def group_name(author: Author, id_: str | None) -> str:
    """Return what a dimension is called; for None, that it is none."""
    return author.words("Across dimensions") if id_ is None else author.name(author.gaps.of(id_))


def points(author: Author, titles: Iterable[Titles]) -> BulletList:
    """Return texts that people wrote as points."""
    return BulletList(tuple(plain(author.title(title)) for title in titles))


def lines(texts: Iterable[str]) -> str:
    """Return several texts as points within one cell."""
    return "\n".join(f"• {text}" for text in texts) or "–"


def as_float(value: Exact | None) -> float | None:
    """Return a value for drawing."""
    return None if value is None else float(value)


def scale_ticks(author: Author) -> tuple[Tick, ...]:
    """Return the marks of the scale: every step of a short one, else five parts."""
    scale = author.gaps.scores.framework.scale
    low, high = scale.min, scale.max
    steps = (high - low) / scale.step if scale.step else None
    count = int(steps) if steps and steps.denominator == 1 and steps <= 6 else 4  # noqa: PLR2004 - readable rings
    values = [low + (high - low) * i / count for i in range(count + 1)]
    return tuple(Tick(float(value), author.words.plain(value)) for value in values)


def money_ticks(author: Author, highest: int) -> tuple[tuple[Tick, ...], int, str]:
    """Return round marks of a money axis, the unit in rupiah, and what the unit is called."""
    words = author.words
    unit, name = (10**9, words("Rp billion")) if highest >= 10**9 else (10**6, words("Rp million"))
    values = nice_steps(highest / unit)
    return tuple(Tick(value * unit, words.plain(value)) for value in values), unit, name


def gap_table(author: Author, gaps: Sequence[Gap], title: str) -> Table:
    """Return now, target and gap of nodes."""
    words = author.words
    columns = (
        Column(title, 42),
        Column(words("Now"), 17, "right"),
        Column(words("Target"), 20, "right"),
        Column(words("Gap"), 21, "right"),
    )
    return Table(columns, tuple(gap_row(author, gap) for gap in gaps))


def gap_row(author: Author, gap: Gap) -> Row:
    """Return one node's now, target and gap."""
    return row(
        author.name(gap),
        Cell(author.score(gap.score), exact=gap.score.value),
        Cell(author.aim(gap), exact=gap.target),
        Cell(author.missing(gap), strong=True, exact=gap.gap),
    )


def compared(author: Author, name: str, title: str, heading: str) -> Figure:
    """Return the dimensions as a radar beside their values; as a gap chart where a radar can't be read.

    `heading` says what the dimensions are called in their table.
    """
    gaps = author.dimensions
    round_enough = FEWEST <= len(gaps) <= 10  # noqa: PLR2004 - more spokes can't be told apart
    chart = _radar(author, title, gaps) if round_enough else dumbbell(author, title, gaps)
    table = gap_table(author, gaps, heading)
    return Figure(name, chart, title, "", author.source, table, beside=round_enough)


def _radar(author: Author, title: str, gaps: Sequence[Gap]) -> Radar:
    spokes = tuple(
        Spoke(
            author.name(gap),
            as_float(gap.score.value),
            as_float(gap.target),
            f"{author.score(gap.score)} → {author.aim(gap)}",
        )
        for gap in gaps
    )
    return Radar(title, spokes, scale_ticks(author), marks(author))


def marks(author: Author) -> tuple[tuple[str, str], ...]:
    """Return the key of charts that show now and target."""
    words, year = author.words, author.gaps.target.year
    now = words("Score {year}", year=author.year)
    target = words("Target {year}", year=year) if year else words("Target")
    return (("now", now), ("target", target))


def dumbbell(author: Author, title: str, gaps: Sequence[Gap], groups: Sequence[str | None] = ()) -> Dumbbell:
    """Return a gap chart; `groups` gives a heading above a row."""
    headings = groups or [None] * len(gaps)
    rows = tuple(_reach(author, gap, group) for gap, group in zip(gaps, headings, strict=True))
    return Dumbbell(title, rows, scale_ticks(author), marks(author), author.words("Gap"))


def _reach(author: Author, gap: Gap, group: str | None) -> Reach:
    score = gap.score
    return Reach(
        label=author.name(gap),
        value=as_float(score.value),
        target=as_float(gap.target) if score.in_scope else None,
        low=as_float(score.low),
        high=as_float(score.high),
        note=_note(author, gap),
        group=group,
        told=f"{author.score(score)} → {author.aim(gap)}",
    )


def _note(author: Author, gap: Gap) -> str:
    words, status = author.words, gap.score.status
    if status is Status.NOT_APPLICABLE:
        return words("out of scope")
    if gap.score.value is None:
        return words("unknown")
    return words("reached") if gap.gap == 0 else author.missing(gap)


def steps_table(author: Author, steps: Sequence[Step], caption: str) -> Table:
    """Return initiatives with agency, time and cost on one line each."""
    words = author.words
    columns = (
        Column(words("Initiative"), 43),
        Column(words("Agency"), 19),
        Column(words("When"), 20),
        Column(words("Cost"), 18, "right"),
    )
    rows = tuple(
        row(
            Cell(name_of(step.initiative, author.words), strong=True),
            author.short_agency(step.initiative.agency),
            author.span(step),
            author.money(step.cost),
        )
        for step in steps
    )
    return Table(columns, rows, caption)
