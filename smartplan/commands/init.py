"""smartplan init: a commented start for a city of one's own, or a real one to try things out."""

from typing import Annotated

import typer

from smartplan.commands import clock, completion, options, show, wiring

EXAMPLES = """
smartplan init malang --framework gmsc --city "Kota Malang" --year 2026
smartplan init --framework spbe-2020
smartplan init try-out --demo
"""


def command(
    folder: Annotated[str, typer.Argument(metavar="DIR", help="The folder to write into.")] = ".",
    framework: Annotated[
        str, typer.Option(help="smartplan framework list shows them.", autocompletion=completion.frameworks)
    ] = "gmsc",
    city: Annotated[str, typer.Option(help="The name of the city.")] = "Kota Contoh",
    year: Annotated[
        int | None, typer.Option(help="The year of the assessment; this year unless given.")
    ] = None,
    demo: Annotated[bool, typer.Option("--demo", help="Real published scores, to try things out.")] = False,
    lang: options.LanguageOption = None,
) -> int:
    """Write a commented assessment and plan to fill in, with schemas for the editor. Overwrites nothing."""
    from smartplan.read.files import read_framework
    from smartplan.write.save import save_into
    from smartplan.write.starter import Starter, demo_files, starter_files
    from smartplan.write.words import Words

    words = Words(options.language(lang))
    if demo:
        files = demo_files()
    else:
        year = year or clock.today().year
        files = starter_files(Starter(read_framework(framework).model, city, year), words)
    show.answer("\n".join(save_into(folder, files, force=False)))
    return 0


def add_to(app: typer.Typer) -> None:
    """Join the application."""
    wiring.add(app, "init", command, EXAMPLES)
