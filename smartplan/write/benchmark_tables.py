"""All figures of a benchmark as tables: workbook, Parquet, CSV; no names of people, nothing cut silently.

Rows are made as they are written, so that memory does not grow with them: 5,000 cities of 300 indicators are
1.5 million scores.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from io import TextIOWrapper
from itertools import chain, islice
from pathlib import Path
from typing import Any, BinaryIO

from smartplan.core.panel import Judged
from smartplan.write.benchmark import Benchmark, city_rows, who
from smartplan.write.json_benchmark import average_rows, indicator_rows, league_rows, mover_rows
from smartplan.write.json_results import Json
from smartplan.write.parquet import needs_parquet, write_parquet
from smartplan.write.save import Content, ending_of, save_all
from smartplan.write.sheets import columns_of, write_csv
from smartplan.write.words import Words
from smartplan.write.workbook import MAX_TEXT, new_workbook

Rows = Iterator[Json]

ENDINGS = (".xlsx", ".parquet", ".csv")
MAX_ROWS = 1_048_575
"""A sheet holds 1,048,576 rows with its head."""
TEXTS = frozenset({"city", "code", "kind", "province", "framework", "class", "band", "item"})
WHOLES = frozenset({"year", "round", "rank", "rank_low", "rank_high"})
"""The columns of words and of whole numbers; all others are of figures."""
LISTS: Mapping[str, Callable[[Sequence[Judged]], Rows]] = {
    "leagues": league_rows,
    "averages": average_rows,
    "movers": mover_rows,
    "indicators": indicator_rows,
}


@dataclass(frozen=True, slots=True)
class Table:
    """Rows that are made as they are asked for.

    Attributes:
        columns: of all of them; a row may lack some.
        rows: makes them, anew each time.
    """

    columns: tuple[str, ...]
    rows: Callable[[], Rows]


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
    content_of = csv_table if ending == ".csv" else parquet_table
    tables = {path: city_table(benchmark), scores: score_table(benchmark)}
    save_all({path: content_of(table) for path, table in tables.items()}, force=force)


def city_table(benchmark: Benchmark) -> Table:
    """Return one row a city and year: where it stands, and all its exact scores."""
    return _table(lambda: city_rows(benchmark))


def score_table(benchmark: Benchmark) -> Table:
    """Return every score of every city as a row of its own."""
    first = list(islice(_scores(benchmark), 1))
    return Table(columns_of(first), lambda: _scores(benchmark))


def _table(rows: Callable[[], Rows]) -> Table:
    return Table(columns_of(rows()), rows)


def _scores(benchmark: Benchmark) -> Rows:
    for cohort in benchmark.cohorts:
        for member, figures in zip(cohort.members, cohort.figures, strict=True):
            named = who(cohort, member)
            for id_, value in figures.values(cohort.framework):
                yield {**named, "item": id_, "score": value}


def csv_table(table: Table) -> Content:
    """Return what writes a table as CSV."""

    def write(out: BinaryIO) -> None:
        text = TextIOWrapper(out, encoding="utf-8", newline="")
        write_csv(table.columns, table.rows(), text)
        text.detach()

    return write


def parquet_table(table: Table) -> Content:
    """Return what writes a table as Parquet.

    Raises:
        OutputError: pyarrow is missing.
    """
    needs_parquet()
    kinds = {name: str if name in TEXTS else int if name in WHOLES else float for name in table.columns}
    return lambda out: write_parquet(kinds, table.rows(), out)


def workbook(benchmark: Benchmark, words: Words, *, elsewhere: str = "") -> Content:
    """Return what writes the workbook.

    Args:
        benchmark: the figures.
        words: the language of its first sheet.
        elsewhere: in which file all scores are, where the workbook is to do without them.
    """
    lines = [words("Figures of smartplan benchmark; scores are exact, and no personal names are in them")]
    if elsewhere:
        lines.append(
            words(
                "all scores, one row each, are in {file}: one sheet of Excel may be too short", file=elsewhere
            )
        )

    def write(out: BinaryIO) -> None:
        book = new_workbook(out, in_memory=False, constant_memory=True)
        about = book.add_worksheet(words("about"))
        about.set_column(0, 0, 100)
        tables = _tables(benchmark, with_scores=not elsewhere)
        told = (line for name, table in tables for line in _sheets(book, name, table, words))
        for number, line in enumerate([*lines, *told]):
            about.write_string(number, 0, line)
        book.close()

    return write


def _tables(benchmark: Benchmark, *, with_scores: bool) -> Iterator[tuple[str, Table]]:
    yield "cities", city_table(benchmark)
    for name, rows_of in LISTS.items():
        yield name, _table(partial(_flat_rows, rows_of, benchmark.judged))
    if with_scores:
        yield "scores", score_table(benchmark)


def _sheets(book: Any, name: str, table: Table, words: Words) -> Iterator[str]:  # noqa: ANN401 - of xlsxwriter
    """Write rows into one sheet, or as many as they need; yield what is in each."""
    number, rows = 0, table.rows()
    while (first := next(rows, None)) is not None:
        number += 1
        title = name if number == 1 else f"{name} {number}"
        sheet = book.add_worksheet(title)
        sheet.freeze_panes(1, 1)
        _put(sheet, 0, table.columns)
        count = 0
        for row in chain([first], islice(rows, MAX_ROWS - 1)):
            count += 1
            _put(sheet, count, [row.get(column) for column in table.columns])
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


def _flat_rows(rows_of: Callable[[Sequence[Judged]], Rows], judged: Sequence[Judged]) -> Rows:
    return map(_flat, rows_of(judged))


def _flat(row: Json) -> Json:
    """Return a row without rows within: what lies deeper is named by its way, a list is its words."""
    flat: Json = {}
    for name, value in row.items():
        if isinstance(value, dict):
            flat |= {f"{name}.{inner}": found for inner, found in value.items()}
        else:
            flat[name] = ", ".join(map(str, value)) if isinstance(value, list) else value
    return flat
