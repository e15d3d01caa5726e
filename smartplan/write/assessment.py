"""The answer of `assess` in every format; all of them show the same figures."""

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from smartplan.core.gaps import Gap, Gaps
from smartplan.errors import Problem
from smartplan.write.digits import digits_of
from smartplan.write.json_results import Json, assess_json, to_json
from smartplan.write.markdown_escape import inline
from smartplan.write.problems import as_json
from smartplan.write.sheets import to_csv
from smartplan.write.tables import markdown_table
from smartplan.write.terminal.assessment import (
    biggest,
    head,
    level_word,
    name_of,
    show_assessment,
    unanswered,
)
from smartplan.write.terminal.screen import screen
from smartplan.write.words import Words


@dataclass(frozen=True, slots=True)
class Given:
    """What an answer of `assess` is made of.

    Attributes:
        gaps: the result.
        problems: what is to be said beside it.
        sha256: of the framework's file.
        line_of: the line of an indicator's answer in the assessment.
    """

    gaps: Gaps
    problems: Sequence[Problem]
    sha256: str
    line_of: Callable[[str], int | None]


def write_assessment(given: Given, words: Words, output_format: str, depth: int | None) -> None:
    """Write the answer on standard output."""
    if output_format == "text":
        show_assessment(screen(), given.gaps, words, depth)
        return
    writers = {"json": _json, "csv": _csv, "markdown": _markdown}
    sys.stdout.write(writers[output_format](given, words))


def _json(given: Given, words: Words) -> str:
    diagnostics = [as_json(problem, words) for problem in given.problems]
    return to_json(assess_json(given.gaps, given.sha256, given.line_of, diagnostics)) + "\n"


def _csv(given: Given, words: Words) -> str:
    del words  # figures in a sheet are for programs: decimal points, ids, both titles
    answer = assess_json(given.gaps, given.sha256, given.line_of, ())
    rows = [_index_row(answer), *_rows(answer, "nodes"), *_rows(answer, "indicators")]
    return to_csv(rows)


def _index_row(answer: Json) -> Json:
    index = answer["index"]
    return {"id": "index", **(index if isinstance(index, dict) else {})}


def _rows(answer: Json, key: str) -> list[Json]:
    """Return nodes or indicators as flat rows: a title in each language."""
    listed = answer[key]
    flat = []
    for row in listed if isinstance(listed, list) else []:
        titles = row.pop("title")
        flat.append({"id": row["id"], "title_id": titles["id"], "title_en": titles["en"], **row})
    return flat


def _markdown(given: Given, words: Words) -> str:
    gaps = given.gaps
    lines = [
        f"# {inline(str(line))}" if n == 0 else inline(str(line)) for n, line in enumerate(head(gaps, words))
    ]
    headings = [
        words("Item"),
        words("Score"),
        words("Level"),
        words("Target"),
        words("Gap"),
        words("Coverage"),
    ]
    rows = [_markdown_row(gaps, gap, words) for gap in gaps.all() if gap is not gaps.root]
    said = [inline(str(line)) for line in (*biggest(gaps, words), *unanswered(gaps, words))]
    return "\n\n".join(lines) + "\n\n" + markdown_table(headings, rows) + "\n" + "\n\n".join(said) + "\n"


def _markdown_row(gaps: Gaps, gap: Gap, words: Words) -> list[str]:
    score = gap.score
    return [
        name_of(score, words),
        words.number(score.reported, digits_of(gaps.scores.framework)),
        level_word(gaps.scores, score, words),
        words.plain(gap.target, 2),
        words.number(gap.gap, digits_of(gaps.scores.framework)) if gap.gap else "",
        words.percent(score.coverage),
    ]
