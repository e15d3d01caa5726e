"""From many files to leagues, distributions, and what the cities say of their framework."""

from collections.abc import Sequence
from dataclasses import dataclass

from smartplan.commands.pull.cohort import Under, cohorts_in
from smartplan.commands.pull.questions import questions_in
from smartplan.commands.pull.reckon import Means, Tick
from smartplan.core.model import Track
from smartplan.core.panel import judge
from smartplan.read.cohort import Wanted
from smartplan.write.benchmark import Benchmark

ALL = "all"


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of the cities.

    Attributes:
        by: under which name a city says its class; `all`: one league.
        wanted: which cities are meant.
        track: use only this track.
        coherence: whether the frameworks are judged by the cities too.
        strict: whether the questions that the assessments raise are told too.
        least: what is said of groups of fewer cities is taken out.
        under: the framework that all are read under; None: each under its own.
    """

    by: str
    wanted: Wanted
    track: Track | None
    coherence: bool
    strict: bool
    least: int
    under: Under | None = None


def benchmark_of(files: Sequence[str], asked: Asked, means: Means, tick: Tick) -> Benchmark:
    """Pull files to a benchmark.

    Args:
        files: assessments, folders of them, tables.
        asked: what is asked of them.
        means: what the work is done with.
        tick: is told how far it is.

    Raises:
        InputError: no city is left, or there are too few to judge a framework by.
    """
    cohorts, found = cohorts_in(files, asked.wanted, asked.track, means, tick, asked.under)
    own_files = [member.file for _, member in found.members if member.line is None]
    questions = questions_in(own_files) if asked.strict else ()
    own = None if asked.by == ALL else asked.by
    return Benchmark(
        judged=judge(cohorts, own, coherence=asked.coherence, least=asked.least),
        failed=found.failed,
        other=found.other,
        problems=(*found.problems, *questions),
    )
