"""Two assessments to changes: why the index moved, split exactly, and what of it may be compared at all."""

from smartplan.core.changes.adjust import Aims, adjust
from smartplan.core.changes.bias import Bias, Lean, Spread, bias_of
from smartplan.core.changes.compare import compare
from smartplan.core.changes.deliveries import Deliveries, Delivery, Lifted, Outcome, deliveries
from smartplan.core.changes.migrate import Fate, Migration, Step, answered_in, migrate
from smartplan.core.changes.questions import questions_of
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
from smartplan.core.changes.under import carried_weight, under

__all__ = [
    "Aims",
    "Bands",
    "Bias",
    "Change",
    "Changes",
    "Comparable",
    "Deliveries",
    "Delivery",
    "Fate",
    "Lean",
    "Lifted",
    "Migration",
    "NodeChange",
    "Outcome",
    "Parts",
    "Reason",
    "Spread",
    "Step",
    "Verdict",
    "adjust",
    "answered_in",
    "bias_of",
    "carried_weight",
    "compare",
    "deliveries",
    "migrate",
    "questions_of",
    "regressed",
    "shown",
    "under",
]
