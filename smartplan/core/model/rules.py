"""How children become their parent: the rules of aggregation, as a framework's file says them.

Words and formulas: OECD/JRC, Handbook on Constructing Composite Indicators (2008), step 6; what goes beyond
it says so.
"""

from fractions import Fraction
from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag

from smartplan.core.model.base import Number, Weight, Whole, Written

RuleWord = Literal["arithmetic", "geometric", "harmonic", "minimum", "pooled"]
"""arithmetic: weighted mean; geometric: weighted geometric mean, zero where one value is zero; harmonic:
weighted harmonic mean, likewise; minimum: the lowest; pooled: weighted mean of all indicators below, whatever
nodes lie between."""


class RuleGeometric(Written):
    """Weighted geometric mean; scores below the floor count as the floor."""

    kind: Literal["geometric"]
    """The rule."""
    floor: Weight
    """The least score that enters the product, above 0."""


class RuleGeneralised(Written):
    """Weighted generalised (power) mean: (Σ w·v^p / Σ w)^(1/p)."""

    kind: Literal["generalised"]
    """The rule."""
    power: Number
    """p: 1 is the arithmetic mean, -1 the harmonic one; the lower, the less a high score makes up for a low
    one. Not 0 (that limit is the geometric mean)."""


class RuleWorst(Written):
    """Plain mean of the k lowest children; weights only say which children take part."""

    kind: Literal["worst"]
    """The rule."""
    count: Whole
    """k, at least 1; where fewer children are known, their mean."""
    guard: Number | None = None
    """The mean falls below this score only where all of the k are below it; else it stops there."""


class RuleStaged(Written):
    """Children are stages in order; a stage counts only when it and all before it pass."""

    kind: Literal["staged"]
    """The rule."""
    passes: Number
    """The score from which on a stage has passed; an unknown stage has not."""
    from_: Number = Field(alias="from")
    """The score where no stage has passed."""
    to: Number
    """The score where all have; in between, each passed stage adds its weight's share of the way."""


class RuleProduct(Written):
    """The product of the children as shares of the whole: a score times its adjustment factors."""

    kind: Literal["product"]
    """The rule."""
    whole: Number = Fraction(1)
    """What counts as 1, the top of the scale: whole · Π (v / whole)."""


class RuleRatio(Written):
    """The first child divided by the second; nothing comes out where one is unknown or the second is 0."""

    kind: Literal["ratio"]
    """The rule."""
    whole: Number = Fraction(1)
    """What two equal children give: whole · first / second."""


def _form(value: Any) -> str:  # noqa: ANN401 - pydantic hands over whatever was written
    """Tell which rule is meant: a word, or the kind of a mapping."""
    if isinstance(value, dict):
        return str(value.get("kind", ""))
    return str(getattr(value, "kind", "word"))


Rule = Annotated[
    Annotated[RuleWord, Tag("word")]
    | Annotated[RuleGeometric, Tag("geometric")]
    | Annotated[RuleGeneralised, Tag("generalised")]
    | Annotated[RuleWorst, Tag("worst")]
    | Annotated[RuleStaged, Tag("staged")]
    | Annotated[RuleProduct, Tag("product")]
    | Annotated[RuleRatio, Tag("ratio")],
    Discriminator(_form),
]
"""A word, or a mapping with the kind of a rule and its parameters."""
