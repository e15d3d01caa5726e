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
from smartplan.core.uncertainty.risk import risk_of
from smartplan.core.uncertainty.risk_result import Driver, FundRisk, Late, Risk, YearRisk
from smartplan.core.uncertainty.run import indices
from smartplan.core.uncertainty.study import study

__all__ = [
    "CHOICES",
    "FACTORS",
    "BandShare",
    "Design",
    "Driver",
    "Effect",
    "Factor",
    "Flip",
    "Flips",
    "FundRisk",
    "Late",
    "Outcome",
    "Parameters",
    "Priority",
    "RankSpread",
    "Request",
    "Risk",
    "Sensitivity",
    "Spread",
    "YearRisk",
    "draw",
    "indices",
    "risk_of",
    "study",
]
