"""A framework: the tree of nodes and indicators by which a city is assessed, as its file says it."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Discriminator, Field, Tag

from smartplan.core.model.base import BilingualText, Id, Source, Standing, Text, Weight, Written
from smartplan.core.model.indicator import Indicator, Item, Level, Scale, Unknown
from smartplan.core.model.panel import Panel
from smartplan.core.model.parts import (
    Band,
    Erratum,
    InForce,
    LeastCoverage,
    PeerGroup,
    Profile,
    Rounding,
)
from smartplan.core.model.rules import Rule
from smartplan.errors import Keys

ROOT = "index"
"""The id of the root of every framework."""


class Node(Item):
    """An inner node: a domain, aspect, dimension, stage."""

    rule: Rule | None = None
    """How its children aggregate; the framework's rule where absent."""
    min_coverage: LeastCoverage | None = None
    """Where less is known below it, it has no score."""
    weights_sum: Weight | None = None
    """What the source says the weights of its children sum to; checked, never used."""
    children: tuple[Annotated["AnyItem", Field()], ...] = Field(min_length=1)
    """Nodes and indicators, in the order in which they are shown; an item with children is a node."""


def _kind_of(value: Any) -> str:  # noqa: ANN401 - pydantic hands over whatever was written
    if isinstance(value, Node | Indicator):
        return "node" if isinstance(value, Node) else "indicator"
    return "node" if isinstance(value, dict) and "children" in value else "indicator"


AnyItem = Annotated[
    Annotated[Node, Tag("node")] | Annotated[Indicator, Tag("indicator")], Discriminator(_kind_of)
]


LevelNames = dict[Id, tuple[Level, ...]]


def _one_or_many(value: object) -> object:
    return [value] if isinstance(value, dict | str) else value


class Framework(Written):
    """A framework file, whole and checked."""

    schema_: Literal["smartplan/framework/1"] = Field(alias="schema")
    """Says that this is a framework, in this version of the format."""
    id: Id
    """Its name among frameworks; a shipped one is called so by assessments."""
    title: BilingualText
    """What the framework is called."""
    edition: BilingualText | None = None
    """The instrument and its edition, as it is cited."""
    owner: Text | None = None
    """Who issues it."""
    sources: Annotated[tuple[Source, ...], BeforeValidator(_one_or_many)] = ()
    """Where structure, weights and rules come from; one, or a list."""
    licence: Text | None = None
    """Under which terms its text is used here."""
    standing: Standing = "unverified"
    """How sure the file is as a whole; parts may differ."""
    in_force: InForce | None = None
    """For which years it holds."""
    replaces: Id | None = None
    """The framework before it."""
    cohort: Text | None = None
    """For whom these weights hold, where they hold not for all."""
    notes: tuple[BilingualText, ...] = ()
    """What a reader must know of it; shown with it."""
    errata: tuple[Erratum, ...] = ()
    """Known misprints of the source."""
    illustrative: bool = False
    """Made up to show something; said wherever it is used."""
    scale: Scale
    """On which every score stands."""
    unknown: Unknown = "exclude"
    """What an item without a score does in its node's mean, unless the item or a node above it says."""
    min_coverage: LeastCoverage | None = None
    """Where less is known, the index has no score; nodes have a `min_coverage` of their own."""
    confidence_width: Weight | None = None
    """How far a score of low confidence may be off either way, where the scale has no step."""
    years: tuple[Weight, ...] = ()
    """The weights of several years in one score: the year of the assessment first, then the years before it
    (3, 2, 1)."""
    panel: Panel | None = None
    """What is done to raw values within a cohort; then cities are only scored together."""
    rounding: Rounding | None = None
    """None: nothing is rounded, and bands are read from the exact score."""
    bands: tuple[Band, ...] = ()
    """From the lowest."""
    groups: tuple[PeerGroup, ...] = ()
    """Peer groups, where cities are read within one."""
    targets: tuple[Profile, ...] = ()
    """Named targets."""
    level_names: LevelNames = Field(default_factory=dict)
    """Lists of levels with their names, by the name that indicators give as their `level_names`."""
    rule: Rule = "arithmetic"
    """The rule of the root, and of every node that names none."""
    weights_sum: Weight | None = None
    """What the source says the weights under the root sum to."""
    tree: tuple[AnyItem, ...] = Field(min_length=1)
    """The nodes and indicators directly under the index."""

    @property
    def root(self) -> Node:
        """The index itself, as a node over the tree."""
        return Node(
            id=ROOT,
            title=self.title,
            rule=self.rule,
            unknown=self.unknown,
            min_coverage=self.min_coverage,
            weights_sum=self.weights_sum,
            children=self.tree,
        )

    def items(self) -> Iterator[tuple[Node | Indicator, tuple[str, ...]]]:
        """Walk nodes and indicators in the framework's order, each with the ids above it."""
        yield from walk(self.tree, (ROOT,))

    def indicators(self) -> tuple[Indicator, ...]:
        """Return the indicators in the framework's order."""
        return tuple(item for item, _ in self.items() if isinstance(item, Indicator))

    def rule_of(self, node: Node) -> Rule:
        """Return how a node aggregates."""
        return node.rule or self.rule

    def group(self, id_: str | None) -> PeerGroup | None:
        """Return a peer group by its id."""
        return next((group for group in self.groups if group.id == id_), None)

    def bands_of(self, group: str | None) -> tuple[Band, ...]:
        """Return the bands by which a city of a peer group is read."""
        own = self.group(group)
        return own.bands if own and own.bands else self.bands

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
