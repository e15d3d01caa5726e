"""Gaps to roadmap: which initiatives, when, at what cost, and the proof that no better choice exists."""

from smartplan.core.roadmap.alternatives import Alternative, Price, alternatives_to
from smartplan.core.roadmap.make import make_roadmap
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

__all__ = [
    "Alternative",
    "Constraint",
    "Eased",
    "Forecast",
    "Price",
    "Reached",
    "Reason",
    "Relief",
    "Roadmap",
    "Spending",
    "Stage",
    "Step",
    "alternatives_to",
    "make_roadmap",
    "reliefs_of",
]
