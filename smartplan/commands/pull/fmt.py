"""From files to the same, tidy."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from smartplan.commands.pull.edits import tidied
from smartplan.errors import Problem
from smartplan.read.again import bytes_again
from smartplan.read.document import Document
from smartplan.read.gather import open_document, sound
from smartplan.read.paths import STDIN
from smartplan.read.whole import flattened
from smartplan.write.save import save_edited


def untidy_in(files: Sequence[str]) -> tuple[Problem, ...]:
    """Return, for each file that is not tidy, the first place that would change.

    Raises:
        InputError: with what is wrong in any of the files.
    """
    return tuple(problem for document in _opened(files) for problem in _untidy(document))


def tidy_all(files: Sequence[str]) -> tuple[str, ...]:
    """Tidy files, all of them or none; return the names of those that changed, and standard input made tidy.

    Raises:
        InputError: with what is wrong in any of the files.
        OutputError: a file can't be written.
    """
    new = [(document, tidied(document)) for document in _opened(files)]
    printed = [data.decode() for document, data in new if document.file == STDIN]
    kept = [(document, data) for document, data in new if document.file != STDIN]
    changed = {document.file: data for document, data in kept if data != bytes_again(document)}
    return (*printed, *save_edited(changed))


def _opened(files: Sequence[str]) -> tuple[Document, ...]:
    problems: list[Problem] = []
    opened = [open_document(file, problems) for file in files]
    return tuple(flattened(tuple(document for document in sound(opened, problems) if document)))


def _untidy(document: Document) -> Iterator[Problem]:
    data, text = tidied(document), document.text
    if data != (text.encode() if document.file == STDIN else bytes_again(document)):
        lines = enumerate(zip_longest(text.split("\n"), data.decode().split("\n")))
        # Where no line differs, it is the encoding or the line ends.
        number = next((number for number, (old, new) in lines if old != new), 0)
        starts = document.source.starts
        yield Problem("not-tidy").at(document.source.place(starts[min(number, len(starts) - 1)]))
