"""Two assessments to changes: why the index moved, split exactly, and what of it may be compared at all."""

from smartplan.core.changes.compare import compare
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

__all__ = [
    "Bands",
    "Change",
    "Changes",
    "Comparable",
    "NodeChange",
    "Parts",
    "Reason",
    "Verdict",
    "compare",
    "regressed",
    "shown",
]
