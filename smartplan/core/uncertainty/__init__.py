"""Honest uncertainty: what becomes of an index, a rank, a priority if what it rests on were otherwise."""

from smartplan.core.uncertainty.design import Design
from smartplan.core.uncertainty.parameters import CHOICES, Parameters, draw
from smartplan.core.uncertainty.request import FACTORS, Factor, Request
from smartplan.core.uncertainty.result import (
    BandShare,
    Effect,
    Flip,
    Flips,
    Outcome,
    Priority,
    RankSpread,
    Sensitivity,
    Spread,
)
from smartplan.core.uncertainty.run import indices
from smartplan.core.uncertainty.study import study

__all__ = [
    "CHOICES",
    "FACTORS",
    "BandShare",
    "Design",
    "Effect",
    "Factor",
    "Flip",
    "Flips",
    "Outcome",
    "Parameters",
    "Priority",
    "RankSpread",
    "Request",
    "Sensitivity",
    "Spread",
    "draw",
    "indices",
    "study",
]
