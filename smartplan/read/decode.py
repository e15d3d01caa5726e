"""Bytes to text: encodings, line ends, characters that have no business in a text file."""

import codecs
import re
from itertools import islice

from smartplan.errors import InputError, Place, Problem
from smartplan.read.document import Source

MAX_BYTES = 8 * 1024 * 1024
MAX_SHOWN = 20
"""So many stray characters are named, then the rest would be noise."""

# Everything but tab, line feed and what can be seen. U+2028 and U+2029 end lines for some programs and not
# for others; a byte-order mark in the middle is left by gluing files together; marks that turn the direction
# of writing let a text read otherwise than it is.
STRAY = re.compile(
    "[^\t\n\x20-\x7e\xa0-\u2027\u202f-\u2065\u206a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
_OFFICE = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF-")


def decode(data: bytes, file: str) -> Source:
    """Return the text of a file with plain line ends.

    Raises:
        InputError: too large, not text, not UTF-8 or UTF-16, or with characters that nobody can see.
    """
    if len(data) > MAX_BYTES:
        raise InputError([_whole("file-too-large", file, megabytes=MAX_BYTES // 1024 // 1024)])
    source = Source(file, _with_plain_ends(_text(data, file)))
    stray = [
        stray_problem(found[0], source.place(found.start()))
        for found in islice(STRAY.finditer(source.text), MAX_SHOWN)
    ]
    if stray:
        raise InputError(stray)
    return source


def _text(data: bytes, file: str) -> str:
    wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    if data.startswith(_OFFICE) or (not wide and b"\0" in data):
        raise InputError([_whole("not-a-text-file", file)])
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        return data.decode("utf-16" if wide else "utf-8")
    except UnicodeDecodeError as error:
        raise InputError([_undecodable(error, data, file)]) from error


def _undecodable(error: UnicodeDecodeError, data: bytes, file: str) -> Problem:
    """Point at the first byte that is not UTF-8; the line is shown as Windows would have meant it."""
    before = _with_plain_ends(data[: error.start].decode(error.encoding, errors="ignore"))
    after = _with_plain_ends(data[error.start : error.start + 80].decode("cp1252", errors="replace"))
    return Problem("not-utf8", place=Source(file, before + after).place(len(before)))


def stray_problem(character: str, place: Place) -> Problem:
    """Return the problem of a character that can't be seen."""
    return Problem("control-character", values={"number": f"U+{ord(character):04X}"}, place=place)


def _whole(code: str, file: str, **values: object) -> Problem:
    return Problem(code, values=values, place=Place(file))


def _with_plain_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
