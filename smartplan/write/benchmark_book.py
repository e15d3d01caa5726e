"""All figures of a benchmark as a workbook; nothing is cut silently."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain, islice
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO

from smartplan.core.panel import Judged
from smartplan.write.benchmark import Benchmark
from smartplan.write.benchmark_tables import Rows, Table, city_table, score_table, table_of
from smartplan.write.json_benchmark import average_rows, indicator_rows, league_rows, mover_rows
from smartplan.write.json_results import Json
from smartplan.write.save import Content
from smartplan.write.words import Words
from smartplan.write.workbook import MAX_TEXT, new_workbook

MAX_ROWS = 1_048_575
"""A sheet holds 1,048,576 rows with its head."""
MAX_COLUMNS = 16_384
"""So many columns fit in a sheet."""
LISTS: Mapping[str, Callable[[Sequence[Judged]], Rows]] = {
    "leagues": league_rows,
    "averages": average_rows,
    "movers": mover_rows,
    "indicators": indicator_rows,
}


def workbook(benchmark: Benchmark, words: Words, *, elsewhere: str = "") -> Content:
    """Return what writes the workbook.

    Args:
        benchmark: the figures.
        words: the language of its first sheet.
        elsewhere: in which file all scores are, where the workbook is to do without them.
    """

    def write(out: BinaryIO) -> None:
        from xlsxwriter.exceptions import FileCreateError

        outlet = _Outlet(out)
        with TemporaryDirectory() as beside:
            try:
                _write(_tables(benchmark, with_scores=not elsewhere), words, elsewhere, outlet, beside)
            except FileCreateError as failed:
                raise failed.args[0] from failed  # what the system said
            finally:
                outlet.leave()

    return write


def _write(
    tables: Iterator[tuple[str, Table]], words: Words, elsewhere: str, outlet: "_Outlet", beside: str
) -> None:
    book = new_workbook(outlet, in_memory=False, constant_memory=True, tmpdir=beside)
    about = book.add_worksheet(words("about"))
    about.set_column(0, 0, 100)
    lines = [words("Figures of smartplan benchmark; scores are exact, and no personal names are in them")]
    if elsewhere:
        lines.append(
            words(
                "all scores, one row each, are in {file}: one sheet of Excel may be too short", file=elsewhere
            )
        )
    for name, table in tables:
        lines += _sheets(book, name, table, words)
    for number, line in enumerate(lines):
        about.write_string(number, 0, line)
    book.close()


class _Outlet:
    """A file, until it is left: what there is of an unfinished archive then complains to nobody."""

    def __init__(self, out: BinaryIO) -> None:
        self._out: BinaryIO | None = out

    def leave(self) -> None:
        self._out = None

    def write(self, data: bytes) -> int:
        return self._out.write(data) if self._out is not None else len(data)

    def seek(self, place: int, whence: int = 0) -> int:
        return self._out.seek(place, whence) if self._out is not None else place

    def tell(self) -> int:
        return self._out.tell() if self._out is not None else 0

    def flush(self) -> None:
        if self._out is not None:
            self._out.flush()


def _tables(benchmark: Benchmark, *, with_scores: bool) -> Iterator[tuple[str, Table]]:
    yield "cities", city_table(benchmark)
    for name, rows_of in LISTS.items():
        yield name, table_of(partial(_flat_rows, rows_of, benchmark.judged))
    if with_scores:
        yield "scores", score_table(benchmark)


def _sheets(book: Any, name: str, table: Table, words: Words) -> Iterator[str]:  # noqa: ANN401 - of xlsxwriter
    """Write rows into one sheet, or as many as they need; yield what is in each, and what is not."""
    number, cut, rows = 0, 0, table.rows()
    columns = table.columns[:MAX_COLUMNS]
    while (first := next(rows, None)) is not None:
        number += 1
        title = name if number == 1 else f"{name} {number}"
        sheet = book.add_worksheet(title)
        sheet.freeze_panes(1, 1)
        _put(sheet, 0, columns)
        count = 0
        for row in chain([first], islice(rows, MAX_ROWS - 1)):
            count += 1
            cut += _put(sheet, count, [row.get(column) for column in columns])
        yield words("sheet {name}: {count} rows", name=title, count=words.number(count, 0))
    if number > 1:
        yield words("{name} goes on over {count} sheets: Excel holds no more rows", name=name, count=number)
    left = len(table.columns) - len(columns)
    if left:
        told = words.number(left, 0)
        yield words("{name} lacks {count} columns: Excel holds no more; CSV has them", name=name, count=told)
    if cut:
        told = words.number(cut, 0)
        yield words("{name}: {count} texts are cut: a cell of Excel holds no more", name=name, count=told)


def _put(sheet: Any, row: int, values: Sequence[object]) -> int:  # noqa: ANN401 - of xlsxwriter
    """Write a row; return how many of its texts had to be cut."""
    cut = 0
    for column, value in enumerate(values):
        if isinstance(value, bool) or value is None:
            if value:
                sheet.write_boolean(row, column, value)
        elif isinstance(value, int | float):
            sheet.write_number(row, column, value)
        else:
            text = str(value)
            cut += len(text) > MAX_TEXT
            sheet.write_string(row, column, text[:MAX_TEXT])
    return cut


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
