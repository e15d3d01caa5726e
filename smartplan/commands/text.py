"""smartplan text: what people wrote, back from Word."""

from typing import Annotated

import typer

from smartplan.commands import options, show, wiring

IMPORT = """
smartplan text import masterplan.docx --dry-run
smartplan text import masterplan.docx cities/malang
smartplan text import masterplan.docx --outline outline.yaml
smartplan text import masterplan.docx --template kop/
"""


def import_command(
    file: Annotated[str, typer.Argument(metavar="FILE", help="The Word file that came back.")],
    folder: Annotated[
        str, typer.Argument(metavar="DIR", help="The folder of the plan; its text/ is written.")
    ] = ".",
    outline: Annotated[
        str | None,
        typer.Option(metavar="FILE", help="The outline of the document, as given to smartplan masterplan."),
    ] = None,
    template: Annotated[
        str | None,
        typer.Option(metavar="DIR", help="The template of the document; its outline.yaml counts."),
    ] = None,
    dry_run: options.DryRunOption = False,
    output_format: options.TextOrJsonOption = options.TextOrJson.TEXT,
    lang: options.LanguageOption = None,
) -> int:
    """Read the boxes of authored text in a Word file back into text/, one Markdown file each.

    A text that says the same stays as it is, to the byte. What can't be taken is listed with the reason.
    """
    from smartplan.commands.pull.text import texts_of
    from smartplan.read.template import outline_of
    from smartplan.write.document.outline import shipped_outline
    from smartplan.write.returned import write_returned
    from smartplan.write.save import save_into
    from smartplan.write.words import Words

    words = Words(options.language(lang))
    own = outline_of(outline, template)
    back = texts_of(file, folder, own.model if own else shipped_outline())
    saved = () if dry_run or not back.files else save_into(folder, back.files, force=True)
    changes = [(text.file, text.old, text.new) for text in back.texts]
    write_returned(changes, back.problems, saved, words, output_format.value)
    show.remark(back.problems, words)
    return show.exit_code(back.problems)


def add_to(app: typer.Typer) -> None:
    """Join the application as a group."""
    group = typer.Typer(rich_markup_mode=None, no_args_is_help=True)
    group.callback()(_group)
    wiring.add(group, "import", import_command, IMPORT)
    app.add_typer(group, name="text", help="Authored text, back from Word.")


def _group() -> None:
    """Authored text, back from Word."""
