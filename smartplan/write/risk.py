"""What delays and overruns make of a roadmap, as sentences."""

from collections.abc import Callable, Iterator

from smartplan.core.roadmap import Risk
from smartplan.write.words import Words

DRIVERS = 5


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
    if not risk.exact:
        yield words("drawn on the linear index: the framework's own rule is not linear here")
    yield words(
        "Agencies and ceilings do not bind the draws: what is late waits for no free people or money."
    )
    yield words("{draws} draws, seed {seed}", draws=words.number(risk.draws, 0), seed=risk.seed)
