"""An indicator: a leaf of a framework's tree, and how what a city answers becomes a score."""

from fractions import Fraction
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Discriminator, Field, Tag

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

Unknown = Literal["exclude", "floor", "group_mean"]
"""What an item without a score does in its node's mean. exclude: it leaves it, and the weights of the others
are renormalised; floor: it counts as the scale's minimum; group_mean: it counts as the mean that the city's
peer group states for it, and leaves where the group states none."""


class Scale(Written):
    """The scale of scores."""

    min: Number
    """The worst score."""
    max: Number
    """The best score."""
    step: Number | None = None
    """The distance between two permitted scores, counted from `min`; none: any value between."""


class Level(Written):
    """One level of an ordinal indicator."""

    level: Number
    """The score that this level is worth."""
    name: BilingualText | None = None
    """What the level is called, where it differs from the level names of the framework."""
    criterion: BilingualText | None = None
    """What must be in place; absent where no source gives it."""
    standing: Standing | None = None
    """How sure its name and criterion are."""


class Goalposts(Written):
    """The raw values that are worth the worst and the best score; `direction` says which is which."""

    min: Number
    """The lower raw value."""
    max: Number
    """The higher raw value."""


class TransformLog(Written):
    """ln(x + add), for raw values that may be zero."""

    kind: Literal["log"]
    """The transform."""
    add: Weight = Fraction(0)
    """What is added before the logarithm is taken."""


class TransformRoot(Written):
    """The root of x: 2 is the square root, 3 the cube root."""

    kind: Literal["root"]
    """The transform."""
    degree: Whole
    """At least 2."""


class TransformPower(Written):
    """x to a power: 2 is the square, -1 the reciprocal."""

    kind: Literal["power"]
    """The transform."""
    exponent: Number
    """Not 0."""


def _form(value: Any) -> str:  # noqa: ANN401 - pydantic hands over whatever was written
    """Tell which transform is meant: a word, or the kind of a mapping."""
    if isinstance(value, dict):
        return str(value.get("kind", ""))
    return str(getattr(value, "kind", "word"))


Transform = Annotated[
    Annotated[Literal["linear", "log"], Tag("word")]
    | Annotated[TransformLog, Tag("log")]
    | Annotated[TransformRoot, Tag("root")]
    | Annotated[TransformPower, Tag("power")],
    Discriminator(_form),
]
"""What is done to a raw value and its goalposts before the share between them is taken."""


class Step(Written):
    """From this raw value on, the score is this."""

    from_: Number = Field(alias="from")
    """The raw value."""
    score: Number
    """What it is worth, on the indicator's scale."""
    above: bool = False
    """The raw value must be above `from`, not only reach it."""


def _as_benchmark(value: object) -> object:
    return value if value == "own" else as_number(value)


Benchmark = Annotated[
    Fraction | Literal["own"],
    BeforeValidator(_as_benchmark, json_schema_input_type=float | Literal["own"]),
]
"""A raw value, or the word own."""


class Item(Written):
    """What nodes and indicators have in common."""

    id: Id
    """Its name in answers, targets and crosswalks; given once in a framework, and never `index`."""
    title: BilingualText
    """What it is called."""
    weight: Weight = Fraction(1)
    """The weight among its siblings, as the source prints it."""
    unknown: Unknown | None = None
    """What it does where it is unknown, and all below it that says nothing else; as the nearest item above
    says where absent, and at last the framework."""
    standing: Standing | None = None
    """How sure this part is, where it differs from the whole framework."""
    note: BilingualText | None = None
    """What a reader must know of it."""
    tags: dict[Id, Text] = Field(default_factory=dict)
    """Free labels: element, dimension, affair, sdg."""


class Indicator(Item):
    """A leaf of the tree: what a city answers."""

    kind: Literal["level", "measure", "steps", "yes_no", "points"]
    """level: an ordinal score; measure: a raw value between goalposts; steps: thresholds; yes_no: 1 or 0;
    points: points of a maximum."""
    question: BilingualText | None = None
    """What a city is asked."""
    level_names: Id | None = None
    """Which list of level names applies."""
    levels: tuple[Level, ...] = ()
    """Of a level: its own levels with their criteria."""
    scale: Scale | None = None
    """Its own scale, where it differs from the framework's; worst is mapped to worst, best to best."""
    unit: Text | None = None
    """The unit of the raw value; an answer that states another one is refused."""
    goalposts: Goalposts | None = None
    """Of a measure."""
    direction: Literal["higher", "lower"] = "higher"
    """Which end of the raw values is better."""
    transform: Transform = "linear"
    """Of a measure: what is done to raw value and goalposts before they are compared."""
    cap: bool = True
    """Raw values beyond a goalpost count as the goalpost."""
    steps: tuple[Step, ...] = ()
    """Of steps: the thresholds, ascending; below the first the score is the scale's minimum."""
    interpolate: bool = False
    """Of steps: between two thresholds the score moves on a straight line; beyond the ends it stays."""
    points: Number | None = None
    """Of points: the most that can be had."""
    benchmark: Benchmark | None = None
    """The raw value that is 100 per cent; raw values are then read in per cent of it. own: the city's answer
    states it, and an answer without one counts nowhere."""
    evidence: BilingualText | None = None
    """What an assessor asks to see."""

    @property
    def is_relative(self) -> bool:
        """Whether it does not say how its raw value becomes a score, so that only a cohort can."""
        return self.kind == "measure" and self.goalposts is None and self.benchmark is None
