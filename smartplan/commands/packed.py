"""What `benchmark` writes: its answer, and to disk tables and the pack of a ministry."""

from dataclasses import dataclass

from smartplan.commands import clock, show
from smartplan.commands.pull.benchmark import Asked
from smartplan.commands.pull.reckon import Means
from smartplan.core.model.letter import Letter
from smartplan.errors import InputError, Problem
from smartplan.read.letter import read_letter
from smartplan.read.loaded import Loaded
from smartplan.write.benchmark import Benchmark, write_benchmark, write_step
from smartplan.write.words import Words, later


@dataclass(frozen=True, slots=True)
class Outputs:
    """Where to: a file of tables, the folder of a pack (None: no such); what is there may be replaced.

    `letter` is the file that says what the letters of the pack bear.
    """

    tables: str | None
    pack: str | None
    force: bool
    letter: Loaded[Letter] | None


def outputs_of(tables: str | None, pack: str | None, letter: str | None, *, force: bool) -> Outputs:
    """Return where to, with the letter file that is named: what is wrong with it is told before all else.

    Raises:
        InputError: the letter file is wrong, or there is no pack for it.
    """
    if letter is not None and pack is None:
        raise InputError([Problem("letter-without-pack", values={"path": letter})])
    return Outputs(tables, pack, force, None if letter is None else read_letter(letter))


def write_answer(benchmark: Benchmark, words: Words, output_format: str, step: str | None) -> None:
    """Write what was found, or every city's figures after a step."""
    if step is None:
        write_benchmark(benchmark, words, output_format)
    else:
        write_step(benchmark, step)


def save_outputs(
    benchmark: Benchmark, words: Words, asked: Asked, outputs: Outputs, means: Means
) -> tuple[Problem, ...]:
    """Write what was asked for; return what is to be said beside it."""
    if outputs.tables is not None:
        from smartplan.write.benchmark_tables import save_tables

        save_tables(benchmark, words, outputs.tables, force=outputs.force)
    if outputs.pack is None:
        return ()
    return _pack(benchmark, words, asked, outputs, means)


def _pack(
    benchmark: Benchmark, words: Words, asked: Asked, outputs: Outputs, means: Means
) -> tuple[Problem, ...]:
    """Make a pack; all that documents are made of is imported for it alone."""
    from smartplan.commands.pull.pack import Pack, make_pack
    from smartplan.write.pack.shared import lacking
    from smartplan.write.pack.told import told

    pack = Pack(
        outputs.pack or "", outputs.force, asked.track, asked.least, means, clock.today(), outputs.letter
    )
    with show.progress(words, later("making reports")) as tick:
        made, problems = make_pack(benchmark, words, pack, tick)
    show.note(told(made, words))
    return (*problems, *lacking())
