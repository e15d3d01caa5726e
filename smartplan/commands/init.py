"""smartplan init: a commented start for a city of one's own, its next year, or a real city to try out."""

from collections.abc import Mapping
from typing import Annotated

import typer

from smartplan.commands import clock, completion, options, show, wiring

EXAMPLES = """
smartplan init malang
smartplan init malang --framework gmsc --city "Kota Malang" --year 2026 --lang id
smartplan init --from 2025.yaml
smartplan init try-out --demo
"""


def command(
    folder: Annotated[str, typer.Argument(metavar="DIR", help="The folder to write into.")] = ".",
    framework: Annotated[
        str | None,
        typer.Option(help="smartplan framework list shows them.", autocompletion=completion.frameworks),
    ] = None,
    city: Annotated[str | None, typer.Option(help="The name of the city.")] = None,
    year: Annotated[
        int | None, typer.Option(help="The year of the assessment; this year, or the next, unless given.")
    ] = None,
    last: Annotated[
        str | None,
        typer.Option(
            "--from", metavar="FILE", help="Begin the next year beside this one, answers carried over."
        ),
    ] = None,
    demo: Annotated[bool, typer.Option("--demo", help="Real published scores, to try things out.")] = False,
    lang: options.LanguageOption = None,
) -> int:
    """Write a commented assessment and plan to fill in, with schemas for the editor. Overwrites nothing.

    On a terminal it asks for city, year, framework and language; what an option says is not asked.
    """
    from smartplan.commands.pull.start import Given, carried_on, started
    from smartplan.write.save import save_into
    from smartplan.write.starter import demo_files

    files: Mapping[str, str | bytes]
    if last is not None:
        folder, files = carried_on(last, year)
    elif demo:
        files = demo_files()
    else:
        files = started(Given(city, year, framework, lang), clock.today())
    show.answer("\n".join(save_into(folder, files, force=False)))
    return 0


def add_to(app: typer.Typer) -> None:
    """Join the application."""
    wiring.add(app, "init", command, EXAMPLES)
