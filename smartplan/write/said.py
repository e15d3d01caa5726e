"""The words that a region's own pages may say: sentences with values in their places, and figures."""

import re

from smartplan.write.words import Real, Words

PLACES = re.compile(r"\{(\w*)\}")


class Said:
    """Says things in the language of the document; a sentence that is not in the catalogues is said as it is.

    Args:
        words: the language.
    """

    def __init__(self, words: Words) -> None:
        self._words = words

    def __call__(self, text: str, /, **values: object) -> str:
        """Translate an English sentence and put values where their names stand in braces.

        A value is a text or a number: nothing of it can be asked for, as `format` would allow.
        """
        return PLACES.sub(lambda found: str(values.get(found[1], found[0])), self._words(text))

    @property
    def language(self) -> str:
        """`id` or `en`."""
        return self._words.language

    def number(self, value: Real | None, digits: int = 2) -> str:
        """Return a number with so many decimals: 1.234,50."""
        return self._words.number(value, digits)

    def plain(self, value: Real | None, most: int = 6) -> str:
        """Return a number with the decimals that it has, `most` at most: 2,5."""
        return self._words.plain(value, most)

    def percent(self, share: Real | None, digits: int = 0) -> str:
        """Return a share of one as a percentage."""
        return self._words.percent(share, digits)
