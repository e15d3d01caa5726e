"""A file of many read anew, with the texts of people that a league does without; and by what it is known."""

import hashlib

from smartplan.core.model import Assessment
from smartplan.errors import InputError, Problem
from smartplan.read.files import read_assessment, try_assessment
from smartplan.read.gather import open_document, sound
from smartplan.read.include import INCLUDE
from smartplan.read.paths import STDIN, read_whole
from smartplan.read.shelf import Shelf


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


def answers_anew(file: str, shelf: Shelf) -> Assessment:
    """Return an assessment with its answers, without the texts that people wrote in them.

    Args:
        file: its name.
        shelf: what the assessments of one run have in common.

    Raises:
        InputError: it can't be read any more, or something is wrong with it now.
    """
    problems: list[Problem] = []
    document = open_document(file, problems)
    case, told, _ = try_assessment(document, shelf) if document else (None, (), None)
    return sound(case, [*problems, *told]).assessment.model
