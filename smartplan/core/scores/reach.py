"""Whether every band can be reached at all."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from math import ceil

from smartplan.core.model import Band, Framework, Indicator, Node
from smartplan.core.scores.report import Exact, exact_decimal, reaches
from smartplan.core.scores.rules import Side, aggregate, side_of
from smartplan.errors import Keys, Problem, Severity


def unreachable_bands(framework: Framework) -> list[Problem]:
    """Return a warning for every band that no city can be in, whatever it answers.

    A band is out of reach where the best answers to everything stay below it, where the worst are above it,
    or where no figure with the framework's decimals lies in it.
    """
    ends = (_end(framework, framework.root, "low"), _end(framework, framework.root, "high"))
    if None in ends:
        return []
    lowest, highest = (exact_decimal(end) for end in ends if end is not None)
    groups = [(("groups", n, "bands"), group.bands) for n, group in enumerate(framework.groups)]
    sets: list[tuple[Keys, Sequence[Band]]] = [(("bands",), framework.bands), *groups]
    return [
        Problem("band-unreachable", (*keys, place), {"band": band.name, **values}, Severity.WARNING)
        for keys, bands in sets
        for place, band, values in _out_of_reach(framework, bands, (lowest, highest))
    ]


def _out_of_reach(
    framework: Framework, bands: Sequence[Band], ends: tuple[Fraction, Fraction]
) -> Iterator[tuple[int, Band, dict[str, Fraction]]]:
    lowest, highest = ends
    scale = framework.scale
    for place, band in enumerate(bands):
        # What lies beyond the scale is told already, as an error.
        if not scale.min <= band.from_ <= scale.max:
            continue
        above = bands[place + 1] if place + 1 < len(bands) else None
        figure = max(_first_figure(framework, band), lowest)
        if figure > highest or (above is not None and above.from_ > band.from_ and reaches(above, figure)):
            yield place, band, {"lowest": lowest, "highest": highest}


def _first_figure(framework: Framework, band: Band) -> Fraction:
    """Return the lowest figure of a band that can be reported; of exact scores, its bound or just above."""
    unit = Fraction(1, 10 ** (framework.rounding.digits if framework.rounding else 12))
    first = ceil(band.from_ / unit) * unit if framework.rounding else band.from_
    return first if reaches(band, first) else first + unit


def _end(framework: Framework, item: Node | Indicator, side: Side) -> Exact | None:
    """Return the worst or best that an item can score."""
    scale = framework.scale
    if isinstance(item, Node):
        rule = framework.rule_of(item)
        operands = tuple(_leaves(item)) if rule == "pooled" else item.children
        ends = [(o.weight, _end(framework, o, side_of(rule, n, side))) for n, o in enumerate(operands)]
        return aggregate(rule, ends)
    if item.kind != "steps" or not item.steps:
        return scale.min if side == "low" else scale.max
    own = framework.scale_of(item)
    best = max(step.score for step in item.steps)
    worst = min(step.score for step in item.steps) if item.interpolate else own.min
    share = ((worst if side == "low" else best) - own.min) / (own.max - own.min)
    return scale.min + share * (scale.max - scale.min)


def _leaves(node: Node) -> Iterator[Indicator]:
    for child in node.children:
        if isinstance(child, Node):
            yield from _leaves(child)
        else:
            yield child
