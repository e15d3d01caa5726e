"""The pack of `benchmark`: made with a word on how far it is, and on what became of it."""

from smartplan.commands import show
from smartplan.commands.pull.pack import Pack, make_pack
from smartplan.errors import Problem
from smartplan.write.benchmark import Benchmark
from smartplan.write.pack.shared import lacking
from smartplan.write.pack.told import told
from smartplan.write.words import Words, later


def packed(benchmark: Benchmark, words: Words, pack: Pack) -> tuple[Problem, ...]:
    """Make a pack, and say on standard error what became of it; return what is to be said beside it."""
    with show.progress(words, later("making reports")) as tick:
        folder, problems = make_pack(benchmark, words, pack, tick)
    show.note(told(folder, words))
    return (*problems, *lacking())
