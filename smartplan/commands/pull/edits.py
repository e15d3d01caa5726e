"""From a file and what it is to say to its new bytes, read again before anybody saves them."""

from collections.abc import Mapping

from smartplan.errors import OutputError, Problem
from smartplan.read.again import bytes_again, said_by
from smartplan.read.document import Document
from smartplan.read.tokens import signs_of
from smartplan.read.whole import split
from smartplan.write.edit import edited, same
from smartplan.write.tidy import tidy


def rewritten(document: Document, wanted: Mapping[str, object]) -> dict[str, bytes]:
    """Return, by name, the bytes of the files that change where a document is to say what is wanted.

    Comments and order are kept, and each value stays in the file that holds it.

    Raises:
        InputError: the file is standard input, or somebody changed it meanwhile.
        OutputError: the new text would not be read back as what is wanted.
    """
    parts = [(part, said) for part, said in split(document, wanted) if not same(part.value, said)]
    return {part.file: replaced(part, said) for part, said in parts}


def replaced(document: Document, wanted: Mapping[str, object]) -> bytes:
    """Return the bytes of one file that says what is wanted, comments and order kept.

    Raises:
        InputError: the file is standard input, or somebody changed it meanwhile.
        OutputError: the new text would not be read back as what is wanted.
    """
    return _sure(edited(bytes_again(document), document, wanted), document, wanted)


def tidied(document: Document) -> bytes:
    """Return the bytes of a file that says the same, laid out evenly.

    Raises:
        OutputError: the new text would not be read back as the same.
    """
    return _sure(tidy(document.text, signs_of(document.text)).encode(), document, document.value)


def _sure(data: bytes, document: Document, wanted: Mapping[str, object]) -> bytes:
    if not same(said_by(data, document.file), wanted):
        raise OutputError([Problem("edit-refused", values={"path": document.file})])
    return data
