"""The answer of `roadmap` in every format."""

import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path

from smartplan.core.roadmap import Roadmap
from smartplan.errors import Problem
from smartplan.write.document import Masterplan
from smartplan.write.json_results import Json, real, to_json
from smartplan.write.json_roadmap import planned_json, step_json
from smartplan.write.masterplan import DOCUMENTS, roadmap_files
from smartplan.write.named import name_of
from smartplan.write.planned import Planned
from smartplan.write.problems import as_json
from smartplan.write.proof import in_a_line, remaining, standing
from smartplan.write.roadmap_table import table_csv, table_workbook
from smartplan.write.save import ending_of, save_all
from smartplan.write.sheets import to_csv
from smartplan.write.tables import markdown_table
from smartplan.write.terminal.roadmap import show_roadmap
from smartplan.write.terminal.screen import screen
from smartplan.write.words import Words

TABLES = (".json", ".csv", ".xlsx")
ENDINGS = (*TABLES, *DOCUMENTS)
"""How a file may end in which a roadmap is saved."""


def write_roadmap(planned: Planned, problems: Sequence[Problem], words: Words, output_format: str) -> None:
    """Write the roadmap on standard output."""
    if output_format == "text":
        show_roadmap(screen(), planned, words)
        return
    sys.stdout.write(_text_of(planned, problems, words, output_format))


def save_roadmap(
    told: Masterplan, problems: Sequence[Problem], words: Words, today: date, output: str, *, force: bool
) -> None:
    """Save the roadmap as the ending of the file name says: data, the table of the plan, or a document.

    Args:
        told: the roadmap, with what was asked beside it and the files it rests on.
        problems: what was said of those files.
        words: the language.
        today: the day that a document bears.
        output: where to.
        force: replace what is there.

    Raises:
        OutputError: the ending is not known, the file exists, or it can't be written.
        ValueError: nothing is planned in what is told.
    """
    path, planned = Path(output), told.planned
    if planned is None:
        raise ValueError(told)
    makers: Sequence[Callable[[], str | bytes]] = (
        lambda: _text_of(planned, problems, words, "json"),
        lambda: table_csv(told, words, today),
        lambda: table_workbook(told, words, today),
    )
    ending, tables = ending_of(output, ENDINGS), dict(zip(TABLES, makers, strict=True))
    files = {path: tables[ending]()} if ending in tables else roadmap_files(told, words, today, path)
    save_all(files, force=force)


def _text_of(planned: Planned, problems: Sequence[Problem], words: Words, output_format: str) -> str:
    answer = planned_json(planned, [as_json(problem, words) for problem in problems], words)
    if output_format == "json":
        return to_json(answer) + "\n"
    return (
        to_csv(_rows(planned.roadmap, words)) if output_format == "csv" else _markdown(planned.roadmap, words)
    )


def _rows(roadmap: Roadmap, words: Words) -> Iterator[Json]:
    """Yield one row an initiative; CSV has no place beside its rows, so each says how sure the roadmap is."""
    sure = {
        "status": roadmap.status,
        "remaining": real(remaining(roadmap)),
        "proof": in_a_line(roadmap, words),
    }
    for step in roadmap.steps:
        row = step_json(step, words)
        yield {**{key: value for key, value in row.items() if key != "spending"}, **sure}


def _markdown(roadmap: Roadmap, words: Words) -> str:
    headings = [
        words("Start"),
        words("Finish"),
        words("Initiative"),
        words("Agency"),
        words("Fund"),
        words("Cost"),
    ]
    rows = [
        [
            words.quarter(step.start),
            words.quarter(step.finish),
            name_of(step.initiative, words),
            step.initiative.agency,
            step.initiative.fund or "",
            words.money_short(step.cost),
        ]
        for step in roadmap.selected
    ]
    lines = "\n".join(f"- {line}" for line in standing(roadmap, words))
    return f"{lines}\n\n{markdown_table(headings, rows)}"
