"""The door: wires the commands, and is the only place where errors become messages and exit codes."""

import errno
import os
import sys
import traceback
from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import Annotated

import typer

from smartplan import __version__
from smartplan.commands.options import language
from smartplan.commands.show import in_colour
from smartplan.errors import InputError, OutputError, Problem, SmartplanError

DONE, BUG, INTERRUPTED = 0, 3, 130
NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)

COMMANDS = (
    "init",
    "check",
    "fmt",
    "questionnaire",
    "assess",
    "explain",
    "roadmap",
    "masterplan",
    "status",
    "sign",
    "text",
    "verify",
    "extract",
    "diff",
    "migrate",
    "benchmark",
    "sensitivity",
    "framework",
    "catalogue",
    "schema",
)
"""In the order in which a city uses them."""

HELP = """\b
Examples:
  smartplan init --demo                         a real city, to try things out
  smartplan check city.yaml                     silent when all is well
  smartplan assess city.yaml                    scores, gaps, coverage
  smartplan explain city.yaml index             a number, down to its lines
  smartplan roadmap city.yaml                   the best schedule under the budget
  smartplan masterplan city.yaml -o plan.pdf    the books that the mayor signs
  smartplan text import plan.docx               what people wrote in it, back into text/
  smartplan verify plan.pdf                     whether it says what its inputs give
  smartplan status                              where the city stands, what comes next
  smartplan diff 2023.yaml 2024.yaml            why the index moved
  smartplan migrate 2025.yaml --to pemdi-2026   old answers under a new framework
  smartplan benchmark cities/                   many cities beside one another
  smartplan sensitivity city.yaml               how sure all that is

Assess how smart a city is, see the gap to a target, plan the best roadmap its budget allows, print the
masterplan, and compare with last year.
"""


def run(arguments: Sequence[str]) -> int:
    """Run one command line and return its exit code.

    0: done; 1: ran, and the answer is no; 2: could not run; 3: a bug; 130: interrupted.
    """
    _speak_safely()
    # Several threads would wait for one another more than they help, and may add in another order.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    try:
        code = _dispatch(arguments)
        sys.stdout.flush()  # at the end of Python it would fail without a word
    except SmartplanError as error:
        _refuse(arguments, error.problems)
        return error.exit_code
    except (KeyboardInterrupt, typer.Abort):
        return INTERRUPTED
    except BrokenPipeError:  # whoever read the answer has read enough
        _stop_speaking()
        return DONE
    except Exception as error:  # noqa: BLE001 - behind the last door everything else is a bug
        return _stumbled(arguments, error)
    return code


def _stumbled(arguments: Sequence[str], error: Exception) -> int:
    """Say what no command foresaw: that a disk is full, or that this is a bug."""
    if _was_interrupted(error):
        return INTERRUPTED
    if isinstance(error, OSError) and error.errno in NO_ROOM:
        _stop_speaking()
        unwritable = OutputError([Problem("answer-unwritable", values={"reason": error.strerror})])
        _refuse(arguments, unwritable.problems)
        return unwritable.exit_code
    _own_up(arguments, error)
    return BUG


def _stop_speaking() -> None:
    """Leave what was not said unsaid: Python would try again at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _was_interrupted(error: BaseException) -> bool:
    """Whether an error came while all was cleared up after Ctrl-C: libraries may stumble there."""
    before = error.__context__
    return before is not None and (isinstance(before, KeyboardInterrupt) or _was_interrupted(before))


def application() -> typer.Typer:
    """Return the whole command line; its modules import nothing heavy until they run."""
    app = typer.Typer(help=HELP, rich_markup_mode=None, pretty_exceptions_enable=False)
    app.callback(invoke_without_command=True)(_options)
    for name in COMMANDS:
        import_module(f"smartplan.commands.{name}").add_to(app)
    return app


def _options(
    context: typer.Context,
    *,
    version: Annotated[bool, typer.Option("--version", help="Print the version and leave.")] = False,
) -> None:
    """Take the options that stand before a command."""
    if version:
        sys.stdout.write(f"smartplan {__version__}\n")
    elif context.invoked_subcommand is None:
        _without_a_command(context)


def _without_a_command(context: typer.Context) -> None:
    """Show the city of the folder, if it has one; else what there is to type."""
    from smartplan.read.locate import has_assessment

    if has_assessment("."):
        import_module("smartplan.commands.status").command()
    else:
        sys.stdout.write(context.get_help() + "\n")


def _dispatch(arguments: Sequence[str]) -> int:
    """Hand the arguments to the command they name; a command returns its exit code."""
    command = typer.main.get_command(application())
    try:
        code = command.main(args=list(arguments), prog_name="smartplan", standalone_mode=False)
    except typer.TyperException as error:  # the words on the command line are wrong
        values = {"reason": error.format_message().rstrip("."), "command": _command_in(arguments)}
        raise InputError([Problem("bad-usage", values=values)]) from error
    return code if isinstance(code, int) else DONE


def _refuse(arguments: Sequence[str], problems: Sequence[Problem]) -> None:
    """Say every problem: as messages on standard error, or as the JSON document that was asked for."""
    from smartplan.write.problems import as_json, render
    from smartplan.write.words import Words

    words = Words(language(_value_of(arguments, "--lang")))
    if _wants_json(arguments):
        _print_failed(arguments, [as_json(problem, words) for problem in problems])
    sys.stderr.write(render(problems, words, colour=in_colour(sys.stderr)))


def _own_up(arguments: Sequence[str], error: Exception) -> None:
    """Say that this is our mistake, and how to report it."""
    summary = f"{type(error).__name__}: {error}"
    if _wants_json(arguments):
        _print_failed(arguments, [{"code": "bug", "severity": "error", "message": summary}])
    traceback.print_exception(error)
    sys.stderr.write(
        f"\nThis is a bug in smartplan {__version__}, not a mistake of yours. Your files are untouched.\n"
        "Please report the lines above, with the command you typed, to the project's issue tracker.\n"
    )


def _wants_json(arguments: Sequence[str]) -> bool:
    return _value_of(arguments, "--format") == "json"


def _value_of(arguments: Sequence[str], option: str) -> str | None:
    """Return the value of an option as typed: before the arguments are understood, this is all there is."""
    for index, argument in enumerate(arguments):
        if argument.startswith(f"{option}="):
            return argument.split("=", 1)[1]
        if argument == option and index + 1 < len(arguments):
            return arguments[index + 1]
    return None


def _print_failed(arguments: Sequence[str], diagnostics: Sequence[Mapping[str, object]]) -> None:
    from smartplan.write.json_results import failed, to_json

    sys.stdout.write(to_json(failed(_command_in(arguments) or "run", diagnostics)) + "\n")


def _command_in(arguments: Sequence[str]) -> str:
    return next((argument for argument in arguments if argument in COMMANDS), "")


def _speak_safely() -> None:
    """Never fail on a character that a console can't show."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")
