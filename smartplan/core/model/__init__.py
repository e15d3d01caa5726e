"""What people wrote: frameworks, assessments, plans, crosswalks. Closed, frozen, exact."""

from smartplan.core.model.assessment import (
    Answer,
    Appeal,
    Assertion,
    Assessment,
    City,
    Evidence,
    Remarks,
    Track,
)
from smartplan.core.model.base import Quarter, Source, Standing, Titles
from smartplan.core.model.crosswalk import Ancestor, Crosswalk, Row
from smartplan.core.model.framework import ROOT, Framework, Node, path_to, walk
from smartplan.core.model.include import AssessmentPart, PlanPart
from smartplan.core.model.indicator import Goalposts, Indicator, Level, Scale, Step, Transform, Unknown
from smartplan.core.model.outcomes import Outcome
from smartplan.core.model.panel import Panel
from smartplan.core.model.parts import Band, Coverage, Erratum, PeerGroup, Profile, Rounding
from smartplan.core.model.plan import Agency, Effect, Initiative, Plan
from smartplan.core.model.process import Service
from smartplan.core.model.published import Published
from smartplan.core.model.rules import (
    Rule,
    RuleGeneralised,
    RuleGeometric,
    RuleProduct,
    RuleRatio,
    RuleStaged,
    RuleWorst,
)

__all__ = [
    "ROOT",
    "Agency",
    "Ancestor",
    "Answer",
    "Appeal",
    "Assertion",
    "Assessment",
    "AssessmentPart",
    "Band",
    "City",
    "Coverage",
    "Crosswalk",
    "Effect",
    "Erratum",
    "Evidence",
    "Framework",
    "Goalposts",
    "Indicator",
    "Initiative",
    "Level",
    "Node",
    "Outcome",
    "Panel",
    "PeerGroup",
    "Plan",
    "PlanPart",
    "Profile",
    "Published",
    "Quarter",
    "Remarks",
    "Rounding",
    "Row",
    "Rule",
    "RuleGeneralised",
    "RuleGeometric",
    "RuleProduct",
    "RuleRatio",
    "RuleStaged",
    "RuleWorst",
    "Scale",
    "Service",
    "Source",
    "Standing",
    "Step",
    "Titles",
    "Track",
    "Transform",
    "Unknown",
    "path_to",
    "walk",
]
