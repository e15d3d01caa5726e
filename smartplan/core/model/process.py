"""The city's own process, as a plan holds it: who takes part, what was agreed, what is due, who signed."""

from fractions import Fraction
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from smartplan.core.model.assessment import Year
from smartplan.core.model.base import BilingualText, Count, Day, Id, Text, Weight, Whole, Written, as_number


def _as_share(value: object) -> Fraction:
    share = as_number(value)
    if not 0 <= share <= 1:
        raise PydanticCustomError("not-a-share", "not a share", {"value": value})
    return share


Share = Annotated[Weight, BeforeValidator(_as_share)]
"""A part of a whole, 0 to 1."""

Group = Literal["academia", "business", "community", "government", "media", "other"]
"""A group of the pentahelix (ABCGM), or another."""

Stage = Literal["assessment", "bimtek-1", "bimtek-2", "bimtek-3", "bimtek-4", "adoption", "evaluation"]
"""A stage of drafting the masterplan, or of the yearly evaluation."""


class Service(Written):
    """A digital service: what runs, and what was built but does not."""

    id: Id
    title: BilingualText
    agency: Id
    status: Literal["planned", "built", "running", "stalled", "retired"]
    since: Text | None = None
    users: Whole | None = None
    integrates_with: tuple[Id, ...] = ()
    indicators: tuple[Id, ...] = ()
    evidence: Text | None = None
    note: BilingualText | None = None


class Stakeholder(Written):
    """Who takes part, in which group and role."""

    id: Id | None = None
    """By which initiatives name it that draw on it."""
    name: BilingualText
    group: Group
    role: BilingualText
    initiatives: tuple[Id, ...] = ()
    """The initiatives in which this role is played."""
    dimensions: tuple[Id, ...] = ()
    """The dimensions as a whole in which it is."""


class Meeting(Written):
    """A meeting of the groups, planned or held."""

    date: Day
    title: BilingualText
    agenda: tuple[BilingualText, ...] = ()
    groups: tuple[Group, ...] = ()
    goals: tuple[BilingualText, ...] = ()
    """What was agreed."""
    attendance: dict[Group, Count] = Field(default_factory=dict)
    """How many came, by group; then it was held."""
    source: Text | None = None


class Event(Written):
    """A date of the drafting or of the yearly evaluation; dates are the city's, none is assumed."""

    date: Day
    title: BilingualText
    stage: Stage | None = None
    done: bool = False


class IntegrationAim(Written):
    """How much of what is to be integrated shall be."""

    target: Share
    """The share of the links of the register that work, 0 to 1."""
    year: Year | None = None
    """By when."""


class Adoption(Written):
    """Whether the city takes the plan over."""

    state: Literal["pending", "adopted", "revise", "declined"]
    instrument: Text | None = None
    date: Day | None = None
    by: Text | None = None
    remarks: BilingualText | None = None


class SignOff(Written):
    """Who stands by the content as it was; after any edit of it, it is suspect until renewed."""

    by: Text
    role: Text | None = None
    date: Day
    year: Year | None = None
    """The year of the assessment that was signed with the plan."""
    digests: dict[Id, Text]
    """By part (assessment, plan, framework, text, also), the digest of what was signed."""
