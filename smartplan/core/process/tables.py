"""The tables of a questionnaire: which columns they have, and what kind of cell each is.

A table is filled in by people who never see the files. What it asks for has the same names as in the files:
`title.id` is the Indonesian title, `evidence.0.source` the source of the first piece of evidence.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Kind = Literal["text", "number", "whole", "choice", "flag", "ids", "lines", "day"]
"""text; number; whole: a whole number; choice: one word of a list; flag: yes or nothing; ids: ids with
commas between; lines: a list of texts, one a line; day: a date as a file has it, 2026-03-31."""

Cell = str | Decimal | None
"""What stands in a cell: text, a number, nothing."""

YES = "yes"
"""What a flag says."""

GROUPS = ("academia", "business", "community", "government", "media", "other")
LANGUAGES = ("id", "en")
PARTS_OF_EVIDENCE = ("source", "url", "page", "file")
MAX_EVIDENCE = 40
"""So many pieces of evidence a sheet has room for."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column that people fill in, or that names what a row is about.

    Attributes:
        key: the way to the value within its item, with dots between the keys.
        kind: what its cells hold.
        choices: the list that a choice is taken from, or that ids stand in.
        needed: a row that says anything must have it.
    """

    key: str
    kind: Kind = "text"
    choices: str = ""
    needed: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a questionnaire.

    Attributes:
        id: its name.
        keys: the columns that say what a row is about; together they are different in every row.
        columns: the columns that are filled in.
        grows: rows may be added below.
    """

    id: str
    keys: tuple[Column, ...]
    columns: tuple[Column, ...]
    grows: bool = False

    def column(self, key: str) -> Column:
        """Return a column by its key.

        Raises:
            KeyError: there is none.
        """
        for column in (*self.keys, *self.columns):
            if column.key == key:
                return column
        raise KeyError(key)


def in_languages(key: str, kind: Kind = "text", *, needed: bool = False) -> tuple[Column, ...]:
    """Return a column a language; text in one of them serves the other."""
    return tuple(
        Column(f"{key}.{language}", kind, needed=needed and language == LANGUAGES[0])
        for language in LANGUAGES
    )


def indicators_table(evidence: int) -> Table:
    """Return the table of indicators, with so many pieces of evidence for each."""
    return Table(
        "indicators",
        (Column("id"),),
        (
            Column("score", "number"),
            Column("not_applicable"),
            Column("confirm", "flag", "yes"),
            Column("confidence", "choice", "confidence"),
            Column("agency", "choice", "agencies"),
            *(Column(f"evidence.{n}.{part}") for n in range(evidence) for part in PARTS_OF_EVIDENCE),
            Column("note"),
        ),
    )


DELETE = Column("delete", "flag", "yes")
"""A mark that takes its row out of the plan; a row that is merely emptied is taken for a slip."""

REALISATION = Table(
    "realisation",
    (Column("initiative", "choice", "initiatives"), Column("year")),
    (
        Column("status", "choice", "progress", needed=True),
        Column("physical", "number"),
        Column("spent", "whole"),
        Column("evidence"),
    ),
)
INITIATIVES = Table(
    "initiatives",
    (Column("id"),),
    (
        *in_languages("title", needed=True),
        *in_languages("description"),
        Column("agency", "choice", "agencies", needed=True),
        Column("fund", "choice", "funds"),
        Column("cost", "whole"),
        Column("duration", "whole", needed=True),
        Column("dimension", "choice", "dimensions"),
        Column("kind", "choice", "kinds"),
        Column("depends_on", "ids", "initiatives"),
        Column("quick_win", "flag", "yes"),
        Column("mandatory", "flag", "yes"),
        Column("earliest"),
        Column("latest"),
        Column("revives", "choice", "services"),
        Column("needs_service", "choice", "services"),
        *in_languages("output"),
        Column("affair"),
        Column("programme"),
        Column("draws_on", "ids"),
        DELETE,
    ),
    grows=True,
)
EFFECTS = Table(
    "effects",
    (Column("initiative", "choice", "initiatives"), Column("indicator", "choice", "indicators")),
    (Column("from", "number", needed=True), Column("to", "number", needed=True)),
    grows=True,
)
PARTNERS = Table(
    "partners",
    (Column("id"),),
    tuple(column for group in GROUPS for column in in_languages(f"partners.{group}")),
)
SERVICES = Table(
    "services",
    (Column("id"),),
    (
        *in_languages("title", needed=True),
        Column("agency", "choice", "agencies", needed=True),
        Column("status", "choice", "service", needed=True),
        Column("since"),
        Column("users", "whole"),
        Column("integrates_with", "ids", "services"),
        Column("indicators", "ids", "indicators"),
        Column("evidence"),
        *in_languages("note"),
        DELETE,
    ),
    grows=True,
)
OUTCOMES = Table(
    "outcomes",
    (Column("id"),),
    (
        *in_languages("title", needed=True),
        *in_languages("unit", needed=True),
        Column("direction", "choice", "better"),
        Column("agency", "choice", "agencies"),
        Column("dimension", "choice", "dimensions"),
        Column("indicators", "ids", "indicators"),
        Column("source"),
        Column("standing", "choice", "standings"),
        Column("baseline.year", "whole"),
        Column("baseline.value", "number"),
        Column("baseline.evidence"),
        DELETE,
    ),
    grows=True,
)
OUTCOME_TARGETS = Table(
    "outcome-targets",
    (Column("outcome", "choice", "outcomes"), Column("year")),
    (Column("target", "number", needed=True),),
    grows=True,
)
OUTCOME_VALUES = Table(
    "outcome-values",
    (Column("outcome", "choice", "outcomes"), Column("year")),
    (Column("value", "number", needed=True), Column("evidence")),
    grows=True,
)
