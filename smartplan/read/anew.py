"""A file of many read anew, with the texts of people that a league does without; and by what it is known."""

import hashlib

from smartplan.core.model import Assessment
from smartplan.errors import InputError, Problem
from smartplan.read.files import read_assessment
from smartplan.read.include import INCLUDE
from smartplan.read.paths import STDIN, read_whole


def fingerprint(file: str) -> str:
    """Return the SHA-256 of a file; of one that includes others, of all of them in their order.

    Raises:
        InputError: one of them can't be read, or it is standard input, which can be read only once.
    """
    if file == STDIN:
        raise InputError([Problem("pack-from-stdin")])
    data = read_whole(file)
    if INCLUDE.encode() not in data:
        return hashlib.sha256(data).hexdigest()
    parts = [hashlib.sha256(read_whole(part.file)).digest() for part in read_assessment(file).document.files]
    return hashlib.sha256(b"".join(parts)).hexdigest()


def assessment_anew(file: str) -> Assessment:
    """Return an assessment with all that people wrote in it.

    Raises:
        InputError: it can't be read any more, or something is wrong with it now.
    """
    return read_assessment(file).model
