"""How sure a roadmap is, in words: proved, or what can't be beaten and how far from that it may be."""

from collections.abc import Iterator
from fractions import Fraction

from smartplan.core.roadmap import Roadmap, Stage
from smartplan.write.words import Words, later

STANDINGS = {
    "optimal": later("Proved: no better roadmap exists under this budget."),
    "feasible": later("A roadmap that fits; that none is better is not proved (see the bounds)."),
    "infeasible": later("The must-haves of this plan can't all hold."),
    "unsettled": later("The limit was reached before it was known whether the must-haves fit."),
}
AIMS = {
    "mandatory": later("must-haves in"),
    "priority": later("gap closed in the priorities (index points × quarters)"),
    "all": later("gap closed in all (index points × quarters)"),
    "cost": later("cost"),
    "start": later("starts, in quarters after the first"),
    "ids": later("ties by order in the file"),
}
SMALLEST = Fraction(1, 10_000)
"""A share that is shown as a figure; what is smaller is said to be smaller, never to be nothing."""


def standing(roadmap: Roadmap, words: Words) -> Iterator[str]:
    """Yield whether a roadmap is proved, then how far each aim that is not may be from the best."""
    yield words(STANDINGS[roadmap.status])
    yield from unproved(roadmap, words)


def unproved(roadmap: Roadmap, words: Words) -> Iterator[str]:
    """Yield for each aim that was not proved what is reached, what can't be beaten, what is between."""
    for stage in roadmap.stages:
        if not stage.proved:
            yield not_proved(stage, words)


def in_a_line(roadmap: Roadmap, words: Words) -> str:
    """Return the same on one line, where there is no room for more."""
    said, *bounds = standing(roadmap, words)
    return f"{said} {'; '.join(bounds)}" if bounds else said


def remaining(roadmap: Roadmap) -> Fraction | None:
    """Return how far the first aim that is not proved may be from the best, as a share.

    Where all are proved, 0; where that is not known, or there is no roadmap, None.
    """
    if roadmap.status == "optimal":
        return Fraction(0)
    return next((stage.remaining for stage in roadmap.stages if not stage.proved), None)


def not_proved(stage: Stage, words: Words) -> str:
    """Return what is reached of an aim, what can't be beaten, what is between."""
    name, remaining = words(AIMS[stage.name]), stage.remaining
    if stage.value is None or stage.name == "ids":  # what ties are worth says nothing to anyone
        return words("{stage}: not settled", stage=name)
    if stage.bound is None or remaining is None:
        value = amount(stage, stage.value, words)
        return words("{stage}: {value}; how far that is from the best is not known", stage=name, value=value)
    return words(
        "{stage}: {value}, and at best {bound} ({share} apart)",
        stage=name,
        value=amount(stage, stage.value, words),
        bound=amount(stage, stage.bound, words),
        share=share(remaining, words),
    )


def amount(stage: Stage, value: int, words: Words) -> str:
    """Return a value of an aim in its own unit: rupiah, index points × quarters, quarters, a count."""
    units = Fraction(value) / stage.scale
    return words.money_short(int(units)) if stage.name == "cost" else words.plain(units, 3)


def share(remaining: Fraction, words: Words) -> str:
    """Return a share that remains, in percent."""
    if 0 < remaining < SMALLEST:
        return words("less than {share}", share=words.percent(SMALLEST, 2))
    return words.percent(remaining, 2)
