"""Two assessments to changes: why the index moved, split exactly, and what of it may be compared at all."""

from smartplan.core.changes.compare import compare
from smartplan.core.changes.deliveries import Deliveries, Delivery, Lifted, Outcome, deliveries
from smartplan.core.changes.result import (
    Bands,
    Change,
    Changes,
    Comparable,
    NodeChange,
    Parts,
    Reason,
    Verdict,
)
from smartplan.core.changes.shown import regressed, shown
from smartplan.core.changes.under import under

__all__ = [
    "Bands",
    "Change",
    "Changes",
    "Comparable",
    "Deliveries",
    "Delivery",
    "Lifted",
    "NodeChange",
    "Outcome",
    "Parts",
    "Reason",
    "Verdict",
    "compare",
    "deliveries",
    "regressed",
    "shown",
    "under",
]
