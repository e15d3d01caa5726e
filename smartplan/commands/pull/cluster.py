"""The work on a Dask cluster that is already there; a worker that dies costs its pieces of work again."""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from typing import Any, TypeVar

from smartplan.commands.pull.reckon import Chunk, Run, Work, absolute
from smartplan.errors import InputError, Problem
from smartplan.read.cache import Packed

Item = TypeVar("Item")
Done = TypeVar("Done")

PATIENCE = 10
"""Seconds to wait for the scheduler."""
TRIES = 3
"""So often a piece of work that failed on a worker is given to another; then it is done here."""


def on_cluster(address: str) -> Run:
    """Return what does the work on the workers of a scheduler.

    They must see the files under the same names; of what they do not see, the work is done here.

    Raises:
        InputError: the library is missing, or the scheduler does not answer.
    """
    client = _client(address)

    def run(chunks: Sequence[Chunk], work: Work) -> Iterator[tuple[int, list[Packed]]]:
        with client:
            sent = [client.submit(work, absolute(chunk), pure=False, retries=TRIES) for chunk in chunks]
            numbers = {future.key: number for number, future in enumerate(sent)}
            for future in import_module("distributed").as_completed(sent, loop=client.loop):
                number = numbers[future.key]
                yield number, future.result() if future.status == "finished" else work(chunks[number])

    return run


def in_order_on_cluster(address: str, work: Callable[[Item], Done], items: Sequence[Item]) -> Iterator[Done]:
    """Yield what each item comes to, in their order; what the workers of a scheduler lose is done here.

    Raises:
        InputError: the library is missing, or the scheduler does not answer.
    """
    with _client(address) as client:
        sent = deque(client.submit(work, item, pure=False, retries=TRIES) for item in items)
        for item in items:
            future = sent.popleft()  # what was fetched need not stay on a worker
            future.exception()  # waits; what went wrong there is done again here
            yield future.result() if future.status == "finished" else work(item)


def _client(address: str) -> Any:  # noqa: ANN401 - the library has no types
    try:
        distributed: Any = import_module("distributed")
    except ImportError as missing:
        raise InputError([Problem("dask-unavailable")]) from missing
    try:
        return distributed.Client(address, timeout=PATIENCE, set_as_default=False)
    except (OSError, ValueError) as problem:
        raise InputError([Problem("scheduler-unreachable", values={"address": address})]) from problem
