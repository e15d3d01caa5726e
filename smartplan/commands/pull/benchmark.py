"""From many files to leagues, distributions, and what the cities say of their framework."""

from collections.abc import Sequence

from smartplan.commands.pull.cohort import cohorts_in
from smartplan.commands.pull.questions import questions_in
from smartplan.core.model import Track
from smartplan.core.panel import judge
from smartplan.read.cohort import Wanted
from smartplan.write.benchmark import Benchmark

ALL = "all"


def benchmark_of(
    files: Sequence[str], by: str, wanted: Wanted, track: Track | None, *, coherence: bool, strict: bool
) -> Benchmark:
    """Pull files to a benchmark.

    Args:
        files: assessments, folders of them, tables.
        by: under which name a city says its class; `all`: one league.
        wanted: which cities are meant.
        track: use only this track.
        coherence: whether the frameworks are judged by the cities too.
        strict: whether the questions that the assessments raise are told too.

    Raises:
        InputError: no city is left, or there are too few to judge a framework by.
    """
    cohorts, found = cohorts_in(files, wanted, track)
    own_files = [member.file for _, member in found.members if member.line is None]
    questions = questions_in(own_files) if strict else ()
    own = None if by == ALL else by
    return Benchmark(
        judged=tuple(judge(cohort, own, coherence=coherence) for cohort in cohorts),
        failed=found.failed,
        other=found.other,
        problems=(*found.problems, *questions),
    )
