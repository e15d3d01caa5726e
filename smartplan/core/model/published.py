"""Results that were published of many regions, to stand one city beside."""

from typing import Literal

from pydantic import Field

from smartplan.core.model.assessment import Kind, Year
from smartplan.core.model.base import BilingualText, Count, Id, Number, Source, Standing, Text, Written


class PublishedMean(Written):
    """A mean of many regions, as it was published."""

    year: Year
    kind: Kind | None = None
    """Of which kind they are; of all kinds where absent."""
    regions: Count | None = None
    """How many they are, where that is known."""
    values: dict[Id, Number]
    """By node, or `index`: the mean."""
    note: BilingualText | None = None
    """What a reader must know of these figures."""


class PublishedResult(Written):
    """The result of one region, as it was published."""

    name: Text
    kind: Kind
    year: Year
    values: dict[Id, Number]
    """By node, or `index`: the result."""


class Published(Written):
    """A file of published results under one framework."""

    schema_: Literal["smartplan/published/1"] = Field(alias="schema")
    framework: Id
    title: BilingualText
    """What was published."""
    standing: Standing
    """How sure the figures are."""
    sources: tuple[Source, ...]
    means: tuple[PublishedMean, ...] = ()
    regions: tuple[PublishedResult, ...] = ()
