"""All figures of a benchmark as tables: workbook, Parquet, CSV; no names of people, nothing cut silently."""

from collections.abc import Iterator, Mapping, Sequence
from importlib.util import find_spec
from io import BytesIO
from itertools import chain, islice
from pathlib import Path
from typing import Any

from smartplan.core.panel import Judged
from smartplan.errors import OutputError, Problem
from smartplan.write.benchmark import Benchmark, city_rows, who
from smartplan.write.json_benchmark import benchmark_json
from smartplan.write.json_results import Json
from smartplan.write.save import ending_of, save_all
from smartplan.write.sheets import to_csv
from smartplan.write.words import Words
from smartplan.write.workbook import MAX_TEXT, new_workbook

ENDINGS = (".xlsx", ".parquet", ".csv")
MAX_ROWS = 1_048_575
"""A sheet holds 1,048,576 rows with its head."""
LISTS = ("leagues", "averages", "movers", "indicators")

Rows = Iterator[Json]


def save_tables(benchmark: Benchmark, words: Words, output: str, *, force: bool) -> None:
    """Write the tables; the ending says the format.

    A workbook has them as sheets: the cities one row each, all scores one row each (over as many sheets as
    they need, which the first sheet says), leagues, means, movers, distributions. Parquet and CSV hold the
    cities, and beside them, in OUT-scores, all scores.

    Raises:
        OutputError: an ending that is not known, or a file that can't be written.
    """
    path = Path(output)
    ending = ending_of(output, ENDINGS)
    if ending == ".xlsx":
        save_all({path: workbook(benchmark, words)}, force=force)
        return
    scores = path.with_name(f"{path.stem}-scores{path.suffix}")
    bytes_of = to_csv if ending == ".csv" else parquet
    tables = {path: city_rows(benchmark), scores: list(score_rows(benchmark))}
    save_all({path: bytes_of(rows) for path, rows in tables.items()}, force=force)


def score_rows(benchmark: Benchmark) -> Rows:
    """Yield every score of every city as a row of its own."""
    for judged in benchmark.judged:
        yield from _scores(judged)


def _scores(judged: Judged) -> Rows:
    cohort = judged.cohort
    for member, figures in zip(cohort.members, cohort.figures, strict=True):
        named = who(cohort, member)
        for id_, value in figures.values(cohort.framework):
            yield {**named, "item": id_, "score": value}


def parquet(rows: Sequence[Mapping[str, object]]) -> bytes:
    """Return rows as Parquet.

    Raises:
        OutputError: pyarrow is missing.
    """
    import pandas as pd

    if find_spec("pyarrow") is None:
        raise OutputError([Problem("parquet-unavailable")])
    content = BytesIO()
    pd.DataFrame(rows).to_parquet(content, index=False)
    return content.getvalue()


def workbook(benchmark: Benchmark, words: Words, *, elsewhere: str = "") -> bytes:
    """Return the workbook; rows go out one by one, so that memory does not grow with them.

    Args:
        benchmark: the figures.
        words: the language of its first sheet.
        elsewhere: in which file all scores are, where the workbook is to do without them.
    """
    content = BytesIO()
    book = new_workbook(content, in_memory=False, constant_memory=True)
    about = book.add_worksheet(words("about"))
    lines = [words("Figures of smartplan benchmark; scores are exact, and no personal names are in them")]
    if elsewhere:
        lines.append(
            words(
                "all scores, one row each, are in {file}: one sheet of Excel may be too short", file=elsewhere
            )
        )
    for name, rows in _tables(benchmark, with_scores=not elsewhere):
        lines += _sheets(book, name, rows, words)
    about.set_column(0, 0, 100)
    for number, line in enumerate(lines):
        about.write_string(number, 0, line)
    book.close()
    return content.getvalue()


def _tables(benchmark: Benchmark, *, with_scores: bool) -> Iterator[tuple[str, Rows]]:
    result = benchmark_json(benchmark.judged, benchmark.failed, benchmark.other, [])
    yield "cities", iter(_alike(city_rows(benchmark)))
    for name in LISTS:
        found = result[name]
        yield name, iter(_alike([_flat(row) for row in found] if isinstance(found, list) else []))
    if with_scores:
        yield "scores", score_rows(benchmark)


def _sheets(book: Any, name: str, rows: Rows, words: Words) -> Iterator[str]:  # noqa: ANN401 - of xlsxwriter
    """Write rows into one sheet, or as many as they need; yield what is in each."""
    number = 0
    while (first := next(rows, None)) is not None:
        number += 1
        title = name if number == 1 else f"{name} {number}"
        sheet = book.add_worksheet(title)
        sheet.freeze_panes(1, 1)
        _put(sheet, 0, list(first))
        count = 0
        for row in chain([first], islice(rows, MAX_ROWS - 1)):
            count += 1
            _put(sheet, count, list(row.values()))
        yield words("sheet {name}: {count} rows", name=title, count=words.number(count, 0))
    if number > 1:
        yield words("{name} goes on over {count} sheets: Excel holds no more rows", name=name, count=number)


def _put(sheet: Any, row: int, values: Sequence[object]) -> None:  # noqa: ANN401 - of xlsxwriter
    for column, value in enumerate(values):
        if isinstance(value, bool) or value is None:
            if value:
                sheet.write_boolean(row, column, value)
        elif isinstance(value, int | float):
            sheet.write_number(row, column, value)
        else:
            sheet.write_string(row, column, str(value)[:MAX_TEXT])


def _alike(rows: Sequence[Json]) -> list[Json]:
    """Return rows that all have the columns of any."""
    columns = dict.fromkeys(name for row in rows for name in row)
    return [{name: row.get(name) for name in columns} for row in rows]


def _flat(row: Json) -> Json:
    """Return a row without rows within: what lies deeper is named by its way, a list is its words."""
    flat: Json = {}
    for name, value in row.items():
        if isinstance(value, dict):
            flat |= {f"{name}.{inner}": found for inner, found in value.items()}
        else:
            flat[name] = ", ".join(map(str, value)) if isinstance(value, list) else value
    return flat
