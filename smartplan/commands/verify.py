"""smartplan verify: whether a report says what its own inputs give."""

from typing import Annotated

import typer

from smartplan.commands import options, show, wiring

EXAMPLES = """
smartplan verify masterplan.pdf
smartplan verify masterplan.pdf --format json
"""

ReportFile = Annotated[
    str, typer.Argument(metavar="REPORT.pdf", help="A PDF that masterplan or roadmap wrote.")
]


def command(
    file: ReportFile,
    output_format: options.TextOrJsonOption = options.TextOrJson.TEXT,
    lang: options.LanguageOption = None,
) -> int:
    """Compute a report again from the files attached to it, and compare every figure, file and page.

    Exit code 0: consistent; 1: each difference is named; 2: not readable. A forgery that is consistent in
    itself is not found: only a signature would show who made a document.
    """
    from smartplan.commands.pull.report import differences
    from smartplan.read.report import read_report
    from smartplan.write.verified import write_verified
    from smartplan.write.words import Words, later

    report = read_report(file)
    words = Words(options.language(lang, report.claims["language"]))
    with show.working(words, later("Computing the report again")):
        found = differences(report)
    write_verified(report.claims, found, words, output_format.value)
    if output_format is options.TextOrJson.TEXT:
        show.remark(found, words)
    return show.exit_code(found)


def add_to(app: typer.Typer) -> None:
    """Join the application."""
    wiring.add(app, "verify", command, EXAMPLES)
