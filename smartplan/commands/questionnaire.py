"""smartplan questionnaire: a workbook an agency, and what comes back merged into the files."""

from typing import Annotated

import typer

from smartplan.commands import options, show, wiring

EXPORT = """
smartplan questionnaire export city.yaml -o questionnaires
smartplan questionnaire export city.yaml -o questionnaires --agency diskominfo
"""
IMPORT = """
smartplan questionnaire import city.yaml questionnaires/*.xlsx --dry-run
smartplan questionnaire import city.yaml diskominfo.xlsx dinkes.ods
"""


def export_command(
    file: options.AssessmentFile,
    output: Annotated[str, typer.Option("-o", "--output", metavar="DIR", help="The folder to write into.")],
    agency: Annotated[str | None, typer.Option(help="Only the workbook of this agency.")] = None,
    force: options.ForceOption = False,
    lang: options.LanguageOption = None,
) -> int:
    """Write a workbook for every agency, with all it owns, in both languages, and one for the coordinator."""
    from smartplan.commands.pull.questionnaire import questionnaire_of
    from smartplan.commands.pull.speech import words_of
    from smartplan.read.files import read_case
    from smartplan.write.save import save_into

    case = read_case(file)
    for name in save_into(output, questionnaire_of(case, agency), force=force):
        show.answer(name)
    show.remark(case.problems, words_of(case, lang))
    return 0


def import_command(
    file: options.AssessmentFile,
    sheets: Annotated[
        list[str], typer.Argument(metavar="SHEET...", help="Files that came back: .xlsx .ods .csv")
    ],
    dry_run: options.DryRunOption = False,
    output_format: options.TextOrJsonOption = options.TextOrJson.TEXT,
    lang: options.LanguageOption = None,
) -> int:
    """Merge what came back into assessment and plan, in place; comments and order stay.

    Two agencies that answered one thing differently are shown, and nothing is written until they agree.
    """
    from smartplan.commands.pull.questionnaire import outcome_of
    from smartplan.commands.pull.speech import words_of
    from smartplan.read.files import read_case
    from smartplan.write.imported import write_imported
    from smartplan.write.save import save_edited

    case = read_case(file)
    words = words_of(case, lang)
    outcome = outcome_of(case, sheets)
    saved = () if dry_run else save_edited(outcome.files)
    write_imported(outcome.changes, outcome.problems, saved, words, output_format.value)
    show.remark(outcome.problems, words)
    return show.exit_code(outcome.problems)


def add_to(app: typer.Typer) -> None:
    """Join the application as a group of two."""
    group = typer.Typer(rich_markup_mode=None, no_args_is_help=True)
    wiring.add(group, "export", export_command, EXPORT)
    wiring.add(group, "import", import_command, IMPORT)
    app.add_typer(
        group, name="questionnaire", help="Ask every agency by a workbook, and merge what comes back."
    )
