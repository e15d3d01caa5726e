"""Gaps to roadmap: which initiatives, when, at what cost, and the proof that no better choice exists."""

from smartplan.core.roadmap.alternatives import Alternative, Price, alternatives_to
from smartplan.core.roadmap.forecast import Raised, raised_in
from smartplan.core.roadmap.freed import Kept
from smartplan.core.roadmap.frontier import (
    STEP,
    Cheapest,
    Further,
    Point,
    cheapest_to,
    frontier,
    further_from,
)
from smartplan.core.roadmap.goals import Goal, goals_of
from smartplan.core.roadmap.make import make_roadmap
from smartplan.core.roadmap.makespan import Activity, Makespan, least_makespan
from smartplan.core.roadmap.moves import Move, kept, moves
from smartplan.core.roadmap.priority import PriorityPrice, Reach, price_of_priority
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
    Tell,
    unheard,
)
from smartplan.core.roadmap.varied import with_budgets, with_musts
from smartplan.core.roadmap.wishes import MoneyWish, Wishes, wishes_of

__all__ = [
    "STEP",
    "Activity",
    "Alternative",
    "Cheapest",
    "Constraint",
    "Eased",
    "Forecast",
    "Further",
    "Goal",
    "Kept",
    "Makespan",
    "MoneyWish",
    "Move",
    "Point",
    "Price",
    "PriorityPrice",
    "Raised",
    "Reach",
    "Reached",
    "Reason",
    "Relief",
    "Roadmap",
    "Spending",
    "Stage",
    "Step",
    "Tell",
    "Wishes",
    "alternatives_to",
    "cheapest_to",
    "frontier",
    "further_from",
    "goals_of",
    "kept",
    "least_makespan",
    "make_roadmap",
    "moves",
    "price_of_priority",
    "raised_in",
    "reliefs_of",
    "unheard",
    "wishes_of",
    "with_budgets",
    "with_musts",
]
