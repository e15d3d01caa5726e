"""Gaps to roadmap: which initiatives, when, at what cost, and the proof that no better choice exists."""

from smartplan.core.roadmap.alternatives import Alternative, Price, alternatives_to
from smartplan.core.roadmap.frontier import Cheapest, Point, cheapest_to, frontier
from smartplan.core.roadmap.make import make_roadmap
from smartplan.core.roadmap.makespan import Activity, Makespan, least_makespan
from smartplan.core.roadmap.moves import Move, moves
from smartplan.core.roadmap.relief import Eased, Relief, reliefs_of
from smartplan.core.roadmap.result import (
    Constraint,
    Forecast,
    Reached,
    Reason,
    Roadmap,
    Spending,
    Stage,
    Step,
)
from smartplan.core.roadmap.risk import Driver, FundRisk, Risk, YearRisk, risk_of
from smartplan.core.roadmap.varied import with_budgets, with_musts

__all__ = [
    "Activity",
    "Alternative",
    "Cheapest",
    "Constraint",
    "Driver",
    "Eased",
    "Forecast",
    "FundRisk",
    "Makespan",
    "Move",
    "Point",
    "Price",
    "Reached",
    "Reason",
    "Relief",
    "Risk",
    "Roadmap",
    "Spending",
    "Stage",
    "Step",
    "YearRisk",
    "alternatives_to",
    "cheapest_to",
    "frontier",
    "least_makespan",
    "make_roadmap",
    "moves",
    "reliefs_of",
    "risk_of",
    "with_budgets",
    "with_musts",
]
