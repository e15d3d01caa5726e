"""smartplan masterplan: the books that the mayor signs."""

from dataclasses import replace
from typing import Annotated

import typer

from smartplan.commands import clock, options, show, wiring
from smartplan.commands.asked import Asked

EXAMPLES = """
smartplan masterplan city.yaml -o masterplan.pdf
smartplan masterplan city.yaml -o masterplan.html
smartplan masterplan city.yaml -o masterplan.docx
smartplan masterplan city.yaml -o masterplan.md --lang en
smartplan masterplan city.yaml -o figures.xlsx
smartplan masterplan city.yaml -o slides.pptx
smartplan masterplan city.yaml -o book-2.pdf --book masterplan
smartplan masterplan city.yaml -o masterplan.pdf --book each
smartplan masterplan city.yaml -o draft.pdf --draft
smartplan masterplan city.yaml -o masterplan.pdf --outline outline.yaml
smartplan masterplan city.yaml -o masterplan.docx --template kop/
"""
OutputOption = Annotated[
    str,
    typer.Option("-o", "--output", metavar="OUT", help="Where to: .pdf, .docx, .pptx, .xlsx, .html, .md"),
]

OutlineOption = Annotated[
    str | None,
    typer.Option(
        metavar="FILE",
        help="Own books and chapters; `smartplan schema -o DIR` has one to edit.",
    ),
]
TemplateOption = Annotated[
    str | None,
    typer.Option(
        metavar="DIR",
        help="Own pages, styles, outline, letterhead for Word; `smartplan schema -o DIR` has some to edit.",
    ),
]
BookOption = Annotated[
    str,
    typer.Option(
        help="The id of one book, all in one file, or each in its own; workbook and slides tell all."
    ),
]
DraftOption = Annotated[
    bool, typer.Option("--draft", help="Mark every page as a draft, and list what is missing.")
]


def command(
    file: options.AssessmentFile,
    output: OutputOption,
    book: BookOption = "all",
    target: options.TargetOption = None,
    track: options.TrackOption = None,
    limit: options.LimitOption = None,
    outline: OutlineOption = None,
    template: TemplateOption = None,
    draft: DraftOption = False,
    force: options.ForceOption = False,
    lang: options.LanguageOption = None,
) -> int:
    """Write the masterplan: analysis, masterplan and executive summary, from one result."""
    from smartplan.commands.pull.books import save_documents
    from smartplan.commands.pull.masterplan import masterplan_of
    from smartplan.commands.pull.roadmap import remarks_on
    from smartplan.commands.pull.speech import words_of
    from smartplan.read.files import read_case
    from smartplan.read.template import dressed
    from smartplan.write.masterplan import EACH, RENDERERS, accept_book, documents_of
    from smartplan.write.save import accept
    from smartplan.write.words import later

    accept(output, RENDERERS, force=force or book == EACH)  # each book has a name of its own
    today = clock.today()
    case = dressed(read_case(file), outline, template)
    accept_book(book, case.outline.model if case.outline else None)
    words = words_of(case, lang)
    asked = Asked(target=target, track=track.value if track else None, limit=limit)
    with show.working(words, later("Looking for the best roadmap")) as say:
        made = masterplan_of(case, words, asked, today, say)
    documents = documents_of(replace(made, draft=draft), words, today, output, book)
    with show.progress(words, later("Laying out the pages")) as tick:
        show.answer("\n".join(save_documents(documents, tick, force=force)))
    show.remark(remarks_on(case, made.roadmap), words)
    return 0


def add_to(app: typer.Typer) -> None:
    """Join the application."""
    wiring.add(app, "masterplan", command, EXAMPLES)
