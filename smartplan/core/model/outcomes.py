"""Outcome measures: what people notice of a smart city, counted beside the framework's indicators."""

from fractions import Fraction
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from smartplan.core.model.assessment import Year, year_keys
from smartplan.core.model.base import BilingualText, Id, Number, Standing, Text, Written


class Measured(Written):
    """A value that was measured."""

    value: Number
    """In the unit of the outcome."""
    evidence: Text | None = None
    """Where it is published or can be seen."""


class Baseline(Measured):
    """The value from which an outcome starts."""

    year: Year


class Outcome(Written):
    """Something that is to get better for people: satisfaction, trust, complaints answered in time."""

    id: Id
    title: BilingualText
    unit: BilingualText
    """What its values count: percent, points of a survey, days."""
    direction: Literal["higher", "lower"] = "higher"
    """Which values are better."""
    source: Text | None = None
    """What measures it: a survey, a register."""
    standing: Standing | None = None
    """How sure its values are."""
    agency: Id | None = None
    """The agency that measures and reports it."""
    dimension: Id | None = None
    """The dimension that it shows the use of; across dimensions unless given."""
    indicators: tuple[Id, ...] = ()
    """Indicators whose use it shows."""
    baseline: Baseline | None = None
    targets: Annotated[dict[Year, Number], BeforeValidator(year_keys)] = Field(default_factory=dict)
    """By year, what is to be reached by its end."""
    realised: Annotated[dict[Year, Measured], BeforeValidator(year_keys)] = Field(default_factory=dict)
    """By year, what was measured."""

    def meets(self, value: Fraction, target: Fraction) -> bool:
        """Return whether a value is at another one or better."""
        return value >= target if self.direction == "higher" else value <= target
