"""smartplan check: what is wrong in a file, all of it at once."""

import sys
from typing import Annotated

import typer

from smartplan.commands import options, show, wiring

EXAMPLES = """
smartplan check city.yaml
smartplan check 2023.yaml 2024.yaml plan.yaml
smartplan check malang/
smartplan check 2023.yaml 2024.yaml --strict
smartplan check city.yaml --format json
"""


def command(
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE|DIR...",
            help="Assessments, plans, frameworks, crosswalks; a folder: all in it; - reads input.",
        ),
    ],
    strict: Annotated[
        bool,
        typer.Option(
            "--strict", help="Ask what a reader would ask, too, and let a warning count as an error."
        ),
    ] = False,
    output_format: options.TextOrJsonOption = options.TextOrJson.TEXT,
    lang: options.LanguageOption = None,
) -> int:
    """Check files: silent and 0 when all is well, else every problem with its place, reason and fix."""
    from smartplan.commands.pull.questions import checked
    from smartplan.errors import in_order
    from smartplan.read.folder import files_of
    from smartplan.write.check import write_check
    from smartplan.write.words import Words

    listed, amiss = files_of(files)
    problems = in_order([*amiss, *checked(listed, strict=strict)])
    words = Words(options.language(lang))
    write_check(problems, len(listed), words, output_format.value, colour=show.in_colour(sys.stdout))
    return show.exit_code(problems, strict=strict)


def add_to(app: typer.Typer) -> None:
    """Join the application."""
    wiring.add(app, "check", command, EXAMPLES)
