"""What `benchmark` writes to disk beside its answer: tables, and the pack of a ministry."""

from smartplan.commands import clock, show
from smartplan.commands.asked_of_cities import Asked, Outputs
from smartplan.errors import Problem
from smartplan.write.benchmark import Benchmark
from smartplan.write.words import Words, later


def accept_tables(outputs: Outputs) -> None:
    """Tell what stands against the file of tables before any work; a pack sees to its own folder."""
    if outputs.tables is not None:
        from smartplan.write.benchmark_files import ENDINGS
        from smartplan.write.save import accept

        accept(outputs.tables, ENDINGS, force=outputs.force)


def save_outputs(
    benchmark: Benchmark, words: Words, asked: Asked, outputs: Outputs, jobs: int | None
) -> tuple[Problem, ...]:
    """Write what was asked for; return what is to be said beside it."""
    if outputs.tables is not None:
        from smartplan.write.benchmark_files import save_tables

        save_tables(benchmark, words, outputs.tables, force=outputs.force)
    if outputs.pack is None:
        return ()
    return _pack(benchmark, words, asked, outputs.pack, jobs, force=outputs.force)


def _pack(
    benchmark: Benchmark, words: Words, asked: Asked, folder: str, jobs: int | None, *, force: bool
) -> tuple[Problem, ...]:
    """Make a pack; all that documents are made of is imported for it alone."""
    from smartplan.commands.pull.pack import Pack, make_pack
    from smartplan.write.pack.shared import lacking
    from smartplan.write.pack.told import told

    pack = Pack(folder, force, asked.track, asked.least, jobs, clock.today())
    with show.progress(words, later("making reports")) as tick:
        made, problems = make_pack(benchmark, words, pack, tick)
    show.note(told(made, words))
    return (*problems, *lacking())
