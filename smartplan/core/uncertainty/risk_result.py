"""What draws of delays and overruns say of a roadmap: index, money, what is late, what drives it."""

from dataclasses import dataclass

from smartplan.core.model import Quarter


@dataclass(frozen=True, slots=True)
class YearRisk:
    """The index at the end of a year.

    Attributes:
        year: the calendar year.
        p50: half of the draws reach this, or more.
        p80: four of five draws reach this, or more.
        target: what the plan wants in that year; None where it says nothing.
        chance: the share of draws that reach the target, 0 to 1; None without one.
    """

    year: int
    p50: float
    p80: float
    target: float | None
    chance: float | None


@dataclass(frozen=True, slots=True)
class FundRisk:
    """What a fund has to pay in a year.

    Attributes:
        year: the calendar year.
        fund: the id of the fund.
        p50: half of the draws cost no more, rupiah.
        p80: four of five draws cost no more, rupiah.
        ceiling: what it may pay.
        over: the share of draws that break the ceiling, 0 to 1.
    """

    year: int
    fund: str
    p50: float
    p80: float
    ceiling: int
    over: float


@dataclass(frozen=True, slots=True)
class Driver:
    """How much of the risk one initiative makes.

    Attributes:
        id: the initiative.
        time: its share of what moves the gap closed over the horizon: squared correlations that sum to 1.
        money: its share of what moves the total cost, likewise.
    """

    id: str
    time: float
    money: float


@dataclass(frozen=True, slots=True)
class Late:
    """An initiative that is not always finished when the plan demands.

    Attributes:
        id: the initiative.
        by: the last quarter in which it may finish: its `latest`, or where quick wins must be finished.
        share: the share of draws in which it finishes later, 0 to 1.
    """

    id: str
    by: Quarter
    share: float


@dataclass(frozen=True, slots=True)
class Risk:
    """How sure a roadmap is.

    Attributes:
        draws: how many.
        seed: what the draws began with.
        years: by year.
        target_p50: the first quarter by which half of the draws have reached the last year's target; None
            where they never do, or there is none.
        target_p80: the same for four of five draws.
        cost_p50: half of the draws cost no more in total, rupiah.
        cost_p80: four of five draws cost no more.
        funds: by year, then fund in file order.
        over: the share of draws that break a ceiling of any fund in any year, 0 to 1.
        drivers: the initiatives that move anything, those that move the index most first, ties by id.
        in_time: the share of draws in which all is finished that must be by some quarter; None where nothing
            must.
        late: the initiatives that are not in some draw, those that are late most often first, ties by id.
    """

    draws: int
    seed: int
    years: tuple[YearRisk, ...]
    target_p50: Quarter | None
    target_p80: Quarter | None
    cost_p50: float
    cost_p80: float
    funds: tuple[FundRisk, ...]
    over: float
    drivers: tuple[Driver, ...]
    in_time: float | None
    late: tuple[Late, ...]
