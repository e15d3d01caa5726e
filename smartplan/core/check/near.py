"""The known word that an unknown one was probably meant to be."""

from collections.abc import Iterable

MAX_LENGTH = 80
"""A longer word is no slip of the finger."""


def nearest(word: object, known: Iterable[str]) -> str | None:
    """Return the known word most like this one, whatever its case; `None` where none is like it."""
    by_folded = {candidate.casefold(): candidate for candidate in known}
    if not isinstance(word, str) or len(word) > MAX_LENGTH or not by_folded:
        return None
    from difflib import get_close_matches

    found = get_close_matches(word.casefold(), by_folded, n=1)
    return by_folded[found[0]] if found else None
