"""A crosswalk: how the indicators of an older framework explain those of a newer one."""

from fractions import Fraction
from typing import Annotated, Literal

from pydantic import Field

from smartplan.core.model.base import BilingualText, Id, Number, Source, Standing, Text, Weight, Written

Kind = Literal["same", "reworded", "split", "merged", "new"]
"""How a new indicator came to be: word for word the same; asked in other words; split off an old one;
merged from several; or new."""


class Ancestor(Written):
    """One old indicator behind a new one."""

    ref: Id
    share: Weight = Fraction(1)
    """The part of the new indicator's score that this ancestor explains; the shares of a row sum to 1."""


class LevelPair(Written):
    """An old score, and what it is worth on the new scale."""

    old: Number
    new: Number


class Row(Written):
    """One new indicator and its ancestors."""

    ref: Id
    """The new indicator."""
    kind: Kind
    ancestors: tuple[Ancestor, ...] = ()
    standing: Standing
    """`ours` where no source gives the mapping."""
    source: Text | None = None
    note: BilingualText | None = None
    evidence: Literal["reuse", "update", "new"] | None = None
    """The state of the evidence, never of comparability."""


class Dropped(Written):
    """An old indicator that nothing new explains."""

    ref: Id
    standing: Standing
    note: BilingualText | None = None


class Crosswalk(Written):
    """A crosswalk file, whole and checked; it has one direction, old to new."""

    schema_: Literal["smartplan/crosswalk/1"] = Field(alias="schema")
    old: Id
    new: Id
    title: BilingualText
    sources: tuple[Source, ...] = ()
    notes: tuple[BilingualText, ...] = ()
    levels: tuple[LevelPair, ...] = ()
    """How old scores map to the new scale; linear between pairs. Absent where the scales are equal."""
    rows: Annotated[tuple[Row, ...], Field(min_length=1)]
    dropped: tuple[Dropped, ...] = ()
