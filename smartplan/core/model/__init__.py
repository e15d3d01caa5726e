"""What people wrote: frameworks, assessments, plans, crosswalks. Closed, frozen, exact."""

from smartplan.core.model.assessment import Answer, Assertion, Assessment, City, Evidence, Remarks, Track
from smartplan.core.model.base import Quarter, Source, Standing, Titles
from smartplan.core.model.crosswalk import Ancestor, Crosswalk, Row
from smartplan.core.model.framework import (
    ROOT,
    Band,
    Framework,
    Indicator,
    Level,
    Node,
    Profile,
    Rounding,
    Scale,
    path_to,
    walk,
)
from smartplan.core.model.plan import Agency, Effect, Initiative, Plan, Service

__all__ = [
    "ROOT",
    "Agency",
    "Ancestor",
    "Answer",
    "Assertion",
    "Assessment",
    "Band",
    "City",
    "Crosswalk",
    "Effect",
    "Evidence",
    "Framework",
    "Indicator",
    "Initiative",
    "Level",
    "Node",
    "Plan",
    "Profile",
    "Quarter",
    "Remarks",
    "Rounding",
    "Row",
    "Scale",
    "Service",
    "Source",
    "Standing",
    "Titles",
    "Track",
    "path_to",
    "walk",
]
