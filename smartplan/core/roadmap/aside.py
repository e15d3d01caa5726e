"""Work of a solver, done beside this thread, so that Ctrl-C reaches it at once."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

Done = TypeVar("Done")


def aside(work: Callable[[], Done], stop: Callable[[], None]) -> Done:
    """Return what `work` returns; where the user interrupts, `stop` ends it first."""
    with ThreadPoolExecutor(1) as beside:
        answer = beside.submit(work)
        try:
            return answer.result()
        except KeyboardInterrupt:
            stop()
            raise
