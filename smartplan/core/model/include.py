"""Files that an assessment or a plan includes: parts of it that an agency keeps as its own."""

from typing import Literal

from pydantic import Field

from smartplan.core.model.assessment import Remarks, WrittenAnswer
from smartplan.core.model.base import Id, Text, Written
from smartplan.core.model.outcomes import Outcome
from smartplan.core.model.plan import Agency, Direction, Initiative, Quoted, Swot
from smartplan.core.model.process import Event, Meeting, Service, Stakeholder


class AssessmentPart(Written):
    """A file that an assessment includes: answers and remarks, read as if they stood in the assessment."""

    schema_: Literal["smartplan/assessment-part/1"] = Field(alias="schema")
    include: tuple[Text, ...] = ()
    """Further parts, paths from the folder of this one."""
    scores: dict[Id, WrittenAnswer] = Field(default_factory=dict)
    """Answers, by indicator."""
    notes: dict[Id, Remarks] = Field(default_factory=dict)


class PlanPart(Written):
    """A file that a plan includes: what an agency wants, runs and knows, read as if it stood in the plan."""

    schema_: Literal["smartplan/plan-part/1"] = Field(alias="schema")
    include: tuple[Text, ...] = ()
    """Further parts, paths from the folder of this one."""
    agencies: dict[Id, Agency] = Field(default_factory=dict)
    initiatives: tuple[Initiative, ...] = ()
    services: tuple[Service, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    stakeholders: tuple[Stakeholder, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    calendar: tuple[Event, ...] = ()
    swot: dict[Id, Swot] = Field(default_factory=dict)
    issues: tuple[Quoted, ...] = ()
    directions: dict[Id, Direction] = Field(default_factory=dict)
