"""The tables of a benchmark as the files that were asked for."""

from pathlib import Path

from smartplan.write.benchmark import Benchmark
from smartplan.write.benchmark_book import workbook
from smartplan.write.benchmark_tables import city_table, csv_table, parquet_table, score_table
from smartplan.write.save import ending_of, save_all
from smartplan.write.words import Words

ENDINGS = (".xlsx", ".parquet", ".csv")


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
