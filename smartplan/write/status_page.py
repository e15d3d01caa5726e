"""Where a city stands, as Markdown: to be put into a report, a minute or a repository."""

from collections.abc import Iterator

from smartplan.core.process import Standing
from smartplan.write import markdown_escape as escape
from smartplan.write.document import Masterplan, author_of
from smartplan.write.document.builders import BUILDERS
from smartplan.write.markdown import section_lines
from smartplan.write.steps import step_command, step_sentence
from smartplan.write.tables import markdown_table
from smartplan.write.terminal.assessment import head
from smartplan.write.terminal.status import listed_parts
from smartplan.write.words import Words

SECTIONS = ("services", "integration", "stakeholders", "outcomes", "alignment")
"""The sections of the masterplan that say how the city stands."""


def status_markdown(standing: Standing, file: str, words: Words) -> str:
    """Return the dashboard as Markdown."""
    return "\n\n".join(_parts(standing, file, words)) + "\n"


def _parts(standing: Standing, file: str, words: Words) -> Iterator[str]:
    title, *lines = (line.plain.strip() for line in head(standing.gaps, words))
    yield f"# {escape.inline(title)}"
    yield from (escape.paragraph(line) for line in lines)
    yield from _missing(standing, words)
    process = standing.process
    if process:
        case = Masterplan(standing.gaps, standing, plan=process.plan, also=process.also)
        author = author_of(case, words, standing.today)
        for id_ in SECTIONS:
            for section in BUILDERS[id_](author):
                yield f"## {escape.inline(section.title)}"
                yield from section_lines(section, words)
    for title, told in listed_parts(standing, words):
        yield f"## {escape.inline(title)}"
        yield "\n".join(f"- {escape.inline(line.plain)}" for line in told)
    yield f"## {escape.inline(words('What next'))}"
    yield "\n".join(_steps(standing, file, words)) or words("Nothing is missing and nothing is overdue.")


def _missing(standing: Standing, words: Words) -> Iterator[str]:
    """Say what each agency still owes."""
    rows = [
        [
            owed.agency or words("no agency yet"),
            *map(str, (owed.total, len(owed.unanswered), len(owed.unconfirmed), len(owed.without_evidence))),
        ]
        for owed in standing.owed
        if owed.unanswered or owed.without_evidence
    ]
    if rows:
        headings = (
            *(words("Agency"), words("Indicators"), words("Unanswered")),
            *(words("To confirm"), words("No evidence")),
        )
        yield f"## {escape.inline(words('What is missing'))}"
        yield markdown_table(list(headings), rows).rstrip()


def _steps(standing: Standing, file: str, words: Words) -> Iterator[str]:
    for number, step in enumerate(standing.steps(), 1):
        command = step_command(step, file, words)
        yield f"{number}. {escape.inline(step_sentence(step, words))}" + (f" `{command}`" if command else "")
