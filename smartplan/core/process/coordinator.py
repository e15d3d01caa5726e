"""The tables of whoever coordinates the plan, and which tables each workbook has."""

from smartplan.core.process.tables import (
    EFFECTS,
    GROUPS,
    INITIATIVES,
    OUTCOME_TARGETS,
    OUTCOME_VALUES,
    OUTCOMES,
    PARTNERS,
    REALISATION,
    SERVICES,
    Column,
    Table,
    in_languages,
    indicators_table,
)

AGENCIES = Table(
    "agencies",
    (Column("id"),),
    (*in_languages("title", needed=True), Column("capacity", "whole")),
    grows=True,
)
FUNDS = Table(
    "funds", (Column("fund"), Column("year")), (Column("ceiling", "whole", needed=True),), grows=True
)
STAKEHOLDERS = Table(
    "stakeholders",
    (Column("number"),),
    (
        Column("id"),
        *in_languages("name", needed=True),
        Column("group", "choice", "groups", needed=True),
        *in_languages("role", needed=True),
        Column("initiatives", "ids", "initiatives"),
        Column("dimensions", "ids", "dimensions"),
    ),
    grows=True,
)
MEETINGS = Table(
    "meetings",
    (Column("number"),),
    (
        Column("date", "day", needed=True),
        *in_languages("title", needed=True),
        *in_languages("agenda", "lines"),
        Column("groups", "ids", "groups"),
        *in_languages("goals", "lines"),
        *(Column(f"attendance.{group}", "whole") for group in GROUPS),
        Column("source"),
    ),
    grows=True,
)
CALENDAR = Table(
    "calendar",
    (Column("number"),),
    (
        Column("date", "day", needed=True),
        *in_languages("title", needed=True),
        Column("stage", "choice", "stages"),
        Column("done", "flag", "yes"),
    ),
    grows=True,
)
RECOMMENDATIONS = Table(
    "recommendations",
    (Column("dimension", "choice", "dimensions"), Column("number")),
    (
        *in_languages("text", needed=True),
        Column("state", "choice", "states"),
        Column("since", "whole"),
        Column("due", "day"),
        Column("initiatives", "ids", "initiatives"),
    ),
    grows=True,
)
PLAN = Table(
    "plan",
    (Column("plan"),),
    (
        *in_languages("vision"),
        *in_languages("missions", "lines"),
        Column("priority", "ids", "dimensions"),
        *in_languages("priority_reason"),
    ),
)
TARGETS = Table(
    "targets", (Column("year"), Column("item")), (Column("target", "number", needed=True),), grows=True
)
SWOT = Table(
    "swot",
    (Column("element"),),
    tuple(
        column
        for side in ("strengths", "weaknesses", "opportunities", "threats")
        for column in in_languages(side, "lines")
    ),
    grows=True,
)
STATEMENTS, ISSUES = (
    Table(
        id_,
        (Column("number"),),
        (*in_languages("text", needed=True), Column("source"), Column("date", "day")),
        grows=True,
    )
    for id_ in ("statements", "issues")
)
NUMBERED = (STAKEHOLDERS, MEETINGS, CALENDAR, RECOMMENDATIONS, STATEMENTS, ISSUES)
"""Tables of what has no id: a row is known by its number in its list; one that is emptied is taken out."""

_OF_OUTCOMES = (OUTCOMES, OUTCOME_TARGETS, OUTCOME_VALUES)

OF_AN_AGENCY = (REALISATION, INITIATIVES, EFFECTS, PARTNERS, SERVICES, *_OF_OUTCOMES)
"""The tables of the plan in the workbook of an agency, with what it owns."""

OF_THE_COORDINATOR = (
    *(PLAN, TARGETS, AGENCIES, FUNDS),
    *(INITIATIVES, EFFECTS, PARTNERS, SERVICES, *_OF_OUTCOMES),
    *(SWOT, *NUMBERED),
)
"""Those in the workbook of whoever coordinates the plan, with all there is."""

FIXED = {table.id: table for table in (*OF_AN_AGENCY, *OF_THE_COORDINATOR)}
"""Every table but that of the indicators."""


def table_named(id_: str, evidence: int) -> Table | None:
    """Return a table, the one of indicators with so many pieces of evidence; None where there is none."""
    return indicators_table(evidence) if id_ == "indicators" else FIXED.get(id_)
