"""The answer of `benchmark` in every format; all of them show the same figures."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass

from rich.text import Text

from smartplan.core.panel import Cohort, Judged, League, Member, Move, Standing, figures_after
from smartplan.errors import Problem
from smartplan.write.json_benchmark import benchmark_json, figures_json, restated_from
from smartplan.write.json_results import Json, json_pieces, real
from smartplan.write.markdown_escape import inline, paragraph
from smartplan.write.problems import as_json
from smartplan.write.sheets import columns_of, to_csv
from smartplan.write.tables import markdown_table
from smartplan.write.terminal.benchmark import (
    coherence,
    heading,
    headings,
    outliers,
    row,
    show_benchmark,
    within,
)
from smartplan.write.terminal.movers import averages, movers, restated, turnover
from smartplan.write.terminal.screen import Draft, screen
from smartplan.write.words import Words


@dataclass(frozen=True, slots=True)
class Benchmark:
    """What an answer of `benchmark` is made of.

    Attributes:
        judged: the cohorts, by framework and year.
        failed: how many cities something is wrong with.
        other: how many were left out as of another framework or year.
        problems: what is to be said beside it.
    """

    judged: tuple[Judged, ...]
    failed: int
    other: int
    problems: tuple[Problem, ...]

    @property
    def cohorts(self) -> tuple[Cohort, ...]:
        """The cohorts."""
        return tuple(each.cohort for each in self.judged)


def benchmark_text(benchmark: Benchmark, words: Words, output_format: str) -> str:
    """Return the answer as standard output shows it."""
    writers = {"text": _text, "json": _json, "csv": _csv, "markdown": _markdown}
    return writers[output_format](benchmark, words)


def step_text(benchmark: Benchmark, step: str) -> str:
    """Return the figures of every city after a step as CSV."""
    return to_csv(_stepped(benchmark, step), columns_of(_stepped(benchmark, step)))


def _stepped(benchmark: Benchmark, step: str) -> Iterator[Json]:
    for cohort in benchmark.cohorts:
        ids, figures = figures_after(cohort, step)
        for member, values in zip(cohort.members, figures, strict=True):
            yield {**who(cohort, member), **dict(zip(ids, map(real, values), strict=True))}


def who(of: Cohort | League, member: Member) -> Json:
    """Return who a row is of, and of when: no names of people."""
    city = member.assessment.city
    return {
        "city": city.name,
        "code": city.code,
        "kind": city.kind,
        "province": city.province,
        "framework": of.framework.id,
        "year": of.year,
        "round": of.round,
        "restated_from": restated_from(member),
    }


def _text(benchmark: Benchmark, words: Words) -> str:
    draft = Draft(sys.stdout)
    console = screen(draft)
    for judged in benchmark.judged:
        show_benchmark(console, judged, words)
    for line in (*_suppressed(benchmark, words), *_left_out(benchmark, words)):
        console.print(line)
    return draft.getvalue()


def _suppressed(benchmark: Benchmark, words: Words) -> Iterator[str]:
    """Say of how many groups nothing is said because they are small."""
    count = sum(each.suppressed for each in benchmark.judged)
    if count:
        yield words.plural(
            "of {count} group too few cities are there to be told",
            "of {count} groups too few cities are there to be told",
            count,
        )


def _left_out(benchmark: Benchmark, words: Words) -> Iterator[str]:
    """Say how many are not among the cities that were compared, and what was not compared with what."""
    frameworks = {cohort.framework.id for cohort in benchmark.cohorts}
    if len(frameworks) > 1:
        yield words(
            "{count} frameworks: nothing is compared across them; by a crosswalk, smartplan diff does, and"
            " --under reads all under one",
            count=words.number(len(frameworks), 0),
        )
    if benchmark.failed:
        yield words.plural(
            "{count} city has mistakes and is left out",
            "{count} cities have mistakes and are left out",
            benchmark.failed,
        )
    if benchmark.other:
        yield words.plural(
            "{count} city is of another framework or year than was asked for",
            "{count} cities are of another framework or year than was asked for",
            benchmark.other,
        )


def _json(benchmark: Benchmark, words: Words) -> str:
    diagnostics = [as_json(problem, words) for problem in benchmark.problems]
    result = benchmark_json(benchmark.judged, benchmark.failed, benchmark.other, diagnostics)
    return "".join(json_pieces(result)) + "\n"


def _csv(benchmark: Benchmark, words: Words) -> str:
    """Write one row a city: where it stands, and the exact scores of all nodes and indicators."""
    del words  # figures in a sheet are for programs
    return to_csv(city_rows(benchmark), columns_of(city_rows(benchmark)))


def city_rows(benchmark: Benchmark) -> Iterator[Json]:
    """Yield one row a city: where it stands, how it came there, and all its exact scores."""
    for judged in benchmark.judged:
        moves = {id(move.standing): move for move in judged.moves}
        for league in judged.leagues:
            for standing in league.standings:
                yield _row(league, standing, moves.get(id(standing)))


def _row(league: League, standing: Standing, move: Move | None) -> Json:
    row: Json = {
        **who(league, standing.member),
        "class": league.name,
        "rank": standing.rank,
        "rank_low": standing.rank_low,
        "rank_high": standing.rank_high,
        **figures_json(standing.figures),
        "to_leader": real(standing.to_leader),
        "to_median": real(standing.to_median),
        "change": real(move.change) if move else None,
        "pace": real(move.pace) if move else None,
        "years_to_leader": real(move.to_leader) if move else None,
        "years_to_median": real(move.to_median) if move else None,
    }
    scores = standing.figures.values(league.framework)
    return row | {f"score.{id_}" if id_ in row else id_: value for id_, value in scores}


def _markdown(benchmark: Benchmark, words: Words) -> str:
    parts = []
    for judged in benchmark.judged:
        for league in judged.leagues:
            rows = [row(league, standing, words) for standing in league.standings]
            parts += [f"# {inline(heading(league, words))}", markdown_table(headings(words), rows).rstrip()]
        said = (*averages(judged, words), *movers(judged, words), *map(Text, turnover(judged, words)))
        said += (*restated(judged, words), *within(judged, words))
        said += (*outliers(judged, words), *coherence(judged, words))
        parts += [paragraph(str(line).strip()) for line in said]
    return "\n\n".join([*parts, *_suppressed(benchmark, words), *_left_out(benchmark, words)]) + "\n"
