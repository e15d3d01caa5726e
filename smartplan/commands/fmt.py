"""smartplan fmt: a file laid out evenly, its comments kept."""

from typing import Annotated

import typer

from smartplan.commands import options, show, wiring

EXAMPLES = """
smartplan fmt city.yaml plan.yaml
smartplan fmt --check city.yaml
smartplan fmt - < city.yaml > tidy.yaml
"""


def command(
    files: Annotated[
        list[str], typer.Argument(metavar="FILE...", help="YAML files; - reads input and prints the result.")
    ],
    check: Annotated[
        bool, typer.Option("--check", help="Change nothing; exit 1 if a file is not tidy.")
    ] = False,
    lang: options.LanguageOption = None,
) -> int:
    """Tidy files in place: indentation, spaces, blank lines. Comments, order and every value stay."""
    from smartplan.commands.pull.fmt import tidy_all, untidy_in
    from smartplan.write.words import Words

    problems = untidy_in(files) if check else ()
    show.remark(problems, Words(options.language(lang)))
    for changed in () if check else tidy_all(files):
        show.answer(changed)
    return show.exit_code(problems)


def add_to(app: typer.Typer) -> None:
    """Join the application."""
    wiring.add(app, "fmt", command, EXAMPLES)
