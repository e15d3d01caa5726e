"""smartplan migrate: an assessment as the start of one under another framework."""

from typing import Annotated

import typer

from smartplan.commands import completion, options, show, wiring

EXAMPLES = """
smartplan migrate 2025.yaml --to pemdi-2026
smartplan migrate 2025.yaml --to pemdi-2026 --write 2026.yaml
smartplan migrate 2025.yaml --to pemdi-2026 --checklist evidence.md --memo targets.md
"""


def command(
    file: options.AssessmentFile,
    to: Annotated[
        str,
        typer.Option(
            metavar="FRAMEWORK", help="The framework to go to.", autocompletion=completion.frameworks
        ),
    ],
    write: Annotated[str | None, typer.Option(metavar="OUT", help="Write the new assessment there.")] = None,
    checklist: Annotated[
        str | None, typer.Option(metavar="OUT", help="Write which evidence each agency can use again: .md")
    ] = None,
    memo: Annotated[
        str | None, typer.Option(metavar="OUT", help="Write a memo that proposes adjusted targets: .md")
    ] = None,
    target: options.TargetOption = None,
    track: options.TrackOption = None,
    force: options.ForceOption = False,
    output_format: options.TextOrJsonOption = options.TextOrJson.TEXT,
    lang: options.LanguageOption = None,
) -> int:
    """Show what carries over to another framework and what must be answered anew; --write writes it."""
    from smartplan.commands.pull.migrate import Wanted, crossing_of, files_of
    from smartplan.commands.pull.speech import words_of
    from smartplan.read.files import read_case
    from smartplan.write.migration import save_migration, write_migration

    case = read_case(file)
    words = words_of(case, lang)
    crossing = crossing_of(case, to, track.value if track else None)
    files = files_of(crossing, words, Wanted(write, checklist, memo), target)
    written = save_migration(crossing, files, force=force)
    write_migration(crossing, case.problems, words, output_format.value, written)
    show.remark(case.problems, words)
    return 0


def add_to(app: typer.Typer) -> None:
    """Join the application."""
    wiring.add(app, "migrate", command, EXAMPLES)
