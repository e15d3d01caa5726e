"""The parts of a framework beside its tree: how it prints, bands, peer groups, targets, errata."""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from smartplan.core.model.base import (
    BilingualText,
    Id,
    Number,
    Standing,
    Text,
    Weight,
    Whole,
    Written,
    as_number,
)


class Rounding(Written):
    """How the framework prints its scores."""

    digits: Whole
    """Decimals of a reported figure."""
    rule: Literal["half_up", "half_even", "down"] = "half_up"
    """half_up: a five goes away from zero; half_even: to the even digit; down: digits are cut off. All on the
    exact decimal."""


class Band(Written):
    """A named range of the reported index, up to the next band."""

    name: Text
    """The official name; this is what JSON carries."""
    from_: Number = Field(alias="from")
    """The lowest reported figure that belongs to it."""
    above: bool = False
    """The figure must be above `from`, not only reach it."""
    title: BilingualText | None = None
    """The name in both languages."""


class PeerGroup(Written):
    """A group of cities that are read by bands of their own, or whose mean stands in for what is unknown."""

    id: Id
    """What the city's `group` says."""
    title: BilingualText
    """What the group is called."""
    bands: tuple[Band, ...] = ()
    """The bands of this group; those of the framework where there are none."""
    means: dict[Id, Number] = Field(default_factory=dict)
    """By indicator (raw, as an answer is written) or node (on the scale): the mean of the group."""


class Coverage(Written):
    """How much must be known; all that is stated must hold."""

    weight: Weight | None = None
    """The least share of the weight that is known, 0 to 1."""
    indicators: Weight | None = None
    """The least share of the indicators that are known, whatever they weigh, 0 to 1."""
    known: Whole | None = None
    """The least number of known indicators."""


def _as_coverage(value: object) -> object:
    return value if isinstance(value, Coverage | dict) else {"weight": as_number(value)}


LeastCoverage = Annotated[Coverage, BeforeValidator(_as_coverage, json_schema_input_type=float | Coverage)]
"""A plain number is the least share of the weight."""


class Erratum(Written):
    """A misprint or contradiction of the source, kept so that nobody corrects it twice."""

    ref: Id | None = None
    """The node or indicator it concerns."""
    printed: Text
    """What the source prints."""
    used: Text | None = None
    """What this file has instead; absent where it keeps what is printed."""
    note: BilingualText
    """How it was found."""
    source: Text | None = None
    """Where the misprint stands."""


class Aim(Written):
    """The target of one node or indicator in a profile."""

    ref: Id
    """The node or indicator."""
    target: Number
    """Its target on the framework's scale."""


class Profile(Written):
    """A named target: a maturity that a city may want to reach."""

    id: Id
    """What `--target` takes."""
    title: BilingualText
    """What the target is called."""
    index: Number | None = None
    """A goal for the index as a whole; shown beside it, makes no gaps."""
    all: Number | None = None
    """The target of every indicator that has no nearer one."""
    at: tuple[Aim, ...] = ()
    """Targets of single nodes (inherited by their indicators) and indicators."""
    default: bool = False
    """Used where neither the user nor a plan names a target."""
    standing: Standing
    """Who sets this target, and how sure that is; `ours` where nobody official does."""
    source: Text | None = None
    """Where it is set."""


class InForce(Written):
    """The years for which results under this framework were or are published."""

    from_: Whole | None = Field(default=None, alias="from")
    """The first year."""
    to: Whole | None = None
    """The last year; absent while it is in force."""
