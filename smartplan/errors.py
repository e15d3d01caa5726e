"""What can go wrong, as data: problems know their code and place; words for them are made by `write`."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

Keys = tuple[str | int, ...]
"""The path of a value in a file: ("scores", "I01", "score")."""

# A run that meets one of these could not start; every other error is an answer about the data.
COULD_NOT_RUN = frozenset(
    {
        "file-not-found",
        "file-unreadable",
        "file-is-a-folder",
        "output-exists",
        "output-is-input",
        "output-unwritable",
        "answer-unwritable",
        "asked-fund-unknown",
        "asked-in-and-out",
        "asked-initiative-unknown",
        "bad-usage",
        "budget-out-of-range",
        "budget-unclear",
        "budget-year-outside",
        "not-a-saved-roadmap",
        "nothing-to-check",
        "unknown-ending",
        "pdf-ended",
        "pdf-unavailable",
        "report-unreadable",
        "not-a-report",
        "attachment-refused",
        "crosswalk-without-under",
        "letter-without-pack",
        "pack-file-edited",
        "pack-from-stdin",
        "parquet-unavailable",
        "dask-unavailable",
        "scheduler-unreachable",
    }
)


class Severity(StrEnum):
    """How bad a problem is: an error stops the run, a warning is said and the run goes on."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a value stands in a file.

    Attributes:
        file: the name as the user typed it (`-` for standard input).
        line: the line, from 1.
        column: the column in characters, from 1.
        width: how many characters the value takes on its line, at least 1.
        excerpt: the text of the line, without its end; empty where there is none.
        cell: of a sheet, its name and the cell as the sheet names it; line and column are those of the cell
            then, and the excerpt is its heading and at its end what it holds.
    """

    file: str
    line: int = 1
    column: int = 1
    width: int = 1
    excerpt: str = ""
    cell: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: what (code and values), and where (keys, then place).

    A check names `keys`; the reader turns them into a `place`. `code` is a stable slug, explained by
    `smartplan explain CODE`; `values` fill the sentences of that code in the user's language.

    Attributes:
        code: the slug.
        keys: the path of the value in its file.
        values: what the message names; numbers stay numbers, `write` formats them.
        severity: error or warning.
        at_key: the key itself is meant (a misspelt key), not the value behind it.
        place: where it stands; `None` until a reader has looked.
        also: a second place that the message mentions ("first written here").
    """

    code: str
    keys: Keys = ()
    values: Mapping[str, object] = field(default_factory=dict)
    severity: Severity = Severity.ERROR
    at_key: bool = False
    place: Place | None = None
    also: Place | None = None

    def at(self, place: Place) -> "Problem":
        """Return the same problem with its place."""
        return replace(self, place=place)


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Sort problems as a reader meets them: by file, line, column, code."""

    def key(problem: Problem) -> tuple[str, int, int, str]:
        place = problem.place or Place("")
        return (place.file, place.line, place.column, problem.code)

    return tuple(sorted(problems, key=key))


def errors_in(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems that stop a run."""
    return tuple(p for p in problems if p.severity is Severity.ERROR)


class SmartplanError(Exception):
    """Something the user can act on; carries every problem of its stage."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = in_order(problems)
        super().__init__(", ".join(p.code for p in self.problems))

    def __reduce__(self) -> tuple[type, tuple[tuple[Problem, ...]]]:
        """Let it pass from one process to another with its problems."""
        return type(self), (self.problems,)

    @property
    def exit_code(self) -> int:
        """2 where the run could not start, else 1."""
        return 2 if any(p.code in COULD_NOT_RUN for p in errors_in(self.problems)) else 1


class InputError(SmartplanError):
    """The files are wrong: every problem of the stage, each with its place."""


class OutputError(SmartplanError):
    """The result can't be made or saved."""
