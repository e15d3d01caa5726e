"""Documents to files: several at once, where there are several and the machine has cores for them."""

import os
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from smartplan.write.masterplan import SLOW, Files, Made, rendered
from smartplan.write.save import save_all


def save_documents(made: Sequence[Made], tick: Callable[[int, int], None], *, force: bool) -> list[str]:
    """Lay the documents out and write them, all or none; return their names.

    Args:
        made: the documents.
        tick: is told how many of how many are laid out.
        force: replace what is there.

    Raises:
        OutputError: one of them can't be made, or can't be written.
    """
    files: dict[Path, bytes | str] = {}
    tick(0, len(made))
    for number, of_one in enumerate(_rendered(made), 1):
        files |= of_one
        tick(number, len(made))
    save_all(files, force=force)
    return [str(one.path) for one in made]


def _rendered(made: Sequence[Made]) -> Iterator[Files]:
    """Yield the files of each document, in order; the same bytes however many processes there are."""
    jobs = min(len(made), os.cpu_count() or 1)
    if jobs == 1 or made[0].path.suffix.lower() not in SLOW:
        yield from map(rendered, made)
        return
    joblib: Any = import_module("joblib")  # it has no types
    yield from joblib.Parallel(n_jobs=jobs, return_as="generator")(map(joblib.delayed(rendered), made))
