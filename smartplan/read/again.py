"""A file that is about to be rewritten: its bytes as they were read, and what new bytes would say."""

import hashlib

from smartplan.errors import InputError, Problem
from smartplan.read.document import Document, MarkedDict
from smartplan.read.paths import STDIN, read_whole
from smartplan.read.yaml_text import parse


def bytes_again(document: Document) -> bytes:
    """Return the bytes of a file that was read before.

    Raises:
        InputError: it is standard input, it can't be read any more, or it has changed meanwhile.
    """
    if document.file == STDIN:
        raise InputError([Problem("input-not-editable")])
    data = read_whole(document.file)
    if hashlib.sha256(data).hexdigest() != document.sha256:
        raise InputError([Problem("changed-meanwhile", values={"path": document.file})])
    return data


def said_by(data: bytes, file: str) -> MarkedDict | None:
    """Return what bytes say as a file; `None` where they can't be read without a problem."""
    try:
        return parse(data, file).value
    except InputError:
        return None
