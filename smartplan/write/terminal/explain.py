"""The answer of `explain` on the screen: a number in words and figures, down to its lines."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from rich.console import Console
from rich.table import Table
from rich.text import Text

from smartplan.core.gaps import Gap, Gaps
from smartplan.core.model import Indicator
from smartplan.core.scores import Operand, Score, Status, operands_of
from smartplan.errors import Place
from smartplan.write.rules import rounding_in_words, rule_in_words
from smartplan.write.terminal.assessment import STATUS_WORDS, level_name, name_of
from smartplan.write.terminal.screen import light_table
from smartplan.write.words import Words, later


@dataclass(frozen=True, slots=True)
class Places:
    """Where things were written.

    Attributes:
        answer: the place of an indicator's answer in the assessment; None where it has none.
        definition: the place where the framework defines a node or indicator.
    """

    answer: Callable[[str], Place | None]
    definition: Callable[[str], Place]


def show_explanation(console: Console, gaps: Gaps, id_: str, places: Places, words: Words) -> None:
    """Print the score of a node or indicator, how it came about, and where each operand was written."""
    gap = gaps.of(id_)
    console.print(Text(name_of(gap.score, words), style="bold"))
    for line in _lines(gaps, gap, places, words):
        console.print(Text("  " + line))
    operands = operands_of(gap.score)
    if operands:
        console.print()
        console.print(_table(operands, places, words))
        for line in _left_out(operands, words):
            console.print(Text("  " + line))


def _lines(gaps: Gaps, gap: Gap, places: Places, words: Words) -> Iterator[str]:
    score = gap.score
    yield _result(gaps, score, words)
    if score.is_leaf:
        yield from _leaf(gaps, score, words)
    else:
        yield words("rule: {rule}", rule=rule_in_words(score.rule or "arithmetic", words))
    if score.low is not None and score.low != score.high:
        low, high = words.plain(score.low), words.plain(score.high)
        yield words("unknowns leave it between {low} and {high}", low=low, high=high)
    if gap.target is not None:
        yield _target(gap, words)
    yield words("weight in the index: {share}", share=words.percent(score.weight, 2))
    yield from _written(score, places, words)


def _result(gaps: Gaps, score: Score, words: Words) -> str:
    if score.is_refused:
        coverage = words.percent(score.coverage)
        return words("score: none, too little is known ({coverage} of the weight)", coverage=coverage)
    if score.value is None:
        return words("score: {status}", status=words(STATUS_WORDS[score.status]))
    text = words("score: {exact}", exact=words.plain(score.value))
    rounding = gaps.scores.framework.rounding
    if rounding is not None:
        figure = words.number(score.reported, rounding.digits)
        how = rounding_in_words(rounding, words)
        text += ", " + words("reported as {figure} ({how})", figure=figure, how=how)
    if score.band is not None and not score.is_leaf:
        text += ", " + words(
            "band {band} (from {lowest})", band=score.band.name, lowest=words.plain(score.band.from_)
        )
    return text


def _leaf(gaps: Gaps, score: Score, words: Words) -> Iterator[str]:
    level = gaps.scores.framework.level_at(score.item, score.raw)
    name = level_name(gaps.scores, score, words)
    if name:
        yield words("level reached: {name}", name=name)
    if level is not None and level.criterion is not None:
        yield words("criterion: {criterion}", criterion=words.title(level.criterion))
    if score.raw is not None and score.raw != score.value:
        benchmarked = isinstance(score.item, Indicator) and score.item.benchmark is not None
        said = later("in per cent of the benchmark: {raw}") if benchmarked else later("written value: {raw}")
        yield words(said, raw=words.plain(score.raw))
    answer = score.answer
    if answer is None:
        return
    if score.track is not None:
        yield words("track: {track}", track=words(score.track))
    if answer.not_applicable is not None:
        yield words("not applicable: {why}", why=answer.not_applicable)
    for evidence in answer.evidence:
        yield words("evidence: {source}", source=evidence.source)


def _target(gap: Gap, words: Words) -> str:
    target = words("target: {target}", target=words.plain(gap.target))
    if gap.gap is None:
        return target
    text = words("{target}, gap {gap}", target=target, gap=words.plain(gap.gap))
    if not gap.lift:
        return text
    return words("{text}; closing it alone lifts the index by {lift}", text=text, lift=words.plain(gap.lift))


def _written(score: Score, places: Places, words: Words) -> Iterator[str]:
    written = places.answer(score.id) if score.is_leaf else None
    if written is not None:
        yield words("answered in {place}", place=show_place(written))
    yield words("defined in {place}", place=show_place(places.definition(score.id)))


def show_place(place: Place) -> str:
    """Return a place as editors take it: file:line."""
    return f"{place.file}:{place.line}"


def _table(operands: tuple[Operand, ...], places: Places, words: Words) -> Table:
    table = light_table()
    table.expand = True
    table.add_column("  " + words("Part"), ratio=1, no_wrap=True, overflow="ellipsis")
    adds_up = any(operand.part is not None for operand in operands)
    part = (words("Share × score"),) if adds_up else ()
    for heading in (words("Weight"), words("Share"), words("Score"), *part):
        table.add_column(heading, justify="right", no_wrap=True)
    table.add_column(words("Line"), no_wrap=True, overflow="ellipsis", max_width=22)
    for operand in operands:
        written = places.answer(operand.score.id) if operand.score.is_leaf else None
        table.add_row(
            "  " + name_of(operand.score, words),
            words.plain(operand.score.item.weight),
            words.percent(operand.share, 2),
            words.plain(operand.value, 4),
            *([words.plain(operand.part, 4)] if adds_up else []),
            f":{written.line}" if written else "",
        )
    return table


def _left_out(operands: tuple[Operand, ...], words: Words) -> Iterator[str]:
    for operand in operands:
        score = operand.score
        if operand.value is None and score.status is Status.NOT_APPLICABLE:
            yield words("{id} is not applicable and leaves the denominator", id=score.id)
        elif operand.value is None:
            yield words("{id} has no answer; the others share its weight", id=score.id)
        elif score.value is None:
            value = words.plain(operand.value)
            yield words("{id} has no answer and counts as {value}", id=score.id, value=value)
