"""All figures of a benchmark as tables, to be written as Parquet or CSV; no names of people are in them.

Rows are made as they are written, so that memory does not grow with them: 5,000 cities of 300 indicators are
1.5 million scores.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import TextIOWrapper
from itertools import islice
from typing import BinaryIO

from smartplan.write.benchmark import Benchmark, city_rows, who
from smartplan.write.json_results import Json
from smartplan.write.parquet import needs_parquet, write_parquet
from smartplan.write.save import Content
from smartplan.write.sheets import columns_of, write_csv

Rows = Iterator[Json]

TEXTS = frozenset({"city", "code", "kind", "province", "framework", "class", "band", "item", "restated_from"})
WHOLES = frozenset({"year", "round", "rank", "rank_low", "rank_high"})
"""The columns of words and of whole numbers; all others are of figures."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows that are made as they are asked for.

    Attributes:
        columns: of all of them; a row may lack some.
        rows: makes them, anew each time.
    """

    columns: tuple[str, ...]
    rows: Callable[[], Rows]


def city_table(benchmark: Benchmark) -> Table:
    """Return one row a city and year: where it stands, and all its exact scores."""
    return table_of(lambda: city_rows(benchmark))


def score_table(benchmark: Benchmark) -> Table:
    """Return every score of every city as a row of its own."""
    first = list(islice(_scores(benchmark), 1))
    return Table(columns_of(first), lambda: _scores(benchmark))


def table_of(rows: Callable[[], Rows]) -> Table:
    """Return a table of rows that are made twice: for their columns too."""
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
