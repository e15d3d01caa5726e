"""Thousands of files to what they come to: remembered, else read here, in processes, or on a cluster."""

import gc
import os
from collections.abc import Callable, Iterator, Sequence
from functools import cache, lru_cache, partial
from threading import get_ident
from uuid import uuid4

from smartplan.commands.asked_of_cities import Means
from smartplan.commands.pull.processes import in_processes
from smartplan.core.model import Track
from smartplan.read.cache import Cache, Packed, cache_path
from smartplan.read.entry import figures_in
from smartplan.read.listing import Named
from smartplan.read.payload import Payload, packed, unpacked
from smartplan.read.remembered import remembered
from smartplan.read.shelf import Shelf

CHUNK = 40
"""So many files are one piece of work."""
FEW = 400
"""So many are read before further processes are up."""

Chunk = tuple[Named, ...]
Work = Callable[[Chunk], list[Packed]]
Run = Callable[[Sequence[Chunk], Work], Iterator[tuple[int, list[Packed]]]]
"""Yields by its number what each chunk comes to, in whatever order they are done."""
Tick = Callable[[int, int], None]
"""Is told how many files of how many are done."""


def reckoned(files: Sequence[Named], track: Track | None, means: Means, tick: Tick) -> list[Payload]:
    """Return what each file comes to, in their order, the same whatever it is done with.

    Raises:
        InputError: the cluster is not there.
    """
    cache = Cache(cache_path() if means.remember else None)
    shelf = Shelf()
    try:
        found = remembered(cache, files, track, shelf, means.hashes)
        missing = [place for place in range(len(files)) if place not in found]
        pieces = [missing[start : start + CHUNK] for start in range(0, len(missing), CHUNK)]
        chunks = [tuple(files[place] for place in piece) for piece in pieces]
        work = partial(packed_chunk, track=track, run=uuid4().hex)
        tick(len(found), len(files))
        for number, done in _run(len(missing), means)(chunks, work):
            payloads = [
                _own(named, entry, track, shelf) for named, entry in zip(chunks[number], done, strict=True)
            ]
            found.update(zip(pieces[number], payloads, strict=True))
            cache.keep([entry for entry in done if entry.sha256 and not entry.elsewhere], track)
            tick(len(found), len(files))
    finally:
        cache.close()
    return [found[place] for place in range(len(files))]


def packed_chunk(chunk: Chunk, track: Track | None, run: str) -> list[Packed]:
    """Return what the files of a chunk come to; in any process, and of the files alone.

    Args:
        chunk: the files.
        track: the only track that counts.
        run: which run it is part of; what its chunks have in common is read once in each process.
    """
    shelf = _shelf(run, get_ident())
    return [packed(figures_in(named, track, shelf), named.name) for named in chunk]


@lru_cache(maxsize=8)
def _shelf(_run: str, _thread: int) -> Shelf:
    return Shelf()


def _own(named: Named, entry: Packed, track: Track | None, shelf: Shelf) -> Payload:
    """Return a payload under the name as typed; what is wrong beside the file is looked at here."""
    return figures_in(named, track, shelf) if entry.elsewhere else unpacked(entry, named.name)


# Where the work is done.


def _run(files: int, means: Means) -> Run:
    if files and means.scheduler is not None:
        from smartplan.commands.pull.cluster import on_cluster

        return on_cluster(means.scheduler)
    if files <= FEW or means.jobs == 1:
        return _here
    return _in_processes(means.jobs)


def _here(chunks: Sequence[Chunk], work: Work) -> Iterator[tuple[int, list[Packed]]]:
    for number, chunk in enumerate(chunks):
        yield number, _in_our_own(work, chunk)


def _in_our_own(work: Work, chunk: Chunk) -> list[Packed]:
    """Do a piece of work in a process that is ours alone."""
    _settle()
    return work(chunk)


@cache
def _settle() -> None:
    """Let what is loaded by now be: to look through it for garbage every few files is a tenth of the work."""
    gc.freeze()


def _in_processes(jobs: int | None) -> Run:
    def run(chunks: Sequence[Chunk], work: Work) -> Iterator[tuple[int, list[Packed]]]:
        yield from enumerate(in_processes(partial(_in_our_own, work), map(absolute, chunks), jobs))

    return run


def absolute(chunk: Chunk) -> Chunk:
    """Return the files of a chunk by names that mean the same in any process of a machine."""
    return tuple(Named(os.path.abspath(each.name), each.among_others) for each in chunk)  # noqa: PTH100 - a link stays one
