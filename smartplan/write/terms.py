"""Words of the field that several pages, sheets and screens say, each once."""

from smartplan.core.process.outcomes import Course
from smartplan.write.words import later

GROUPS: dict[str, str] = {
    "academia": later("Academia"),
    "business": later("Business"),
    "community": later("Community"),
    "government": later("Government"),
    "media": later("Media"),
    "other": later("Others"),
}
"""The groups of the pentahelix."""
ACTION_KINDS: dict[str, str] = {
    "people": later("human resources"),
    "infrastructure": later("infrastructure"),
    "applications": later("applications"),
    "literacy": later("literacy"),
}
"""The kinds of action plans."""
SIGNED_PARTS = {
    "assessment": later("the assessment"),
    "plan": later("the plan"),
    "framework": later("the framework"),
    "text": later("the text"),
    "also": later("a further assessment"),
    "catalogue": later("the catalogue of initiatives"),
}
"""What was signed."""
TIES = {
    "affair": later("affair of government"),
    "programme": later("programme (RPJMD, Renstra)"),
    "renstra": later("Renstra"),
    "budget": later("budget"),
    "indicator": later("indicator"),
}
"""What an initiative is aligned with."""
COURSES: dict[Course, str] = {
    "met": later("target met"),
    "missed": later("target missed"),
    "open": later("no target due yet"),
    "unmeasured": later("not measured yet"),
}
"""How an outcome stands to what was wanted of it."""
