"""What every command says the same way."""

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TextIO

from smartplan.errors import Problem, SmartplanError, errors_in
from smartplan.write.words import Words


def answer(text: str) -> None:
    """Print the answer on standard output."""
    sys.stdout.write(text if text.endswith("\n") else f"{text}\n")


def both(out: str, err: str) -> None:
    """Print an answer, and first what is said beside it."""
    beside(err)
    answer(out)


def note(text: str) -> None:
    """Print a line beside the answer, on standard error."""
    sys.stderr.write(f"{text}\n")


def remark(problems: Sequence[Problem], words: Words) -> None:
    """Print problems beside the answer, on standard error."""
    beside(remarks(problems, words))


def beside(text: str) -> None:
    """Print what is said beside the answer, on standard error."""
    sys.stderr.write(text)


def remarks(problems: Sequence[Problem], words: Words) -> str:
    """Return problems as standard error shows them."""
    from smartplan.write.problems import render

    return render(problems, words, colour=in_colour(sys.stderr)) if problems else ""


def look() -> list[object]:
    """Return all that has a say in how an answer looks, and what is said beside it."""
    from smartplan.write.terminal.screen import look_of

    return [look_of(sys.stdout), in_colour(sys.stderr)]


@contextmanager
def working(words: Words, what: str) -> Iterator[Callable[..., None]]:
    """Say on standard error what takes long, while it does; only on a terminal.

    Gives what is told what is done next: a sentence, and by name the values that it takes.
    """
    if not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield lambda _what, **_values: None
        return
    from rich.console import Console

    with Console(stderr=True).status(words(what), spinner="line") as status:
        yield lambda what, **values: status.update(words(what, **values))


@contextmanager
def progress(words: Words, what: str) -> Iterator[Callable[[int, int], None]]:
    """Give what is told how many of how many are done, and draw it on standard error; only on a terminal."""
    if not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield lambda _done, _all: None
        return
    from rich import progress as bars
    from rich.console import Console

    told = (bars.SpinnerColumn("line"), bars.TextColumn("{task.description}"))
    columns = (*told, bars.BarColumn(), bars.MofNCompleteColumn(), bars.TimeRemainingColumn())
    with bars.Progress(*columns, console=Console(stderr=True), transient=True) as drawn:
        task = drawn.add_task(words(what), total=None)
        yield lambda done, all_: drawn.update(task, completed=done, total=all_)


def in_colour(stream: TextIO) -> bool:
    """Return whether a stream takes colour: a terminal, NO_COLOR, FORCE_COLOR and TERM decide."""
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return bool(os.environ.get("FORCE_COLOR")) or stream.isatty()


def exit_code_of_many(problems: Sequence[Problem], names: Sequence[str], *, strict: bool = False) -> int:
    """Return the exit code of a run over many files, which did what could be done.

    It is 2 only where a name that was typed could not be read: a file within a folder is one of many.
    """
    typed = [problem for problem in problems if problem.place is None or problem.place.file in names]
    return max(exit_code(typed), min(exit_code(problems, strict=strict), 1))


def exit_code(problems: Sequence[Problem], *, strict: bool = False) -> int:
    """Return 2 where a file could not be read, 1 where the answer is no, else 0; `strict` counts warnings."""
    return SmartplanError(problems).exit_code if errors_in(problems) or (strict and problems) else 0
