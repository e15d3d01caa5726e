"""A study of sensitivity as a chart: where index, ranks and priorities are in most of the draws."""

from smartplan.core.uncertainty import Sensitivity
from smartplan.write.charts import SHADE, Bars, Length, Stacked, Tick, Whisker, Whiskers, nice_steps
from smartplan.write.digits import digits_of
from smartplan.write.terminal.benchmark import between
from smartplan.write.terminal.sensitivity import INSIDE, SELDOM, head
from smartplan.write.visible import visible
from smartplan.write.words import Words


def chart(result: Sensitivity, words: Words) -> str:
    """Draw where index, ranks and priorities are in most of the draws, as SVG."""
    if len(result.outcomes) > 1:
        return _ranks(result, words).svg() + "\n"
    title, *_ = head(result, words)
    index = _index(result, words)
    charts = (index, _priorities(result, words)) if result.priorities else (index,)
    return Stacked(str(title), charts).svg() + "\n"


def _ranks(result: Sensitivity, words: Words) -> Whiskers:
    ranked = [(outcome, outcome.ranks) for outcome in result.outcomes if outcome.ranks is not None]
    rows = [
        Whisker(
            label=visible(outcome.member.assessment.city.name),
            value=float(outcome.rank or 0),
            low=ranks.low,
            median=ranks.median,
            high=ranks.high,
            note=between(ranks.low, ranks.high, words),
        )
        for outcome, ranks in ranked
    ]
    last = max((ranks.high for _, ranks in ranked), default=1)
    steps = [1.0, *(step for step in nice_steps(max(last, 2)) if step > 1)]
    return _whiskers(words("Ranks in {share} of the draws", share=words.percent(INSIDE)), rows, steps, words)


def _index(result: Sensitivity, words: Words) -> Whiskers:
    outcome, framework = result.outcomes[0], result.design.cohort.framework
    digits = digits_of(framework)
    spread = outcome.spread
    rows = []
    if spread is not None and outcome.index is not None:
        ends = [words.number(value, digits) for value in (spread.low, spread.high)]
        value = float(outcome.index)
        rows.append(Whisker(words("Index"), value, spread.low, spread.median, spread.high, "–".join(ends)))
    low, high = float(framework.scale.min), float(framework.scale.max)
    bounds = [float(band.from_) for band in framework.bands_of(outcome.member.assessment.city.group)]
    steps = sorted({low, high, *(bound for bound in bounds if low < bound < high)})
    return _whiskers(
        words("The index in {share} of the draws; lines are the edges of bands", share=words.percent(INSIDE)),
        rows,
        steps,
        words,
    )


def _whiskers(title: str, rows: list[Whisker], steps: list[float], words: Words) -> Whiskers:
    return Whiskers(
        title=title,
        rows=tuple(rows),
        ticks=tuple(Tick(step, words.plain(step, 2)) for step in steps),
        legend=(
            ("now", words("as the framework says")),
            (SHADE, words("{share} of the draws, and their median", share=words.percent(INSIDE))),
        ),
        note_title=words("{share} between", share=words.percent(INSIDE)),
    )


def _priorities(result: Sensitivity, words: Words) -> Bars:
    lengths = [
        Length(f"{p.gap.id} {words.title(p.gap.score.item.title)}", p.share, words.percent(p.share))
        for p in result.priorities
        if p.place is not None or p.share >= SELDOM
    ]
    return Bars(words("How often a gap is among the five biggest"), tuple(lengths))
