"""From many files to leagues, distributions, and what the cities say of their framework."""

from collections.abc import Sequence

from smartplan.commands.asked_of_cities import Asked, Means
from smartplan.commands.pull.cohort import cohorts_in, under_in, wanted
from smartplan.commands.pull.reckon import Tick
from smartplan.core.panel import judge
from smartplan.errors import Problem
from smartplan.read.basis import Basis
from smartplan.write.benchmark import Benchmark

ALL = "all"


def benchmark_of(files: Sequence[str], asked: Asked, means: Means, tick: Tick) -> tuple[Benchmark, Basis]:
    """Pull files to a benchmark, and to what it rests on.

    Args:
        files: assessments, folders of them, tables.
        asked: what is asked of them.
        means: what the work is done with.
        tick: is told how far it is.

    Raises:
        InputError: no city is left, or there are too few to judge a framework by.
    """
    which, under = wanted(asked.framework, asked.year, asked.by), under_in(asked.under, asked.crosswalks)
    cohorts, found = cohorts_in(files, which, asked.track, means, tick, under)
    own_files = [member.file for _, member in found.members if member.line is None]
    own = None if asked.by == ALL else asked.by
    benchmark = Benchmark(
        judged=judge(cohorts, own, coherence=asked.coherence, least=asked.least),
        failed=found.failed,
        other=found.other,
        problems=(*found.problems, *(_questions(own_files) if asked.strict else ())),
    )
    return benchmark, found.basis


def _questions(files: Sequence[str]) -> tuple[Problem, ...]:
    """Return the questions that assessments raise; what it takes to ask them is imported for them alone."""
    from smartplan.commands.pull.questions import questions_in

    return questions_in(files)
