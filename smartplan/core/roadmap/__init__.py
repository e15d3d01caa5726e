"""Gaps to roadmap: which initiatives, when, at what cost, and the proof that no better choice exists."""

from smartplan.core.roadmap.make import make_roadmap
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
    "Constraint",
    "Forecast",
    "Reached",
    "Reason",
    "Roadmap",
    "Spending",
    "Stage",
    "Step",
    "make_roadmap",
]
