"""A catalogue of initiatives: what cities typically do, for plans to draw from; never what they must."""

from typing import Literal

from pydantic import Field

from smartplan.core.model.base import BilingualText, Id, Rupiah, Standing, Text, Titles, Written
from smartplan.core.model.plan import ActionKind, Effect
from smartplan.core.model.process import Group
from smartplan.core.model.terms import Quarters

CostClass = Literal["small", "medium", "large"]


class CostRange(Written):
    """What initiatives of a class roughly cost, in whole rupiah: no price, only its order of magnitude."""

    low: Rupiah
    high: Rupiah


class Typical(Written):
    """One initiative as cities typically have it."""

    id: Id
    title: Titles
    description: Titles
    dimension: Id
    """The node of the catalogue's framework to which it belongs."""
    kind: ActionKind
    duration: Quarters
    """Quarters of work."""
    cost_class: CostClass
    agency: Id
    """The agency that usually leads, by its id in the catalogue."""
    prerequisites: tuple[Id, ...] = ()
    """Entries of the catalogue that usually come before it."""
    quick_win: bool = False
    """Whether it is apt to be a quick win; a plan says itself which ones are."""
    partners: dict[Group, BilingualText] = Field(default_factory=dict)
    raises: dict[Id, dict[Id, Effect]] = Field(default_factory=dict)
    """By framework: the indicators that it raises."""


class Catalogue(Written):
    """A catalogue file, whole and checked."""

    schema_: Literal["smartplan/catalogue/1"] = Field(alias="schema")
    id: Id
    title: Titles
    standing: Standing
    """How sure its entries are; `ours` where no source says them."""
    note: Titles
    """What its entries are, and are not; shown wherever they are."""
    framework: Text
    """The framework whose nodes are the dimensions: the id of a shipped one, or a path."""
    cost_classes: dict[CostClass, CostRange]
    agencies: dict[Id, Titles]
    initiatives: tuple[Typical, ...]

    def entries(self) -> dict[str, Typical]:
        """Return the entries by their ids."""
        return {entry.id: entry for entry in self.initiatives}
