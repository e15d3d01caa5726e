"""A framework: the tree of nodes and indicators by which a city is assessed, as its file says it."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Discriminator, Field, Tag

from smartplan.core.model.base import (
    BilingualText,
    Id,
    Number,
    Source,
    Standing,
    Text,
    Weight,
    Whole,
    Written,
)
from smartplan.errors import Keys

ROOT = "index"
"""The id of the root of every framework."""


class Scale(Written):
    """The scale of scores."""

    min: Number
    """The worst score."""
    max: Number
    """The best score."""
    step: Number | None = None
    """The distance between two permitted scores, counted from `min`; none: any value between."""


class Rounding(Written):
    """How the framework prints its scores."""

    digits: Whole
    """Decimals of a reported figure."""
    rule: Literal["half_up"] = "half_up"
    """half_up: a five goes away from zero, on the exact decimal."""


class Band(Written):
    """A named range of the reported index, up to the next band."""

    name: Text
    """The official name; this is what JSON carries."""
    from_: Number = Field(alias="from")
    """The lowest reported figure that belongs to it."""
    title: BilingualText | None = None
    """The name in both languages."""


class RuleGeometric(Written):
    """Weighted geometric mean; scores below the floor count as the floor."""

    kind: Literal["geometric"]
    floor: Weight
    """The least score that enters the product, above 0."""


Rule = Literal["arithmetic", "harmonic", "minimum", "geometric"] | RuleGeometric
"""How children become their parent: weighted arithmetic, geometric or harmonic mean, or the minimum."""


class Level(Written):
    """One level of an ordinal indicator."""

    level: Number
    """The score that this level is worth."""
    name: BilingualText | None = None
    """What the level is called, where it differs from the level names of the framework."""
    criterion: BilingualText | None = None
    """What must be in place; absent where no source gives it."""
    standing: Standing | None = None


class Goalposts(Written):
    """The raw values that are worth the worst and the best score."""

    min: Number
    max: Number


class Step(Written):
    """From this raw value on, the score is this."""

    from_: Number = Field(alias="from")
    score: Number


class Item(Written):
    """What nodes and indicators have in common."""

    id: Id
    title: BilingualText
    weight: Weight = Fraction(1)
    """The weight among its siblings, as the source prints it."""
    standing: Standing | None = None
    """How sure this part is, where it differs from the whole framework."""
    note: BilingualText | None = None
    tags: dict[Id, Text] = Field(default_factory=dict)
    """Free labels: element, dimension, affair, sdg."""


class Indicator(Item):
    """A leaf of the tree: what a city answers."""

    kind: Literal["level", "measure", "steps", "yes_no"]
    """level: an ordinal score; measure: a raw value between goalposts; steps: thresholds; yes_no."""
    question: BilingualText | None = None
    level_names: Id | None = None
    """Which list of level names applies."""
    levels: tuple[Level, ...] = ()
    scale: Scale | None = None
    """Its own scale, where it differs from the framework's."""
    unit: Text | None = None
    goalposts: Goalposts | None = None
    direction: Literal["higher", "lower"] = "higher"
    """Which end of the raw values is better."""
    transform: Literal["linear", "log"] = "linear"
    cap: bool = True
    """Raw values beyond a goalpost count as the goalpost."""
    steps: tuple[Step, ...] = ()
    evidence: BilingualText | None = None
    """What an assessor asks to see."""


class Node(Item):
    """An inner node: a domain, aspect, dimension, stage."""

    rule: Rule | None = None
    """How its children aggregate; the framework's rule where absent."""
    weights_sum: Weight | None = None
    """What the source says the weights of its children sum to; checked, never used."""
    children: tuple[Annotated["AnyItem", Field()], ...] = Field(min_length=1)


def _kind_of(value: Any) -> str:  # noqa: ANN401 - pydantic hands over whatever was written
    if isinstance(value, Node | Indicator):
        return "node" if isinstance(value, Node) else "indicator"
    return "node" if isinstance(value, dict) and "children" in value else "indicator"


AnyItem = Annotated[
    Annotated[Node, Tag("node")] | Annotated[Indicator, Tag("indicator")], Discriminator(_kind_of)
]


class Aim(Written):
    """The target of one node or indicator in a profile."""

    ref: Id
    target: Number


class Profile(Written):
    """A named target: a maturity that a city may want to reach."""

    id: Id
    title: BilingualText
    index: Number | None = None
    """A goal for the index as a whole; shown beside it, makes no gaps."""
    all: Number | None = None
    """The target of every indicator that has no nearer one."""
    at: tuple[Aim, ...] = ()
    """Targets of single nodes (inherited by their indicators) and indicators."""
    default: bool = False
    """Used where neither the user nor a plan names a target."""
    standing: Standing
    source: Text | None = None


class InForce(Written):
    """The years for which results under this framework were or are published."""

    from_: Whole | None = Field(default=None, alias="from")
    to: Whole | None = None


LevelNames = dict[Id, tuple[Level, ...]]


def _one_or_many(value: object) -> object:
    return [value] if isinstance(value, dict | str) else value


class Framework(Written):
    """A framework file, whole and checked."""

    schema_: Literal["smartplan/framework/1"] = Field(alias="schema")
    id: Id
    title: BilingualText
    edition: BilingualText | None = None
    """The instrument and its edition, as it is cited."""
    owner: Text | None = None
    sources: Annotated[tuple[Source, ...], BeforeValidator(_one_or_many)] = ()
    licence: Text | None = None
    standing: Standing = "unverified"
    """How sure the file is as a whole; parts may differ."""
    in_force: InForce | None = None
    replaces: Id | None = None
    cohort: Text | None = None
    """For whom these weights hold, where they hold not for all."""
    notes: tuple[BilingualText, ...] = ()
    illustrative: bool = False
    scale: Scale
    unknown: Literal["exclude", "floor"] = "exclude"
    """exclude: an unanswered indicator leaves the mean; floor: it counts as the scale's minimum."""
    rounding: Rounding | None = None
    """None: nothing is rounded, and bands are read from the exact score."""
    bands: tuple[Band, ...] = ()
    targets: tuple[Profile, ...] = ()
    level_names: LevelNames = Field(default_factory=dict)
    rule: Rule = "arithmetic"
    """The rule of the root, and of every node that names none."""
    weights_sum: Weight | None = None
    """What the source says the weights under the root sum to."""
    tree: tuple[AnyItem, ...] = Field(min_length=1)

    @property
    def root(self) -> Node:
        """The index itself, as a node over the tree."""
        return Node(
            id=ROOT, title=self.title, rule=self.rule, weights_sum=self.weights_sum, children=self.tree
        )

    def items(self) -> Iterator[tuple[Node | Indicator, tuple[str, ...]]]:
        """Walk nodes and indicators in the framework's order, each with the ids above it."""
        yield from walk(self.tree, (ROOT,))

    def indicators(self) -> tuple[Indicator, ...]:
        """Return the indicators in the framework's order."""
        return tuple(item for item, _ in self.items() if isinstance(item, Indicator))

    def scale_of(self, item: Node | Indicator) -> Scale:
        """Return the scale on which an item's score stands."""
        own = item.scale if isinstance(item, Indicator) else None
        return own or self.scale

    def levels_of(self, item: Node | Indicator) -> tuple[Level, ...]:
        """Return the levels of an ordinal indicator from the lowest, each with its name and criterion."""
        if not isinstance(item, Indicator) or item.kind != "level":
            return ()
        named = self.level_names.get(item.level_names, ()) if item.level_names else ()
        merged = {level.level: level for level in named}
        for own in item.levels:
            common = merged.get(own.level, own)
            merged[own.level] = own.model_copy(update={"name": own.name or common.name})
        return tuple(merged[level] for level in sorted(merged))

    def level_at(self, item: Node | Indicator, value: Fraction | None) -> Level | None:
        """Return the highest level that a written score has reached; levels accumulate."""
        if value is None:
            return None
        reached = [level for level in self.levels_of(item) if level.level <= value]
        return reached[-1] if reached else None


def walk(
    items: tuple[Node | Indicator, ...], above: tuple[str, ...]
) -> Iterator[tuple[Node | Indicator, tuple[str, ...]]]:
    """Walk a tree depth first, each item with the ids above it."""
    for item in items:
        yield item, above
        if isinstance(item, Node):
            yield from walk(item.children, (*above, item.id))


def path_to(framework: Framework, id_: str) -> Keys:
    """Return where the framework's file defines a node or indicator; the index is the tree itself."""

    def search(items: tuple[Node | Indicator, ...], above: Keys) -> Keys | None:
        for index, item in enumerate(items):
            here = (*above, index)
            if item.id == id_:
                return here
            below = search(item.children, (*here, "children")) if isinstance(item, Node) else None
            if below is not None:
                return below
        return None

    return search(framework.tree, ("tree",)) or ("tree",)
