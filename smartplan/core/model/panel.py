"""How raw values become scores within a cohort of cities, as a framework's file says it.

Words and formulas: OECD/JRC, Handbook on Constructing Composite Indicators (2008), steps 3 and 5;
denominators and the treatment of outliers as COINr (Becker et al., 2022) defines them.
"""

from fractions import Fraction
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Discriminator, Field, Tag

from smartplan.core.model.base import Id, Number, Text, Weight, Whole, Written


class Denominator(Written):
    """What an indicator is divided by before anything else."""

    by: Text
    """A column of the table of cities, or `population` of a city."""
    per: Weight = Fraction(1)
    """Of how many units of it: 100000 gives a value per 100,000 inhabitants."""


def _as_denominator(value: object) -> object:
    return value if isinstance(value, Denominator | dict) else {"by": value}


WrittenDenominator = Annotated[
    Denominator, BeforeValidator(_as_denominator, json_schema_input_type=str | Denominator)
]
"""A plain text is the column."""


class ImputeGroup(Written):
    """An unknown raw value counts as that of the city's group."""

    kind: Literal["group_mean", "group_median"]
    """Mean or median of the known values in the group."""
    group: Text
    """A column of the table of cities, or `kind`, `province`, `island`, `group` of a city. Where nothing is
    known in a group, the value stays unknown."""


class Outliers(Written):
    """When an indicator's distribution is too skewed to be compared, and what is done then.

    It is too skewed where |skewness| and kurtosis are both beyond their limits (bias-corrected; the normal
    distribution has kurtosis 0). Then the most extreme value is set to the next one, again and again; where
    that is not enough, the original values are put on a logarithmic scale instead.
    """

    skew: Weight = Fraction(2)
    """The limit of the absolute skewness."""
    kurtosis: Number = Fraction(7, 2)
    """The limit of the kurtosis."""
    winsorise: Whole = 5
    """How often the most extreme value is set to the next one at most."""
    then: Literal["log", "none"] = "log"
    """log: ln(x - min + 1/100 of the range), where winsorising was not enough; none: left as it was."""
    skip: tuple[Id, ...] = ()
    """Indicators that are left as they are."""


class NormaliseZScore(Written):
    """(x - mean) / standard deviation of the sample, put on another mean and deviation."""

    kind: Literal["z_score"]
    """The way."""
    mean: Number = Fraction(0)
    """The mean that the scores get."""
    sd: Weight = Fraction(1)
    """The standard deviation that the scores get."""


class NormaliseTarget(Written):
    """How far from the worst of the cohort to a target: (x - worst) / (target - worst)."""

    kind: Literal["distance_to_target"]
    """The way."""
    targets: dict[Id, Number]
    """By indicator, in the unit of its raw values (after division by a denominator)."""
    cap: bool = False
    """What is beyond the target counts as the target."""


NormaliseWord = Literal[
    "min_max", "z_score", "rank", "borda", "percentile", "distance_to_leader", "share_of_leader"
]
"""min_max: (x - worst) / (best - worst); z_score: (x - mean) / standard deviation; rank: 1 for the worst,
equal values share the lower rank; borda: how many are worse; percentile: borda over the number of the others;
distance_to_leader: 1 - (best - x) / (best - worst); share_of_leader: x / best, and best / x where lower is
better. All shares are laid on the framework's scale; z-scores and ranks stand as they are."""


def _form(value: Any) -> str:  # noqa: ANN401 - pydantic hands over whatever was written
    """Tell which form is meant: a word, or the kind of a mapping."""
    if isinstance(value, dict):
        return str(value.get("kind", ""))
    return str(getattr(value, "kind", "word"))


Normalise = Annotated[
    Annotated[NormaliseWord, Tag("word")]
    | Annotated[NormaliseZScore, Tag("z_score")]
    | Annotated[NormaliseTarget, Tag("distance_to_target")],
    Discriminator(_form),
]
"""A word, or a mapping with a kind and its parameters."""


def _form_of_impute(value: Any) -> str:  # noqa: ANN401 - pydantic hands over whatever was written
    return "group" if isinstance(value, dict | ImputeGroup) else "word"


Impute = Annotated[
    Annotated[Literal["mean", "median"], Tag("word")] | Annotated[ImputeGroup, Tag("group")],
    Discriminator(_form_of_impute),
]
"""mean, median: of the whole cohort; or a mapping with the group of which."""


class Panel(Written):
    """What is done to raw values within a cohort, in this order: divide, impute, treat, normalise.

    A framework with a panel scores cities only together (`benchmark`, `sensitivity`).
    """

    denominators: dict[Id, WrittenDenominator] = Field(default_factory=dict)
    """By indicator, what its raw value is divided by."""
    impute: Impute | None = None
    """What an unknown raw value counts as; absent: it stays unknown."""
    outliers: Outliers | None = None
    """How skewed indicators are treated; only those that are normalised here."""
    normalise: Normalise | None = None
    """How measures without goalposts become scores; all other indicators keep their own way."""
