"""Work that several processes share."""

from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from typing import Any, TypeVar

Piece = TypeVar("Piece")
Done = TypeVar("Done")


def in_processes(work: Callable[[Piece], Done], pieces: Iterable[Piece], jobs: int | None) -> Iterator[Done]:
    """Yield what each piece of work comes to, in their order, as soon as those before it are done.

    Args:
        work: what is done with a piece, in any process.
        pieces: what it is done with, one a go.
        jobs: how many processes; None: one a core.
    """
    joblib: Any = import_module("joblib")  # it has no types
    delayed = joblib.delayed(work)
    workers = joblib.Parallel(n_jobs=jobs or -1, return_as="generator", batch_size=1)
    yield from workers(delayed(piece) for piece in pieces)
