"""What one file can't know of another: problems as data, with keys and no places."""

from smartplan.core.check.assessment import Checker, check_assessment
from smartplan.core.check.catalogue import check_catalogue, check_drawn
from smartplan.core.check.crosswalk import check_crosswalk
from smartplan.core.check.framework import check_framework
from smartplan.core.check.letter import check_letter
from smartplan.core.check.narratives import Repeated, repeated_narratives
from smartplan.core.check.near import nearest
from smartplan.core.check.odd import check_effects
from smartplan.core.check.outline import check_outline
from smartplan.core.check.panel import check_alone
from smartplan.core.check.plan import check_pairing, check_plan
from smartplan.core.check.process import check_recommendations, check_strengths
from smartplan.core.check.questions import questions_about
from smartplan.core.check.years import check_years

__all__ = [
    "Checker",
    "Repeated",
    "check_alone",
    "check_assessment",
    "check_catalogue",
    "check_crosswalk",
    "check_drawn",
    "check_effects",
    "check_framework",
    "check_letter",
    "check_outline",
    "check_pairing",
    "check_plan",
    "check_recommendations",
    "check_strengths",
    "check_years",
    "nearest",
    "questions_about",
    "repeated_narratives",
]
