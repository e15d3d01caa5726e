"""The answer of `sensitivity` in every format."""

import sys
from dataclasses import asdict, dataclass
from pathlib import Path

from smartplan.core.uncertainty import Outcome, Sensitivity
from smartplan.errors import Problem
from smartplan.write.json_results import Json, real, to_json
from smartplan.write.json_sensitivity import sensitivity_json
from smartplan.write.markdown_escape import inline, paragraph
from smartplan.write.problems import as_json
from smartplan.write.save import ending_of, save_all
from smartplan.write.sensitivity_chart import chart
from smartplan.write.sensitivity_draws import parameters_csv
from smartplan.write.sheets import to_csv
from smartplan.write.tables import markdown_table
from smartplan.write.terminal.screen import screen
from smartplan.write.terminal.sensitivity import (
    again,
    effects,
    flips,
    head,
    headings,
    priorities,
    row,
    show_sensitivity,
    what_varied,
)
from smartplan.write.words import Words

PARAMETERS = (".csv",)
ENDINGS = {".svg": "svg", ".json": "json", ".csv": "csv", ".md": "markdown"}


@dataclass(frozen=True, slots=True)
class Studied:
    """What an answer of `sensitivity` is made of.

    Attributes:
        result: the study.
        problems: what is to be said beside it.
    """

    result: Sensitivity
    problems: tuple[Problem, ...]


def write_sensitivity(studied: Studied, words: Words, output_format: str) -> None:
    """Write the answer on standard output."""
    if output_format == "text":
        show_sensitivity(screen(), studied.result, words)
    else:
        sys.stdout.write(_text(studied, words, output_format))


def save_sensitivity(
    studied: Studied, words: Words, output: str | None, parameters: str | None, *, force: bool
) -> None:
    """Save what is asked for: both files or neither.

    Args:
        studied: the answer.
        words: its language.
        output: where the answer goes, as the ending says; .svg is a chart. None: nowhere.
        parameters: where the parameters of every draw go, as CSV. None: nowhere.
        force: replace what is there.

    Raises:
        OutputError: an ending is not known, a file exists, or can't be written.
    """
    files: dict[Path, bytes | str] = {}
    if output is not None:
        files[Path(output)] = _text(studied, words, ENDINGS[ending_of(output, ENDINGS)])
    if parameters is not None:
        ending_of(parameters, PARAMETERS)
        files[Path(parameters)] = parameters_csv(studied.result)
    if files:
        save_all(files, force=force)


def _text(studied: Studied, words: Words, output_format: str) -> str:
    if output_format == "json":
        diagnostics = [as_json(problem, words) for problem in studied.problems]
        skipped = [as_json(problem, words) for problem in studied.result.design.skipped]
        return to_json(sensitivity_json(studied.result, diagnostics, skipped)) + "\n"
    if output_format == "csv":
        return to_csv([_row(outcome) for outcome in studied.result.outcomes])
    return chart(studied.result, words) if output_format == "svg" else _markdown(studied.result, words)


def _row(outcome: Outcome) -> Json:
    city, spread, ranks = outcome.member.assessment.city, outcome.spread, outcome.ranks
    return {
        "city": city.name,
        "code": city.code,
        "index": real(outcome.index),
        "band": outcome.band.name if outcome.band else None,
        "stability": outcome.stability,
        **({f"index_{name}": value for name, value in asdict(spread).items()} if spread else {}),
        "rank": outcome.rank,
        **({f"rank_{name}": value for name, value in asdict(ranks).items()} if ranks else {}),
    }


def _markdown(result: Sensitivity, words: Words) -> str:
    title, *more = head(result, words)
    parts = [f"# {inline(str(title))}", *(paragraph(str(line).strip()) for line in more)]
    if len(result.outcomes) > 1:
        rows = [row(result, outcome, words) for outcome in result.outcomes]
        parts.append(markdown_table(headings(words), rows).rstrip())
    for part in (what_varied, effects, priorities, flips):
        parts += [paragraph(str(line).strip()) for line in part(result, words)]
    return "\n\n".join([*parts, paragraph(again(result, words))]) + "\n"
