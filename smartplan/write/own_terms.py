"""A region's own words in the place of the usual ones, in every sentence of ours."""

import re
from collections.abc import Mapping
from functools import cache

KEPT = r"\{[^{}]*\}|`[^`]*`"
"""What stays as it is: places for values, and what is to be typed."""
VOWELS = frozenset("aeiou")


def in_own_terms(text: str, terms: Mapping[str, str], *, title: bool = False) -> str:
    """Return a sentence with the region's words, in the case and with the article that fit the place.

    Args:
        text: the sentence, before its values are filled in.
        terms: usual words by what the region says instead.
        title: every word that begins with a capital where the usual one does, as in titles.
    """
    return _pattern(tuple(terms)).sub(lambda found: _replaced(found, terms, title=title), text)


@cache
def _pattern(usual: tuple[str, ...]) -> re.Pattern[str]:
    longest = "|".join(re.escape(word) for word in sorted(usual, key=lambda word: (-len(word), word)))
    term = rf"(?:(?P<a>an?) )?(?P<term>{longest})(?P<nya>nya)?"
    return re.compile(rf"{KEPT}|(?<![\w'.-]){term}(?![\w-])", re.IGNORECASE)


def _replaced(found: re.Match[str], terms: Mapping[str, str], *, title: bool) -> str:
    told = found["term"]
    if told is None:
        return found[0]
    own = terms[next(usual for usual in terms if usual.lower() == told.lower())]
    words = told.split()
    titled = title or len(words) > 1
    if told.isupper():
        own = own.upper()
    elif titled and own.islower() and all(word[0].isupper() for word in words):
        own = own.title()
    elif told[0].isupper():
        own = own[0].upper() + own[1:]
    article = f"{_article(found['a'], own)} " if found["a"] else ""
    return f"{article}{own}{found['nya'] or ''}"


def _article(told: str, own: str) -> str:
    """Return the English article before a word, in the case of the one that stood there."""
    fits = "an" if own[0].lower() in VOWELS else "a"
    return fits.capitalize() if told[0].isupper() else fits
