"""The answer of `assess` on the screen."""

from collections.abc import Iterator, Mapping, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from smartplan.core.gaps import Gap, Gaps
from smartplan.core.model import Scale
from smartplan.core.scores import Score, Scores, Status, next_questions
from smartplan.write.digits import digits_of
from smartplan.write.terminal.screen import blocks, light_table, print_line
from smartplan.write.words import Words, later

BAR = 10
BIGGEST = 3
LISTED = 12

STATUS_WORDS = {
    Status.UNKNOWN: later("unknown"),
    Status.NOT_ASSESSED: later("not assessed"),
    Status.NOT_APPLICABLE: later("not applicable"),
}


def show_assessment(console: Console, gaps: Gaps, words: Words, depth: int | None) -> None:
    """Print the head, the table down to a depth, the biggest gaps, and what is missing."""
    for line in head(gaps, words):
        print_line(console, line)
    console.print()
    console.print(_table(console, gaps, words, depth))
    filled, missing, _ = blocks(console)
    console.print(
        words("{filled} reached  {missing} missing to the target", filled=filled, missing=missing),
        style="dim",
    )
    console.print()
    for line in (*biggest(gaps, words), *unanswered(gaps, words)):
        print_line(console, line)


def head(gaps: Gaps, words: Words) -> Iterator[Text]:
    """Say what was assessed, and the index with its band, interval, goal and coverage."""
    scores, root = gaps.scores, gaps.scores.root
    assessment = scores.assessment
    yield Text(
        f"{assessment.city.name} {assessment.year} · {words.title(scores.framework.title)}", style="bold"
    )
    if assessment.illustrative is not None:
        yield Text(words.title(assessment.illustrative), style="yellow")
    figure = Text(
        words("Index {figure}", figure=words.number(root.reported, digits_of(gaps.scores.framework))),
        style="bold",
    )
    if root.band is not None:
        figure.append(f"  {root.band.name}")
    yield figure
    yield Text("  ".join(_facts(gaps, words)))


def _facts(gaps: Gaps, words: Words) -> Iterator[str]:
    scores, root = gaps.scores, gaps.scores.root
    yield words("coverage {share}", share=words.percent(root.coverage))
    if root.low != root.high:
        low, high = (words.number(value, digits_of(gaps.scores.framework)) for value in (root.low, root.high))
        yield words("unknowns leave it between {low} and {high}", low=low, high=high)
    if gaps.target.goal is not None:
        yield words("goal {goal}", goal=words.plain(gaps.target.goal))
    tracks = scores.tracks()
    if len(tracks) > 1:
        yield words(
            "{verified} verified, {own} self-assessed", verified=tracks["verified"], own=tracks["self"]
        )


def _table(console: Console, gaps: Gaps, words: Words, depth: int | None) -> Table:
    table = light_table()
    table.add_column(words("Item"), ratio=1, no_wrap=True, overflow="ellipsis")
    table.add_column(words("Score"), justify="right", no_wrap=True)
    table.add_column(words("Level"), no_wrap=True, overflow="ellipsis", max_width=15)
    table.add_column(words("Target"), justify="right", no_wrap=True)
    table.add_column(words("Gap"), justify="right", no_wrap=True)
    table.add_column("", no_wrap=True, min_width=BAR)
    table.add_column(words("Cov."), justify="right", no_wrap=True)
    table.expand = True
    short = short_names(gaps.scores, words)
    for gap, level in _rows(gaps.root, 0):
        if depth is None or level <= depth:
            name = "  " * (level - 1) + short[gap.id]
            table.add_row(name, *_cells(console, gaps, gap, words), style="" if gap.score.is_leaf else "bold")
    return table


def _rows(gap: Gap, level: int) -> Iterator[tuple[Gap, int]]:
    for child in gap.children:
        yield child, level + 1
        yield from _rows(child, level + 1)


def _cells(console: Console, gaps: Gaps, gap: Gap, words: Words) -> tuple[str, ...]:
    score = gap.score
    return (
        words.number(score.reported, digits_of(gaps.scores.framework)),
        level_word(gaps.scores, score, words),
        words.plain(gap.target, 2),
        words.number(gap.gap, digits_of(gaps.scores.framework)) if gap.gap else "",
        _bar(console, gaps.scores.framework.scale, gap),
        "" if score.coverage is None or score.is_leaf else words.percent(score.coverage),
    )


def short_names(scores: Scores, words: Words) -> Mapping[str, str]:
    """Return id and title of everything, short enough for a column.

    An id that continues its parent's is cut to what is new, and words with which the titles of all indicators
    begin ("Tingkat Kematangan") are left out.
    """
    opening = _common_opening([words.title(leaf.item.title) for leaf in scores.leaves])
    names: dict[str, str] = {}
    for score in scores.root.walk():
        for child in score.children:
            own = child.id.removeprefix(score.id) if child.id.startswith(f"{score.id}.") else child.id
            title = words.title(child.item.title)
            names[child.id] = f"{own} {title.removeprefix(opening) if child.is_leaf else title}"
    return names


def _common_opening(titles: Sequence[str]) -> str:
    """Return the words with which every title begins, if each goes on after them; else nothing."""
    split = [title.split(" ") for title in titles]
    shared: list[str] = []
    for column in zip(*split, strict=False):
        if len(set(column)) > 1:
            break
        shared.append(column[0])
    enough = len(titles) > 1 and shared and all(len(parts) > len(shared) for parts in split)
    return " ".join(shared) + " " if enough else ""


def name_of(score: Score, words: Words) -> str:
    """Return id and title."""
    return f"{score.id} {words.title(score.item.title)}"


def level_word(scores: Scores, score: Score, words: Words) -> str:
    """Return the word for a score: the level reached of a leaf, the band of a node, else its status."""
    if score.status is not Status.SCORED:
        return words(STATUS_WORDS[score.status])
    return level_name(scores, score, words) or (score.band.name if score.band else "")


def level_name(scores: Scores, score: Score, words: Words) -> str:
    """Return the name of the level that an indicator has reached; empty where levels have no names."""
    level = scores.framework.level_at(score.item, score.raw)
    return words.title(level.name) if level is not None and level.name is not None else ""


def _bar(console: Console, scale: Scale, gap: Gap) -> str:
    filled, missing, empty = blocks(console)
    if gap.score.value is None:
        return ""
    span = scale.max - scale.min
    reached = round(float((gap.score.value - scale.min) / span) * BAR)
    wanted = round(float(((gap.score.value + (gap.gap or 0)) - scale.min) / span) * BAR)
    return filled * reached + missing * (wanted - reached) + empty * (BAR - max(reached, wanted))


def biggest(gaps: Gaps, words: Words) -> Iterator[Text]:
    """Name the indicators that make most of the gap, with level, target and lift."""
    found = gaps.biggest(BIGGEST)
    if not found:
        return
    yield Text(words("Biggest gaps"), style="bold")
    for number, gap in enumerate(found, 1):
        yield Text(f"  {number}. {name_of(gap.score, words)}", overflow="ellipsis", no_wrap=True)
        yield Text("     " + _what_is_missing(gaps, gap, words))


def _what_is_missing(gaps: Gaps, gap: Gap, words: Words) -> str:
    name = level_name(gaps.scores, gap.score, words)
    return words(
        "{score}{level} of {target}: closing it lifts the index by {lift}",
        score=words.plain(gap.score.value),
        level=f" ({name})" if name else "",
        target=words.plain(gap.target),
        lift=words.number(gap.lift, max(digits_of(gaps.scores.framework), 3)),
    )


def unanswered(gaps: Gaps, words: Words) -> Iterator[Text]:
    """List what has no answer, and why the index is an interval because of it."""
    missing = [s for s in gaps.scores.leaves if s.in_scope and s.value is None]
    if not missing:
        return
    heading = words.plural(
        "{count} indicator without an answer", "{count} indicators without an answer", len(missing)
    )
    yield Text(heading, style="bold")
    for score in missing[:LISTED]:
        line = f"  {name_of(score, words)} ({words(STATUS_WORDS[score.status])})"
        yield Text(line, overflow="ellipsis", no_wrap=True)
    if len(missing) > LISTED:
        yield Text("  " + words("and {count} more", count=len(missing) - LISTED))
    yield from _next_question(gaps, words)


def _next_question(gaps: Gaps, words: Words) -> Iterator[Text]:
    """Name the question whose answer would narrow the index most."""
    ranked = next_questions(gaps.scores)
    if not ranked or not ranked[0].narrows:
        return
    width = words.number(ranked[0].narrows, digits_of(gaps.scores.framework) + 1)
    said = words(
        "Next best question: {id}; its answer narrows the index by {width}",
        id=ranked[0].score.id,
        width=width,
    )
    yield Text(said, style="bold")
