"""An outline: which books, chapters and sections a document has; a file that regions edit."""

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from smartplan.core.model.base import BilingualText, Id, Text, Written

FRONT = ("facts", "foreword", "adoption")
"""What usually stands before the books; the foreword is text that people write."""
SECTIONS = (
    *FRONT,
    "background",
    "purpose",
    "legal-basis",
    "scope",
    "method",
    "structure",
    "statements",
    "strategic-issues",
    "readiness",
    "swot",
    "overview",
    "indicator-map",
    "largest-gaps",
    "dimensions",
    "responsible-agencies",
    "unknowns",
    "recommendations",
    "vision",
    "priority",
    "targets",
    "at-a-glance",
    "strategies",
    "action-plans",
    "alignment",
    "roadmap-choice",
    "roadmap-order",
    "left-out",
    "roadmap-schedule",
    "programmes",
    "budget",
    "budget-by-dimension",
    "forecast",
    "quick-wins",
    "services",
    "integration",
    "institutions",
    "stakeholders",
    "meetings",
    "monitoring",
    "outcomes",
    "risks",
    "summary-condition",
    "summary-programme",
    "summary-budget",
    "summary-decision",
    "roadmap-facts",
    "roadmap-overview",
    "budget-by-fund",
    "roadmap-frontier",
    "roadmap-risk",
    "roadmap-goals",
    "roadmap-moves",
    "annex-indicators",
    "annex-method",
    "annex-weights",
    "annex-sources",
    "annex-proof",
    "annex-files",
    "annex-warnings",
)
"""The sections that have a title of their own: all but the foreword are written from figures."""


def _as_entry(value: object) -> object:
    """Take a section that is named by its id alone."""
    return {"id": value} if isinstance(value, str) else value


class Entry(Written):
    """A section by its id; one with a title of its own holds nothing but the text that people wrote."""

    id: Id
    title: BilingualText | None = None


WrittenEntry = Annotated[Entry, BeforeValidator(_as_entry, json_schema_input_type=str | Entry)]


class Part(Written):
    """A chapter."""

    id: Id
    label: BilingualText
    """How it is called; {numeral} is its place in the book."""
    title: BilingualText
    sections: Annotated[tuple[WrittenEntry, ...], Field(min_length=1)]
    number: Text = ""
    """What stands before the numbers of its sections, in the place of its own place."""


class Volume(Written):
    """A book."""

    id: Id
    label: BilingualText
    """How it is called; {numeral} is its place in the document."""
    title: BilingualText
    summary: BilingualText
    """What it is about."""
    chapters: Annotated[tuple[Part, ...], Field(min_length=1)]


class Called(Written):
    """How a document is called."""

    title: BilingualText
    subtitle: BilingualText


class Outline(Written):
    """An outline file, whole and checked; {city}, {years} and {framework} are filled in."""

    schema_: Literal["smartplan/outline/1"] = Field(alias="schema")
    title: BilingualText
    subtitle: BilingualText
    report: Called
    """How the document is called where there is no plan."""
    front: tuple[WrittenEntry, ...] = ()
    """What stands before the books."""
    books: Annotated[tuple[Volume, ...], Field(min_length=1)]

    def entries(self) -> Iterator[Entry]:
        """Walk every section in its order."""
        yield from self.front
        for book in self.books:
            for chapter in book.chapters:
                yield from chapter.sections
