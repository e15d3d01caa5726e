"""Model to scores: every node's exact value, interval, coverage, reported figure and band."""

from smartplan.core.scores.assertions import failed_assertions
from smartplan.core.scores.assess import Scorer, assess
from smartplan.core.scores.doubts import doubts, zero_products
from smartplan.core.scores.explain import Operand, operands_of
from smartplan.core.scores.leaf import Placed
from smartplan.core.scores.questions import Question, next_questions
from smartplan.core.scores.reach import unreachable_bands
from smartplan.core.scores.report import Exact, half_up, reported
from smartplan.core.scores.rules import aggregate
from smartplan.core.scores.score import Score, Scores, Status
from smartplan.core.scores.what_if import Moved, WhatIf, index_if, what_if

__all__ = [
    "Exact",
    "Moved",
    "Operand",
    "Placed",
    "Question",
    "Score",
    "Scorer",
    "Scores",
    "Status",
    "WhatIf",
    "aggregate",
    "assess",
    "doubts",
    "failed_assertions",
    "half_up",
    "index_if",
    "next_questions",
    "operands_of",
    "reported",
    "unreachable_bands",
    "what_if",
    "zero_products",
]
