"""smartplan catalogue: the typical initiatives that a plan may draw from."""

from enum import StrEnum
from typing import Annotated

import typer

from smartplan.commands import completion, options, wiring

EXAMPLES = """
smartplan catalogue
smartplan catalogue --dimension environment
smartplan catalogue bank-sampah-digital --lang id
smartplan catalogue --format csv > initiatives.csv
"""


class CatalogueFormat(StrEnum):
    """How the catalogue is written."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"


def command(
    item: Annotated[
        str | None,
        typer.Argument(
            metavar="ID", help="One initiative in full.", autocompletion=completion.typical_initiatives
        ),
    ] = None,
    dimension: Annotated[str | None, typer.Option(help="Only those of this dimension.")] = None,
    output_format: Annotated[
        CatalogueFormat, typer.Option("--format", help="How to write the answer.")
    ] = CatalogueFormat.TEXT,
    lang: options.LanguageOption = None,
) -> int:
    """List typical smart-city initiatives, or show one in full: typical, not authoritative.

    A plan that says `catalogue: typical` draws on them: an initiative with `typical: ID` takes its title,
    duration and effects from here; cost, fund and agency the plan says itself.
    """
    from smartplan.commands.pull.catalogue import entries_of
    from smartplan.read.catalogues import TYPICAL, shipped_catalogue
    from smartplan.write.catalogue import write_catalogue
    from smartplan.write.words import Words

    catalogue = shipped_catalogue(TYPICAL).model
    entries = entries_of(catalogue, item, dimension)
    words = Words(options.language(lang))
    write_catalogue(catalogue, entries, words, output_format.value, in_full=item is not None)
    return 0


def add_to(app: typer.Typer) -> None:
    """Join the application."""
    wiring.add(app, "catalogue", command, EXAMPLES)
