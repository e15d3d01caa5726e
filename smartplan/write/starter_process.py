"""The end of a starter plan: what the city's own process may hold, as comments to be uncommented."""

from collections.abc import Iterator

from smartplan.core.model import Framework
from smartplan.write.words import Words, later
from smartplan.write.yaml import quoted

_EXAMPLES = {
    later("What comes first, and why; smartplan roadmap --priority says what that costs and brings:"): """\
priority: [{dimension}]
priority_reason: {reason}
""",
    later("Services; status is planned, built, running, stalled or retired:"): """\
services:
  - id: complaints
    title: {complaints}
    agency: {agency}
    status: stalled
    indicators: [{indicator}]
""",
    later(
        "What people notice, beside the index; baseline, targets and realised by year, once they are known:"
    ): """\
outcomes:
  - {{id: complaints-in-time, title: {in_time}, unit: {percent}, agency: {agency}}}
""",
    later("Who takes part: academia, business, community, government, media; and where they meet:"): """\
stakeholders:
  - {{id: universities, name: {universities}, group: academia, role: {research}}}
meetings:
  - {{date: {first}-01-15, title: {meeting}, groups: [academia, business, community, government, media]}}
""",
    later("Dates of the drafting and of the yearly evaluation; all are yours, none is assumed:"): """\
calendar:
  - {{date: {first}-03-31, title: {first_meeting}, stage: bimtek-1}}
""",
}
_WORDS = {
    "reason": later("Why it comes first"),
    "complaints": later("Complaint service"),
    "in_time": later("Complaints answered within the standard time"),
    "percent": later("percent"),
    "universities": later("Universities"),
    "research": later("Research and mentoring"),
    "meeting": later("Meeting of the groups (ABCGM)"),
    "first_meeting": later("First technical guidance"),
}


def process_lines(framework: Framework, agency: str, first: int, words: Words) -> Iterator[str]:
    """Yield examples of what a plan may hold beside its initiatives, all of them comments.

    Args:
        framework: the framework, for ids that exist.
        agency: the id of an agency of the plan.
        first: the first year of its horizon.
        words: the language.
    """
    values = {name: quoted(words(text)) for name, text in _WORDS.items()}
    ids = {"dimension": framework.tree[0].id, "indicator": framework.indicators()[0].id}
    for sentence, example in _EXAMPLES.items():
        said = example.format(agency=agency, first=first, **ids, **values)
        yield from ("#", f"# {words(sentence)}", *(f"# {line}" for line in said.splitlines()))
