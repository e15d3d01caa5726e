"""Index against money, as sentences: where a roadmap stands, and what a little more would cost."""

from collections.abc import Iterator

from smartplan.core.roadmap import STEP, Further, Point
from smartplan.write.digits import digits_of
from smartplan.write.planned import Planned
from smartplan.write.proof import share
from smartplan.write.words import Words


def certainty(point: Point, words: Words) -> str:
    """Return whether a point of the frontier is proved, else how far its index may be from the best."""
    if point.proved:
        return words("must-haves do not fit") if point.cost is None else words("proved")
    if point.closed is None or not point.bound:
        return words("not proved")
    apart = (point.bound - point.closed) / point.bound
    return (
        words("not proved ({share} apart)", share=share(apart, words)) if apart else words("cost not proved")
    )


def frontier_lines(planned: Planned, words: Words) -> Iterator[str]:
    """Say where the roadmap itself stands on the frontier, and what `STEP` more index points would cost."""
    roadmap, digits = planned.roadmap, digits_of(planned.roadmap.gaps.scores.framework)
    yield words(
        "This roadmap: index {index} for {cost}. It closes most of the gap early; the table looks only at"
        " the end.",
        index=words.number(roadmap.forecast[-1].index, digits),
        cost=words.money_short(roadmap.total_cost),
    )
    if planned.further is not None:
        yield _further(planned.further, words)


def _further(further: Further, words: Words) -> str:
    step = words.plain(STEP)
    if further.possible is None:
        return words("What the next {step} index points would cost was not settled.", step=step)
    if not further.possible:
        return words("No initiatives of this plan reach {step} index points more at any price.", step=step)
    high = words.money_short(further.high)
    if further.low is None:
        return words("The next {step} index points cost about {high}; not proved.", step=step, high=high)
    if further.low == further.high:
        return words(
            "The next {step} index points cost {high} more at the least (proved), whatever the ceilings.",
            step=step,
            high=high,
        )
    return words(
        "The next {step} index points cost {low} to {high} more, whatever the ceilings.",
        step=step,
        low=words.money_short(further.low),
        high=high,
    )
