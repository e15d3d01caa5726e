"""What a roadmap is: the schedule, its proof, its money, its forecast, and the reasons for all of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from smartplan.core.gaps import Gaps
from smartplan.core.model import Initiative, Plan, Quarter
from smartplan.core.scores import Exact
from smartplan.errors import Keys

StageName = Literal["mandatory", "priority", "all", "index", "cost", "start", "ids"]
Standing = Literal["optimal", "feasible", "infeasible", "unsettled"]


@dataclass(frozen=True, slots=True)
class Stage:
    """One aim of the roadmap; a later one never costs an earlier one anything.

    Attributes:
        name: mandatory = how many must-haves are in; priority, all = weighted gap closed, index points x
            quarters; cost = rupiah; start = quarters from the horizon's start, summed over the initiatives;
            ids = the tie-break, a bare number; index = weighted gap closed in the last quarter, index points,
            where that is what is sought. A plan without priorities has no stage of that name.
        value: what the roadmap reaches, an exact integer; None where nothing was found.
        bound: what no roadmap can beat, given the stages before; None where nothing was proved.
        proved: whether value is the best there is.
        scale: value / scale is in the units above.
    """

    name: StageName
    value: int | None
    bound: int | None
    proved: bool
    scale: Fraction = Fraction(1)

    @property
    def remaining(self) -> Fraction | None:
        """How far the value may be from the best, as a share of the larger of value and bound (0 to 1).

        None where one of them is not known.
        """
        if self.value is None or self.bound is None:
            return None
        larger = max(abs(self.value), abs(self.bound))
        return Fraction(abs(self.bound - self.value), larger) if larger else Fraction(0)


Tell = Callable[[Stage], None]
"""Is told how far the aim under way has come, for whoever waits."""


def unheard(_: Stage) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something is so, as a stable slug and the values that its sentence names.

    Attributes:
        code: the slug; `write` has a sentence for each.
        values: ids, quarters, years, rupiah, scores; numbers stay numbers.
    """

    code: str
    values: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Reached:
    """What a finished initiative does to one indicator.

    Attributes:
        indicator: its id.
        level: the score that it lifts the indicator to.
        quarter: the first quarter in which that counts.
        capped: the score up to which it closes a gap: `level`, or the target where that is lower.
    """

    indicator: str
    level: Fraction
    quarter: Quarter
    capped: Exact


@dataclass(frozen=True, slots=True)
class Step:
    """What becomes of one initiative.

    Attributes:
        initiative: the initiative as written.
        selected: whether it is in the roadmap.
        start: the first quarter of work; None where it is not selected.
        finish: the last quarter of work; its effects count from the next.
        spending: whole rupiah by calendar year; sums to what it costs within the horizon exactly.
        reaches: what it lifts, in file order; only effects that come to count within the horizon and lift an
            indicator above where everything else has brought it by then.
        why: why it is in, or out.
        earlier: why it does not start a quarter earlier; None where it is not selected.
    """

    initiative: Initiative
    selected: bool
    start: Quarter | None
    finish: Quarter | None
    spending: Mapping[int, int]
    reaches: tuple[Reached, ...]
    why: Reason
    earlier: Reason | None

    @property
    def id(self) -> str:
        """The id of the initiative."""
        return self.initiative.id

    @property
    def cost(self) -> int:
        """What it costs within the horizon, whole rupiah; 0 where it is not selected."""
        return sum(self.spending.values())


@dataclass(frozen=True, slots=True)
class Spending:
    """What one fund pays in one year.

    Attributes:
        year: the calendar year.
        fund: the id of the fund.
        ceiling: what it may pay, whole rupiah; 0 where the plan gives none.
        spent: what the roadmap takes from it.
    """

    year: int
    fund: str
    ceiling: int
    spent: int


@dataclass(frozen=True, slots=True)
class Forecast:
    """Where the city stands at the end of a year if the roadmap is kept.

    An effect counts from the quarter after its initiative's last, so what is finished in the last quarter
    of a year shows in the next one.

    Attributes:
        year: the calendar year.
        index: the exact index by the framework's own rule; None where nothing is known.
        linear: today's index plus Σ weight x lift, which is what the objective counts; equal to `index` under
            arithmetic rules without unknowns.
        target: what the plan wants of the index in that year; None where it says nothing.
        nodes: the value of each dimension (the nodes right below the index) that is known.
        levels: the score of each indicator that an initiative has lifted by then.
    """

    year: int
    index: Exact | None
    linear: Exact | None
    target: Exact | None
    nodes: Mapping[str, Exact]
    levels: Mapping[str, Fraction]


@dataclass(frozen=True, slots=True)
class Constraint:
    """One thing the plan demands, as a place in its file.

    Attributes:
        kind: mandatory, fund, capacity, depends_on, earliest, latest, horizon, needs_service, ...
        keys: the path of the demand in the plan file.
        values: what its sentence names.
    """

    kind: str
    keys: Keys
    values: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Roadmap:
    """The best schedule that a plan allows, and how sure that is.

    Attributes:
        gaps: the gaps that it closes.
        plan: the plan as written.
        status: optimal = every stage proved; feasible = a stage is not (see its bound); infeasible = proved
            that the must-haves do not fit; unsettled = the limit was reached before either was known.
        stages: the aims in their order, as far as they were come to.
        steps: all initiatives, in file order.
        budget: every fund and year of the horizon, by year, then fund in file order.
        forecast: every calendar year of the horizon; empty where there is no schedule.
        conflict: of an infeasible plan, demands that can't all hold; drop any one and the rest fits.
    """

    gaps: Gaps
    plan: Plan
    status: Standing
    stages: tuple[Stage, ...]
    steps: tuple[Step, ...]
    budget: tuple[Spending, ...]
    forecast: tuple[Forecast, ...]
    conflict: tuple[Constraint, ...] = ()

    @property
    def selected(self) -> tuple[Step, ...]:
        """The initiatives that are in, by start, then id."""
        chosen = [(step.start, step.id, step) for step in self.steps if step.start is not None]
        return tuple(step for _, _, step in sorted(chosen, key=lambda item: item[:2]))

    @property
    def total_cost(self) -> int:
        """What the roadmap costs within its horizon, whole rupiah."""
        return sum(step.cost for step in self.steps)

    def of(self, id_: str) -> Step:
        """Return the step of an initiative.

        Raises:
            KeyError: the plan has no such initiative.
        """
        for step in self.steps:
            if step.id == id_:
                return step
        raise KeyError(id_)
