"""smartplan diff: why the index moved, and whether it may be compared at all."""

from typing import Annotated

import typer

from smartplan.commands import options, show, wiring

EXAMPLES = """
smartplan diff 2023.yaml 2024.yaml
smartplan diff 2021.yaml@self 2021.yaml@verified
smartplan diff 2023.yaml 2024.yaml --min-comparable 80 --fail-on regression
smartplan diff 2023.yaml 2024.yaml --crosswalk crosswalk.yaml
smartplan diff 2023.yaml 2024.yaml -o memo.pdf
"""

Side = "An assessment; FILE@self or FILE@verified compares tracks."


def command(
    old: Annotated[str, typer.Argument(metavar="OLD", help=Side)],
    new: Annotated[str, typer.Argument(metavar="NEW", help=Side)],
    crosswalk: Annotated[
        str | None,
        typer.Option(metavar="FILE", help="A crosswalk of your own between the two frameworks."),
    ] = None,
    fail_on: Annotated[
        options.Gate | None,
        typer.Option(help="Exit 1 if the comparable core fell by a reporting unit or more."),
    ] = None,
    min_comparable: Annotated[
        float | None,
        typer.Option(min=0, max=100, help="Exit 1 if less weight, in percent, is comparable."),
    ] = None,
    every: Annotated[bool, typer.Option("--all", help="List also the indicators that kept still.")] = False,
    output: Annotated[
        str | None,
        typer.Option("-o", "--output", metavar="OUT", help="Write a memo of one page: .html, .pdf or .md"),
    ] = None,
    force: options.ForceOption = False,
    output_format: options.FormatOption = options.Format.TEXT,
    lang: options.LanguageOption = None,
) -> int:
    """Split the change of an index exactly into scores, weights, framework and scope."""
    from smartplan.commands.pull.changes import compared, gates_missed
    from smartplan.write.diff import write_diff
    from smartplan.write.diff_files import ENDINGS, save_diff
    from smartplan.write.save import accept
    from smartplan.write.words import Words

    accept(output, ENDINGS, force=force)
    found, problems = compared(old, new, crosswalk)
    words = Words(options.language(lang, found.changes.new.assessment.language))
    missed = gates_missed(found.changes, fall=fail_on is not None, percent=min_comparable)
    write_diff(found, (*problems, *missed), words, output_format.value, every=every)
    if output is not None:
        save_diff(found, words, output, force=force)
    show.remark((*problems, *missed), words)
    return show.exit_code(missed)


def add_to(app: typer.Typer) -> None:
    """Join the application."""
    wiring.add(app, "diff", command, EXAMPLES)
