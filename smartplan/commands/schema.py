"""smartplan schema: the JSON Schema of the files that people write, for editors."""

from enum import StrEnum
from typing import Annotated

import typer

from smartplan.commands import options, show, wiring

EXAMPLES = """
smartplan schema assessment > assessment.schema.json
smartplan schema -o schemas/
"""


class Kind(StrEnum):
    """The kinds of file people write."""

    ASSESSMENT = "assessment"
    FRAMEWORK = "framework"
    PLAN = "plan"
    CROSSWALK = "crosswalk"
    ASSESSMENT_PART = "assessment-part"
    PLAN_PART = "plan-part"
    PUBLISHED = "published"
    OUTLINE = "outline"
    CATALOGUE = "catalogue"
    GLOSSARY = "glossary"
    LETTER = "letter"


def command(
    kind: Annotated[Kind, typer.Argument(help="Which kind of file.")] = Kind.ASSESSMENT,
    output: Annotated[
        str | None,
        typer.Option(
            "-o",
            "--output",
            metavar="DIR",
            help="Write all schemas here, and a glossary, a letter, an outline and pages to edit.",
        ),
    ] = None,
    force: options.ForceOption = False,
) -> int:
    """Print the JSON Schema of a kind of file, or write all of them into a folder.

    An editor with the YAML language server checks a file while it is typed if the first line of the file is
    # yaml-language-server: $schema=./assessment.schema.json
    """
    from smartplan.write.json_results import to_json
    from smartplan.write.save import save_into
    from smartplan.write.schemas import files_to_edit, modeline, schema_files, schema_of

    if output is None:
        show.answer(to_json(schema_of(kind.value)))
        return 0
    files = {**schema_files(), **files_to_edit()}
    show.answer("\n".join(save_into(output, files, force=force)))
    show.answer(modeline(Kind.ASSESSMENT.value))
    return 0


def add_to(app: typer.Typer) -> None:
    """Join the application."""
    wiring.add(app, "schema", command, EXAMPLES)
