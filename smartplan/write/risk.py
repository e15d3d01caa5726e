"""What delays and overruns make of a roadmap, as sentences."""

from collections.abc import Callable, Iterator

from smartplan.core.uncertainty import Risk
from smartplan.write.words import Words, later

DRIVERS = 5
ASSUMED = (
    later(
        "Durations and costs are drawn each by itself; work begins as planned, or once what it waits for is"
        " done and its agency has people free, in the order of the plan."
    ),
    later("No ceiling and no deadline of a fund stops work in a draw: how often ceilings break is counted."),
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
    yield from (words(said) for said in ASSUMED)
    yield words("{draws} draws, seed {seed}", draws=words.number(risk.draws, 0), seed=risk.seed)
