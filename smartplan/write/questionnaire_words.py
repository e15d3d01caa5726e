"""What the sheets of a questionnaire are called and headed, in both languages at once."""

from collections.abc import Mapping

from smartplan.core.process.coordinator import FIXED
from smartplan.core.process.tables import LANGUAGES, MAX_EVIDENCE, Table, indicators_table
from smartplan.write.terms import ACTION_KINDS, GROUPS
from smartplan.write.words import Words, later

SHEETS: Mapping[str, str] = {
    "guide": later("Guide"),
    "indicators": later("Indicators"),
    "realisation": later("Realisation"),
    "initiatives": later("Initiatives"),
    "effects": later("Effects"),
    "partners": later("Partners"),
    "services": later("Services"),
    "outcomes": later("Outcomes"),
    "outcome-targets": later("Outcome targets"),
    "outcome-values": later("Outcome values"),
    "plan": later("Plan"),
    "targets": later("Targets"),
    "swot": later("SWOT"),
    "statements": later("Statements"),
    "issues": later("Strategic issues"),
    "agencies": later("Agencies"),
    "funds": later("Ceilings"),
    "stakeholders": later("Stakeholders"),
    "meetings": later("Meetings"),
    "calendar": later("Calendar"),
    "recommendations": later("Recommendations"),
    "lists": later("Lists"),
}
_HEADINGS: Mapping[str, str] = {
    "id": later("Id"),
    "node": later("Part of the framework"),
    "question": later("Question"),
    "levels": later("Levels and their criteria"),
    "entry": later("What to enter"),
    "last": later("Last year's answer"),
    "verified": later("Verified score"),
    "score": later("Score"),
    "not_applicable": later("Not applicable, because"),
    "confirm": later("Confirm last year's answer"),
    "confidence": later("How sure"),
    "agency": later("Agency in charge"),
    "note": later("Note"),
    "initiative": later("Initiative"),
    "indicator": later("Indicator"),
    "named": later("Title"),
    "year": later("Year"),
    "status": later("Status"),
    "physical": later("Physical progress (%)"),
    "spent": later("Spent (rupiah)"),
    "evidence": later("Evidence"),
    "title": later("Title"),
    "description": later("Description"),
    "fund": later("Source of funds"),
    "cost": later("Cost (rupiah)"),
    "duration": later("Duration (quarters)"),
    "dimension": later("Dimension"),
    "kind": later("Kind of action plan"),
    "depends_on": later("Waits for (ids)"),
    "quick_win": later("Quick win"),
    "mandatory": later("Mandatory"),
    "earliest": later("Starts in 2026Q1 or later"),
    "latest": later("Finishes by 2026Q4 or earlier"),
    "revives": later("Revives the service"),
    "needs_service": later("Needs the service"),
    "output": later("Output"),
    "affair": later("Affair of government"),
    "programme": later("Programme (RPJMD, Renstra)"),
    "from": later("From level"),
    "to": later("To level"),
    "since": later("Since"),
    "users": later("Users"),
    "integrates_with": later("Integrated with (ids)"),
    "indicators": later("Supports the indicators (ids)"),
    "capacity": later("Initiatives at once"),
    "ceiling": later("Ceiling (rupiah)"),
    "draws_on": later("Draws on (strengths)"),
    "number": later("Number"),
    "name": later("Name"),
    "group": later("Group"),
    "role": later("Role"),
    "initiatives": later("Initiatives (ids)"),
    "dimensions": later("Dimensions (ids)"),
    "date": later("Date (2026-03-31)"),
    "agenda": later("Agenda, one item a line"),
    "groups": later("Groups that are invited"),
    "goals": later("Goals agreed, one a line"),
    "source": later("Source"),
    "stage": later("Stage"),
    "done": later("Done"),
    "text": later("Wording"),
    "state": later("State"),
    "due": later("Due by (2026-03-31)"),
    "delete": later("Delete this row"),
    "plan": later("Plan"),
    "vision": later("Vision"),
    "missions": later("Missions, one a line"),
    "priority": later("What comes first (ids of dimensions)"),
    "priority_reason": later("Why it comes first"),
    "item": later("Index, dimension or indicator (id)"),
    "element": later("Element (structure, infrastructure, superstructure, overall)"),
    "strengths": later("Strengths, one a line"),
    "weaknesses": later("Weaknesses, one a line"),
    "opportunities": later("Opportunities, one a line"),
    "threats": later("Threats, one a line"),
    "outcome": later("Outcome measure"),
    "unit": later("Unit"),
    "direction": later("Which is better"),
    "standing": later("Standing of the values"),
    "target": later("Target"),
    "wanted": later("Unit, and target of the year"),
    "value": later("Value measured"),
}
_BASELINE: Mapping[str, str] = {
    "year": later("Baseline: year"),
    "value": later("Baseline: value"),
    "evidence": later("Baseline: evidence"),
}
_EVIDENCE: Mapping[str, str] = {
    "source": later("Evidence {number}: source"),
    "url": later("Evidence {number}: link"),
    "page": later("Evidence {number}: page"),
    "file": later("Evidence {number}: file"),
}
_ATTENDANCE = later("Attendance: {group}")
_SAID = {"id": "Indonesia", "en": "English"}
_CHOICES: Mapping[str, Mapping[str, str]] = {
    "yes": {"yes": later("yes")},
    "confidence": {"high": later("high"), "medium": later("medium"), "low": later("low")},
    "progress": {
        "planned": later("planned"),
        "running": later("running"),
        "done": later("done"),
        "late": later("late"),
        "stopped": later("stopped"),
    },
    "service": {
        "planned": later("planned"),
        "built": later("built, not in use"),
        "running": later("running"),
        "stalled": later("stalled"),
        "retired": later("retired"),
    },
    "kinds": ACTION_KINDS,
    "groups": GROUPS,
    "stages": {
        "assessment": later("assessment"),
        "bimtek-1": later("technical guidance 1"),
        "bimtek-2": later("technical guidance 2"),
        "bimtek-3": later("technical guidance 3"),
        "bimtek-4": later("technical guidance 4"),
        "adoption": later("adoption"),
        "evaluation": later("evaluation"),
    },
    "better": {"higher": later("higher"), "lower": later("lower")},
    "standings": {
        "verified": later("verified"),
        "reported": later("reported"),
        "unverified": later("unverified"),
        "ours": later("ours"),
    },
    "states": {"open": later("open"), "done": later("done"), "overdue": later("overdue")},
}
LISTS: Mapping[str, str] = {
    "yes": later("Mark"),
    "confidence": later("How sure"),
    "progress": later("Status of an initiative"),
    "service": later("Status of a service"),
    "kinds": later("Kind of action plan"),
    "groups": later("Groups"),
    "stages": later("Stage"),
    "states": later("State of a recommendation"),
    "agencies": later("Agencies"),
    "funds": later("Source of funds"),
    "dimensions": later("Dimension"),
    "indicators": later("Indicators"),
    "initiatives": later("Initiatives"),
    "services": later("Services"),
    "outcomes": later("Outcomes"),
    "better": later("Which is better"),
    "standings": later("Standing of the values"),
    "meaning": later("Title"),
}
"""What the lists are headed that words are chosen from."""
DIVIDER = " / "


def both(text: str, **values: object) -> str:
    """Say an English sentence in both languages; once where they are the same."""
    said = (Words(language)(text, **values) for language in LANGUAGES)
    return DIVIDER.join(dict.fromkeys(said))


def in_one(text: str, words: Words) -> str:
    """Return what was said in both languages in one of them."""
    halves = text.split(DIVIDER)
    return halves[LANGUAGES.index(words.language)] if len(halves) == len(LANGUAGES) else text


def sheet_name(id_: str) -> str:
    """Return what a sheet is called; a workbook takes no slash and 31 characters."""
    return " - ".join(both(SHEETS[id_]).split(DIVIDER))[:31]


def heading(key: str) -> str:
    """Return the heading of a column by its key."""
    first, *further = key.split(".")
    if first == "evidence" and further:
        return both(_EVIDENCE[further[1]], number=int(further[0]) + 1)
    if first == "baseline":
        return both(_BASELINE[further[0]])
    if first == "attendance":
        said = [Words(language) for language in LANGUAGES]
        return DIVIDER.join(words(_ATTENDANCE, group=words(GROUPS[further[0]])) for words in said)
    if first == "partners":
        return f"{both(GROUPS[further[0]])} ({_SAID[further[1]]})"
    return f"{both(_HEADINGS[first])} ({_SAID[further[0]]})" if further else both(_HEADINGS[first])


def headings() -> Mapping[tuple[str, str], str]:
    """Return every heading, by table and key of its column; also those of columns that only explain."""
    tables: tuple[Table, ...] = (indicators_table(MAX_EVIDENCE), *FIXED.values())
    asked = {(table.id, c.key): heading(c.key) for table in tables for c in (*table.keys, *table.columns)}
    explained = {(table, key): heading(key) for table, keys in EXPLAINED.items() for key in keys}
    return {**asked, **explained}


EXPLAINED: Mapping[str, tuple[str, ...]] = {
    "indicators": ("node", "question", "levels", "entry", "last", "verified"),
    "realisation": ("named",),
    "effects": ("named",),
    "partners": ("named",),
    "outcome-targets": ("named",),
    "outcome-values": ("named", "wanted"),
}
"""By table, the columns that explain a row and are not filled in; they stand behind its keys."""


def choices() -> Mapping[str, Mapping[str, str]]:
    """Return what the words that may be chosen are shown as, by list."""
    return {name: {word: both(label) for word, label in words.items()} for name, words in _CHOICES.items()}
