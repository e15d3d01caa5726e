"""What delays and overruns make of a roadmap, as sentences."""

from collections.abc import Callable, Iterator

from smartplan.core.uncertainty import Risk
from smartplan.write.words import Words, later

DRIVERS = 5
ASSUMED = (
    later(
        "Durations and costs are drawn each by itself; work begins as planned, or once what it waits for is"
        " done and its agency has people free, in the order of the plan; what is then late for the deadlines"
        " of its fund waits for the next that it meets."
    ),
    later(
        "No ceiling of a fund stops work in a draw, nor does a quarter by which something must be finished:"
        " how often they are broken is counted."
    ),
)
"""What the draws take for granted."""


def _reached(risk: Risk, words: Words) -> Iterator[str]:
    """Say by when the last target is reached, in half and in four of five of the draws."""
    if risk.target_p50 is None:
        yield words("fewer than half of the draws reach the last target")
        return
    yield words(
        "half of the draws reach the last target by {quarter}", quarter=words.quarter(risk.target_p50)
    )
    if risk.target_p80 is not None:
        quarter = words.quarter(risk.target_p80)
        yield words("four of five draws reach it by {quarter}", quarter=quarter)


def _late(risk: Risk, words: Words, named: Callable[[str], str]) -> Iterator[str]:
    """Say how often what must be finished by some quarter is, and what is late."""
    if risk.in_time is None:
        return
    share = words.percent(risk.in_time)
    yield words("all that must be finished by some quarter is, in {share} of the draws", share=share)
    for one in risk.late[:DRIVERS]:
        yield words(
            "{initiative} is finished after {quarter} in {share} of the draws",
            initiative=named(one.id),
            quarter=words.quarter(one.by),
            share=words.percent(one.share),
        )
    if len(risk.late) > DRIVERS:
        yield words("{more} more are late in some of the draws", more=len(risk.late) - DRIVERS)


def risk_lines(risk: Risk, words: Words, named: Callable[[str], str] = str) -> Iterator[str]:
    """Yield how sure the last target and the money are, what makes them unsure, and what was assumed."""
    yield from _reached(risk, words)
    half, most = words.money_short(round(risk.cost_p50)), words.money_short(round(risk.cost_p80))
    yield words("it costs {half} or less in half of the draws, {most} in four of five", half=half, most=most)
    drivers = [f"{named(one.id)} ({words.percent(one.time)})" for one in risk.drivers[:DRIVERS] if one.time]
    if drivers:
        yield words("most of the delay comes from {drivers}", drivers=words.listing(drivers))
    else:
        yield words("the plan says of no duration and no cost how it may turn out, so nothing was varied")
    if risk.funds:
        share = words.percent(1 - risk.over)
        yield words("every ceiling of every fund holds in {share} of the draws", share=share)
    yield from _late(risk, words, named)
    yield from (words(said) for said in ASSUMED)
    yield words("{draws} draws, seed {seed}", draws=words.number(risk.draws, 0), seed=risk.seed)
