"""Scores to gaps: targets, what is missing to them, and what closing one gap would bring."""

from smartplan.core.gaps.gap import Gap, Gaps, find_gaps
from smartplan.core.gaps.target import Target, choose_target

__all__ = ["Gap", "Gaps", "Target", "choose_target", "find_gaps"]
