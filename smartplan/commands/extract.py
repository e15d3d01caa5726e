"""smartplan extract: the inputs of a report, as files again."""

from typing import Annotated

import typer

from smartplan.commands import options, show, wiring

EXAMPLES = """
smartplan extract masterplan.pdf -o inputs
smartplan masterplan inputs/assessment.yaml -o again.pdf
"""


def command(
    file: Annotated[
        str, typer.Argument(metavar="REPORT.pdf", help="A PDF that masterplan or roadmap wrote.")
    ],
    output: Annotated[str, typer.Option("-o", "--output", metavar="DIR", help="The folder to write into.")],
    force: options.ForceOption = False,
) -> int:
    """Write what is attached to a report into a folder, and name each file; never outside that folder."""
    from smartplan.read.report import read_report
    from smartplan.write.save import save_into

    show.answer("\n".join(save_into(output, read_report(file).attached, force=force)))
    return 0


def add_to(app: typer.Typer) -> None:
    """Join the application."""
    wiring.add(app, "extract", command, EXAMPLES)
