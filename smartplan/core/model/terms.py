"""The terms of a plan: when money is open, how quick a quick win is, and how time and cost may turn out."""

from fractions import Fraction
from typing import Annotated

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from smartplan.core.model.base import Count, Text, Weight, Whole, Written, WrittenQuarter


def _as_duration(value: object) -> object:
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise PydanticCustomError("not-a-duration", "not a duration", {"value": value})
    return value


Quarters = Annotated[Whole, BeforeValidator(_as_duration)]
"""A number of quarters, at least 1."""


class Deadline(Written):
    """One way for an initiative into a fund's money of a year: RKPD, KUA-PPAS, APBD, APBD Perubahan."""

    name: Text
    by: WrittenQuarter
    """The last quarter in which a proposal may become ready for it."""
    from_: WrittenQuarter | None = Field(default=None, alias="from")
    """The first quarter in which its money can be spent; the first of the year unless given."""


class QuickWins(Written):
    """What the plan asks of its quick wins."""

    within: Quarters = 4
    """A quick win that is chosen is finished within so many quarters from the horizon's start."""
    each_dimension: Count = 0
    """At least so many quick wins are chosen in each dimension that lies directly below the index."""


class Range(Written):
    """How a figure may turn out: a triangle from the lowest over the likeliest to the highest value."""

    low: Weight | None = None
    """The lowest value, in the figure's own unit; `minus` per cent below the planned one unless given."""
    likely: Weight | None = None
    """The likeliest value; the planned one unless given."""
    high: Weight | None = None
    """The highest value; `plus` per cent above the planned one unless given."""
    minus: Weight = Fraction(0)
    """Per cent of the planned value."""
    plus: Weight = Fraction(0)
    """Per cent of the planned value."""


class Uncertainty(Written):
    """How durations and costs may turn out where an initiative says nothing of its own."""

    duration: Range = Range()
    cost: Range = Range()
