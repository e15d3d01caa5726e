"""What `benchmark` writes to disk beside its answer: tables, and the pack of a ministry."""

from smartplan.commands import clock, show
from smartplan.commands.asked_of_cities import Asked, Means, Outputs
from smartplan.core.model.letter import Letter
from smartplan.errors import InputError, Problem
from smartplan.read.loaded import Loaded
from smartplan.write.benchmark import Benchmark
from smartplan.write.words import Words, later


def accept(outputs: Outputs) -> Loaded[Letter] | None:
    """Tell what stands against the outputs before any work, and return the letter file that is named.

    A pack sees to its own folder.

    Raises:
        InputError: the letter file is wrong, or there is no pack for it.
        OutputError: the file of tables can't be saved.
    """
    if outputs.letter is not None and outputs.pack is None:
        raise InputError([Problem("letter-without-pack", values={"path": outputs.letter})])
    if outputs.tables is not None:
        from smartplan.write.benchmark_files import ENDINGS
        from smartplan.write.save import accept as accept_output

        accept_output(outputs.tables, ENDINGS, force=outputs.force)
    if outputs.letter is None:
        return None
    from smartplan.read.letter import read_letter

    return read_letter(outputs.letter)


def save_outputs(
    benchmark: Benchmark,
    words: Words,
    asked: Asked,
    outputs: Outputs,
    letter: Loaded[Letter] | None,
    means: Means,
) -> tuple[Problem, ...]:
    """Write what was asked for, importing only what it takes; return what is to be said beside it."""
    if outputs.tables is not None:
        from smartplan.write.benchmark_files import save_tables

        save_tables(benchmark, words, outputs.tables, force=outputs.force)
    if outputs.pack is None:
        return ()
    from smartplan.commands.pull.pack import Pack, make_pack
    from smartplan.write.pack.shared import lacking
    from smartplan.write.pack.told import told

    today = clock.today()
    pack = Pack(outputs.pack, outputs.force, asked.track, asked.least, means, today, letter)
    with show.progress(words, later("making reports")) as tick:
        made, problems = make_pack(benchmark, words, pack, tick)
    show.note(told(made, words))
    return (*problems, *lacking())
