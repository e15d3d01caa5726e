"""Thousands of files to what they come to: remembered, else read here, in processes, or on a cluster."""

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from smartplan.core.model import Track
from smartplan.errors import Problem
from smartplan.read.cache import Cache, Kept, cache_path
from smartplan.read.entry import Named, figures_in
from smartplan.read.paths import STDIN, read_bytes
from smartplan.read.payload import Payload, packed, unpacked
from smartplan.read.shelf import Shelf

CHUNK = 40
"""So many files are one piece of work."""
FEW = 200
"""So many are read before further processes are up."""

Packed = tuple[str | None, str | None, str]
"""The hash of a file, that of its framework, and its payload."""
Chunk = tuple[Named, ...]
Run = Callable[[Sequence[Chunk], Track | None], Iterator[tuple[int, list[Packed]]]]
"""Yields by its number what each chunk comes to, in whatever order they are done."""
Tick = Callable[[int, int], None]
"""Is told how many files of how many are done."""


@dataclass(frozen=True, slots=True)
class Means:
    """What the work is done with.

    Attributes:
        jobs: how many processes; None: one a core.
        remember: whether what files came to is kept for the next run.
        scheduler: the address of a Dask cluster; None: this machine.
    """

    jobs: int | None = None
    remember: bool = True
    scheduler: str | None = None


def reckoned(files: Sequence[Named], track: Track | None, means: Means, tick: Tick) -> list[Payload]:
    """Return what each file comes to, in their order, the same whatever it is done with.

    Raises:
        InputError: the cluster is not there.
    """
    found: dict[int, Payload] = {}
    cache = Cache(cache_path() if means.remember else None)
    shelf = Shelf()
    try:
        for place, named in enumerate(files):
            remembered = _remembered(cache, named, track, shelf)
            if remembered is not None:
                found[place] = remembered
        missing = [place for place in range(len(files)) if place not in found]
        pieces = [missing[start : start + CHUNK] for start in range(0, len(missing), CHUNK)]
        chunks = [tuple(files[place] for place in piece) for piece in pieces]
        tick(len(found), len(files))
        for number, done in _run(len(missing), means)(chunks, track):
            payloads = [
                _own(named, entry, track, shelf) for named, entry in zip(chunks[number], done, strict=True)
            ]
            found.update(zip(pieces[number], payloads, strict=True))
            cache.keep(_rows(payloads, done, track))
            tick(len(found), len(files))
    finally:
        cache.close()
    return [found[place] for place in range(len(files))]


def packed_chunk(chunk: Chunk, track: Track | None) -> list[Packed]:
    """Return what the files of a chunk come to; in any process, and of the files alone."""
    shelf = Shelf()
    return [_packed(figures_in(named, track, shelf), named.name) for named in chunk]


def _packed(payload: Payload, name: str) -> Packed:
    return payload.sha256, payload.framework, packed(payload, name)


def _own(named: Named, entry: Packed, track: Track | None, shelf: Shelf) -> Payload:
    """Return a payload under the name as typed; what is wrong beside the file is looked at here."""
    sha256, framework, text = entry
    payload = unpacked(text, named.name, sha256, framework)
    return figures_in(named, track, shelf) if payload.elsewhere else payload


def _remembered(cache: Cache, named: Named, track: Track | None, shelf: Shelf) -> Payload | None:
    if named.name == STDIN:  # it can be read once, and here alone
        return figures_in(named, track, shelf)
    if not cache.is_open:
        return None
    data = read_bytes(named.name)
    if isinstance(data, Problem):
        return None
    sha256 = hashlib.sha256(data).hexdigest()
    for kept in cache.found(sha256, track):
        if kept.framework:
            framework = shelf.find(kept.ref, named.name, [])
            if framework is None or framework.document.sha256 != kept.framework:
                continue
        payload = unpacked(kept.text, named.name, sha256, kept.framework or None)
        if named.among_others or not payload.is_other:
            return payload
    return None


def _rows(payloads: Iterable[Payload], done: Iterable[Packed], track: Track | None) -> Iterator[Kept]:
    for payload, (_, _, text) in zip(payloads, done, strict=True):
        if payload.sha256 is not None and not payload.elsewhere:
            yield Kept(payload.sha256, track or "", payload.framework or "", payload.ref, text)


# Where the work is done.


def _run(files: int, means: Means) -> Run:
    if files and means.scheduler is not None:
        from smartplan.commands.pull.cluster import on_cluster

        return on_cluster(means.scheduler)
    if files <= FEW or means.jobs == 1:
        return _here
    return _in_processes(means.jobs)


def _here(chunks: Sequence[Chunk], track: Track | None) -> Iterator[tuple[int, list[Packed]]]:
    for number, chunk in enumerate(chunks):
        yield number, packed_chunk(chunk, track)


def _in_processes(jobs: int | None) -> Run:
    def run(chunks: Sequence[Chunk], track: Track | None) -> Iterator[tuple[int, list[Packed]]]:
        joblib: Any = import_module("joblib")  # it has no types
        work = joblib.delayed(packed_chunk)
        workers = joblib.Parallel(n_jobs=jobs or -1, return_as="generator", batch_size=1)
        yield from enumerate(workers(work(absolute(chunk), track) for chunk in chunks))

    return run


def absolute(chunk: Chunk) -> Chunk:
    """Return the files of a chunk by names that mean the same in any process of a machine."""
    return tuple(Named(os.path.abspath(each.name), each.among_others) for each in chunk)  # noqa: PTH100 - a link stays one
