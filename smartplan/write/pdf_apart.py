"""A page to PDF in a process of its own, which holds nothing but the page.

The solver that found the roadmap keeps a hundred megabytes until its process ends.
"""

import datetime as dt
import signal
from collections.abc import Sequence
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

from smartplan.errors import OutputError, Problem
from smartplan.write.pdf_layout import Attached, to_pdf
from smartplan.write.pdf_lean import let_fonts_go


def to_pdf_apart(html: str, attached: Sequence[Attached], day: dt.date) -> bytes:
    """Lay out a page as `to_pdf` does.

    Raises:
        OutputError: as `to_pdf`; and the process was ended from outside (`pdf-ended`).
        LayoutError: as `to_pdf`.
    """
    context = get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_answer, args=(theirs, html, tuple(attached), day), daemon=True)
    _start(process)
    theirs.close()
    try:
        made: bytes | Exception = ours.recv()
    except EOFError:
        process.join()
        raise OutputError([Problem("pdf-ended", values={"code": process.exitcode})]) from None
    finally:
        process.terminate()
        process.join()
    if isinstance(made, Exception):
        raise made
    return made


def _start(process: BaseProcess) -> None:
    """Start a process that is deaf to Ctrl-C: it is this one that ends it, and says so."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        process.start()
        return
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        process.start()
    finally:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})


def _answer(to: Connection, html: str, attached: Sequence[Attached], day: dt.date) -> None:
    try:
        made: bytes | Exception = to_pdf(html, attached, day)
    except Exception as error:  # noqa: BLE001 - it is raised on the other side
        made = error
    let_fonts_go()
    to.send(made)
