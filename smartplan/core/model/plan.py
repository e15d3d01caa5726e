"""A plan: what a city wants, may spend and could do, as its file says it."""

from fractions import Fraction
from typing import Annotated, Literal, get_args

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from smartplan.core.model.assessment import City, Year, year_keys
from smartplan.core.model.base import (
    BilingualText,
    Count,
    Day,
    Id,
    Number,
    Rupiah,
    Text,
    Weight,
    Whole,
    Written,
    WrittenQuarter,
)
from smartplan.core.model.outcomes import Outcome
from smartplan.core.model.process import (
    Adoption,
    Event,
    Group,
    IntegrationAim,
    Meeting,
    Service,
    SignOff,
    Stakeholder,
)
from smartplan.core.model.terms import Deadline, Quarters, QuickWins, Range, Uncertainty

MAX_HORIZON_YEARS = 10


def _as_horizon_years(value: object) -> object:
    if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= MAX_HORIZON_YEARS:
        raise PydanticCustomError("horizon-out-of-range", "not 1 to 10 years", {"value": value})
    return value


ActionKind = Literal["people", "infrastructure", "applications", "literacy"]
"""The four kinds of action plan that the ministry's evaluation asks for."""


RoadmapColumn = Literal[
    "number",
    "dimension",
    "goal",
    "programme",
    "initiative",
    "indicator",
    "target",
    "agency",
    "partners",
    "years",
    "cost",
    "fund",
    "alignment",
]
"""A column of the roadmap's table."""


class Horizon(Written):
    """The span of the roadmap, in quarters."""

    start: WrittenQuarter
    years: Annotated[Whole, BeforeValidator(_as_horizon_years)]
    """Whole years from `start`, 1 to 10."""

    @property
    def quarters(self) -> int:
        """How many quarters the roadmap has."""
        return self.years * 4

    @property
    def calendar(self) -> range:
        """The calendar years that it touches."""
        return range(self.start.year, self.start.plus(self.quarters - 1).year + 1)


class Agency(Written):
    """An agency (Perangkat Daerah) that carries initiatives."""

    title: BilingualText
    capacity: Quarters | None = None
    """Initiatives it can run at once; unlimited unless given."""


class Effect(Written):
    """What an initiative does to one indicator."""

    from_: Number = Field(alias="from")
    """The effect counts once the indicator is here or above."""
    to: Number
    """What it lifts the indicator to."""


class Risk(Written):
    """What may go wrong, and what is done about it."""

    risk: BilingualText
    mitigation: BilingualText | None = None


class QuickWin(Written):
    """What the ministry's twelve questions on a quick win ask for, beyond the initiative itself."""

    problem: BilingualText | None = None
    attraction: BilingualText | None = None
    benefit: BilingualText | None = None
    uniqueness: BilingualText | None = None
    partnership: BilingualText | None = None
    development: BilingualText | None = None
    continuation: BilingualText | None = None
    resources: BilingualText | None = None


class Realised(Written):
    """What became of an initiative in one year."""

    status: Literal["planned", "running", "done", "late", "stopped"]
    physical: Number | None = None
    """Physical progress in percent."""
    spent: Rupiah | None = None
    evidence: Text | None = None


class Initiative(Written):
    """One thing the city could do."""

    id: Id
    typical: Id | None = None
    """The entry of the plan's catalogue that it is drawn from: title, description, dimension, kind, duration,
    partners, what it raises and depends on are the entry's unless given; cost and agency never are."""
    title: BilingualText
    description: BilingualText | None = None
    agency: Id
    fund: Id | None = None
    """The fund that pays; needed wherever `cost` is above zero."""
    cost: Rupiah = 0
    """Whole rupiah, spread over the quarters it runs."""
    profile: Literal["even", "front"] | tuple[Weight, ...] = "even"
    """How the cost is spread over the work: evenly; front: falling evenly, so that of four quarters the first
    bears four parts and the last one; or shares of equal stretches of the work."""
    running_cost: Rupiah = 0
    """Whole rupiah a year that it takes from its fund once it is finished, to the end of the horizon."""
    duration: Quarters
    """Quarters of work."""
    duration_range: Range | None = None
    """How the quarters of work may turn out; as in the plan's `uncertainty` unless given."""
    cost_range: Range | None = None
    """How the cost may turn out; as in the plan's `uncertainty` unless given."""
    dimension: Id | None = None
    """The node it belongs to; else the node of the first indicator that it raises."""
    kind: ActionKind | None = None
    depends_on: tuple[Id, ...] = ()
    """Initiatives that must have finished before it starts."""
    lag: Count = 0
    """Quarters that must lie between their end and its start."""
    either_of: tuple[Id, ...] = ()
    """Initiatives of which, with this one, at most one is chosen."""
    raises: dict[Id, Effect] = Field(default_factory=dict)
    quick_win: bool = False
    quick: QuickWin | None = None
    mandatory: bool = False
    fixed: WrittenQuarter | None = None
    """The quarter in which it starts or has started: running or contracted, so it is in, and stays there."""
    ready: WrittenQuarter | None = None
    """The quarter in which its proposal is ready for the deadlines of its fund; always, unless given."""
    earliest: WrittenQuarter | None = None
    """The first quarter in which it may start."""
    latest: WrittenQuarter | None = None
    """The last quarter in which it may finish."""
    revives: Id | None = None
    """The stalled service that runs again once this is finished."""
    needs_service: Id | None = None
    """A service that must run before it starts."""
    draws_on: tuple[Id, ...] = ()
    """Strengths that it can use: a stakeholder by its id, an element of `swot` that has strengths, or a part
    of the readiness, which a further assessment (`also`) scores."""
    partners: dict[Group, BilingualText] = Field(default_factory=dict)
    legal: tuple[Text, ...] = ()
    affair: Text | None = None
    """The affair of government (UU 23/2014) it belongs to."""
    programme: Text | None = None
    """The programme of RPJMD or Renstra it belongs to."""
    renstra: Text | None = None
    """The strategic plan (Renstra) of the agency that carries it, where it is named apart."""
    spbe: tuple[Text, ...] = ()
    """Indicators of SPBE or Pemdi that it serves."""
    sdg: tuple[Text, ...] = ()
    """Targets of the Sustainable Development Goals that it serves."""
    risks: tuple[Risk, ...] = ()
    output: BilingualText | None = None
    """What is there when it is finished."""
    realised: Annotated[dict[int, Realised], BeforeValidator(year_keys)] = Field(default_factory=dict)


class Swot(Written):
    """Strengths, weaknesses, opportunities and threats."""

    strengths: tuple[BilingualText, ...] = ()
    weaknesses: tuple[BilingualText, ...] = ()
    opportunities: tuple[BilingualText, ...] = ()
    threats: tuple[BilingualText, ...] = ()


class Direction(Written):
    """What a dimension is to become, and how."""

    future: BilingualText | None = None
    """The condition wanted."""
    goal: BilingualText | None = None
    """The objective (sasaran)."""
    strategies: tuple[BilingualText, ...] = ()


class Quoted(Written):
    """Something said or found, with its source."""

    text: BilingualText
    source: Text | None = None
    date: Day | None = None


FundCeilings = Annotated[dict[Year, Rupiah], BeforeValidator(year_keys)]


class Plan(Written):
    """A plan file, whole and checked."""

    schema_: Literal["smartplan/plan/1"] = Field(alias="schema")
    city: City
    framework: Text
    catalogue: Text | None = None
    """The catalogue that initiatives draw from: `typical`, which is shipped, or a path (./, ../)."""
    glossary: Text | None = None
    """The path (./, ../) of the region's own words for the terms of documents and screens."""
    include: tuple[Text, ...] = ()
    """Files that hold a part of this plan, paths; read as if it stood here."""
    illustrative: BilingualText | None = None
    """Why costs and initiatives are not real; printed wherever they are shown."""
    vision: BilingualText | None = None
    missions: tuple[BilingualText, ...] = ()
    targets: Annotated[dict[Year, dict[Id, Number]], BeforeValidator(year_keys)] = Field(default_factory=dict)
    """By year: targets of nodes and indicators; the roadmap closes the gaps to the last year's."""
    priority: tuple[Id, ...] = ()
    """Dimensions that come first."""
    priority_reason: BilingualText | None = None
    horizon: Horizon
    funds: dict[Id, FundCeilings] = Field(default_factory=dict)
    """Ceiling per year, whole rupiah."""
    entry: dict[Id, Annotated[dict[Year, tuple[Deadline, ...]], BeforeValidator(year_keys)]] = Field(
        default_factory=dict
    )
    """By fund and year: deadlines, any one of which opens its money; a year without any is open to all."""
    quick_wins: QuickWins = QuickWins()
    uncertainty: Uncertainty = Uncertainty()
    agencies: dict[Id, Agency] = Field(default_factory=dict)
    initiatives: tuple[Initiative, ...] = ()
    services: tuple[Service, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    """What people notice of it all, measured beside the framework's indicators; never part of the index."""
    stakeholders: tuple[Stakeholder, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    points: dict[Group, dict[Id, Weight]] = Field(default_factory=dict)
    """By group: how it would weigh the dimensions, 100 points in all; never instead of the framework."""
    integration: IntegrationAim | None = None
    """How much of what the services are to be joined to shall work, and by when."""
    calendar: tuple[Event, ...] = ()
    """Dates of the drafting and of the yearly evaluation."""
    swot: dict[Id, Swot] = Field(default_factory=dict)
    """By readiness element, or `overall`."""
    issues: tuple[Quoted, ...] = ()
    """Strategic issues."""
    statements: tuple[Quoted, ...] = ()
    """What was publicly said at the start."""
    directions: dict[Id, Direction] = Field(default_factory=dict)
    """By dimension."""
    roadmap_columns: tuple[RoadmapColumn, ...] = get_args(RoadmapColumn)
    """Columns of the roadmap's table. The default is ours: no region's table could be read. It holds what is
    commonly known and what the evaluation asks for."""
    legal: tuple[Text, ...] = ()
    adoption: Adoption | None = None
    sign_offs: tuple[SignOff, ...] = ()
    """Who stands by the content; `smartplan sign` adds them."""

    def aims(self) -> dict[str, Fraction]:
        """Return the targets of the last year that has any."""
        return dict(self.targets[max(self.targets)]) if self.targets else {}
