"""What a pack holds beside the reports of its cities: the national reports, and tables for open data."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from importlib.util import find_spec

from smartplan import __version__
from smartplan.core.panel import Cohort, last_year
from smartplan.errors import Problem, Severity
from smartplan.write.benchmark import Benchmark
from smartplan.write.benchmark_book import workbook
from smartplan.write.benchmark_tables import city_table, csv_table, parquet_table, score_table
from smartplan.write.json_benchmark import restated_from
from smartplan.write.pack.files import folder_of
from smartplan.write.pack.folder import digest_of
from smartplan.write.pack.national import National, make_national_report
from smartplan.write.pack.shaped import shaped_by
from smartplan.write.save import Content
from smartplan.write.words import Words

WIDE, LONG = "cities", "scores"
"""One row a city and year; one row a score."""


@dataclass(frozen=True, slots=True)
class Shared:
    """A file of all cities: the digest of what it is made from, and what makes it."""

    input: str
    make: Callable[[], Content]


def shared_files(benchmark: Benchmark, words: Words, today: date, least: int) -> Mapping[str, Shared]:
    """Return what makes each file, by its name; without pyarrow there is no Parquet among them."""
    makers: dict[str, Callable[[], Content]] = {}
    for judged in last_year(benchmark.judged):
        national = National(judged, benchmark, least, __version__)
        stem = f"{folder_of(judged.cohort)}/national"
        makers[f"{stem}.pdf"] = partial(_pdf, national, words, today)
        makers[f"{stem}.html"] = partial(_html, national, words, today)
    makers[f"{WIDE}.csv"] = lambda: csv_table(city_table(benchmark))
    makers[f"{LONG}.csv"] = lambda: csv_table(score_table(benchmark))
    makers[f"{WIDE}.xlsx"] = lambda: workbook(benchmark, words, elsewhere=f"{LONG}.csv")
    if not lacking():
        makers[f"{WIDE}.parquet"] = lambda: parquet_table(city_table(benchmark))
        makers[f"{LONG}.parquet"] = lambda: parquet_table(score_table(benchmark))
    digest = digest_of(_told(benchmark, words, least))
    return {name: Shared(digest, make) for name, make in makers.items()}


def lacking() -> tuple[Problem, ...]:
    """Return what this machine can't make, as warnings: without pyarrow there is no Parquet."""
    there = find_spec("pyarrow") is not None
    return () if there else (Problem("parquet-unavailable", severity=Severity.WARNING),)


def _pdf(national: National, words: Words, today: date) -> bytes:
    from smartplan.write.pdf import render_pdf

    return render_pdf(make_national_report(national, words, today), words)


def _html(national: National, words: Words, today: date) -> str:
    from smartplan.write.webpage import render_webpage

    return render_webpage(make_national_report(national, words, today), words)


def _told(benchmark: Benchmark, words: Words, least: int) -> Iterator[str]:
    """Yield in one way all that these files depend on, but for the day: it makes none stale."""
    yield repr((shaped_by(words.language), words.language, least, benchmark.failed, benchmark.other))
    for judged in benchmark.judged:
        yield repr([(league.name, len(league.standings)) for league in judged.leagues])
        yield from _of_cohort(judged.cohort)


def _of_cohort(cohort: Cohort) -> Iterator[str]:
    yield f"{cohort.year} {cohort.round} {cohort.framework.model_dump_json()}"
    for member, own in zip(cohort.members, cohort.figures, strict=True):
        exact = (own.index, own.low, own.high, own.reported, own.band, own.coverage)
        items = own.tables()
        tables = (items.flags, items.counted.tobytes(), items.raw.tobytes())
        named = (member.assessment.city, member.assessment.status, member.columns)
        yield repr((*named, exact, tables, restated_from(member)))
