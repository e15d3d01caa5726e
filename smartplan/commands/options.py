"""Options that commands share, each told once."""

import locale
import os
from enum import StrEnum
from typing import Annotated

import typer

from smartplan.commands import completion


class Format(StrEnum):
    """How an answer is written."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"
    CSV = "csv"


class TextOrJson(StrEnum):
    """How an answer is written, where tables make no sense."""

    TEXT = "text"
    JSON = "json"


class Language(StrEnum):
    """A language that smartplan speaks."""

    INDONESIAN = "id"
    ENGLISH = "en"


class TrackName(StrEnum):
    """Whose scores count."""

    SELF = "self"
    VERIFIED = "verified"


class Gate(StrEnum):
    """What makes a comparison fail."""

    REGRESSION = "regression"


AssessmentFile = Annotated[
    str, typer.Argument(metavar="FILE", help="The assessment, a YAML file; - reads standard input.")
]
FormatOption = Annotated[Format, typer.Option("--format", help="How to write the answer.")]
TextOrJsonOption = Annotated[TextOrJson, typer.Option("--format", help="How to write the answer.")]
LanguageOption = Annotated[
    Language | None,
    typer.Option("--lang", help="Language of the answer; else the file's, else the locale's, else English."),
]
TrackOption = Annotated[
    TrackName | None,
    typer.Option("--track", help="Count only this track; else verified where there is one, then self."),
]
LimitOption = Annotated[
    float | None,
    typer.Option("--limit", min=0, help="Work of the solver per stage, in units of a second or two."),
]
TargetOption = Annotated[
    str | None,
    typer.Option("--target", metavar="PROFILE|LEVEL", help="A target profile of the framework, or a level."),
]
ConfidenceOption = Annotated[
    bool, typer.Option("--confidence", help="Widen the interval by answers of low confidence, one step each.")
]
CitiesArgument = Annotated[
    list[str],
    typer.Argument(metavar="FILE|DIR...", help="Assessments, folders of them, tables (CSV, XLSX, Parquet)."),
]
FrameworkOption = Annotated[
    str | None,
    typer.Option(
        metavar="ID|FILE",
        help="Only cities under this framework; a table needs it.",
        autocompletion=completion.frameworks,
    ),
]
YearOption = Annotated[
    int | None, typer.Option(help="Only cities of this year; a table without a column 'year' needs it.")
]
DryRunOption = Annotated[bool, typer.Option("--dry-run", help="Show what would change, and write nothing.")]
ForceOption = Annotated[bool, typer.Option("--force", help="Replace a file that exists.")]


def language(chosen: str | None, written: str | None = None) -> str:
    """Return the language to speak: the one asked for, else the file's, else the locale's, else English."""
    if chosen is not None or written is not None:
        return str(chosen or written)
    named = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG")
    named = named or locale.getlocale()[0] or ""
    return "id" if named.lower().startswith(("id", "in_id", "indonesia")) else "en"
