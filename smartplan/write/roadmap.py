"""The answer of `roadmap` in every format."""

import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path

from smartplan.core.roadmap import Roadmap
from smartplan.errors import Problem
from smartplan.write.document import Masterplan
from smartplan.write.json_results import Json, to_json
from smartplan.write.json_roadmap import planned_json
from smartplan.write.masterplan import DOCUMENTS, roadmap_files
from smartplan.write.named import name_of
from smartplan.write.planned import Planned
from smartplan.write.problems import as_json
from smartplan.write.proof import standing
from smartplan.write.roadmap_table import table_csv, table_workbook
from smartplan.write.save import ending_of, save_all
from smartplan.write.sheets import to_csv
from smartplan.write.tables import markdown_table
from smartplan.write.terminal.roadmap import show_roadmap
from smartplan.write.terminal.screen import screen
from smartplan.write.words import Words


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
    makers: Mapping[str, Callable[[], str | bytes]] = {
        ".json": lambda: _text_of(planned, problems, words, "json"),
        ".csv": lambda: table_csv(told, words, today),
        ".xlsx": lambda: table_workbook(told, words, today),
    }
    ending = ending_of(output, (*makers, *DOCUMENTS))
    files = {path: makers[ending]()} if ending in makers else roadmap_files(told, words, today, path)
    save_all(files, force=force)


def _text_of(planned: Planned, problems: Sequence[Problem], words: Words, output_format: str) -> str:
    answer = planned_json(planned, [as_json(problem, words) for problem in problems], words)
    if output_format == "json":
        return to_json(answer) + "\n"
    return to_csv(_rows(answer)) if output_format == "csv" else _markdown(planned.roadmap, words)


def _rows(answer: Json) -> list[Json]:
    listed = answer["initiatives"]
    rows = listed if isinstance(listed, list) else []
    return [{key: value for key, value in row.items() if key != "spending"} for row in rows]


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
