"""smartplan status: where a city stands, what is missing, what is overdue, what comes next."""

from enum import StrEnum
from typing import Annotated

import typer

from smartplan.commands import clock, options, show, wiring

EXAMPLES = """
smartplan status
smartplan status malang
smartplan status malang --agency diskominfo
smartplan status malang --format json
"""


class StatusFormat(StrEnum):
    """How a dashboard is written."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"


def command(
    folder: Annotated[
        str, typer.Argument(metavar="DIR", help="A working folder, or an assessment; here unless given.")
    ] = ".",
    agency: Annotated[
        str | None, typer.Option(help="Print a reminder to this agency, fit to be sent by chat.")
    ] = None,
    output_format: Annotated[
        StatusFormat, typer.Option("--format", help="How to write the answer.")
    ] = StatusFormat.TEXT,
    lang: options.LanguageOption = None,
) -> int:
    """Show a city's dashboard: index, what agencies owe, services that don't run, recommendations, dates."""
    from smartplan.commands.pull.speech import words_of
    from smartplan.commands.pull.status import known_agency, status_of
    from smartplan.read.files import read_case
    from smartplan.read.locate import assessment_in
    from smartplan.write.reminder import reminder
    from smartplan.write.status import write_status

    file = assessment_in(folder)
    case = read_case(file)
    words = words_of(case, lang)
    standing = status_of(case, clock.today())
    if agency is not None:
        show.answer(reminder(standing, known_agency(standing, agency), words))
        return 0
    write_status(standing, file, case.problems, words, output_format.value)
    show.remark(case.problems, words)
    return 0


def add_to(app: typer.Typer) -> None:
    """Join the application."""
    wiring.add(app, "status", command, EXAMPLES)
