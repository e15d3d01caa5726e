"""What an error code means."""

from smartplan.core.check import nearest
from smartplan.errors import InputError, Problem
from smartplan.write.problems import codes, explain_code
from smartplan.write.words import Words


def meaning_of(code: str, words: Words) -> str:
    """Return what a code means.

    Raises:
        InputError: there is no such code.
    """
    if code not in codes():
        values = {"code": code, "suggestion": nearest(code, codes())}
        raise InputError([Problem("unknown-code", values=values)])
    return explain_code(code, words)
